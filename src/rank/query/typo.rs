//! Slips of the finger: one letter too many, one too few, another one, two in each other's place (Damerau 1964).

/// True when one slip turns `typed` into `word`; false when they are the same.
pub fn is_one_slip(typed: &str, word: &str) -> bool {
    // A letter takes up to four bytes.
    if typed.len().abs_diff(word.len()) > 4 || typed == word {
        return false;
    }
    let start: usize = typed.chars().zip(word.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let (typed, word) = (typed.get(start..).unwrap_or_default(), word.get(start..).unwrap_or_default());
    let ends = typed.chars().rev().zip(word.chars().rev()).take_while(|(a, b)| a == b);
    let end: usize = ends.map(|(a, _)| a.len_utf8()).sum();
    let rest = |of: &str| {
        let mut letters = of.get(..of.len() - end).unwrap_or_default().chars();
        (letters.next(), letters.next(), letters.next())
    };
    match (rest(typed), rest(word)) {
        ((Some(_), None, _), (_, None, _)) | ((None, ..), (Some(_), None, _)) => true,
        ((Some(a), Some(b), None), (Some(c), Some(d), None)) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_kind_of_slip_is_one() {
        for typed in ["lanern", "lanttern", "lamtern", "lantren", "lantenr", "antern", "lanter", "lanterns"] {
            assert!(is_one_slip(typed, "lantern"), "{typed}");
        }
        assert!(is_one_slip("кружа", "кружка"));
        assert!(!is_one_slip("mug", "mug") && !is_one_slip("lantterns", "lantern"));
    }

    /// Optimal string alignment by the textbook's table.
    fn distance(a: &[char], b: &[char]) -> usize {
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let changed = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                    let mut least = changed.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                    if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                        least = least.min(table[i - 2][j - 2] + 1);
                    }
                    least
                };
            }
        }
        table[a.len()][b.len()]
    }

    proptest! {
        #[test]
        fn agrees_with_the_textbook(a in "[abé]{0,7}", b in "[abé]{0,7}") {
            let of = |text: &str| text.chars().collect::<Vec<_>>();
            prop_assert_eq!(is_one_slip(&a, &b), distance(&of(&a), &of(&b)) == 1);
        }
    }
}
