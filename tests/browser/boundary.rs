//! The exported interface: columns in, orders out, hostile input survived.

use super::page::{item, object, open, view, Columns};
use js_sys::{Array, Reflect};
use vitrine::item::artefact::{ItemArtefact, Neighbour};
use vitrine::wasm::Engine;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

const NO_ROW: u32 = u32::MAX;

#[wasm_bindgen_test]
async fn columns_become_items_and_orders_have_reasons() {
    let page = open("columns", "pending").await;
    let artefact = |i: u32| ItemArtefact {
        build: 1,
        index: i,
        popularity: 0.5,
        neighbours: vec![Neighbour { index: i + 2, weight: 1.0 }],
        ..ItemArtefact::default()
    };
    let mut columns = Columns::default();
    for i in 0..30 {
        let (id, title) = (format!("i{i}"), format!("Title {i}"));
        columns.add([&id, &title, ["Mug", "Bag"][i as usize % 2]], &artefact(i).encode(), 1.0 + f64::from(i));
    }
    let rows = columns.register(&page);
    assert_eq!(rows, (0..30).collect::<Vec<u32>>());
    // The last number is none of the places: nothing is refused.
    let of_server = [rows.as_slice(), &[0]].concat();
    assert_eq!(
        page.rank(0, &rows, NO_ROW, "", 10, 30, false, 0.0, false, js_sys::Date::now()),
        of_server,
        "a stranger gets the server's order"
    );
    assert_eq!(page.ranking_ticket(), 0);
    view(&page, rows[4]);
    let order = page.rank(0, &rows[5..], NO_ROW, "", 10, 30, false, 0.0, false, js_sys::Date::now());
    assert_eq!(order[0], 1, "item 6 is the neighbour of item 4");
    let reasons = Array::from(&page.reasons(page.ranking_ticket()));
    assert_eq!(reasons.length(), 10);
    let field = |reason: &JsValue, name: &str| Reflect::get(reason, &name.into()).unwrap().as_string().unwrap();
    let of_first = Array::from(&reasons.get(0)).to_vec();
    let mut of_neighbour = of_first.iter().filter(|reason| field(reason, "code").starts_with("covisit_"));
    assert_eq!(of_neighbour.next().map(|reason| field(reason, "subject")).as_deref(), Some("Title 4"));
    assert_eq!(
        page.rank(0, &rows, NO_ROW, "", 10, 30, true, 0.0, false, js_sys::Date::now()),
        of_server,
        "neutral on request"
    );
    page.close();
}

#[wasm_bindgen_test]
async fn hostile_columns_are_survived() {
    let page = open("hostile", "pending").await;
    let numbers = |lengths: [f64; 10]| [lengths.as_slice(), &[f64::INFINITY, -1.0, f64::NAN]].concat();
    let one = numbers([1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
    assert_eq!(page.register_items(b"ab", &[], &[&one[..], &one[..]].concat()).len(), 2);
    let wild = numbers([1.0, f64::NAN, -3.0, 1e300, f64::INFINITY, 0.5, 1.0, 0.0, 0.0, 9e9]);
    assert_eq!(
        page.register_items(b"abc", &[9, 9], &[&wild[..], &one[..]].concat()).len(),
        2,
        "lengths that fit nothing"
    );
    assert_eq!(page.register_items("茶".as_bytes(), &[], &one).len(), 1, "a length that ends within a sign");
    assert_eq!(page.register_items(&[0xff, 0xc0], &[], &one).len(), 1, "bytes that are no text");
    assert_eq!(page.register_items(b"a", &[], &one[..12]).len(), 0, "numbers that are missing");
    assert_eq!(page.register_items(&[], &[], &[]).len(), 0);
    assert_eq!(
        page.rank(99, &[0, 0, 7_000_000, NO_ROW], NO_ROW, "\u{0}", u32::MAX, u32::MAX, false, f64::NAN, true, f64::NAN)
            .len(),
        5,
        "four places and how many are refused"
    );
    assert_eq!(
        page.track("view_item", &[NO_ROW, 5], &[f64::NAN], "", f64::NAN, f64::NAN, f64::NAN).as_deref(),
        Some("future")
    );
    assert_eq!(
        page.track("", &[], &[], "", 0.0, js_sys::Date::now(), js_sys::Date::now()).as_deref(),
        Some("unknown_name")
    );
    assert_eq!(page.restore(&[1, 2, 3]), "snapshot_corrupt");
    assert_eq!(Array::from(&page.reasons(12345)).length(), 0);
    page.close();
}

#[wasm_bindgen_test]
async fn a_full_table_is_emptied_and_filled_again() {
    let page = open("full", "pending").await;
    for batch in 0..5 {
        let mut columns = Columns::default();
        (0..5_000).for_each(|i| columns.add([&format!("{batch}-{i}"), "", ""], &[], f64::NAN));
        let rows = columns.register(&page);
        assert_eq!(rows.len(), 5_000);
        assert!(rows.iter().all(|&row| row < page.item_count()));
    }
    assert_eq!(page.item_count(), 5_000);
    page.close();
}

#[wasm_bindgen_test]
async fn a_configuration_without_a_shop_is_refused() {
    assert!(Engine::new(&object(&[])).is_err());
    assert!(Engine::new(&JsValue::NULL).is_err());
}

#[wasm_bindgen_test]
async fn a_snapshot_moves_a_profile_to_another_engine() {
    let page = open("from", "pending").await;
    view(&page, item(&page, "h1", "Holder"));
    let other = open("to", "pending").await;
    assert_eq!(other.restore(&page.snapshot()), "");
    assert_eq!(super::page::tag_ids(&other), super::page::tag_ids(&page));
    page.close();
    other.close();
}
