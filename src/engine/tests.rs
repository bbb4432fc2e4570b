use super::*;
use crate::event::{EventKind, Line};
use crate::rank::slot::Slot;
use crate::rng::Seeded;
use crate::sync::manifest::{Manifest, MetricSpec, VERSION};
use crate::sync::outbox::Delivery;
use crate::sync::question::Question;
use crate::sync::wire::Report;
use crate::time::DAY_MS;

const NOW: f64 = 1.7e12;

fn granted() -> Consent {
    Consent { personalize: ConsentState::Granted, sync: ConsentState::Granted }
}

fn view(row: Row, at_ms: f64) -> Event {
    Event::new(EventKind::ViewItem, vec![Line { row, quantity: 1.0 }], at_ms)
}

fn with_three_views(consent: Consent) -> Engine {
    let mut engine = Engine::new(consent, Retention::default());
    for i in 0..3u32 {
        let id = format!("h{i}");
        let row = engine.register(&Facts {
            id: &id,
            name: "Holder",
            categories: ["Holder", "", "", "", ""],
            price: 2.0,
            popularity: 0.5,
            ..Facts::default()
        });
        let at = NOW + f64::from(i) * 1_000.0;
        let _ = engine.track(Some(view(row, at)), at);
    }
    engine
}

fn manifest() -> Vec<u8> {
    let domain = ["Bag", "Holder", "none"].map(String::from).to_vec();
    Manifest {
        version: VERSION,
        metrics: vec![MetricSpec {
            metric: 1,
            name: "interest.top".into(),
            epsilon: 1.0,
            domain,
            memo_days: 90,
            question: Question::new("Which category do you look at most?", "您最常看哪个分类？"),
        }],
    }
    .encode()
}

const LOOK: &str = "light normal usual";

#[test]
fn what_is_shown_is_what_is_sent_and_only_once_a_week() {
    let (mut engine, mut coins) = (with_three_views(granted()), Seeded::new(2));
    engine.set_manifest(&manifest()).unwrap();
    let shown = engine.preview(LOOK, NOW, &mut coins);
    assert_eq!((shown.len(), shown[0].question.en.as_str()), (1, "Which category do you look at most?"));
    let body = engine.take_report(LOOK, true, NOW, &mut coins).unwrap();
    assert_eq!(body, shown[0].body);
    assert_eq!(Report::decode(&body).unwrap().metric, 1);
    assert!(engine.settle(&body, Delivery::Accepted));
    assert_eq!(engine.take_report(LOOK, true, NOW + DAY_MS, &mut coins), None, "the window is used");
    assert_eq!(engine.preview(LOOK, NOW + DAY_MS, &mut coins), []);
    let next = engine.take_report(LOOK, true, NOW + 8.0 * DAY_MS, &mut coins).unwrap();
    let bits = |body: &[u8]| Report::decode(body).unwrap().bits;
    assert_eq!(bits(&next), bits(&body), "the answer is the same, and so is its noise");
    assert_eq!(engine.sync_status(true, NOW + 8.0 * DAY_MS).delivered, 1);
}

#[test]
fn of_two_tabs_one_sends() {
    let (mut first, mut second) = (with_three_views(granted()), with_three_views(granted()));
    let mut coins = Seeded::new(2);
    first.set_manifest(&manifest()).unwrap();
    second.set_manifest(&manifest()).unwrap();
    let body = first.take_report(LOOK, true, NOW, &mut coins).unwrap();
    second.restore_sending(Some(&first.sending_bytes()), NOW);
    assert_eq!(second.take_report(LOOK, true, NOW + 1.0, &mut coins), None, "the first tab is at it");
    // The first tab ends before it learns what became of it.
    assert_eq!(second.take_report(LOOK, true, NOW + 61e3, &mut coins), Some(body.clone()));
    assert!(second.settle(&body, Delivery::Accepted));
    first.restore_sending(Some(&second.sending_bytes()), NOW);
    assert_eq!(first.take_report(LOOK, true, NOW + 1e6, &mut coins), None);
    assert_eq!(first.sync_status(true, NOW + 1e6).delivered, 1);
}

#[test]
fn a_damaged_record_buys_no_budget() {
    let (mut engine, mut coins) = (with_three_views(granted()), Seeded::new(2));
    engine.set_manifest(&manifest()).unwrap();
    engine.restore_sending(Some(&[1, 2, 3]), NOW);
    assert_eq!(engine.take_report(LOOK, true, NOW, &mut coins), None);
    assert!(engine.take_report(LOOK, true, NOW + 8.0 * DAY_MS, &mut coins).is_some());
}

#[test]
fn erasing_the_profile_does_not_refill_the_budget() {
    let (mut engine, mut coins) = (with_three_views(granted()), Seeded::new(2));
    engine.set_manifest(&manifest()).unwrap();
    let body = engine.take_report(LOOK, true, NOW, &mut coins).unwrap();
    engine.settle(&body, Delivery::Accepted);
    engine.erase();
    assert_eq!(engine.take_report(LOOK, true, NOW + 1.0, &mut coins), None);
    assert!((engine.sync_status(true, NOW + 1.0).spent_epsilon - 1.0).abs() < 1e-9);
}

