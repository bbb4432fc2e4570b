//! What of the profile is stored already and what is not yet. Several tabs share one stored profile: each keeps what it added
//! apart, and folds it in under a lock; then nothing is counted twice and nothing is written over.

use super::Engine;
use crate::error::Result;
use crate::profile::Profile;

impl Engine {
    /// True when something was learnt that is not in the stored profile yet.
    pub fn has_unsaved(&self) -> bool {
        self.unsaved != Profile::default()
    }

    /// What is not in the stored profile yet, as bytes for a record of this tab's own; none when there is nothing.
    pub fn unsaved(&self) -> Option<Vec<u8>> {
        self.has_unsaved().then(|| self.unsaved.encode())
    }

    /// Gives what is not in the stored profile yet away, for a record of its own; from now on it counts as saved, for whoever folds
    /// that record adds it. None when there is nothing.
    pub fn hand_over(&mut self) -> Option<Vec<u8>> {
        let bytes = self.unsaved()?;
        self.unsaved = Profile::default();
        Some(bytes)
    }

    /// Makes the stored profile, what other tabs left behind, and what this one added, in that order, the profile of this engine,
    /// and gives the bytes to store. [`Self::fold_settled`] is to be told how the storing went.
    ///
    /// # Errors
    /// When the stored bytes are damaged or from the future; nothing has changed then. Damaged leftovers are passed over.
    pub fn fold(&mut self, stored: Option<&[u8]>, leftovers: &[Vec<u8>]) -> Result<Vec<u8>> {
        let mut folded = stored.map(Profile::decode).transpose()?.unwrap_or_default();
        for left in leftovers.iter().filter_map(|bytes| Profile::decode(bytes).ok()) {
            folded = folded.followed_by(left);
        }
        self.saving = std::mem::take(&mut self.unsaved);
        self.profile = folded.followed_by(self.saving.clone());
        Ok(self.profile.encode())
    }

    /// The folded bytes were stored, or not: then they are unsaved again.
    pub fn fold_settled(&mut self, kept: bool) {
        let saving = std::mem::take(&mut self.saving);
        if !kept {
            self.unsaved = saving.followed_by(std::mem::take(&mut self.unsaved));
        }
    }
}
