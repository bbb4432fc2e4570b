//! Lists of words and phrases, parted by bars, and where they stand in a text. One table of text and two walks over it are a
//! tenth of what slices of strings cost in the engine.

/// The longest phrase of a list with which a text starts, empty if none does. A word in Latin letters must end there.
pub fn first<'a>(list: &'a str, text: &str) -> &'a str {
    longest(list, &|phrase| text.strip_prefix(phrase).map(|rest| rest.bytes().next()))
}

/// The longest phrase of a list with which a text ends, empty if none does. A word in Latin letters must start there.
pub fn last<'a>(list: &'a str, text: &str) -> &'a str {
    longest(list, &|phrase| text.strip_suffix(phrase).map(|rest| rest.bytes().next_back()))
}

/// Puts `by` in the place of every phrase of a list; true when there was one.
pub fn replace(text: &mut String, list: &str, by: &str) -> bool {
    let (mut at, mut is_any, mut is_in_word) = (0, false, false);
    while let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let phrase = text.get(at..).map_or("", |rest| first(list, rest));
        if phrase.is_empty() || (is_in_word && is_latin(phrase)) {
            is_in_word = letter.is_ascii_alphanumeric();
            at += letter.len_utf8();
        } else {
            text.replace_range(at..at + phrase.len(), by);
            (is_any, is_in_word) = (true, false);
            at += by.len();
        }
    }
    is_any
}

/// The longest phrase that `beside` finds, if it is whole there: it gives the byte next to a phrase, if there is one.
fn longest<'a>(list: &'a str, beside: &dyn Fn(&str) -> Option<Option<u8>>) -> &'a str {
    let mut longest = "";
    for phrase in list.split('|').filter(|phrase| phrase.len() > longest.len()) {
        if let Some(next) = beside(phrase) {
            if !(is_latin(phrase) && next.is_some_and(|byte| byte.is_ascii_alphanumeric())) {
                longest = phrase;
            }
        }
    }
    longest
}

fn is_latin(phrase: &str) -> bool {
    phrase.as_bytes().first().is_some_and(u8::is_ascii_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_whole_phrase_counts() {
        assert_eq!(last("more than|no more than", "mug no more than"), "no more than");
        assert_eq!(last("over", "cover"), "");
        assert_eq!(first("or|or less|元", "or less money"), "or less");
        assert_eq!((first("or", "orange"), first("元", "元a")), ("", "元"));
    }

    #[test]
    fn phrases_are_replaced_where_they_are_whole() {
        let mut text = "the other the, 的蜡烛的".to_owned();
        assert!(replace(&mut text, "the|的", "-"));
        assert_eq!(text, "- other -, -蜡烛-");
        assert!(!replace(&mut text, "the", ""));
    }
}
