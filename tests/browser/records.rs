//! What is on the device, read and written past the engine.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use vitrine::web::{made, Store};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Names of the databases that exist.
pub async fn databases() -> Vec<String> {
    let factory: JsValue = web_sys::window().unwrap().indexed_db().unwrap().unwrap().into();
    let found = Array::from(&call(&factory, "databases", &[]).await);
    found.iter().map(|database| Reflect::get(&database, &"name".into()).unwrap().as_string().unwrap()).collect()
}

/// Calls a method and waits for what it promises.
pub async fn call(of: &JsValue, name: &str, arguments: &[&JsValue]) -> JsValue {
    try_call(of, name, arguments).await.unwrap()
}

/// Calls a method and waits for what becomes of its promise.
pub async fn try_call(of: &JsValue, name: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(of, &name.into()).unwrap().unchecked_into();
    let promise: Promise = method.apply(of, &arguments.iter().copied().collect()).unwrap().unchecked_into();
    JsFuture::from(promise).await
}

/// The store of a shop, past its engine.
pub async fn store(shop: &str) -> Store {
    Store::open(&format!("vitrine:{shop}")).await.unwrap()
}

/// The records whose names are texts.
pub async fn records(shop: &str) -> Vec<(String, JsValue)> {
    let store = store(shop).await;
    let (names, values) = store.read().await.unwrap();
    store.close();
    names.iter().zip(values.iter()).filter_map(|(name, value)| Some((name.as_string()?, value))).collect()
}

/// One record.
pub async fn record(shop: &str, name: &str) -> Option<JsValue> {
    records(shop).await.into_iter().find(|(known, _)| known == name).map(|(_, value)| value)
}

/// The bytes of one record.
pub async fn bytes(shop: &str, name: &str) -> Option<Vec<u8>> {
    record(shop, name).await.map(|value| value.unchecked_into::<Uint8Array>().to_vec())
}

/// How many records tabs have left; empty ones only say that a fold was made.
pub async fn left(shop: &str) -> usize {
    let holds = |value: &JsValue| value.unchecked_ref::<Uint8Array>().length() > 0;
    records(shop).await.iter().filter(|(name, value)| name.starts_with("tab:") && holds(value)).count()
}

/// Writes one record.
pub async fn put(shop: &str, name: &str, bytes: &[u8]) {
    let store = store(shop).await;
    let mut change = store.change().unwrap();
    change.put(name, bytes);
    made(&change.commit()).await.unwrap();
    store.close();
}
