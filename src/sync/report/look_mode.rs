//! `look.mode`: what the page looks like for this shopper: theme, type and elder mode, as `dark large elder`.

use super::{position, Metric, Sight};
use crate::rng::Coins;
use crate::sync::manifest::MetricSpec;

/// The row of this metric.
pub const METRIC: Metric = Metric { code: 5, name: "look.mode", answer };

/// Themes that are told apart; every other counts as the last of them.
pub const THEMES: [&str; 4] = ["light", "dark", "contrast", "other"];

/// The answer for a look; `text_scale` is the factor on the shop's type size.
pub fn mode(theme: &str, text_scale: f64, elder: bool) -> String {
    let [light, .., other] = THEMES;
    let theme = match theme {
        "" => light,
        named => THEMES.into_iter().find(|known| *known == named).unwrap_or(other),
    };
    let size = if text_scale > 1.1 { "large" } else { "normal" };
    let mut words = String::from(theme);
    for word in [size, if elder { "elder" } else { "usual" }] {
        words.push(' ');
        words.push_str(word);
    }
    words
}

/// Every answer there is, in the order of the domain.
pub fn domain() -> Vec<String> {
    let all = THEMES.iter().flat_map(|theme| [1.0, 1.5].map(|scale| (theme, scale)));
    all.flat_map(|(theme, scale)| [false, true].map(|elder| mode(theme, scale, elder))).collect()
}

fn answer(sight: Sight<'_>, spec: &MetricSpec, _: &mut dyn Coins) -> Option<u32> {
    position(spec, sight.look_mode)
}
