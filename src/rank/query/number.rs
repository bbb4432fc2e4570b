//! Numbers in a query, with the currency around them.

use super::phrase::first;

const SIGNS: &[char] = &['£', '$', '€', '¥', '￥'];
const UNITS: &str = "£|$|€|元|块钱|块|pounds|pound|gbp|usd|dollars|eur|euros|euro|rmb";

/// A number that does not stand inside a word.
pub struct Number {
    /// Where it starts, with its currency.
    pub start: usize,
    /// Where it ends, with its currency.
    pub end: usize,
    /// What it says.
    pub value: f32,
    /// True when it has a currency.
    pub is_money: bool,
}

/// The first number from `from` on that does not stand inside a word, with the currency around it.
pub fn next_number(text: &str, from: usize) -> Option<Number> {
    let mut at = from;
    loop {
        let start = at + text.get(at..)?.bytes().position(|byte| byte.is_ascii_digit())?;
        let rest = text.get(start..)?;
        let (length, value) = value_of(rest);
        at = start + length;
        let before = text.get(..start)?;
        if before.bytes().next_back().is_some_and(|byte| byte.is_ascii_alphanumeric()) {
            continue;
        }
        let bare = before.trim_end().trim_end_matches(SIGNS);
        let has_sign = bare.len() < before.trim_end().len();
        let start = if has_sign { bare.len() } else { start };
        let after = text.get(at..)?;
        let unit = first(UNITS, after.trim_start());
        let end = if unit.is_empty() { at } else { text.len() - after.trim_start().len() + unit.len() };
        return Some(Number { start, end, value, is_money: has_sign || !unit.is_empty() });
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

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, value, is_money) in [
            ("1,000.50", 1000.5, false),
            ("£12,5", 12.5, true),
            ("20 元", 20.0, true),
            ("a4 7", 7.0, false),
            ("3.14159", 3.0, false),
        ] {
            let number = next_number(text, 0).unwrap();
            assert_eq!((number.value, number.is_money), (value, is_money), "{text}");
        }
        assert!(next_number("a4 b5", 0).is_none());
    }
}
