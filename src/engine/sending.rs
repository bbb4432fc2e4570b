//! The engine's part of sending: when a report is due it is randomised, booked in the ledger, and put in the outbox. Carrying it
//! to the collector is the caller's business. Several tabs share ledger and outbox: whoever changes them takes up what is stored
//! first, and keeps what comes of it in the same transaction.

use super::Engine;
use crate::error::Result;
use crate::pack::{Record, Unpacked};
use crate::rng::Coins;
use crate::sync::ledger::{Ledger, MAX_WINDOW_EPSILON};
use crate::sync::manifest::{Manifest, ManifestHash};
use crate::sync::outbox::{Delivery, Outbox};
use crate::sync::report::{Metric, Prepared, Sight, METRICS};
use crate::time::epoch_day;
use crate::value::{Object, Value};

/// Ledger, outbox, and the reports that a preview showed.
#[derive(Debug, Default)]
pub(super) struct Sending {
    manifest: Option<(Manifest, ManifestHash)>,
    ledger: Ledger,
    outbox: Outbox,
    drafts: Vec<Prepared>,
}

impl Sending {
    /// Nothing that waits may leave any more.
    pub(super) fn cancel(&mut self) {
        self.outbox = Outbox::default();
        self.drafts.clear();
    }

    /// Drafts and remembered answers are about a profile that is gone.
    pub(super) fn forget(&mut self) {
        self.drafts.clear();
        self.ledger.forget_memos();
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

    /// The reports that the week still allows, randomised once and kept: what is shown is what is sent. `look_mode` is the look on the
    /// page, see [`crate::sync::report::look_mode`].
    pub fn preview(&mut self, look_mode: &str, now_ms: f64, coins: &mut impl Coins) -> Vec<Prepared> {
        let mut left = MAX_WINDOW_EPSILON - self.sending.ledger.spent_at(now_ms);
        let mut prepared = Vec::new();
        for metric in self.due(now_ms) {
            let draft = self.draft(&metric, look_mode, now_ms, coins).filter(|draft| draft.epsilon <= left);
            prepared.extend(draft.inspect(|draft| left -= draft.epsilon));
        }
        prepared
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

    /// Books the next try of a report that waits, or else randomises and books one that the week still allows, and gives its bytes:
    /// they are to be kept before they are carried. None when there is nothing to send, no consent, or nothing that waits and a new
    /// one is not due.
    pub fn take_report(
        &mut self,
        look_mode: &str,
        is_due: bool,
        now_ms: f64,
        coins: &mut impl Coins,
    ) -> Option<Vec<u8>> {
        if !self.consent.may_send() {
            return None;
        }
        let waiting = self.sending.outbox.take_turn(now_ms);
        if waiting.is_some() || !is_due {
            return waiting;
        }
        for metric in self.due(now_ms) {
            let Some(prepared) = self.draft(&metric, look_mode, now_ms, coins) else { continue };
            if self.sending.ledger.spend(prepared.metric, prepared.epsilon, now_ms).is_ok() {
                self.sending.drafts.retain(|draft| draft.metric != prepared.metric);
                prepared.memo.into_iter().for_each(|memo| self.sending.ledger.remember(memo));
                self.sending.outbox.push(prepared.body);
                return self.sending.outbox.take_turn(now_ms);
            }
        }
        None
    }

    /// When the next try of a report that waits may be made; none when none waits.
    pub fn next_turn_ms(&self, now_ms: f64) -> Option<f64> {
        self.sending.outbox.next_turn_ms(now_ms)
    }

    /// True while a report that was taken may still leave.
    pub fn may_carry(&self) -> bool {
        self.consent.may_send() && !self.sending.outbox.is_empty()
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

    /// Forgets drafts and every answer whose noise was to be used again.
    pub fn forget_answers(&mut self) {
        self.sending.forget();
    }

    /// Ledger and outbox as bytes, to be kept apart from the profile.
    pub fn sending_bytes(&self) -> Vec<u8> {
        Record::default().bytes(&self.sending.ledger.encode()).bytes(&self.sending.outbox.encode()).end().into_bytes()
    }

    /// Takes up kept bytes in the place of what is known; none is as on a new device.
    pub fn restore_sending(&mut self, kept: Option<&[u8]>, now_ms: f64) {
        let fields = kept.and_then(Unpacked::of).map(Unpacked::fields);
        (self.sending.ledger, self.sending.outbox) = match (kept, fields) {
            (None, _) => Default::default(),
            (_, Some(mut fields)) => (Ledger::decode(fields.bytes(), now_ms), Outbox::decode(fields.bytes())),
            // Damage must never buy budget.
            (_, None) => (Ledger::decode(&[], now_ms), Outbox::default()),
        };
        if !self.consent.may_send() {
            self.sending.cancel();
        }
    }

    /// The metrics the week still allows, beginning each week with another: where the shop asks more than the budget has room for, each has
    /// its turn.
    fn due(&mut self, now_ms: f64) -> Vec<Metric> {
        let mut due = Vec::new();
        for metric in &METRICS {
            if self.allows(metric, now_ms) {
                due.push(*metric);
            }
        }
        let declared = self.sending.manifest.as_ref().map_or(1, |(manifest, _)| manifest.metrics.len().max(1));
        let first = epoch_day(now_ms) as usize / 7 % declared;
        let (later, now) = due.split_at(first.min(due.len()));
        [now, later].concat()
    }

    fn allows(&mut self, metric: &Metric, now_ms: f64) -> bool {
        let spec = self.sending.manifest.as_ref().and_then(|(manifest, _)| manifest.metric(metric.code));
        let epsilon = spec.map(|spec| spec.epsilon);
        epsilon.is_some_and(|epsilon| self.sending.ledger.allows(metric.code, epsilon, now_ms))
    }

    /// The draft of a metric's report, made now if there is none; none when the manifest has no place for the answer.
    fn draft(&mut self, metric: &Metric, look_mode: &str, now_ms: f64, coins: &mut impl Coins) -> Option<Prepared> {
        if let Some(draft) = self.sending.drafts.iter().find(|draft| draft.metric == metric.code) {
            return Some(draft.clone());
        }
        let (manifest, hash) = self.sending.manifest.as_ref()?;
        let (trials, duel) = self.trials(now_ms);
        let sight = Sight { profile: &self.profile, look_mode, trials: &trials, duel, now_ms };
        let draft = metric.prepare(sight, manifest, *hash, &self.sending.ledger, coins).ok()?;
        self.sending.drafts.push(draft.clone());
        Some(draft)
    }
}
