//! Evaluation as a shop sees it: through the engine, from lists and events to figures, and what the report makes of the same.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::Value as Json;
use vitrine::engine::Engine;
use vitrine::event::{Event, EventKind, Line};
use vitrine::item::Facts;
use vitrine::profile::edit::Edit;
use vitrine::profile::retention::Retention;
use vitrine::rank::slot::Slot;
use vitrine::rank::{Ranking, Request};
use vitrine::rng::Seeded;
use vitrine::sync::consent::{Consent, ConsentState};
use vitrine::sync::manifest::{Manifest, MetricSpec, VERSION};
use vitrine::sync::question::Question;

const NOW: f64 = 1_795_000_000_000.0;
const DAY: f64 = 86_400_000.0;
const ROWS: u32 = 24;

fn engine(personalize: ConsentState) -> Engine {
    let mut engine = Engine::new(Consent { personalize, sync: ConsentState::Granted }, Retention::default());
    engine.draw_id(&mut Seeded::new(5));
    for i in 0..ROWS {
        let (id, kind) = (format!("i{i}"), format!("Kind {}", i % 4));
        engine.register(&Facts { name: &id, categories: [&kind, "", "", "", ""], price: 2.0, ..Facts::of(&id) });
    }
    engine
}

fn list(engine: &mut Engine, slot: Slot, measured: bool, now_ms: f64) -> Ranking {
    let candidates: Vec<u32> = (0..ROWS).collect();
    let surprise = f32::NAN;
    let request = Request { slot, candidates: &candidates, page_item: None, query: "", limit: 8, surprise, now_ms };
    if measured {
        engine.rank_measured(&request, false)
    } else {
        engine.rank(&request, false)
    }
}

fn happens(engine: &mut Engine, kind: EventKind, rows: &[u32], at_ms: f64) {
    let lines = rows.iter().map(|&row| Line { row, quantity: 1.0 }).collect();
    engine.track(Some(Event::new(kind, lines, at_ms)), at_ms).unwrap();
}

fn evaluation(engine: &Engine, now_ms: f64) -> Json {
    serde_json::to_value(engine.evaluation(now_ms)).unwrap()
}

#[test]
fn figures_say_of_how_many() {
    let mut engine = engine(ConsentState::Granted);
    let shown: Vec<u32> = list(&mut engine, Slot::Home, false, NOW).order[..8].to_vec();
    list(&mut engine, Slot::Home, false, NOW + 10.0);
    happens(&mut engine, EventKind::SelectItem, &shown[..1], NOW + 1_000.0);
    happens(&mut engine, EventKind::ViewItem, &shown[..1], NOW + 2_000.0);
    happens(&mut engine, EventKind::AddToCart, &shown[..2], NOW + 3_000.0);
    happens(&mut engine, EventKind::ViewItem, &[20, 21], NOW + 4_000.0);
    happens(&mut engine, EventKind::Purchase, &shown[1..2], NOW + 5_000.0);
    let said = evaluation(&engine, NOW + 6_000.0);
    assert_eq!((&said["visits"], &said["sinceMs"]), (&1.0.into(), &NOW.into()));
    let home = &said["slots"][0];
    let count = |name: &str| home[name].as_f64().unwrap();
    assert_eq!((home["slot"].as_str(), count("lists")), (Some("home"), 1.0), "drawn again is the same list");
    assert_eq!(["shown", "clicked", "carted", "bought", "hits", "touched"].map(count), [8.0, 1.0, 2.0, 1.0, 2.0, 4.0]);
    let rate = |name: &str| ["count", "of", "value"].map(|part| home[name][part].as_f64().unwrap());
    assert_eq!(rate("clickThrough"), [1.0, 8.0, 0.125]);
    assert_eq!(rate("conversion"), [1.0, 8.0, 0.125]);
    assert_eq!(rate("precision"), [2.0, 8.0, 0.25]);
    assert_eq!(rate("recall"), [2.0, 4.0, 0.5]);
    let [.., f1] = rate("f1");
    assert!((f1 - 2.0 * 0.25 * 0.5 / 0.75).abs() < 1e-12);
    assert!(home.get("measured").is_none() && said["slots"].as_array().unwrap().len() == 1);
}

#[test]
fn a_click_on_the_next_page_finds_the_list_of_the_page_before() {
    let mut first = engine(ConsentState::Granted);
    let shown = list(&mut first, Slot::Home, false, NOW).order[..8].to_vec();
    happens(&mut first, EventKind::ViewItemList, &shown[..4], NOW + 500.0);
    let left = first.hand_over().unwrap();
    let mut next = engine(ConsentState::Granted);
    happens(&mut next, EventKind::ViewItem, &shown[2..3], NOW + 2_000.0);
    let stored = next.fold(None, &[left], NOW + 3_000.0).unwrap();
    next.fold_settled(true);
    happens(&mut next, EventKind::AddToCart, &shown[2..3], NOW + 9_000.0);
    let mut third = engine(ConsentState::Granted);
    let left = next.hand_over().unwrap();
    third.fold(Some(&stored), &[left], NOW + 12_000.0).unwrap();
    let home = &evaluation(&third, NOW + 12_000.0)["slots"][0];
    assert_eq!(
        [&home["shown"], &home["clicked"], &home["carted"], &home["lists"]].map(|n| n.as_f64().unwrap()),
        [4.0, 1.0, 1.0, 1.0]
    );
}

