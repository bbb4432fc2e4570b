//! Every feature on a shop of six items, against values worked out by hand.

use super::FEATURES;
use crate::event::{Event, EventKind, Line};
use crate::item::artefact::{ItemArtefact, Neighbour, Term};
use crate::item::{Facts, ItemTable, Row};
use crate::profile::Profile;
use crate::rank::slot::Slot;
use crate::rank::{columns, Request};

const NOW: f64 = 1.7e12;
const DAY: f64 = 86_400_000.0;

fn list(of: &[(u32, f32)]) -> Vec<Neighbour> {
    of.iter().map(|&(index, weight)| Neighbour { index, weight }).collect()
}

fn vector(first: i8, second: i8) -> Vec<i8> {
    let mut vector = vec![0; 16];
    (vector[0], vector[1]) = (first, second);
    vector
}

/// 0 names 2 and 3, and 3 comes after it; 1 names 2; 3 names 1; 4 names 2; 5 is of another build and names everything.
fn shop() -> ItemTable {
    let terms = |hashes: &[u16]| hashes.iter().map(|&hash| Term { hash, idf: 15 }).collect();
    let artefacts = [
        (list(&[(2, 1.0), (3, 0.125)]), list(&[(3, 1.0)]), vector(127, 0), terms(&[1, 2]), 2),
        (list(&[(2, 1.0)]), list(&[]), vector(0, 127), terms(&[3]), 4),
        (list(&[]), list(&[]), vector(127, 0), terms(&[1]), 2),
        (list(&[(1, 1.0)]), list(&[]), vector(-127, 0), terms(&[2, 3]), 9),
        (list(&[(2, 0.125)]), list(&[]), vec![], terms(&[]), 0),
        (list(&[(0, 1.0), (1, 1.0), (2, 1.0)]), list(&[]), vector(127, 0), terms(&[1]), 2),
    ];
    let mut table = ItemTable::default();
    for (index, (neighbours, sequence, vector, terms, price_bucket)) in (0u32..).zip(artefacts) {
        let build = if index == 5 { 8 } else { 7 };
        let mut artefact = ItemArtefact {
            build,
            index,
            popularity: 1.0,
            trend: 1.0,
            price_bucket,
            neighbours,
            sequence,
            terms,
            ..ItemArtefact::default()
        };
        artefact.set_vector(vector);
        let (id, kind) = (index.to_string(), if index % 2 == 0 { "Mug" } else { "Bag" });
        table.register(&Facts {
            categories: ["All", kind, "", "", ""],
            brand: kind,
            variant: kind,
            price: 10.0,
            discount: if index == 4 { 10.0 } else { 0.0 },
            artefact: &artefact.encode(),
            ..Facts::of(&id)
        });
    }
    table
}

fn profile(events: &[(EventKind, Row, f64)], table: &ItemTable) -> Profile {
    let mut profile = Profile::default();
    for &(kind, row, at_ms) in events {
        profile.observe(&Event::new(kind, vec![Line { row, quantity: 1.0 }], at_ms), table);
    }
    profile
}

/// The values of a feature for the items 2 to 5.
fn values(code: &str, events: &[(EventKind, Row, f64)]) -> Vec<f32> {
    let table = shop();
    let request = Request {
        slot: Slot::Home,
        candidates: &[2, 3, 4, 5],
        page_item: None,
        query: "",
        limit: 4,
        surprise: f32::NAN,
        now_ms: NOW,
    };
    let at = FEATURES.iter().position(|feature| feature.code == code).unwrap();
    columns(&request, &profile(events, &table), &table).swap_remove(at)
}

fn assert_values(code: &str, events: &[(EventKind, Row, f64)], expected: [f32; 4]) {
    let found = values(code, events);
    let same = |(found, expected): (&f32, &f32)| (found - expected).abs() < 2e-3 || found.is_nan() && expected.is_nan();
    assert!(found.iter().zip(&expected).all(same), "{code}: {found:?} for {expected:?}");
}

const VIEW: EventKind = EventKind::ViewItem;
const NAN: f32 = f32::NAN;
/// Looked at 1, then at 0, in this visit.
const VISIT: &[(EventKind, Row, f64)] = &[(VIEW, 1, NOW - 2_000.0), (VIEW, 0, NOW - 1_000.0)];
/// The same, but 1 and 3 yesterday.
const TWO_VISITS: &[(EventKind, Row, f64)] =
    &[(VIEW, 3, NOW - DAY), (VIEW, 1, NOW - DAY + 1.0), (VIEW, 0, NOW - 1_000.0)];

