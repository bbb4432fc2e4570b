//! What a ranking promises the shopper and the shop, over many shoppers and whatever comes in.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stdout)]

use proptest::prelude::*;
use vitrine::engine::Engine;
use vitrine::event::{Event, EventKind, Line};
use vitrine::item::artefact::{ItemArtefact, Neighbour};
use vitrine::item::{Facts, Row};
use vitrine::profile::edit::Edit;
use vitrine::profile::retention::Retention;
use vitrine::rank::{slot::Slot, Ranking, Request, MAX_CANDIDATES};
use vitrine::rng::{Coins, Seeded};
use vitrine::sync::consent::{Consent, ConsentState};

const NOW: f64 = 1.7e12;
const CATEGORIES: u32 = 10;
const ITEMS: u32 = 200;

/// A shop of ten categories and four brands. Every tenth item came today: nobody bought it, nothing goes with it.
fn shop() -> Engine {
    let consent = Consent { personalize: ConsentState::Granted, sync: ConsentState::Denied };
    let mut engine = Engine::new(consent, Retention::default());
    for index in 0..ITEMS {
        let (category, is_new) = (index % CATEGORIES, index % 10 == 9 - index / 10 % 10);
        let neighbours = if is_new { vec![] } else { vec![Neighbour { index: (index + 10) % ITEMS, weight: 0.5 }] };
        let popularity = if is_new { 0.0 } else { 1.0 - index as f32 / 250.0 };
        let mut artefact = ItemArtefact { build: 3, index, popularity, neighbours, ..Default::default() };
        artefact.set_vector(
            (0..16).map(|at| if at == category { 100 } else { ((index * 7 + at * 13) % 19) as i8 }).collect(),
        );
        let (id, name) = (format!("i{index}"), format!("Thing {index}"));
        let (category, brand) = (format!("Category {category}"), format!("Brand {}", index / 10 % 4));
        engine.register(&Facts {
            name: &name,
            brand: &brand,
            categories: ["Shop", &category, "", "", ""],
            price: 1.0 + (index % 30) as f32,
            artefact: &artefact.encode(),
            ..Facts::of(&id)
        });
    }
    engine
}

fn view(engine: &mut Engine, rows: impl IntoIterator<Item = Row>) {
    for (step, row) in (1..).zip(rows) {
        let at_ms = NOW + f64::from(step) * 20_000.0;
        let _ = engine.track(Some(Event::new(EventKind::ViewItem, vec![Line { row, quantity: 1.0 }], at_ms)), at_ms);
    }
}

/// A shopper who looks at things of two categories.
fn shopper(number: u64) -> Engine {
    let (mut engine, mut rng) = (shop(), Seeded::new(number));
    let liked = [rng.below(10) as u32, rng.below(10) as u32];
    view(&mut engine, (0..6).map(|_| rng.below(20) as u32 * 10 + liked[rng.below(2) as usize]).collect::<Vec<_>>());
    engine
}

fn list(number: u64) -> Vec<Row> {
    let (mut rng, mut rows) = (Seeded::new(number ^ 77), (0..ITEMS).collect::<Vec<_>>());
    (1..rows.len()).for_each(|at| rows.swap(at, rng.below(at as u64 + 1) as usize));
    rows.truncate(120);
    rows
}

fn request(candidates: &[Row], surprise: f32) -> Request<'_> {
    Request { slot: Slot::Home, candidates, page_item: None, query: "", limit: 24, surprise, now_ms: NOW + 1e6 }
}

fn first_ten(ranking: &Ranking, candidates: &[Row]) -> Vec<Row> {
    ranking.order.iter().take(10).map(|&at| candidates[at as usize]).collect()
}

#[test]
fn more_surprise_is_less_familiar_and_more_varied() {
    let settings = [0.0, 0.25, 0.5, 0.75, 1.0];
    let (mut familiar, mut varied) = ([0.0; 5], [0.0; 5]);
    for number in 0..60 {
        let mut engine = shopper(number);
        let seen: Vec<String> = engine.profile().history.newest_first().map(|seen| seen.id.clone()).collect();
        let liked: Vec<u32> = seen.iter().map(|id| id[1..].parse::<u32>().unwrap() % CATEGORIES).collect();
        for (at, surprise) in settings.into_iter().enumerate() {
            let candidates = list(number);
            let ten = first_ten(&engine.rank(&request(&candidates, surprise), false), &candidates);
            familiar[at] += ten.iter().filter(|&&row| liked.contains(&(row % CATEGORIES))).count() as f64 / 600.0;
            let pairs = ten.iter().flat_map(|a| ten.iter().map(move |b| (a % CATEGORIES, b % CATEGORIES)));
            varied[at] += pairs.filter(|(a, b)| a != b).count() as f64 / (90.0 * 60.0);
        }
    }
    println!("known categories {familiar:.3?}, intra-list distance {varied:.3?}");
    // 600 places in all: a hundredth is the noise of a share.
    assert!(familiar.windows(2).all(|pair| pair[1] <= pair[0] + 0.01), "{familiar:?}");
    assert!(varied.windows(2).all(|pair| pair[1] >= pair[0] - 0.01), "{varied:?}");
    assert!(familiar[0] > familiar[4] + 0.4 && varied[4] > varied[0] + 0.2, "{familiar:?} {varied:?}");
}

