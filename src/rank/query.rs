//! Words of queries and titles, folded so that they can be compared.

/// Words of a text: lower case, letters and digits only, no plural `s`; at most 16.
pub fn terms(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(16).map(fold).collect()
}

fn fold(word: &str) -> String {
    let lower: String = word.chars().flat_map(char::to_lowercase).collect();
    match lower.strip_suffix('s') {
        Some(stem) if stem.chars().count() >= 3 && !stem.ends_with('s') => stem.to_owned(),
        _ => lower,
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
}
