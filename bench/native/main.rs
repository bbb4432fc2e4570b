//! The machine's limit, and what the rivals are given. `workload SIZES` prints the shop's candidates and the shopper as JSON, once as
//! packed items and a snapshot for the engine, once as plain data for JavaScript. `time` ranks the same lists natively.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

mod shop;

use serde_json::{json, Value};
use shop::{Article, BUILD};
use std::time::Instant;
use vitrine::engine::Engine;
use vitrine::event::{Event, EventKind, Line};
use vitrine::item::{Facts, Row};
use vitrine::profile::kind::Kind;
use vitrine::profile::retention::Retention;
use vitrine::rank::grounds::Grounds;
use vitrine::rank::slot::Slot;
use vitrine::rank::{Ranker, Request};
use vitrine::rng::{Coins, Seeded};
use vitrine::sync::consent::{Consent, ConsentState};

const NOW_MS: f64 = 1_795_000_000_000.0;
const DAY_MS: f64 = 86_400_000.0;
const LIMIT: usize = 48;
const SIZES: [usize; 3] = [100, 1_000, 10_000];

fn main() {
    let shop = shop::shop();
    let mut engine =
        Engine::new(Consent { personalize: ConsentState::Granted, ..Consent::default() }, Retention::default());
    shopper(&mut engine, &shop);
    match std::env::args().nth(1).as_deref() {
        Some("workload") => {
            let sizes: Vec<usize> = std::env::args().skip(2).map(|size| size.parse().unwrap()).collect();
            println!("{}", workload(&engine, &shop, &sizes));
        }
        _ => time(&engine, &shop),
    }
}

fn register(engine: &mut Engine, article: &Article) -> Row {
    let packed = article.artefact.encode();
    let [a, b, c] = &article.categories;
    engine.register(&Facts {
        id: &article.id,
        name: &article.name,
        brand: &article.brand,
        categories: [a, b, c, "", ""],
        variant: &article.variant,
        price: article.price,
        discount: article.discount,
        artefact: &packed,
        ..Facts::of(&article.id)
    })
}

/// Forty-five looks, five carts and an order in four visits, mostly at things of three kinds.
fn shopper(engine: &mut Engine, shop: &[Article]) {
    let mut rng = Seeded::new(99);
    let liked: Vec<usize> =
        (0..shop.len()).filter(|&at| ["Kind 17", "Kind 21", "Kind 130"].contains(&&*shop[at].categories[2])).collect();
    for (visit, days_ago) in [40.0, 12.0, 3.0, 0.0].into_iter().enumerate() {
        let mut at_ms = NOW_MS - days_ago * DAY_MS - 1_800_000.0;
        for step in 0..12 {
            let at =
                if step % 4 == 3 { rng.below(2_000) as usize } else { liked[rng.below(liked.len() as u64) as usize] };
            let row = register(engine, &shop[at]);
            let kind = match (visit, step) {
                (1, 11) => EventKind::Purchase,
                (_, 5) => EventKind::AddToCart,
                _ => EventKind::ViewItem,
            };
            at_ms += 60_000.0;
            let event =
                Event { text: format!("order{visit}"), ..Event::new(kind, vec![Line { row, quantity: 1.0 }], at_ms) };
            engine.track(Some(event), at_ms).unwrap();
        }
        let seen: Vec<Line> =
            (0..12).map(|_| Line { row: register(engine, &shop[rng.below(400) as usize]), quantity: 1.0 }).collect();
        at_ms += 60_000.0;
        engine.track(Some(Event::new(EventKind::ViewItemList, seen, at_ms)), at_ms).unwrap();
    }
}

fn request<'a>(candidates: &'a [Row]) -> Request<'a> {
    Request { slot: Slot::Home, candidates, page_item: None, query: "", limit: LIMIT, now_ms: NOW_MS }
}

