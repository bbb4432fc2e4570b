//! Colour themes: four that need nothing but the shop's stylesheet or `vitrine/look.css`, the one that follows the device, and the
//! shop's own palettes by their names.

use super::palette::{Colours, Palette, ENHANCED_CONTRAST, TEXT_CONTRAST};
use super::SystemSignals;

/// The theme that follows the device.
pub const SYSTEM: &str = "system";
const DARK: &str = "dark";
const CONTRAST: &str = "contrast";
/// Themes that need no palette.
pub const BUILT_IN: [&str; 5] = [SYSTEM, "light", DARK, CONTRAST, "sepia"];

/// What a theme comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown<'a> {
    /// Value of `data-vitrine-theme`.
    pub name: &'a str,
    /// Value of `data-vitrine-scheme`: `light` or `dark`.
    pub scheme: &'static str,
    /// The palette's colours, each pair at its contrast; none for a theme that is the stylesheet's.
    pub colours: Option<Colours>,
}

/// The theme `chosen` as the device is set now; none when it is a palette the shop no longer has.
pub fn resolve<'a>(chosen: &'a str, system: SystemSignals, palettes: &[Palette], elder: bool) -> Option<Shown<'a>> {
    let name = match chosen {
        SYSTEM if system.more_contrast => CONTRAST,
        SYSTEM if system.dark => DARK,
        SYSTEM => "light",
        chosen => chosen,
    };
    let Some(own) = palettes.iter().find(|palette| palette.name == name) else {
        let scheme = if name == DARK { DARK } else { "light" };
        return BUILT_IN.contains(&name).then_some(Shown { name, scheme, colours: None });
    };
    let scheme = if own.is_dark() { DARK } else { "light" };
    let needed = if elder || system.more_contrast || name == CONTRAST { ENHANCED_CONTRAST } else { TEXT_CONTRAST };
    let colours = own.readable(needed).ok();
    // Readable, but not that well: what is closest to it and is.
    let name = if colours.is_some() { name } else { scheme };
    Some(Shown { name, scheme, colours })
}
