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

/// Below this width or number of pixels a screen is a phone's.
const SMALL_PX: f64 = 600.0;
/// From this width on a screen is large.
const LARGE_PX: f64 = 1_200.0;
/// Less memory in GB, or fewer cores, than this makes a weak device.
const STRONG: f64 = 4.0;

/// Tells the engine. A shopper who refused is not even looked at.
pub fn tell(page: &Page) {
    let mut engine = page.engine.borrow_mut();
    if engine.consent().personalize != ConsentState::Denied {
        engine.take_facts(read(), page.now_ms());
    }
}

/// The facts, by name; what cannot be read is left out.
pub fn read() -> Vec<(&'static str, String)> {
    let mut facts = Vec::new();
    let mut take = |name, value: &str| {
        if !value.is_empty() {
            facts.push((name, value.to_owned()));
        }
    };
    for (name, query, yes, no) in MEDIA {
        if let Some(matches) = signals::matches(query) {
            take(name, if matches { yes } else { no });
        }
    }
    if let (Some(width), Some(height)) = (number("screen.width"), number("screen.height")) {
        let mobile = global_at("navigator.userAgentData.mobile").is_truthy();
        let touched = signals::matches("(pointer: coarse)") == Some(true);
        take("device", device(width.min(height), touched, mobile));
        take("screen", class(width, &[SMALL_PX, LARGE_PX], &["small", "medium", "large"]));
    }
    for (name, path, steps, classes) in [
        ("density", "devicePixelRatio", [1.5, 2.5].as_slice(), ["1", "2", "3"].as_slice()),
        ("memory", "navigator.deviceMemory", &[STRONG], &["low", "high"]),
        ("cores", "navigator.hardwareConcurrency", &[STRONG], &["few", "many"]),
        ("languages", "navigator.languages.length", &[2.0], &["", "several"]),
    ] {
        if let Some(number) = number(path) {
            take(name, class(number, steps, classes));
        }
    }
    match text("navigator.connection.effectiveType").as_str() {
        "" => {}
        kind => take("network", if kind == "4g" { "fast" } else { "slow" }),
    }
    if global_at("navigator.connection.saveData").is_truthy() {
        take("save_data", "yes");
    }
    if global_at("navigator.globalPrivacyControl").is_truthy() {
        take("gpc", "yes");
    }
    if global_at("navigator.cookieEnabled").as_bool() == Some(false) {
        take("cookies", "no");
    }
    let tag = text("navigator.language");
    let (language, region) = subtags(&tag);
    take("language", language);
    take("region", region);
    // JavaScript counts the minutes from here to UTC, everybody else from UTC to here.
    take("utc_offset", &(-js_sys::Date::new_0().get_timezone_offset() as i32).to_string());
    facts
}

/// Language and region of a BCP 47 tag; empty where the tag has none.
pub fn subtags(tag: &str) -> (&str, &str) {
    let letters = |part: &&str, length: usize| part.len() == length && part.bytes().all(|b| b.is_ascii_alphabetic());
    let mut parts = tag.split('-');
    let language = parts.next().filter(|part| letters(part, 2) || letters(part, 3)).unwrap_or_default();
    // What follows a single letter is an extension, where two letters mean other things.
    let mut plain = parts.take_while(|part| part.len() > 1);
    let digits = |part: &&str| part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit());
    (language, plain.find(|part| letters(part, 2) || digits(part)).unwrap_or_default())
}

/// The class a number falls in: the first one below the first step, the last one from the last step on.
fn class<'a>(number: f64, steps: &[f64], classes: &[&'a str]) -> &'a str {
    let passed = steps.iter().filter(|&&step| number >= step).count();
    classes.get(passed).copied().unwrap_or_default()
}

fn device(shorter_px: f64, touched: bool, mobile: bool) -> &'static str {
    match (touched, shorter_px < SMALL_PX) {
        _ if mobile => "phone",
        (true, true) => "phone",
        (true, false) => "tablet",
        (false, _) => "desktop",
    }
}
