//! `GET /v1/categories`: the shop's departments and what is in them, largest first.

use super::routes::AppState;
use crate::catalogue::CatalogueItem;
use axum::extract::State;
use axum::Json;
use serde::Serialize;
use std::collections::BTreeMap;

/// A category with the number of its items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Category {
    /// Name, as in the feed.
    pub category: String,
    /// Items in it.
    pub count: u32,
    /// The categories under it; absent on the second level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub children: Option<Vec<Category>>,
}

/// The answer to `GET /v1/categories`.
#[derive(Debug, Serialize)]
pub struct CategoriesAnswer {
    categories: Vec<Category>,
}

/// Answers `GET /v1/categories`.
pub async fn categories(State(state): State<AppState>) -> Json<CategoriesAnswer> {
    Json(CategoriesAnswer { categories: state.shelf.categories.clone() })
}

/// The tree of two levels; items without a category are in none.
pub fn tree(items: &[CatalogueItem]) -> Vec<Category> {
    let mut counts: BTreeMap<&str, (u32, BTreeMap<&str, u32>)> = BTreeMap::new();
    for item in items.iter().filter(|item| !item.item_category.is_empty()) {
        let (count, children) = counts.entry(&item.item_category).or_default();
        *count += 1;
        if !item.item_category2.is_empty() {
            *children.entry(&item.item_category2).or_default() += 1;
        }
    }
    let parents = counts.into_iter().map(|(category, (count, children))| {
        let children = children.into_iter().map(|(child, count)| named(child, count, None));
        named(category, count, Some(largest_first(children.collect())))
    });
    largest_first(parents.collect())
}

fn named(category: &str, count: u32, children: Option<Vec<Category>>) -> Category {
    Category { category: category.to_owned(), count, children }
}

/// Stable: categories of one size stay in the order of the alphabet.
fn largest_first(mut categories: Vec<Category>) -> Vec<Category> {
    categories.sort_by_key(|category| std::cmp::Reverse(category.count));
    categories
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn largest_first_and_ties_by_name() {
        let item = |category: &str, category2: &str| CatalogueItem {
            item_category: category.to_owned(),
            item_category2: category2.to_owned(),
            ..CatalogueItem::default()
        };
        let items =
            [item("Toys", "Game"), item("Light", "Holder"), item("Light", "Bulb"), item("Light", ""), item("", "x")];
        let light = [named("Bulb", 1, None), named("Holder", 1, None)];
        let toys = [named("Game", 1, None)];
        let expected = [named("Light", 3, Some(light.to_vec())), named("Toys", 1, Some(toys.to_vec()))];
        assert_eq!(tree(&items), expected);
    }
}
