//! When the profile is kept: at idle after changes, at once when the page hides, and looked after when it is seen again or another
//! tab changed it.

use super::decisions;
use super::keeping::{leave, run};
use super::page::Page;
use super::reflect::{call, fields, get};
use super::tabs::Tabs;
use gloo_events::EventListener;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::VisibilityState;

/// Changes within this time are written together.
const FOLD_DELAY_MS: u32 = 1_500;
/// After failures in a row the pause doubles, up to 2^7 times: three minutes.
const MAX_DOUBLINGS: u32 = 7;
/// A page that is never idle is interrupted.
const PATIENCE_MS: u32 = 1_000;

/// Plans a fold; one that is planned already takes this change along.
pub fn soon(page: &Rc<Page>) {
    // Asked for last: every event comes through here, and where there is no window looking for one is dear.
    if !page.may_store() || !page.keeping.is_open() || page.keeping.planned.replace(true) {
        return;
    }
    let Some(window) = web_sys::window() else { return };
    let delay_ms = FOLD_DELAY_MS << page.keeping.failures.get().min(MAX_DOUBLINGS);
    // A page that was closed meanwhile has left what it knew, and must not be kept in memory by its timer.
    let page = Rc::downgrade(page);
    let work = Closure::once_into_js(move || {
        if let Some(page) = page.upgrade() {
            page.keeping.planned.take();
            begin(&page);
        }
    });
    // The timer calls what waits for an idle moment, and hands the work on to it.
    let idle = get(&window, "requestIdleCallback");
    let patience = fields(&[("timeout", &PATIENCE_MS.into())]);
    let first = if idle.is_function() { &idle } else { &work };
    drop(call(&window, "setTimeout", &[first, &delay_ms.into(), &work, &patience]));
}

/// Joins the shop's other tabs, unless this page is among them already.
pub fn join(page: &Rc<Page>) {
    if page.keeping.tabs.borrow().is_none() && page.keeping.is_open() {
        page.keeping.tabs.replace(Tabs::join(page));
    }
}

/// Follows the page's life; `unload` comes too late and breaks the back-forward cache, as an open line to other tabs may.
pub fn follow(page: &Rc<Page>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let mut listeners = vec![
        page.on(&window, "pagehide", |page, _| {
            leave(page);
            page.keeping.tabs.take();
        }),
        page.on(&window, "pageshow", |page, _| {
            if page.keeping.tabs.borrow().is_none() {
                join(page);
                begin(page);
            }
        }),
    ];
    // A link was followed: earlier than `pagehide`, when the next page may be reading already and stand in the way.
    let navigation = get(&window, "navigation");
    if navigation.is_object() {
        listeners.push(page.on(navigation.unchecked_ref(), "navigate", |page, _| leave(page)));
    }
    if let Some(document) = window.document() {
        listeners.push(page.on(&document, "visibilitychange", |page, _| {
            if is_visible() {
                begin(page);
            } else {
                leave(page);
            }
        }));
    }
    listeners
}

/// Folds now, in its own time.
pub fn begin(page: &Rc<Page>) {
    decisions::fold(page);
    page.keeping.writing.set(true);
    look(page);
}

/// Takes up what others wrote.
pub fn look(page: &Rc<Page>) {
    let page = Rc::clone(page);
    spawn_local(async move { run(&page).await });
}

/// True when somebody may be looking at the page.
pub fn is_visible() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| document.visibility_state() == VisibilityState::Visible)
}
