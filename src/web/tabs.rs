//! What the shop's tabs tell each other: that the stored records changed. Never what is in them.

use super::page::Page;
use super::persist;
use super::reflect::{call, construct, get};
use gloo_events::EventListener;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::EventTarget;

/// A line to the other tabs; dropping it hangs up.
pub struct Tabs {
    channel: EventTarget,
    _listener: EventListener,
}

impl Tabs {
    /// Joins the tabs of the shop. None where there is no such line: then they meet in the store alone.
    pub fn join(page: &Rc<Page>) -> Option<Self> {
        let channel: EventTarget = construct("BroadcastChannel", &page.database().into()).ok()?.unchecked_into();
        let listener = page.on(&channel, "message", |page, event| {
            // What was erased is gone everywhere; what was added can wait until somebody looks.
            if get(event, "data").is_truthy() || persist::is_visible() {
                // Two busy tabs that answered each other's news with their own would never stop.
                persist::look(page);
            }
        });
        Some(Self { channel, _listener: listener })
    }

    /// Tells the others that something was added, or that everything was `erased`.
    pub fn tell(&self, erased: bool) {
        // A closed channel has nobody to tell.
        drop(call(&self.channel, "postMessage", &[&JsValue::from(erased)]));
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        drop(call(&self.channel, "close", &[]));
    }
}
