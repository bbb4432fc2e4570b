//! Nothing that bears on what a shopper pays may depend on value tags, on what was declared, or on anything sensitive: a metamorphic test
//! turns every such tag round and no decision changes.

use super::{ask, chosen, engine, option, DAY, NOW};
use vitrine::engine::Engine;
use vitrine::event::{Event, EventKind, Line};
use vitrine::item::Facts;
use vitrine::profile::tags::{may_decide_money, TABLES};
use vitrine::rng::{Coins, Seeded};
use vitrine::value::Value;

const PROFILES: u64 = 10_000;

/// What may never matter: how much was spent, in how many orders, what was declared. `turned` is the same shopper, otherwise.
fn shopper(seed: u64, turned: bool) -> Engine {
    let (mut coins, mut engine) = (Seeded::new(seed), engine());
    let mut draw = |bound| coins.below(bound);
    let categories = ["Mug", "Bag", "Clock", "Lamp"];
    let rows: Vec<u32> = (0..4usize)
        .map(|n| {
            let id = format!("item {n}");
            let price = 5.0 + 10.0 * n as f32;
            let category = categories[n];
            engine.register(&Facts { categories: [category, "", "", "", ""], price, ..Facts::of(&id) })
        })
        .collect();
    let begin_ms = NOW - 40.0 * DAY;
    for step in 0..4 + draw(8) {
        let kinds =
            [EventKind::ViewItem, EventKind::SelectItem, EventKind::AddToCart, EventKind::Search, EventKind::PageView];
        let kind = kinds[draw(5) as usize];
        let line = Line { row: rows[draw(4) as usize], quantity: 1.0 };
        let lines = if matches!(kind, EventKind::Search | EventKind::PageView) { vec![] } else { vec![line] };
        let at_ms = begin_ms + step as f64 * 0.3 * DAY;
        let event = Event { text: format!("words {step}"), ..Event::new(kind, lines, at_ms) };
        engine.track(Some(event), at_ms).ok();
    }
    // The same orders at the same times for the same articles; only what they came to differs.
    for order in 0..draw(4) {
        let at_ms = begin_ms + (5.0 + order as f64) * DAY;
        let value = if turned { 4_000.0 } else { 9.5 };
        let lines = vec![Line { row: rows[draw(4) as usize], quantity: 1.0 }];
        let event = Event {
            text: format!("T{order}"),
            value,
            currency: "EUR".into(),
            ..Event::new(EventKind::Purchase, lines, at_ms)
        };
        engine.track(Some(event), at_ms).ok();
    }
    for row in TABLES.iter().copied().flatten().filter(|row| row.is_declared()) {
        let by_shop = row.id.starts_with("member");
        if (draw(2) == 0) != turned {
            engine.declare(row.id, if turned { "gold" } else { "1" }, by_shop, NOW - DAY);
        }
    }
    engine
}

/// Every condition that money may be decided by, one option each, and one that asks for nothing.
fn offers() -> Vec<Vec<Value>> {
    let fair = TABLES.iter().copied().flatten().filter(|row| may_decide_money(row.id)).map(|row| row.id);
    let conditions: Vec<String> = fair.flat_map(|id| [id.to_owned(), format!("{id}:")]).collect();
    let lists = conditions
        .chunks(6)
        .map(|of| of.iter().map(|condition| option(condition, &[condition])).chain([option("plain", &[])]).collect());
    lists.collect()
}

#[test]
fn no_decision_about_money_changes_with_what_it_must_not_read() {
    let lists = offers();
    assert!(lists.len() > 10);
    let mut different = 0;
    for seed in 0..PROFILES {
        let (mut one, mut other) = (shopper(seed, false), shopper(seed, true));
        // The whole table for some, a part of it for each.
        let asked = if seed < 100 {
            0..lists.len()
        } else {
            let at = (seed as usize) % lists.len();
            at..at + 1
        };
        for at in asked {
            let ask = || ask(&format!("point {at}"), "promotion", &lists[at]).number("promotions", 50.0).end();
            assert_eq!(chosen(&mut one, ask(), NOW), chosen(&mut other, ask(), NOW), "profile {seed}, list {at}");
        }
        if seed < 100 {
            let ids = |engine: &Engine| engine.tags(NOW).into_iter().map(|tag| tag.id).collect::<Vec<_>>();
            different += usize::from(ids(&one) != ids(&other));
        }
    }
    assert!(different > 90, "the two shoppers are told apart by what was turned round: {different}");
}
