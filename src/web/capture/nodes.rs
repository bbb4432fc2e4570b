//! The marked elements of the page: found when watching begins, when they come and when they go, in the document and in every open
//! shadow root.

use super::{target, Watch, ITEM_ATTRIBUTE};
use crate::web::reading::{below, call};
use gloo_timers::callback::Timeout;
use js_sys::{Array, Map, JSON};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, Event, EventTarget, IntersectionObserver, MutationObserver, MutationRecord, NodeList,
};

/// Nobody tells when a shadow root is attached to an element that is there already. Components that load late have done it by then.
const LOOK_AGAIN_MS: u32 = 2_000;

/// Events that end at the shadow root they happen in.
const ROOT_EVENTS: [&str; 4] = ["submit", "invalid", "scroll", "toggle"];

/// What an observer calls.
pub(super) type Callback = Closure<dyn FnMut(Array)>;

/// What watches the nodes.
#[derive(Default)]
pub struct Nodes {
    observers: RefCell<Option<Observers>>,
    again: RefCell<Option<Timeout>>,
}

/// The observers with the closures they call.
struct Observers {
    document: Document,
    sight: IntersectionObserver,
    change: MutationObserver,
    /// The open shadow roots that are watched. On JavaScript's side, where one of thousands is found at once.
    roots: Map,
    /// Listens in every root: what happens inside is not told outside, as forms that are sent off.
    told: Closure<dyn FnMut(&Event)>,
    _closures: [Callback; 2],
}

impl Drop for Observers {
    fn drop(&mut self) {
        self.sight.disconnect();
        self.change.disconnect();
        for entry in Array::from(&self.roots).iter() {
            self.leave_root(&entry.unchecked_ref::<Array>().get(0));
        }
    }
}

