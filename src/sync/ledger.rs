//! The privacy ledger: what this device has spent, and what the window still allows. Erasing the profile does not reset it.
//!
//! It also remembers the noise of answers that change slowly. Asked again each week with fresh noise, the mean of the reports would
//! give the answer away; with the same noise every report after the first says nothing new (Erlingsson et al. 2014, "permanent
//! randomised response"). Reports carry nothing that links them, so that repeating one's noise does not link them either beyond
//! the noise itself; they are a week apart and few.

use super::manifest::ManifestHash;
use crate::error::{Error, ErrorKind, Result};
use crate::pack::{Packed, Record, Unpacked};
use crate::time::DAY_MS;

/// Length of the sliding window.
pub const WINDOW_DAYS: f64 = 7.0;

/// A device spends at most this much in any window (DESIGN section 10).
pub const MAX_WINDOW_EPSILON: f64 = 4.0;

/// One report that was randomised, and so spent, whether or not it arrived.
#[derive(Debug, Clone, PartialEq)]
struct Spend {
    metric: u16,
    at_ms: f64,
    epsilon: f64,
}

/// Different answers to one question that get noise of their own in one period; a device whose answer keeps changing repeats the
/// last of them, so that a period loses at most this many times epsilon.
const MAX_MEMOS: usize = 3;

/// An answer that was randomised, and its noise.
#[derive(Debug, Clone, PartialEq)]
pub struct Memo {
    /// The metric.
    pub metric: u16,
    /// What the answer's number means.
    pub manifest_hash: ManifestHash,
    /// The true answer.
    pub answer: u32,
    /// When it was randomised.
    pub at_ms: f64,
    /// What was reported.
    pub bits: Vec<u8>,
}

/// Everything spent inside the window, and when the next report is due.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ledger {
    spends: Vec<Spend>,
    /// Latest time ever seen: a clock turned back must not open the window again.
    latest_ms: f64,
    /// When the next report may leave; drawn at random for each, so that its time says nothing.
    due_ms: Option<f64>,
    delivered: u32,
    memos: Vec<Memo>,
}

impl Ledger {
    /// Spends `epsilon` on one report of `metric`.
    ///
    /// # Errors
    /// [`ErrorKind::BudgetSpent`] when the metric was reported inside the window or the window's budget would be exceeded.
    pub fn spend(&mut self, metric: u16, epsilon: f64, now_ms: f64) -> Result<()> {
        let now_ms = self.advance(now_ms);
        let reported = self.spends.iter().any(|s| s.metric == metric);
        if reported || self.spent() + epsilon > MAX_WINDOW_EPSILON + 1e-9 {
            return Err(Error::new(ErrorKind::BudgetSpent, "privacy budget of this window"));
        }
        self.spends.push(Spend { metric, at_ms: now_ms, epsilon });
        Ok(())
    }

    /// True when [`Self::spend`] would succeed.
    pub fn allows(&mut self, metric: u16, epsilon: f64, now_ms: f64) -> bool {
        self.clone().spend(metric, epsilon, now_ms).is_ok()
    }

    /// Privacy loss of the window that ends now.
    pub fn spent_at(&mut self, now_ms: f64) -> f64 {
        self.advance(now_ms);
        self.spent()
    }

    /// When the next report may leave, if that was drawn already.
    pub const fn due_ms(&self) -> Option<f64> {
        self.due_ms
    }

    /// Books the time drawn for the next report.
    pub fn draw_due(&mut self, due_ms: f64) {
        self.due_ms = Some(due_ms);
    }

    /// Counts a delivery.
    pub fn delivered(&mut self) {
        self.delivered = self.delivered.saturating_add(1);
    }

    /// Reports delivered since the ledger began.
    pub const fn deliveries(&self) -> u32 {
        self.delivered
    }

    /// The noise to use again for an answer, if it was randomised less than `memo_days` ago.
    pub fn remembered(
        &self,
        metric: u16,
        manifest_hash: ManifestHash,
        answer: u32,
        memo_days: f64,
        now_ms: f64,
    ) -> Option<&[u8]> {
        let since_ms = now_ms.max(self.latest_ms) - memo_days * DAY_MS;
        let is_asked =
            |memo: &&Memo| memo.metric == metric && memo.manifest_hash == manifest_hash && memo.at_ms > since_ms;
        let mut asked = self.memos.iter().filter(is_asked);
        let same = asked.clone().find(|memo| memo.answer == answer);
        let last = asked.clone().next_back().filter(|_| asked.nth(MAX_MEMOS - 1).is_some());
        same.or(last).map(|memo| memo.bits.as_slice())
    }

    /// Remembers an answer's noise, once it was spent; what was remembered of it before goes.
    pub fn remember(&mut self, memo: Memo) {
        self.memos.retain(|old| {
            old.metric != memo.metric || (old.manifest_hash == memo.manifest_hash && old.answer != memo.answer)
        });
        self.memos.push(memo);
        let kept = self.memos.len().saturating_sub(MAX_MEMOS * 8);
        self.memos.drain(..kept);
    }

    /// Forgets every true answer: the profile they were about is erased.
    pub fn forget_memos(&mut self) {
        self.memos.clear();
    }

    /// The bytes to keep, apart from the profile.
    pub fn encode(&self) -> Vec<u8> {
        let spend = |s: &Spend| Record::default().int(s.metric).number(s.at_ms).number(s.epsilon).end();
        let due_ms = self.due_ms.map_or_else(Packed::nil, Packed::number);
        let spends = self.spends.iter().map(spend);
        let memo = |m: &Memo| {
            Record::default().int(m.metric).bytes(&m.manifest_hash).int(m.answer).number(m.at_ms).bytes(&m.bits).end()
        };
        let memos = self.memos.iter().map(memo);
        Record::default()
            .list(spends)
            .number(self.latest_ms)
            .value(&due_ms)
            .int(self.delivered)
            .list(memos)
            .end()
            .into_bytes()
    }

