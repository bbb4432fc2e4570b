//! Scenes: each field of a scene moves what docs/scenes.md says it moves, and nothing else.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use vitrine::engine::Engine;
use vitrine::event::{Event, EventKind, Line};
use vitrine::item::Facts;
use vitrine::look::{resolve, Preferences, SystemSignals};
use vitrine::profile::retention::Retention;
use vitrine::rank::slot::Slot;
use vitrine::rank::Request;
use vitrine::rng::{Coins, Seeded};
use vitrine::signal::arrival::Arrival;
use vitrine::sync::consent::{Consent, ConsentState};
use vitrine::value::{Object, Value};

const HOUR: f64 = 3_600_000.0;
const DAY: f64 = 24.0 * HOUR;
/// Tuesday, 10 November 2026, 09:00 UTC.
const TUESDAY: f64 = 1_794_301_200_000.0;
const ARTICLES: u32 = 40;

/// What a shopper comes in, beside the time.
#[derive(Clone, Copy, Default)]
struct Scene<'a> {
    facts: &'a [(&'static str, &'a str)],
    medium: &'a str,
    moment: &'a str,
    holiday: &'a str,
}

fn engine(scene: Scene<'_>, now_ms: f64) -> Engine {
    let consent = Consent { personalize: ConsentState::Granted, sync: ConsentState::Denied };
    let mut engine = Engine::new(consent, Retention::default());
    engine.draw_id(&mut Seeded::new(3));
    for i in 0..ARTICLES {
        let (id, kind) = (i.to_string(), ["Toy", "Tool", "Tea", "Tent"][i as usize % 4]);
        engine.register(&Facts { categories: ["All", kind, "", "", ""], price: 5.0, name: &id, ..Facts::of(&id) });
    }
    let facts: Vec<_> = scene.facts.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    engine.take_facts(&facts, now_ms);
    engine.arrive(&Arrival { medium: scene.medium, ..Arrival::default() }, now_ms);
    engine
}

fn view(engine: &mut Engine, row: u32, at_ms: f64) {
    let event = Event::new(EventKind::ViewItem, vec![Line { row, quantity: 1.0 }], at_ms);
    engine.track(Some(event), at_ms).unwrap();
}

fn order(engine: &mut Engine, slot: Slot, now_ms: f64) -> Vec<u32> {
    let candidates: Vec<u32> = (0..ARTICLES).collect();
    let surprise = f32::NAN;
    let request = Request { slot, candidates: &candidates, page_item: None, query: "", limit: 12, surprise, now_ms };
    engine.rank(&request, false).order
}

fn mean_place(order: &[u32], kind: u32) -> f64 {
    let places = order.iter().zip(0u32..).filter(|(row, _)| *row % 4 == kind).map(|(_, place)| f64::from(place));
    places.sum::<f64>() / f64::from(ARTICLES / 4)
}

/// Toys on Saturday evenings, tools on Tuesday mornings, for three weeks; then somebody looks at a tent.
fn weeks(now_ms: f64) -> Engine {
    let mut engine = engine(Scene::default(), TUESDAY);
    for week in 0..3u32 {
        let tuesday = TUESDAY - f64::from(4 - week) * 7.0 * DAY;
        for n in 0..2 {
            let at_ms = f64::from(n) * 60_000.0;
            view(&mut engine, (week * 2 + n) * 4 + 1, tuesday + at_ms);
            view(&mut engine, (week * 2 + n) * 4, tuesday + 4.0 * DAY + 11.0 * HOUR + at_ms);
        }
    }
    view(&mut engine, 3, now_ms - 60_000.0);
    engine
}

#[test]
fn what_is_looked_at_in_such_hours_comes_forward_in_them_and_says_so() {
    // The Tuesday after, and the Saturday evening before it.
    let [tuesday, saturday] = [TUESDAY, TUESDAY - 3.0 * DAY + 11.0 * HOUR];
    let [mut then, mut now] = [weeks(tuesday), weeks(saturday)];
    let (morning, evening) = (order(&mut then, Slot::Home, tuesday), order(&mut now, Slot::Home, saturday));
    assert!(mean_place(&evening, 0) < mean_place(&morning, 0), "toys in the evening");
    assert!(mean_place(&morning, 1) < mean_place(&evening, 1), "tools in the morning");
    let codes = |engine: &Engine| -> Vec<&str> {
        engine.reasons(engine.last_ticket()).iter().flatten().map(|reason| reason.code).collect()
    };
    assert!(codes(&now).contains(&"usual_now") && codes(&then).contains(&"usual_now"));
    // The same at another time zone's hours: what counts is the shopper's.
    let products = [Slot::Product, Slot::Cart].map(|slot| order(&mut now, slot, saturday));
    assert!(products.iter().all(|order| order.len() == ARTICLES as usize));
    assert!(!codes(&now).contains(&"usual_now"), "a cart is filled by what is in it");
}

#[test]
fn an_empty_profile_has_the_servers_order_at_every_hour() {
    let server: Vec<u32> = (0..ARTICLES).collect();
    for hour in 0..7 * 24 {
        let now_ms = TUESDAY + f64::from(hour) * HOUR;
        assert_eq!(order(&mut engine(Scene::default(), now_ms), Slot::Home, now_ms), server);
    }
}

