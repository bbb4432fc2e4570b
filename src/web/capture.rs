//! Notices what happens on the page: from its markup, its address, and whether it is in front of the shopper.
//!
//! | markup | what is noticed |
//! |---|---|
//! | `data-vitrine-item="<item id>"` on what shows an item | clicks and impressions, in open shadow roots too |
//! | `data-vitrine-list="<name>"` around items | goes with them as the list's name |
//! | `data-vitrine-page="cart"`, usually on `<body>` | the type of page, see `src/friction.rs` |
//! | `data-vitrine-search` on a form, or a search field in a `role="search"` | what is searched for |
//!
//! Nobody can look into a closed shadow root: put `data-vitrine-item` on its host. Listeners are passive, capture (a shop that
//! stops an event is still understood) and end with [`Capture`], as do timers and observers.

mod clicks;
mod dwell;
mod friction;
mod impressions;
mod modality;
mod nodes;
mod routes;
mod scroll;
mod search;

use super::page::Page;
use super::reading::{below, call, global_at, text};
use super::reflect::fields;
use crate::event::{Event, EventKind, Line};
use crate::friction::page_type;
use crate::sync::consent::ConsentState;
pub use friction::forget_trail;
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, EventTarget, Window};

/// The attribute that names an item.
const ITEM_ATTRIBUTE: &str = "data-vitrine-item";
/// The attribute that names a list of items.
const LIST_ATTRIBUTE: &str = "data-vitrine-list";

/// Something that was noticed.
#[derive(Debug, Clone, PartialEq)]
pub enum Noticed {
    /// Something happened; fields as of [`Event`], items by the shop's ids.
    Event {
        /// What.
        kind: EventKind,
        /// To which items.
        ids: Vec<String>,
        /// The words searched for.
        text: String,
        /// The list's name.
        detail: String,
        /// Seconds or percentage; NaN if none.
        value: f64,
    },
    /// How the shopper works the page, so far: touch, mouse, pen or keyboard.
    Modality(&'static str),
    /// The page resisted.
    Friction {
        /// Name of the kind, see `src/friction.rs`.
        kind: &'static str,
        /// What it is about, if it is about an element.
        element: Option<web_sys::Element>,
    },
}

/// Everything that watches; dropping it ends the watching.
pub struct Capture {
    _listeners: Vec<EventListener>,
    _watch: Option<Rc<Watch>>,
}

impl Capture {
    /// Begins to watch for a page.
    pub fn start(page: &Rc<Page>) -> Self {
        let page = Rc::downgrade(page);
        let told = Weak::clone(&page);
        Self::of(
            page,
            Box::new(move |noticed| {
                if let Some(page) = told.upgrade() {
                    take(&page, noticed);
                }
            }),
        )
    }

    /// Begins to watch, and tells what is noticed.
    pub fn telling(tell: Box<dyn Fn(Noticed)>) -> Self {
        Self::of(Weak::new(), tell)
    }

