//! Words of queries, titles and attributes, folded so that they can be compared, and their hashes. Latin, Greek and Cyrillic
//! letters lose their case and their marks; Chinese, Japanese and Korean have neither and are cut into pairs of neighbouring
//! signs.

mod fold;
mod words;

pub use fold::narrow;
pub use words::{is_run, pairs, words};

/// Terms of a text that are looked at.
const MAX_TERMS: usize = 32;

/// The distinct terms of a text, in the order of their first place: small letters and digits, without marks and plural
/// endings; runs of Chinese, Japanese or Korean signs as pairs, single signs as they are.
pub fn terms(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in words(text) {
        let parts = if is_run(&word) { pairs(&word) } else { vec![word.as_str()] };
        for part in parts {
            if found.len() < MAX_TERMS && !found.iter().any(|term| term == part) {
                found.push(part.to_owned());
            }
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

/// An amount of hundredths with its two decimals. The formatting machinery would be a kilobyte of the engine.
pub fn hundredths(amount: u64) -> String {
    let [tens, ones] = [amount / 10 % 10, amount % 10];
    [(amount / 100).to_string().as_str(), ".", &tens.to_string(), &ones.to_string()].concat()
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
        assert_eq!(terms("ΚΕΡΊ κερί Свеча ЁЛКА ёлка"), ["κερι", "свеча", "елка"]);
        assert_eq!(terms("Nến thơm Đà Nẵng țară"), ["nen", "thom", "da", "nang", "tara"]);
        assert_eq!(terms("ＬＥＤ　灯 ２０"), ["led", "灯", "20"], "forms of full width");
    }

    #[test]
    fn apostrophes_do_not_part_words() {
        assert_eq!(terms("Children's CHILDRENS mum’s"), ["children", "mum"]);
    }

    #[test]
    fn long_texts_are_cut() {
        assert_eq!(words(&"word ".repeat(10_000)).len(), 64);
        assert!(words(&"x".repeat(10_000)).iter().all(|word| word.len() <= 96));
        assert_eq!(words(&"灯".repeat(10_000)).len(), 64);
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
    fn hundredths_have_two_decimals() {
        assert_eq!([0, 7, 150, 12_340].map(hundredths), ["0.00", "0.07", "1.50", "123.40"]);
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
