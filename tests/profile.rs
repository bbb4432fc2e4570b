//! The promises of the profile, for any sequence of events: bounds hold, bytes are an identity, damage is noticed, tabs add up.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use vitrine::engine::Engine;
use vitrine::event::{Event, EventKind, Line};
use vitrine::item::artefact::{ItemArtefact, Neighbour};
use vitrine::item::Facts;
use vitrine::profile::edit::Edit;
use vitrine::profile::evaluation::Evaluation;
use vitrine::profile::kind::Kind;
use vitrine::profile::retention::Retention;
use vitrine::profile::Profile;
use vitrine::rank::slot::Slot;
use vitrine::rank::Request;
use vitrine::rng::{Coins, Seeded};
use vitrine::sync::consent::{Consent, ConsentState};

const NOW: f64 = 1.7e12;
const MOST_BYTES: usize = 32 * 1024;

fn engine() -> Engine {
    Engine::new(Consent { personalize: ConsentState::Granted, sync: ConsentState::Denied }, Retention::default())
}

/// An engine with a real shop's number of articles, each with everything an article can have.
fn stocked(articles: u32) -> Engine {
    let mut engine = engine();
    for i in 0..articles {
        let neighbours = (0..20).map(|n| Neighbour { index: (i * 31 + n) % articles, weight: 0.5 }).collect();
        let mut artefact = ItemArtefact { build: 7, index: i, popularity: 0.5, neighbours, ..ItemArtefact::default() };
        artefact.set_vector((0..32).map(|at| ((i * 7 + at * 13) % 200) as i8).collect());
        let (id, name) = (format!("article-{i}"), format!("A TITLE OF THE USUAL LENGTH IN RETAIL {i}"));
        let levels = [format!("Department {}", i % 30), format!("A category {}", i % 300), format!("Kind {}", i % 900)];
        let (brand, variant) = (format!("Maker {}", i % 200), format!("Colour {}", i % 60));
        engine.register(&Facts {
            name: &name,
            brand: &brand,
            categories: [&levels[0], &levels[1], &levels[2], "", ""],
            variant: &variant,
            price: 1.0 + (i % 90) as f32,
            discount: (i % 3) as f32,
            artefact: &artefact.encode(),
            ..Facts::of(&id)
        });
    }
    engine
}

/// Something anybody could do, drawn from coins.
fn anything(coins: &mut Seeded, articles: u64, at_ms: f64) -> Event {
    let kind = EventKind::ALL[coins.below(EventKind::ALL.len() as u64) as usize];
    let lines = (0..coins.below(6)).map(|_| Line { row: coins.below(articles) as u32, quantity: 1.0 }).collect();
    let word = |coins: &mut Seeded| format!("some words {}", coins.below(500));
    Event {
        text: word(coins),
        detail: word(coins),
        value: coins.below(200) as f64,
        currency: "GBP".into(),
        ..Event::new(kind, lines, at_ms)
    }
}

#[test]
fn a_hundred_thousand_events_leave_a_small_snapshot() {
    let (mut engine, mut coins) = (stocked(4_000), Seeded::new(7));
    for step in 0..100_000u32 {
        let at_ms = NOW + f64::from(step) * 97_000.0;
        let _ = engine.track(Some(anything(&mut coins, 4_000, at_ms)), at_ms);
        if step % 50 == 0 {
            show(&mut engine, &mut coins, at_ms);
        }
    }
    let bytes = engine.snapshot().len();
    assert!(bytes <= MOST_BYTES, "{bytes} bytes");
    let left_behind = engine.unsaved().unwrap().len();
    assert!(left_behind <= MOST_BYTES + 1_024, "{left_behind} bytes not yet saved");
}

#[test]
fn the_snapshot_of_version_3_is_read_and_written_as_today() {
    let mut engine = engine();
    engine.restore(include_bytes!("vectors/snapshot-v3.bin")).unwrap();
    let profile = engine.profile();
    assert!(!profile.leaning.is_empty() && profile.purchases.count == 1);
    assert_eq!(profile.evaluation, Evaluation::default(), "nobody counted then");
    assert_eq!(Profile::decode(&engine.snapshot()).unwrap(), *profile);
}

#[test]
fn the_snapshot_of_version_2_is_read_and_written_as_today() {
    let mut engine = engine();
    engine.restore(include_bytes!("vectors/snapshot-v2.bin")).unwrap();
    let profile = engine.profile();
    assert_eq!(profile.history.newest_first().len(), 3);
    assert_eq!((profile.purchases.count, profile.purchases.spent_cents), (1, 900));
    assert!(profile.leaning.is_empty());
    assert_eq!(Profile::decode(&engine.snapshot()).unwrap(), *profile);
}

