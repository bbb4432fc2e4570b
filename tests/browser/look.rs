//! The look on the root element: put there, remembered, and taken away without a trace.

use super::page::{document, object, open};
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

fn root() -> Element {
    document().document_element().unwrap()
}

fn markup_of_root() -> String {
    let html = root().outer_html();
    html.split_once('>').unwrap().0.to_owned()
}

fn stored(shop: &str) -> Option<String> {
    let storage = web_sys::window().unwrap().local_storage().unwrap().unwrap();
    storage.get_item(&format!("vitrine:{shop}:look")).unwrap()
}

#[wasm_bindgen_test]
async fn a_look_is_applied_remembered_and_undone_exactly() {
    let before = markup_of_root();
    let page = open("look", "pending").await;
    assert_eq!(markup_of_root(), before, "no preference, no trace");
    page.set_look(&object(&[("theme", "dark".into()), ("textScale", 1.4.into()), ("elder", true.into())]));
    assert_eq!(root().get_attribute("data-vitrine-theme").as_deref(), Some("dark"));
    assert_eq!(root().get_attribute("data-vitrine-elder").as_deref(), Some("on"));
    assert_eq!(root().get_attribute("style").as_deref(), Some("--vitrine-text-scale: 1.50;"));
    page.close();

    let next = open("look", "denied").await;
    let look = next.look();
    assert_eq!(Reflect::get(&look, &"theme".into()).unwrap(), JsValue::from("dark"), "a look needs no consent");
    next.reset_look();
    assert_eq!(markup_of_root(), before);
    assert_eq!(stored("look"), None);
    next.close();
}

#[wasm_bindgen_test]
async fn what_early_reads_is_what_the_engine_shows() {
    let page = open("early", "pending").await;
    page.set_look(&object(&[("theme", "contrast".into()), ("textScale", 9.0.into())]));
    assert_eq!(
        stored("early").unwrap(),
        r#"{"p":{"theme":"contrast","textScale":2},"a":{"data-vitrine-theme":"contrast"},"s":{"--vitrine-text-scale":"2.00"}}"#
    );
    page.reset_look();
    page.close();
}

#[wasm_bindgen_test]
async fn nonsense_is_no_preference() {
    let page = open("nonsense", "pending").await;
    let before = markup_of_root();
    let storage = web_sys::window().unwrap().local_storage().unwrap().unwrap();
    for text in ["", "null", "[1]", r#"{"p":{"theme":"<script>","textScale":"big","elder":1}}"#, "{"] {
        storage.set_item("vitrine:nonsense:look", text).unwrap();
        let next = open("nonsense", "pending").await;
        assert_eq!(markup_of_root(), before, "{text}");
        next.close();
    }
    page.reset_look();
    page.close();
}
