//! Pages of a single-page app: the address changes, the document stays. Nobody's history is patched: the Navigation API says when
//! the address changed, and where there is none the address is looked at whenever it may have.

use super::Watch;
use crate::web::reading::{global_at, text};
use gloo_events::EventListener;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Window;

/// Where the shopper is.
pub struct Routes {
    address: RefCell<String>,
    /// True when the browser does not tell that the address changed.
    untold: Cell<bool>,
}

impl Routes {
    /// The page that is open now.
    pub fn here() -> Self {
        Self { address: RefCell::new(address()), untold: Cell::default() }
    }
}

impl Watch {
    pub(super) fn follow_routes(self: &Rc<Self>, window: &Window, listeners: &mut Vec<EventListener>) {
        let mut follow = |target, name| listeners.push(self.on(target, name, |this, _| this.compare_address()));
        let navigation = global_at("navigation");
        if navigation.is_object() {
            follow(navigation.unchecked_ref(), "navigatesuccess");
        } else {
            follow(window, "popstate");
            follow(window, "hashchange");
            self.routes.untold.set(true);
        }
    }

    /// Something happened that often goes with a new address.
    pub(super) fn look_at_address(self: &Rc<Self>) {
        if self.routes.untold.get() {
            self.compare_address();
        }
    }

    fn compare_address(self: &Rc<Self>) {
        let address = address();
        let left = self.routes.address.replace(address.clone());
        if left != address && !is_cleaned(&left, &address) {
            self.leave_page();
            self.scroll_anew();
            self.dwell_anew();
            self.look_anew();
            self.trace_page();
        }
    }
}

/// The page's address. A fragment is a place on the page, unless it is written like a path: then it is a page.
pub(super) fn address() -> String {
    let href = text("location.href");
    match href.split_once('#') {
        Some((page, place)) if !place.starts_with(['/', '!']) => page.to_owned(),
        _ => href,
    }
}

/// True when only the campaign was taken out of the address, as shops do after a landing: no other page.
fn is_cleaned(left: &str, address: &str) -> bool {
    left.strip_prefix(address)
        .is_some_and(|rest| rest.as_bytes().windows(4).any(|four| four == b"utm_" || four == b"lid="))
}
