//! The limits a shopper sets: tags that must not be kept, items and categories that must not be shown again, and a pause.

use crate::key::{key, Key};
use crate::pack::{Packed, Record, Unpacked};

/// Blocked tags and unwanted things kept; the oldest goes first.
const MAX_EACH: usize = 64;
/// Longest text taken, in bytes: a kind and the longest label.
const MAX_BYTES: usize = 340;

/// What the shopper does not want.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Limits {
    /// Ids of the tags that must not be kept, oldest first.
    blocked: Vec<String>,
    /// `item:<id>` or `category:<name>`, oldest first.
    unwanted: Vec<String>,
    /// True while nothing is to be learnt.
    pub paused: bool,
}

impl Limits {
    /// Ids of the blocked tags.
    pub fn blocked(&self) -> &[String] {
        &self.blocked
    }

    /// True when a tag must not be kept.
    pub fn blocks(&self, tag_id: &str) -> bool {
        self.blocked.iter().any(|id| id == tag_id)
    }

    /// True when the tag of a kind with a label must not be kept; puts no string together.
    pub fn blocks_label(&self, kind: &str, label: &str) -> bool {
        self.blocked.iter().any(|id| id.strip_prefix(kind).and_then(|rest| rest.strip_prefix(':')) == Some(label))
    }

    /// Blocks a tag.
    pub fn block(&mut self, tag_id: &str) {
        add(&mut self.blocked, tag_id);
    }

    /// Allows a tag again.
    pub fn unblock(&mut self, tag_id: &str) {
        self.blocked.retain(|id| id != tag_id);
    }

    /// Marks `item:<id>` or `category:<name>` as unwanted.
    pub fn unwant(&mut self, what: &str) {
        add(&mut self.unwanted, what);
    }

    /// Stable names of the unwanted items and categories.
    pub fn unwanted(&self) -> Vec<Key> {
        self.unwanted.iter().filter_map(|what| what.split_once(':')).map(|(kind, name)| key(kind, name)).collect()
    }

    /// Stable names of everything that must not be named: what is unwanted, what a blocked tag is about, of all visits or of
    /// this one, and items of blocked tags.
    pub fn hidden(&self) -> Vec<Key> {
        let mut hidden = self.unwanted();
        for (kind, name) in self.blocked.iter().filter_map(|id| id.split_once(':')) {
            let kind = if kind.starts_with("item.") { "item" } else { kind.strip_prefix("now.").unwrap_or(kind) };
            hidden.push(key(kind, name));
        }
        hidden
    }

    /// Joins other limits: what either forbids is forbidden.
    pub fn join(&mut self, other: &Self) {
        other.blocked.iter().for_each(|id| self.block(id));
        other.unwanted.iter().for_each(|what| self.unwant(what));
        self.paused |= other.paused;
    }

    /// The limits as data.
    pub(super) fn write(&self) -> Packed {
        let texts = |of: &[String]| Packed::list(of.iter().map(|text| Packed::text(text)));
        Record::default().value(&texts(&self.blocked)).value(&texts(&self.unwanted)).bool(self.paused).end()
    }

    /// Reads what [`Self::write`] wrote.
    pub(super) fn read(value: Unpacked<'_>) -> Option<Self> {
        let mut fields = value.fields();
        let limits = Self { blocked: fields.texts(), unwanted: fields.texts(), paused: fields.bool() };
        fields.end().then_some(limits)
    }
}

fn add(list: &mut Vec<String>, text: &str) {
    if text.len() > MAX_BYTES || list.iter().any(|known| known == text) {
        return;
    }
    if list.len() >= MAX_EACH {
        list.remove(0);
    }
    list.push(text.to_owned());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_blocked_by_its_whole_tag_id() {
        let mut limits = Limits::default();
        limits.block("category:Mugs: large");
        assert!(limits.blocks_label("category", "Mugs: large") && limits.blocks("category:Mugs: large"));
        assert!(!limits.blocks_label("category", "Mugs") && !limits.blocks_label("cat", "egory:Mugs: large"));
        limits.unblock("category:Mugs: large");
        assert_eq!(limits, Limits::default());
    }

    #[test]
    fn what_is_blocked_in_any_way_is_hidden() {
        let mut limits = Limits::default();
        limits.unwant("item:1");
        ["category:Mugs: large", "now.brand:Acme", "item.bought:22423"].iter().for_each(|id| limits.block(id));
        let hidden = limits.hidden();
        for (kind, name) in [("item", "1"), ("category", "Mugs: large"), ("brand", "Acme"), ("item", "22423")] {
            assert!(hidden.contains(&key(kind, name)), "{kind} {name}");
        }
    }

    #[test]
    fn unwanted_things_have_the_names_of_the_item_table() {
        let mut limits = Limits::default();
        limits.unwant("item:22423");
        limits.unwant("nothing");
        assert_eq!(limits.unwanted(), [key("item", "22423")]);
        (0..1_000).for_each(|i| limits.unwant(&format!("item:{i}")));
        assert_eq!(limits.unwanted().len(), MAX_EACH);
    }
}
