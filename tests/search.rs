//! Search, measured: judged queries in English and Chinese (`tests/quality/search`), with and without a profile, beside a server
//! that knows substrings only. `cargo test --test search -- --nocapture` prints the table.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stdout)]

#[path = "search/mod.rs"]
mod judged;

use judged::{chinese, ndcg, retail, Shop, NOW};
use vitrine::item::Row;
use vitrine::profile::Profile;
use vitrine::rank::query::{search, Asked};
use vitrine::rank::slot::Slot;
use vitrine::rank::{rank, Request};

/// Articles that a server hands over.
const HANDED_OVER: usize = 100;

/// NDCG@10 of one query: substrings, the same list with a profile, our search, the same list with a profile.
type Line = [f64; 4];

fn ranked(shop: &Shop, query: &str, candidates: &[Row], profile: &Profile) -> Vec<Row> {
    let now_ms = NOW + 1e6;
    let request =
        Request { slot: Slot::Search, candidates, page_item: None, query, limit: 24, surprise: f32::NAN, now_ms };
    rank(&request, profile, &shop.table).order.iter().map(|&at| candidates[at as usize]).collect()
}

fn measure(shop: &Shop, tastes: &[&str]) -> Vec<(String, Line)> {
    let shoppers: Vec<Profile> = tastes.iter().map(|word| shop.shopper(word)).collect();
    let all: Vec<Row> = (0..shop.table.len() as u32).collect();
    let mut lines = Vec::new();
    for (query, grades) in &shop.judged {
        let personal = |candidates: &[Row]| {
            let of = |profile| ndcg(&ranked(shop, query, candidates, profile), grades);
            shoppers.iter().map(of).sum::<f64>() / shoppers.len() as f64
        };
        let cut = |mut found: Vec<Row>| {
            found.truncate(HANDED_OVER);
            found
        };
        let (plain, found) = (cut(shop.by_substring(query)), cut(search(query, &all, &shop.table)));
        assert_eq!(ranked(shop, query, &found, &Profile::default()), found, "no profile, the server's order: {query}");
        lines.push((query.clone(), [ndcg(&plain, grades), personal(&plain), ndcg(&found, grades), personal(&found)]));
    }
    lines
}

fn mean(lines: &[(String, Line)]) -> Line {
    let mut mean = [0.0; 4];
    for (_, line) in lines {
        mean.iter_mut().zip(line).for_each(|(sum, value)| *sum += value / lines.len() as f64);
    }
    mean
}

fn report(name: &str, lines: &[(String, Line)]) -> Line {
    println!("\n{name}: NDCG@10\n substring  +profile    search  +profile  query");
    let print = |query: &str, [a, b, c, d]: Line| println!("{a:>10.3}{b:>10.3}{c:>10.3}{d:>10.3}  {query}");
    lines.iter().for_each(|(query, line)| print(query, *line));
    let mean = mean(lines);
    print(&format!("mean of {}", lines.len()), mean);
    mean
}

#[test]
fn taste_costs_no_relevance_in_english() {
    let lines = measure(&retail(), &["Retrospot", "Necklace", "Christmas", "Garden", "Pink"]);
    assert!(lines.len() >= 60);
    let [plain, plain_personal, search, personal] = report("retail", &lines);
    assert!(personal >= search - 0.01 && search > 0.93 && personal > 0.93);
    assert!(plain_personal > plain + 0.05, "words are understood where the server does not");
}

#[test]
fn taste_costs_no_relevance_in_chinese() {
    let lines = measure(&chinese(), &["红色", "恐龙", "项链", "茶"]);
    assert!(lines.len() >= 30);
    let [plain, plain_personal, search, personal] = report("chinese", &lines);
    assert!(personal >= search - 0.01 && search > 0.93 && personal > 0.93);
    assert!(plain_personal >= plain);
}

#[test]
fn a_query_that_leaves_nothing_open_is_answered_alike_for_everyone() {
    let shop = retail();
    let all: Vec<Row> = (0..shop.table.len() as u32).collect();
    let shoppers: Vec<Profile> = ["Retrospot", "Necklace", "Garden"].iter().map(|word| shop.shopper(word)).collect();
    let specific = |query: &&String| Asked::read(query).demands() >= 4.0;
    let mut queries: Vec<&str> = shop.judged.keys().filter(specific).map(String::as_str).collect();
    queries.extend(["22423", "85123a", "red retrospot lunch bag under 5"]);
    assert!(queries.len() >= 6, "{queries:?}");
    for query in queries {
        let found = search(query, &all, &shop.table);
        let orders: Vec<Vec<Row>> = shoppers.iter().map(|one| ranked(&shop, query, &found, one)).collect();
        assert!(orders.iter().all(|order| *order == orders[0]), "{query}");
    }
}
