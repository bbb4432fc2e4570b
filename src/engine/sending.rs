//! The engine's part of sending: when a report is due it is randomised, booked in the ledger, and put in the outbox. Carrying it
//! to the collector is the caller's business.

use super::Engine;
use crate::error::{Error, ErrorKind, Result};
use crate::rng::Coins;
use crate::sync::ledger::{Ledger, MAX_WINDOW_EPSILON};
use crate::sync::manifest::{Manifest, ManifestHash};
use crate::sync::outbox::{Delivery, Outbox};
use crate::sync::report::{Prepared, METRICS};
use crate::value::{Object, Value};

/// Ledger, outbox, and the report that a preview showed.
#[derive(Debug, Default)]
pub(super) struct Sending {
    manifest: Option<(Manifest, ManifestHash)>,
    ledger: Ledger,
    outbox: Outbox,
    draft: Option<Prepared>,
}

impl Sending {
    /// Nothing that waits may leave any more.
    pub(super) fn cancel(&mut self) {
        self.outbox = Outbox::default();
        self.draft = None;
    }

    /// A draft was made from a profile that is gone.
    pub(super) fn forget_draft(&mut self) {
        self.draft = None;
    }
}

/// What has left and what still may.
#[derive(Debug, Clone, PartialEq)]
pub struct SyncStatus {
    /// `off`, `waiting` or `sent`.
    pub state: &'static str,
    /// Spent in the last seven days.
    pub spent_epsilon: f64,
    /// Left in the last seven days.
    pub left_epsilon: f64,
    /// Reports delivered since the ledger began.
    pub delivered: u32,
}

impl SyncStatus {
    /// The status as the object JavaScript gets.
    pub fn to_value(&self) -> Value {
        Object::default()
            .text("state", self.state)
            .number("spentEpsilon", self.spent_epsilon)
            .number("leftEpsilon", self.left_epsilon)
            .number("delivered", self.delivered)
            .end()
    }
}

impl Engine {
    /// Takes up the shop's manifest.
    ///
    /// # Errors
    /// [`ErrorKind::ManifestInvalid`]; the one known before stays.
    pub fn set_manifest(&mut self, bytes: &[u8]) -> Result<()> {
        let manifest = Manifest::decode(bytes)?;
        let hash = manifest.hash();
        self.sending.manifest = Some((manifest, hash));
        Ok(())
    }

    /// True when the shop's manifest is here.
    pub const fn has_manifest(&self) -> bool {
        self.sending.manifest.is_some()
    }

    /// The report that would leave now, randomised once and kept: what is shown is what is sent.
    ///
    /// # Errors
    /// [`ErrorKind::ManifestInvalid`] without a manifest that declares the metric.
    pub fn preview(&mut self, now_ms: f64, coins: &mut impl Coins) -> Result<Prepared> {
        let fresh = self.sending.draft.take();
        let draft = match fresh {
            Some(draft) => draft,
            None => self.prepare(now_ms, coins)?,
        };
        self.sending.draft = Some(draft.clone());
        Ok(draft)
    }

    /// When the next report may leave, if that was drawn already.
    pub const fn due_ms(&self) -> Option<f64> {
        self.sending.ledger.due_ms()
    }

    /// Draws the time of the next report: `delay_ms`, a random delay, from now.
    pub fn draw_due(&mut self, now_ms: f64, delay_ms: f64) {
        self.sending.ledger.draw_due(now_ms + delay_ms);
    }

    /// True when something waits or the budget allows another report: only then is it worth asking the shop for its manifest.
    pub fn may_deliver(&mut self, now_ms: f64) -> bool {
        let ledger = &mut self.sending.ledger;
        !self.sending.outbox.is_empty() || METRICS.iter().any(|metric| ledger.allows(metric.code, 0.0, now_ms))
    }

    /// Randomises the report that is due, books it and puts it in the outbox; true when there is something to deliver.
    ///
    /// # Errors
    /// Nothing is booked then: no manifest, or the mechanism refuses.
    pub fn enqueue_due(&mut self, now_ms: f64, coins: &mut impl Coins) -> Result<bool> {
        if !self.consent.may_send() {
            return Ok(false);
        }
        if self.sending.outbox.is_empty() {
            let prepared = self.preview(now_ms, coins)?;
            if self.sending.ledger.allows(prepared.metric, prepared.epsilon, now_ms) {
                self.sending.ledger.spend(prepared.metric, prepared.epsilon, now_ms)?;
                self.sending.outbox.push(prepared.body);
                self.sending.draft = None;
            }
        }
        Ok(!self.sending.outbox.is_empty())
    }

    /// The report to deliver next; none without consent.
    pub fn next_delivery(&self) -> Option<Vec<u8>> {
        if self.consent.may_send() {
            self.sending.outbox.next().map(<[u8]>::to_vec)
        } else {
            None
        }
    }

    /// Books what became of a delivery; true when it arrived.
    pub fn settle(&mut self, body: &[u8], delivery: Delivery) -> bool {
        let arrived = self.sending.outbox.settle(body, delivery);
        if arrived {
            self.sending.ledger.delivered();
        }
        arrived
    }

    /// Budget and deliveries; `collects` says whether the shop named an endpoint.
    pub fn sync_status(&mut self, collects: bool, now_ms: f64) -> SyncStatus {
        let spent = self.sending.ledger.spent_at(now_ms);
        let state = match () {
            () if !collects || !self.consent.may_send() => "off",
            () if spent > 0.0 && self.sending.outbox.is_empty() => "sent",
            () => "waiting",
        };
        let delivered = self.sending.ledger.deliveries();
        SyncStatus { state, spent_epsilon: spent, left_epsilon: (MAX_WINDOW_EPSILON - spent).max(0.0), delivered }
    }

    /// Ledger and outbox as bytes, to be kept apart from the profile.
    pub fn sending_bytes(&self) -> (Vec<u8>, Vec<u8>) {
        (self.sending.ledger.encode(), self.sending.outbox.encode())
    }

    /// Takes up kept bytes; an absent part is as on a new device.
    pub fn restore_sending(&mut self, ledger: Option<&[u8]>, outbox: Option<&[u8]>, now_ms: f64) {
        if let Some(bytes) = ledger {
            self.sending.ledger = Ledger::decode(bytes, now_ms);
        }
        if let Some(bytes) = outbox {
            self.sending.outbox = Outbox::decode(bytes);
        }
    }

    fn prepare(&self, now_ms: f64, coins: &mut impl Coins) -> Result<Prepared> {
        let absent = || Error::new(ErrorKind::ManifestInvalid, "no manifest");
        let (manifest, hash) = self.sending.manifest.as_ref().ok_or_else(absent)?;
        let metric = METRICS.iter().find(|metric| manifest.metric(metric.code).is_some()).ok_or_else(absent)?;
        metric.prepare(&self.profile, manifest, *hash, now_ms, coins)
    }
}
