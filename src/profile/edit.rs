//! What the shopper changes by hand, as data: an edit is done to the profile in memory, and once more to the stored one, which
//! another tab may have written since.

use super::statement::Statement;
use super::Profile;
use crate::pack::{Packed, Record, Unpacked};

/// A change by hand.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Deletes a tag and what it was made of.
    Forget(String),
    /// Deletes a tag and keeps it from coming back.
    Block(String),
    /// Allows a blocked tag again.
    Unblock(String),
    /// `item:<id>` or `category:<name>` is not to be shown again.
    Unwant(String),
    /// Stops or goes on learning.
    Pause(bool),
    /// Says something outright.
    Declare(Statement),
}

impl Edit {
    /// The edit as data.
    pub fn write(&self) -> Packed {
        let mut record = Record::default();
        match self {
            Self::Forget(id) => record.int(0u32).text(id),
            Self::Block(id) => record.int(1u32).text(id),
            Self::Unblock(id) => record.int(2u32).text(id),
            Self::Unwant(what) => record.int(3u32).text(what),
            Self::Pause(on) => record.int(4u32).bool(*on),
            Self::Declare(said) => record.int(5u32).value(&said.write()),
        };
        record.end()
    }

    /// Reads what [`Self::write`] wrote.
    pub fn read(value: Unpacked<'_>) -> Option<Self> {
        let mut fields = value.fields();
        let edit = match fields.u64() {
            0 => Self::Forget(fields.text()),
            1 => Self::Block(fields.text()),
            2 => Self::Unblock(fields.text()),
            3 => Self::Unwant(fields.text()),
            4 => Self::Pause(fields.bool()),
            5 => Self::Declare(Statement::read(fields.any())?),
            _ => return None,
        };
        fields.end().then_some(edit)
    }
}

impl Profile {
    /// Does an edit.
    pub fn edit(&mut self, edit: &Edit) {
        match edit {
            Edit::Forget(id) => {
                self.forget(id);
                // Hashes of items go with what they may be of; what they came to is numbers.
                self.evaluation.close();
            }
            Edit::Block(id) => {
                self.edit(&Edit::Forget(id.clone()));
                self.limits.block(id);
            }
            Edit::Unblock(id) => self.limits.unblock(id),
            Edit::Unwant(what) => {
                self.limits.unwant(what);
                if what.starts_with("category:") {
                    self.forget(what);
                }
            }
            Edit::Pause(on) => self.limits.paused = *on,
            Edit::Declare(said) => self.statements.say(said),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_what_is_read() {
        let said = Statement { name: "budget".into(), value: "50".into(), by_shop: false, at_s: 7 };
        let edits = [
            Edit::Forget("a".into()),
            Edit::Block("b".into()),
            Edit::Unblock("c".into()),
            Edit::Unwant("item:1".into()),
            Edit::Pause(true),
            Edit::Declare(said),
        ];
        for edit in &edits {
            let bytes = edit.write().into_bytes();
            assert_eq!(Edit::read(Unpacked::of(&bytes).unwrap()).as_ref(), Some(edit));
        }
        let nothing = Packed::nil().into_bytes();
        assert_eq!(Edit::read(Unpacked::of(&nothing).unwrap()), None);
    }
}
