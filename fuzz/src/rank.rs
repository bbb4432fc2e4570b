//! One input: items as the columns they cross the boundary in, a profile somebody exported, what a shopper did, and a list to rank.
//! All of it is taken from the bytes as they come.

use super::{columns, input::Input};
use vitrine::engine::Engine;
use vitrine::event::Event;
use vitrine::profile::retention::Retention;
use vitrine::rank::{slot::Slot, Request};
use vitrine::sync::consent::{Consent, ConsentState};

const NAMES: [&str; 6] = ["view_item", "add_to_cart", "purchase", "view_item_list", "refund", "no event"];

/// Does everything the bytes say and checks the order that comes out; true when it was the shopper's.
pub fn run(data: &[u8]) -> bool {
    let mut input = Input(data);
    let consent = Consent { personalize: ConsentState::Granted, sync: ConsentState::Denied };
    let mut engine = Engine::new(consent, Retention::default());

    let text = String::from_utf8_lossy(input.bytes());
    let (numbers, artefacts) = (input.numbers(), input.bytes());
    columns::items(text.as_bytes(), artefacts, &numbers).for_each(|facts| {
        engine.register(&facts);
    });
    // An alien profile is joined or refused.
    let _ = engine.import(input.bytes());

    let mut now_ms = 1.7e12;
    for &step in input.bytes() {
        now_ms += f64::from(step) * 1e5;
        let name = NAMES[usize::from(step) % NAMES.len()];
        let event: Option<Event> =
            columns::event(name, &[u32::from(step) / 6], &[f64::from(step)], &text, f64::NAN, now_ms);
        let _ = engine.track(event, now_ms);
    }
    engine.declare("wish.surprise", &text, false, now_ms);

    let candidates = input.indices();
    let request = Request {
        slot: Slot::from_number(u32::from(input.byte())),
        candidates: &candidates,
        page_item: Some(u32::from(input.byte())),
        query: &text,
        limit: usize::from(input.byte()),
        surprise: f32::from_le_bytes([input.byte(), input.byte(), input.byte(), input.byte()]),
        now_ms: input.numbers().first().copied().unwrap_or(now_ms),
    };
    let ranking = engine.rank(&request, false);
    let mut sorted = ranking.order.clone();
    sorted.sort_unstable();
    assert!(sorted.iter().copied().eq(0..candidates.len() as u32), "no permutation: {:?}", ranking.order);
    assert!(ranking.refused as usize <= candidates.len());
    for reasons in engine.reasons(engine.last_ticket()).iter().filter(|reasons| !reasons.is_empty()) {
        let sum: f32 = reasons.iter().map(|reason| reason.share).sum();
        assert!((sum - 1.0).abs() < 1e-3, "{reasons:?}");
    }
    ranking.personal
}
