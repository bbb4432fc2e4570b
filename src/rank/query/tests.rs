use super::*;
use crate::event::{Event, EventKind, Line};
use crate::item::artefact::{ItemArtefact, Neighbour};
use crate::item::Facts;
use crate::profile::Profile;
use crate::rank::slot::Slot;
use crate::rank::{rank, Request};
use proptest::prelude::*;

const NOW: f64 = 1.7e12;
const WORDS: [&str; 12] =
    ["red", "blue", "candle", "candles", "cake", "stand", "cakestand", "lantern", "mug", "红色", "蜡烛", "灯"];

/// Items named by words, of three categories, each a neighbour of the first: the profile has much to say.
fn shop(names: &[Vec<usize>]) -> ItemTable {
    let mut table = ItemTable::default();
    for (index, words) in (0u32..).zip(names) {
        let name = words.iter().map(|&word| WORDS[word % WORDS.len()]).collect::<Vec<_>>().join(" ");
        let neighbours = vec![Neighbour { index: 0, weight: (index % 7) as f32 / 7.0 }];
        let artefact = ItemArtefact { build: 1, index, neighbours, ..ItemArtefact::default() }.encode();
        let (id, category) = (format!("item-{index}"), ["Candle", "Mug", "Cake stand"][index as usize % 3]);
        let facts =
            Facts { name: &name, categories: [category, "", "", "", ""], artefact: &artefact, ..Facts::of(&id) };
        table.register(&Facts { price: 1.0 + index as f32, ..facts });
    }
    table
}

fn viewed(rows: &[Row], table: &ItemTable) -> Profile {
    let mut profile = Profile::default();
    for (step, &row) in rows.iter().enumerate() {
        let lines = vec![Line { row, quantity: 1.0 }];
        profile.observe(&Event::new(EventKind::ViewItem, lines, NOW + 1e3 * step as f64), table);
    }
    profile
}

fn request<'a>(query: &'a str, candidates: &'a [Row], slot: Slot) -> Request<'a> {
    Request { slot, candidates, page_item: None, query, limit: 10, surprise: f32::NAN, now_ms: NOW + 1e6 }
}

fn names(of: &[&str]) -> (ItemTable, Vec<Row>) {
    let mut table = ItemTable::default();
    let rows = of.iter().map(|name| table.register(&Facts { name, ..Facts::of(name) })).collect();
    (table, rows)
}

proptest! {
    /// The rule: whatever the profile, the slot and its wish for variety, what matches a step better stands before.
    #[test]
    fn taste_never_lifts_over_a_clearly_better_match(
        items in prop::collection::vec(prop::collection::vec(0usize..12, 1..5), 2..60),
        asked in prop::collection::vec(0usize..12, 1..5), seen in prop::collection::vec(0u32..60, 1..8),
        price in prop::option::of(1u32..60), slot in 0u32..6,
    ) {
        let table = shop(&items);
        let candidates: Vec<Row> = (0..items.len() as u32).collect();
        let mut query = asked.iter().map(|&word| WORDS[word]).collect::<Vec<_>>().join(" ");
        price.iter().for_each(|price| query += &format!(" under {price}"));
        let ranking = rank(&request(&query, &candidates, Slot::from_number(slot)), &viewed(&seen, &table), &table);
        prop_assume!(ranking.personal);
        let sought = Sought::new(&query, &candidates, &table);
        let wholes: Vec<f32> = ranking.order.iter().map(|&at| sought.of(at).whole).collect();
        for (place, &whole) in wholes.iter().enumerate() {
            let later = wholes.iter().skip(place + 1).copied().fold(0.0, f32::max);
            prop_assert!(later < whole + sought.step(), "{query}: {wholes:?}");
        }
    }

    #[test]
    fn any_query_over_any_titles_is_answered(
        query in "\\PC{0,300}", titles in prop::collection::vec("\\PC{0,60}", 1..20), seen in 0u32..20,
    ) {
        let (table, rows) = names(&titles.iter().map(String::as_str).collect::<Vec<_>>());
        let ranking = rank(&request(&query, &rows, Slot::Search), &viewed(&[seen], &table), &table);
        let mut order = ranking.order;
        order.sort_unstable();
        prop_assert_eq!(order, (0..rows.len() as u32).collect::<Vec<_>>());
    }
}

