//! Folding of single letters, by ranges rather than by Unicode's tables, which would be larger than all of ranking.

/// Base letters of à to ÿ, in the order of Latin-1; a blank is a letter of its own.
const LATIN_1: &[u8; 32] = b"aaaaaa ceeeeiiiidnooooo ouuuuy y";
/// Base letters of the small ones of Ā to ž, in their order.
const LATIN_A: &[u8; 64] = b"aaaccccddeeeeegggghhiiiii jkklllllnnn ooo rrrsssstttuuuuuuwyyzzz";
/// Latin Extended Additional, from U+1E00: for each run of letters with the same base its last offset, and the base.
const LATIN_MORE: &[u8] = b"\x01a\x07b\x09c\x13d\x1De\x1Ff\x21g\x2Bh\x2Fi\x35k\x3Dl\x43m\x4Bn\x53o\x57p\x5Fr\x69s\x71t\x7Bu\x7Fv\x89w\x8Dx\x8Fy\x95z\x9Fs\xB7a\xC7e\xCBi\xE3o\xF1u\xFFy";

/// Adds a letter in its base form: small, without marks, of ordinary width.
pub fn push_folded(c: char, word: &mut String) {
    let lower = narrow(c);
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
    word.push(base.filter(|&&letter| letter != b' ').map_or_else(|| base_of(lower), |&letter| char::from(letter)));
}

/// The small letter of ordinary width: what a form of ASCII for East Asian columns stands for.
pub const fn narrow(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '！'..='～' => lower((c as u32 - 0xFEE0) as u8 as char),
        _ => lower(c),
    }
}

/// The base of the rarer small letters with marks, and of those of other alphabets.
fn base_of(c: char) -> char {
    match c {
        'ơ' | 'Ơ' => 'o',
        'ư' | 'Ư' => 'u',
        'Ș' | 'ș' => 's',
        'Ț' | 'ț' => 't',
        'Ḁ'..='ỿ' => {
            let offset = c as u32 - 0x1E00;
            let run = LATIN_MORE.chunks_exact(2).find(|run| run.first().is_some_and(|last| offset <= u32::from(*last)));
            run.and_then(<[u8]>::last).map_or(c, |&base| char::from(base))
        }
        'Ά' | 'ά' => 'α',
        'Έ' | 'έ' => 'ε',
        'Ή' | 'ή' => 'η',
        'Ί' | 'ί' | 'ϊ' | 'ΐ' => 'ι',
        'Ό' | 'ό' => 'ο',
        'Ύ' | 'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'Ώ' | 'ώ' => 'ω',
        'ς' => 'σ',
        'ѐ' | 'ё' => 'е',
        'ѝ' | 'й' => 'и',
        'ї' => 'і',
        _ => c,
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
