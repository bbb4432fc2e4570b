//! How well the words of a text meet the words asked for: the same, if written together or apart ("cakestand"), a part of a
//! longer word, one slip away; runs of signs by how many of their signs are met in pairs.

use super::typo::is_one_slip;
use crate::text::{is_run, pairs};

/// The word itself, 1 as hundredths; all else is less.
pub const SAME: u8 = 100;
/// One slip away.
pub const SLIP: u8 = 80;
/// The start or the end of a longer word ("candle" of "candlestick").
pub const PART: u8 = 60;
/// Shorter words are not taken for a part or for a slip of another: everything is like them.
const LEAST_PART: usize = 4;
const LEAST_END: usize = 5;
const LEAST_SLIP: usize = 5;

/// How well `text` meets the word at `at` of `asked`, in hundredths.
pub fn meets(asked: &[String], at: usize, text: &[String]) -> u8 {
    let Some(word) = asked.get(at) else { return 0 };
    if is_run(word) {
        return covered(word, text);
    }
    let mut best = 0;
    for (place, found) in text.iter().enumerate() {
        if is_run(found) {
            continue;
        }
        best = best.max(alike(word, found));
        if best == SAME {
            return best;
        }
        let before = at.checked_sub(1).and_then(|before| asked.get(before));
        let after = asked.get(at + 1);
        let is_joined = text.get(place + 1).is_some_and(|next| is_join(word, found, next))
            || before.is_some_and(|before| is_join(found, before, word))
            || after.is_some_and(|after| is_join(found, word, after));
        if is_joined {
            return SAME;
        }
    }
    best
}

fn is_join(whole: &str, first: &str, second: &str) -> bool {
    whole.strip_prefix(first).is_some_and(|rest| rest == second)
}

fn alike(word: &str, found: &str) -> u8 {
    let letters = word.len();
    if word == found {
        SAME
    } else if word.bytes().any(|byte| byte.is_ascii_digit()) {
        0
    } else if letters >= LEAST_SLIP && is_one_slip(word, found) {
        SLIP
    } else if (letters >= LEAST_PART && found.starts_with(word)) || (letters >= LEAST_END && found.ends_with(word)) {
        PART
    } else {
        0
    }
}

/// The share of a run's signs that stand in one of its pairs that is in the text; a single sign stands alone.
fn covered(run: &str, text: &[String]) -> u8 {
    let (mut met, mut signs, mut was_met) = (0, 1, false);
    for pair in pairs(run) {
        let is_met = text.iter().any(|found| has(found, pair));
        // A pair shares its first sign with the one before.
        met += match (is_met, was_met) {
            (false, _) => 0,
            (true, true) => 1,
            (true, false) => 2,
        };
        was_met = is_met;
        signs += 1;
    }
    (met * u32::from(SAME) / signs).min(u32::from(SAME)) as u8
}

/// True when a text has a part. A naive search: the standard one is a kilobyte of tables for long texts.
fn has(text: &str, part: &str) -> bool {
    text.char_indices().any(|(at, _)| text.get(at..).is_some_and(|rest| rest.starts_with(part)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    fn of(query: &str, at: usize, text: &str) -> u8 {
        meets(&words(query), at, &words(text))
    }

    #[test]
    fn the_same_word_is_better_than_one_that_is_like_it() {
        assert_eq!(of("candles", 0, "Red candle"), SAME);
        assert_eq!(of("cakestand", 0, "Regency cake stand"), SAME);
        assert_eq!([of("cake stand", 0, "Cakestand"), of("cake stand", 1, "Cakestand")], [SAME, SAME]);
        assert_eq!(of("candel", 0, "Red candle"), SLIP);
        assert_eq!(of("candle", 0, "Candlestick"), PART);
        assert_eq!(of("shade", 0, "Lampshade"), PART);
        assert_eq!(of("ring", 0, "String of lights"), 0, "short ends are everywhere");
        assert_eq!(of("mgu", 0, "Mug"), 0, "short words are taken as they are");
        assert_eq!(of("22423", 0, "22424"), 0, "and so are numbers");
    }

    #[test]
    fn signs_are_met_without_cutting_them_into_words() {
        assert_eq!(of("红色蜡烛", 0, "红色香薰蜡烛"), SAME);
        assert_eq!(of("红色蜡烛", 0, "蓝色蜡烛"), 75);
        assert_eq!(of("红色蜡烛", 0, "红色杯子"), 50);
        assert_eq!(of("灯", 0, "小台灯"), SAME);
        assert_eq!(of("蜡烛", 0, "LED灯"), 0);
    }
}
