//! Decisions: what is chosen, how often, on what grounds, and that money reads nothing it must not.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::print_stdout
)]

#[path = "decide/duel.rs"]
mod duel;
#[path = "decide/fair.rs"]
mod fair;
#[path = "decide/regret.rs"]
mod regret;
#[path = "decide/vectors.rs"]
mod vectors;

use vitrine::engine::Engine;
use vitrine::event::{Event, EventKind, Line};
use vitrine::item::Facts;
use vitrine::profile::retention::Retention;
use vitrine::rank::slot::Slot;
use vitrine::rank::Request;
use vitrine::rng::Seeded;
use vitrine::sync::consent::{Consent, ConsentState};
use vitrine::value::{Object, Value};

const NOW: f64 = 1_795_000_000_000.0;
const HOUR: f64 = 3_600_000.0;
const DAY: f64 = 24.0 * HOUR;

fn engine() -> Engine {
    let consent = Consent { personalize: ConsentState::Granted, sync: ConsentState::Granted };
    let mut engine = Engine::new(consent, Retention::default());
    engine.draw_id(&mut Seeded::new(5));
    engine
}

fn texts(of: &[&str]) -> Value {
    of.iter().map(|text| Value::from(*text)).collect()
}

fn option(id: &str, when: &[&str]) -> Value {
    Object::default().text("id", id).value("when", texts(when)).end()
}

fn ask(point: &str, kind: &str, options: &[Value]) -> Object {
    let mut ask = Object::default();
    ask.text("point", point).text("kind", kind).value("options", Value::List(options.to_vec()));
    ask
}

/// Place of the chosen option, or why none was; and the codes of what was wrong.
fn asked(engine: &mut Engine, ask: Value, now_ms: f64) -> (Result<usize, String>, Vec<String>) {
    let mut said = engine.choose(ask, now_ms);
    let index = said.take("index").number().unwrap();
    let refusal = said.take("refusal").text().unwrap();
    let Value::List(problems) = said.take("problems") else { panic!() };
    let codes = problems.into_iter().map(|mut problem| problem.take("code").text().unwrap()).collect();
    (if index < 0.0 { Err(refusal) } else { Ok(index as usize) }, codes)
}

fn chosen(engine: &mut Engine, ask: Value, now_ms: f64) -> Result<usize, String> {
    asked(engine, ask, now_ms).0
}

fn coupons() -> Value {
    ask("coupon", "promotion", &[option("ten", &[]), option("gift", &[])]).end()
}

#[test]
fn without_evidence_the_shops_first_option_is_chosen_and_held_for_the_visit() {
    let mut engine = engine();
    assert_eq!(chosen(&mut engine, coupons(), NOW), Ok(0));
    let turned = ask("coupon", "promotion", &[option("gift", &[]), option("ten", &[])]).end();
    assert_eq!(chosen(&mut engine, turned, NOW + 60_000.0), Ok(1), "the same coupon, wherever it stands");
}

#[test]
fn what_came_to_nothing_gives_way_and_what_was_taken_stays() {
    let mut engine = engine();
    assert_eq!(chosen(&mut engine, coupons(), NOW), Ok(0));
    assert_eq!(chosen(&mut engine, coupons(), NOW + DAY), Ok(1), "the first was left alone");
    assert!(engine.settle_choice("coupon", "gift", true, NOW + DAY));
    assert!(!engine.settle_choice("coupon", "gift", true, NOW + DAY), "once");
    for day in 2..4 {
        assert_eq!(chosen(&mut engine, coupons(), NOW + f64::from(day) * DAY), Ok(1));
        engine.settle_choice("coupon", "gift", true, NOW + f64::from(day) * DAY);
    }
}

#[test]
fn five_promotions_a_month_are_enough() {
    let mut engine = engine();
    let mut shown = 0;
    for hour in 0..30 * 24 {
        let now_ms = NOW + f64::from(hour) * HOUR;
        for point in ["coupon", "banner", "popup"] {
            let ask = ask(point, "promotion", &[option("a", &[]), option("b", &[])]).end();
            // What is held is not shown anew: each visit ends before the next hour.
            shown += usize::from(chosen(&mut engine, ask, now_ms).is_ok());
        }
    }
    assert_eq!(shown, 5);
    assert!(chosen(&mut engine, coupons(), NOW + 31.0 * DAY).is_ok());
}

