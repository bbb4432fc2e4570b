//! A text cut into words: runs of letters and digits, folded, and runs of signs of the scripts written without blanks.

use super::fold::push_folded;

/// Words of a text that are looked at.
const MAX_WORDS: usize = 64;
/// Bytes of a word that are looked at; a run of signs that is longer goes on as the next one.
const MAX_BYTES: usize = 96;

/// The words of a text in their order: small letters and digits, without marks, apostrophes and plural endings; runs of
/// Chinese, Japanese or Korean signs whole.
pub fn words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let (mut word, mut is_run) = (String::new(), false);
    // The blank at the end closes the last word.
    for c in text.chars().chain([' ']) {
        if found.len() >= MAX_WORDS {
            break;
        }
        let sign = is_sign(c);
        if sign != is_run || (sign && word.len() >= MAX_BYTES) {
            close(&mut word, &mut found);
            is_run = sign;
        }
        if sign {
            word.push(c);
        } else if !is_word(c) {
            // "Children's" is one word.
            if !matches!(c, '\'' | '’') {
                close(&mut word, &mut found);
            }
        } else if word.len() < MAX_BYTES {
            push_folded(c, &mut word);
        }
    }
    found
}

/// True for a word of a script written without blanks, as [`words`] gives it.
pub fn is_run(word: &str) -> bool {
    word.starts_with(is_sign)
}

/// The pairs of neighbouring signs of a run; a single sign as it is.
pub fn pairs(run: &str) -> Vec<&str> {
    let starts: Vec<usize> = run.char_indices().map(|(at, _)| at).chain([run.len()]).collect();
    let mut pairs: Vec<&str> = starts.iter().zip(starts.iter().skip(2)).filter_map(|(&a, &b)| run.get(a..b)).collect();
    if pairs.is_empty() {
        pairs.push(run);
    }
    pairs
}

fn close(word: &mut String, found: &mut Vec<String>) {
    singular(word);
    if !word.is_empty() {
        found.push(std::mem::take(word));
    }
}

/// English plurals, roughly: both sides are folded the same way, so a wrong singular still matches itself.
fn singular(word: &mut String) {
    let letters = word.len();
    let cut = |ending: &str, least: usize| letters > least && word.ends_with(ending);
    if cut("ies", 5) {
        word.truncate(letters - 3);
        word.push('y');
    } else if cut("sses", 5) || cut("xes", 4) || cut("ches", 5) || cut("shes", 5) {
        word.truncate(letters - 2);
    } else if cut("s", 3) && !word.ends_with("ss") {
        word.truncate(letters - 1);
    }
}

/// Scripts written without blanks: kana, ideographs with their first extension and the compatible ones, Hangul.
const fn is_sign(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}')
}

/// True for what words are made of; beyond Latin-1 everything is but punctuation and blanks.
const fn is_word(c: char) -> bool {
    match c {
        '\u{0}'..='\u{7f}' => c.is_ascii_alphanumeric(),
        '\u{80}'..='\u{a9}' | '\u{ab}'..='\u{b4}' | '\u{b6}'..='\u{b9}' | '\u{bb}'..='\u{bf}' | '×' | '÷' => false,
        '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{20cf}' | '\u{3000}'..='\u{303f}' | '\u{fe30}'..='\u{fe4f}' => false,
        '\u{ff00}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}' => false,
        _ => true,
    }
}
