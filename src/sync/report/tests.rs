use super::*;
use crate::event::{Event, EventKind, Line};
use crate::item::{Facts, ItemTable};
use crate::key::key;
use crate::rng::Seeded;
use crate::sync::manifest::VERSION;
use crate::time::DAY_MS;

const NOW: f64 = 1.7e12;

fn spec(metric: &Metric, domain: &[&str], memo_days: u16) -> MetricSpec {
    MetricSpec {
        metric: metric.code,
        name: metric.name.into(),
        epsilon: 1.0,
        domain: domain.iter().map(|answer| (*answer).to_owned()).collect(),
        memo_days,
        question: Question::new("What is asked?", "问什么？"),
    }
}

fn profile(did: &[(EventKind, &str, f64)]) -> Profile {
    let (mut profile, mut items) = (Profile::default(), ItemTable::default());
    for (kind, category, days_ago) in did {
        let id = format!("{category} {}", kind.as_str());
        let row = items.register(&Facts { categories: ["Home", category, "", "", ""], ..Facts::of(&id) });
        let event = Event::new(*kind, vec![Line { row, quantity: 1.0 }], NOW - days_ago * DAY_MS);
        let insight = profile.insight(&event, &items);
        profile.book(&event, &items, &insight);
    }
    profile
}

fn sight(profile: &Profile) -> Sight<'_> {
    Sight { profile, look_mode: "dark large usual", trials: &[], duel: (0, 0), now_ms: NOW }
}

fn answers(metric: &Metric, profile: &Profile, spec: &MetricSpec) -> Vec<String> {
    let mut coins = Seeded::new(3);
    let mut given: Vec<String> = (0..200)
        .filter_map(|_| (metric.answer)(sight(profile), spec, &mut coins))
        .map(|at| spec.domain[at as usize].clone())
        .collect();
    given.sort_unstable();
    given.dedup();
    given
}

#[test]
fn interest_is_the_strongest_category_that_is_asked_for() {
    let looked = profile(&[(EventKind::ViewItem, "Mug", 0.0), (EventKind::Purchase, "Clock", 0.0)]);
    let metric = &interest_top::METRIC;
    assert_eq!(answers(metric, &looked, &spec(metric, &["Mug", "Clock", "none"], 90)), ["Clock"]);
    assert_eq!(answers(metric, &looked, &spec(metric, &["Mug", "Bag", "none"], 90)), ["Mug"]);
    assert_eq!(answers(metric, &Profile::default(), &spec(metric, &["Mug", "none"], 90)), ["none"]);
}

#[test]
fn the_funnel_is_asked_about_one_item_of_this_week() {
    let did = profile(&[
        (EventKind::Purchase, "Bag", 9.0),
        (EventKind::AddToCart, "Clock", 0.2),
        (EventKind::ViewItem, "Mug", 0.1),
    ]);
    let metric = &item_funnel::METRIC;
    let all = spec(metric, &["seen:Mug", "carted:Mug", "carted:Clock", "bought:Bag", "none"], 0);
    assert_eq!(
        answers(metric, &did, &all),
        ["carted:Clock", "seen:Mug"],
        "either, as the coins fall; the old order never"
    );
    let broad = spec(metric, &["seen:Home", "carted:Home", "none"], 0);
    assert_eq!(answers(metric, &did, &broad), ["carted:Home", "seen:Home"], "a shop may ask for the upper level");
    assert_eq!(answers(metric, &did, &spec(metric, &["seen:Lamp", "none"], 0)), ["none"]);
}

/// A profile of somebody who saw pages and met friction on them, so many days ago each.
fn walked(did: &[(EventKind, &str, f64)]) -> Profile {
    let (mut profile, items) = (Profile::default(), ItemTable::default());
    for (kind, page, days_ago) in did {
        let event = Event { text: (*page).into(), ..Event::new(*kind, Vec::new(), NOW - days_ago * DAY_MS) };
        profile.observe(&event, &items);
    }
    profile
}

