//! Words of queries, titles and attributes, folded so that they can be compared, and their hashes. By ranges rather than by
//! Unicode's tables, which would be larger than all of ranking: Latin, Greek and Cyrillic letters fold their case, Latin ones
//! their marks; Chinese, Japanese and Korean have neither and are cut into pairs of neighbouring signs.

/// Terms of a text that are looked at.
const MAX_TERMS: usize = 32;
/// Base letters of à to ÿ, in the order of Latin-1; a blank is a letter of its own.
const LATIN_1: &[u8; 32] = b"aaaaaa ceeeeiiiidnooooo ouuuuy y";
/// Base letters of the small ones of Ā to ž, in their order.
const LATIN_A: &[u8; 64] = b"aaaccccddeeeeegggghhiiiii jkklllllnnn ooo rrrsssstttuuuuuuwyyzzz";

/// The distinct terms of a text, in the order of their first place: small letters and digits, without marks and plural
/// endings; runs of Chinese, Japanese or Korean signs as pairs, single signs as they are.
pub fn terms(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let (mut word, mut sign): (String, Option<char>) = (String::new(), None);
    let mut sign_is_alone = false;
    // The blank at the end closes the last word.
    for c in text.chars().chain([' ']) {
        if is_sign(c) {
            close(&mut word, &mut found);
            if let Some(before) = sign {
                add([before, c].iter().collect(), &mut found);
            }
            sign_is_alone = sign.is_none();
            sign = Some(c);
            continue;
        }
        if let Some(alone) = sign.take().filter(|_| sign_is_alone) {
            add(alone.to_string(), &mut found);
        }
        if is_word(c) {
            push_folded(c, &mut word);
        } else {
            close(&mut word, &mut found);
        }
    }
    found
}

/// Name of a folded term in 16 bits: FNV-1a over 32 bits, its halves folded together. Two of 10,000 words share a name with
/// a given word by chance once in 7 cases, two given words once in 65,536.
pub fn term_hash(term: &str) -> u16 {
    let hash = term.bytes().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash ^ hash >> 16) as u16
}

fn close(word: &mut String, found: &mut Vec<String>) {
    singular(word);
    add(std::mem::take(word), found);
}

fn add(term: String, found: &mut Vec<String>) {
    if !term.is_empty() && found.len() < MAX_TERMS && !found.contains(&term) {
        found.push(term);
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

fn push_folded(c: char, word: &mut String) {
    let lower = lower(c);
    let base = match lower {
        'æ' => return word.push_str("ae"),
        'œ' => return word.push_str("oe"),
        'ß' => return word.push_str("ss"),
        // Marks that stand alone, as decomposed text has them.
        '\u{300}'..='\u{36f}' => return,
        'à'..='ÿ' => LATIN_1.get(lower as usize - 0xE0),
        'Ā'..='ž' => LATIN_A.get((lower as usize - 0x100) / 2),
        _ => None,
    };
    word.push(base.filter(|&&letter| letter != b' ').map_or(lower, |&letter| char::from(letter)));
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

const fn lower(c: char) -> char {
    let offset = match c {
        'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ω' | 'А'..='Я' => 32,
        'Ѐ'..='Џ' => 80,
        // Latin Extended-A comes in pairs, upper case first.
        'Ā'..='ķ' | 'Ŋ'..='ŷ' => c as u32 & 1 ^ 1,
        'Ĺ'..='ň' | 'Ź'..='ž' => c as u32 & 1,
        _ => return c.to_ascii_lowercase(),
    };
    match char::from_u32(c as u32 + offset) {
        Some(lower) => lower,
        None => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn case_and_plurals_are_folded() {
        assert_eq!(terms("T-Light HOLDERS, glass!"), ["t", "light", "holder", "glass"]);
        assert_eq!(terms("Cherries boxes dishes watches glasses"), ["cherry", "box", "dish", "watch", "glass"]);
        assert_eq!(terms("gas bus pies"), ["gas", "bus", "pie"], "short words keep their s");
        assert_eq!(terms("mug MUGS mug"), ["mug"], "a term counts once");
        assert!(terms(" - ").is_empty() && terms("").is_empty());
    }

    #[test]
    fn marks_are_folded_where_the_letter_has_a_base() {
        assert_eq!(terms("Café Crème Ångström ÇA"), ["cafe", "creme", "angstrom", "ca"]);
        assert_eq!(terms("łódź Žluťoučký kůň İstanbul"), ["lodz", "zlutoucky", "kun", "istanbul"]);
        assert_eq!(terms("Straße Œuvre Ærø"), ["strasse", "oeuvre", "aero"]);
        assert_eq!(terms("cafe\u{301}"), ["cafe"], "decomposed");
        assert_eq!(terms("ΚΕΡΙ Свеча"), ["κερι", "свеча"]);
    }

    #[test]
    fn the_letter_tables_agree_with_unicode() {
        // Decompositions of every letter with a base in the two blocks, as the Unicode Character Database has them; the
        // letters without one are folded by convention (ø, đ, ħ, ı, ł, ŧ) or left alone (þ, ð is d, ŋ).
        let samples = [
            ("ÀÁÂÃÄÅàáâãäåĀāĂăĄą", 'a'),
            ("ÇçĆćĈĉĊċČč", 'c'),
            ("ĎďĐđ", 'd'),
            ("ÈÉÊËèéêëĒēĔĕĖėĘęĚě", 'e'),
            ("ĜĝĞğĠġĢģ", 'g'),
            ("ĤĥĦħ", 'h'),
            ("ÌÍÎÏìíîïĨĩĪīĬĭĮįİı", 'i'),
            ("Ĵĵ", 'j'),
            ("Ķķ", 'k'),
            ("ĹĺĻļĽľĿŀŁł", 'l'),
            ("ÑñŃńŅņŇňŉ", 'n'),
            ("ÒÓÔÕÖØòóôõöøŌōŎŏŐő", 'o'),
            ("ŔŕŖŗŘř", 'r'),
            ("ŚśŜŝŞşŠš", 's'),
            ("ŢţŤťŦŧ", 't'),
            ("ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲų", 'u'),
            ("Ŵŵ", 'w'),
            ("ÝýÿŶŷŸ", 'y'),
            ("ŹźŻżŽž", 'z'),
        ];
        for (letters, base) in samples {
            for letter in letters.chars() {
                assert_eq!(terms(&format!("x{letter}x")), [format!("x{base}x")], "{letter}");
            }
        }
    }

    #[test]
    fn chinese_is_read_in_pairs_of_signs() {
        assert_eq!(terms("红色蜡烛LED灯"), ["红色", "色蜡", "蜡烛", "led", "灯"]);
        assert_eq!(terms("红、蜡烛（大）"), ["红", "蜡烛", "大"], "punctuation parts");
        assert_eq!(terms("«café» 20€"), ["cafe", "20"]);
    }

    #[test]
    fn hashes_are_stable() {
        // FNV-1a of "a" is E40C292C (Noll's test vectors).
        assert_eq!(term_hash("a"), 0xE40C ^ 0x292C);
        assert_ne!(term_hash("light"), term_hash("holder"));
    }

    proptest! {
        #[test]
        fn folding_what_is_folded_changes_nothing_but_endings(text in "\\PC{0,40}") {
            for term in terms(&text) {
                prop_assert!(!term.is_empty());
                prop_assert!(terms(&term).len() <= 1, "{term:?} is one term");
            }
        }
    }
}
