//! How deep the page was scrolled: the share of its height whose end was seen, told in four steps, each once a page.

use super::Watch;
use crate::event::EventKind;
use crate::web::reading::{below, global_at};
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// The steps in percent.
const STEPS: [f64; 4] = [25.0, 50.0, 75.0, 90.0];
/// Measured this long after the first movement: measuring at every movement would make the browser lay out the page over and over.
const MEASURE_MS: u32 = 100;
/// Steps passed within this time are told as the deepest of them.
const GATHER_MS: u32 = 600;

/// How deep it was, at this address.
#[derive(Default)]
pub struct Scroll {
    /// Deepest step passed, in percent.
    passed: Cell<f64>,
    /// Deepest step told.
    told: Cell<f64>,
    measure: RefCell<Option<Timeout>>,
    gather: RefCell<Option<Timeout>>,
}

impl Watch {
    pub(super) fn scrolled(self: &Rc<Self>) {
        self.answered();
        let mut measure = self.scroll.measure.borrow_mut();
        if measure.is_none() {
            *measure = Some(self.after(MEASURE_MS, Self::measure_scroll));
        }
    }

    /// Tells what is not told yet.
    pub(super) fn tell_scroll(&self) {
        self.scroll.gather.take();
        let passed = self.scroll.passed.get();
        if passed > self.scroll.told.replace(passed) {
            self.happened(EventKind::Scroll, String::new(), passed);
        }
    }

    /// Another page begins at the same document.
    pub(super) fn scroll_anew(&self) {
        self.tell_scroll();
        self.scroll.measure.take();
        self.scroll.passed.take();
        self.scroll.told.take();
    }

    fn measure_scroll(self: &Rc<Self>) {
        self.scroll.measure.take();
        let scroller = global_at("document.scrollingElement");
        let px = |name| below(&scroller, name).as_f64().unwrap_or_default();
        let (seen, whole) = (px("clientHeight"), px("scrollHeight"));
        if whole <= seen {
            // Nothing to scroll: the browser took the page back up because it became short.
            return;
        }
        self.scrolled_to(px("scrollTop"), seen);
        // Zoomed pages lose up to a pixel to rounding.
        let percent = 100.0 * (px("scrollTop") + seen + 1.0) / whole;
        let passed = STEPS.into_iter().filter(|&step| percent >= step).fold(self.scroll.passed.get(), f64::max);
        self.scroll.passed.set(passed);
        let mut gather = self.scroll.gather.borrow_mut();
        if gather.is_none() && passed > self.scroll.told.get() {
            *gather = Some(self.after(GATHER_MS, |this| this.tell_scroll()));
        }
    }
}
