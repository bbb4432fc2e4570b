//! The look in localStorage: small, and there before the first paint, when `vitrine/early` applies it. It is the shopper's own
//! setting, not a profile, and needs no consent to personalisation.

use crate::look::{Look, Preferences};
use js_sys::{Object, Reflect, JSON};
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
    let stored = text.and_then(|text| JSON::parse(&text).ok()).and_then(|json| Reflect::get(&json, &"p".into()).ok());
    let said: Preferences = stored.and_then(|json| serde_wasm_bindgen::from_value(json).ok()).unwrap_or_default();
    // What another version stored passes through the same clamps as what is said today.
    Preferences::default().merged(&said)
}

/// Stores preferences with the look they give; false when storage is blocked or full, which costs the shopper the memory only.
pub fn save(shop: &str, preferences: &Preferences, look: &Look) -> bool {
    let write = || -> Result<(), JsValue> {
        let record = Object::new();
        Reflect::set(&record, &"p".into(), &serde_wasm_bindgen::to_value(preferences)?)?;
        Reflect::set(&record, &"a".into(), &pairs(&look.attributes)?.into())?;
        Reflect::set(&record, &"s".into(), &pairs(&look.properties)?.into())?;
        let text = JSON::stringify(&record)?.as_string().unwrap_or_default();
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

fn pairs(of: &[(&'static str, String)]) -> Result<Object, JsValue> {
    let object = Object::new();
    for (name, value) in of {
        Reflect::set(&object, &(*name).into(), &value.into())?;
    }
    Ok(object)
}
