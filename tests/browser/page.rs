//! What the tests share: a page of their own, markup, and the passing of time.

use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Object, Reflect};
use vitrine::wasm::Engine;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element};

/// The document the tests run in.
pub fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// Waits.
pub async fn wait_ms(ms: u32) {
    TimeoutFuture::new(ms).await;
}

/// An object with these fields.
pub fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &(*name).into(), value).unwrap();
    }
    object.into()
}

/// An engine of a shop of its own, opened, with personalisation in the given state. It does not watch the page.
pub async fn open(shop: &str, personalize: &str) -> Engine {
    open_as(shop, personalize, false).await
}

/// The same, and it watches the page.
pub async fn open_watching(shop: &str, personalize: &str) -> Engine {
    open_as(shop, personalize, true).await
}

async fn open_as(shop: &str, personalize: &str, capture: bool) -> Engine {
    let consent = object(&[("personalize", personalize.into()), ("sync", "denied".into())]);
    open_with(shop, &[("consent", consent), ("capture", capture.into())]).await
}

/// An engine with further fields of its configuration.
pub async fn open_with(shop: &str, fields: &[(&str, JsValue)]) -> Engine {
    let config = object(fields);
    Reflect::set(&config, &"shop".into(), &shop.into()).unwrap();
    let engine = Engine::new(&config).ok().unwrap();
    JsFuture::from(engine.open(Function::new_no_args(""))).await.unwrap();
    engine
}

/// Ids of the tags about categories and prices that an engine has, in their order.
pub fn tag_ids(engine: &Engine) -> Vec<String> {
    let tags = js_sys::Array::from(&engine.tags(js_sys::Date::now()));
    let ids = tags.iter().map(|tag| Reflect::get(&tag, &"id".into()).unwrap().as_string().unwrap());
    ids.filter(|id| id.starts_with("category:") || id.starts_with("price:")).collect()
}

/// One of an engine's counters.
pub fn counter(engine: &Engine, name: &str) -> f64 {
    Reflect::get(&engine.counters(), &name.into()).unwrap().as_f64().unwrap_or_default()
}

/// Items as `registerItems` takes them: texts, artefacts and numbers.
#[derive(Default)]
pub struct Columns(pub String, pub Vec<u8>, pub Vec<f64>);

impl Columns {
    /// Adds an item with a price.
    pub fn add(&mut self, [id, title, category]: [&str; 3], artefact: &[u8], price: f64) {
        let texts = [id, title, "", category, "", "", "", "", ""];
        self.0.push_str(&texts.concat());
        self.1.extend_from_slice(artefact);
        self.2.extend(texts.map(|text| text.len() as f64));
        self.2.extend([artefact.len() as f64, price, f64::NAN, f64::NAN]);
    }

    /// Registers them and gives their rows.
    pub fn register(&self, engine: &Engine) -> Vec<u32> {
        engine.register_items(self.0.as_bytes(), &self.1, &self.2)
    }
}

/// Registers one item with a title and a category; gives its row.
pub fn item(engine: &Engine, id: &str, category: &str) -> u32 {
    let mut columns = Columns::default();
    columns.add([id, &format!("Title of {id}"), category], &[], 2.5);
    columns.register(engine)[0]
}

/// Tracks a view of one item, now.
pub fn view(engine: &Engine, row: u32) -> String {
    engine
        .track("view_item", &[row], &[1.0], "", f64::NAN, js_sys::Date::now(), js_sys::Date::now())
        .unwrap_or_default()
}

/// Puts markup at the end of the body.
pub fn add(html: &str) -> Element {
    let holder = document().create_element("div").unwrap();
    holder.set_inner_html(html);
    document().body().unwrap().append_child(&holder).unwrap();
    holder
}

/// Runs JavaScript as the page itself would.
pub fn js(code: &str) -> JsValue {
    Function::new_no_args(code).call0(&JsValue::UNDEFINED).unwrap()
}

/// Tracks a view of one item, so many seconds later than an hour ago.
pub fn view_at(engine: &Engine, row: u32, second: f64) -> String {
    let now_ms = js_sys::Date::now();
    engine
        .track("view_item", &[row], &[1.0], "", f64::NAN, now_ms - 3_600_000.0 + second * 1_000.0, now_ms)
        .unwrap_or_default()
}

/// How often the shopper had to do with an item, as far as an engine knows.
pub fn times(engine: &Engine, id: &str) -> u32 {
    let field = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).unwrap();
    let items = js_sys::Array::from(&field(&engine.export_profile(js_sys::Date::now()), "items"));
    let found = items.iter().find(|item| field(item, "itemId") == id);
    found.map_or(0, |item| field(&item, "times").as_f64().unwrap() as u32)
}

/// Waits until something holds; fails when it does not within five seconds.
pub async fn until(holds: impl AsyncFn() -> bool) {
    for _ in 0..200 {
        if holds().await {
            return;
        }
        wait_ms(25).await;
    }
    panic!("waited in vain");
}

/// Every open engine of the page hears that the page is seen again, and folds.
pub fn seen_again() {
    document().dispatch_event(&web_sys::Event::new("visibilitychange").unwrap()).unwrap();
}

/// Every open engine of the page hears that the page is being left.
pub fn left_behind() {
    web_sys::window().unwrap().dispatch_event(&web_sys::Event::new("pagehide").unwrap()).unwrap();
}
