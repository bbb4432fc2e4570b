//! Prices in a query: "under 20", "below £20", "over 5", "10-20", "between 5 and 10", "20元以下", "不超过20元", "5到10元".

/// Prices that were asked for, in the shop's own currency.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PriceRange {
    /// Lowest.
    pub least: f32,
    /// Highest.
    pub most: f32,
}

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

#[derive(Clone, Copy)]
enum Bound {
    Most,
    Least,
    About,
}
use Bound::{About, Least, Most};

/// Words before a number; the longest that fits counts, so that "no more than" is not "more than".
const BEFORE: &[(&str, Bound)] = &[
    ("under", Most),
    ("below", Most),
    ("less than", Most),
    ("cheaper than", Most),
    ("up to", Most),
    ("at most", Most),
    ("max", Most),
    ("maximum", Most),
    ("no more than", Most),
    ("not more than", Most),
    ("within", Most),
    ("<", Most),
    ("<=", Most),
    ("≤", Most),
    ("不超过", Most),
    ("低于", Most),
    ("少于", Most),
    ("小于", Most),
    ("不到", Most),
    ("最多", Most),
    ("不高于", Most),
    ("over", Least),
    ("above", Least),
    ("more than", Least),
    ("at least", Least),
    ("from", Least),
    ("min", Least),
    (">", Least),
    (">=", Least),
    ("≥", Least),
    ("超过", Least),
    ("高于", Least),
    ("大于", Least),
    ("至少", Least),
    ("不低于", Least),
    ("around", About),
    ("about", About),
    ("大约", About),
];
/// Words after a number.
const AFTER: &[(&str, Bound)] = &[
    ("or less", Most),
    ("or under", Most),
    ("or below", Most),
    ("max", Most),
    ("以下", Most),
    ("以内", Most),
    ("之内", Most),
    ("之下", Most),
    ("or more", Least),
    ("and up", Least),
    ("or over", Least),
    ("以上", Least),
    ("之上", Least),
    ("起", Least),
    ("左右", About),
    ("上下", About),
];
const BETWEEN: &[&str] = &["-", "–", "—", "~", "to", "and", "到", "至"];
const RANGE_BEFORE: &[&str] = &["between", "from", "从"];
const SIGNS: &[char] = &['£', '$', '€', '¥', '￥'];
const UNITS: &[&str] =
    &["£", "$", "€", "元", "块钱", "块", "pounds", "pound", "gbp", "usd", "dollars", "eur", "euros", "euro", "rmb"];
/// What a number that is no price counts or measures.
const MEASURES: &[char] =
    &['个', '只', '件', '层', '张', '片', '瓶', '人', '岁', '寸', '克', '升', '厘', '毫', '公', '米', '%', '"'];
const MEASURE_WORDS: &[&str] =
    &["cm", "mm", "kg", "ml", "inch", "inches", "piece", "pieces", "pack", "people", "years"];
/// "About" is this much more or less.
const ABOUT: f32 = 1.25;

struct Number {
    start: usize,
    end: usize,
    value: f32,
    is_money: bool,
}

/// Takes the prices out of a query in small letters of ordinary width, and says which they were.
pub fn take_prices(text: &mut String) -> Option<PriceRange> {
    let mut range = PriceRange { least: 0.0, most: f32::INFINITY };
    let mut from = 0;
    while let Some(number) = next_number(text, from) {
        from = number.end;
        let Some((start, end, least, most)) = read(text, &number) else { continue };
        range = PriceRange { least: range.least.max(least), most: range.most.min(most) };
        text.replace_range(start..end, " ");
        from = start;
    }
    let is_bound = range.least > 0.0 || range.most < f32::INFINITY;
    (is_bound && range.least <= range.most).then_some(range)
}

