//! What decisions leave in localStorage: shared by tabs, there after a reload, gone with the shopper's yes.

use super::page::{object, open};
use js_sys::Reflect;
use vitrine::wasm::Engine;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

const NOW_MS: f64 = 1.79e12;

fn stored(shop: &str) -> Option<String> {
    let store = web_sys::window().unwrap().local_storage().unwrap().unwrap();
    store.get_item(&format!("vitrine:{shop}:decisions")).unwrap()
}

fn put(shop: &str, text: &str) {
    let store = web_sys::window().unwrap().local_storage().unwrap().unwrap();
    store.set_item(&format!("vitrine:{shop}:decisions"), text).unwrap();
}

/// Place of the coupon that is shown at a point; -1 for none.
fn shown(engine: &Engine, point: &str, hours: f64) -> f64 {
    let option = |id: &str| object(&[("id", id.into())]);
    let options: js_sys::Array = [option("ten"), option("gift")].iter().collect();
    let ask = object(&[("point", point.into()), ("options", options.into()), ("promotions", 2.into())]);
    let said = engine.choose(&ask, NOW_MS + hours * 3.6e6);
    Reflect::get(&said, &"index".into()).unwrap().as_f64().unwrap()
}

fn arm(engine: &Engine) -> f64 {
    let arms: js_sys::Array = (0..16).map(|n| JsValue::from(format!("arm {n}"))).collect();
    let said = engine.experiment(&object(&[("key", "hero".into()), ("arms", arms.into())]), NOW_MS);
    Reflect::get(&said, &"index".into()).unwrap().as_f64().unwrap()
}

#[wasm_bindgen_test]
async fn two_tabs_keep_one_cap_and_one_arm() {
    let (one, other) = (open("caps", "granted").await, open("caps", "granted").await);
    assert_eq!(shown(&one, "home", 0.0), 0.0);
    assert_eq!(shown(&other, "home", 0.1), 0.0, "held in every tab");
    assert_eq!(shown(&other, "cart", 0.1), 0.0);
    assert_eq!(shown(&one, "search", 0.1), -1.0, "two a month");
    assert_eq!(arm(&one), arm(&other));
    let before = arm(&one);
    one.close();
    other.close();
    let reloaded = open("caps", "granted").await;
    assert_eq!(shown(&reloaded, "search", 1.0), -1.0);
    assert_eq!(arm(&reloaded), before);
    reloaded.close();
}

#[wasm_bindgen_test]
async fn nothing_is_stored_before_a_yes_and_nothing_after_a_no() {
    let page = open("maybe", "pending").await;
    assert_eq!(shown(&page, "home", 0.0), -1.0, "nobody would know of it on the next page");
    arm(&page);
    assert_eq!(stored("maybe"), None);
    JsFuture::from(page.set_consent("granted", "denied")).await.unwrap();
    assert_eq!(shown(&page, "home", 0.0), 0.0);
    assert!(stored("maybe").is_some());
    drop(page.set_consent("denied", "denied"));
    assert_eq!(stored("maybe"), None, "at once");
    assert_eq!(shown(&page, "home", 0.0), -1.0);
    assert_eq!(stored("maybe"), None);
    page.close();
}

#[wasm_bindgen_test]
async fn erasing_forgets_what_was_shown_and_who_it_was() {
    let page = open("erased", "granted").await;
    shown(&page, "home", 0.0);
    JsFuture::from(page.erase_profile()).await.unwrap();
    assert_eq!(stored("erased"), None);
    page.close();
}

#[wasm_bindgen_test]
async fn a_record_of_a_newer_version_is_left_alone() {
    put("newer", "\u{c8}whatever it says");
    let page = open("newer", "granted").await;
    assert_eq!(shown(&page, "home", 0.0), -1.0, "nobody knows what was shown");
    assert_eq!(stored("newer").as_deref(), Some("\u{c8}whatever it says"));
    let counters = page.counters();
    assert!(Reflect::get(&counters, &"decisions_from_future".into()).unwrap().as_f64().is_some());
    page.close();
    put("damaged", "\u{1}nonsense");
    let page = open("damaged", "granted").await;
    assert_eq!(shown(&page, "home", 0.0), 0.0);
    page.close();
}
