//! Reports that are randomised but not yet acknowledged: bounded, persisted, tried again a few times, then dropped.

use crate::pack::{Record, Unpacked};

/// Reports kept at most; more cannot be due, since a window allows four.
pub const MAX_REPORTS: usize = 8;

/// Deliveries tried before a report is given up.
pub const MAX_ATTEMPTS: u16 = 5;

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

#[derive(Debug, Clone, PartialEq, Eq)]
struct Waiting {
    body: Vec<u8>,
    attempts: u16,
}

/// The reports that wait.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outbox {
    waiting: Vec<Waiting>,
}

impl Outbox {
    /// Adds a report; the oldest is dropped when full.
    pub fn push(&mut self, body: Vec<u8>) {
        if self.waiting.len() >= MAX_REPORTS {
            self.waiting.remove(0);
        }
        self.waiting.push(Waiting { body, attempts: 0 });
    }

    /// The report to deliver next.
    pub fn next(&self) -> Option<&[u8]> {
        self.waiting.first().map(|w| w.body.as_slice())
    }

    /// Books what became of the delivery of `body`; true when it arrived.
    pub fn settle(&mut self, body: &[u8], delivery: Delivery) -> bool {
        let Some(position) = self.waiting.iter().position(|w| w.body.as_slice() == body) else { return false };
        let mut report = self.waiting.remove(position);
        report.attempts += 1;
        if delivery == Delivery::Failed && report.attempts < MAX_ATTEMPTS {
            self.waiting.push(report);
        }
        delivery == Delivery::Accepted
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
            outbox.waiting.push(Waiting { body: report.bytes().to_vec(), attempts: report.u16() });
            fit &= report.end();
        }
        (fit && fields.end()).then_some(outbox)
    }

    /// The bytes to keep.
    pub fn encode(&self) -> Vec<u8> {
        let report = |w: &Waiting| Record::default().bytes(&w.body).int(w.attempts).end();
        Record::default().list(self.waiting.iter().map(report)).end().into_bytes()
    }

    /// Reads kept bytes; what cannot be read is dropped.
    pub fn decode(bytes: &[u8]) -> Self {
        Unpacked::of(bytes).and_then(Self::read).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_tried_five_times_and_then_given_up() {
        let mut outbox = Outbox::default();
        outbox.push(vec![1]);
        for _ in 0..MAX_ATTEMPTS {
            assert_eq!(outbox.next(), Some(&[1u8][..]));
            assert!(!outbox.settle(&[1], Delivery::Failed));
        }
        assert!(outbox.is_empty());
    }

    #[test]
    fn it_never_grows_over_its_bound() {
        let mut outbox = Outbox::default();
        (0..100).for_each(|i| outbox.push(vec![i]));
        assert_eq!(outbox.len(), MAX_REPORTS);
        assert_eq!(outbox.next(), Some(&[92u8][..]));
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
