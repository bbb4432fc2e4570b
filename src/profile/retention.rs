//! How long things are kept: each level of tags has its own time, and what is older is gone.

use super::kind::KINDS;
use super::tags::Level;
use super::Profile;
use crate::time::seconds;

/// Days that each level is kept after its last change.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Retention {
    /// Facts and statements.
    pub basic_days: f64,
    /// What is done.
    pub behaviour_days: f64,
    /// What is liked.
    pub preference_days: f64,
    /// Orders.
    pub value_days: f64,
}

impl Default for Retention {
    fn default() -> Self {
        // Half a year says what somebody likes; orders are looked at over two, as accounts are.
        Self { basic_days: 365.0, behaviour_days: 180.0, preference_days: 180.0, value_days: 730.0 }
    }
}

impl Retention {
    /// Days that a level is kept.
    pub const fn days(&self, level: Level) -> f64 {
        match level {
            Level::Basic => self.basic_days,
            Level::Behaviour => self.behaviour_days,
            Level::Preference => self.preference_days,
            Level::Value => self.value_days,
        }
    }
}

impl Profile {
    /// Deletes what is older than its level is kept.
    pub fn retain(&mut self, retention: &Retention, now_ms: f64) {
        let oldest_s = |level| seconds(now_ms - retention.days(level) * crate::time::DAY_MS);
        for row in &KINDS {
            let oldest_s = oldest_s(row.level);
            self.tallies.forget(|tally| tally.kind == row.kind && tally.at_s < oldest_s);
        }
        let oldest_liked_s = oldest_s(Level::Preference);
        self.history.forget(|seen| seen.at_s < oldest_liked_s);
        self.purchases.forget_before(oldest_s(Level::Value));
        self.statements.forget_before(oldest_s(Level::Basic));
        self.evaluation.forget_before(oldest_s(Level::Behaviour));
        if self.visits.last_s < oldest_s(Level::Behaviour) {
            self.visits = super::Visits::default();
            self.channels = (String::new(), String::new());
            self.history.forget_passed();
        }
    }
}
