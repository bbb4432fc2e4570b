//! What the page should look like, as data: the shopper's preferences and the system's become attributes and custom properties.
//! Nothing here knows a DOM; `web::apply` puts it on the page.

mod elder;
mod theme;

pub use theme::Theme;

use crate::value::{Object, Value};

/// Smallest and largest factor on the shop's type size.
pub const TEXT_SCALE: (f64, f64) = (0.85, 2.0);

/// What the shopper chose; an absent field means "as the shop has it".
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Preferences {
    /// Colour theme.
    pub theme: Option<Theme>,
    /// Factor on the shop's type size, within [`TEXT_SCALE`].
    pub text_scale: Option<f64>,
    /// Elder mode.
    pub elder: Option<bool>,
}

/// What the system asks for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SystemSignals {
    /// `prefers-color-scheme: dark`.
    pub dark: bool,
    /// `prefers-contrast: more`.
    pub more_contrast: bool,
}

/// What goes on the root element.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Look {
    /// Attributes by name; all begin with `data-vitrine-`.
    pub attributes: Vec<(&'static str, String)>,
    /// Custom properties by name; all begin with `--vitrine-`.
    pub properties: Vec<(&'static str, String)>,
}

/// Every attribute a [`Look`] may set, so that an undo leaves none behind.
pub const ATTRIBUTES: [&str; 2] = ["data-vitrine-theme", "data-vitrine-elder"];

/// Every custom property a [`Look`] may set.
pub const PROPERTIES: [&str; 1] = ["--vitrine-text-scale"];

impl Preferences {
    /// Reads preferences from an object; what is not one is no preference.
    pub fn read(mut said: Value) -> Self {
        Self {
            theme: said.take("theme").text().and_then(|name| Theme::parse(&name)),
            text_scale: said.take("textScale").number(),
            elder: said.take("elder").bool(),
        }
    }

    /// The preferences as the object JavaScript gets and localStorage keeps; what was not said is not in it.
    pub fn to_value(&self) -> Value {
        let mut object = Object::default();
        if let Some(theme) = self.theme {
            object.text("theme", theme.as_str());
        }
        if let Some(scale) = self.text_scale {
            object.number("textScale", scale);
        }
        if let Some(elder) = self.elder {
            object.bool("elder", elder);
        }
        object.end()
    }

    /// These preferences with the ones said now on top; numbers are clamped into their range, NaN is not a preference.
    pub fn merged(&self, said: &Self) -> Self {
        let scale =
            said.text_scale.filter(|scale| !scale.is_nan()).map(|scale| scale.clamp(TEXT_SCALE.0, TEXT_SCALE.1));
        Self {
            theme: said.theme.or(self.theme),
            text_scale: scale.or(self.text_scale),
            elder: said.elder.or(self.elder),
        }
    }

    /// What the page should look like.
    pub fn resolve(&self, system: SystemSignals) -> Look {
        let elder = self.elder == Some(true);
        let mut look = Look::default();
        let chosen = self.theme.or(elder.then_some(elder::THEME));
        if let Some(theme) = chosen {
            look.attributes.push(("data-vitrine-theme", theme.resolve(system).to_owned()));
        }
        if elder {
            look.attributes.push(("data-vitrine-elder", "on".into()));
        }
        let scale = if elder { Some(elder::text_scale(self.text_scale)) } else { self.text_scale };
        if let Some(scale) = scale {
            // Whole numbers: the float printer is larger than this room.
            let hundredths = libm::round(scale * 100.0) as u32;
            look.properties.push(("--vitrine-text-scale", format!("{}.{:02}", hundredths / 100, hundredths % 100)));
        }
        look
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_preferences_the_page_is_the_shops() {
        assert_eq!(Preferences::default().resolve(SystemSignals { dark: true, more_contrast: true }), Look::default());
    }

    #[test]
    fn the_system_theme_follows_the_system() {
        let chosen = Preferences { theme: Some(Theme::System), ..Default::default() };
        let theme = |dark, more_contrast| chosen.resolve(SystemSignals { dark, more_contrast }).attributes[0].1.clone();
        assert_eq!([theme(false, false), theme(true, false), theme(true, true)], ["light", "dark", "contrast"]);
    }

    #[test]
    fn elder_mode_never_makes_text_smaller() {
        let scale = |text_scale| {
            let look =
                Preferences { elder: Some(true), text_scale, ..Default::default() }.resolve(SystemSignals::default());
            look.properties[0].1.clone()
        };
        assert_eq!([scale(None), scale(Some(0.9)), scale(Some(1.9))], ["1.50", "1.50", "1.90"]);
    }

    #[test]
    fn absurd_values_are_clamped_and_absent_ones_kept() {
        let before = Preferences { theme: Some(Theme::Dark), text_scale: Some(1.2), elder: None };
        let said = |text_scale| before.merged(&Preferences { text_scale: Some(text_scale), ..Default::default() });
        assert_eq!(said(100.0).text_scale, Some(2.0));
        assert_eq!(said(-3.0).text_scale, Some(0.85));
        assert_eq!(said(f64::NAN).text_scale, Some(1.2));
        assert_eq!(said(1.0).theme, Some(Theme::Dark));
    }

    #[test]
    fn an_undo_knows_everything_that_can_be_set() {
        let all = Preferences { theme: Some(Theme::Dark), text_scale: Some(1.2), elder: Some(true) }
            .resolve(SystemSignals::default());
        assert!(all.attributes.iter().all(|(name, _)| ATTRIBUTES.contains(name)));
        assert!(all.properties.iter().all(|(name, _)| PROPERTIES.contains(name)));
        assert_eq!((all.attributes.len(), all.properties.len()), (ATTRIBUTES.len(), PROPERTIES.len()));
    }
}
