//! What is stored can be damaged, older, newer or gone: the page works, and nothing good is written over by something bad.

use super::page::{counter, item, open, seen_again, tag_ids, times, until, view, view_at};
use super::records::{bytes, put, record};
use vitrine::web::Store;
use wasm_bindgen_test::wasm_bindgen_test;

/// A shop whose shopper looked at one item, and the profile as it is stored.
async fn with_a_profile(shop: &str) -> Vec<u8> {
    let page = open(shop, "granted").await;
    view(&page, item(&page, "h1", "Holder"));
    page.close();
    open(shop, "granted").await.close();
    bytes(shop, "profile").await.unwrap()
}

/// The same with a second item, so that the profile of before lives on beside it.
async fn with_two_profiles(shop: &str) -> (Vec<u8>, Vec<u8>) {
    let first = with_a_profile(shop).await;
    let page = open(shop, "granted").await;
    view(&page, item(&page, "m1", "Mug"));
    page.close();
    open(shop, "granted").await.close();
    assert_eq!(bytes(shop, "previous").await.as_ref(), Some(&first), "the profile of before");
    (first, bytes(shop, "profile").await.unwrap())
}

fn broken(bytes: &[u8]) -> Vec<u8> {
    let mut broken = bytes.to_vec();
    broken[40] ^= 1;
    broken
}

#[wasm_bindgen_test]
async fn a_damaged_profile_falls_back_to_the_one_before() {
    let (_, profile) = with_two_profiles("fall-back").await;
    let damaged = broken(&profile);
    put("fall-back", "profile", &damaged).await;
    let page = open("fall-back", "granted").await;
    assert_eq!((times(&page, "h1"), times(&page, "m1")), (1, 0), "what the one before knew");
    assert_eq!(counter(&page, "profile_damaged"), 1.0);
    assert_eq!(page.storage(), "persistent");
    assert_eq!(bytes("fall-back", "damaged").await, Some(damaged), "kept for whoever wants to know");
    page.close();
    let next = open("fall-back", "granted").await;
    assert_eq!((times(&next, "h1"), counter(&next, "profile_damaged")), (1, 0.0), "mended");
    next.close();
}

#[wasm_bindgen_test]
async fn with_both_damaged_it_begins_anew_and_keeps_the_first_damage() {
    let (previous, profile) = with_two_profiles("both-bad").await;
    put("both-bad", "profile", &broken(&profile)).await;
    put("both-bad", "previous", &broken(&previous)).await;
    let page = open("both-bad", "granted").await;
    assert!(tag_ids(&page).is_empty());
    assert_eq!(counter(&page, "profile_damaged"), 2.0);
    view(&page, item(&page, "n1", "New"));
    page.close();
    put("both-bad", "profile", b"VTS1").await;
    let next = open("both-bad", "granted").await;
    assert_eq!(bytes("both-bad", "damaged").await, Some(broken(&profile)), "the first one");
    assert_eq!(times(&next, "n1"), 1, "what the page left is not what was damaged");
    next.close();
}

#[wasm_bindgen_test]
async fn what_is_no_profile_at_all_is_replaced_by_a_good_one() {
    put("damaged", "profile", b"not a profile at all").await;
    let page = open("damaged", "granted").await;
    view(&page, item(&page, "h1", "Holder"));
    page.close();
    let next = open("damaged", "granted").await;
    assert_eq!(tag_ids(&next), ["category:Holder", "price:usual"]);
    next.close();
}

#[wasm_bindgen_test]
async fn a_damaged_leftover_costs_no_more_than_itself() {
    with_a_profile("bad-left").await;
    put("bad-left", "tab::nobody", &[b'V', b'T', b'S', b'1', 0, 0, 0, 0, 1, 2, 3]).await;
    let page = open("bad-left", "granted").await;
    assert_eq!(times(&page, "h1"), 1);
    assert_eq!(super::records::left("bad-left").await, 0);
    page.close();
}

#[wasm_bindgen_test]
async fn an_unsealed_profile_of_an_earlier_version_is_read_and_sealed() {
    put("unsealed", "profile", include_bytes!("../vectors/snapshot-v1.bin")).await;
    let page = open("unsealed", "granted").await;
    let known = tag_ids(&page);
    assert!(!known.is_empty());
    let sealed = bytes("unsealed", "profile").await.unwrap();
    assert!(sealed.starts_with(b"VTS1"));
    assert_eq!(record("unsealed", "previous").await, None, "nothing stays in the clear");
    page.close();
    let next = open("unsealed", "granted").await;
    assert_eq!(tag_ids(&next), known);
    next.close();
}

#[wasm_bindgen_test]
async fn a_profile_from_a_newer_version_is_not_written_over() {
    let newer: [&[u8]; 2] = [include_bytes!("../vectors/snapshot-from-the-future.bin"), b"VTS2 in another way"];
    for (nth, newer) in newer.into_iter().enumerate() {
        let shop = format!("newer-{nth}");
        put(&shop, "profile", newer).await;
        let page = open(&shop, "granted").await;
        assert_eq!(page.storage(), "newer", "this page goes on in memory");
        view(&page, item(&page, "h1", "Holder"));
        seen_again();
        assert_eq!(tag_ids(&page).len(), 2);
        page.close();
        assert_eq!(bytes(&shop, "profile").await.as_deref(), Some(newer));
    }
}

#[wasm_bindgen_test]
async fn a_database_of_a_newer_layout_is_left_alone_and_one_that_is_raised_meanwhile_too() {
    let page = open("raised", "granted").await;
    view_at(&page, item(&page, "h1", "Holder"), 0.0);
    let factory = web_sys::window().unwrap().indexed_db().unwrap().unwrap();
    let request = factory.open_with_u32("vitrine:raised", 99).unwrap();
    until(async || page.storage() == "newer").await;
    until(async || request.result().is_ok()).await;
    page.close();
    let next = open("raised", "granted").await;
    assert_eq!(next.storage(), "newer");
    view_at(&next, item(&next, "h1", "Holder"), 0.0);
    assert_eq!(tag_ids(&next).len(), 2, "the page works");
    next.close();
}

#[wasm_bindgen_test]
async fn a_database_that_is_deleted_while_it_is_open_stays_deleted() {
    let page = open("wiped", "granted").await;
    view(&page, item(&page, "h1", "Holder"));
    Store::destroy("vitrine:wiped").await.unwrap();
    assert_eq!(page.storage(), "wiped");
    view(&page, item(&page, "m1", "Mug"));
    seen_again();
    super::page::wait_ms(2_500).await;
    assert_eq!(tag_ids(&page).len(), 3, "the page goes on in memory");
    page.close();
    assert!(!super::records::databases().await.contains(&"vitrine:wiped".into()));
}
