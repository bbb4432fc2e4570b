//! Single-page apps: every address is a page of its own, with the Navigation API and without.

use super::page::{add, js, wait_ms};
use super::watching::{click, go_home, push, shown, Watched};
use wasm_bindgen_test::wasm_bindgen_test;

/// Runs without the Navigation API, as browsers before 2026 do.
const FORGET_NAVIGATION: &str = "
    window.known = Object.getOwnPropertyDescriptor(window, 'navigation')
    Object.defineProperty(window, 'navigation', { value: undefined, configurable: true })";
const REMEMBER_NAVIGATION: &str = "Object.defineProperty(window, 'navigation', known)";

#[wasm_bindgen_test]
async fn a_page_is_viewed_when_it_opens_and_at_every_new_address() {
    let watched = Watched::start();
    assert_eq!(watched.told("page_view").len(), 1);
    push("/products/1?colour=red");
    wait_ms(50).await;
    assert_eq!(watched.told("page_view").len(), 2);
    push("/products/1?colour=red#reviews");
    wait_ms(50).await;
    assert_eq!(watched.told("page_view").len(), 2, "a place on the page is no page");
    push("/products/1?colour=blue");
    wait_ms(50).await;
    push("/#/cart");
    wait_ms(50).await;
    assert_eq!(watched.told("page_view").len(), 4, "a fragment written like a path is one");
    js("history.back()");
    wait_ms(300).await;
    assert_eq!(watched.told("page_view").len(), 5, "the way back, too");
    go_home();
}

#[wasm_bindgen_test]
async fn taking_the_campaign_out_of_the_address_is_no_new_page() {
    push("/products/1?id=7&utm_source=letter&gclid=x");
    let watched = Watched::start();
    js("history.replaceState({}, '', '/products/1?id=7')");
    wait_ms(50).await;
    assert_eq!(watched.told("page_view").len(), 1);
    js("history.replaceState({}, '', '/products/1?id=8')");
    wait_ms(50).await;
    assert_eq!(watched.told("page_view").len(), 2);
    go_home();
}

#[wasm_bindgen_test]
async fn without_the_navigation_api_a_new_address_is_noticed_as_soon_as_anything_happens() {
    js(FORGET_NAVIGATION);
    let watched = Watched::start();
    js(REMEMBER_NAVIGATION);
    push("/quiet");
    wait_ms(50).await;
    assert_eq!(watched.told("page_view").len(), 1, "nobody told");
    let holder = add("<b id='anything'>the page is drawn</b>");
    wait_ms(50).await;
    assert_eq!(watched.told("page_view").len(), 2);
    push("/clicked");
    click("#anything");
    assert_eq!(watched.told("page_view").len(), 3);
    js("history.back()");
    wait_ms(300).await;
    assert_eq!(watched.told("page_view").len(), 4, "popstate");
    js("location.hash = '#/cart'");
    wait_ms(300).await;
    assert_eq!(watched.told("page_view").len(), 5, "hashchange");
    holder.remove();
    go_home();
}

#[wasm_bindgen_test]
async fn an_item_counts_once_a_page_and_the_page_that_is_left_is_told_first() {
    let holder = add(&[shown("stays"), r#"<div style="height:9000px"></div>"#.into()].concat());
    let watched = Watched::start();
    js("scrollTo(0, document.scrollingElement.scrollHeight * 0.6)");
    wait_ms(1_500).await;
    assert_eq!(watched.told("view_item_list"), ["stays"]);
    js("scrollTo(0, document.scrollingElement.scrollHeight)");
    wait_ms(250).await;
    push("/next");
    wait_ms(50).await;
    assert_eq!(watched.order(), ["page_view", "scroll", "view_item_list", "scroll", "user_engagement", "page_view"]);
    assert_eq!(watched.told("scroll"), ["50", "90"]);
    assert_eq!(watched.told("user_engagement"), ["2"]);
    wait_ms(1_500).await;
    assert_eq!(watched.told("view_item_list"), ["stays", "stays"], "once on each page");
    js("scrollTo(0, document.scrollingElement.scrollHeight * 0.6)");
    wait_ms(1_000).await;
    assert_eq!(watched.told("scroll"), ["50", "90", "50"], "the depth begins anew");
    holder.remove();
    go_home();
    js("scrollTo(0, 0)");
}
