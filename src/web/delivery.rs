//! When a report is due: fetch the manifest, randomise, book, store, carry. Booked before it leaves, so that a crash can lose a
//! report but never spend twice.

use super::coins::PlatformCoins;
use super::page::Page;
use super::{keeping, persist, transport};
use crate::rng::Coins;
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Even a report that is due waits for the page to settle.
const SETTLE_MS: f64 = 1_500.0;

/// Plans the next delivery, if the shopper allows one.
pub fn plan(page: &Rc<Page>) {
    let Some(sync) = page.config.sync.as_ref().filter(|_| page.sends()) else {
        page.delivery_timer.take();
        return;
    };
    let now_ms = page.now_ms();
    let drawn = page.engine.borrow().due_ms();
    let due_ms = match drawn {
        Some(due_ms) => due_ms,
        None => {
            let Some(mut coins) = PlatformCoins::new() else { return };
            let most_ms = (sync.max_delay_seconds.clamp(0.0, 604_800.0) * 1_000.0) as u64;
            let delay_ms = coins.below(most_ms + 1) as f64;
            page.engine.borrow_mut().draw_due(now_ms, delay_ms);
            persist::soon(page);
            now_ms + delay_ms
        }
    };
    let wait_ms = (due_ms - now_ms).max(SETTLE_MS).min(f64::from(i32::MAX)) as u32;
    let due = Rc::clone(page);
    page.delivery_timer.replace(Some(Timeout::new(wait_ms, move || {
        due.delivery_timer.take();
        spawn_local(async move {
            deliver(&due).await;
        });
    })));
}

/// Delivers what may leave; how many reports arrived.
pub async fn deliver(page: &Rc<Page>) -> u32 {
    let Some(sync) = page.config.sync.as_ref().filter(|_| page.sends()) else { return 0 };
    // Two deliveries at once would carry the same report twice.
    if page.delivering.replace(true) {
        return 0;
    }
    let mut arrived = 0;
    let worth_it = page.engine.borrow_mut().may_deliver(page.now_ms());
    if worth_it && fetch_manifest(page).await && enqueue(page) {
        keeping::keep_sending(page);
        while let Some(body) = page.next_delivery() {
            let delivery = transport::post(&sync.endpoint, &body).await;
            let settled = page.engine.borrow_mut().settle(&body, delivery);
            keeping::keep_sending(page);
            page.changed("sync");
            if !settled {
                break;
            }
            arrived += 1;
        }
    }
    page.delivering.set(false);
    arrived
}

/// Fetches the manifest if it is not here; true when it is.
pub async fn fetch_manifest(page: &Page) -> bool {
    if page.engine.borrow().has_manifest() {
        return true;
    }
    let Some(sync) = page.config.sync.as_ref() else { return false };
    let Some(bytes) = transport::get(&sync.manifest).await else { return false };
    page.engine.borrow_mut().set_manifest(&bytes).is_ok()
}

fn enqueue(page: &Page) -> bool {
    let now_ms = page.now_ms();
    let Some(mut coins) = PlatformCoins::new() else { return false };
    page.engine.borrow_mut().enqueue_due(now_ms, &mut coins).unwrap_or(false)
}