#[test]
fn neighbours_and_rules() {
    // The last item is 0 and counts 1; 1 counts 0.8. Item 5's build is another one: nothing of it can be compared.
    assert_values("covisit_last", VISIT, [1.0, 0.125, 0.0, 0.0]);
    assert_values("covisit_most", VISIT, [1.0, 0.125, 0.0, 0.0]);
    assert_values("covisit_count", VISIT, [2.0, 1.0, 0.0, 0.0]);
    assert_values("covisit_back", VISIT, [0.0, 0.0, 0.0, 0.0]);
    assert_values("covisit_back_history", VISIT, [0.0, 1.0, 0.0, 0.0]);
    // 4 names 2, which 0 names as well.
    assert_values("covisit_shared", VISIT, [0.0, 0.0, 0.125, 0.0]);
    assert_values("covisit_shared_history", VISIT, [0.0, 0.0, 0.125 * 1.8, 0.0]);
    assert_values("sequence_last", VISIT, [0.0, 1.0, 0.0, 0.0]);
    assert_values("sequence_history", VISIT, [0.0, 1.0, 0.0, 0.0]);
    // Yesterday's 3 names 1, and so does the candidate 3; yesterday's 1 names 2, and so does 4.
    assert_values("covisit_shared_before", TWO_VISITS, [0.0, 0.95, 0.125, 0.0]);
}

#[test]
fn vectors_and_words() {
    assert_values("vector_last", VISIT, [1.0, -1.0, NAN, NAN]);
    // The mean of (1, 0) and 0.8 (0, 1).
    let cosine = 1.0 / 1.64_f32.sqrt();
    assert_values("vector_profile", VISIT, [cosine, -cosine, NAN, NAN]);
    // Of yesterday 1 counts 1 and 3 0.95: (-0.95, 1).
    let cosine = 0.95 / 1.9025_f32.sqrt();
    assert_values("vector_before", TWO_VISITS, [-cosine, cosine, NAN, NAN]);
    assert_values("vector_before", VISIT, [NAN; 4]);
    // Words mean the same in every build.
    let half = 0.5_f32.sqrt();
    assert_values("terms_last", VISIT, [half, 0.5, NAN, half]);
    assert_values("terms_profile", VISIT, [half, 0.5 + 0.8 * half, NAN, half]);
    assert_values("terms_before", TWO_VISITS, [0.0, half + 0.95, NAN, 0.0]);
}

#[test]
fn labels() {
    // Both kinds were looked at once: "All" has a share of 1, each kind one of 0.5, and counts 1.5.
    assert_values("category_affinity", VISIT, [1.75, 1.75, 1.75, 1.75]);
    assert_values("category_last", VISIT, [2.5, 1.0, 2.5, 1.0]);
    let mug = &[(VIEW, 0, NOW)];
    assert_values("brand_affinity", mug, [1.0, 0.0, 1.0, 0.0]);
    assert_values("variant_affinity", mug, [1.0, 0.0, 1.0, 0.0]);
}

#[test]
fn prices_and_discounts() {
    assert_values("price_fit", VISIT, [1.0; 4]);
    // Buckets 2 and 0.8 times 4 of 1.8.
    let usual = 5.2 / 1.8_f32;
    assert_values("price_distance", VISIT, [2.0 - usual, usual - 9.0, NAN, 2.0 - usual]);
    // Two looks at full prices of two: a lean of -2 / 4, and half the price off.
    assert_values("discount_fit", VISIT, [0.0, 0.0, -0.25, 0.0]);
}

#[test]
fn the_shoppers_own_past() {
    assert_values("seen_before", TWO_VISITS, [0.0, 1.0, 0.0, 0.0]);
    // Bought every ten days, last ten days ago.
    let weeks: Vec<_> = (1..4).map(|week| (EventKind::Purchase, 3, NOW - f64::from(4 - week) * 10.0 * DAY)).collect();
    assert_values("rebuy_due", &weeks, [0.0, 1.0, 0.0, 0.0]);
    assert_values("rebuy_due", &weeks[..1], [0.0; 4]);
    let shown = &[(EventKind::ViewItemList, 2, NOW), (VIEW, 0, NOW)];
    assert_values("passed_over", shown, [2.0_f32.ln(), 0.0, 0.0, 0.0]);
}

#[test]
fn the_shops_log() {
    assert_values("popularity", VISIT, [1.0; 4]);
    assert_values("trend", VISIT, [1.0; 4]);
}

#[test]
fn the_page_item_counts_as_the_last() {
    let table = shop();
    let on_page = Request {
        slot: Slot::Product,
        candidates: &[2, 3],
        page_item: Some(0),
        query: "",
        limit: 2,
        surprise: f32::NAN,
        now_ms: NOW,
    };
    let all = columns(&on_page, &Profile::default(), &table);
    let last = FEATURES.iter().position(|feature| feature.code == "covisit_last").unwrap();
    assert_eq!(all[last], [1.0, 0.125]);
}
