//! The words of an item that tell it apart: of its title, brand, categories and attributes.
//!
//! Folded and named by the engine's own code ([`vitrine::text`]), so that the browser's words meet them. The inverse document
//! frequency is `ln(1 + n / df)` as a share of the largest, `ln(1 + n)`, in 15 steps, for `n` items of which `df` have a term.
//! Of too many words those that some other item has as well come first, then the rarer: a word of its own joins an item to
//! nothing.

use super::item::CatalogueItem;
use std::collections::BTreeMap;
use vitrine::item::artefact::IDF_STEPS;
use vitrine::text::{term_hash, terms};

/// Words kept for an item.
pub const TERMS: usize = 8;

/// Names and idf steps of every item's words, ascending by name.
pub fn item_terms(items: &[CatalogueItem]) -> Vec<Vec<(u16, u8)>> {
    let all: Vec<Vec<u16>> = items.iter().map(hashes).collect();
    let mut frequency: BTreeMap<u16, u32> = BTreeMap::new();
    for &hash in all.iter().flatten() {
        *frequency.entry(hash).or_default() += 1;
    }
    let count = items.len() as f64;
    let step = |hash: &u16| {
        let with = f64::from(frequency.get(hash).copied().unwrap_or(1));
        let share = (count / with).ln_1p() / count.ln_1p();
        (share * f64::from(IDF_STEPS)).round().clamp(1.0, f64::from(IDF_STEPS)) as u8
    };
    let is_lonely = |hash: &u16| frequency.get(hash).is_none_or(|&with| with < 2);
    let of_one = |mut hashes: Vec<u16>| {
        hashes.sort_by_key(|hash| (is_lonely(hash), std::cmp::Reverse(step(hash)), *hash));
        hashes.truncate(TERMS);
        hashes.sort_unstable();
        hashes.iter().map(|hash| (*hash, step(hash))).collect()
    };
    all.into_iter().map(of_one).collect()
}

/// Distinct names of an item's words.
fn hashes(item: &CatalogueItem) -> Vec<u16> {
    let words = [
        &item.item_name,
        &item.item_brand,
        &item.item_category,
        &item.item_category2,
        &item.item_category3,
        &item.item_category4,
        &item.item_category5,
    ];
    let mut hashes: Vec<u16> = words.into_iter().flat_map(|text| terms(text)).map(|term| term_hash(&term)).collect();
    for attribute in &item.attributes {
        if attribute.chars().any(char::is_alphabetic) {
            hashes.extend(terms(attribute).iter().map(|term| term_hash(term)));
        } else {
            // A code of the shop's own: whole, and never taken for a number in a title.
            hashes.push(term_hash(&format!("#{attribute}")));
        }
    }
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(name: &str, category: &str, attributes: &[&str]) -> CatalogueItem {
        CatalogueItem {
            item_name: name.to_owned(),
            item_category: category.to_owned(),
            attributes: attributes.iter().map(|&attribute| attribute.to_owned()).collect(),
            ..CatalogueItem::default()
        }
    }

    fn idf(terms: &[(u16, u8)], word: &str) -> Option<u8> {
        terms.iter().find(|(hash, _)| *hash == term_hash(word)).map(|(_, idf)| *idf)
    }

    #[test]
    fn rare_words_weigh_more_and_spelling_does_not_matter() {
        let items = [item("Café Mugs", "Home", &[]), item("CAFE jug", "Home", &[]), item("Vase", "Home", &[])];
        let found = item_terms(&items);
        assert_eq!(idf(&found[0], "cafe"), idf(&found[1], "cafe"));
        assert_eq!(idf(&found[2], "vase"), Some(15), "ln(1 + 3 / 1) / ln(1 + 3)");
        assert_eq!(idf(&found[0], "home"), Some(8), "15 ln(2) / ln(4) = 7.5");
        assert!(idf(&found[0], "mug").is_some() && idf(&found[0], "mugs").is_none());
    }

    #[test]
    fn chinese_titles_have_terms_of_two_signs() {
        let found = item_terms(&[item("红色蜡烛", "", &[]), item("蓝色蜡烛", "", &[])]);
        assert!(idf(&found[0], "蜡烛").unwrap() < idf(&found[0], "红色").unwrap());
    }

    #[test]
    fn eight_words_and_shared_ones_first() {
        let many = "alpha bravo charlie delta echo foxtrot golf hotel india juliet";
        let found = item_terms(&[item(many, "", &[]), item("golf hotel", "", &[])]);
        assert_eq!(found[0].len(), TERMS);
        assert!(idf(&found[0], "golf").is_some() && idf(&found[0], "hotel").is_some());
        assert!(found[0].windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn codes_are_whole_and_no_numbers_of_titles() {
        let found = item_terms(&[item("Box 12", "", &["12", "7-31", "dark red"])]);
        for word in ["box", "12", "#12", "#7-31", "dark", "red"] {
            assert!(idf(&found[0], word).is_some(), "{word}");
        }
        assert_eq!(found[0].len(), 6);
    }
}
