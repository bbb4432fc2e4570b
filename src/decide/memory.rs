//! What is remembered of decisions, and its bytes. Apart from the profile: it has to be there at once, in every tab, before a page that
//! is being left is gone, and it holds nothing about taste.

use super::caps::Shown;
use super::experiment::Enrolled;
use super::numbers::{Numbers, Reading};
use super::point::{Outcome, Point};
use crate::error::{Error, ErrorKind, Result};
use crate::event::EventKind;
use crate::key::Key;

/// Version written.
const VERSION: u8 = 1;
/// Points remembered; the one decided at longest ago goes first.
const MAX_POINTS: usize = 12;
/// Items of measured lists that were remembered here once.
const MAX_PICKS: usize = 128;
/// Experiments remembered.
const MAX_ENROLLED: usize = 32;

/// Everything that is remembered of decisions.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Memory {
    /// Whom experiments take this device for: drawn once, never told to anybody. 0 before it was drawn.
    pub id: u64,
    points: Vec<Point>,
    /// Experiments this device is in.
    pub enrolled: Vec<Enrolled>,
    /// What was shown.
    pub shown: Shown,
    /// True when what is stored was written by a newer version: it is left alone, and no promotion is shown.
    pub locked: bool,
}

impl Memory {
    /// In the place of what a newer version keeps.
    pub fn locked() -> Self {
        Self { locked: true, ..Self::default() }
    }

    /// Takes the point of a name out, new if need be; [`Self::put`] brings it back.
    pub fn take(&mut self, key: Key) -> Point {
        let place = self.points.iter().position(|point| point.key == key);
        place.map_or_else(|| Point::new(key), |place| self.points.remove(place))
    }

    /// Keeps a point; the latest stands last.
    pub fn put(&mut self, point: Point) {
        if self.points.len() >= MAX_POINTS {
            self.points.remove(0);
        }
        self.points.push(point);
    }

    /// True when something that is remembered goes by events of a kind.
    pub fn heeds(&self, kind: EventKind) -> bool {
        let is_offer = matches!(kind, EventKind::SelectPromotion | EventKind::CouponUse | EventKind::Purchase);
        (is_offer && !self.points.is_empty()) || self.enrolled.iter().any(|enrolled| enrolled.awaits(kind))
    }

    /// Takes note of an event; true when it was news. `option` is the promotion or coupon it names.
    pub fn note(&mut self, kind: EventKind, option: Key, at_s: u32) -> bool {
        let mut is_news = false;
        for enrolled in &mut self.enrolled {
            is_news |= enrolled.note(kind);
        }
        if matches!(kind, EventKind::SelectPromotion | EventKind::CouponUse | EventKind::Purchase) {
            is_news |= self.taken(option, at_s);
        }
        is_news
    }

    /// Books that what is held somewhere under this name was taken; true when it was news.
    fn taken(&mut self, option: Key, now_s: u32) -> bool {
        let mut is_news = false;
        for point in &mut self.points {
            is_news |= point.settle(option, Outcome::Taken, now_s);
        }
        is_news
    }

    /// Remembers an enrolment in the place of an older one.
    pub fn enrol(&mut self, enrolled: Enrolled) {
        self.enrolled.retain(|kept| kept.experiment != enrolled.experiment);
        if self.enrolled.len() >= MAX_ENROLLED {
            self.enrolled.remove(0);
        }
        self.enrolled.push(enrolled);
    }

    /// The device's id as text.
    pub fn id_text(&self) -> String {
        self.id.to_string()
    }

    /// The bytes to keep: version, checksum, numbers.
    #[inline(never)]
    pub fn encode(&self) -> Vec<u8> {
        let mut numbers = Numbers::default();
        numbers.put(self.id);
        numbers.list(&self.points, Point::write);
        numbers.list(&self.enrolled, Enrolled::write);
        self.shown.write(&mut numbers);
        // Version 1 began with items of measured lists here, and what they had won; now that is in the profile.
        numbers.put(0u32).put(0u32).put(0u32).put(0u32);
        let body = numbers.into_bytes();
        let mut bytes = vec![VERSION];
        bytes.extend_from_slice(&checksum(&body).to_le_bytes());
        bytes.extend_from_slice(&body);
        bytes
    }

    /// Reads kept bytes.
    ///
    /// # Errors
    /// [`ErrorKind::SnapshotFromFuture`] for a newer version, [`ErrorKind::SnapshotCorrupt`] for what is no memory.
    #[inline(never)]
    pub fn decode(bytes: &[u8]) -> Result<Self> {
        let corrupt = Error::new(ErrorKind::SnapshotCorrupt, "decisions");
        let Some((version, rest)) = bytes.split_first() else { return Err(corrupt) };
        if *version > VERSION {
            return Err(Error::new(ErrorKind::SnapshotFromFuture, "decisions"));
        }
        let body = rest.split_first_chunk().filter(|(sum, body)| u64::from_le_bytes(**sum) == checksum(body));
        let Some((_, body)) = body else { return Err(corrupt) };
        let mut from = Reading::of(body);
        let memory = Self {
            id: from.next(),
            points: from.list(MAX_POINTS, Point::read),
            enrolled: from.list(MAX_ENROLLED, Enrolled::read),
            shown: Shown::read(&mut from),
            locked: false,
        };
        from.list(MAX_PICKS, |from| (from.next(), from.next()));
        let _won = [from.next(), from.next(), from.next()];
        from.end().then_some(memory).ok_or(corrupt)
    }
}

/// FNV-1a over the bytes: damage is noticed, which is all it is for.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3))
}