#[test]
fn caps_hold_over_a_reload_and_a_clock_that_is_set_back() {
    let mut before = engine();
    let capped = || {
        let cap = Object::default().number("week", 1.0).end();
        ask("help", "service", &[option("call", &[])]).value("caps", cap).end()
    };
    assert_eq!(chosen(&mut before, capped(), NOW), Ok(0));
    let kept = before.decisions_to_keep().unwrap();
    let mut after = engine();
    assert_eq!(after.restore_decisions(Some(&kept)), "");
    assert_eq!(chosen(&mut after, capped(), NOW + HOUR), Err("cap".into()));
    assert_eq!(chosen(&mut after, capped(), NOW - 40.0 * DAY), Err("cap".into()), "a clock set back frees nothing");
    assert_eq!(chosen(&mut after, capped(), NOW + 8.0 * DAY), Ok(0));
}

#[test]
fn a_refusal_holds_for_a_fortnight() {
    let mut engine = engine();
    chosen(&mut engine, coupons(), NOW).unwrap();
    assert!(engine.settle_choice("coupon", "ten", false, NOW));
    assert_eq!(chosen(&mut engine, coupons(), NOW + 60_000.0), Err("resting".into()));
    assert_eq!(chosen(&mut engine, coupons(), NOW + 13.0 * DAY), Err("resting".into()));
    assert_eq!(chosen(&mut engine, coupons(), NOW + 15.0 * DAY), Ok(1));
    let delivery = || ask("delivery", "service", &[option("post", &[]), option("shop", &[])]).end();
    chosen(&mut engine, delivery(), NOW).unwrap();
    engine.settle_choice("delivery", "post", false, NOW);
    assert_eq!(chosen(&mut engine, delivery(), NOW + 1.0), Ok(1), "a service does not sulk");
}

#[test]
fn quiet_hours_are_quiet_over_midnight() {
    for hour in 0..24 {
        let mut engine = engine();
        // NOW is 2026-11-18, 11:06:40 UTC.
        let now_ms = (NOW / DAY).floor() * DAY + f64::from(hour) * HOUR;
        let quiet = [22u32, 8].into_iter().map(Value::from).collect();
        let ask = ask("coupon", "promotion", &[option("ten", &[])]).value("quiet", quiet).end();
        let expected = if !(8..22).contains(&hour) { Err("quiet".into()) } else { Ok(0) };
        assert_eq!(chosen(&mut engine, ask, now_ms), expected, "{hour}");
    }
}

#[test]
fn conditions_are_about_tags_segments_and_the_scene() {
    let mut engine = engine();
    let options =
        [option("cart", &["moment:cart"]), option("festival", &["holiday:qixi"]), option("rest", &["!moment:cart"])];
    let at = |moment: &str, holidays: &[&str]| {
        ask("banner", "service", &options).text("moment", moment).value("holidays", texts(holidays)).end()
    };
    assert_eq!(chosen(&mut engine, at("cart", &[]), NOW), Ok(0));
    assert_eq!(chosen(&mut engine, at("browse", &[]), NOW), Ok(2));
    assert_eq!(chosen(&mut engine, at("arrival", &["qixi"]), NOW + DAY), Ok(1));
    let only_cart = ask("x", "service", &[option("cart", &["moment:cart"])]).end();
    assert_eq!(chosen(&mut engine, only_cart, NOW), Err("no_option".into()));
}

#[test]
fn nonsense_has_a_code_and_a_safe_answer() {
    let mut engine = engine();
    let mut codes = |ask: Value| asked(&mut engine, ask, NOW);
    assert_eq!(codes(ask("a", "promotion", &[]).end()), (Err("no_option".into()), vec![]));
    assert_eq!(
        codes(ask("b", "promotion", &[option("x", &[]), option("x", &[])]).end()),
        (Ok(0), vec!["bad_option".into()])
    );
    assert_eq!(codes(ask("c", "promotion", &[option("", &[])]).end()).1, ["bad_option"]);
    assert_eq!(
        codes(ask("d", "promotion", &[option("x", &["vip"])]).end()),
        (Err("no_option".into()), vec!["unfair_condition".into()])
    );
    assert_eq!(codes(ask("e", "service", &[option("x", &["vips"])]).end()).1, ["unknown_condition"]);
    assert_eq!(codes(Value::Nil), (Err("no_option".into()), vec!["bad_point".into()]));
    let cap = Object::default().text("day", "often").end();
    assert_eq!(codes(ask("f", "service", &[option("x", &[])]).value("caps", cap).end()).1, ["bad_cap"]);
}

#[test]
fn a_memory_from_the_future_is_left_alone_and_shows_no_promotion() {
    let mut engine = engine();
    assert_eq!(engine.restore_decisions(Some(&[200, 1, 2, 3])), "decisions_from_future");
    assert_eq!(chosen(&mut engine, coupons(), NOW), Err("locked".into()));
    assert_eq!(chosen(&mut engine, ask("d", "service", &[option("x", &[])]).end(), NOW), Ok(0));
    assert_eq!(engine.decisions_to_keep(), None);
    assert_eq!(engine.restore_decisions(Some(&[1, 0xC1])), "decisions_corrupt");
    assert_eq!(chosen(&mut engine, coupons(), NOW), Ok(0));
}

