//! Two tabs of one shop: two engines that share a store. Whatever both do, each event is in the profile in the end, once.

use super::page::{item, left_behind, open, seen_again, tag_ids, times, until, view_at, wait_ms};
use super::records::{bytes, left, put, record};
use vitrine::wasm::Engine;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

/// Both tabs saw `ours` and `theirs`, however often.
async fn ends_with(shop: &str, expected: &[(&str, u32)]) {
    let next = open(shop, "granted").await;
    for (id, count) in expected {
        assert_eq!(times(&next, id), *count, "{id}");
    }
    next.close();
    let later = open(shop, "granted").await;
    for (id, count) in expected {
        assert_eq!(times(&later, id), *count, "{id}, a page later");
    }
    assert_eq!(left(shop).await, 0, "everything left was folded");
    later.close();
}

fn views(engine: &Engine, id: &str, from: u32, count: u32) {
    let row = item(engine, id, "Holder");
    for nth in from..from + count {
        assert_eq!(view_at(engine, row, f64::from(nth)), "");
    }
}

#[wasm_bindgen_test]
async fn both_leave_one_after_the_other() {
    let (one, other) = (open("tabs-leave", "granted").await, open("tabs-leave", "granted").await);
    views(&one, "mine", 0, 3);
    views(&other, "mine", 3, 2);
    views(&other, "yours", 9, 1);
    one.close();
    other.close();
    assert_eq!(left("tabs-leave").await, 2);
    ends_with("tabs-leave", &[("mine", 5), ("yours", 1)]).await;
}

#[wasm_bindgen_test]
async fn both_fold_at_the_same_moment() {
    let (one, other) = (open("tabs-race", "granted").await, open("tabs-race", "granted").await);
    for round in 0..5 {
        views(&one, "mine", round, 1);
        views(&other, "mine", 100 + round, 1);
        views(&other, "yours", 200 + round, 1);
        // Heard by both at once: they read the same profile, and one of them comes too late.
        seen_again();
        wait_ms(if round % 2 == 0 { 0 } else { 60 }).await;
    }
    until(async || times(&one, "mine") == 10 && times(&other, "mine") == 10).await;
    assert_eq!((times(&one, "yours"), times(&other, "yours")), (5, 5));
    one.close();
    other.close();
    ends_with("tabs-race", &[("mine", 10), ("yours", 5)]).await;
}

#[wasm_bindgen_test]
async fn leaving_in_the_midst_of_a_fold_counts_nothing_twice() {
    for pause_ms in [0, 1, 3, 6, 12, 25] {
        let shop = format!("tabs-midst-{pause_ms}");
        let (one, other) = (open(&shop, "granted").await, open(&shop, "granted").await);
        views(&one, "mine", 0, 2);
        views(&other, "mine", 50, 2);
        seen_again();
        wait_ms(pause_ms).await;
        views(&one, "mine", 10, 1);
        left_behind();
        views(&one, "mine", 20, 1);
        wait_ms(pause_ms).await;
        one.close();
        other.close();
        wait_ms(50).await;
        ends_with(&shop, &[("mine", 6)]).await;
    }
}

#[wasm_bindgen_test]
async fn a_fold_that_was_overtaken_by_another_is_not_lost_with_its_page() {
    for pause_ms in 0..24 {
        let shop = format!("tabs-overtaken-{pause_ms}");
        let (one, other) = (open(&shop, "granted").await, open(&shop, "granted").await);
        views(&one, "mine", 0, 1);
        views(&other, "mine", 10, 1);
        // Both write at once, one of them in vain, and both pages end at some moment of it.
        seen_again();
        wait_ms(pause_ms).await;
        one.close();
        other.close();
        wait_ms(30).await;
        ends_with(&shop, &[("mine", 2)]).await;
    }
}

