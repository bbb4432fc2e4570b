//! What this shop asks its devices: the manifest, derived from the catalogue.

use crate::catalogue::{Catalogue, CatalogueItem};
use std::collections::BTreeMap;
use vitrine::sync::manifest::{Manifest, MetricSpec, VERSION};
use vitrine::sync::report::interest_top::{METRIC as INTEREST_TOP, NONE};

/// Answers of `interest.top` beside "none": the bitset of 128 fits the smallest padded report.
const CATEGORIES: usize = 127;
/// Privacy loss of one report.
const EPSILON: f64 = 1.0;

/// The manifest of a catalogue; without categories it asks nothing.
pub fn manifest(catalogue: &Catalogue) -> Manifest {
    let domain = top_categories(&catalogue.items);
    let metrics = if domain.is_empty() {
        Vec::new()
    } else {
        let domain = domain.into_iter().chain([NONE.to_owned()]).collect();
        vec![MetricSpec { metric: INTEREST_TOP.code, name: INTEREST_TOP.name.to_owned(), epsilon: EPSILON, domain }]
    };
    Manifest { version: VERSION, metrics }
}

/// The categories with most items, in the order of the alphabet: so a shop that adds a few items keeps its manifest, and
/// with it the counters that go on.
fn top_categories(items: &[CatalogueItem]) -> Vec<String> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    let second = items.iter().any(|item| !item.item_category2.is_empty());
    for item in items {
        let category = if second { &item.item_category2 } else { &item.item_category };
        if !category.is_empty() && category != NONE {
            *counts.entry(category).or_default() += 1;
        }
    }
    let mut ranked: Vec<(&str, u32)> = counts.into_iter().collect();
    // Stable: equal counts stay in the order of the alphabet.
    ranked.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    let mut domain: Vec<String> =
        ranked.into_iter().take(CATEGORIES).map(|(category, _)| category.to_owned()).collect();
    domain.sort_unstable();
    domain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalogue(categories: &[(&str, &str)]) -> Catalogue {
        let item = |&(category, category2): &(&str, &str)| CatalogueItem {
            item_category: category.to_owned(),
            item_category2: category2.to_owned(),
            ..CatalogueItem::default()
        };
        Catalogue { build: 1, currency: "GBP".to_owned(), items: categories.iter().map(item).collect() }
    }

    fn domain(categories: &[(&str, &str)]) -> Vec<String> {
        manifest(&catalogue(categories)).metrics.remove(0).domain
    }

    #[test]
    fn second_categories_and_none_last() {
        assert_eq!(
            domain(&[("Light", "Holder"), ("Light", "Bulb"), ("Light", ""), ("", "none")]),
            ["Bulb", "Holder", "none"]
        );
    }

    #[test]
    fn first_categories_where_there_are_no_second() {
        assert_eq!(domain(&[("MUG", ""), ("BOX", "")]), ["BOX", "MUG", "none"]);
    }

    #[test]
    fn the_largest_stay_and_the_manifest_loads() {
        let names: Vec<String> = (0..200).map(|n| format!("c{n:03}")).collect();
        let mut all: Vec<(&str, &str)> = names.iter().map(|name| ("", name.as_str())).collect();
        all.push(("", "c199"));
        let manifest = manifest(&catalogue(&all));
        let domain = &manifest.metrics[0].domain;
        assert_eq!((domain.len(), domain[126].as_str(), domain[127].as_str()), (128, "c199", "none"));
        assert_eq!(Manifest::decode(&manifest.encode()).unwrap(), manifest);
    }

    #[test]
    fn a_shop_without_categories_asks_nothing() {
        let empty = manifest(&catalogue(&[("", "")]));
        assert!(empty.metrics.is_empty() && Manifest::decode(&empty.encode()).is_ok());
    }
}