#[test]
fn no_damage_to_what_is_kept_panics() {
    let mut engine = engine();
    for point in ["a", "b"] {
        chosen(&mut engine, ask(point, "promotion", &[option("x", &[]), option("y", &[])]).end(), NOW).unwrap();
        engine.settle_choice(point, "x", true, NOW);
    }
    engine.experiment(trial("hero", &["a", "b"]).end(), NOW);
    let kept = engine.decisions_to_keep().unwrap();
    assert_eq!(engine.restore_decisions(Some(&kept)), "");
    for at in 0..kept.len() {
        for change in [1u8, 0x55, 0xFF] {
            let mut damaged = kept.clone();
            damaged[at] ^= change;
            engine.restore_decisions(Some(&damaged));
            chosen(&mut engine, coupons(), NOW).ok();
        }
        assert_ne!(engine.restore_decisions(Some(&kept[..at])), "", "{at}");
    }
}

#[test]
fn a_refusal_of_personalisation_decides_about_nobody() {
    let mut engine = engine();
    engine.set_consent(Consent { personalize: ConsentState::Denied, sync: ConsentState::Denied });
    assert_eq!(chosen(&mut engine, coupons(), NOW), Err("consent".into()));
    let options = [option("late", &["moment:cart"]), option("post", &[])];
    assert_eq!(chosen(&mut engine, ask("delivery", "service", &options).end(), NOW), Ok(1));
    assert_eq!(arm(&mut engine, trial("hero", &["a", "b"]).end()), None);
    assert_eq!(engine.decisions_to_keep(), None);
}

fn trial(key: &str, arms: &[&str]) -> Object {
    let mut wish = Object::default();
    wish.text("key", key).value("arms", texts(arms));
    wish
}

fn arm(engine: &mut Engine, wish: Value) -> Option<usize> {
    let index = engine.experiment(wish, NOW).take("index").number().unwrap();
    (index >= 0.0).then_some(index as usize)
}

#[test]
fn an_arm_stays_when_weights_change() {
    let weighted = |weights: [f64; 2]| {
        let weights = weights.into_iter().map(Value::Number).collect();
        trial("hero", &["a", "b"]).value("weights", weights).end()
    };
    for seed in 0..50 {
        let mut engine = engine();
        engine.restore_decisions(None);
        engine.erase();
        engine.draw_id(&mut Seeded::new(seed));
        let first = arm(&mut engine, weighted([1.0, 0.0]));
        assert_eq!(first, Some(0));
        assert_eq!(arm(&mut engine, weighted([0.0, 1.0])), Some(0), "sticky");
        let turned = trial("hero", &["b", "a"]).end();
        assert_eq!(arm(&mut engine, turned), Some(1), "the arm, not its place");
    }
}

#[test]
fn an_arm_that_is_gone_is_drawn_anew_once_and_an_exposure_is_booked_once() {
    let mut engine = engine();
    assert_eq!(engine.decisions_to_keep(), None);
    let first = arm(&mut engine, trial("hero", &["a", "b"]).end());
    let booked = engine.decisions_to_keep().unwrap();
    for _ in 0..100 {
        assert_eq!(arm(&mut engine, trial("hero", &["a", "b"]).end()), first);
    }
    assert_eq!(engine.decisions_to_keep(), None, "asked again is no other exposure");
    engine.restore_decisions(Some(&booked));
    assert_eq!(arm(&mut engine, trial("hero", &["a", "b"]).end()), first, "nor is it after a reload");
    assert_eq!(engine.decisions_to_keep(), None);
    let other = arm(&mut engine, trial("hero", &["c", "d"]).end());
    assert!(other.is_some());
    let again = engine.decisions_to_keep().unwrap();
    assert_eq!(again.len(), booked.len(), "in the place of the one that is gone");
    engine.restore_decisions(Some(&again));
    assert_eq!(arm(&mut engine, trial("hero", &["d", "c"]).end()), other.map(|place| 1 - place));
}

