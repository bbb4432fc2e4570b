//! Objects asked and called by name: for what has no stable binding, and because every typed binding costs the glue a function.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A field; undefined when there is none or the getter throws, as getters of blocked storage do.
pub fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Sets a field of a plain object or a handler of an object of the browser, neither of which can fail.
pub fn set(of: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(of, &name.into(), value);
}

/// Calls a method.
///
/// # Errors
/// What it throws; a `TypeError` when there is none.
pub fn call(of: &JsValue, name: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(of, &name.into())?.dyn_into()?;
    method.apply(of, &list(arguments))
}

/// A new object of the class under that name.
///
/// # Errors
/// What the constructor throws; a `TypeError` when there is none.
pub fn construct(class: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    let class: Function = get(&js_sys::global(), class).dyn_into()?;
    Reflect::construct(&class, &list(&[argument]))
}

/// A promise to wait for.
pub fn wait(promise: JsValue) -> JsFuture {
    promise.unchecked_into::<Promise>().into()
}

/// An array of these.
pub fn list(of: &[&JsValue]) -> Array {
    let list = Array::new();
    for value in of {
        list.push(value);
    }
    list
}

/// A plain object with these fields.
pub fn fields(of: &[(&str, &JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in of {
        set(&object, name, value);
    }
    object.into()
}
