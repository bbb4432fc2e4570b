//! What this shop asks its devices: the manifest, derived from the catalogue.

mod measured;

pub use measured::{measure, Experiment};

use crate::catalogue::{Catalogue, CatalogueItem};
use std::collections::BTreeMap;
use vitrine::sync::manifest::{Manifest, MetricSpec, VERSION};
use vitrine::sync::question::Question;
use vitrine::sync::report::{interest_top, item_funnel, look_mode, ux_friction, Metric};

/// Answers of `interest.top` beside "none": the bitset of 128 fits the smallest padded report.
const CATEGORIES: usize = 127;
/// Categories that `item.funnel` tells apart: with four stages and "none" no more than 128 answers.
const FUNNEL_CATEGORIES: usize = 31;
/// Privacy loss of one report.
const EPSILON: f64 = 1.0;
/// What hardly changes keeps its noise so long.
const MEMO_DAYS: u16 = 90;

/// The manifest of a catalogue; without categories it asks for friction and the look alone.
pub fn manifest(catalogue: &Catalogue) -> Manifest {
    let mut metrics = Vec::new();
    let interests = top_categories(&catalogue.items, CATEGORIES);
    if !interests.is_empty() {
        let stages = top_categories(&catalogue.items, FUNNEL_CATEGORIES);
        let steps = item_funnel::STAGES.iter().flat_map(|stage| stages.iter().map(move |of| format!("{stage}:{of}")));
        let funnel = with_none(steps.collect(), item_funnel::NONE);
        let interests = with_none(interests, interest_top::NONE);
        let looks = Question::new("Which category do you look at most?", "您最常看哪个分类？");
        metrics.push(ask(&interest_top::METRIC, looks, interests, MEMO_DAYS));
        let how_far = Question::new(
            "How far did you come with one article of this week, drawn at random: seen, wished for, in the cart or bought, and \
             of which category was it?",
            "从本周的商品里随机抽出一件：您看过、收藏、加入购物车还是买下了它？它属于哪个分类？",
        );
        metrics.push(ask(&item_funnel::METRIC, how_far, funnel, 0));
    }
    let friction = Question::new(
        "How often did one type of page, drawn at random from those you saw this week, hold you up?",
        "从您本周看过的页面类型里随机抽出一种：它有多少次让您用得不顺？",
    );
    metrics.push(ask(&ux_friction::METRIC, friction, ux_friction::domain(), 0));
    let look = Question::new(
        "Which look have you chosen: theme, size of type, elder mode?",
        "您选了哪种外观：主题、字号、长辈版？",
    );
    metrics.push(ask(&look_mode::METRIC, look, look_mode::domain(), MEMO_DAYS));
    Manifest { version: VERSION, metrics }
}

fn ask(metric: &Metric, question: Question, domain: Vec<String>, memo_days: u16) -> MetricSpec {
    MetricSpec { metric: metric.code, name: metric.name.to_owned(), epsilon: EPSILON, domain, memo_days, question }
}

fn with_none(answers: Vec<String>, none: &str) -> Vec<String> {
    answers.into_iter().chain([none.to_owned()]).collect()
}

/// The categories with most items, in the order of the alphabet: so a shop that adds a few items keeps its manifest, and
/// with it the counters that go on.
fn top_categories(items: &[CatalogueItem], most: usize) -> Vec<String> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    let second = items.iter().any(|item| !item.item_category2.is_empty());
    for item in items {
        let category = if second { &item.item_category2 } else { &item.item_category };
        if !category.is_empty() && category != interest_top::NONE {
            *counts.entry(category).or_default() += 1;
        }
    }
    let mut ranked: Vec<(&str, u32)> = counts.into_iter().collect();
    // Stable: equal counts stay in the order of the alphabet.
    ranked.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    let mut domain: Vec<String> = ranked.into_iter().take(most).map(|(category, _)| category.to_owned()).collect();
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
    fn a_shop_without_categories_asks_for_friction_and_the_look_alone() {
        let empty = manifest(&catalogue(&[("", "")]));
        let names: Vec<&str> = empty.metrics.iter().map(|metric| metric.name.as_str()).collect();
        assert_eq!(names, ["ux.friction", "look.mode"]);
        assert!(Manifest::decode(&empty.encode()).is_ok());
    }

    #[test]
    fn no_question_has_more_answers_than_the_smallest_report_carries() {
        let names: Vec<String> = (0..200).map(|n| format!("c{n:03}")).collect();
        let all: Vec<(&str, &str)> = names.iter().map(|name| ("", name.as_str())).collect();
        for metric in manifest(&catalogue(&all)).metrics {
            assert!((2..=128).contains(&metric.domain.len()), "{}", metric.name);
        }
    }
}
