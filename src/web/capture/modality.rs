//! What the shopper works the page with: pointers by their kind, and the keys that move through a page rather than write.

use super::{Noticed, Watch};
use crate::web::reading::below;
use std::cell::Cell;
use std::rc::Rc;
use web_sys::Event;

/// The names, in the order of the counters; browsers call the pointers the same.
const NAMES: [&str; 4] = ["touch", "mouse", "pen", "keyboard"];
/// How the names of keys begin that move through a page; keyboards on a screen have none of them.
const MOVING_KEYS: [&str; 3] = ["Tab", "Arrow", "Page"];

/// How often each was used on this page.
#[derive(Default)]
pub struct Modality {
    counters: Cell<[u32; 4]>,
    told: Cell<&'static str>,
}

impl Watch {
    pub(super) fn pointed(self: &Rc<Self>, event: &Event) {
        self.pressing(event);
        let pointer = below(event, "pointerType").as_string().unwrap_or_default();
        self.modality.count(&pointer);
    }

    pub(super) fn typed(self: &Rc<Self>, event: &Event) {
        let key = below(event, "key").as_string().unwrap_or_default();
        if MOVING_KEYS.iter().any(|moving| key.starts_with(moving)) {
            self.modality.count("keyboard");
        }
    }

    /// Tells what was used most, if that is news.
    pub(super) fn tell_modality(&self) {
        let (mut most, mut used) = (0, "");
        for (counter, name) in self.modality.counters.get().into_iter().zip(NAMES) {
            if counter > most {
                (most, used) = (counter, name);
            }
        }
        if self.modality.told.replace(used) != used {
            (self.tell)(Noticed::Modality(used));
        }
    }
}

impl Modality {
    fn count(&self, used: &str) {
        let mut counters = self.counters.get();
        for (counter, name) in counters.iter_mut().zip(NAMES) {
            *counter += u32::from(name == used);
        }
        self.counters.set(counters);
    }
}
