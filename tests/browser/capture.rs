//! What capture notices reaches the engine: clicks through shadow roots, impressions after a second, until `close`.

use super::page::{add, counter, document, open_watching, tag_ids, wait_ms};
use super::watching::click;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, ShadowRootInit, ShadowRootMode};

#[wasm_bindgen_test]
async fn a_click_inside_a_marked_card_chooses_its_item() {
    let page = open_watching("clicks", "pending").await;
    super::page::item(&page, "c1", "Clock");
    let card = add(
        r#"<article data-vitrine-item="c1"><button id="inside-c1">look</button></article><button id="outside">no</button>"#,
    );
    click("#outside");
    assert!(tag_ids(&page).is_empty());
    click("#inside-c1");
    assert_eq!(tag_ids(&page), ["category:Clock", "price:usual"]);
    card.remove();
    page.close();
}

#[wasm_bindgen_test]
async fn a_click_is_seen_through_a_shadow_root() {
    let page = open_watching("shadow", "pending").await;
    super::page::item(&page, "s1", "Sign");
    let holder = add(r#"<div id="host"></div>"#);
    let host = document().get_element_by_id("host").unwrap();
    let root = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
    root.set_inner_html(r#"<div data-vitrine-item="s1"><button>look</button></div>"#);
    root.query_selector("button").unwrap().unwrap().unchecked_into::<HtmlElement>().click();
    assert_eq!(tag_ids(&page)[0], "category:Sign");
    holder.remove();
    page.close();
}

#[wasm_bindgen_test]
async fn what_is_visible_for_a_second_was_seen_and_what_comes_later_too() {
    let page = open_watching("impressions", "pending").await;
    let box_of = |id: &str| {
        format!(r#"<div data-vitrine-item="{id}" style="position:fixed;top:0;width:40px;height:40px"></div>"#)
    };
    let first = add(&box_of("i1"));
    wait_ms(700).await;
    assert_eq!(counter(&page, "accepted"), 1.0, "the page was viewed, the item not yet for a second");
    let second = add(&box_of("i2"));
    let hidden = add(r#"<div data-vitrine-item="i3" style="position:fixed;top:-500px;width:40px;height:40px"></div>"#);
    wait_ms(900).await;
    assert_eq!(counter(&page, "accepted"), 2.0, "the first one");
    wait_ms(1_000).await;
    assert_eq!(counter(&page, "accepted"), 3.0, "the later one, and not the one out of sight");
    wait_ms(1_500).await;
    assert_eq!(counter(&page, "accepted"), 3.0, "each counts once");
    [first, second, hidden].iter().for_each(|element| element.remove());
    page.close();
}

#[wasm_bindgen_test]
async fn closing_ends_the_watching() {
    let page = open_watching("closing", "pending").await;
    super::page::item(&page, "e1", "Egg");
    page.close();
    let card = add(r#"<div data-vitrine-item="e1"><button id="inside-e1">look</button></div>"#);
    click("#inside-e1");
    assert!(tag_ids(&page).is_empty());
    card.remove();
}
