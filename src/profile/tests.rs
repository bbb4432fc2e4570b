use super::*;
use crate::event::{Event, EventKind, Line};
use crate::item::{Facts, ItemTable};

fn table() -> ItemTable {
    let mut table = ItemTable::default();
    for i in 0..10 {
        let (id, category) = (i.to_string(), format!("c{}", i % 3));
        let categories = [category.as_str(), "", "", "", ""];
        table.register(&Facts { categories, price: 2.0 + i as f32, ..Facts::of(&id) });
    }
    table
}

fn views(table: &ItemTable, rows: std::ops::Range<u32>) -> Profile {
    let mut profile = Profile::default();
    for row in rows {
        let lines = vec![Line { row, quantity: 1.0 }];
        profile.observe(&Event::new(EventKind::ViewItem, lines, f64::from(row) * 1e6), table);
    }
    profile
}

#[test]
fn what_was_learnt_before_the_stored_profile_was_read_is_not_lost() {
    let table = table();
    let (whole, parts) = (views(&table, 0..10), views(&table, 0..6).followed_by(views(&table, 6..10)));
    assert_eq!(parts.history, whole.history);
    assert_eq!(parts.visits, whole.visits);
    let shares =
        |p: &Profile| p.tallies.ranked(Kind::Category, 1e7).iter().map(|(i, s)| (i.key, *s)).collect::<Vec<_>>();
    for (a, b) in shares(&parts).iter().zip(shares(&whole)) {
        assert!(a.0 == b.0 && (a.1 - b.1).abs() < 0.01);
    }
    assert!((parts.price.usual().unwrap().0 - whole.price.usual().unwrap().0).abs() < 1e-6);
}

#[test]
fn an_empty_page_changes_nothing() {
    let stored = views(&table(), 0..5);
    assert_eq!(stored.clone().followed_by(Profile::default()), stored);
    assert_eq!(Profile::default().followed_by(stored.clone()), stored);
}

#[test]
fn importing_twice_is_importing_once() {
    let (table, here) = (table(), views(&table(), 0..5));
    let there = views(&table, 3..10);
    let once = here.clone().joined_with(there.clone());
    assert_eq!(once.clone().joined_with(there), once);
    assert_eq!(here.clone().joined_with(here.clone()), here);
}
