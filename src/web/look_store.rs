//! The look in localStorage: small, and there before the first paint, when `vitrine/early` applies it. It is the shopper's own
//! setting, not a profile, and needs no consent to personalisation. Beside the preferences stands what they come to on a quiet
//! device, and on one that asks for dark or for more contrast if that is another: a device may be set otherwise next time.

use super::object::from_js;
use super::signals::{DARK, MORE_CONTRAST};
use crate::look::palette::Palette;
use crate::look::{resolve, Look, Preferences, SystemSignals};
use crate::value::{Object, Value};
use js_sys::JSON;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;
use web_sys::Storage;

fn storage() -> Option<Storage> {
    // The getter itself throws where storage is blocked.
    web_sys::window()?.local_storage().ok()?
}

fn name(shop: &str) -> String {
    ["vitrine:", shop, ":look"].concat()
}

/// The stored preferences; the defaults where there are none or they cannot be read.
pub fn load(shop: &str, palettes: &[Palette]) -> Preferences {
    let text = storage().and_then(|storage| storage.get_item(&name(shop)).ok()?);
    let mut record = text.and_then(|text| JSON::parse(&text).ok()).map_or(Value::Nil, |json| from_js(&json));
    // What another version stored passes through the same clamps as what is said today.
    let mut preferences = Preferences::default();
    preferences.merge(record.take("p"), palettes);
    preferences
}

/// Stores preferences with the looks they give; false when storage is blocked or full, which costs the shopper the memory only.
pub fn save(shop: &str, preferences: &Preferences, palettes: &[Palette]) -> bool {
    let quiet = SystemSignals::default();
    let look = resolve(preferences, quiet, palettes);
    let mut variants = Vec::new();
    for (media, dark) in [(MORE_CONTRAST, false), (DARK, true)] {
        let other = resolve(preferences, SystemSignals { dark, more_contrast: !dark, ..quiet }, palettes);
        if other != look {
            variants.push(shown(&other).text("m", media).end());
        }
    }
    let record = shown(&look).value("p", preferences.to_value()).value("v", Value::List(variants)).end();
    let write = || -> Result<(), JsValue> {
        let text = JSON::stringify(&record.serialize(&Serializer::json_compatible())?)?.as_string().unwrap_or_default();
        storage().ok_or(JsValue::NULL)?.set_item(&name(shop), &text)
    };
    write().is_ok()
}

/// Deletes the stored look.
pub fn clear(shop: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&name(shop));
    }
}

/// A look as `vitrine/early` reads it.
fn shown(look: &Look) -> Object {
    let mut object = Object::default();
    object.value("a", pairs(&look.attributes)).value("s", pairs(&look.properties));
    object
}

fn pairs(of: &[(&'static str, String)]) -> Value {
    let mut object = Object::default();
    for (name, value) in of {
        object.text(name, value);
    }
    object.end()
}
