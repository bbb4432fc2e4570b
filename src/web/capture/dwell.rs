//! How long the page was in front of the shopper: told when it hides, when the address changes, and now and then in between.

use super::{is_hidden, now_ms, page_name, Watch};
use crate::event::EventKind;
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Told at least this often, and not more often while the page stays.
const TELL_MS: u32 = 30_000;
/// Less than this is not worth telling.
const LEAST_MS: f64 = 1_000.0;
/// A longer stretch is a device that slept or a clock that was set: the timer would have ended it.
const LONGEST_MS: f64 = 2.0 * TELL_MS as f64;

/// The time that is not told yet.
#[derive(Default)]
pub struct Dwell {
    /// When the running stretch began; none while the page is hidden.
    since_ms: Cell<Option<f64>>,
    spent_ms: Cell<f64>,
    timer: RefCell<Option<Timeout>>,
    /// True once the page at this address was shown.
    viewed: Cell<bool>,
}

impl Watch {
    /// The page came to the front or went away.
    pub(super) fn front_changed(self: &Rc<Self>) {
        if is_hidden() {
            self.hidden();
            self.dwell.since_ms.take();
            self.dwell.timer.take();
            self.look_away();
        } else if self.dwell.since_ms.get().is_none() {
            self.dwell.since_ms.set(Some(now_ms()));
            self.tell_view();
            self.look_back();
            self.wait_to_tell();
        }
    }

    /// The page may be going for good: everything that waits is told.
    pub(super) fn hidden(self: &Rc<Self>) {
        self.tell_modality();
        self.tell_scroll();
        self.tell_dwell();
    }

    /// Another page begins at the same document; what was too short to be told is forgotten.
    pub(super) fn dwell_anew(self: &Rc<Self>) {
        self.tell_dwell();
        self.dwell.spent_ms.set(0.0);
        self.dwell.viewed.set(false);
        if self.dwell.since_ms.get().is_some() {
            self.tell_view();
            self.wait_to_tell();
        }
    }

    /// A page opened in the background is not viewed before it comes to the front.
    fn tell_view(&self) {
        if !self.dwell.viewed.replace(true) {
            self.happened(EventKind::PageView, page_name(), f64::NAN);
        }
    }

    fn tell_dwell(&self) {
        if let Some(since_ms) = self.dwell.since_ms.get() {
            let now_ms = now_ms();
            self.dwell.since_ms.set(Some(now_ms));
            self.dwell.spent_ms.set(self.dwell.spent_ms.get() + (now_ms - since_ms).clamp(0.0, LONGEST_MS));
        }
        if self.dwell.spent_ms.get() >= LEAST_MS {
            self.happened(EventKind::UserEngagement, String::new(), self.dwell.spent_ms.take() / 1_000.0);
        }
    }

    fn wait_to_tell(self: &Rc<Self>) {
        let timer = self.after(TELL_MS, |this| {
            this.tell_dwell();
            this.look_again();
            this.wait_to_tell();
        });
        self.dwell.timer.replace(Some(timer));
    }
}
