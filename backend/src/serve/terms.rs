//! Words of titles and of queries, in one spelling: small letters, singular, one sign of Chinese or Japanese at a time.

/// The distinct terms of a text, in the order of their first place.
pub fn terms(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for word in text.to_lowercase().split(|c: char| !c.is_alphanumeric()) {
        for term in split_signs(word) {
            let term = singular(&term);
            if !term.is_empty() && !all.contains(&term) {
                all.push(term);
            }
        }
    }
    all
}

/// Scripts without spaces give one term per sign; runs of other letters stay together.
fn split_signs(word: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    for c in word.chars() {
        if is_sign(c) {
            parts.extend([c.to_string(), String::new()]);
        } else if let Some(run) = parts.last_mut() {
            run.push(c);
        }
    }
    parts
}

fn is_sign(c: char) -> bool {
    // Kana, and the unified ideographs with their first extension and the compatible ones.
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// English plurals, roughly: both sides are folded the same way, so a wrong singular still matches itself.
fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    for ending in ["sses", "xes", "ches", "shes"] {
        if word.len() > ending.len() + 1 && word.ends_with(ending) {
            return word.strip_suffix("es").unwrap_or(word).to_owned();
        }
    }
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with('s') => stem.to_owned(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_and_capitals_meet() {
        assert_eq!(terms("T-LIGHT Holders, boxes & dishes"), terms("t light holder box dish"));
        assert_eq!(terms("Cherries glasses glass"), ["cherry", "glass"]);
        assert_eq!(terms("bus gas"), ["bus", "gas"], "short words are left alone");
    }

    #[test]
    fn chinese_is_read_sign_by_sign() {
        assert_eq!(terms("白色蜡烛led灯"), ["白", "色", "蜡", "烛", "led", "灯"]);
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(terms(" -- & ").is_empty());
    }
}
