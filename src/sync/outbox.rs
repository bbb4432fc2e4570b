//! Reports that are randomised but not yet acknowledged: bounded, persisted, tried again a few times, ever more seldom, then
//! dropped. A try is booked before it is made: so of several tabs one tries, and a page that ends during it has used it up.

use crate::pack::{Record, Unpacked};

/// Reports kept at most; more cannot be due, since a window allows four.
pub const MAX_REPORTS: usize = 8;

/// Deliveries tried before a report is given up.
pub const MAX_ATTEMPTS: u16 = PAUSES_MS.len() as u16;

/// How long a report rests after each try: a minute, eight, an hour, eight and a half; after the last one it is given up.
const PAUSES_MS: [f64; 5] = [60e3, 480e3, 3_840e3, 30_720e3, LONGEST_PAUSE_MS];
const LONGEST_PAUSE_MS: f64 = 30_720e3;

/// A report is tried again for this long after its first try. The collector knows a report it counted for 48 hours: one that came
/// later would count twice. The rest is for clocks that are set right in between.
const TRIED_FOR_MS: f64 = 36.0 * 3_600e3;

/// What the collector answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// Accepted (2xx).
    Accepted,
    /// Refused for good (4xx): trying again cannot help.
    Refused,
    /// No answer, or a passing trouble: try again later.
    Failed,
}

#[derive(Debug, Clone, PartialEq)]
struct Waiting {
    body: Vec<u8>,
    attempts: u16,
    /// When it was tried first; of no meaning before.
    first_try_ms: f64,
    /// Not to be tried before this time.
    rests_until_ms: f64,
}

/// The reports that wait.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outbox {
    waiting: Vec<Waiting>,
}

impl Outbox {
    /// Adds a report; the oldest is dropped when full.
    pub fn push(&mut self, body: Vec<u8>) {
        if self.waiting.len() >= MAX_REPORTS {
            self.waiting.remove(0);
        }
        self.waiting.push(Waiting { body, attempts: 0, first_try_ms: 0.0, rests_until_ms: 0.0 });
    }

    /// Books a try and gives the report to be carried now; none while all rest.
    pub fn take_turn(&mut self, now_ms: f64) -> Option<Vec<u8>> {
        // The page that made the last try may never have learnt what became of it.
        self.waiting.retain(|w| w.may_be_tried(now_ms) && (w.attempts < MAX_ATTEMPTS || w.rests(now_ms)));
        let report = self.waiting.iter_mut().find(|w| !w.rests(now_ms))?;
        let pause_ms = PAUSES_MS.get(usize::from(report.attempts)).copied().unwrap_or(LONGEST_PAUSE_MS);
        if report.attempts == 0 {
            report.first_try_ms = now_ms;
        }
        report.rests_until_ms = now_ms + pause_ms;
        report.attempts += 1;
        Some(report.body.clone())
    }

    /// When the next report may be carried; none when none waits.
    pub fn next_turn_ms(&self, now_ms: f64) -> Option<f64> {
        let turns = self.waiting.iter().map(|w| if w.rests(now_ms) { w.rests_until_ms } else { now_ms });
        turns.reduce(f64::min)
    }

    /// Books what became of the delivery of `body`; true when it arrived.
    pub fn settle(&mut self, body: &[u8], delivery: Delivery) -> bool {
        let given_up = |w: &Waiting| delivery != Delivery::Failed || w.attempts >= MAX_ATTEMPTS;
        let before = self.waiting.len();
        self.waiting.retain(|w| w.body.as_slice() != body || !given_up(w));
        delivery == Delivery::Accepted && self.waiting.len() < before
    }

    /// How many reports wait.
    pub fn len(&self) -> usize {
        self.waiting.len()
    }

    /// True when nothing waits.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    fn read(value: Unpacked<'_>) -> Option<Self> {
        let mut fields = value.fields();
        let (mut outbox, mut fit) = (Self::default(), true);
        for report in fields.list() {
            let mut report = report.fields();
            let (body, attempts) = (report.bytes().to_vec(), report.u16());
            let (first_try_ms, rests_until_ms) = (report.number(), report.number());
            outbox.waiting.push(Waiting { body, attempts, first_try_ms, rests_until_ms });
            fit &= report.end();
        }
        (fit && fields.end()).then_some(outbox)
    }

    /// The bytes to keep.
    pub fn encode(&self) -> Vec<u8> {
        let report = |w: &Waiting| {
            Record::default().bytes(&w.body).int(w.attempts).number(w.first_try_ms).number(w.rests_until_ms).end()
        };
        Record::default().list(self.waiting.iter().map(report)).end().into_bytes()
    }

    /// Reads kept bytes; what cannot be read is dropped.
    pub fn decode(bytes: &[u8]) -> Self {
        Unpacked::of(bytes).and_then(Self::read).unwrap_or_default()
    }
}