    fn of(page: Weak<Page>, tell: Box<dyn Fn(Noticed)>) -> Self {
        let started = web_sys::window().and_then(|window| Watch::start(&window, &window.document()?, page, tell));
        let (watch, listeners) = started.unzip();
        Self { _listeners: listeners.unwrap_or_default(), _watch: watch }
    }
}

/// What a listener calls.
type Call = fn(&Rc<Watch>, &web_sys::Event);

/// What is known about the page while it is watched.
struct Watch {
    page: Weak<Page>,
    tell: Box<dyn Fn(Noticed)>,
    nodes: nodes::Nodes,
    impressions: impressions::Impressions,
    dwell: dwell::Dwell,
    scroll: scroll::Scroll,
    routes: routes::Routes,
    modality: modality::Modality,
    friction: friction::Friction,
}

impl Watch {
    fn start(
        window: &Window,
        document: &Document,
        page: Weak<Page>,
        tell: Box<dyn Fn(Noticed)>,
    ) -> Option<(Rc<Self>, Vec<EventListener>)> {
        let this = Rc::new(Self {
            page,
            tell,
            nodes: nodes::Nodes::default(),
            impressions: impressions::Impressions::default(),
            dwell: dwell::Dwell::default(),
            scroll: scroll::Scroll::default(),
            routes: routes::Routes::here(),
            modality: modality::Modality::default(),
            friction: friction::Friction::default(),
        });
        let calls: [(&EventTarget, &'static str, Call); 12] = [
            (document, "click", Self::clicked),
            (document, "submit", Self::submitted),
            (document, "scroll", |this, _| this.scrolled()),
            (document, "pointerdown", Self::pointed),
            (document, "keydown", Self::typed),
            (document, "visibilitychange", |this, _| this.front_changed()),
            (window, "pagehide", |this, _| {
                this.leave_page();
                this.hidden();
            }),
            (window, "pageshow", |this, event| {
                // Out of the back-forward cache.
                if below(event, "persisted").is_truthy() {
                    this.friction_anew();
                }
            }),
            // A dialog of the browser's, another window.
            (window, "blur", |this, _| this.answered()),
            (document, "toggle", |this, _| this.answered()),
            (document, "input", Self::wrote),
            (document, "invalid", Self::refused),
        ];
        let mut listeners = Vec::new();
        for (target, name, call) in calls {
            listeners.push(this.on(target, name, call));
        }
        this.follow_routes(window, &mut listeners);
        this.watch_nodes(document);
        this.front_changed();
        this.friction_anew();
        Some((this, listeners))
    }

    /// A listener that does not keep the watch alive.
    fn on(self: &Rc<Self>, target: &EventTarget, name: &'static str, call: Call) -> EventListener {
        let this = Rc::downgrade(self);
        EventListener::new_with_options(target, name, EventListenerOptions::run_in_capture_phase(), move |event| {
            if let Some(this) = this.upgrade() {
                call(&this, event);
            }
        })
    }

    /// A timer that does not keep the watch alive.
    fn after(self: &Rc<Self>, wait_ms: u32, call: fn(&Rc<Self>)) -> Timeout {
        let this = Rc::downgrade(self);
        Timeout::new(wait_ms, move || {
            if let Some(this) = this.upgrade() {
                call(&this);
            }
        })
    }

    /// True when the shopper refused a profile: then not even that is looked at.
    fn is_denied(&self) -> bool {
        let page = self.page.upgrade();
        page.is_some_and(|page| page.engine.borrow().consent().personalize == ConsentState::Denied)
    }

    /// Tells an event that is about no item.
    #[inline(never)]
    fn happened(&self, kind: EventKind, text: String, value: f64) {
        (self.tell)(Noticed::Event { kind, ids: Vec::new(), text, detail: String::new(), value });
    }

    /// Tells an event about items of a list; `list` is empty if it has no name.
    #[inline(never)]
    fn happened_to(&self, kind: EventKind, ids: Vec<String>, list: String) {
        (self.tell)(Noticed::Event { kind, ids, text: String::new(), detail: list, value: f64::NAN });
    }
}

/// Hands on what was noticed to the page's engine.
fn take(page: &Rc<Page>, noticed: Noticed) {
    let now_ms = page.now_ms();
    match noticed {
        Noticed::Event { kind, ids, text, detail, value } => {
            let row = |id: &String| Line { row: page.engine.borrow_mut().row_of(id), quantity: 1.0 };
            let lines = ids.iter().map(row).collect();
            page.capture_event(Event { text, detail, value, ..Event::new(kind, lines, now_ms) });
        }
        Noticed::Friction { kind, element } => {
            let of = page_type(&page_name());
            let event =
                Event { text: of.into(), detail: kind.into(), ..Event::new(EventKind::Friction, Vec::new(), now_ms) };
            if page.capture_event(event) {
                let element = element.map_or(JsValue::UNDEFINED, Into::into);
                page.tell(&fields(&[("kind", &kind.into()), ("page", &of.into()), ("element", &element)]));
            }
        }
        Noticed::Modality(used) => page.engine.borrow_mut().take_facts(&[("modality", used.to_owned())], now_ms),
    }
}

/// The type that the page's markup names; empty if it names none.
fn page_name() -> String {
    let named = call(&global_at("document"), "querySelector", &"[data-vitrine-page]".into());
    below(&named, "dataset.vitrinePage").as_string().unwrap_or_default()
}

/// The clock of the device, in milliseconds.
fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// True when the page is not in front of the shopper: another tab, a hidden window, not shown yet.
fn is_hidden() -> bool {
    text("document.visibilityState") == "hidden"
}

/// What an event or an observer's entry is about. The cast only chooses which getter is called: all of them are `target`.
fn target(of: &JsValue) -> Option<web_sys::Element> {
    of.unchecked_ref::<web_sys::Event>().target()?.dyn_into().ok()
}