    /// Reads kept bytes. A damaged ledger counts as fully spent now: damage must never buy budget.
    pub fn decode(bytes: &[u8], now_ms: f64) -> Self {
        Unpacked::of(bytes).and_then(Self::read).unwrap_or_else(|| Self {
            spends: vec![Spend { metric: 0, at_ms: now_ms, epsilon: MAX_WINDOW_EPSILON }],
            latest_ms: now_ms,
            ..Self::default()
        })
    }

    fn read(value: Unpacked<'_>) -> Option<Self> {
        let mut fields = value.fields();
        let (mut ledger, mut fit) = (Self::default(), true);
        for spend in fields.list() {
            let mut spend = spend.fields();
            ledger.spends.push(Spend { metric: spend.u16(), at_ms: spend.number(), epsilon: spend.number() });
            fit &= spend.end();
        }
        (ledger.latest_ms, ledger.due_ms, ledger.delivered) = (fields.number(), fields.any().number(), fields.u32());
        for memo in fields.list() {
            let mut memo = memo.fields();
            let (metric, manifest_hash) = (memo.u16(), memo.bytes().try_into().unwrap_or_default());
            let (answer, at_ms, bits) = (memo.u32(), memo.number(), memo.bytes().to_vec());
            ledger.memos.push(Memo { metric, manifest_hash, answer, at_ms, bits });
            fit &= memo.end();
        }
        (fit && fields.end()).then_some(ledger)
    }

    fn spent(&self) -> f64 {
        // Not `sum`: over nothing it gives -0.
        self.spends.iter().fold(0.0, |spent, s| spent + s.epsilon)
    }

    /// Moves the window; gives the time to book at, never earlier than one seen before.
    fn advance(&mut self, now_ms: f64) -> f64 {
        self.latest_ms = self.latest_ms.max(now_ms);
        let from = self.latest_ms - WINDOW_DAYS * DAY_MS;
        self.spends.retain(|s| s.at_ms > from);
        self.latest_ms
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Coins, Seeded};

    #[test]
    fn a_metric_is_reported_once_a_window() {
        let mut ledger = Ledger::default();
        ledger.spend(1, 1.0, 0.0).unwrap();
        assert_eq!(ledger.spend(1, 1.0, 6.9 * DAY_MS).unwrap_err().kind(), ErrorKind::BudgetSpent);
        ledger.spend(1, 1.0, 7.1 * DAY_MS).unwrap();
    }

    #[test]
    fn no_window_of_sixty_days_spends_more_than_its_budget() {
        let (mut ledger, mut rng, mut spent) = (Ledger::default(), Seeded::new(5), Vec::new());
        for hour in 0..60 * 24 {
            // The clock also jumps back now and then.
            let jump = if rng.below(10) == 0 { 3.0 * DAY_MS } else { 0.0 };
            let now = f64::from(hour) * DAY_MS / 24.0;
            if ledger.spend((hour % 9) as u16, 1.0, now - jump).is_ok() {
                spent.push(now);
            }
            ledger = Ledger::decode(&ledger.encode(), now);
        }
        assert!(spent.len() > 25, "the budget is usable: {}", spent.len());
        for &from in &spent {
            let inside = spent.iter().filter(|&&t| t >= from && t < from + WINDOW_DAYS * DAY_MS).count();
            assert!(inside as f64 <= MAX_WINDOW_EPSILON, "{inside} reports in a window");
        }
    }

    #[test]
    fn a_clock_turned_back_buys_nothing() {
        let mut ledger = Ledger::default();
        ledger.spend(1, 1.0, 100.0 * DAY_MS).unwrap();
        assert!(!ledger.allows(1, 1.0, 10.0 * DAY_MS));
    }

    #[test]
    fn a_damaged_ledger_is_a_spent_one() {
        let mut ledger = Ledger::decode(&[1, 2, 3], 5.0);
        assert!(!ledger.allows(1, 1.0, 6.0));
        assert!(ledger.allows(1, 1.0, 8.0 * DAY_MS));
    }

    fn memo(answer: u32, day: f64) -> Memo {
        Memo { metric: 1, manifest_hash: [3; 8], answer, at_ms: day * DAY_MS, bits: vec![answer as u8] }
    }

    #[test]
    fn an_answer_keeps_its_noise_for_its_time() {
        let mut ledger = Ledger::default();
        ledger.remember(memo(5, 1.0));
        ledger = Ledger::decode(&ledger.encode(), 0.0);
        let asked = |answer, hash, day: f64| ledger.remembered(1, hash, answer, 90.0, day * DAY_MS).map(<[u8]>::to_vec);
        assert_eq!(asked(5, [3; 8], 80.0), Some(vec![5]));
        assert_eq!(asked(5, [3; 8], 92.0), None, "then it is drawn anew");
        assert_eq!(asked(6, [3; 8], 80.0), None, "another answer has its own");
        assert_eq!(asked(5, [4; 8], 80.0), None, "and so has another question");
    }

    #[test]
    fn an_answer_that_keeps_changing_is_randomised_three_times_a_period() {
        let mut ledger = Ledger::default();
        let mut drawn = 0;
        for week in 0..12 {
            let (answer, day) = (week % 7, f64::from(week) * 7.0);
            if ledger.remembered(1, [3; 8], answer, 90.0, day * DAY_MS).is_none() {
                drawn += 1;
                ledger.remember(memo(answer, day));
            }
        }
        assert_eq!(drawn, MAX_MEMOS);
    }
}
