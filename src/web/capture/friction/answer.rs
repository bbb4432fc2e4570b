//! Answers: what changes on the page after it was pressed, and not by itself.

use super::super::nodes::{options, Callback};
use super::super::Watch;
use super::{document, now_ms};
use crate::friction::What;
use crate::web::reading::{below, call};
use js_sys::Array;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MutationObserver;

/// An answer comes within this time; later changes come by themselves.
const ANSWER_MS: f64 = 3_000.0;
/// So many changes by itself make a node restless: a countdown, a ticker.
const RESTLESS: usize = 3;
/// Changes that are remembered for it.
const MAX_RESTLESS: usize = 96;

/// What the page answered.
#[derive(Default)]
pub struct Answers {
    observer: RefCell<Option<(MutationObserver, Callback)>>,
    listens: Cell<bool>,
    answered: Cell<bool>,
    /// Nodes that changed by themselves, each as often as it did.
    restless: RefCell<Vec<JsValue>>,
}

impl Drop for Answers {
    fn drop(&mut self) {
        if let Some((observer, _)) = self.observer.get_mut() {
            observer.disconnect();
        }
    }
}

impl Answers {
    /// A new press asks anew.
    pub(in crate::web::capture) fn forget(&self) {
        self.answered.take();
    }

    /// True when there was an answer since.
    pub(in crate::web::capture) fn is_there(&self) -> bool {
        self.answered.get()
    }

    /// Whether a change says anything; `counts` when it came by itself.
    fn is_news(&self, record: &JsValue, counts: bool) -> bool {
        // Elements that come or go are; texts and attributes may be a clock's.
        if ["addedNodes.0.tagName", "removedNodes.0.tagName"].iter().any(|tag| below(record, tag).is_string()) {
            return true;
        }
        let (node, mut restless) = (below(record, "target"), self.restless.borrow_mut());
        // Set to what it was: a menu that any click closes, though it is closed.
        let name = below(record, "attributeName");
        if name.is_string() && call(&node, "getAttribute", &name) == below(record, "oldValue") {
            return false;
        }
        if counts && restless.len() < MAX_RESTLESS {
            restless.push(node.clone());
        }
        restless.iter().filter(|known| **known == node).count() < RESTLESS
    }
}

impl Watch {
    /// Something happened that is an answer.
    pub(in crate::web::capture) fn answered(self: &Rc<Self>) {
        self.friction.answers.answered.set(true);
        if self.friction.core.borrow().is_open() {
            self.trace(What::Answer, 0);
        }
    }

    pub(in crate::web::capture) fn listen_for_answers(self: &Rc<Self>) {
        let answers = &self.friction.answers;
        if answers.listens.replace(true) {
            return;
        }
        let mut made = answers.observer.borrow_mut();
        if made.is_none() {
            let closure = self.closure(Self::page_changed);
            *made = MutationObserver::new(closure.as_ref().unchecked_ref()).ok().map(|observer| (observer, closure));
        }
        if let (Some((observer, _)), Some(document)) = (made.as_ref(), document()) {
            let all = options(r#"{"childList":true,"subtree":true,"attributeOldValue":true,"characterData":true}"#);
            self.observe_everywhere(observer, &document, &all);
        }
    }

    pub(in crate::web::capture) fn stop_listening(&self) {
        if let Some((observer, _)) = self.friction.answers.observer.borrow().as_ref() {
            observer.disconnect();
        }
        self.friction.answers.listens.take();
    }

    fn page_changed(self: &Rc<Self>, records: &Array) {
        let answers = &self.friction.answers;
        let alone = now_ms() - self.friction.armed_ms.get() > ANSWER_MS;
        let mut news = false;
        for record in records.iter() {
            news |= answers.is_news(&record, alone);
        }
        if news && !alone {
            self.answered();
        }
    }
}
