//! IndexedDB: bytes come back, a page's profile outlives the page, and a refusal leaves nothing.

use super::page::{item, open, tag_ids, view};
use js_sys::{Array, Function, Promise, Reflect};
use vitrine::web::Store;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

/// Names of the databases that exist.
async fn databases() -> Vec<String> {
    let factory: JsValue = web_sys::window().unwrap().indexed_db().unwrap().unwrap().into();
    let list: Function = Reflect::get(&factory, &"databases".into()).unwrap().unchecked_into();
    let promise: Promise = list.call0(&factory).unwrap().unchecked_into();
    let found = Array::from(&JsFuture::from(promise).await.unwrap());
    found.iter().map(|database| Reflect::get(&database, &"name".into()).unwrap().as_string().unwrap()).collect()
}

#[wasm_bindgen_test]
async fn bytes_come_back_and_absent_ones_are_none() {
    let store = Store::open("vitrine:bytes").await.unwrap();
    store.put(&[("a", &[1, 2, 3]), ("b", &[])]).unwrap();
    assert_eq!(store.get("a").await.unwrap(), Some(vec![1, 2, 3]));
    assert_eq!(store.get("b").await.unwrap(), Some(vec![]));
    assert_eq!(store.get("c").await.unwrap(), None);
    store.delete("a").await.unwrap();
    assert_eq!(store.get("a").await.unwrap(), None);
}

#[wasm_bindgen_test]
async fn another_tab_can_erase_while_this_one_is_open() {
    let store = Store::open("vitrine:two-tabs").await.unwrap();
    Store::destroy("vitrine:two-tabs").await.unwrap();
    assert!(store.put(&[("a", &[1])]).is_err(), "this tab's connection gave way");
}

#[wasm_bindgen_test]
async fn a_profile_outlives_its_page() {
    let page = open("outlives", "granted").await;
    let row = item(&page, "h1", "Holder");
    assert_eq!(view(&page, row), "");
    page.close();
    let next = open("outlives", "granted").await;
    assert_eq!(tag_ids(&next), ["category:Holder", "price:usual"]);
    assert_eq!(next.storage(), "persistent");
}

#[wasm_bindgen_test]
async fn what_was_learnt_while_undecided_is_kept_by_a_yes_and_joins_what_was_stored() {
    let before = open("undecided", "granted").await;
    view(&before, item(&before, "m1", "Mug"));
    before.close();
    let page = open("undecided", "pending").await;
    assert!(tag_ids(&page).is_empty(), "nothing is read before the shopper decides");
    view(&page, item(&page, "h1", "Holder"));
    assert_eq!(page.storage(), "memory");
    JsFuture::from(page.set_consent("granted", "denied")).await.unwrap();
    let tags = tag_ids(&page);
    assert!(tags.contains(&"category:Holder".into()) && tags.contains(&"category:Mug".into()), "{tags:?}");
}

#[wasm_bindgen_test]
async fn a_refusal_leaves_nothing() {
    let page = open("refusal", "granted").await;
    view(&page, item(&page, "h1", "Holder"));
    page.close();
    assert!(databases().await.contains(&"vitrine:refusal".into()));
    let next = open("refusal", "granted").await;
    let stored = next.set_consent("denied", "denied");
    assert!(tag_ids(&next).is_empty(), "in effect before anything is awaited");
    JsFuture::from(stored).await.unwrap();
    assert!(!databases().await.contains(&"vitrine:refusal".into()));
    assert_eq!(view(&next, item(&next, "h1", "Holder")), "consent");
    next.close();
    assert!(!databases().await.contains(&"vitrine:refusal".into()), "nor does closing the page write anything");
}

#[wasm_bindgen_test]
async fn an_undecided_page_stores_nothing() {
    let page = open("waiting", "pending").await;
    view(&page, item(&page, "h1", "Holder"));
    JsFuture::from(page.set_consent("pending", "granted")).await.unwrap();
    assert_eq!(tag_ids(&page).len(), 2, "it is still known in memory");
    page.close();
    assert!(!databases().await.contains(&"vitrine:waiting".into()));
}

#[wasm_bindgen_test]
async fn a_damaged_profile_is_replaced_by_a_good_one() {
    let store = Store::open("vitrine:damaged").await.unwrap();
    store.put(&[("profile", b"not a profile at all")]).unwrap();
    store.close();
    let page = open("damaged", "granted").await;
    view(&page, item(&page, "h1", "Holder"));
    page.close();
    let next = open("damaged", "granted").await;
    assert_eq!(tag_ids(&next), ["category:Holder", "price:usual"]);
    next.close();
}

#[wasm_bindgen_test]
async fn a_profile_from_a_newer_version_is_not_written_over() {
    let newer = include_bytes!("../vectors/snapshot-from-the-future.bin");
    let store = Store::open("vitrine:newer").await.unwrap();
    store.put(&[("profile", newer)]).unwrap();
    store.close();
    let page = open("newer", "granted").await;
    assert_eq!(page.storage(), "memory", "this page goes on in memory");
    view(&page, item(&page, "h1", "Holder"));
    page.close();
    let store = Store::open("vitrine:newer").await.unwrap();
    assert_eq!(store.get("profile").await.unwrap().as_deref(), Some(newer.as_slice()));
}

#[wasm_bindgen_test]
async fn a_page_that_changed_nothing_writes_over_nothing() {
    let first = open("two-pages", "granted").await;
    view(&first, item(&first, "h1", "Holder"));
    first.close();
    let idle = open("two-pages", "granted").await;
    let busy = open("two-pages", "granted").await;
    view(&busy, item(&busy, "m1", "Mug"));
    busy.close();
    idle.close();
    let next = open("two-pages", "granted").await;
    assert!(tag_ids(&next).contains(&"category:Mug".into()), "{:?}", tag_ids(&next));
    next.close();
}
