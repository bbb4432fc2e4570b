//! What the system asks for, read from media queries and followed while the page lives.

use super::reading::{global_at, text};
use crate::look::SystemSignals;
use gloo_events::EventListener;
use web_sys::MediaQueryList;

/// `SystemSignals::dark` as a media query.
pub const DARK: &str = "(prefers-color-scheme: dark)";
/// `SystemSignals::more_contrast` as a media query.
pub const MORE_CONTRAST: &str = "(prefers-contrast: more)";
const REDUCED_MOTION: &str = "(prefers-reduced-motion: reduce)";
const REDUCED_TRANSPARENCY: &str = "(prefers-reduced-transparency: reduce)";
const FORCED_COLORS: &str = "(forced-colors: active)";

/// What the system asks for now.
pub fn read() -> SystemSignals {
    let asks = |media| matches(media).unwrap_or_default();
    SystemSignals {
        dark: asks(DARK),
        more_contrast: asks(MORE_CONTRAST),
        reduced_motion: asks(REDUCED_MOTION),
        reduced_transparency: asks(REDUCED_TRANSPARENCY),
        forced_colors: asks(FORCED_COLORS),
        spare: global_at("navigator.connection.saveData").as_bool() == Some(true)
            || text("navigator.connection.effectiveType").ends_with("2g"),
    }
}

/// Whether a media query matches now; none where it cannot be asked.
pub fn matches(media: &str) -> Option<bool> {
    query(media).map(|list| list.matches())
}

/// Calls back when it asks for something else; dropping the listeners ends it.
pub fn follow(changed: impl Fn() + Clone + 'static) -> Vec<EventListener> {
    let listen = |list: MediaQueryList| {
        let changed = changed.clone();
        EventListener::new(&list, "change", move |_| changed())
    };
    let all = [DARK, MORE_CONTRAST, REDUCED_MOTION, REDUCED_TRANSPARENCY, FORCED_COLORS];
    all.into_iter().filter_map(query).map(listen).collect()
}

fn query(media: &str) -> Option<MediaQueryList> {
    web_sys::window()?.match_media(media).ok()?
}
