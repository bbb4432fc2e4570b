//! Folding of single letters, by ranges rather than by Unicode's tables, which would be larger than all of ranking.

/// Base letters of à to ÿ, in the order of Latin-1; a blank is a letter of its own.
const LATIN_1: &[u8; 32] = b"aaaaaa ceeeeiiiidnooooo ouuuuy y";
/// Base letters of the small ones of Ā to ž, in their order.
const LATIN_A: &[u8; 64] = b"aaaccccddeeeeegggghhiiiii jkklllllnnn ooo rrrsssstttuuuuuuwyyzzz";
/// Latin Extended Additional, from U+1E00: the last offset of each run of letters with the same base.
const LATIN_MORE: &[(u8, char)] = &[
    (0x01, 'a'),
    (0x07, 'b'),
    (0x09, 'c'),
    (0x13, 'd'),
    (0x1D, 'e'),
    (0x1F, 'f'),
    (0x21, 'g'),
    (0x2B, 'h'),
    (0x2F, 'i'),
    (0x35, 'k'),
    (0x3D, 'l'),
    (0x43, 'm'),
    (0x4B, 'n'),
    (0x53, 'o'),
    (0x57, 'p'),
    (0x5F, 'r'),
    (0x69, 's'),
    (0x71, 't'),
    (0x7B, 'u'),
    (0x7F, 'v'),
    (0x89, 'w'),
    (0x8D, 'x'),
    (0x8F, 'y'),
    (0x95, 'z'),
    (0x9F, 's'),
    (0xB7, 'a'),
    (0xC7, 'e'),
    (0xCB, 'i'),
    (0xE3, 'o'),
    (0xF1, 'u'),
    (0xFF, 'y'),
];

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
            LATIN_MORE.iter().find(|(last, _)| offset <= u32::from(*last)).map_or(c, |(_, base)| *base)
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