#[test]
fn friction_is_asked_about_one_page_of_this_week() {
    use EventKind::{Friction, PageView};
    let metric = &ux_friction::METRIC;
    let all = MetricSpec { domain: ux_friction::domain(), ..spec(metric, &[], 0) };
    assert_eq!(all.domain.len(), 32);
    let did = walked(&[
        (PageView, "checkout", 8.0),
        (Friction, "product", 8.0),
        (PageView, "cart", 1.0),
        (PageView, "home", 0.5),
        (Friction, "cart", 0.4),
    ]);
    assert_eq!(answers(metric, &did, &all), ["cart:low", "home:none"], "either, as the coins fall; last week's never");
    let level = |times: usize| answers(metric, &walked(&vec![(Friction, "search", 0.1); times]), &all);
    assert_eq!([level(2), level(4), level(5)], [["search:middle"], ["search:middle"], ["search:high"]]);
    assert_eq!(answers(metric, &walked(&[(Friction, "my own", 0.1)]), &all), ["other:low"]);
    assert_eq!(answers(metric, &Profile::default(), &all), ["other:none"]);
    assert!(answers(metric, &did, &spec(metric, &["home:none"], 0)).contains(&"home:none".to_owned()));
}

#[test]
fn a_look_has_one_of_sixteen_names() {
    let (metric, domain) = (&look_mode::METRIC, look_mode::domain());
    assert_eq!(domain.len(), 16);
    let spec = MetricSpec { domain, ..spec(metric, &[], 90) };
    assert_eq!(answers(metric, &Profile::default(), &spec), ["dark large usual"]);
    assert_eq!(look_mode::mode("a shop's own", 1.0, true), "other normal elder");
    assert_eq!(look_mode::mode("", 1.0, false), "light normal usual");
}

#[test]
fn a_slow_answer_is_randomised_once() {
    let looked = profile(&[(EventKind::ViewItem, "Mug", 0.0)]);
    let metric = &interest_top::METRIC;
    let domain: Vec<String> = (0..100).map(|n| format!("c{n}")).chain(["Mug".to_owned()]).collect();
    let spec = MetricSpec { domain, ..spec(metric, &[], 90) };
    let manifest = Manifest { version: VERSION, metrics: vec![spec] };
    let (mut ledger, mut coins) = (Ledger::default(), Seeded::new(8));
    let mut prepare =
        |ledger: &Ledger| metric.prepare(sight(&looked), &manifest, manifest.hash(), ledger, &mut coins).unwrap();
    let bits = |prepared: &Prepared| wire::Report::decode(&prepared.body).unwrap().bits;
    let first = prepare(&ledger);
    ledger.remember(first.memo.clone().unwrap());
    let second = prepare(&ledger);
    assert_eq!(bits(&first), bits(&second));
    assert_ne!(first.body, second.body, "the nonce is another");
    assert_eq!(second.memo, None);
}

#[test]
fn an_experiment_is_answered_by_arm_and_outcome() {
    let metric = &experiment::metric(0);
    let spec = |domain: &[&str]| MetricSpec { name: "exp.hero".into(), ..spec(metric, domain, 0) };
    let domain = spec(&["a:left", "a:bought", "b:left", "b:bought", "none"]);
    let given = |name: &str, arm: &str, reached: bool, spec: &MetricSpec| {
        let trial = Trial { experiment: key("experiment", name), arm: key("arm", arm), reached };
        let profile = Profile::default();
        let sight = Sight { trials: &[trial], ..sight(&profile) };
        (metric.answer)(sight, spec, &mut Seeded::new(1)).map(|at| spec.domain[at as usize].clone())
    };
    assert_eq!(given("hero", "b", true, &domain).as_deref(), Some("b:bought"));
    assert_eq!(given("hero", "a", false, &domain).as_deref(), Some("a:left"));
    assert_eq!(given("hero", "c", false, &domain).as_deref(), Some("none"), "an arm nobody asked about");
    assert_eq!(given("banner", "b", true, &domain).as_deref(), Some("none"), "another experiment");
    assert_eq!(given("banner", "b", true, &spec(&["b:left", "b:bought"])), None, "then there is nothing to send");
}

#[test]
fn a_duel_is_lost_tied_or_won() {
    let (metric, profile) = (&rank_interleave::METRIC, Profile::default());
    let spec = spec(metric, &["loss", "tie", "win"], 0);
    for (duel, expected) in [((0, 2), 0), ((1, 1), 1), ((3, 2), 2), ((0, 0), 1)] {
        let sight = Sight { duel, ..sight(&profile) };
        assert_eq!((metric.answer)(sight, &spec, &mut Seeded::new(1)), Some(expected));
    }
}

#[test]
fn no_two_metrics_share_a_code() {
    let mut codes: Vec<u16> = METRICS.iter().map(|metric| metric.code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), METRICS.len());
    assert_eq!(codes.last(), Some(&47));
}