impl Waiting {
    /// False once the collector may have forgotten the first try. A clock that was turned back says nothing of how long ago that was.
    fn may_be_tried(&self, now_ms: f64) -> bool {
        self.attempts == 0 || (self.first_try_ms..self.first_try_ms + TRIED_FOR_MS).contains(&now_ms)
    }

    /// No longer than the longest pause: a clock that was turned back far does not keep a report for ever.
    fn rests(&self, now_ms: f64) -> bool {
        self.rests_until_ms > now_ms && self.rests_until_ms <= now_ms + LONGEST_PAUSE_MS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: f64 = 1.7e12;

    #[test]
    fn a_report_is_tried_five_times_ever_more_seldom_and_then_given_up() {
        let mut outbox = Outbox::default();
        outbox.push(vec![1]);
        let (mut now_ms, mut pauses) = (NOW, Vec::new());
        for _ in 0..MAX_ATTEMPTS {
            assert_eq!(outbox.take_turn(now_ms), Some(vec![1]));
            assert_eq!(outbox.take_turn(now_ms + 1.0), None, "another tab does not try at the same time");
            assert!(!outbox.settle(&[1], Delivery::Failed));
            let next_ms = outbox.next_turn_ms(now_ms + 1.0).unwrap_or(now_ms);
            pauses.push((next_ms - now_ms) / 60e3);
            now_ms = next_ms;
        }
        assert_eq!(pauses, [1.0, 8.0, 64.0, 512.0, 0.0]);
        assert!(outbox.is_empty());
    }

    #[test]
    fn a_page_that_ends_during_a_try_has_used_it_up() {
        let mut outbox = Outbox::default();
        outbox.push(vec![1]);
        let mut tries = 0;
        for minute in (0..48 * 60).step_by(10) {
            tries += u32::from(outbox.take_turn(NOW + f64::from(minute) * 60e3).is_some());
            outbox = Outbox::decode(&outbox.encode());
        }
        assert_eq!(tries, u32::from(MAX_ATTEMPTS));
    }

    #[test]
    fn no_report_is_tried_again_once_the_collector_may_have_forgotten_it() {
        const FORGOTTEN_HOURS: f64 = 48.0;
        for page_opens_after_hours in [1.0, 12.0, 30.0, 35.9, 36.0, 47.0, 48.1, 500.0, -0.1, -500.0] {
            let mut outbox = Outbox::default();
            outbox.push(vec![1]);
            outbox.take_turn(NOW);
            outbox = Outbox::decode(&outbox.encode());
            let tried_again = outbox.take_turn(NOW + page_opens_after_hours * 3.6e6).is_some();
            let may_be = (0.0..FORGOTTEN_HOURS - 12.0).contains(&page_opens_after_hours);
            assert_eq!(tried_again, may_be, "after {page_opens_after_hours} hours");
            assert_eq!(outbox.is_empty(), !may_be, "and a clock turned back keeps it no longer");
        }
    }

    #[test]
    fn a_report_that_was_never_tried_may_wait() {
        let mut outbox = Outbox::default();
        outbox.push(vec![1]);
        assert_eq!(outbox.take_turn(NOW + 1e10), Some(vec![1]));
    }

    #[test]
    fn it_never_grows_over_its_bound() {
        let mut outbox = Outbox::default();
        (0..100).for_each(|i| outbox.push(vec![i]));
        assert_eq!(outbox.len(), MAX_REPORTS);
        assert_eq!(outbox.take_turn(NOW), Some(vec![92]));
    }

    #[test]
    fn accepted_and_refused_reports_leave_it() {
        let mut outbox = Outbox::default();
        outbox.push(vec![1]);
        outbox.push(vec![2]);
        assert!(outbox.settle(&[1], Delivery::Accepted));
        assert!(!outbox.settle(&[2], Delivery::Refused));
        assert!(!outbox.settle(&[3], Delivery::Accepted), "unknown reports are nobody's delivery");
        assert!(outbox.is_empty());
        assert_eq!(Outbox::decode(&outbox.encode()), outbox);
    }
}
