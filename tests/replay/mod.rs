//! Replays a recorded list of calls on the engine: time and coins are in the list, so every target must give the same.

use serde_json::{json, Value};
use vitrine::engine::Engine;
use vitrine::event::{Event, EventKind, Line};
use vitrine::item::artefact::{ItemArtefact, Neighbour};
use vitrine::item::{Facts, Row};
use vitrine::profile::edit::Edit;
use vitrine::profile::retention::Retention;
use vitrine::profile::tags::{Locale, Tag};
use vitrine::rank::slot::Slot;
use vitrine::rank::Request;
use vitrine::rng::Seeded;
use vitrine::signal::arrival::Arrival;
use vitrine::sync::consent::{Consent, ConsentState};
use vitrine::sync::manifest::{Manifest, MetricSpec, VERSION};
use vitrine::sync::question::Question;
use vitrine::value::Value as Data;

/// The recorded list.
pub const VECTOR: &str = include_str!("../vectors/replay-1.json");

/// What each call gave, and in the end the bytes of the snapshot.
pub fn replay(calls: &[Value]) -> Vec<Value> {
    let granted = Consent { personalize: ConsentState::Granted, sync: ConsentState::Granted };
    let mut engine = Engine::new(granted, Retention::default());
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
            let event = EventKind::parse(text(&with["name"])).map(|kind| Event {
                text: text(&with["text"]).to_owned(),
                detail: text(&with["detail"]).to_owned(),
                currency: text(&with["currency"]).to_owned(),
                value: with["value"].as_f64().unwrap_or(f64::NAN),
                ..Event::new(kind, lines, at_ms)
            });
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
                surprise: f32::NAN,
                now_ms: with["nowMs"].as_f64().unwrap(),
            };
            let measured = with["measured"] == true;
            let ranking = if measured { engine.rank_measured(&request, false) } else { engine.rank(&request, false) };
            let reasons = engine.reasons(engine.last_ticket());
            let first = reasons
                .first()
                .map(|of| of.iter().map(|r| json!([r.code, r.share.to_bits(), r.subject])).collect::<Vec<_>>());
            json!({ "order": ranking.order, "personal": ranking.personal, "first": first })
        }
        "forget" => {
            engine.edit(Edit::Forget(text(with).to_owned()));
            Value::Null
        }
        "edit" => {
            engine.edit(match with[0].as_str() {
                Some("block") => Edit::Block(text(&with[1]).to_owned()),
                Some("unwant") => Edit::Unwant(text(&with[1]).to_owned()),
                _ => Edit::Pause(with[1] == true),
            });
            Value::Null
        }
        "declare" => json!(engine.declare(text(&with[0]), text(&with[1]), false, with[2].as_f64().unwrap())),
        "facts" => {
            let fact = |pair: &Value| (leak(&pair[0]), text(&pair[1]).to_owned());
            let facts: Vec<_> = with["facts"].as_array().unwrap().iter().map(fact).collect();
            engine.take_facts(&facts, with["nowMs"].as_f64().unwrap());
            Value::Null
        }
        "arrive" => {
            let arrival =
                Arrival { referrer_host: text(&with["host"]), medium: text(&with["medium"]), ..Arrival::default() };
            engine.arrive(&arrival, with["nowMs"].as_f64().unwrap());
            Value::Null
        }
        "fold" => json!(hex(&engine.fold(None, &[], with.as_f64().unwrap()).unwrap())),
        "tags" => {
            let now_ms = with.as_f64().unwrap();
            let words = |locale| move |tag: &Tag| serde_json::to_string(&tag.to_object(locale, now_ms).end()).unwrap();
            let tags = engine.tags(now_ms);
            json!([Locale::En, Locale::ZhCn].map(|locale| tags.iter().map(words(locale)).collect::<Vec<_>>()))
        }
        "choose" => said(&engine.choose(value(&with[0]), with[1].as_f64().unwrap())),
        "experiment" => said(&engine.experiment(value(&with[0]), with[1].as_f64().unwrap())),
        "settle" => {
            let taken = with[2].as_bool().unwrap();
            json!(engine.settle_choice(text(&with[0]), text(&with[1]), taken, with[3].as_f64().unwrap()))
        }
        "draw" => {
            engine.draw_id(&mut Seeded::new(with.as_u64().unwrap()));
            Value::Null
        }
        "decisions" => json!(engine.decisions_to_keep().map(|bytes| hex(&bytes))),
        "evaluation" => said(&engine.evaluation(with.as_f64().unwrap())),
        "report" => report(engine, with),
        unknown => panic!("a call nobody knows: {unknown}"),
    }
}

/// Data of a test as the boundary hands it over.
fn value(json: &Value) -> Data {
    match json {
        Value::Null => Data::Nil,
        Value::Bool(truth) => Data::Bool(*truth),
        Value::Number(number) => Data::Number(number.as_f64().unwrap()),
        Value::String(text) => Data::Text(text.clone()),
        Value::Array(list) => list.iter().map(value).collect(),
        Value::Object(map) => Data::Map(map.iter().map(|(name, of)| (name.clone(), value(of))).collect()),
    }
}

/// An answer to the last bit: numbers as they are printed, shortest and exact.
fn said(answer: &Data) -> Value {
    json!(serde_json::to_string(answer).unwrap())
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
        artefact: &artefact.encode(),
        ..Facts::of("")
    })
}

fn report(engine: &mut Engine, with: &Value) -> Value {
    let domain = with["domain"].as_array().unwrap().iter().map(|answer| text(answer).to_owned()).collect();
    let question = Question::new("Which category do you look at most?", "您最常看哪个分类？");
    let spec = MetricSpec { metric: 1, name: "interest.top".into(), epsilon: 1.0, domain, memo_days: 90, question };
    engine.set_manifest(&Manifest { version: VERSION, metrics: vec![spec] }.encode()).unwrap();
    let mut coins = Seeded::new(with["coins"].as_u64().unwrap());
    let now_ms = with["nowMs"].as_f64().unwrap();
    json!(hex(&engine.take_report("light normal usual", true, now_ms, &mut coins).unwrap()))
}

/// A name of a fact; there are few, and they live as long as the test.
fn leak(name: &Value) -> &'static str {
    Box::leak(text(name).to_owned().into_boxed_str())
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
