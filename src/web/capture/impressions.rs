//! A marked item that is half visible for a second was seen. Items that appear later are found too; each counts once.

use super::{Page, ITEM_ATTRIBUTE, ITEM_SELECTOR};
use crate::event::EventKind;
use gloo_timers::callback::Timeout;
use js_sys::Array;
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, MutationObserver,
    MutationObserverInit, MutationRecord, NodeList,
};

/// Half of the item must be visible ...
const VISIBLE_SHARE: f64 = 0.5;
/// ... for this long.
const DWELL_MS: u32 = 1_000;
/// Items seen within this time are told together.
const GATHER_MS: u32 = 300;

/// What watches, and what is being looked at right now.
pub struct Impressions {
    page: Weak<Page>,
    dwelling: RefCell<Vec<(Element, Timeout)>>,
    seen: RefCell<Vec<String>>,
    gather: RefCell<Option<Timeout>>,
    watching: RefCell<Option<Watching>>,
}

/// What an observer calls.
type Callback = Closure<dyn FnMut(Array)>;

/// The observers with the closures they call.
struct Watching {
    visible: IntersectionObserver,
    added: MutationObserver,
    _closures: [Callback; 2],
}

impl Drop for Watching {
    fn drop(&mut self) {
        self.visible.disconnect();
        self.added.disconnect();
    }
}

impl Impressions {
    /// Begins to watch; none without a document or in a browser without the observers.
    pub fn start(page: &Rc<Page>) -> Option<Rc<Self>> {
        let body = web_sys::window()?.document()?.body()?;
        let this = Rc::new(Self {
            page: Rc::downgrade(page),
            dwelling: RefCell::default(),
            seen: RefCell::default(),
            gather: RefCell::default(),
            watching: RefCell::default(),
        });
        let on_visible = closure(&this, Self::visibility_changed);
        let on_added = closure(&this, Self::nodes_added);
        let options = IntersectionObserverInit::new();
        options.set_threshold(&VISIBLE_SHARE.into());
        let visible = IntersectionObserver::new_with_options(on_visible.as_ref().unchecked_ref(), &options).ok()?;
        let added = MutationObserver::new(on_added.as_ref().unchecked_ref()).ok()?;
        let whole_page = MutationObserverInit::new();
        whole_page.set_child_list(true);
        whole_page.set_subtree(true);
        added.observe_with_options(&body, &whole_page).ok()?;
        this.watching.replace(Some(Watching { visible, added, _closures: [on_visible, on_added] }));
        this.watch_inside(&body);
        Some(this)
    }

    fn watch_inside(&self, element: &Element) {
        let watching = self.watching.borrow();
        let Some(Watching { visible, .. }) = watching.as_ref() else { return };
        if element.has_attribute(ITEM_ATTRIBUTE) {
            visible.observe(element);
        }
        let inside = element.query_selector_all(ITEM_SELECTOR).ok();
        inside.iter().flat_map(nodes::<Element>).for_each(|item| visible.observe(&item));
    }

    fn nodes_added(self: &Rc<Self>, records: &Array) {
        let records = records.iter().filter_map(|record| record.dyn_into::<MutationRecord>().ok());
        records
            .for_each(|record| nodes::<Element>(&record.added_nodes()).for_each(|element| self.watch_inside(&element)));
    }

    fn visibility_changed(self: &Rc<Self>, entries: &Array) {
        for entry in entries.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok()) {
            let element = entry.target();
            self.dwelling.borrow_mut().retain(|(looked_at, _)| *looked_at != element);
            if entry.is_intersecting() && entry.intersection_ratio() >= VISIBLE_SHARE {
                let (this, item) = (Rc::clone(self), element.clone());
                let timer = Timeout::new(DWELL_MS, move || this.was_seen(&item));
                self.dwelling.borrow_mut().push((element, timer));
            }
        }
    }

    fn was_seen(self: &Rc<Self>, element: &Element) {
        self.dwelling.borrow_mut().retain(|(looked_at, _)| looked_at != element);
        if let Some(watching) = self.watching.borrow().as_ref() {
            watching.visible.unobserve(element);
        }
        if let Some(id) = element.get_attribute(ITEM_ATTRIBUTE) {
            self.seen.borrow_mut().push(id);
        }
        let mut gather = self.gather.borrow_mut();
        if gather.is_none() {
            let this = Rc::clone(self);
            *gather = Some(Timeout::new(GATHER_MS, move || this.tell()));
        }
    }

    fn tell(&self) {
        self.gather.take();
        let seen = self.seen.take();
        if let Some(page) = self.page.upgrade() {
            page.capture(EventKind::ViewItemList, &seen, f64::NAN);
        }
    }
}

/// A closure that does not keep the watcher alive: it would keep itself alive.
fn closure(this: &Rc<Impressions>, call: fn(&Rc<Impressions>, &Array)) -> Callback {
    let this = Rc::downgrade(this);
    Closure::new(move |entries: Array| {
        if let Some(this) = this.upgrade() {
            call(&this, &entries);
        }
    })
}

fn nodes<T: JsCast>(list: &NodeList) -> impl Iterator<Item = T> + '_ {
    (0..list.length()).filter_map(|at| list.item(at).and_then(|node| JsValue::from(node).dyn_into().ok()))
}
