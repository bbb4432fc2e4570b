//! Clicks and impressions with the names of their lists, and with open shadow roots anywhere in between.

use super::page::{add, js, wait_ms};
use super::watching::{click, shown, Watched};
use wasm_bindgen_test::wasm_bindgen_test;

/// Longer than an item has to be in sight to be told.
const SEEN_MS: u32 = 1_500;

#[wasm_bindgen_test]
async fn a_click_tells_the_item_and_the_list_around_it() {
    let watched = Watched::start();
    let holder = add(
        r#"<section data-vitrine-list="Home"><i id="gap"></i><p data-vitrine-item="a"><b id="in-a">a</b></p></section>
           <p data-vitrine-item="b"><b id="in-b">b</b></p>"#,
    );
    ["#in-a", "#in-b", "#gap"].into_iter().for_each(click);
    assert_eq!(watched.told("select_item"), ["a Home", "b"]);
    holder.remove();
}

#[wasm_bindgen_test]
async fn a_click_that_the_shop_stops_is_noticed_all_the_same() {
    let watched = Watched::start();
    let holder =
        add(r#"<p data-vitrine-item="a" onclick="event.stopImmediatePropagation()"><b id="stopped">a</b></p>"#);
    click("#stopped");
    assert_eq!(watched.told("select_item"), ["a"]);
    holder.remove();
}

#[wasm_bindgen_test]
async fn impressions_are_told_by_list() {
    let holder = add(&format!(
        r#"<div data-vitrine-list="Home">{}{}</div><div data-vitrine-list="Also bought">{}</div>{}"#,
        shown("a"),
        shown("b"),
        shown("c"),
        shown("d")
    ));
    let watched = Watched::start();
    wait_ms(SEEN_MS).await;
    assert_eq!(watched.told("view_item_list"), ["a,b Home", "c Also bought", "d"]);
    holder.remove();
}

#[wasm_bindgen_test]
async fn the_same_item_twice_on_a_page_is_one_impression() {
    let watched = Watched::start();
    let holder = add(&[shown("a"), shown("a")].concat());
    wait_ms(SEEN_MS).await;
    let again = add(&shown("a"));
    wait_ms(SEEN_MS).await;
    assert_eq!(watched.told("view_item_list"), ["a"]);
    holder.remove();
    again.remove();
}

#[wasm_bindgen_test]
async fn items_in_open_shadow_roots_are_seen_and_clicked_with_the_list_outside() {
    let holder = add(r#"<div data-vitrine-list="Home"><div id="outer"></div></div><div id="closed"></div>"#);
    js(&format!(
        "const open = (host, html) => {{ const root = host.attachShadow({{ mode: 'open' }}); root.innerHTML = html; return root }}
         const root = open(document.getElementById('outer'), '<p id=\"inner\"></p>')
         open(root.getElementById('inner'), '{}<b data-vitrine-item=\"c\">c</b>').querySelector('b')
         document.getElementById('closed').attachShadow({{ mode: 'closed' }}).innerHTML = '{}'",
        shown("deep"),
        shown("nobody")
    ));
    let watched = Watched::start();
    js("document.getElementById('outer').shadowRoot.getElementById('inner').shadowRoot.querySelector('b').click()");
    assert_eq!(watched.told("select_item"), ["c Home"]);
    wait_ms(SEEN_MS).await;
    let seen = watched.told("view_item_list").join(" ");
    assert!(seen.contains("deep") && seen.ends_with("Home"), "{seen}");
    assert!(!seen.contains("nobody"), "a closed root cannot be looked into");
    holder.remove();
}
