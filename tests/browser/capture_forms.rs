//! Search forms.

use super::page::{add, js, wait_ms};
use super::watching::Watched;
use wasm_bindgen_test::wasm_bindgen_test;

fn send(selector: &str) {
    js(&format!("document.querySelector('{selector}').requestSubmit()"));
}

#[wasm_bindgen_test]
async fn a_search_form_tells_its_words() {
    let watched = Watched::start();
    let holder = add(
        r#"<form id="marked" data-vitrine-search onsubmit="return false"><input type="checkbox" value="1"><input value=" red mug "></form>
           <div role="search"><form id="role" onsubmit="return false"><input name="who" value="me"><input type="search" value="clock"></form></div>
           <form id="empty" role="search" onsubmit="return false"><input type="search" value="  "></form>
           <form id="login" onsubmit="return false"><input value="somebody"><input type="password" value="secret"></form>"#,
    );
    ["#marked", "#role", "#empty", "#login"].into_iter().for_each(send);
    assert_eq!(watched.told("search"), ["red mug", "clock"]);
    holder.remove();
}

#[wasm_bindgen_test]
async fn a_search_form_in_a_shadow_root_tells_its_words_once() {
    let holder = add("<div id='header'></div>");
    js(r#"document.getElementById('header').attachShadow({ mode: 'open' }).innerHTML =
        '<form data-vitrine-search onsubmit="return false"><input type="search" value="egg cup"></form>'"#);
    let watched = Watched::start();
    // Found a second time by looking again: it still tells once.
    wait_ms(2_300).await;
    js("document.getElementById('header').shadowRoot.querySelector('form').requestSubmit()");
    assert_eq!(watched.told("search"), ["egg cup"]);
    holder.remove();
}