#[test]
fn what_the_shopper_declared_goes_before_what_the_shop_asks() {
    let (mut engine, candidates) = (shopper(1), list(1));
    let bold = engine.rank(&request(&candidates, 1.0), false).order;
    assert!(engine.declare("wish.surprise", "1", false, NOW));
    assert_eq!(engine.rank(&request(&candidates, 0.0), false).order, bold);
    assert!(engine.declare("wish.surprise", "", false, NOW));
    assert_ne!(engine.rank(&request(&candidates, 0.0), false).order, bold);
}

#[test]
fn new_things_are_seen_at_a_small_price() {
    let (mut explored, mut with, mut without) = (vec![0; ITEMS as usize], 0.0, 0.0);
    for number in 0..300 {
        let (mut engine, candidates, mut rng) = (shopper(number), list(number), Seeded::new(number));
        let ranking = engine.rank(&request(&candidates, f32::NAN), false);
        let tried =
            ranking.explanations.all().iter().position(|causes| causes.iter().any(|cause| cause.code == "exploration"));
        let mut plain = ranking.order.clone();
        if let Some(place) = tried {
            assert!((4..10).contains(&place), "{place}");
            explored[candidates[plain.remove(place) as usize] as usize] += 1;
        }
        // What the shopper would take, by the order without the trial: the first places more than the later ones.
        for _ in 0..20 {
            let taken = plain[rng.below(1 + rng.clone().below(20)) as usize];
            let gain = |order: &[u32]| {
                let place = order.iter().position(|&at| at == taken).unwrap();
                if place < 10 {
                    1.0 / (place as f64 + 2.0).log2()
                } else {
                    0.0
                }
            };
            with += gain(&ranking.order);
            without += gain(&plain);
        }
    }
    let (lists, items) = (explored.iter().sum::<i32>(), explored.iter().filter(|&&times| times > 0).count());
    println!(
        "{lists} of 300 lists show something new, {items} items; NDCG@10 {:+.2} %",
        (with / without - 1.0) * 100.0
    );
    assert!(lists > 100 && items >= 15, "{lists} {items}");
    assert!(with > without * 0.97, "{with} {without}");
    assert!(explored.iter().enumerate().all(|(at, &times)| times == 0 || at as u32 % 10 == 9 - at as u32 / 10 % 10));
}

#[test]
fn what_was_looked_at_in_this_visit_makes_room() {
    let (mut fresh, mut total) = (0, 0);
    for number in 0..40 {
        let (mut engine, candidates) = (shopper(number), (0..ITEMS).collect::<Vec<_>>());
        let ten = first_ten(&engine.rank(&request(&candidates, f32::NAN), false), &candidates);
        let seen: Vec<String> = engine.profile().history.newest_first().map(|seen| seen.id.clone()).collect();
        fresh += ten.iter().filter(|row| !seen.contains(&format!("i{row}"))).count();
        total += 10;
    }
    assert!(fresh * 10 >= total * 8, "{fresh} of {total}");
}

#[test]
fn a_hundred_thousand_candidates_are_a_permutation_too() {
    let mut engine = shopper(3);
    let candidates: Vec<Row> = (0..100_000).map(|at| at % 300).collect();
    let start = std::time::Instant::now();
    let ranking = engine.rank(&request(&candidates, f32::NAN), false);
    println!("{:?}", start.elapsed());
    let mut sorted = ranking.order.clone();
    sorted.sort_unstable();
    assert!(ranking.personal && sorted.into_iter().eq(0..100_000));
    assert!(ranking.order[MAX_CANDIDATES..].is_sorted(), "the far end is the server's");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_reason_names_what_is_blocked(number in any::<u64>(), slot in 0u32..6, surprise in prop::option::of(0.0f32..1.0)) {
        let (mut engine, candidates) = (shopper(number), list(number));
        let request = Request { slot: Slot::from_number(slot), page_item: Some(candidates[0]), query: "thing", ..request(&candidates, surprise.unwrap_or(f32::NAN)) };
        engine.rank(&request, false);
        let named = |engine: &Engine| -> Vec<String> {
            let reasons = engine.reasons(engine.last_ticket()).concat();
            reasons.into_iter().map(|reason| reason.subject).filter(|subject| !subject.is_empty()).collect()
        };
        let before = named(&engine);
        prop_assert!(!before.is_empty());
        // Each thing in turn: after it is blocked, and after the list is ranked again, nobody says its name.
        for subject in before {
            let ids: Vec<String> = match subject.strip_prefix("Thing ") {
                Some(number) => vec![format!("item:i{number}")],
                None => ["category", "brand", "query"].map(|kind| format!("{kind}:{subject}")).to_vec(),
            };
            for id in ids {
                engine.edit(if id.starts_with("item:") { Edit::Unwant(id) } else { Edit::Block(id) });
            }
            prop_assert!(engine.reasons(engine.last_ticket()).is_empty(), "reasons of before are gone");
            engine.rank(&request, false);
            prop_assert!(!named(&engine).contains(&subject), "{}", subject);
        }
    }

    #[test]
    fn shares_add_up_whatever_is_asked(number in any::<u64>(), slot in 0u32..6, surprise in any::<f32>(), limit in 0usize..300) {
        let (mut engine, candidates) = (shopper(number), list(number));
        let ranking = engine.rank(&Request { slot: Slot::from_number(slot), limit, ..request(&candidates, surprise) }, false);
        for causes in ranking.explanations.all().iter().filter(|causes| !causes.is_empty()) {
            prop_assert!((causes.iter().map(|cause| cause.share).sum::<f32>() - 1.0).abs() < 1e-4, "{:?}", causes);
        }
        prop_assert!(ranking.explanations.all().iter().flat_map(|causes| causes.iter()).all(|cause| cause.share > 0.0));
    }
}
