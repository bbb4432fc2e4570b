//! The look on the root element: put there, remembered, and taken away without a trace.

use super::page::{document, js, object, open, open_with};
use js_sys::{Array, Reflect, JSON};
use vitrine::wasm::Engine;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

fn root() -> Element {
    document().document_element().unwrap()
}

/// Everything on the page: the root's tag and all that is in it but for what the tests write.
fn markup_of_root() -> String {
    let html = root().outer_html();
    html.split_once('>').unwrap().0.to_owned()
}

fn storage() -> web_sys::Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

fn stored(shop: &str) -> Option<String> {
    storage().get_item(&format!("vitrine:{shop}:look")).unwrap()
}

fn wish(engine: &Engine, json: &str) -> JsValue {
    engine.look(&JSON::parse(json).unwrap())
}

fn field(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap()
}

fn chosen(engine: &Engine) -> String {
    JSON::stringify(&field(&engine.look(&JsValue::UNDEFINED), "chosen")).unwrap().into()
}

fn codes(answer: &JsValue) -> Vec<String> {
    let text = |problem: &JsValue, name| field(problem, name).as_string().unwrap();
    let said = |problem: JsValue| format!("{} {}", text(&problem, "code"), text(&problem, "field"));
    Array::from(&field(answer, "problems")).iter().map(said).collect()
}

/// Every wish there is.
const ALL: &str = r#"{"theme":"sepia","textScale":1.4,"lineHeight":1.7,"paragraphSpacing":2,"letterSpacing":0.12,"wordSpacing":0.16,
    "columns":2,"font":"readable","density":"compact","lists":"list","images":"small","motion":"reduced","transparency":"reduced",
    "readAloud":true,"modules":{"home":["b","a"]},"elder":true}"#;

#[wasm_bindgen_test]
async fn a_look_is_applied_remembered_and_undone_exactly() {
    let before = markup_of_root();
    let body = document().body().unwrap().inner_html();
    let page = open("look", "pending").await;
    assert_eq!(markup_of_root(), before, "no preference, no trace");
    wish(&page, r#"{"theme":"dark","textScale":1.4,"elder":true}"#);
    assert_eq!(root().get_attribute("data-vitrine-theme").as_deref(), Some("dark"));
    assert_eq!(root().get_attribute("data-vitrine-scheme").as_deref(), Some("dark"));
    assert_eq!(root().get_attribute("data-vitrine-elder").as_deref(), Some("on"));
    assert!(root().get_attribute("style").unwrap().contains("--vitrine-text-scale: 1.50;"));
    page.close();

    let next = open("look", "denied").await;
    assert!(chosen(&next).contains(r#""theme":"dark""#), "a look needs no consent");
    next.look(&JsValue::FALSE);
    assert_eq!(markup_of_root(), before);
    assert_eq!(stored("look"), None);
    assert!(wish(&next, ALL).is_object());
    assert_eq!(codes(&next.look(&JsValue::UNDEFINED)), Vec::<String>::new());
    assert!(markup_of_root().len() > before.len() + 300);
    next.look(&JsValue::FALSE);
    assert_eq!(markup_of_root(), before);
    assert!(document().body().unwrap().inner_html() == body, "nothing is left in the page either");
    next.close();
}

#[wasm_bindgen_test]
async fn a_shops_own_style_and_attributes_outlive_the_look() {
    let page = open("own-style", "pending").await;
    js("document.documentElement.style.setProperty('--shop', '1px'); document.documentElement.dataset.shop = 'x'");
    let before = markup_of_root();
    wish(&page, ALL);
    page.look(&JsValue::FALSE);
    assert_eq!(markup_of_root(), before);
    js("document.documentElement.removeAttribute('style'); delete document.documentElement.dataset.shop");
    page.close();
}

#[wasm_bindgen_test]
async fn what_early_reads_is_what_the_engine_shows() {
    let page = open("early", "pending").await;
    let answer = wish(&page, r#"{"theme":"contrast","textScale":9}"#);
    assert_eq!(codes(&answer), ["clamped textScale"]);
    assert_eq!(
        stored("early").unwrap(),
        r#"{"a":{"data-vitrine-theme":"contrast","data-vitrine-scheme":"light"},"s":{"--vitrine-text-scale":"2.00"},"p":{"theme":"contrast","textScale":2},"v":[]}"#
    );
    wish(&page, r#"{"theme":"system","textScale":null}"#);
    assert_eq!(
        stored("early").unwrap(),
        r#"{"a":{"data-vitrine-theme":"light","data-vitrine-scheme":"light"},"s":{},"p":{"theme":"system"},"v":[{"a":{"data-vitrine-theme":"contrast","data-vitrine-scheme":"light"},"s":{},"m":"(prefers-contrast: more)"},{"a":{"data-vitrine-theme":"dark","data-vitrine-scheme":"dark"},"s":{},"m":"(prefers-color-scheme: dark)"}]}"#
    );
    page.look(&JsValue::FALSE);
    page.close();
}

#[wasm_bindgen_test]
async fn a_shops_palette_is_shown_readable_and_a_torn_one_is_refused() {
    let colours = |background: &str, text: &str| {
        object(&[("background", background.into()), ("text", text.into()), ("accent", "#2f8fc0".into())])
    };
    let torn = object(&[("background", "#fff".into()), ("surface", "#000".into()), ("text", "#123".into())]);
    let evil = colours("#fff", "red;}body{display:none");
    let palettes = object(&[("sea", colours("#eef6fb", "#1d3040")), ("torn", torn), ("evil", evil)]);
    let page = open_with("palettes", &[("palettes", palettes)]).await;
    let before = markup_of_root();
    assert_eq!(codes(&wish(&page, r#"{"theme":"sea"}"#)), ["low_contrast palettes.torn", "bad_palette palettes.evil"]);
    let style = root().get_attribute("style").unwrap();
    assert!(
        style.contains("--vitrine-color-background: #eef6fb;") && style.contains("--vitrine-color-accent: #0978a8;"),
        "{style}"
    );
    let after = wish(&page, r#"{"theme":"torn"}"#);
    assert!(codes(&after).contains(&"unknown_value theme".to_owned()));
    page.look(&JsValue::FALSE);
    assert_eq!(markup_of_root(), before);
    page.close();
}

#[wasm_bindgen_test]
async fn nonsense_is_no_preference() {
    let page = open("nonsense", "pending").await;
    let before = markup_of_root();
    for text in ["", "null", "[1]", r#"{"p":{"theme":"<script>","textScale":"big","elder":1,"modules":[[[1]]]}}"#, "{"]
    {
        storage().set_item("vitrine:nonsense:look", text).unwrap();
        let next = open("nonsense", "pending").await;
        assert_eq!(markup_of_root(), before, "{text}");
        next.close();
    }
    page.look(&JsValue::FALSE);
    page.close();
}
