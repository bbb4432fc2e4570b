//! Replays a recorded list of calls on the engine: time and coins are in the list, so every target must give the same.

use serde_json::{json, Value};
use vitrine::engine::Engine;
use vitrine::event::{Event, EventKind, Line};
use vitrine::item::artefact::{ItemArtefact, Neighbour};
use vitrine::item::{Facts, Row};
use vitrine::rank::slot::Slot;
use vitrine::rank::Request;
use vitrine::rng::Seeded;
use vitrine::sync::consent::{Consent, ConsentState};
use vitrine::sync::manifest::{Manifest, MetricSpec, VERSION};

/// The recorded list.
pub const VECTOR: &str = include_str!("../vectors/replay-1.json");

/// What each call gave, and in the end the bytes of the snapshot.
pub fn replay(calls: &[Value]) -> Vec<Value> {
    let granted = Consent { personalize: ConsentState::Granted, sync: ConsentState::Granted };
    let mut engine = Engine::new(granted);
    let mut gave: Vec<Value> = calls.iter().map(|call| step(&mut engine, call)).collect();
    gave.push(json!({ "snapshot": hex(&engine.snapshot()) }));
    gave
}

fn step(engine: &mut Engine, call: &Value) -> Value {
    let (name, with) = call.as_object().unwrap().iter().next().unwrap();
    match name.as_str() {
        "register" => json!(with.as_array().unwrap().iter().map(|item| register(engine, item)).collect::<Vec<_>>()),
        "track" => {
            let lines = rows(&with["rows"]).into_iter().map(|row| Line { row, quantity: 1.0 }).collect();
            let at_ms = with["atMs"].as_f64().unwrap();
            let event = EventKind::parse(text(&with["name"]))
                .map(|kind| Event { text: text(&with["text"]).to_owned(), ..Event::new(kind, lines, at_ms) });
            let taken = engine.track(event, at_ms);
            json!(taken.map_or_else(|reason| reason.as_str(), |()| ""))
        }
        "rank" => {
            let candidates = rows(&with["rows"]);
            let request = Request {
                slot: Slot::from_number(with["slot"].as_u64().unwrap() as u32),
                candidates: &candidates,
                page_item: with["page"].as_u64().map(|row| row as Row),
                query: text(&with["query"]),
                limit: with["limit"].as_u64().unwrap() as usize,
                now_ms: with["nowMs"].as_f64().unwrap(),
            };
            let ranking = engine.rank(&request, false);
            let reasons = engine.reasons(engine.last_ticket());
            let first = reasons
                .first()
                .map(|of| of.iter().map(|r| json!([r.code, r.share.to_bits(), r.subject])).collect::<Vec<_>>());
            json!({ "order": ranking.order, "personal": ranking.personal, "first": first })
        }
        "forget" => {
            engine.forget(text(with));
            Value::Null
        }
        "report" => report(engine, with),
        unknown => panic!("a call nobody knows: {unknown}"),
    }
}

fn register(engine: &mut Engine, item: &Value) -> Row {
    let mut categories = [""; 5];
    for (level, name) in categories.iter_mut().zip(item["categories"].as_array().unwrap()) {
        *level = text(name);
    }
    let neighbour =
        |pair: &Value| Neighbour { index: pair[0].as_u64().unwrap() as u32, weight: pair[1].as_f64().unwrap() as f32 };
    let artefact = ItemArtefact {
        build: 0x5EED,
        index: item["index"].as_u64().unwrap() as u32,
        popularity: item["popularity"].as_f64().unwrap() as f32,
        neighbours: item["neighbours"].as_array().unwrap().iter().map(neighbour).collect(),
        ..ItemArtefact::default()
    };
    engine.register(&Facts {
        id: text(&item["id"]),
        name: text(&item["name"]),
        brand: "",
        categories,
        price: item["price"].as_f64().unwrap() as f32,
        // Through its bytes, as it comes from a shop.
        artefact: ItemArtefact::decode(&artefact.encode()).ok(),
        ..Facts::of("")
    })
}

fn report(engine: &mut Engine, with: &Value) -> Value {
    let domain = with["domain"].as_array().unwrap().iter().map(|answer| text(answer).to_owned()).collect();
    let spec = MetricSpec { metric: 1, name: "interest.top".into(), epsilon: 1.0, domain };
    engine.set_manifest(&Manifest { version: VERSION, metrics: vec![spec] }.encode()).unwrap();
    let mut coins = Seeded::new(with["coins"].as_u64().unwrap());
    assert!(engine.enqueue_due(with["nowMs"].as_f64().unwrap(), &mut coins).unwrap());
    json!(hex(&engine.next_delivery().unwrap()))
}

fn rows(list: &Value) -> Vec<Row> {
    list.as_array().unwrap().iter().map(|row| row.as_u64().unwrap() as Row).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
