//! The records of a shop's database, sorted. The profile's changes are numbered: whoever writes it claims the next number, and so
//! two tabs that began from the same profile cannot both write theirs. Claims are records under numbers; their value is the
//! name of the time since the last erasure, so that nothing of before comes back.

use super::store::{bytes_in, Change, Store, StoreError};
use wasm_bindgen::JsValue;

/// The two keys.
pub const KEYS: &str = "keys";
/// The shopper's profile, sealed.
pub const PROFILE: &str = "profile";
/// The last good profile of an earlier day, sealed.
pub const PREVIOUS: &str = "previous";
/// A profile that could not be opened, as it was.
pub const DAMAGED: &str = "damaged";
/// What was spent on reports, and those that wait.
pub const SENDING: &str = "sending";
/// Begins the name of what a tab left to be added to the profile, sealed.
const TAB: &str = "tab:";

/// Claims that stay. A tab would have to miss this many changes between reading and writing to be taken for up to date.
const CLAIMS: f64 = 64.0;

/// What the database holds.
#[derive(Default)]
pub struct Kept {
    /// Number of the profile's last change; 0 before the first.
    pub number: f64,
    /// Name of the time since the last erasure; empty before the first.
    pub epoch: String,
    /// See [`KEYS`]; undefined if there are none.
    pub keys: JsValue,
    /// See [`PROFILE`].
    pub profile: Option<Vec<u8>>,
    /// See [`PREVIOUS`].
    pub previous: Option<Vec<u8>>,
    /// True when there is a record [`DAMAGED`].
    pub damaged: bool,
    /// See [`SENDING`].
    pub sending: Option<Vec<u8>>,
    /// What tabs left since the last erasure.
    pub left: Vec<Vec<u8>>,
    /// True when tabs left something before it: that is nobody's, and has to go.
    pub strays: bool,
    /// Names of records that are to go with the next change: what tabs left, whenever that was.
    pub done: Vec<JsValue>,
    /// The oldest claim, if there are enough without it.
    old_claim: Option<f64>,
}

impl Kept {
    /// Reads and sorts the records.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn read(store: &Store) -> Result<Self, StoreError> {
        let (names, values) = store.read().await?;
        let mut kept = Self::default();
        for at in 0..names.length() {
            kept.sort(names.get(at), values.get(at));
        }
        kept.old_claim = kept.old_claim.filter(|claim| *claim <= kept.number - CLAIMS);
        Ok(kept)
    }

    // Numbers come before texts, each in their order: the epoch is known before the first tab.
    fn sort(&mut self, name: JsValue, value: JsValue) {
        let Some(text) = name.as_string() else {
            self.number = name.as_f64().unwrap_or_default();
            self.epoch = value.as_string().unwrap_or_default();
            self.old_claim.get_or_insert(self.number);
            return;
        };
        let bytes = bytes_in(&value);
        match text.as_str() {
            KEYS => self.keys = value,
            PROFILE => self.profile = bytes,
            PREVIOUS => self.previous = bytes,
            DAMAGED => self.damaged = true,
            SENDING => self.sending = bytes,
            _ if text.starts_with(TAB) => {
                // Empty ones say that a fold was made, to a page that may have left before it knew.
                let bytes = bytes.filter(|bytes| !bytes.is_empty());
                if text.starts_with(&tab_name(&self.epoch, "")) {
                    self.left.extend(bytes);
                } else {
                    self.strays |= bytes.is_some();
                }
                self.done.push(name);
            }
            // A newer version's: not ours to judge.
            _ => {}
        }
    }

    /// Makes the claim on the next number, under which nothing but this change is made, and clears what is done with.
    pub fn claim_next(&self, epoch: &str, change: &mut Change) {
        change.claim(&(self.number + 1.0).into(), &epoch.into());
        for name in &self.done {
            change.delete(name);
        }
        if let Some(claim) = self.old_claim {
            change.delete(&claim.into());
        }
    }
}

/// Name of a record that a tab leaves.
pub fn tab_name(epoch: &str, id: &str) -> String {
    let mut name = TAB.to_owned();
    name.push_str(epoch);
    name.push(':');
    name.push_str(id);
    name
}