#[test]
fn the_snapshot_of_version_1_is_read_and_written_as_today() {
    let old = include_bytes!("vectors/snapshot-v1.bin");
    let mut engine = engine();
    engine.restore(old).unwrap();
    let profile = engine.profile();
    assert!(profile.history.newest_first().len() > 1);
    assert!(profile.tallies.of(Kind::Category).len() > 2);
    assert!(profile.price.usual().is_some());
    assert_eq!(Profile::decode(&engine.snapshot()).unwrap(), *profile);
}

#[test]
fn a_shop_in_two_currencies_is_added_up_in_one() {
    let mut engine = stocked(10);
    let order = |number: &str, currency: &str, at_ms| Event {
        text: number.into(),
        value: 10.0,
        currency: currency.into(),
        ..Event::new(EventKind::Purchase, vec![Line { row: 1, quantity: 1.0 }], at_ms)
    };
    for (number, currency) in [("1", "GBP"), ("2", "CNY"), ("3", "GBP")] {
        engine.track(Some(order(number, currency, NOW)), NOW).unwrap();
    }
    let purchases = &engine.profile().purchases;
    assert_eq!((purchases.count, purchases.priced, purchases.spent_cents), (3, 2, 2_000));
    assert!(engine.counters().contains(&("currency", 1)));
}

#[test]
fn an_order_is_counted_once_for_ever_even_after_an_erased_half_year() {
    let mut engine = stocked(10);
    let order = |number: u32, at_ms| Event {
        text: format!("T-{number}"),
        ..Event::new(EventKind::Purchase, vec![Line { row: 1, quantity: 1.0 }], at_ms)
    };
    for number in 0..200 {
        let at_ms = NOW + f64::from(number) * 1e8;
        engine.track(Some(order(number, at_ms)), at_ms).unwrap();
    }
    let later = NOW + 200.0 * 1e8;
    assert!(engine.track(Some(order(3, later)), later).is_err());
    let mut next = stocked(10);
    next.restore(&engine.snapshot()).unwrap();
    assert!(next.track(Some(order(3, later)), later).is_err(), "on the next page as well");
}

#[test]
fn what_is_paused_learns_nothing_and_keeps_what_it_knows() {
    let mut engine = stocked(10);
    let view = |row, at_ms| Event::new(EventKind::ViewItem, vec![Line { row, quantity: 1.0 }], at_ms);
    engine.track(Some(view(1, NOW)), NOW).unwrap();
    engine.edit(Edit::Pause(true));
    let before = engine.profile().history.clone();
    assert_eq!(engine.track(Some(view(2, NOW + 9e3)), NOW + 9e3).unwrap_err().as_str(), "paused");
    assert_eq!(engine.profile().history, before);
    engine.edit(Edit::Pause(false));
    engine.track(Some(view(2, NOW + 2e4)), NOW + 2e4).unwrap();
    assert_eq!(engine.profile().history.newest_first().len(), 2);
}

#[test]
fn what_is_older_than_its_level_is_kept_goes_at_the_next_fold() {
    let mut engine = stocked(10);
    let view = |row, at_ms| Event::new(EventKind::ViewItem, vec![Line { row, quantity: 1.0 }], at_ms);
    engine.track(Some(view(1, NOW)), NOW).unwrap();
    let later = NOW + 181.0 * 86_400_000.0;
    engine.fold(None, &[], later).unwrap();
    assert!(engine.profile().is_empty() && engine.profile().visits.events == 0);
}

/// Two tabs and a store, folded in any order.
struct Tabs {
    stored: Option<Vec<u8>>,
    tabs: [Engine; 2],
}

impl Tabs {
    fn fold(&mut self, tab: usize, kept: bool) {
        let bytes = self.tabs[tab].fold(self.stored.as_deref(), &[], NOW).unwrap();
        self.tabs[tab].fold_settled(kept);
        if kept {
            self.stored = Some(bytes);
        }
    }
}

