//! What the page should look like, as data: the shopper's preferences and the system's become attributes and custom properties.
//! Nothing here knows a DOM; `web::apply` puts it on the page. What the shopper chose stands over what the system asks for; what
//! behaviour suggests is only ever offered (`js/look/strain.ts`), and is the shopper's own choice once it is taken.
//!
//! | file | what it holds |
//! |---|---|
//! | `axis` | every choice and every number, a row each, with elder mode's figures |
//! | `theme`, `palette`, `colour` | themes, a shop's palettes and their contrast |
//! | `modules` | the shopper's own order of modules |
//! | `problem` | what was wrong with a wish |

pub mod axis;
pub mod colour;
pub mod modules;
pub mod palette;
mod preferences;
pub mod problem;
pub mod theme;

pub use preferences::Preferences;

use crate::text;
use crate::value::Value;
use axis::{CHOICES, NUMBERS};
use palette::{Palette, ROLES};

/// Longest name of a palette, a zone or a module.
const MAX_NAME: usize = 32;

/// What the system asks for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SystemSignals {
    /// `prefers-color-scheme: dark`.
    pub dark: bool,
    /// `prefers-contrast: more`.
    pub more_contrast: bool,
    /// `prefers-reduced-motion: reduce`.
    pub reduced_motion: bool,
    /// `prefers-reduced-transparency: reduce`.
    pub reduced_transparency: bool,
    /// `forced-colors: active`.
    pub forced_colors: bool,
    /// The browser saves data, or the connection is slow. Nobody asked for a look by it: what follows from it stands below all else.
    pub spare: bool,
}

/// What goes on the root element.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Look {
    /// Attributes by name; all begin with `data-vitrine-`.
    pub attributes: Vec<(&'static str, String)>,
    /// Custom properties by name; all begin with `--vitrine-`.
    pub properties: Vec<(&'static str, String)>,
}

const THEME: &str = "data-vitrine-theme";
const SCHEME: &str = "data-vitrine-scheme";
const ELDER: &str = "data-vitrine-elder";
const FORCED: &str = "data-vitrine-forced-colors";
const SPARE: &str = "data-vitrine-spare";
/// What follows from a connection that must be spared, unless shopper or system say otherwise.
const SPARED: [(&str, &str); 2] = [("motion", "reduced"), ("images", "small")];

/// Every attribute a [`Look`] may set beside those of [`CHOICES`], so that an undo leaves none behind.
pub const ATTRIBUTES: [&str; 5] = [THEME, SCHEME, ELDER, FORCED, SPARE];

impl Look {
    fn attribute(&mut self, name: &'static str, value: &str) {
        self.attributes.push((name, value.to_owned()));
    }
}

/// What the page should look like for a shopper, on a device, in a shop with these palettes.
pub fn resolve(chosen: &Preferences, system: SystemSignals, palettes: &[Palette]) -> Look {
    let mut look = Look::default();
    let elder = chosen.is_elder();
    let theme = chosen.word("theme").or(elder.then_some(theme::SYSTEM));
    if let Some(shown) = theme.and_then(|theme| theme::resolve(theme, system, palettes, elder)) {
        look.attribute(THEME, shown.name);
        look.attribute(SCHEME, shown.scheme);
        if let Some(colours) = shown.colours {
            for (role, colour) in ROLES.iter().zip(colours) {
                look.properties.push((role.property, colour.hex()));
            }
        }
    }
    if elder {
        look.attribute(ELDER, "on");
    }
    let mut is_spared = false;
    let all_asked = [system.reduced_motion, system.reduced_transparency];
    for (number, choice) in CHOICES.iter().enumerate() {
        let preset = choice.elder.filter(|_| elder);
        let own = chosen.word(choice.name).filter(|_| !(elder && choice.is_firm));
        let asked = all_asked.get(number).is_some_and(|asked| *asked).then_some("reduced");
        let inferred = SPARED.iter().find(|(name, _)| system.spare && *name == choice.name).map(|(_, word)| *word);
        if let Some(word) = own.or(preset).or(asked).or(inferred) {
            look.attribute(choice.attribute, word);
            // Says why, where nothing else does.
            is_spared |= own.or(preset).or(asked).is_none();
        }
    }
    if is_spared {
        look.attribute(SPARE, "on");
    }
    for number in &NUMBERS {
        let own = chosen.get(number.name).and_then(Value::number);
        let value = match number.elder.filter(|_| elder) {
            Some((least, most)) => Some(own.unwrap_or(least).max(least).min(most)),
            None => own,
        };
        if let Some(value) = value {
            look.properties.push((number.property, hundredths(value)));
        }
    }
    if system.forced_colors {
        look.attribute(FORCED, "on");
    }
    look
}

/// A number with two decimals.
fn hundredths(value: f64) -> String {
    text::hundredths(libm::round(value * 100.0) as u64)
}

/// Names that may stand in an attribute, a key or a selector without a second thought.
fn is_name(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=MAX_NAME).contains(&text.len()) && text.bytes().all(fits)
}

#[cfg(test)]
mod tests;
