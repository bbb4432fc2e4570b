//! Lane 3: plain objects for rare calls.

use crate::engine::Engine;
use crate::sync::report::Prepared;
use js_sys::{Object, Reflect, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::collections::BTreeMap;
use wasm_bindgen::JsValue;

/// Serialised data as plain objects and arrays; `undefined` if that fails, which plain data does not.
pub fn to_js<T: Serialize>(data: &T) -> JsValue {
    data.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED)
}

/// The profile as documented JSON.
pub fn export(engine: &Engine, now_ms: f64) -> JsValue {
    let object = Object::new();
    let profile = engine.profile();
    let items: Vec<_> = profile.history.newest_first().map(ExportedItem::from).collect();
    set(&object, "format", &"vitrine-profile-1".into());
    set(&object, "exportedAtMs", &now_ms.into());
    set(&object, "tags", &to_js(&engine.tags(now_ms)));
    set(&object, "items", &to_js(&items));
    object.into()
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ExportedItem<'a> {
    item_id: &'a str,
    item_name: &'a str,
    strongest_action: crate::signal::Action,
    times: u16,
    last_at_ms: f64,
}

impl<'a> From<&'a crate::profile::history::Seen> for ExportedItem<'a> {
    fn from(seen: &'a crate::profile::history::Seen) -> Self {
        Self {
            item_id: &seen.id,
            item_name: &seen.name,
            strongest_action: seen.action,
            times: seen.times,
            last_at_ms: seen.at_ms,
        }
    }
}

/// Counters by name.
pub fn counters(of: &BTreeMap<&'static str, u32>) -> Object {
    let object = Object::new();
    of.iter().for_each(|(name, count)| set(&object, name, &(*count).into()));
    object
}

/// A report that has not left, with its meaning in words.
pub fn preview(report: &Prepared) -> JsValue {
    let object = Object::new();
    let meaning = format!(
        "A random set of {} of the {} possible answers. Your true answer is in it with probability {:.0} %, any other with nearly \
         the same: nobody can tell from this report which one is yours.",
        report.omega,
        report.domain,
        report.truth_share * 100.0
    );
    set(&object, "metric", &report.name.into());
    set(&object, "meaning", &meaning.into());
    set(&object, "epsilon", &report.epsilon.into());
    set(&object, "mechanism", &"subset_selection".into());
    set(&object, "bytes", &Uint8Array::from(report.body.as_slice()));
    object.into()
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // Setting a field of a fresh plain object cannot fail.
    let _ = Reflect::set(object, &name.into(), value);
}
