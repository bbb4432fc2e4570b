//! The trail: which pages were shown in this tab a moment ago, as numbers that name none. Kept in sessionStorage for the next page,
//! where a profile may be kept.

use super::super::nodes::options;
use super::super::{routes, Watch};
use super::{now_ms, PAGE};
use crate::friction::{Trace, What};
use crate::key::key;
use crate::sync::consent::StorageTier;
use crate::web::page::Page;
use crate::web::reading::{call, global_at};
use crate::web::reflect;
use js_sys::{Array, JSON};
use std::rc::Rc;
use wasm_bindgen::JsCast;

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
        // Anybody may have written something else there.
        let Ok(kept) = options(&kept).dyn_into::<Array>() else { return };
        let number = |at| kept.get(at).as_f64().unwrap_or_default();
        for at in 0..kept.length() / 2 {
            let (of, at_ms) = (number(2 * at) as u32, number(2 * at + 1));
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
            let trail = Array::new();
            for page in core.lasting() {
                trail.push(&page.of.into());
                trail.push(&page.at_ms.into());
            }
            if let Ok(text) = JSON::stringify(&trail) {
                drop(reflect::call(&store(), "setItem", &[&name(&page).into(), &text]));
            }
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
