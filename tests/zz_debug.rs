#[path = "search/mod.rs"]
mod judged;
use judged::*;
use vitrine::rank::query::*;
use vitrine::rank::{rank, Request};
use vitrine::rank::slot::Slot;
#[test]
fn dbg() {
    let shop = retail();
    let all: Vec<u32> = (0..shop.table.len() as u32).collect();
    for q in std::env::var("Q").unwrap().split(',') {
        let mut found = search(q, &all, &shop.table); found.truncate(100);
        for word in ["", "Necklace", "Pink"] {
            let p = if word.is_empty() { Default::default() } else { shop.shopper(word) };
            let sought = Sought::new(q, &found, &shop.table);
            let r = Request { slot: Slot::Search, candidates: &found, page_item: None, query: q, limit: 24, now_ms: NOW + 1e6 };
            println!("## {q} / {word} open {}", sought.openness());
            let order = rank(&r, &p, &shop.table).order;
            for &at in order.iter().take(11) {
                let row = found[at as usize]; let it = shop.table.get(row).unwrap();
                println!("  {:?} {} g{} [{}] {:?} {:?}", shop.judged.get(q).and_then(|j| j.get(&row)), it.name, sought.grade(it.key), it.categories.iter().filter_map(|c| shop.table.label(*c)).collect::<Vec<_>>().join("/"), sought.of(it.key).whole, sought.of(it.key).fine);
            }
        }
    }
}
