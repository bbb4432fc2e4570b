//! What the core of friction (`src/friction.rs`) is told: presses and whether the page answered, refusals, forms, turns, pages, waiting.
//!
//! Between presses nothing runs. A press arms an observer of the whole page and a look every half second, for six seconds; then both
//! rest. What is written, where, and by whom is never read: only that something was.

mod answer;
mod form;
mod press;
mod trail;
mod wait;

use super::{is_hidden, now_ms, Noticed, Watch};
use crate::friction::{Trace, Watch as Core, What};
use answer::Answers;
use gloo_timers::callback::Timeout;
use press::Pressed;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
pub use trail::forget as forget_trail;
use web_sys::{Document, Element};

/// How often it is looked while something is open.
const LOOK_MS: u32 = 500;
/// How long the page is watched after a press: while it may answer, and then for what changes without one.
const WATCH_MS: f64 = 6_000.0;
/// Nobody waits longer without leaving.
const WAIT_MS: f64 = 60_000.0;
/// Elements that have a number at the same time.
const MAX_SEEN: usize = 64;
/// Leads numbers of pages away from numbers of elements.
const PAGE: u32 = 1 << 31;

/// What is known about the page's resistance.
#[derive(Default)]
pub struct Friction {
    core: RefCell<Core>,
    /// Elements by their numbers, from 1.
    seen: RefCell<Vec<Element>>,
    answers: Answers,
    pressed: RefCell<Option<Pressed>>,
    armed_ms: Cell<f64>,
    look: RefCell<Option<Timeout>>,
    /// Top and bottom of the way since the last turn, and its direction.
    way: Cell<(f64, f64, f64)>,
}

impl Watch {
    /// Begins with the page as it is.
    pub(super) fn friction_anew(self: &Rc<Self>) {
        if self.is_denied() {
            return;
        }
        self.follow_trail();
        self.trace_page();
        self.begin_waiting();
    }

    /// A page is shown.
    pub(super) fn trace_page(self: &Rc<Self>) {
        self.trace(What::Page, PAGE | self.address_key());
    }

    /// The page is left; another one may begin at the same document.
    pub(super) fn leave_page(self: &Rc<Self>) {
        self.trace(What::Leave, 0);
        self.keep_trail();
        self.friction.way.take();
    }

    /// The page is this far from its top, and shows so much of it, in CSS pixels.
    pub(super) fn scrolled_to(self: &Rc<Self>, top: f64, shown: f64) {
        let (highest, lowest, direction) = self.friction.way.get();
        let (highest, lowest) = (top.min(highest), top.max(lowest));
        let (up, down) = (lowest - top, top - highest);
        let half = shown / 2.0;
        let way = match direction {
            _ if direction >= 0.0 && up >= half => (top, top, -1.0),
            _ if direction <= 0.0 && down >= half => (top, top, 1.0),
            _ => (highest, lowest, direction),
        };
        self.friction.way.set(way);
        if way.2 != direction && direction != 0.0 {
            self.trace(What::Turn, 0);
        }
    }

    /// Tells the core what happened just now, and the page what it comes to.
    fn trace(self: &Rc<Self>, what: What, of: u32) {
        self.trace_at(what, of, now_ms());
    }

    #[inline(never)]
    fn trace_at(self: &Rc<Self>, what: What, of: u32, at_ms: f64) {
        if self.is_denied() {
            return;
        }
        let found = self.friction.core.borrow_mut().take(Trace { what, of, at_ms });
        if let Some(found) = found {
            let element = self.friction.seen.borrow().get(found.of.wrapping_sub(1) as usize).cloned();
            (self.tell)(Noticed::Friction { kind: found.kind, element });
        }
    }

    /// The number of an element. When too many have one, everything begins anew.
    fn number(&self, element: &Element) -> u32 {
        let mut seen = self.friction.seen.borrow_mut();
        if seen.len() >= MAX_SEEN {
            seen.clear();
            self.friction.core.take();
        }
        let known = seen.iter().position(|known| known == element);
        let at = known.unwrap_or_else(|| {
            seen.push(element.clone());
            seen.len() - 1
        });
        at as u32 + 1
    }

    /// Watches the page for a while.
    pub(super) fn arm(self: &Rc<Self>) {
        if self.is_denied() {
            return;
        }
        self.friction.armed_ms.set(now_ms());
        self.listen_for_answers();
        let mut look = self.friction.look.borrow_mut();
        if look.is_none() {
            *look = Some(self.after(LOOK_MS, Self::look_at_page));
        }
    }

    fn look_at_page(self: &Rc<Self>) {
        self.friction.look.take();
        if is_hidden() {
            self.trace(What::Answer, 0);
            self.trace(What::Quiet, 0);
            return self.stop_listening();
        }
        self.look_at_press();
        let busy = self.look_at_waiting();
        let armed_for_ms = now_ms() - self.friction.armed_ms.get();
        let listens = armed_for_ms < WATCH_MS;
        if !listens {
            self.stop_listening();
        }
        if listens || busy && armed_for_ms < WAIT_MS {
            self.friction.look.replace(Some(self.after(LOOK_MS, Self::look_at_page)));
        }
    }
}

/// The document, if there is one.
fn document() -> Option<Document> {
    web_sys::window()?.document()
}