impl Watch {
    /// Begins to watch; in a browser without the observers nothing is watched.
    pub(super) fn watch_nodes(self: &Rc<Self>, document: &Document) {
        let (on_sight, on_change) = (self.closure(Self::sight_changed), self.closure(Self::nodes_changed));
        let half = options(r#"{"threshold":0.5}"#);
        let sight = IntersectionObserver::new_with_options(on_sight.as_ref().unchecked_ref(), half.unchecked_ref());
        let change = MutationObserver::new(on_change.as_ref().unchecked_ref());
        let (Ok(sight), Ok(change)) = (sight, change) else { return };
        let this = Rc::downgrade(self);
        let told = Closure::new(move |event: &Event| {
            if let Some(this) = this.upgrade() {
                match below(event, "type").as_string().unwrap_or_default().as_str() {
                    "submit" => this.submitted(event),
                    "invalid" => this.refused(event),
                    _ => this.answered(),
                }
            }
        });
        let (document, roots, _closures) = (document.clone(), Map::new(), [on_sight, on_change]);
        let observers = Observers { document, sight, change, roots, told, _closures };
        observers.follow(&observers.document);
        self.nodes.observers.replace(Some(observers));
        self.look_anew();
    }

    /// Another page begins at the same document: everything on it may be seen again.
    pub(super) fn look_anew(self: &Rc<Self>) {
        self.see_anew();
        if let Some(observers) = self.nodes.observers.borrow().as_ref() {
            observers.sight.disconnect();
        }
        self.look_again();
        self.nodes.again.replace(Some(self.after(LOOK_AGAIN_MS, Self::look_again)));
    }

    /// Finds what nobody told of; what is known already stays as it is.
    pub(super) fn look_again(self: &Rc<Self>) {
        let whole = self.nodes.observers.borrow().as_ref().and_then(|observers| observers.document.document_element());
        if let Some(whole) = whole {
            self.look_through(&whole, true);
        }
    }

    /// Stops waiting for an element to come in sight.
    pub(super) fn unobserve(&self, element: &Element) {
        if let Some(observers) = self.nodes.observers.borrow().as_ref() {
            observers.sight.unobserve(element);
        }
    }

    /// Waits for an element to come in sight as if it were new.
    pub(super) fn observe_anew(&self, element: &Element) {
        if let Some(observers) = self.nodes.observers.borrow().as_ref() {
            observers.sight.unobserve(element);
            observers.sight.observe(element);
        }
    }

    fn nodes_changed(self: &Rc<Self>, records: &Array) {
        self.look_at_address();
        // In the order in which it happened: a node that was moved went and came.
        for record in records.iter() {
            let changed: &MutationRecord = record.unchecked_ref();
            let (gone, come) = (changed.removed_nodes(), changed.added_nodes());
            if gone.length() + come.length() == 0 {
                // Only the attribute changed: the same element shows another item now.
                let Some(element) = target(&record) else { continue };
                self.item(&element, false);
                self.item(&element, true);
            }
            for (nodes, come) in [(gone, false), (come, true)] {
                for node in each(&nodes).filter(|node| node.is_instance_of::<Element>()) {
                    self.look_through(&node, come);
                }
            }
        }
    }

    /// Takes up, or forgets, the items in an element and in the open shadow roots below it.
    fn look_through(self: &Rc<Self>, element: &Element, come: bool) {
        self.item(element, come);
        let mut scopes = vec![element.clone()];
        self.root_of(element, come, &mut scopes);
        while let Some(scope) = scopes.pop() {
            if let Ok(items) = scope.query_selector_all("[data-vitrine-item]") {
                each(&items).for_each(|item| self.item(&item, come));
            }
            if let Ok(all) = scope.query_selector_all("*") {
                each(&all).for_each(|inside| self.root_of(&inside, come, &mut scopes));
            }
        }
    }

    fn item(&self, element: &Element, come: bool) {
        let watching = self.nodes.observers.borrow();
        let Some(Observers { sight, .. }) = watching.as_ref() else { return };
        if !come {
            sight.unobserve(element);
            self.forget(element);
        } else if element.get_attribute(ITEM_ATTRIBUTE).is_some() {
            sight.observe(element);
        }
    }

    /// Takes up, or forgets, the open shadow root of an element, and puts it with what is to be looked through.
    fn root_of(self: &Rc<Self>, element: &Element, come: bool, scopes: &mut Vec<Element>) {
        let Some(root) = element.shadow_root() else { return };
        if let Some(observers) = self.nodes.observers.borrow().as_ref() {
            if come {
                observers.enter_root(&root);
            } else {
                observers.leave_root(&root);
            }
        }
        // As if it were an element: both can be asked for what matches a selector.
        scopes.push(root.unchecked_into());
    }

    /// Has an observer look at the document and at every open shadow root that is known.
    pub(super) fn observe_everywhere(&self, observer: &MutationObserver, document: &Document, options: &JsValue) {
        let scopes = Array::of1(&Array::of1(document));
        if let Some(observers) = self.nodes.observers.borrow().as_ref() {
            for entry in Array::from(&observers.roots).iter() {
                scopes.push(&entry);
            }
        }
        for entry in scopes.iter() {
            let scope = entry.unchecked_ref::<Array>().get(0);
            drop(observer.observe_with_options(scope.unchecked_ref(), options.unchecked_ref()));
        }
    }

    /// A closure that does not keep the watch alive: it would keep itself alive.
    pub(super) fn closure(self: &Rc<Self>, call: fn(&Rc<Self>, &Array)) -> Callback {
        let this = Rc::downgrade(self);
        Closure::new(move |entries: Array| {
            if let Some(this) = this.upgrade() {
                call(&this, &entries);
            }
        })
    }
}

impl Observers {
    /// Watches a shadow root; one that is watched already stays as it is, for the browser takes no listener twice.
    fn enter_root(&self, root: &web_sys::Node) {
        self.follow(root);
        self.roots.set(root, root);
        let passive = options(r#"{"capture":true,"passive":true}"#);
        for name in ROOT_EVENTS {
            drop(root.add_event_listener_with_callback_and_add_event_listener_options(
                name,
                self.told.as_ref().unchecked_ref(),
                passive.unchecked_ref(),
            ));
        }
    }

    fn leave_root(&self, root: &JsValue) {
        call(&self.roots, "delete", root);
        let root: &EventTarget = root.unchecked_ref();
        let listener = self.told.as_ref().unchecked_ref();
        for name in ROOT_EVENTS {
            drop(root.remove_event_listener_with_callback_and_bool(name, listener, true));
        }
    }

    /// Hears of nodes that come or go below `scope`, and of elements that show another item.
    fn follow(&self, scope: &web_sys::Node) {
        let all = options(r#"{"childList":true,"subtree":true,"attributeFilter":["data-vitrine-item"]}"#);
        drop(self.change.observe_with_options(scope, all.unchecked_ref()));
    }
}

/// An observer's options: read as JSON they need no binding for each of their names.
pub(super) fn options(json: &str) -> JsValue {
    JSON::parse(json).unwrap_or(JsValue::UNDEFINED)
}

/// The nodes of a list, called elements; whoever cannot be sure that they are asks.
pub(super) fn each(list: &NodeList) -> impl Iterator<Item = Element> + '_ {
    (0..list.length()).filter_map(|at| Some(list.item(at)?.unchecked_into()))
}
