//! Words of queries and titles, folded so that they can be compared. By ranges rather than by Unicode's tables, which would be
//! larger than all of ranking: Latin, Greek and Cyrillic letters fold their case, Chinese, Japanese and Korean ones have none.

/// Words of a text: lower case, letters and digits only, no plural `s`; at most 16.
pub fn terms(text: &str) -> Vec<String> {
    text.split(|c| !is_word(c)).filter(|word| !word.is_empty()).take(16).map(fold).collect()
}

fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.chars() {
        folded.push(lower(c));
    }
    let is_plural = word.len() > 3 && folded.ends_with('s') && !folded.ends_with("ss");
    if is_plural {
        folded.pop();
    }
    folded
}

/// True for what words are made of; beyond Latin-1 everything is but punctuation and blanks.
const fn is_word(c: char) -> bool {
    match c {
        '\u{0}'..='\u{7f}' => c.is_ascii_alphanumeric(),
        '\u{80}'..='\u{a9}' | '\u{ab}'..='\u{b4}' | '\u{b6}'..='\u{b9}' | '\u{bb}'..='\u{bf}' | '×' | '÷' => false,
        '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{fe30}'..='\u{fe4f}' => false,
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

    #[test]
    fn plurals_and_case_are_folded() {
        assert_eq!(terms("T-Light HOLDERS, glass!"), ["t", "light", "holder", "glass"]);
        assert_eq!(terms("gas bus"), ["gas", "bus"], "short words keep their s");
        assert!(terms(" - ").is_empty());
    }

    #[test]
    fn case_folds_as_unicode_says_in_the_scripts_named() {
        let ranges = ['A'..='Z', 'À'..='ſ', 'Α'..='Ω', 'Ѐ'..='Я'];
        // Left alone on purpose: İ becomes two letters, Ÿ leaves its block.
        for c in ranges.into_iter().flatten().filter(|c| !['İ', 'Ÿ', '\u{3a2}'].contains(c)) {
            assert_eq!(Some(lower(c)), c.to_lowercase().next(), "{c}");
        }
    }

    #[test]
    fn chinese_punctuation_parts_words() {
        assert_eq!(terms("红色、蜡烛（大）"), ["红色", "蜡烛", "大"]);
        assert_eq!(terms("«café» 20€"), ["café", "20€"]);
    }
}
