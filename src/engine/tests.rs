use super::*;
use crate::event::{EventKind, Line};
use crate::rng::Seeded;
use crate::sync::manifest::{Manifest, MetricSpec, VERSION};
use crate::sync::outbox::Delivery;
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
        metrics: vec![MetricSpec { metric: 1, name: "interest.top".into(), epsilon: 1.0, domain }],
    }
    .encode()
}

#[test]
fn what_is_shown_is_what_is_sent_and_only_once_a_week() {
    let (mut engine, mut coins) = (with_three_views(granted()), Seeded::new(2));
    engine.set_manifest(&manifest()).unwrap();
    let shown = engine.preview(NOW, &mut coins).unwrap();
    assert!(engine.enqueue_due(NOW, &mut coins).unwrap());
    let body = engine.next_delivery().unwrap();
    assert_eq!(body, shown.body);
    assert_eq!(Report::decode(&body).unwrap().metric, 1);
    assert!(engine.settle(&body, Delivery::Accepted));
    assert!(!engine.enqueue_due(NOW + DAY_MS, &mut coins).unwrap(), "the window is used");
    assert!(!engine.may_deliver(NOW + DAY_MS), "so nothing need be fetched");
    assert!(engine.may_deliver(NOW + 8.0 * DAY_MS));
    assert!(engine.enqueue_due(NOW + 8.0 * DAY_MS, &mut coins).unwrap());
    assert_eq!(engine.sync_status(true, NOW + 8.0 * DAY_MS).delivered, 1);
}

#[test]
fn erasing_the_profile_does_not_refill_the_budget() {
    let (mut engine, mut coins) = (with_three_views(granted()), Seeded::new(2));
    engine.set_manifest(&manifest()).unwrap();
    assert!(engine.enqueue_due(NOW, &mut coins).unwrap());
    let body = engine.next_delivery().unwrap();
    engine.settle(&body, Delivery::Accepted);
    engine.erase();
    assert!(!engine.enqueue_due(NOW + 1.0, &mut coins).unwrap());
    assert!((engine.sync_status(true, NOW + 1.0).spent_epsilon - 1.0).abs() < 1e-9);
}

#[test]
fn a_withdrawal_takes_effect_at_once() {
    let (mut engine, mut coins) = (with_three_views(granted()), Seeded::new(2));
    engine.set_manifest(&manifest()).unwrap();
    assert!(engine.enqueue_due(NOW, &mut coins).unwrap());
    engine.set_consent(Consent { personalize: ConsentState::Denied, sync: ConsentState::Denied });
    assert_eq!(engine.next_delivery(), None);
    assert!(engine.tags(NOW).iter().all(|tag| tag.row.id != "category" && tag.row.id != "price"));
    assert_eq!(engine.track(Some(view(0, NOW + 9e3)), NOW + 9e3), Err(Dropped::Consent));
    assert!(engine.profile().is_empty());
    engine.set_consent(granted());
    assert_eq!(engine.next_delivery(), None, "what was queued before stays cancelled");
}

#[test]
fn without_consent_to_send_nothing_is_randomised() {
    let undecided = Consent { personalize: ConsentState::Granted, sync: ConsentState::Pending };
    let (mut engine, mut coins) = (with_three_views(undecided), Seeded::new(2));
    engine.set_manifest(&manifest()).unwrap();
    assert!(!engine.enqueue_due(NOW, &mut coins).unwrap());
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
        slot: rank::slot::Slot::Home,
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
