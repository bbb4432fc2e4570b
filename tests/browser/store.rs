//! IndexedDB: changes are made whole or not at all, a page's profile outlives the page, and a refusal leaves nothing.

use super::page::{item, open, tag_ids, until, view};
use super::records::{databases, left, record, records};
use js_sys::Uint8Array;
use vitrine::web::{made, Store, StoreError};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_change_is_made_whole() {
    let store = Store::open("vitrine:bytes").await.unwrap();
    let mut change = store.change().unwrap();
    change.put("a", &[1, 2, 3]);
    change.put("b", &[]);
    made(&change.commit()).await.unwrap();
    let (names, values) = store.read().await.unwrap();
    assert_eq!(names.join(",").as_string().unwrap(), "a,b");
    assert_eq!(values.get(0).unchecked_into::<Uint8Array>().to_vec(), [1, 2, 3]);
    let mut change = store.change().unwrap();
    change.delete(&"a".into());
    made(&change.commit()).await.unwrap();
    assert_eq!(store.read().await.unwrap().0.length(), 1);
    store.close();
}

#[wasm_bindgen_test]
async fn a_change_whose_claim_is_taken_changes_nothing() {
    let store = Store::open("vitrine:claims").await.unwrap();
    let outcomes = [1, 2].map(|value| {
        let mut change = store.change().unwrap();
        change.put("profile", &[value]);
        change.delete(&"other".into());
        change.claim(&7.into(), &"epoch".into());
        change.commit()
    });
    assert_eq!(made(&outcomes[0]).await, Ok(()));
    assert_eq!(made(&outcomes[1]).await, Err(StoreError::Conflict));
    store.close();
    assert_eq!(super::records::bytes("claims", "profile").await, Some(vec![1]));
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
    next.close();
}

#[wasm_bindgen_test]
async fn a_change_is_folded_without_the_page_being_left() {
    let page = open("idle", "granted").await;
    view(&page, item(&page, "h1", "Holder"));
    until(async || record("idle", "profile").await.is_some()).await;
    assert_eq!(left("idle").await, 0);
    page.close();
    assert_eq!(left("idle").await, 0, "nothing was left to leave");
}

#[wasm_bindgen_test]
async fn a_page_that_learnt_nothing_writes_nothing_about_the_shopper() {
    open("looked", "granted").await.close();
    let names: Vec<String> = records("looked").await.into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["keys"]);
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
    page.close();
}

#[wasm_bindgen_test]
async fn what_was_learnt_while_undecided_is_dropped_by_a_no() {
    let page = open("undecided-no", "pending").await;
    view(&page, item(&page, "h1", "Holder"));
    JsFuture::from(page.set_consent("denied", "denied")).await.unwrap();
    JsFuture::from(page.set_consent("granted", "denied")).await.unwrap();
    assert!(tag_ids(&page).is_empty());
    page.close();
    assert_eq!(left("undecided-no").await, 0);
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
