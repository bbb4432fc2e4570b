//! What was said outright: by the shopper about themselves, by the shop about the account. Nothing here is ever worked out from
//! behaviour, and nothing that bears on money may read it.

use super::tally::clipped;
use crate::order::settle;
use crate::pack::{Packed, Record, Unpacked};

/// Under this name the shopper asks for lists in the order of the shop.
pub const RANKING: &str = "wish.ranking";

/// What they say then.
const NEUTRAL: &str = "neutral";

/// One thing that was said.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Name of the tag it fills, for example `member.tier`.
    pub name: String,
    /// What was said.
    pub value: String,
    /// True when the shop said it, false when the shopper did.
    pub by_shop: bool,
    /// When, seconds since 1970.
    pub at_s: u32,
}

/// Statements by name, bounded by the names there are.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Statements {
    all: Vec<Statement>,
}

impl Statements {
    /// What was said under a name.
    pub fn get(&self, name: &str) -> Option<&Statement> {
        self.all.iter().find(|said| said.name == name)
    }

    /// True when the shopper wants lists in the order of the shop, the same for everyone.
    pub fn want_neutral(&self) -> bool {
        self.get(RANKING).is_some_and(|said| said.value == NEUTRAL)
    }

    /// Takes up a statement in place of what was said before; an empty value takes it back.
    pub fn say(&mut self, said: &Statement) {
        self.all.retain(|before| before.name != said.name);
        if !said.value.is_empty() {
            let value = clipped(&said.value).to_owned();
            self.all.push(Statement { value, ..said.clone() });
        }
    }

    /// Takes back what was said under a name.
    pub fn take_back(&mut self, name: &str) {
        self.all.retain(|said| said.name != name);
    }

    /// Joins other statements; of two under one name the later stands.
    pub fn join(&mut self, other: Self) {
        for said in other.all {
            if self.get(&said.name).is_none_or(|before| before.at_s < said.at_s) {
                self.say(&said);
            }
        }
        settle(&mut self.all, |one, other| one.name > other.name);
    }

    /// Forgets what was said before a time, but not a refusal: who asked for the order of the shop has it until they take it back.
    pub fn forget_before(&mut self, at_s: u32) {
        self.all.retain(|said| said.at_s >= at_s || said.name == RANKING);
    }

    /// The statements as data.
    pub(super) fn write(&self) -> Packed {
        Packed::list(self.all.iter().map(Statement::write))
    }

    /// Reads what [`Self::write`] wrote.
    pub(super) fn read(value: Unpacked<'_>) -> Option<Self> {
        let mut fields = value.fields();
        let all: Option<Vec<Statement>> = fields.by_ref().map(Statement::read).collect();
        all.filter(|_| fields.end()).map(|all| Self { all })
    }
}

impl Statement {
    /// The statement as data.
    pub(super) fn write(&self) -> Packed {
        Record::default().text(&self.name).text(&self.value).bool(self.by_shop).int(self.at_s).end()
    }

    /// Reads what [`Self::write`] wrote.
    pub(super) fn read(value: Unpacked<'_>) -> Option<Self> {
        let mut fields = value.fields();
        let (name, value, by_shop) = (fields.text(), fields.text(), fields.bool());
        let at_s = fields.u32();
        fields.end().then_some(Self { name, value, by_shop, at_s })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(value: &str, at_s: u32) -> Statement {
        Statement { name: "member.tier".into(), value: value.into(), by_shop: true, at_s }
    }

    #[test]
    fn the_last_word_stands_and_an_empty_one_takes_it_back() {
        let mut statements = Statements::default();
        statements.say(&said("silver", 1));
        statements.say(&said("gold", 2));
        assert_eq!(statements.get("member.tier").map(|s| s.value.as_str()), Some("gold"));
        statements.say(&said("", 3));
        assert_eq!(statements, Statements::default());
    }

    #[test]
    fn a_refusal_does_not_wear_out() {
        let mut statements = Statements::default();
        statements.say(&said("gold", 2));
        statements.say(&Statement { name: RANKING.into(), value: NEUTRAL.into(), by_shop: false, at_s: 2 });
        statements.forget_before(3);
        assert!(statements.want_neutral() && statements.get("member.tier").is_none());
    }

    #[test]
    fn of_two_devices_the_later_word_stands() {
        let (mut here, mut there) = (Statements::default(), Statements::default());
        here.say(&said("gold", 2));
        there.say(&said("silver", 1));
        here.join(there);
        assert_eq!(here.get("member.tier").map(|s| s.value.as_str()), Some("gold"));
    }
}
