//! What of the profile is stored already and what is not yet. Several tabs share one stored profile: each keeps what it added
//! apart, and folds it in under a lock; then nothing is counted twice and nothing is written over.

use super::Engine;
use crate::error::{Error, ErrorKind, Result};
use crate::event::Event;
use crate::item::ItemTable;
use crate::pack::{Record, Unpacked};
use crate::profile::edit::Edit;
use crate::profile::observe::Insight;
use crate::profile::Profile;

/// What one tab added to the stored profile.
#[derive(Debug, Default)]
pub(super) struct Unsaved {
    /// True when there is anything.
    pub(super) any: bool,
    /// Changes by hand; done to the stored profile before anything is added.
    pub(super) edits: Vec<Edit>,
    /// Other copies of the profile that were taken in.
    pub(super) imported: Profile,
    /// What was learnt from events.
    pub(super) learnt: Profile,
    /// Events of a moment ago that are still to be booked in `learnt`: an event must not wait for that.
    noted: Vec<(Event, Insight)>,
}

/// Events noted at most; a page folds every few seconds, and rarely has ten. From there on each event books the oldest: no
/// event pays for all of them.
const MAX_NOTED: usize = 64;

impl Unsaved {
    /// Notes an event and what it means.
    pub(super) fn note(&mut self, event: Event, insight: Insight, items: &ItemTable) {
        self.any = true;
        self.noted.push((event, insight));
        if self.noted.len() > MAX_NOTED {
            let (event, insight) = self.noted.remove(0);
            self.learnt.book(&event, items, &insight);
        }
    }

    /// Books what was noted; before anything else is done to `learnt`, and before rows become void.
    pub(super) fn book(&mut self, items: &ItemTable) {
        for (event, insight) in self.noted.drain(..) {
            self.learnt.book(&event, items, &insight);
        }
    }

    /// The stored profile with this on top.
    fn onto(self, mut stored: Profile) -> Profile {
        self.edits.iter().for_each(|edit| stored.edit(edit));
        self.added_to(stored)
    }

    /// The same without the changes by hand.
    fn added_to(self, stored: Profile) -> Profile {
        stored.joined_with(self.imported).followed_by(self.learnt)
    }

    fn encode(&self) -> Vec<u8> {
        let edits = self.edits.iter().map(Edit::write);
        Record::default().list(edits).bytes(&self.imported.encode()).bytes(&self.learnt.encode()).end().into_bytes()
    }

    fn decode(bytes: &[u8]) -> Result<Self> {
        let corrupt = || Error::new(ErrorKind::SnapshotCorrupt, "what a tab left behind");
        let mut fields = Unpacked::of(bytes).ok_or_else(corrupt)?.fields();
        let edits: Option<Vec<Edit>> = fields.list().map(Edit::read).collect();
        let (imported, learnt) = (Profile::decode(fields.bytes())?, Profile::decode(fields.bytes())?);
        let edits = edits.filter(|_| fields.end()).ok_or_else(corrupt)?;
        Ok(Self { any: true, edits, imported, learnt, noted: Vec::new() })
    }
}

impl Engine {
    /// True when something was learnt or changed that is not in the stored profile yet.
    pub fn has_unsaved(&self) -> bool {
        self.unsaved.any
    }

    /// What is not in the stored profile yet, as bytes for a record of this tab's own; none when there is nothing.
    pub fn unsaved(&mut self) -> Option<Vec<u8>> {
        self.unsaved.book(&self.items);
        self.has_unsaved().then(|| self.unsaved.encode())
    }

    /// Gives what is not in the stored profile yet away, for a record of its own; from now on it counts as saved, for whoever folds
    /// that record adds it. None when there is nothing.
    pub fn hand_over(&mut self) -> Option<Vec<u8>> {
        let bytes = self.unsaved()?;
        self.unsaved = Unsaved::default();
        Some(bytes)
    }

    /// Takes the stored profile with what tabs left behind for this engine's, until [`Self::fold`] makes it so. None, and nothing has
    /// changed, when something cannot be read, or the shopper changed something by hand that only a fold can follow.
    pub fn take_up(&mut self, stored: Option<&[u8]>, leftovers: &[Vec<u8>], now_ms: f64) -> Option<()> {
        let mut profile = stored.map(Profile::decode).transpose().ok()?.unwrap_or_default();
        for left in leftovers {
            let left = Unsaved::decode(left).ok().filter(|left| left.edits.is_empty())?;
            profile = left.added_to(profile);
        }
        profile.retain(&self.retention, now_ms);
        self.profile = profile;
        self.ranker.forget();
        Some(())
    }

    /// Makes the stored profile, what other tabs left behind, and what this one added, in that order, the profile of this engine,
    /// and gives the bytes to store. [`Self::fold_settled`] is to be told how the storing went.
    ///
    /// # Errors
    /// When the stored bytes are damaged or from the future; nothing has changed then. Damaged leftovers are passed over.
    pub fn fold(&mut self, stored: Option<&[u8]>, leftovers: &[Vec<u8>], now_ms: f64) -> Result<Vec<u8>> {
        let mut folded = stored.map(Profile::decode).transpose()?.unwrap_or_default();
        for left in leftovers.iter().filter_map(|bytes| Unsaved::decode(bytes).ok()) {
            folded = left.onto(folded);
        }
        self.saving = self.unsaved();
        self.profile = std::mem::take(&mut self.unsaved).onto(folded);
        self.profile.retain(&self.retention, now_ms);
        self.ranker.forget();
        Ok(self.profile.encode())
    }

    /// The folded bytes were stored, or not: then they are unsaved again.
    pub fn fold_settled(&mut self, kept: bool) {
        let saving = self.saving.take().filter(|_| !kept);
        if let Some(mut again) = saving.and_then(|bytes| Unsaved::decode(&bytes).ok()) {
            self.unsaved.book(&self.items);
            let newer = std::mem::take(&mut self.unsaved);
            again.edits.extend(newer.edits);
            again.imported = again.imported.joined_with(newer.imported);
            again.learnt = again.learnt.followed_by(newer.learnt);
            self.unsaved = again;
        }
    }
}
