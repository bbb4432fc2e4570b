//! A click anywhere inside a marked item chooses it. One passive listener on the document, through shadow roots.

use super::{Page, ITEM_ATTRIBUTE};
use crate::event::EventKind;
use gloo_events::{EventListener, EventListenerOptions};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

pub fn listen(page: &Rc<Page>) -> Option<EventListener> {
    let document = web_sys::window()?.document()?;
    let page = Rc::clone(page);
    // Capturing: a shop that stops the event's way up still has its clicks counted.
    let options = EventListenerOptions::run_in_capture_phase();
    Some(EventListener::new_with_options(&document, "click", options, move |event| {
        if let Some(id) = item_of(event) {
            page.capture(EventKind::SelectItem, &[id], f64::NAN);
        }
    }))
}

fn item_of(event: &Event) -> Option<String> {
    // The composed path reaches into shadow roots, where `closest` would stop.
    event
        .composed_path()
        .iter()
        .find_map(|node| node.dyn_ref::<Element>().and_then(|e| e.get_attribute(ITEM_ATTRIBUTE)))
}