/// What `rank.interleave` answers before noise: the very report is drawn up, and tells what it would remember.
fn outcome(engine: &Engine, now_ms: f64) -> String {
    let domain = ["loss", "tie", "win"].map(String::from).to_vec();
    let (name, question) = ("rank.interleave".into(), Question::new("Whose order?", "谁的顺序？"));
    let spec = MetricSpec { metric: 4, name, epsilon: 1.0, domain: domain.clone(), memo_days: 90, question };
    let mut reporter = self::engine(ConsentState::Granted);
    reporter.restore(&engine.snapshot()).unwrap();
    reporter.set_manifest(&Manifest { version: VERSION, metrics: vec![spec] }.encode()).unwrap();
    let drawn_up = reporter.preview("light normal usual", now_ms, &mut Seeded::new(1));
    domain[drawn_up[0].memo.as_ref().unwrap().answer as usize].clone()
}

#[test]
fn the_report_answers_from_the_events_that_the_evaluation_counts() {
    let mut seen = [0; 3];
    for seed in 0..60u32 {
        let mut engine = engine(ConsentState::Granted);
        happens(&mut engine, EventKind::ViewItem, &[seed % ROWS], NOW - DAY);
        for day in 0..3u32 {
            let at_ms = NOW + f64::from(day) * DAY;
            let order = list(&mut engine, Slot::Home, true, at_ms).order;
            for step in 0..3 {
                let place = (seed * 7 + day * 5 + step * 3) as usize % 12;
                happens(&mut engine, EventKind::ViewItem, &order[place..=place], at_ms + f64::from(step + 1) * 1_000.0);
            }
        }
        let now_ms = NOW + 2.0 * DAY + 60_000.0;
        let said = evaluation(&engine, now_ms);
        let measured = &said["slots"][0]["measured"];
        let hits = ["ours", "server"].map(|side| measured[side]["hits"].as_f64().unwrap() as u32);
        assert_eq!((measured["ours"]["lists"].as_f64(), measured["ours"]["shown"].as_f64()), (Some(3.0), Some(12.0)));
        let expected = match hits[0].cmp(&hits[1]) {
            std::cmp::Ordering::Less => "loss",
            std::cmp::Ordering::Equal => "tie",
            std::cmp::Ordering::Greater => "win",
        };
        assert_eq!(outcome(&engine, now_ms), expected, "{hits:?}");
        seen[["loss", "tie", "win"].iter().position(|word| *word == expected).unwrap()] += 1;
        let later_ms = now_ms + 9.0 * DAY;
        assert_eq!(outcome(&engine, later_ms), "tie", "of a week");
    }
    assert!(seen.iter().all(|times| *times > 3), "{seen:?}");
}

#[test]
fn a_no_counts_nothing_and_an_erasure_forgets() {
    let mut denied = engine(ConsentState::Denied);
    list(&mut denied, Slot::Home, false, NOW);
    assert_eq!(evaluation(&denied, NOW)["visits"].as_f64(), Some(0.0));
    let mut paused = engine(ConsentState::Granted);
    paused.edit(Edit::Pause(true));
    list(&mut paused, Slot::Home, false, NOW);
    assert_eq!(evaluation(&paused, NOW)["visits"].as_f64(), Some(0.0));
    let mut engine = engine(ConsentState::Granted);
    list(&mut engine, Slot::Home, false, NOW);
    assert_eq!(evaluation(&engine, NOW)["visits"].as_f64(), Some(1.0));
    assert_eq!(evaluation(&engine, NOW + 181.0 * DAY)["visits"].as_f64(), Some(0.0), "behaviour is kept half a year");
    engine.erase();
    let said = evaluation(&engine, NOW);
    assert!(said["sinceMs"].is_null() && said["slots"].as_array().unwrap().is_empty());
}

#[test]
fn deleting_a_tag_leaves_no_hash_of_an_item_behind() {
    let mut engine = engine(ConsentState::Granted);
    list(&mut engine, Slot::Home, false, NOW);
    happens(&mut engine, EventKind::ViewItem, &[2], NOW + 1_000.0);
    let before = engine.snapshot().len();
    engine.edit(Edit::Forget("item.viewed:i2".into()));
    let row = 9 + 4;
    assert!(engine.snapshot().len() + 10 * 6 - row <= before, "eight shown, one met and a list, six bytes each");
    assert_eq!(evaluation(&engine, NOW)["slots"][0]["clicked"].as_f64(), Some(1.0), "the numbers stay");
}
