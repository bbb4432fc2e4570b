//! A click anywhere inside a marked item chooses it. One passive listener on the document, through shadow roots.

use super::{Watch, ITEM_ATTRIBUTE, LIST_ATTRIBUTE};
use crate::event::EventKind;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

impl Watch {
    pub(super) fn clicked(self: &Rc<Self>, event: &Event) {
        // Whatever the click leads to belongs to the page it was made on.
        self.look_at_address();
        // The composed path reaches into shadow roots, where `closest` would stop.
        let path = event.composed_path();
        let mut outwards = path.iter().filter_map(|node| node.dyn_into::<Element>().ok()).peekable();
        let mut named = |attribute| loop {
            match outwards.peek()?.get_attribute(attribute) {
                Some(name) => return Some(name),
                None => drop(outwards.next()),
            }
        };
        if let Some(id) = named(ITEM_ATTRIBUTE) {
            let list = named(LIST_ATTRIBUTE).unwrap_or_default();
            self.happened_to(EventKind::SelectItem, vec![id], list);
        }
    }
}
