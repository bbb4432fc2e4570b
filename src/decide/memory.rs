//! What is remembered of decisions, and its bytes. Apart from the profile: it has to be there at once, in every tab, before a page that
//! is being left is gone, and it holds nothing about taste.

use super::caps::Shown;
use super::duel::Duel;
use super::experiment::Enrolled;
use super::point::{Outcome, Point};
use crate::error::{Error, ErrorKind, Result};
use crate::key::Key;
use crate::pack::{Record, Unpacked};

/// Version written.
const VERSION: u8 = 1;
/// Points remembered; the one decided at longest ago goes first.
const MAX_POINTS: usize = 12;
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
    /// The ranker against the server.
    pub duel: Duel,
    /// True when what is stored was written by a newer version: it is left alone, and no promotion is shown.
    pub locked: bool,
}

impl Memory {
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

    /// Books that what is held somewhere under this name was taken; true when it was news.
    pub fn taken(&mut self, option: Key, now_s: u32) -> bool {
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

    /// The bytes to keep.
    pub fn encode(&self) -> Vec<u8> {
        let body = Record::default()
            .int(self.id)
            .list(self.points.iter().map(Point::write))
            .list(self.enrolled.iter().map(Enrolled::write))
            .value(&self.shown.write())
            .value(&self.duel.write())
            .end();
        let mut bytes = vec![VERSION];
        bytes.extend_from_slice(&body.into_bytes());
        bytes
    }

    /// Reads kept bytes.
    ///
    /// # Errors
    /// [`ErrorKind::SnapshotFromFuture`] for a newer version, [`ErrorKind::SnapshotCorrupt`] for what is no memory.
    pub fn decode(bytes: &[u8]) -> Result<Self> {
        let corrupt = || Error::new(ErrorKind::SnapshotCorrupt, "decisions");
        let (version, body) = bytes.split_first().ok_or_else(corrupt)?;
        if *version > VERSION {
            return Err(Error::new(ErrorKind::SnapshotFromFuture, "decisions"));
        }
        Unpacked::of(body).and_then(read).ok_or_else(corrupt)
    }
}

fn read(value: Unpacked<'_>) -> Option<Memory> {
    let mut fields = value.fields();
    let id = fields.u64();
    let points = fields.list().take(MAX_POINTS).map(Point::read).collect::<Option<_>>()?;
    let enrolled = fields.list().take(MAX_ENROLLED).map(Enrolled::read).collect::<Option<_>>()?;
    let shown = Shown::read(fields.any())?;
    let memory = Memory { id, points, enrolled, shown, duel: Duel::read(fields.any())?, locked: false };
    fields.end().then_some(memory)
}