fn workload(engine: &Engine, shop: &[Article], sizes: &[usize]) -> Value {
    let profile = engine.profile();
    let mut items = vitrine::item::ItemTable::default();
    let mut lists = serde_json::Map::new();
    let mut named = serde_json::Map::new();
    for &size in sizes {
        let list = shop::candidates(shop, size);
        list.iter().for_each(|&at| {
            let article = &shop[at as usize];
            named.entry(article.id.clone()).or_insert_with(|| plain(article));
        });
        lists.insert(size.to_string(), list.iter().map(|&at| json!(shop[at as usize].id)).collect());
    }
    // Any item tells the table which build there is.
    let packed = shop[0].artefact.encode();
    items.register(&Facts { artefact: &packed, ..Facts::of(&shop[0].id) });
    let grounds = Grounds::new(profile, &items, None, (libm::floor(NOW_MS / 60_000.0) + 1.0) * 60_000.0);
    let by_key = |key: u64| shop.iter().find(|article| vitrine::key::key("item", &article.id) == key).unwrap();
    let pasts: Vec<Value> = grounds
        .pasts
        .iter()
        .map(|past| {
            let article = by_key(past.key);
            json!({ "item": plain(article), "weights": past.weights })
        })
        .collect();
    let mut interests = serde_json::Map::new();
    for kind in [Kind::Category, Kind::Brand, Kind::Variant] {
        for tally in profile.tallies.of(kind) {
            let share =
                grounds.interests.iter().find(|(key, _)| *key == tally.key).map_or(0.0, |(_, shares)| shares.interest);
            interests.insert(format!("{}:{}", kind.row().name, tally.label), json!(share));
        }
    }
    let visit_s = profile.visits.start_s;
    let now_s = ((libm::floor(NOW_MS / 60_000.0) + 1.0) * 60.0) as u32;
    let seen: Vec<Value> = profile
        .history
        .newest_first()
        .map(|seen| {
            json!({
                "id": seen.id, "seenBefore": vitrine::rank::feature::seen_before::value(seen, visit_s),
                "rebuyDue": vitrine::rank::feature::rebuy_due::value(seen, now_s),
            })
        })
        .collect();
    let passed: Vec<Value> =
        profile.history.all_passed().iter().map(|&(key, times)| json!([by_key(key).id, times])).collect();
    let (price, spread) = profile.price.usual().unwrap();
    let weights: serde_json::Map<String, Value> = vitrine::rank::feature::FEATURES
        .iter()
        .map(|f| (f.code.to_owned(), json!(vitrine::rank::model::linear::weight(f.code, Slot::Home))))
        .collect();
    json!({
        "nowMs": NOW_MS, "limit": LIMIT, "build": BUILD, "lambda": Slot::Home.relevance_share(),
        "weights": weights, "items": named, "lists": lists, "snapshot": hex(&engine.snapshot()),
        "profile": {
            "pasts": pasts, "interests": interests, "seen": seen, "passed": passed,
            "price": { "mean": price, "spread": spread },
            "discounted": profile.tallies.times(Kind::Habit, "discounted"),
            "fullPrice": profile.tallies.times(Kind::Habit, "full_price"),
        }
    })
}

/// An article as a developer without Vitrine would have it in JSON, and packed.
fn plain(article: &Article) -> Value {
    let of = &article.artefact;
    let list =
        |of: &[vitrine::item::artefact::Neighbour]| of.iter().map(|n| json!([n.index, n.weight])).collect::<Value>();
    json!({
        "id": article.id, "name": article.name, "brand": article.brand, "categories": article.categories,
        "variant": article.variant, "price": article.price, "discount": article.discount,
        "index": of.index, "popularity": of.popularity, "trend": of.trend, "priceBucket": of.price_bucket,
        "neighbours": list(&of.neighbours), "sequence": list(&of.sequence), "vector": of.vector,
        "terms": of.terms.iter().map(|term| json!([term.hash, term.idf])).collect::<Value>(),
        "packed": hex(&of.encode()),
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The limit: no boundary, no sandbox, the same code for this machine's own vectors.
fn time(engine: &Engine, shop: &[Article]) {
    for size in SIZES {
        let mut items = vitrine::item::ItemTable::default();
        let rows: Vec<Row> = shop::candidates(shop, size)
            .iter()
            .map(|&at| {
                let article = &shop[at as usize];
                let packed = article.artefact.encode();
                let [a, b, c] = &article.categories;
                items.register(&Facts {
                    name: &article.name,
                    brand: &article.brand,
                    categories: [a, b, c, "", ""],
                    variant: &article.variant,
                    price: article.price,
                    discount: article.discount,
                    artefact: &packed,
                    ..Facts::of(&article.id)
                })
            })
            .collect();
        let mut ranker = Ranker::default();
        let mut compared = 0;
        let mut times: Vec<f64> = (0..2_000_000 / size.max(1_000))
            .map(|_| {
                let start = Instant::now();
                compared = std::hint::black_box(ranker.rank(&request(&rows), engine.profile(), &items)).compared;
                start.elapsed().as_secs_f64() * 1e6
            })
            .collect();
        times.sort_by(f64::total_cmp);
        let (p50, p95) = (times[times.len() / 2], times[times.len() * 19 / 20]);
        println!(
            "{}",
            json!({ "size": size, "p50": p50, "p95": p95, "compared": compared, "plain": size * (LIMIT - 1) })
        );
    }
}
