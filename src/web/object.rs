//! Objects from JavaScript as data. `serde_wasm_bindgen::from_value` would do the same and bring error texts and
//! the float printer with it.

use crate::value::Value;
use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

/// Configuration is flat; deeper objects are not ours.
const MAX_DEPTH: u8 = 4;

/// The data in a plain object; what is neither text, number, truth value nor object is nothing.
pub fn from_js(js: &JsValue) -> Value {
    read(js, MAX_DEPTH)
}

fn read(js: &JsValue, depth: u8) -> Value {
    if let Some(text) = js.as_string() {
        Value::Text(text)
    } else if let Some(number) = js.as_f64() {
        Value::Number(number)
    } else if let Some(truth) = js.as_bool() {
        Value::Bool(truth)
    } else if js.is_object() && depth > 0 {
        let entries = Object::entries(js.unchecked_ref());
        let entry = |entry: JsValue| {
            let pair: Array = entry.unchecked_into();
            Some((pair.get(0).as_string()?, read(&pair.get(1), depth - 1)))
        };
        Value::Map(entries.iter().filter_map(entry).collect())
    } else {
        Value::Nil
    }
}
