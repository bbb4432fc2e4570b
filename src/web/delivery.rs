//! When a report is due: fetch the manifest, randomise, book, store, carry. Booked before it leaves, so that a crash can lose a
//! report but never spend twice; and a try is booked before it is made, so that of several tabs one sends.

use super::coins::PlatformCoins;
use super::keeping::change_sending;
use super::page::Page;
use super::reflect::wait;
use super::transport;
use crate::engine::Engine;
use crate::rng::Coins;
use gloo_timers::callback::Timeout;
use js_sys::Promise;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::future_to_promise;

/// Even a report that is due waits for the page to settle.
const SETTLE_MS: f64 = 1_500.0;
const WEEK_SECONDS: f64 = 604_800.0;

/// Plans the next delivery, if the shopper allows one and something may be sent.
pub fn plan(page: &Rc<Page>) {
    page.delivery_timer.take();
    if !page.sends() {
        return;
    }
    let now_ms = page.now_ms();
    let (due_ms, turn_ms, may) = {
        let mut engine = page.engine.borrow_mut();
        (engine.due_ms(), engine.next_turn_ms(now_ms), engine.may_deliver(now_ms))
    };
    if !may {
        return;
    }
    // Not drawn yet: the first turn draws it.
    let next_ms = due_ms.unwrap_or(now_ms).min(turn_ms.unwrap_or(f64::INFINITY));
    let wait_ms = (next_ms - now_ms).max(SETTLE_MS).min(f64::from(i32::MAX)) as u32;
    let due = Rc::clone(page);
    page.delivery_timer.replace(Some(Timeout::new(wait_ms, move || {
        due.delivery_timer.take();
        // A flush under way plans the next delivery itself when it is over.
        if due.delivery.borrow().is_none() {
            drop(carry(&due, false));
        }
    })));
}

/// Delivers all that the week still allows, after a delivery that is under way; how many reports arrived since the call.
pub async fn flush(page: &Rc<Page>) -> u32 {
    let before = page.arrived.get();
    // Who has just agreed has nowhere to keep the budget yet.
    let settling = page.settling.take();
    if let Some(settling) = settling {
        drop(wait(settling.into()).await);
    }
    // Two deliveries at once would be two requests at the same time, which a network may tell to be one device's.
    loop {
        let under_way = page.delivery.borrow().clone();
        let Some(under_way) = under_way else { break };
        drop(wait(under_way.into()).await);
    }
    drop(wait(carry(page, true).into()).await);
    page.arrived.get() - before
}

/// Begins a delivery that others can wait for.
fn carry(page: &Rc<Page>, at_once: bool) -> Promise {
    let carrier = Rc::clone(page);
    let delivery = future_to_promise(async move {
        deliver(&carrier, at_once).await;
        carrier.delivery.take();
        plan(&carrier);
        Ok(JsValue::UNDEFINED)
    });
    page.delivery.replace(Some(delivery.clone()));
    delivery
}

/// Delivers one report if one is due, or, `at_once`, all that the week still allows.
async fn deliver(page: &Rc<Page>, at_once: bool) {
    let Some(sync) = page.config.sync.as_ref().filter(|_| page.sends()) else { return };
    let worth_it = page.engine.borrow_mut().may_deliver(page.now_ms());
    if !worth_it || !fetch_manifest(page).await {
        return;
    }
    while let Some(body) = take(page, sync.max_delay_seconds, at_once).await {
        // The shopper may have refused while it was written down.
        if !page.engine.borrow().may_carry() {
            break;
        }
        let delivery = transport::post(&sync.endpoint, &body).await;
        let settle = move |engine: &mut Engine, _| engine.settle(&body, delivery).then(Vec::new);
        let settled = change_sending(page, Box::new(settle)).await;
        page.arrived.set(page.arrived.get() + u32::from(settled.is_some()));
        page.changed("sync");
        if settled.is_none() || !at_once {
            break;
        }
    }
}

/// Books a try and gives the report to be carried.
async fn take(page: &Rc<Page>, max_delay_seconds: f64, at_once: bool) -> Option<Vec<u8>> {
    let look_mode = page.look_mode();
    let mut coins = PlatformCoins::new()?;
    let most_ms = (max_delay_seconds.clamp(0.0, WEEK_SECONDS) * 1_000.0) as u64;
    let work = move |engine: &mut Engine, now_ms: f64| {
        let due_ms = engine.due_ms();
        let is_due = at_once || due_ms.is_some_and(|due_ms| due_ms <= now_ms);
        if due_ms.is_none() || is_due {
            // A time of its own for each: two reports at once would be one device's.
            let delay_ms = coins.below(most_ms + 1) as f64;
            engine.draw_due(now_ms, delay_ms);
        }
        engine.take_report(&look_mode, is_due || most_ms == 0, now_ms, &mut coins)
    };
    change_sending(page, Box::new(work)).await
}

/// Fetches the manifest if it is not here; true when it is.
pub async fn fetch_manifest(page: &Page) -> bool {
    if page.engine.borrow().has_manifest() {
        return true;
    }
    let Some(sync) = page.config.sync.as_ref() else { return false };
    let Some(bytes) = transport::fetch(&sync.manifest).await else { return false };
    page.engine.borrow_mut().set_manifest(&bytes).is_ok()
}
