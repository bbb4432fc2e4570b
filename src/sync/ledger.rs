//! The privacy ledger: what this device has spent, and what the window still allows. Erasing the profile does not reset it.

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

/// Everything spent inside the window, and when the next report is due.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ledger {
    spends: Vec<Spend>,
    /// Latest time ever seen: a clock turned back must not open the window again.
    latest_ms: f64,
    /// When the next report may leave; drawn at random once per grant, so that its time says nothing.
    due_ms: Option<f64>,
    delivered: u32,
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

    /// Books the time drawn for the next report; it stays until that is delivered.
    pub fn draw_due(&mut self, due_ms: f64) {
        self.due_ms = Some(due_ms);
    }

    /// Counts a delivery; the next report gets a new random time.
    pub fn delivered(&mut self) {
        self.delivered = self.delivered.saturating_add(1);
        self.due_ms = None;
    }

    /// Reports delivered since the ledger began.
    pub const fn deliveries(&self) -> u32 {
        self.delivered
    }

    /// The bytes to keep, apart from the profile.
    pub fn encode(&self) -> Vec<u8> {
        let spend = |s: &Spend| Record::default().int(s.metric).number(s.at_ms).number(s.epsilon).end();
        let due_ms = self.due_ms.map_or_else(Packed::nil, Packed::number);
        let spends = self.spends.iter().map(spend);
        Record::default().list(spends).number(self.latest_ms).value(&due_ms).int(self.delivered).end().into_bytes()
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
}
