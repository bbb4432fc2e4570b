//! Lane 3: plain objects for rare calls.

use crate::engine::Engine;
use crate::profile::history::Seen;
use crate::sync::report::Prepared;
use crate::value::{object, Value};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// Data as plain objects and arrays; `undefined` if that fails, which plain data does not.
pub fn to_js(data: &Value) -> JsValue {
    data.serialize(&Serializer::json_compatible().serialize_bytes_as_arrays(false)).unwrap_or(JsValue::UNDEFINED)
}

/// The profile as documented JSON.
pub fn export(engine: &Engine, now_ms: f64) -> Value {
    let item = |seen: &Seen| {
        object([
            ("itemId", seen.id.as_str().into()),
            ("itemName", seen.name.as_str().into()),
            ("strongestAction", seen.action.as_str().into()),
            ("times", u32::from(seen.times).into()),
            ("lastAtMs", seen.at_ms.into()),
        ])
    };
    object([
        ("format", "vitrine-profile-1".into()),
        ("exportedAtMs", now_ms.into()),
        ("tags", engine.tags(now_ms).iter().map(|tag| tag.to_value()).collect()),
        ("items", engine.profile().history.newest_first().map(item).collect()),
    ])
}

/// Counters by name.
pub fn counters(of: &[(&'static str, u32)]) -> Value {
    Value::Map(of.iter().map(|(name, count)| ((*name).to_owned(), (*count).into())).collect())
}

/// A report that has not left, with its meaning in words.
pub fn preview(report: &Prepared) -> Value {
    let percent = |share: f64| libm::round(share * 100.0) as u32;
    let meaning = format!(
        "Names {} of {} possible answers, drawn at random. Your true answer is among them with probability {} %, any other with \
         {} %: the shop can count over many devices, and cannot be sure about yours.",
        report.omega,
        report.domain,
        percent(report.truth_share),
        percent(report.other_share)
    );
    object([
        ("metric", report.name.into()),
        ("meaning", meaning.as_str().into()),
        ("epsilon", report.epsilon.into()),
        ("mechanism", "subset_selection".into()),
        ("bytes", report.body.as_slice().into()),
    ])
}
