//! A shopper of a small shop: what they do goes through the engine's own door.

use std::collections::BTreeSet;
use vitrine::engine::Engine;
use vitrine::event::{Event, EventKind, Line};
use vitrine::item::Facts;
use vitrine::profile::retention::Retention;
use vitrine::profile::tags::{segments, Tag};
use vitrine::signal::arrival::Arrival;
use vitrine::sync::consent::{Consent, ConsentState};
use vitrine::time::DAY_MS;

/// A Wednesday, 9 o'clock UTC.
pub const START_MS: f64 = 1_700_038_800_000.0;

/// Somebody with a device, and everything known about them at some moments.
pub struct Shopper {
    engine: Engine,
    now_ms: f64,
    seen: BTreeSet<&'static str>,
    segments: BTreeSet<&'static str>,
}

impl Shopper {
    /// Somebody new. Article `i` of the shop is in category `i % 8`, of brand `i % 5`, and costs 5 + i.
    pub fn new() -> Self {
        let granted = Consent { personalize: ConsentState::Granted, sync: ConsentState::Denied };
        let mut engine = Engine::new(granted, Retention::default());
        for i in 0..200u32 {
            let (id, category) = (format!("i{i}"), format!("Category {}", i % 8));
            let (brand, variant) = (format!("Brand {}", i % 5), ["Red", "Blue"][i as usize % 2]);
            let name = format!("Article {i}");
            engine.register(&Facts {
                name: &name,
                brand: &brand,
                categories: [&category, "", "", "", ""],
                variant,
                price: 5.0 + i as f32,
                // Articles from 100 on are reduced, those from 150 on unusual.
                discount: if i >= 100 { 2.0 + i as f32 } else { 0.0 },
                popularity: if i >= 150 {
                    0.01
                } else if i < 50 {
                    0.9
                } else {
                    0.2
                },
                ..Facts::of(&id)
            });
        }
        Self { engine, now_ms: START_MS, seen: BTreeSet::new(), segments: BTreeSet::new() }
    }

    /// Lets time pass.
    pub fn wait_days(&mut self, days: f64) -> &mut Self {
        self.now_ms += days * DAY_MS;
        self
    }

    /// Does something, half a minute after what was done before.
    pub fn does(&mut self, kind: EventKind, items: &[u32]) -> &mut Self {
        self.does_with(kind, items, |event| event)
    }

    /// The same, with more said about it.
    pub fn does_with(&mut self, kind: EventKind, items: &[u32], more: impl Fn(Event) -> Event) -> &mut Self {
        self.now_ms += 30_000.0;
        let lines = items.iter().map(|&row| Line { row, quantity: 1.0 }).collect();
        let event = more(Event::new(kind, lines, self.now_ms));
        self.engine.track(Some(event), self.now_ms).unwrap();
        self.look();
        self
    }

    /// Looks at the pages of articles.
    pub fn views(&mut self, items: &[u32]) -> &mut Self {
        for &item in items {
            self.does(EventKind::ViewItem, &[item]);
        }
        self
    }

    /// Orders articles.
    pub fn orders(&mut self, number: &str, items: &[u32], amount: f64, coupon: &str) -> &mut Self {
        self.does(EventKind::AddToCart, items).does(EventKind::BeginCheckout, items);
        self.does_with(EventKind::Purchase, items, |event| Event {
            text: number.into(),
            detail: coupon.into(),
            value: amount,
            currency: "GBP".into(),
            ..event
        })
    }

    /// Comes to the shop.
    pub fn arrives(&mut self, referrer_host: &str, source: &str, medium: &str) -> &mut Self {
        let arrival = Arrival { referrer_host, own_host: "shop.example", source, medium, paid: false };
        self.engine.arrive(&arrival, self.now_ms);
        self.look();
        self
    }

    /// Has a device.
    pub fn device(&mut self, facts: &[(&'static str, &str)]) -> &mut Self {
        let facts: Vec<_> = facts.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        self.engine.take_facts(&facts, self.now_ms);
        self.look();
        self
    }

    /// Says something about themselves, or the shop does.
    pub fn declares(&mut self, name: &str, value: &str) -> &mut Self {
        assert!(self.engine.declare(name, value, name.starts_with("member."), self.now_ms), "{name}");
        self.look();
        self
    }

    /// Takes note of what is known now.
    pub fn look(&mut self) {
        let tags = self.tags();
        self.segments.extend(segments::ids(&tags));
        self.seen.extend(tags.iter().map(|tag| tag.row.id));
    }

    /// Ids of every row that was there at some moment.
    pub fn reached(&self) -> BTreeSet<&'static str> {
        self.seen.clone()
    }

    /// Ids of every segment that was there at some moment.
    pub fn segments(&self) -> BTreeSet<&'static str> {
        self.segments.clone()
    }

    /// What is known now.
    pub fn tags(&self) -> Vec<Tag> {
        self.engine.tags(self.now_ms)
    }

    /// The time now.
    pub const fn now_ms(&self) -> f64 {
        self.now_ms
    }

    /// Another engine that knows the same.
    pub fn engine(&self) -> Engine {
        let granted = Consent { personalize: ConsentState::Granted, sync: ConsentState::Denied };
        let mut engine = Engine::new(granted, Retention::default());
        engine.restore(&self.engine.snapshot()).unwrap();
        engine
    }
}
