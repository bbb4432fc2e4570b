//! A list of candidates in MessagePack, registered twice and ranked.

use vitrine::engine::Engine;
use vitrine::item::NO_ROW;
use vitrine::profile::retention::Retention;
use vitrine::rank::{slot::Slot, Request};
use vitrine::sync::consent::{Consent, ConsentState};

/// Rows and offsets fit the bytes, and the list can be ranked; true when it had items.
pub fn run(data: &[u8]) -> bool {
    let consent = Consent { personalize: ConsentState::Granted, sync: ConsentState::Denied };
    let mut engine = Engine::new(consent, Retention::default());
    let found = engine.register_list(data);
    let mut last = None;
    let mut rows = Vec::new();
    for pair in found.chunks(2) {
        let &[row, offset] = pair else { panic!("half an item") };
        assert!((offset as usize) < data.len() && last < Some(offset), "{offset} after {last:?}");
        assert!(row == NO_ROW || (row as usize) < engine.item_count(), "row {row}");
        last = Some(offset);
        rows.push(row);
    }
    assert_eq!(engine.register_list(data), found, "the same list has the same rows");
    let request = Request {
        slot: Slot::Product,
        candidates: &rows,
        page_item: rows.iter().copied().find(|&row| row != NO_ROW),
        query: "",
        limit: 12,
        now_ms: 1.7e12,
        surprise: f32::NAN,
    };
    let mut order = engine.rank(&request, false).order;
    order.sort_unstable();
    assert!(order.iter().copied().eq(0..rows.len() as u32), "no permutation: {order:?}");
    rows.iter().any(|&row| row != NO_ROW)
}
