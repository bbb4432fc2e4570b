//! Keeps the profile: a moment after a change, at once when the page hides, never more often than it must.

use super::page::Page;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use std::rc::Rc;

/// Changes within this time are written together.
const WRITE_DELAY_MS: u32 = 1_000;

/// Plans a write; one that is planned already takes this change along.
pub fn soon(page: &Rc<Page>) {
    let mut planned = page.write_timer.borrow_mut();
    if planned.is_none() && page.may_store() {
        let page = Rc::clone(page);
        *planned = Some(Timeout::new(WRITE_DELAY_MS, move || {
            page.write_timer.take();
            now(&page);
        }));
    }
}

/// Writes at once.
pub fn now(page: &Page) {
    if !page.may_store() {
        return;
    }
    let (profile, (ledger, outbox)) = {
        let engine = page.engine.borrow();
        (engine.snapshot(), engine.sending_bytes())
    };
    let written = page
        .store
        .borrow()
        .as_ref()
        .map(|store| store.put(&[("profile", &profile), ("ledger", &ledger), ("outbox", &outbox)]));
    if let Some(Err(_)) = written {
        // Closed by another tab's erasure, or full: this page goes on in memory.
        page.lose_store();
    }
}

/// Writes what is planned at once. A page without changes writes nothing: another tab may have written since.
pub fn flush(page: &Page) {
    if page.write_timer.take().is_some() {
        now(page);
    }
}

/// Writes when the page hides; `unload` comes too late and breaks the back-forward cache.
pub fn on_hide(page: &Rc<Page>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let flush = |page: &Rc<Page>| {
        let page = Rc::clone(page);
        move |_: &web_sys::Event| flush(&page)
    };
    let hidden = window.document().map(|document| EventListener::new(&document, "visibilitychange", flush(page)));
    hidden.into_iter().chain([EventListener::new(&window, "pagehide", flush(page))]).collect()
}
