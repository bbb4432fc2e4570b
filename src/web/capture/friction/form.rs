//! Forms: begun, sent, refused. What is written in them is not read, only whether something is.

use super::super::{target, Watch};
use super::press::{closest, is, SENDER};
use crate::friction::What;
use crate::web::reading::{below, call};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// Forms that nobody abandons: searching is done when the results are.
const SEARCH: &str = "[role=search],[role=search] *,search *,[data-vitrine-search]";

impl Watch {
    /// Something was written, chosen or ticked.
    pub(in crate::web::capture) fn wrote(self: &Rc<Self>, event: &Event) {
        self.answered();
        // What a browser fills in by itself has no such type, and what it corrects has this one.
        let kind = below(event, "inputType").as_string().unwrap_or_default();
        if kind.is_empty() || kind == "insertReplacementText" || !below(event, "isTrusted").is_truthy() {
            return;
        }
        let Ok(field) = event.composed_path().get(0).dyn_into::<Element>() else { return };
        if let Some(form) = form_of(&field) {
            let stands = below(&field, "value").as_string().is_some_and(|value| !value.is_empty());
            let (field, form) = (self.number(&field), self.number(&form));
            self.trace(What::Field(field, stands), form);
        }
    }

    /// A field did not pass.
    pub(in crate::web::capture) fn refused(self: &Rc<Self>, event: &Event) {
        self.answered();
        if let Some(form) = target(event).and_then(|field| form_of(&field)) {
            let form = self.number(&form);
            self.trace(What::Refusal, form);
        }
    }

    /// A form was sent off.
    pub(in crate::web::capture) fn sent(self: &Rc<Self>, event: &Event) {
        let Some(form) = target(event) else { return };
        let number = self.number(&form);
        self.trace(What::Sent, number);
        self.arm();
        self.follow_submit(event, &form, number);
    }

    /// A form that has nothing to send it with is sent by a script, when something in it is pressed.
    pub(in crate::web::capture) fn pressed_in_form(self: &Rc<Self>, element: &Element) {
        if let Some(form) = form_of(element).filter(|form| !call(form, "querySelector", &SENDER.into()).is_object()) {
            let form = self.number(&form);
            self.trace(What::Sent, form);
        }
    }
}

fn form_of(element: &Element) -> Option<Element> {
    closest(element, "form").filter(|form| !is(form, SEARCH))
}
