//! What the system asks for, read from media queries and followed while the page lives.

use crate::look::SystemSignals;
use gloo_events::EventListener;
use web_sys::MediaQueryList;

const DARK: &str = "(prefers-color-scheme: dark)";
const MORE_CONTRAST: &str = "(prefers-contrast: more)";

/// What the system asks for now.
pub fn read() -> SystemSignals {
    let asks = |media| matches(media).unwrap_or_default();
    SystemSignals { dark: asks(DARK), more_contrast: asks(MORE_CONTRAST) }
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
    [DARK, MORE_CONTRAST].into_iter().filter_map(query).map(listen).collect()
}

fn query(media: &str) -> Option<MediaQueryList> {
    web_sys::window()?.match_media(media).ok()?
}
