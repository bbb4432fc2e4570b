//! A query in anybody's words, and items with anybody's names.

use super::{columns, input::Input};
use vitrine::item::{ItemTable, Row};
use vitrine::profile::Profile;
use vitrine::rank::query::{search, Asked};
use vitrine::rank::{rank, slot::Slot, Request};

/// What is found is a part of what there is, each once, and found again; true when there was something.
pub fn run(data: &[u8]) -> bool {
    let mut input = Input(data);
    let query = String::from_utf8_lossy(input.bytes());
    let text = String::from_utf8_lossy(input.bytes());
    let (numbers, artefacts) = (input.numbers(), input.bytes());
    let mut table = ItemTable::default();
    let mut rows: Vec<Row> =
        columns::items(text.as_bytes(), artefacts, &numbers).map(|facts| table.register(&facts)).collect();
    rows.sort_unstable();
    rows.dedup();

    let asked = Asked::read(&query);
    assert_eq!(asked, Asked::read(&query));
    let found = search(&query, &rows, &table);
    let mut distinct = found.clone();
    distinct.sort_unstable();
    distinct.dedup();
    assert!(distinct.len() == found.len() && distinct.iter().all(|row| rows.contains(row)), "{found:?} of {rows:?}");
    assert_eq!(search(&query, &rows, &table), found, "the same query finds the same");

    let request = Request {
        slot: Slot::Search,
        candidates: &rows,
        page_item: rows.first().copied(),
        query: &query,
        limit: 10,
        now_ms: 1.7e12,
        surprise: f32::NAN,
    };
    let mut order = rank(&request, &Profile::default(), &table).order;
    order.sort_unstable();
    assert!(order.iter().copied().eq(0..rows.len() as u32), "no permutation: {order:?}");
    !found.is_empty()
}
