//! Lane 3: plain objects for rare calls.

use crate::engine::Engine;
use crate::profile::history::Seen;
use crate::profile::purchases::Order;
use crate::profile::tags::{segments, Locale, Tag};
use crate::sync::question::Question;
use crate::sync::report::Prepared;
use crate::time::millis;
use crate::value::{Object, Value};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// Data as plain objects and arrays; `undefined` if that fails, which plain data does not.
pub fn to_js(data: &Value) -> JsValue {
    data.serialize(&Serializer::json_compatible().serialize_bytes_as_arrays(false)).unwrap_or(JsValue::UNDEFINED)
}

/// Everything that is known, in words.
pub fn tag_values(engine: &Engine, locale: Locale, now_ms: f64) -> Value {
    let kept = |tag: &Tag| tag.to_object(locale, now_ms).number("keptUntilMs", engine.kept_until_ms(tag)).end();
    engine.tags(now_ms).iter().map(kept).collect()
}

/// The profile as documented JSON.
pub fn export(engine: &Engine, locale: Locale, now_ms: f64) -> Value {
    let profile = engine.profile();
    let item = |seen: &Seen| {
        Object::default()
            .text("itemId", &seen.id)
            .text("itemName", &seen.name)
            .text("strongestAction", seen.action.as_str())
            .number("times", seen.times)
            .number("bought", seen.bought)
            .number("lastAtMs", millis(seen.at_s))
            .end()
    };
    let order = |order: &Order| {
        Object::default()
            .number("atMs", millis(order.at_s))
            .number("amount", f64::from(order.cents) / 100.0)
            .number("units", order.units)
            .end()
    };
    Object::default()
        .text("format", "vitrine-profile-2")
        .number("exportedAtMs", now_ms)
        .value("tags", tag_values(engine, locale, now_ms))
        .value("segments", segments::of(&engine.tags(now_ms)))
        .value("items", profile.history.newest_first().map(item).collect())
        .value("orders", profile.purchases.orders.iter().map(order).collect())
        .text("currency", &profile.purchases.currency)
        .number("visits", profile.visits.count)
        .value("blocked", profile.limits.blocked().iter().map(|id| Value::from(id.as_str())).collect())
        .bool("paused", profile.limits.paused)
        .end()
}

/// Counters by name.
pub fn counters(of: &[(&'static str, u32)]) -> Value {
    Value::Map(of.iter().map(|(name, count)| ((*name).to_owned(), (*count).into())).collect())
}

/// A report that has not left; its noise is put into words on the other side.
pub fn preview(report: &Prepared, locale: Locale) -> Value {
    let Question { en, zh } = &report.question;
    Object::default()
        .text("metric", &report.name)
        .text("question", if locale.en() { en } else { zh })
        .number("epsilon", report.epsilon)
        .text("mechanism", "subset_selection")
        .number("named", report.omega)
        .number("answers", report.domain)
        .number("truthShare", report.truth_share)
        .number("otherShare", report.other_share)
        .value("bytes", report.body.as_slice().into())
        .end()
}