#[test]
fn experiments_of_one_namespace_share_nobody() {
    let place = |from: f64, to: f64| Value::List(vec![Value::from("shop"), Value::Number(from), Value::Number(to)]);
    let mut inside = [0, 0];
    for seed in 0..400 {
        let mut engine = engine();
        engine.erase();
        engine.draw_id(&mut Seeded::new(seed));
        let one = arm(&mut engine, trial("one", &["a", "b"]).value("namespace", place(0.0, 0.5)).end());
        let other = arm(&mut engine, trial("other", &["a", "b"]).value("namespace", place(0.5, 1.0)).end());
        assert!(one.is_some() != other.is_some(), "each is in one of them: {seed}");
        inside[usize::from(other.is_some())] += 1;
    }
    assert!(inside.iter().all(|count| (150..250).contains(count)), "{inside:?}");
    for nonsense in [Value::from("shop"), place(f64::NAN, 1.0), Value::List(vec![Value::from("shop")])] {
        let mut engine = engine();
        let is_number = matches!(&nonsense, Value::List(parts) if parts.len() == 3);
        let mut said = engine.experiment(trial("odd", &["a", "b"]).value("namespace", nonsense).end(), NOW);
        assert_eq!(said.take("index").number(), Some(-1.0), "rather nobody than everybody");
        let Value::List(problems) = said.take("problems") else { panic!() };
        assert_eq!(problems.len(), usize::from(!is_number));
    }
    let Value::List(problems) = engine().experiment(trial("none", &[]).end(), NOW).take("problems") else { panic!() };
    assert_eq!(problems.len(), 1, "no arms");
}

#[test]
fn an_id_of_the_shops_has_the_same_arm_on_every_device() {
    for id in ["u-1", "u-2", "顾客 7"] {
        let arms: Vec<_> = (0..4)
            .map(|seed| {
                let mut engine = engine();
                engine.erase();
                engine.draw_id(&mut Seeded::new(seed));
                arm(&mut engine, trial("hero", &["a", "b", "c"]).text("id", id).end())
            })
            .collect();
        assert!(arms.windows(2).all(|pair| pair[0] == pair[1]), "{id} {arms:?}");
    }
}

#[test]
fn an_audience_is_fair_and_a_holdout_is_outside() {
    let mut engine = engine();
    let unfair = trial("price", &["a", "b"]).value("audience", texts(&["value:high"])).end();
    let mut said = engine.experiment(unfair, NOW);
    assert_eq!(said.take("index").number(), Some(-1.0));
    let Value::List(mut problems) = said.take("problems") else { panic!() };
    assert_eq!(problems[0].take("code").text().as_deref(), Some("unfair_condition"));
    assert_eq!(arm(&mut engine, trial("none", &["a", "b"]).number("holdout", 1.0).end()), None);
    assert_eq!(arm(&mut engine, trial("", &["a", "b"]).end()), None);
    assert_eq!(arm(&mut engine, trial("empty", &[]).end()), None);
}

/// What was bought or chosen after a measured list counts for who picked it.
#[test]
fn a_measured_list_credits_its_picks() {
    let mut engine = engine();
    let rows: Vec<u32> = (0..30)
        .map(|n| {
            let category = if n < 15 { "Mug" } else { "Bag" };
            engine.register(&Facts { categories: [category, "", "", "", ""], ..Facts::of(&n.to_string()) })
        })
        .collect();
    let event = |kind, row: u32, at_ms| Event::new(kind, vec![Line { row, quantity: 1.0 }], at_ms);
    for n in 0..3 {
        engine.track(Some(event(EventKind::ViewItem, rows[20 + n], NOW + n as f64 * 60_000.0)), NOW + HOUR).unwrap();
    }
    let request = Request {
        slot: Slot::Home,
        candidates: &rows,
        page_item: None,
        query: "",
        limit: 10,
        surprise: f32::NAN,
        now_ms: NOW + HOUR,
    };
    let plain = engine.rank(&request, false);
    let measured = engine.rank_measured(&request, false);
    assert_ne!(plain.order, measured.order);
    let mut sorted = measured.order.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, (0..30).collect::<Vec<_>>());
    assert_eq!(engine.rank_measured(&request, false).order, measured.order, "drawn again, it does not flicker");
    assert_eq!(engine.decisions_to_keep(), None, "no item of it is in the clear");
    assert_eq!(engine.profile().evaluation.duel((NOW / 1_000.0) as u32), (0, 0));
    engine.track(Some(event(EventKind::SelectItem, rows[measured.order[0] as usize], NOW + HOUR)), NOW + HOUR).unwrap();
    let (ours, theirs) = engine.profile().evaluation.duel((NOW / 1_000.0) as u32);
    assert_eq!(ours + theirs, 1, "for whoever picked it");
}

/// What version 1 kept of measured lists is passed over, and nothing else of it.
#[test]
fn decisions_kept_with_a_duel_in_them_are_read() {
    let old = include_bytes!("vectors/decisions-v1.bin");
    let mut engine = engine();
    assert_eq!(engine.restore_decisions(Some(old)), "");
    assert!(!engine.needs_id());
    assert_eq!(chosen(&mut engine, coupons(), NOW + 60_000.0), Ok(1), "what was held is held");
}
