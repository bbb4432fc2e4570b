//! Reads single values from the browser's objects by their names. A binding of its own for each would cost the page more bytes
//! than all of them are read once for.

use js_sys::{global, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// What stands at a dotted path below `from`; undefined when a part of the way is missing.
pub fn below(from: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(from.clone(), |at, name| Reflect::get(&at, &name.into()).unwrap_or(JsValue::UNDEFINED))
}

/// What stands at a dotted path below the window.
pub fn global_at(path: &str) -> JsValue {
    below(&global(), path)
}

/// The text at a dotted path below the window; empty if there is none.
pub fn text(path: &str) -> String {
    global_at(path).as_string().unwrap_or_default()
}

/// The number at a dotted path below the window.
pub fn number(path: &str) -> Option<f64> {
    global_at(path).as_f64()
}

/// Calls the method `name` of `object`; undefined when it is missing or fails.
pub fn call(object: &JsValue, name: &str, argument: &JsValue) -> JsValue {
    // What is no function fails like a function that throws.
    let method: Function = below(object, name).unchecked_into();
    method.call1(object, argument).unwrap_or(JsValue::UNDEFINED)
}
