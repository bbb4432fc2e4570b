//! One page's engine with everything that belongs to it. Whoever borrows the engine gives it back before anything else happens.

use super::keeping::{self, Keeping};
use super::{apply, capture, decisions, delivery, facts, landing, look_store, persist, signals, Config};
use crate::engine::Engine;
use crate::event::{Event, EventKind, Line};
use crate::look::palette::{self, Palette};
use crate::look::{resolve, Preferences};
use crate::sync::consent::{Consent, StorageTier};
use crate::sync::report::look_mode;
use crate::value::{Object, Value};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{Function, Promise};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{Event as DomEvent, EventTarget};

/// What a page does about an event.
pub(super) type Act = fn(&Rc<Page>, &DomEvent);

/// The shop's own palettes.
pub struct Palettes {
    /// Those that can be read.
    pub readable: Vec<Palette>,
    /// What was wrong with the others.
    pub problems: Vec<Value>,
}

/// The engine and its surroundings.
pub struct Page {
    /// What the shop configured.
    pub config: Config,
    /// The engine; borrowed for one call at a time.
    pub engine: RefCell<Engine>,
    pub(super) keeping: Keeping,
    pub(super) delivery_timer: RefCell<Option<Timeout>>,
    /// Storage being brought in line with the last decision.
    pub settling: RefCell<Option<Promise>>,
    /// The delivery under way; settles when it is over.
    pub(super) delivery: RefCell<Option<Promise>>,
    /// Reports of this page that arrived.
    pub(super) arrived: Cell<u32>,
    /// What is stored of decisions, as it was last seen.
    pub(super) decisions: RefCell<Option<String>>,
    /// Why what is stored of decisions cannot be read; empty when it can.
    pub(super) decisions_trouble: Cell<&'static str>,
    palettes: OnceCell<Palettes>,
    look: RefCell<Preferences>,
    look_problems: RefCell<Vec<Value>>,
    notify: RefCell<Option<Function>>,
    listeners: RefCell<Vec<EventListener>>,
    capture: RefCell<Option<capture::Capture>>,
    closed: Cell<bool>,
}

impl Page {
    /// A page that does nothing yet.
    pub fn new(config: Config) -> Rc<Self> {
        let mut engine = Engine::new(config.consent, config.retention);
        engine.set_learning(config.learn);
        let engine = RefCell::new(engine);
        Rc::new(Self {
            config,
            engine,
            keeping: Keeping::default(),
            delivery_timer: RefCell::default(),
            settling: RefCell::default(),
            delivery: RefCell::default(),
            arrived: Cell::default(),
            decisions: RefCell::default(),
            decisions_trouble: Cell::default(),
            palettes: OnceCell::new(),
            look: RefCell::default(),
            look_problems: RefCell::default(),
            notify: RefCell::default(),
            listeners: RefCell::default(),
            capture: RefCell::default(),
            closed: Cell::default(),
        })
    }

    /// Takes up the stored profile as it is, for a ranking before [`Self::open`]; writes nothing.
    pub async fn glance(&self) {
        keeping::glance(self).await;
    }

    /// Applies the stored look, restores the profile, then begins to watch. Without a window there is nothing to do.
    pub async fn open(self: &Rc<Self>, notify: Function) {
        self.notify.replace(Some(notify));
        if web_sys::window().is_none() {
            return;
        }
        self.look.replace(look_store::load(&self.config.shop, &self.palettes().readable));
        self.show_look();
        keeping::open(self).await;
        if self.closed.get() {
            return;
        }
        decisions::open(self);
        let page = Rc::clone(self);
        let mut listeners = signals::follow(move || {
            page.show_look();
            page.changed("look");
        });
        listeners.extend(persist::follow(self));
        self.listeners.replace(listeners);
        if self.config.capture {
            landing::tell(self);
            facts::tell(self);
            self.capture.replace(Some(capture::Capture::start(self)));
        }
        delivery::plan(self);
    }

    /// Stops watching, writes what is unwritten, and gives everything back.
    pub fn close(self: &Rc<Self>) {
        keeping::leave(self);
        self.closed.set(true);
        self.delivery_timer.take();
        self.capture.take();
        self.listeners.take();
        self.notify.take();
        self.keeping.close();
    }

    /// The device's clock.
    pub fn now_ms(&self) -> f64 {
        js_sys::Date::now()
    }

    /// Tells the facade that something changed without its doing. It only queues a microtask.
    pub fn changed(&self, what: &str) {
        self.tell(&what.into());
    }

    /// Tells the facade something, as [`Self::changed`] does.
    pub(super) fn tell(&self, what: &JsValue) {
        let notify = self.notify.borrow().clone();
        if let Some(notify) = notify {
            // The facade's own function; should it fail, the page must not.
            drop(notify.call1(&JsValue::UNDEFINED, what));
        }
    }

    /// Takes in an event that was captured from the page, with its number (NaN if none); ids the shop never registered count.
    pub fn capture(self: &Rc<Self>, kind: EventKind, ids: &[String], value: f64) {
        let row = |id: &String| Line { row: self.engine.borrow_mut().row_of(id), quantity: 1.0 };
        let lines = ids.iter().map(row).collect();
        self.capture_event(Event { value, ..Event::new(kind, lines, self.now_ms()) });
    }

