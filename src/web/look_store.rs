//! The look in localStorage: small, and there before the first paint, when `vitrine/early` applies it. It is the shopper's own
//! setting, not a profile, and needs no consent to personalisation.

use super::object::from_js;
use crate::look::{Look, Preferences};
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
    format!("vitrine:{shop}:look")
}

/// The stored preferences; the defaults where there are none or they cannot be read.
pub fn load(shop: &str) -> Preferences {
    let text = storage().and_then(|storage| storage.get_item(&name(shop)).ok()?);
    let mut record = text.and_then(|text| JSON::parse(&text).ok()).map_or(Value::Nil, |json| from_js(&json));
    // What another version stored passes through the same clamps as what is said today.
    Preferences::default().merged(&Preferences::read(record.take("p")))
}

/// Stores preferences with the look they give; false when storage is blocked or full, which costs the shopper the memory only.
pub fn save(shop: &str, preferences: &Preferences, look: &Look) -> bool {
    let record = Object::default()
        .value("p", preferences.to_value())
        .value("a", pairs(&look.attributes))
        .value("s", pairs(&look.properties))
        .end();
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

fn pairs(of: &[(&'static str, String)]) -> Value {
    Value::Map(of.iter().map(|(name, value)| ((*name).to_owned(), value.as_str().into())).collect())
}
