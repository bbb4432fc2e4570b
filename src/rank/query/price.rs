//! Prices in a query: "under 20", "below £20", "over 5", "10-20", "between 5 and 10", "20元以下", "不超过20元", "5到10元".

use super::number::{next_number, Number};
use super::phrase::{first, last};

/// Prices that were asked for, in the shop's own currency.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PriceRange {
    /// Lowest.
    pub least: f32,
    /// Highest.
    pub most: f32,
}

/// Words before a number that make it the highest price, the lowest, or a price thereabouts.
const BEFORE: [&str; 3] = [
    "under|below|less than|cheaper than|up to|at most|max|maximum|no more than|not more than|within|<|<=|≤|不超过|低于|少于\
     |小于|不到|最多|不高于",
    "over|above|more than|at least|from|min|>|>=|≥|超过|高于|大于|至少|不低于",
    "around|about|大约",
];
/// The same after it.
const AFTER: [&str; 3] =
    ["or less|or under|or below|max|以下|以内|之内|之下", "or more|and up|or over|以上|之上|起", "左右|上下"];
const BETWEEN: &str = "-|–|—|~|to|and|到|至";
const RANGE_BEFORE: &str = "between|from|从";
/// What a number that is no price counts or measures.
const MEASURES: &str =
    "个|只|件|层|张|片|瓶|人|岁|寸|克|升|厘|毫|公|米|%|\"|cm|mm|kg|ml|inch|inches|piece|pieces|pack|people\
     |years";
/// "About" is this much more or less.
const ABOUT: f32 = 1.25;

impl PriceRange {
    /// How well a price, as its natural logarithm, is within: 1 inside, from 1/2 at the bound to 0 at twice or half of it,
    /// 1/2 when it is not known.
    pub fn holds(&self, log_price: f32) -> f32 {
        // A rounding of 32 bits is no other price.
        let beyond = (log_price - libm::logf(self.most)).max(libm::logf(self.least) - log_price) - 1e-5;
        if log_price.is_nan() {
            0.5
        } else if beyond <= 0.0 {
            1.0
        } else {
            (0.5 - 0.5 * beyond / core::f32::consts::LN_2).max(0.0)
        }
    }
}

/// Takes the prices out of a query in small letters of ordinary width, and says which they were.
pub fn take_prices(text: &mut String) -> Option<PriceRange> {
    let mut range = PriceRange { least: 0.0, most: f32::INFINITY };
    let mut from = 0;
    while let Some(number) = next_number(text, from) {
        from = number.end;
        let Some((start, end, one)) = read(text, &number) else { continue };
        range = PriceRange { least: range.least.max(one.least), most: range.most.min(one.most) };
        text.replace_range(start..end, " ");
        from = start;
    }
    let is_bound = range.least > 0.0 || range.most < f32::INFINITY;
    (is_bound && range.least <= range.most).then_some(range)
}

/// Where a price stands with the words around it, and its bounds; none for a number that is no price.
fn read(text: &str, number: &Number) -> Option<(usize, usize, PriceRange)> {
    let Number { start, end, value, is_money } = *number;
    let (before, after) = (text.get(..start)?.trim_end(), text.get(end..)?.trim_start());
    let after_at = text.len() - after.len();
    let between = first(BETWEEN, after);
    if let Some(other) = next_number(text, end).filter(|_| !between.is_empty()) {
        let opening = last(RANGE_BEFORE, before);
        let is_next = text.get(after_at + between.len()..other.start).is_some_and(|gap| gap.trim().is_empty());
        let is_money = is_money || other.is_money;
        let is_years = !is_money && value >= 1900.0 && other.value < 2100.0;
        let is_range = value < other.value && (between != "and" || is_money || !opening.is_empty());
        if is_next && is_range && !is_years && !measures(text, other.end) {
            let range = PriceRange { least: value, most: other.value };
            return Some((before.len() - opening.len(), other.end, range));
        }
    }
    if measures(text, end) {
        return None;
    }
    let (mut bound, mut left, mut right) = (if is_money { 2 } else { 3 }, "", "");
    // What stands before a number tells more than what stands after it; "no more than" is not "more than".
    for (at, words) in AFTER.into_iter().enumerate() {
        let word = first(words, after);
        if word.len() > right.len() {
            (bound, right) = (at, word);
        }
    }
    for (at, words) in BEFORE.into_iter().enumerate() {
        let word = last(words, before);
        if word.len() > left.len() {
            (bound, left) = (at, word);
        }
    }
    let (least, most) = match bound {
        0 => (0.0, value),
        1 => (value, f32::INFINITY),
        2 => (value / ABOUT, value * ABOUT),
        _ => return None,
    };
    let start = if left.is_empty() { start } else { before.len() - left.len() };
    let end = if right.is_empty() { end } else { after_at + right.len() };
    Some((start, end, PriceRange { least, most }))
}

/// True when what follows says that a number before it is no price: a letter ("20cm", "4th"), a measure.
fn measures(text: &str, at: usize) -> bool {
    let after = text.get(at..).unwrap_or_default();
    after.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric())
        || !first(MEASURES, after.trim_start()).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<(f32, f32)>, String) {
        let mut text = text.to_owned();
        let range = take_prices(&mut text);
        (range.map(|range| (range.least, range.most)), text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn bounds_are_read_in_both_languages() {
        let most = |value| Some((0.0, value));
        let least = |value| Some((value, f32::INFINITY));
        for (text, range, rest) in [
            ("mug under 20", most(20.0), "mug"),
            ("mug below £20.50", most(20.5), "mug"),
            ("no more than 1,000 pounds lamp", most(1000.0), "lamp"),
            ("lamp over 5", least(5.0), "lamp"),
            ("lamp £5 or more", least(5.0), "lamp"),
            ("bag 10-20", Some((10.0, 20.0)), "bag"),
            ("bag £10 – £20", Some((10.0, 20.0)), "bag"),
            ("between 5 and 10 bag", Some((5.0, 10.0)), "bag"),
            ("bag over 5 under 7,50", Some((5.0, 7.5)), "bag"),
            ("20元以下的杯子", most(20.0), "的杯子"),
            ("不超过20元的杯子", most(20.0), "的杯子"),
            ("杯子20以内", most(20.0), "杯子"),
            ("5到10元 杯子", Some((5.0, 10.0)), "杯子"),
            ("不低于30块 灯", least(30.0), "灯"),
            ("灯 50元左右", Some((40.0, 62.5)), "灯"),
            ("£4 gift", Some((3.2, 5.0)), "gift"),
        ] {
            assert_eq!(read(text), (range, rest.to_owned()), "{text}");
        }
    }

    #[test]
    fn numbers_that_are_no_prices_stay() {
        for text in [
            "set of 6",
            "3 tier stand",
            "cover 5",
            "shelf under 30cm",
            "under 5 pieces",
            "不超过5个",
            "2024-2025 diary",
            "a4 20",
        ] {
            assert_eq!(read(text), (None, text.to_owned()));
        }
        assert_eq!(read("over 20 under 10").0, None, "nothing can be both");
    }
}