/// A month of some shopper's, all in one visit or in many, from coins.
fn live(engine: &mut Engine, seed: u64, start_ms: f64) {
    let mut coins = Seeded::new(seed);
    let mut at_ms = start_ms - 30.0 * DAY;
    for _ in 0..coins.below(40) {
        at_ms += coins.below(18) as f64 * HOUR + 1_000.0;
        if at_ms < start_ms - HOUR {
            view(engine, coins.below(u64::from(ARTICLES)) as u32, at_ms);
        }
    }
}

#[test]
fn a_ranking_goes_by_hour_and_weekday_and_by_nothing_else_of_a_scene() {
    let plain = [("device", "desktop"), ("network", "fast")];
    let others = [("device", "phone"), ("network", "slow"), ("save_data", "yes"), ("dark", "yes"), ("memory", "low")];
    let mut moved_by_hour = 0;
    for seed in 0..200 {
        let ranked = |scene: Scene<'_>, start_ms: f64, now_ms: f64| {
            let mut engine = engine(scene, start_ms);
            live(&mut engine, seed, start_ms);
            order(&mut engine, Slot::Home, now_ms)
        };
        let base = Scene { facts: &plain, medium: "organic", ..Scene::default() };
        let expected = ranked(base, TUESDAY, TUESDAY);
        assert_eq!(ranked(Scene { facts: &others, ..base }, TUESDAY, TUESDAY), expected, "device, connection: {seed}");
        assert_eq!(ranked(Scene { medium: "email", ..base }, TUESDAY, TUESDAY), expected, "channel: {seed}");
        let months_later = TUESDAY + 26.0 * 7.0 * DAY;
        assert_eq!(ranked(base, months_later, months_later), expected, "season: {seed}");
        moved_by_hour += usize::from(ranked(base, TUESDAY, TUESDAY + 11.0 * HOUR) != expected);
    }
    assert!(moved_by_hour > 0, "of 200 some have habits");
}

/// Which of two services is chosen where each wants something of the scene.
fn chosen(scene: Scene<'_>, when: &str, now_ms: f64) -> f64 {
    let mut engine = engine(scene, now_ms);
    let option = |id: &str, when: &[&str]| {
        let when: Value = when.iter().map(|text| Value::from(*text)).collect();
        Object::default().text("id", id).value("when", when).end()
    };
    let holidays: Value =
        [scene.holiday].iter().filter(|name| !name.is_empty()).map(|name| Value::from(*name)).collect();
    let ask = Object::default()
        .text("point", "p")
        .text("kind", "service")
        .text("moment", scene.moment)
        .value("holidays", holidays)
        .value("options", Value::List(vec![option("fits", &[when]), option("else", &[])]))
        .end();
    engine.choose(ask, now_ms).take("index").number().unwrap()
}

#[test]
fn a_choice_goes_by_every_field_that_it_names_and_by_no_other() {
    type Change = fn(&mut Scene<'static>, &mut f64);
    // The field, a condition on it, what makes it true, what makes it false.
    let fields: [(&str, &str, Change, Change); 8] = [
        ("part of the day", "part:evening", |_, now_ms| *now_ms += 11.0 * HOUR, |_, _| {}),
        ("weekday", "day:weekend", |_, now_ms| *now_ms += 4.0 * DAY, |_, _| {}),
        ("season", "month:12", |_, now_ms| *now_ms += 28.0 * DAY, |_, _| {}),
        ("moment", "moment:exit", |scene, _| scene.moment = "exit", |_, _| {}),
        ("holiday", "holiday:qixi", |scene, _| scene.holiday = "qixi", |_, _| {}),
        ("channel", "channel:email", |scene, _| scene.medium = "email", |scene, _| scene.medium = "organic"),
        ("device", "device:phone", |scene, _| scene.facts = &[("device", "phone")], |_, _| {}),
        ("connection", "connection:saving", |scene, _| scene.facts = &[("save_data", "yes")], |_, _| {}),
    ];
    for (place, (name, when, to_true, to_false)) in fields.iter().enumerate() {
        let (mut scene, mut now_ms) = (Scene::default(), TUESDAY);
        to_false(&mut scene, &mut now_ms);
        assert_eq!(chosen(scene, when, now_ms), 1.0, "{name} is not so");
        to_true(&mut scene, &mut now_ms);
        assert_eq!(chosen(scene, when, now_ms), 0.0, "{name} is so");
        for (other, (of, _, change, _)) in fields.iter().enumerate().filter(|(other, _)| *other != place) {
            let (mut changed, mut then_ms) = (Scene::default(), TUESDAY);
            change(&mut changed, &mut then_ms);
            // Four weeks on it is still a Tuesday morning, eleven hours on still November.
            assert_eq!(chosen(changed, when, then_ms), 1.0, "{name} by {of} ({other})");
        }
    }
}

#[test]
fn the_look_goes_by_the_connection_and_by_nothing_else_of_a_scene() {
    let usual = resolve(&Preferences::default(), SystemSignals::default(), &[]);
    let spared = resolve(&Preferences::default(), SystemSignals { spare: true, ..SystemSignals::default() }, &[]);
    assert!(usual.attributes.is_empty() && usual.properties.is_empty() && spared.properties.is_empty());
    let changed: Vec<&str> = spared.attributes.iter().map(|(name, _)| *name).collect();
    assert_eq!(changed, ["data-vitrine-motion", "data-vitrine-images", "data-vitrine-spare"]);
}