/// A list is shown, somewhere, measured or not.
fn show(engine: &mut Engine, coins: &mut Seeded, now_ms: f64) {
    let candidates: Vec<u32> = (0..60).map(|_| coins.below(4_000) as u32).collect();
    let slot = Slot::from_number(coins.below(6) as u32);
    let surprise = f32::NAN;
    let request = Request { slot, candidates: &candidates, page_item: None, query: "", limit: 40, surprise, now_ms };
    if coins.below(2) == 0 {
        engine.rank(&request, false);
    } else {
        engine.rank_measured(&request, false);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_sequence_keeps_its_bounds_and_its_bytes(seed in any::<u64>(), count in 1usize..400) {
        let (mut engine, mut coins) = (stocked(50), Seeded::new(seed));
        for _ in 0..count {
            let at_ms = NOW + coins.below(100_000_000) as f64;
            let _ = engine.track(Some(anything(&mut coins, 60, at_ms)), at_ms);
        }
        let bytes = engine.snapshot();
        prop_assert!(bytes.len() <= MOST_BYTES);
        let back = Profile::decode(&bytes).unwrap();
        prop_assert_eq!(&back, engine.profile());
        prop_assert_eq!(back.encode(), bytes);
        let now_ms = NOW + 1e8;
        prop_assert!(engine.tags(now_ms).iter().all(|tag| (0.0..=1.0).contains(&tag.value)));
    }

    #[test]
    fn any_flipped_byte_or_cut_is_an_error(seed in any::<u64>(), at in any::<prop::sample::Index>(), flip in 1u8..=255) {
        let (mut engine, mut coins) = (stocked(20), Seeded::new(seed));
        for step in 0..50 {
            let at_ms = NOW + f64::from(step) * 60_000.0;
            let _ = engine.track(Some(anything(&mut coins, 20, at_ms)), at_ms);
        }
        let mut bytes = engine.snapshot();
        let at = at.index(bytes.len());
        prop_assert!(Profile::decode(&bytes[..at]).is_err());
        bytes[at] ^= flip;
        prop_assert!(Profile::decode(&bytes).is_err());
    }

    #[test]
    fn two_tabs_count_every_event_once(steps in prop::collection::vec((0usize..2, 0u8..4), 1..80)) {
        let mut shop = Tabs { stored: None, tabs: [stocked(30), stocked(30)] };
        let mut views = 0u32;
        for (step, (tab, act)) in steps.into_iter().enumerate() {
            match act {
                0 | 1 => {
                    let at_ms = NOW + step as f64 * 2_000.0;
                    let lines = vec![Line { row: step as u32 % 30, quantity: 1.0 }];
                    shop.tabs[tab].track(Some(Event::new(EventKind::ViewItem, lines, at_ms)), at_ms).unwrap();
                    views += 1;
                }
                2 => shop.fold(tab, true),
                // Storage was full just now.
                _ => shop.fold(tab, false),
            }
        }
        for tab in [0, 1, 0] {
            shop.fold(tab, true);
        }
        for tab in &shop.tabs {
            prop_assert_eq!(tab.profile().tallies.times(Kind::Event, "view_item"), views);
            prop_assert_eq!(tab.profile().visits.events, views);
            prop_assert!(!tab.has_unsaved());
        }
        prop_assert!(views == 0 || shop.tabs[0].profile().visits.count == 1, "one visit in two tabs is one visit");
    }

    #[test]
    fn what_a_dead_tab_left_behind_is_counted_once(seed in any::<u64>()) {
        let (mut dead, mut next, mut coins) = (stocked(30), stocked(30), Seeded::new(seed));
        for step in 0..20 {
            let at_ms = NOW + f64::from(step) * 3_000.0;
            let _ = dead.track(Some(anything(&mut coins, 30, at_ms)), at_ms);
        }
        dead.edit(Edit::Block("category:Department 1".into()));
        let left = dead.unsaved().unwrap();
        let stored = next.fold(None, &[left.clone(), vec![1, 2, 3]], NOW).unwrap();
        next.fold_settled(true);
        prop_assert_eq!(next.profile().visits.events, dead.profile().visits.events);
        prop_assert!(next.profile().limits.blocks("category:Department 1"));
        next.fold(Some(&stored), &[], NOW).unwrap();
        prop_assert_eq!(next.profile().visits.events, dead.profile().visits.events);
        // What was blocked by hand only a fold can follow: until then nothing is taken up.
        let mut early = stocked(30);
        prop_assert!(early.take_up(Some(&stored), &[left], NOW).is_none());
        prop_assert_eq!(early.profile().visits.events, 0);
    }

    #[test]
    fn a_first_look_knows_what_a_fold_will_know_and_leaves_it_nothing(seed in any::<u64>()) {
        let (mut before, mut early, mut folded, mut coins) = (stocked(30), stocked(30), stocked(30), Seeded::new(seed));
        let mut left = Vec::new();
        for step in 0..20 {
            let at_ms = NOW + f64::from(step) * 3_000.0;
            let _ = before.track(Some(anything(&mut coins, 30, at_ms)), at_ms);
            if step % 8 == 7 {
                left.extend(before.hand_over());
            }
        }
        let stored = before.snapshot();
        prop_assert!(early.take_up(Some(&stored), &left, NOW).is_some());
        let bytes = folded.fold(Some(&stored), &left, NOW).unwrap();
        prop_assert_eq!(&early.snapshot(), &bytes);
        prop_assert!(!early.has_unsaved());
        prop_assert_eq!(early.fold(Some(&stored), &left, NOW).unwrap(), bytes);
        prop_assert!(early.take_up(Some(b"damaged"), &left, NOW).is_none());
    }
}