    /// Takes in an event that was captured from the page just now; true when it was taken.
    pub fn capture_event(self: &Rc<Self>, event: Event) -> bool {
        if self.closed.get() {
            return false;
        }
        let now_ms = event.at_ms;
        let taken = self.engine.borrow_mut().track(Some(event), now_ms).is_ok();
        if taken {
            persist::soon(self);
            self.changed("profile");
        }
        taken
    }

    /// Events taken and dropped by reason, and stored profiles that could not be read.
    pub fn counters(&self) -> Vec<(&'static str, u32)> {
        let mut counters = self.engine.borrow().counters().to_vec();
        counters.extend(Some(("profile_damaged", self.keeping.damaged())).filter(|(_, damaged)| *damaged > 0));
        counters.extend(Some((self.decisions_trouble.get(), 1)).filter(|(trouble, _)| !trouble.is_empty()));
        counters
    }

    /// Where the profile lives: `none`, `memory`, `persistent`; or why it is in memory only: `blocked`, `full`, `newer`, `wiped`.
    pub fn storage(&self) -> &'static str {
        match self.engine.borrow().consent().storage() {
            StorageTier::Persistent => self.keeping.state(),
            tier => tier.as_str(),
        }
    }

    /// Changes the decision at once; gives the one before, for [`Self::follow_consent`].
    pub fn take_consent(&self, consent: Consent) -> Consent {
        let mut engine = self.engine.borrow_mut();
        let before = engine.consent();
        engine.set_consent(consent);
        drop(engine);
        if consent.storage() != StorageTier::Persistent {
            decisions::clear(self);
            capture::forget_trail(self);
        }
        before
    }

    /// Brings storage and delivery in line with the decision.
    pub async fn follow_consent(self: &Rc<Self>, before: Consent) {
        let after = self.engine.borrow().consent();
        match (before.storage(), after.storage()) {
            // What was cancelled in memory must not wait in the store.
            (StorageTier::Persistent, StorageTier::Persistent) => {
                keeping::change_sending(self, Box::new(|_, _| None)).await;
            }
            (_, StorageTier::Persistent) => keeping::open(self).await,
            (_, StorageTier::None) | (StorageTier::Persistent, _) => keeping::wipe(self).await,
            // Nothing was stored and nothing is to be.
            (_, StorageTier::Memory) => {}
        }
        delivery::plan(self);
    }

    /// Deletes the profile here and in storage; ledger and outbox stay.
    pub async fn erase(self: &Rc<Self>) {
        self.engine.borrow_mut().erase();
        decisions::clear(self);
        capture::forget_trail(self);
        keeping::erase(self).await;
        keeping::forget_answers(self).await;
    }

    /// Merges the wishes of an object, or forgets all of them (`false`), shows and stores what they come to; nil only asks. Gives
    /// what the shopper chose, and what was wrong with the last wishes and with the shop's palettes.
    pub fn look(&self, wish: Value) -> Value {
        let shop = &self.config.shop;
        let Palettes { readable: palettes, problems: palette_problems } = self.palettes();
        match wish {
            Value::Nil => {}
            Value::Map(_) => {
                let problems = self.look.borrow_mut().merge(wish, palettes);
                self.look_problems.replace(problems);
                look_store::save(shop, &self.look.borrow(), palettes);
                self.show_look();
            }
            _ => {
                self.look.replace(Preferences::default());
                look_store::clear(shop);
                self.show_look();
            }
        }
        let mut problems = palette_problems.clone();
        problems.extend_from_slice(&self.look_problems.borrow());
        Object::default().value("chosen", self.look.borrow().to_value()).value("problems", Value::List(problems)).end()
    }

    /// True when reports may leave and there is somewhere for them to go.
    pub fn sends(&self) -> bool {
        self.config.sync.is_some() && self.engine.borrow().consent().may_send()
    }

    pub(super) fn may_store(&self) -> bool {
        !self.closed.get() && self.engine.borrow().consent().storage() == StorageTier::Persistent
    }

    /// The shop's palettes, read when they are first asked for.
    pub fn palettes(&self) -> &Palettes {
        self.palettes.get_or_init(|| {
            let mut problems = Vec::new();
            let readable = palette::read(self.config.palettes.clone(), &mut problems);
            Palettes { readable, problems }
        })
    }

    /// The look on the page, as a report names it.
    pub fn look_mode(&self) -> String {
        let chosen = self.look.borrow();
        let look = resolve(&chosen, signals::read(), &self.palettes().readable);
        let theme =
            look.attributes.iter().find(|(name, _)| *name == "data-vitrine-theme").map(|(_, theme)| theme.as_str());
        look_mode::mode(
            theme.unwrap_or_default(),
            chosen.get("textScale").and_then(Value::number).unwrap_or(1.0),
            chosen.is_elder(),
        )
    }

    fn show_look(&self) {
        apply::apply(&resolve(&self.look.borrow(), signals::read(), &self.palettes().readable));
    }

    /// Listens for an event, until the listener is dropped.
    pub(super) fn on(self: &Rc<Self>, target: &EventTarget, name: &'static str, act: Act) -> EventListener {
        let page = Rc::clone(self);
        EventListener::new(target, name, move |event| act(&page, event))
    }

    /// Name of what this shop keeps on the device.
    pub(super) fn database(&self) -> String {
        ["vitrine:", &self.config.shop].concat()
    }
}
