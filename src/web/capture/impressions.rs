//! A marked item that is half visible for a second was seen. Each item counts once a page.

use super::{is_hidden, now_ms, target, Watch, ITEM_ATTRIBUTE, LIST_ATTRIBUTE};
use crate::event::EventKind;
use crate::key::{key, Key};
use crate::web::reading::{below, call};
use gloo_timers::callback::Timeout;
use js_sys::Array;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, IntersectionObserverEntry};

/// Half of the item must be visible ...
const VISIBLE_SHARE: f64 = 0.5;
/// ... for this long.
const SEEN_MS: u32 = 1_000;
/// Items that come in sight while others are looked at are told this often.
const GATHER_MS: u32 = 300;
/// Clocks and timers round differently.
const ROUNDING_MS: f64 = 20.0;
/// Items remembered as seen on one page; whoever scrolls further sees the first ones anew.
const MAX_TOLD: usize = 4_096;

/// What is being looked at right now, and what was told on this page.
#[derive(Default)]
pub struct Impressions {
    in_sight: RefCell<Vec<(Element, f64)>>,
    told: RefCell<Vec<Key>>,
    timer: RefCell<Option<Timeout>>,
}

impl Watch {
    /// Items came in sight or went out of it.
    pub(super) fn sight_changed(self: &Rc<Self>, entries: &Array) {
        let now_ms = now_ms();
        for entry in entries.iter() {
            let Some(element) = target(&entry) else { continue };
            let entry: IntersectionObserverEntry = entry.unchecked_into();
            self.forget(&element);
            if entry.intersection_ratio() >= VISIBLE_SHARE {
                self.impressions.in_sight.borrow_mut().push((element, now_ms));
            }
        }
        let mut timer = self.impressions.timer.borrow_mut();
        if timer.is_none() && !is_hidden() && !self.impressions.in_sight.borrow().is_empty() {
            *timer = Some(self.after(SEEN_MS, Self::tell_seen));
        }
    }

    /// The element is looked at no longer.
    pub(super) fn forget(&self, element: &Element) {
        self.impressions.in_sight.borrow_mut().retain(|(looked_at, _)| looked_at != element);
    }

    /// The page went out of sight and nothing on it is seen.
    pub(super) fn look_away(&self) {
        self.impressions.timer.take();
    }

    /// The page is back: what is in sight now has its second anew.
    pub(super) fn look_back(&self) {
        self.impressions.in_sight.take().iter().for_each(|(element, _)| self.observe_anew(element));
    }

    /// Another page begins at the same document.
    pub(super) fn see_anew(&self) {
        self.impressions.timer.take();
        self.impressions.in_sight.take();
        self.impressions.told.take();
    }

    fn tell_seen(self: &Rc<Self>) {
        let due_ms = now_ms() - f64::from(SEEN_MS) + ROUNDING_MS;
        let (mut list, mut ids) = (String::new(), Vec::new());
        // Items of one list stand together, so that they are told together.
        for (element, since_ms) in self.impressions.in_sight.take() {
            if since_ms > due_ms {
                self.impressions.in_sight.borrow_mut().push((element, since_ms));
                continue;
            }
            self.unobserve(&element);
            let Some(id) = element.get_attribute(ITEM_ATTRIBUTE).filter(|id| self.is_news(id)) else { continue };
            let around = list_of(element);
            if around != list && !ids.is_empty() {
                self.happened_to(EventKind::ViewItemList, std::mem::take(&mut ids), list);
            }
            list = around;
            ids.push(id);
        }
        if !ids.is_empty() {
            self.happened_to(EventKind::ViewItemList, ids, list);
        }
        let waiting = !self.impressions.in_sight.borrow().is_empty();
        self.impressions.timer.replace(waiting.then(|| self.after(GATHER_MS, Self::tell_seen)));
    }

    /// True the first time an item is seen on this page.
    fn is_news(&self, id: &str) -> bool {
        let (mut told, item) = (self.impressions.told.borrow_mut(), key("item", id));
        let news = !told.contains(&item);
        if news {
            if told.len() >= MAX_TOLD {
                told.clear();
            }
            told.push(item);
        }
        news
    }
}

/// The name of the nearest list around an element, out through shadow roots; empty if none.
pub fn list_of(element: Element) -> String {
    let mut at: JsValue = element.into();
    while at.is_object() {
        let list = call(&at, "closest", &"[data-vitrine-list]".into());
        if list.is_object() {
            return list.unchecked_ref::<Element>().get_attribute(LIST_ATTRIBUTE).unwrap_or_default();
        }
        at = below(&call(&at, "getRootNode", &JsValue::UNDEFINED), "host");
    }
    String::new()
}
