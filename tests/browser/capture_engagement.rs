//! Time in front of the shopper, depth of the scroll, and what the shopper works the page with.

use super::page::{add, js, wait_ms};
use super::watching::{shown, Watched};
use wasm_bindgen_test::wasm_bindgen_test;

const HIDE: &str = "Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))";
const SHOW: &str = "delete document.visibilityState
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))";
const LEAVE: &str = "dispatchEvent(new Event('pagehide'))";

#[wasm_bindgen_test]
async fn seconds_in_front_are_told_when_the_page_hides_and_never_less_than_one() {
    let watched = Watched::start();
    wait_ms(400).await;
    js(LEAVE);
    assert!(watched.told("user_engagement").is_empty(), "not worth telling");
    wait_ms(1_200).await;
    js(LEAVE);
    assert_eq!(watched.told("user_engagement"), ["2"], "1.6 s: what was not told before comes along");
    js(LEAVE);
    assert_eq!(watched.told("user_engagement").len(), 1, "told once");
}

#[wasm_bindgen_test]
async fn a_hidden_page_spends_no_time_and_shows_nothing() {
    let holder = add(&shown("a"));
    let watched = Watched::start();
    wait_ms(300).await;
    js(HIDE);
    wait_ms(1_800).await;
    js(LEAVE);
    assert_eq!(watched.order(), ["page_view"], "neither time nor the item that was in sight as it hid");
    js(SHOW);
    wait_ms(1_600).await;
    js(HIDE);
    assert_eq!(watched.told("user_engagement"), ["2"], "0.3 and 1.6 s, without the 1.8 between");
    assert_eq!(watched.told("view_item_list"), ["a"], "seen once the page was back");
    assert_eq!(watched.told("page_view").len(), 1, "coming back is no view of a page");
    js(SHOW);
    holder.remove();
}

#[wasm_bindgen_test]
async fn a_page_that_opens_in_the_background_is_viewed_when_it_comes_to_the_front() {
    js("Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })");
    let watched = Watched::start();
    wait_ms(100).await;
    assert_eq!(watched.count(), 0);
    js(SHOW);
    assert_eq!(watched.told("page_view").len(), 1);
}

#[wasm_bindgen_test]
async fn the_deepest_step_is_told_once() {
    let holder = add(r#"<div style="height:20000px"></div>"#);
    let watched = Watched::start();
    let to = |share: f64| js(&format!("scrollTo(0, document.scrollingElement.scrollHeight * {share})"));
    to(0.1);
    wait_ms(900).await;
    assert!(watched.told("scroll").is_empty(), "not a quarter");
    for (share, told) in [(0.3, vec!["25"]), (0.1, vec!["25"]), (0.8, vec!["25", "75"]), (1.0, vec!["25", "75", "90"])]
    {
        to(share);
        wait_ms(900).await;
        assert_eq!(watched.told("scroll"), told, "{share}");
    }
    holder.remove();
    js("scrollTo(0, 0)");
}

#[wasm_bindgen_test]
async fn a_scroll_under_way_is_told_when_the_page_hides() {
    let holder = add(r#"<div style="height:20000px"></div>"#);
    let watched = Watched::start();
    js("scrollTo(0, document.scrollingElement.scrollHeight)");
    wait_ms(250).await;
    assert!(watched.told("scroll").is_empty());
    js(LEAVE);
    assert_eq!(watched.told("scroll"), ["90"]);
    holder.remove();
    js("scrollTo(0, 0)");
}

#[wasm_bindgen_test]
async fn what_is_used_most_is_told_when_the_page_hides_and_again_when_it_changes() {
    let watched = Watched::start();
    let point = |kind: &str| {
        js(&format!(
            "document.body.dispatchEvent(new PointerEvent('pointerdown', {{ bubbles: true, pointerType: '{kind}' }}))"
        ));
    };
    let press = |key: &str| {
        js(&format!("document.body.dispatchEvent(new KeyboardEvent('keydown', {{ bubbles: true, key: '{key}' }}))"));
    };
    js(LEAVE);
    assert!(watched.told("modality").is_empty(), "nothing is known");
    ["touch", "touch", "mouse", "unheard-of"].into_iter().for_each(point);
    ["a", "Enter"].into_iter().for_each(press);
    js(LEAVE);
    js(LEAVE);
    assert_eq!(watched.told("modality"), ["touch"]);
    ["Tab", "ArrowDown", "Tab"].into_iter().for_each(press);
    js(LEAVE);
    assert_eq!(watched.told("modality"), ["touch", "keyboard"]);
}