#[wasm_bindgen_test]
async fn a_page_that_comes_back_counts_nothing_twice() {
    let page = open("tabs-back", "granted").await;
    views(&page, "mine", 0, 2);
    left_behind();
    until(async || left("tabs-back").await == 1).await;
    // Meanwhile another page opens and folds what was left.
    let other = open("tabs-back", "granted").await;
    assert_eq!(times(&other, "mine"), 2);
    assert_eq!(left("tabs-back").await, 0);
    views(&page, "mine", 10, 1);
    web_sys::window().unwrap().dispatch_event(&web_sys::Event::new("pageshow").unwrap()).unwrap();
    until(async || times(&page, "mine") == 3 && times(&other, "mine") == 3).await;
    page.close();
    other.close();
    ends_with("tabs-back", &[("mine", 3)]).await;
}

#[wasm_bindgen_test]
async fn what_one_tab_learns_the_other_knows() {
    let (one, other) = (open("tabs-know", "granted").await, open("tabs-know", "granted").await);
    views(&one, "mine", 0, 1);
    until(async || tag_ids(&other).contains(&"category:Holder".to_owned())).await;
    // The other one had nothing to add: it read, wrote nothing, and so told nobody.
    let profile = bytes("tabs-know", "profile").await;
    wait_ms(2_500).await;
    assert_eq!(bytes("tabs-know", "profile").await, profile, "nobody wrote again");
    one.close();
    other.close();
    ends_with("tabs-know", &[("mine", 1)]).await;
}

#[wasm_bindgen_test]
async fn erasing_in_one_tab_empties_the_other() {
    let (one, other) = (open("tabs-erase", "granted").await, open("tabs-erase", "granted").await);
    views(&one, "mine", 0, 2);
    seen_again();
    until(async || times(&other, "mine") == 2).await;
    views(&other, "yours", 0, 1);
    left_behind();
    views(&other, "yours", 10, 1);
    JsFuture::from(one.erase_profile()).await.unwrap();
    until(async || tag_ids(&other).is_empty()).await;
    assert!(tag_ids(&one).is_empty());
    for name in ["profile", "previous", "damaged"] {
        assert_eq!(record("tabs-erase", name).await, None, "{name}");
    }
    assert_eq!(left("tabs-erase").await, 0);
    views(&other, "new", 0, 1);
    one.close();
    other.close();
    ends_with("tabs-erase", &[("mine", 0), ("yours", 0), ("new", 1)]).await;
}

#[wasm_bindgen_test]
async fn an_erasure_wins_over_a_fold_that_is_under_way() {
    for pause_ms in [0, 1, 2, 4, 8, 16] {
        let shop = format!("tabs-erase-race-{pause_ms}");
        let (one, other) = (open(&shop, "granted").await, open(&shop, "granted").await);
        views(&one, "mine", 0, 1);
        views(&other, "mine", 10, 1);
        seen_again();
        wait_ms(pause_ms).await;
        JsFuture::from(one.erase_profile()).await.unwrap();
        until(async || tag_ids(&other).is_empty()).await;
        one.close();
        other.close();
        ends_with(&shop, &[("mine", 0)]).await;
    }
}

#[wasm_bindgen_test]
async fn what_was_left_before_an_erasure_is_never_read() {
    let page = open("tabs-stray", "granted").await;
    views(&page, "mine", 0, 1);
    page.close();
    let name = super::records::records("tabs-stray").await.into_iter().find(|(name, _)| name.starts_with("tab:"));
    let name = name.unwrap().0;
    let sealed = bytes("tabs-stray", &name).await.unwrap();
    let next = open("tabs-stray", "granted").await;
    JsFuture::from(next.erase_profile()).await.unwrap();
    next.close();
    // As a tab would that was left in the very moment of the erasure.
    put("tabs-stray", &name, &sealed).await;
    ends_with("tabs-stray", &[("mine", 0)]).await;
}

#[wasm_bindgen_test]
async fn a_refusal_in_one_tab_ends_the_writing_of_the_other() {
    let (one, other) = (open("tabs-no", "granted").await, open("tabs-no", "granted").await);
    views(&other, "mine", 0, 1);
    JsFuture::from(one.set_consent("denied", "denied")).await.unwrap();
    assert_eq!(other.storage(), "wiped");
    views(&other, "mine", 10, 1);
    seen_again();
    left_behind();
    JsFuture::from(other.erase_profile()).await.unwrap();
    one.close();
    other.close();
    wait_ms(100).await;
    assert!(!super::records::databases().await.contains(&"vitrine:tabs-no".into()));
}
