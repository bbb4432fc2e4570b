//! Conditions: what has to be so for an option to be offered or an experiment to be entered. The name of a tag (`need.stage:comparing`, or
//! `category:` for any of the family), of a segment (`lifecycle.new`) or of a fact of the scene (`moment:cart`); `!` in front turns it round.
//!
//! What changes a price or a benefit may read only tags that the table of tags lets it read, and it is refused here and not at the
//! shop: see `docs/tags.md`, column "money".

use super::scene::{Scene, FACTS};
use crate::profile::tags::{may_decide_money, row_of, segments, Tag};

/// What is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// What a shopper pays or is offered: coupons, prices, banners. The safe assumption.
    #[default]
    Promotion,
    /// How something is done: delivery and payment in the shopper's order, help, modules.
    Service,
}

/// Conditions are checked when they are declared: why one is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// No tag, segment or fact has this name.
    Unknown,
    /// It reads what a decision about money must not read.
    Unfair,
}

impl Refusal {
    /// The code JavaScript gets.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unknown => "unknown_condition",
            Self::Unfair => "unfair_condition",
        }
    }
}

/// Checks a condition. `open` is a benefit that everybody can reach and is told how: such a one may read what it is about.
///
/// # Errors
/// Why it is refused.
#[inline(never)]
pub fn check(condition: &str, kind: Kind, open: bool) -> Result<(), Refusal> {
    let name = bare(condition);
    let may = |tag: &str| kind == Kind::Service || open || may_decide_money(tag);
    if FACTS.iter().any(|fact| name.starts_with(fact)) && row_of(name).is_none() {
        return Ok(());
    }
    let segment = segments::SEGMENTS.iter().find(|segment| segment.id == name);
    let is_fair = match segment {
        Some(segment) => segment.rule.iter().copied().flatten().all(|tag| may(tag)),
        None if row_of(name).is_none() => return Err(Refusal::Unknown),
        None => may(name),
    };
    is_fair.then_some(()).ok_or(Refusal::Unfair)
}

/// True when a condition is met. One that was refused is never asked.
#[inline(never)]
pub fn holds(condition: &str, tags: &[Tag], scene: &Scene) -> bool {
    let name = bare(condition);
    let is_tag = |tag: &Tag| tag.id == name || (name.ends_with(':') && tag.id.starts_with(name));
    let is_so = scene.facts.iter().any(|fact| fact == name)
        || tags.iter().any(is_tag)
        || segments::SEGMENTS.iter().any(|segment| segment.id == name && segment.holds(tags));
    is_so != condition.starts_with('!')
}

fn bare(condition: &str) -> &str {
    condition.strip_prefix('!').unwrap_or(condition)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_reads_no_value_no_declaration_and_nothing_sensitive() {
        for unfair in
            ["rfm.monetary", "value:high", "!value.high", "member.tier", "person.gender", "special.vip", "vip"]
        {
            assert_eq!(check(unfair, Kind::Promotion, false), Err(Refusal::Unfair), "{unfair}");
            assert_eq!(check(unfair, Kind::Service, false), Ok(()), "{unfair}");
            assert_eq!(check(unfair, Kind::Promotion, true), Ok(()), "{unfair}");
        }
        for fair in
            ["need.stage:comparing", "category:", "moment:cart", "channel:email", "need.buying", "holiday:new year"]
        {
            assert_eq!(check(fair, Kind::Promotion, false), Ok(()), "{fair}");
        }
    }

    #[test]
    fn a_name_that_nobody_knows_is_refused() {
        for unknown in ["", "!", "vips", "lifecycle.rich", "moment", "category"] {
            let expected = if unknown == "category" { Ok(()) } else { Err(Refusal::Unknown) };
            assert_eq!(check(unknown, Kind::Service, false), expected, "{unknown}");
        }
    }
}