#[test]
fn hostile_queries_cost_no_more_than_others() {
    let words: Vec<Vec<usize>> = (0..300).map(|i| vec![i, i / 2, i / 3, i / 5]).collect();
    let table = shop(&words);
    let candidates: Vec<Row> = (0..300).collect();
    let profile = viewed(&[1, 2, 3], &table);
    for unit in
        ["a", "x ", "1 ", "- ", "<1 ", "!?", "🕯", "灯", "e\u{301}", "\u{202e}שלום ", "\u{0}", "between 1 and ", "9,"]
    {
        let query: String = unit.chars().cycle().take(10_000).collect();
        let started = std::time::Instant::now();
        let ranking = rank(&request(&query, &candidates, Slot::Search), &profile, &table);
        assert_eq!(ranking.order.len(), 300);
        assert!(started.elapsed().as_millis() < 1_000, "{unit:?} took {:?}", started.elapsed());
    }
}

#[test]
fn what_nobody_has_leaves_the_servers_order() {
    let table = shop(&[vec![2], vec![8], vec![4], vec![2, 0]]);
    let ranking = rank(&request("sofa", &[3, 2, 1, 0], Slot::Search), &viewed(&[0], &table), &table);
    assert_eq!(ranking.order, [0, 1, 2, 3]);
}

#[test]
fn the_more_is_asked_for_the_less_the_profile_says() {
    let table = shop(&(0..40).map(|i| vec![2, i]).collect::<Vec<_>>());
    let candidates: Vec<Row> = (0..40).collect();
    let open = |query| Sought::new(query, &candidates, &table).openness();
    assert!(open("lantern") > open("red lantern") && open("red lantern") > open("red lantern under 20"));
    assert_eq!([open("big red paper lantern"), open("item-7")], [0.0, 0.0], "an id leaves nothing open");
    assert_eq!(Sought::new("", &candidates, &table).openness(), 1.0);
}

#[test]
fn an_id_finds_its_item() {
    let table = shop(&(0..40).map(|i| vec![2, i]).collect::<Vec<_>>());
    let candidates: Vec<Row> = (0..40).collect();
    for query in ["item-17", "ITEM-17", "item17"] {
        assert_eq!(search(query, &candidates, &table).first(), Some(&17), "{query}");
    }
}

#[test]
fn brands_and_categories_are_understood() {
    let mut table = ItemTable::default();
    let mut item = |id, name, brand, category| {
        table.register(&Facts { name, brand, categories: ["Home", category, "", "", ""], ..Facts::of(id) })
    };
    let rows = [
        item("1", "Candle wax remover", "Cleano", "Cleaning"),
        item("2", "Pillar candle, ivory", "Lumière", "Candles"),
        item("3", "Tea light", "Other", "Candles"),
    ];
    assert_eq!(search("candle", &rows, &table), [rows[1], rows[0], rows[2]], "the category decides among equal titles");
    assert_eq!(search("lumiere candle", &rows, &table).first(), Some(&rows[1]));
    let sought = Sought::new("lumiere", &rows, &table);
    assert_eq!(sought.of(rows[1]).label, crate::key::key("brand", "Lumière"));
}

#[test]
fn reasons_say_words_and_prices() {
    let (mut table, _) = names(&["Red candle", "Green candle", "Mug"]);
    for (id, price) in [("Red candle", 5.0), ("Green candle", 50.0), ("Mug", 5.0)] {
        table.register(&Facts { price, ..Facts::of(id) });
    }
    let candidates = [0, 1, 2];
    let query = "candle under 10";
    let ranking = rank(&request(query, &candidates, Slot::Search), &viewed(&[1], &table), &table);
    assert_eq!(ranking.order, [0, 1, 2]);
    let codes = |at: usize| ranking.explanations.all()[at].iter().map(|cause| cause.code).collect::<Vec<_>>();
    assert!(codes(0).contains(&"query_match") && codes(0).contains(&"query_price"), "{:?}", codes(0));
    assert!(codes(1).contains(&"query_match") && !codes(1).contains(&"query_price"), "{:?}", codes(1));
    let dear = rank(&request("mgus under 4", &candidates, Slot::Search), &viewed(&[1], &table), &table);
    assert!(dear.explanations.all().iter().all(|causes| causes.iter().all(|cause| !cause.code.starts_with("query_"))));
    assert!(!codes(2).contains(&"query_match") && codes(2).contains(&"query_price"), "{:?}", codes(2));
}