#[test]
fn a_withdrawal_takes_effect_at_once() {
    let (mut engine, mut coins) = (with_three_views(granted()), Seeded::new(2));
    engine.set_manifest(&manifest()).unwrap();
    assert!(engine.take_report(LOOK, true, NOW, &mut coins).is_some());
    engine.set_consent(Consent { personalize: ConsentState::Denied, sync: ConsentState::Denied });
    assert!(!engine.may_carry());
    assert!(engine.tags(NOW).iter().all(|tag| tag.row.id != "category" && tag.row.id != "price"));
    assert_eq!(engine.track(Some(view(0, NOW + 9e3)), NOW + 9e3), Err(Dropped::Consent));
    assert!(engine.profile().is_empty());
    engine.set_consent(granted());
    assert!(!engine.may_carry(), "what was queued before stays cancelled");
    assert_eq!(engine.take_report(LOOK, true, NOW + 1e6, &mut coins), None);
}

#[test]
fn without_consent_to_send_nothing_is_randomised() {
    let undecided = Consent { personalize: ConsentState::Granted, sync: ConsentState::Pending };
    let (mut engine, mut coins) = (with_three_views(undecided), Seeded::new(2));
    engine.set_manifest(&manifest()).unwrap();
    assert_eq!(engine.take_report(LOOK, true, NOW, &mut coins), None);
    assert_eq!(engine.sync_status(true, NOW).state, "off");
}

#[test]
fn a_forgotten_tag_no_longer_orders_anything() {
    let mut engine = with_three_views(granted());
    let rows: Vec<Row> = (0..20)
        .map(|i| {
            let (id, category) = (format!("c{i}"), if i % 2 == 0 { "Bag" } else { "Holder" });
            engine.register(&Facts {
                id: &id,
                categories: [category, "", "", "", ""],
                price: f32::NAN,
                popularity: f32::NAN,
                ..Facts::default()
            })
        })
        .collect();
    let request = Request {
        slot: Slot::Home,
        candidates: &rows,
        page_item: None,
        query: "",
        surprise: f32::NAN,
        limit: 5,
        now_ms: NOW + 1e4,
    };
    assert!(engine.rank(&request, false).personal);
    assert_eq!(engine.reasons(engine.last_ticket())[0][0].subject, "Holder");
    assert!(!engine.rank(&request, true).personal, "a neutral order on request");
    assert!(engine.declare("wish.ranking", "neutral", false, NOW));
    assert!(!engine.rank(&request, false).personal && engine.asks_neutral(), "and where the shopper asks for it");
    let half_of_all_time = NOW + 1e13;
    assert!(engine.tags(half_of_all_time).iter().any(|tag| tag.row.id == "wish.ranking"), "it does not wear out");
    let mut other = Engine::new(granted(), Retention::default());
    other.import(&engine.snapshot()).unwrap();
    assert!(other.asks_neutral(), "and goes along to another device");
    assert!(engine.declare("wish.ranking", "", false, NOW) && !engine.asks_neutral());
    engine.edit(Edit::Forget("category:Holder".into()));
    engine.edit(Edit::Forget("price:usual".into()));
    assert!(engine.tags(NOW).iter().all(|tag| tag.row.id != "category" && tag.row.id != "price"));
    assert!(!engine.rank(&request, false).personal);
}

#[test]
fn an_unknown_event_is_counted_and_changes_nothing() {
    let mut engine = Engine::new(granted(), Retention::default());
    assert_eq!(engine.track(None, NOW), Err(Dropped::UnknownName));
    assert_eq!(engine.counters(), [("unknown_name", 1)]);
    assert!(engine.profile().is_empty());
}

#[test]
fn a_damaged_snapshot_leaves_the_profile_alone() {
    let mut engine = with_three_views(granted());
    let before = engine.snapshot();
    assert!(engine.restore(&before[..before.len() - 1]).is_err());
    assert_eq!(engine.snapshot(), before);
}

proptest::proptest! {
    /// What a ranker keeps between rankings must never show: whatever happened before, it orders as a new one does.
    #[test]
    fn kept_tables_change_nothing(steps in proptest::collection::vec((0u32..7, 0u32..30, 0u32..4), 1..24)) {
        let mut engine = with_three_views(granted());
        let category = |of: u32| ["Holder", "Mug", "Bag"][of as usize % 3];
        let mut now_ms = NOW + 60_000.0;
        for (what, which, gap) in steps {
            now_ms += f64::from(gap) * 40_000.0;
            let (id, name) = (format!("i{which}"), category(which));
            let artefact = crate::item::artefact::ItemArtefact { build: 7, index: which + gap, ..Default::default() }.encode();
            let facts = Facts { name, categories: [name, "", "", "", ""], price: 1.0 + which as f32, ..Facts::of(&id) };
            let row = match what {
                0 => engine.register(&Facts { artefact: &artefact, ..facts }),
                _ => engine.register(&facts),
            };
            match what {
                1 => drop(engine.track(Some(view(row, now_ms)), now_ms)),
                2 => engine.edit(Edit::Unwant(format!("item:{id}"))),
                3 => engine.edit(Edit::Forget("interest.category:Mug".into())),
                4 => engine.restore(&engine.snapshot()).unwrap(),
                _ => {}
            }
            let candidates: Vec<Row> = (0..engine.item_count() as u32).collect();
            let request = Request {
                slot: Slot::Home, candidates: &candidates, page_item: None, query: "", limit: 12,
                now_ms, surprise: 0.5,
            };
            let fresh = rank::rank(&request, &engine.profile, &engine.items);
            proptest::prop_assert_eq!(engine.rank(&request, false), fresh);
        }
    }
}