/// Where a price stands with the words around it, and its bounds; none for a number that is no price.
fn read(text: &str, number: &Number) -> Option<(usize, usize, f32, f32)> {
    let Number { start, end, value, is_money } = *number;
    let (before, after) = (text.get(..start)?.trim_end(), text.get(end..)?.trim_start());
    let after_at = text.len() - after.len();
    if let Some(word) = longest(BETWEEN.iter().copied(), |word| starts(after, word)) {
        let other = next_number(text, end).filter(|n| text.get(after_at + word.len()..n.start).is_some_and(is_blank));
        let opening = longest(RANGE_BEFORE.iter().copied(), |word| ends(before, word));
        let is_range = |n: &Number| {
            let is_money = is_money || n.is_money;
            let is_years = !is_money && value >= 1900.0 && n.value < 2100.0;
            value < n.value && !is_years && !measures(text, n.end) && (word != "and" || is_money || opening.is_some())
        };
        if let Some(other) = other.filter(is_range) {
            return Some((before.len() - opening.map_or(0, str::len), other.end, value, other.value));
        }
    }
    if measures(text, end) {
        return None;
    }
    let first = longest(BEFORE.iter().map(|(word, _)| *word), |word| ends(before, word));
    let last = longest(AFTER.iter().map(|(word, _)| *word), |word| starts(after, word));
    let bound = first.map(|word| bound(BEFORE, word)).or_else(|| last.map(|word| bound(AFTER, word)));
    let (least, most) = match bound.or_else(|| is_money.then_some(About))? {
        Most => (0.0, value),
        Least => (value, f32::INFINITY),
        About => (value / ABOUT, value * ABOUT),
    };
    let start = first.map_or(start, |word| before.len() - word.len());
    Some((start, last.map_or(end, |word| after_at + word.len()), least, most))
}

fn bound(of: &[(&str, Bound)], word: &str) -> Bound {
    of.iter().find(|(known, _)| *known == word).map_or(About, |(_, bound)| *bound)
}

fn longest<'a>(words: impl Iterator<Item = &'a str>, fits: impl Fn(&str) -> bool) -> Option<&'a str> {
    words.filter(|word| fits(word)).max_by_key(|word| word.len())
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// True when `text` ends with a word that is not the end of a longer one.
fn ends(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|rest| !(is_latin(word) && rest.ends_with(|c: char| c.is_ascii_alphanumeric())))
}

/// True when `text` starts with a word that is not the start of a longer one.
fn starts(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| !(is_latin(word) && rest.starts_with(|c: char| c.is_ascii_alphabetic())))
}

fn is_latin(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// True when what follows says that a number before it is no price: a letter ("20cm", "4th"), a measure.
fn measures(text: &str, at: usize) -> bool {
    let after = text.get(at..).unwrap_or_default();
    let next = after.trim_start();
    after.starts_with(|c: char| c.is_ascii_alphanumeric())
        || next.starts_with(MEASURES)
        || MEASURE_WORDS.iter().any(|word| starts(next, word))
}

/// The first number from `from` on that does not stand inside a word, with the currency around it.
fn next_number(text: &str, from: usize) -> Option<Number> {
    let is_digit = |c: char| c.is_ascii_digit();
    let mut at = from;
    loop {
        let start = at + text.get(at..)?.find(is_digit)?;
        let rest = text.get(start..)?;
        let (length, value) = value_of(rest);
        at = start + length;
        let before = text.get(..start)?;
        if before.ends_with(|c: char| c.is_ascii_alphanumeric()) {
            continue;
        }
        let bare = before.trim_end().trim_end_matches(SIGNS);
        let has_sign = bare.len() < before.trim_end().len();
        let start = if has_sign { bare.len() } else { start };
        let after = text.get(at..)?;
        let unit = longest(UNITS.iter().copied(), |unit| starts(after.trim_start(), unit));
        let end = unit.map_or(at, |unit| text.len() - after.trim_start().len() + unit.len());
        return Some(Number { start, end, value, is_money: has_sign || unit.is_some() });
    }
}

/// How many bytes a number takes, and what it says: "1,000.50", "12,5".
fn value_of(text: &str) -> (usize, f32) {
    let (mut value, mut place, mut length) = (0.0_f64, 0.0, 0);
    let bytes = text.as_bytes();
    let digits_from = |at: usize| bytes.iter().skip(at).take_while(|byte| byte.is_ascii_digit()).count();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'0'..=b'9' if place > 0.0 => {
                value += f64::from(byte - b'0') * place;
                place /= 10.0;
            }
            b'0'..=b'9' => value = value * 10.0 + f64::from(byte - b'0'),
            b',' if place == 0.0 && digits_from(at + 1) == 3 => {}
            b'.' | b',' if place == 0.0 && (1..=2).contains(&digits_from(at + 1)) => place = 0.1,
            _ => break,
        }
        length = at + 1;
    }
    (length, value as f32)
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
