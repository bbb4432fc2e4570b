//! A click anywhere inside a marked item chooses it. One passive listener on the document, through shadow roots.

use super::impressions::list_of;
use super::{Watch, ITEM_ATTRIBUTE};
use crate::event::EventKind;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

impl Watch {
    pub(super) fn clicked(self: &Rc<Self>, event: &Event) {
        // Whatever the click leads to belongs to the page it was made on.
        self.look_at_address();
        self.pressed(event);
        // The composed path reaches into shadow roots, where `closest` would stop.
        for node in event.composed_path().iter() {
            let Ok(element) = node.dyn_into::<Element>() else { continue };
            if let Some(id) = element.get_attribute(ITEM_ATTRIBUTE) {
                self.happened_to(EventKind::SelectItem, vec![id], list_of(element));
                break;
            }
        }
    }
}
