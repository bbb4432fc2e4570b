//! Lane 3: plain objects for rare calls.

use crate::engine::Engine;
use crate::profile::history::Seen;
use crate::profile::purchases::Order;
use crate::profile::tags::{segments, Locale};
use crate::sync::report::Prepared;
use crate::time::millis;
use crate::value::{object, Value};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// Data as plain objects and arrays; `undefined` if that fails, which plain data does not.
pub fn to_js(data: &Value) -> JsValue {
    data.serialize(&Serializer::json_compatible().serialize_bytes_as_arrays(false)).unwrap_or(JsValue::UNDEFINED)
}

/// Everything that is known, in words.
pub fn tag_values(engine: &Engine, locale: Locale, now_ms: f64) -> Value {
    engine.tags(now_ms).iter().map(|tag| tag.to_value(locale, now_ms)).collect()
}

/// The profile as documented JSON.
pub fn export(engine: &Engine, locale: Locale, now_ms: f64) -> Value {
    let profile = engine.profile();
    let item = |seen: &Seen| {
        object([
            ("itemId", seen.id.as_str().into()),
            ("itemName", seen.name.as_str().into()),
            ("strongestAction", seen.action.as_str().into()),
            ("times", u32::from(seen.times).into()),
            ("bought", u32::from(seen.bought).into()),
            ("lastAtMs", millis(seen.at_s).into()),
        ])
    };
    let order = |order: &Order| {
        object([
            ("atMs", millis(order.at_s).into()),
            ("amount", (f64::from(order.cents) / 100.0).into()),
            ("units", order.units.into()),
        ])
    };
    object([
        ("format", "vitrine-profile-2".into()),
        ("exportedAtMs", now_ms.into()),
        ("tags", tag_values(engine, locale, now_ms)),
        ("segments", segments::of(&engine.tags(now_ms), locale)),
        ("items", profile.history.newest_first().map(item).collect()),
        ("orders", profile.purchases.orders.iter().map(order).collect()),
        ("currency", profile.purchases.currency.as_str().into()),
        ("visits", profile.visits.count.into()),
        ("blocked", profile.limits.blocked().iter().map(|id| Value::from(id.as_str())).collect()),
        ("paused", profile.limits.paused.into()),
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
