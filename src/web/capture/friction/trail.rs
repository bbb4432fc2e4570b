//! The trail: which pages were shown in this tab a moment ago, as numbers that name none. Kept in sessionStorage for the next page,
//! where a profile may be kept.

use super::super::{routes, Watch};
use super::{now_ms, PAGE};
use crate::friction::{Trace, What};
use crate::key::key;
use crate::sync::consent::StorageTier;
use crate::time::{millis, seconds};
use crate::web::page::Page;
use crate::web::reading::{call, global_at};
use crate::web::reflect;
use std::rc::Rc;

/// Older pages are not followed up, in milliseconds.
const FOLLOWED_MS: f64 = 60_000.0;

impl Watch {
    /// The number of the address.
    pub(in crate::web::capture) fn address_key(&self) -> u32 {
        key("address", &routes::address()) as u32
    }

    /// Takes up what the page before left.
    pub(in crate::web::capture) fn follow_trail(self: &Rc<Self>) {
        let Some(page) = self.page.upgrade() else { return };
        let kept = call(&store(), "getItem", &name(&page).into()).as_string().unwrap_or_default();
        let mut core = self.friction.core.borrow_mut();
        *core = crate::friction::Watch::default();
        for pair in kept.split(' ') {
            let Some((of, at_s)) = pair.split_once('@') else { continue };
            let (Ok(of), Ok(at_s)) = (of.parse::<u32>(), at_s.parse()) else { continue };
            let at_ms = millis(at_s);
            if now_ms() - at_ms < FOLLOWED_MS {
                core.take(Trace { what: What::Page, of: of | PAGE, at_ms });
            }
        }
    }

    /// Leaves it to the next page, if it may.
    pub(in crate::web::capture) fn keep_trail(&self) {
        let Some(page) = self.page.upgrade() else { return };
        if page.engine.borrow().consent().storage() == StorageTier::Persistent {
            let core = self.friction.core.borrow();
            // In whole seconds: to write and to read a fraction would cost the page ten kilobytes.
            let entry = |page: &Trace| [page.of.to_string(), seconds(page.at_ms).to_string()].join("@");
            let trail: Vec<String> = core.lasting().map(entry).collect();
            drop(reflect::call(&store(), "setItem", &[&name(&page).into(), &trail.join(" ").into()]));
        }
    }
}

/// Deletes it.
pub fn forget(page: &Page) {
    call(&store(), "removeItem", &name(page).into());
}

fn store() -> wasm_bindgen::JsValue {
    global_at("sessionStorage")
}

fn name(page: &Page) -> String {
    [&page.database(), ":trail"].concat()
}
