//! What kind of device this is, in classes so coarse that they name nobody: read once when the page opens, and no finer than here.

use super::page::Page;
use super::reading::{global_at, number, text};
use super::signals;
use crate::sync::consent::ConsentState;

/// Facts that a media query answers: name, query, value when it matches, value when not; an empty one is left out.
const MEDIA: [(&str, &str, &str, &str); 9] = [
    ("touch", "(any-pointer: coarse)", "yes", "no"),
    ("orientation", "(orientation: portrait)", "portrait", "landscape"),
    ("dark", "(prefers-color-scheme: dark)", "yes", ""),
    ("contrast", "(prefers-contrast: more)", "yes", ""),
    ("reduced_motion", "(prefers-reduced-motion: reduce)", "yes", ""),
    ("reduced_transparency", "(prefers-reduced-transparency: reduce)", "yes", ""),
    ("forced_colors", "(forced-colors: active)", "yes", ""),
    ("installed", "(display-mode: standalone)", "yes", ""),
    ("keyboard", "(hover: hover) and (pointer: fine)", "yes", "absent"),
];

/// Facts that a truth value tells: name, path, the truth that is worth telling, its value.
const FLAGS: [(&str, &str, bool, &str); 3] = [
    ("save_data", "navigator.connection.saveData", true, "yes"),
    ("gpc", "navigator.globalPrivacyControl", true, "yes"),
    ("cookies", "navigator.cookieEnabled", false, "no"),
];

/// Facts that a number tells: name, path, where classes begin, their values; an empty one is left out.
const CLASSES: [(&str, &str, [f64; 2], [&str; 3]); 5] = [
    ("screen", "screen.width", [SMALL_PX, 1_200.0], ["small", "medium", "large"]),
    ("density", "devicePixelRatio", [1.5, 2.5], ["1", "2", "3"]),
    ("memory", "navigator.deviceMemory", [STRONG, f64::INFINITY], ["low", "high", ""]),
    ("cores", "navigator.hardwareConcurrency", [STRONG, f64::INFINITY], ["few", "many", ""]),
    ("languages", "navigator.languages.length", [2.0, f64::INFINITY], ["", "several", ""]),
];

/// A screen whose shorter side is shorter than this is a phone's.
const SMALL_PX: f64 = 600.0;
/// Less memory in GB, or fewer cores, than this makes a weak device.
const STRONG: f64 = 4.0;

/// Tells the engine. A shopper who refused is not even looked at.
pub fn tell(page: &Page) {
    let mut engine = page.engine.borrow_mut();
    if engine.consent().personalize != ConsentState::Denied {
        engine.take_facts(&read(), page.now_ms());
    }
}

/// The facts, by name; what cannot be read is left out.
pub fn read() -> Vec<(&'static str, String)> {
    let mut facts = Facts(Vec::new());
    for (name, query, yes, no) in MEDIA {
        if let Some(matches) = signals::matches(query) {
            facts.take(name, if matches { yes } else { no });
        }
    }
    for (name, path, telling, value) in FLAGS {
        if global_at(path).as_bool() == Some(telling) {
            facts.take(name, value);
        }
    }
    for (name, path, steps, values) in CLASSES {
        if let Some(number) = number(path) {
            let passed = steps.into_iter().filter(|&step| number >= step).count();
            facts.take(name, values.get(passed).copied().unwrap_or_default());
        }
    }
    if let (Some(width), Some(height)) = (number("screen.width"), number("screen.height")) {
        let mobile = global_at("navigator.userAgentData.mobile").as_bool() == Some(true);
        let touched = mobile || signals::matches("(pointer: coarse)") == Some(true);
        let small = mobile || width.min(height) < SMALL_PX;
        facts.take(
            "device",
            if !touched {
                "desktop"
            } else if small {
                "phone"
            } else {
                "tablet"
            },
        );
    }
    let network = text("navigator.connection.effectiveType");
    if !network.is_empty() {
        facts.take("network", if network == "4g" { "fast" } else { "slow" });
    }
    let tag = text("navigator.language");
    let (language, region) = subtags(&tag);
    facts.take("language", language);
    facts.take("region", region);
    // JavaScript counts the minutes from here to UTC, everybody else from UTC to here.
    let minutes = -js_sys::Date::new_0().get_timezone_offset() as i32;
    facts.take("utc_offset", &minutes.to_string());
    facts.0
}

struct Facts(Vec<(&'static str, String)>);

impl Facts {
    #[inline(never)] // It is called from a dozen places, once each.
    fn take(&mut self, name: &'static str, value: &str) {
        if !value.is_empty() {
            self.0.push((name, value.to_owned()));
        }
    }
}

/// Language and region of a BCP 47 tag; empty where the tag has none.
pub fn subtags(tag: &str) -> (&str, &str) {
    let (mut language, mut region) = ("", "");
    for (at, part) in tag.split('-').enumerate() {
        let digits = part.starts_with(|first: char| first.is_ascii_digit());
        match part.len() {
            _ if !part.bytes().all(|byte| byte.is_ascii_alphanumeric()) => break,
            2 | 3 if at == 0 => language = part,
            // Three letters name a dialect, three digits a part of the world.
            2 | 3 if part.len() == 2 || digits => {
                region = part;
                break;
            }
            // What follows a single letter is an extension, where two letters mean other things.
            0 | 1 => break,
            _ => {}
        }
    }
    (language, region)
}
