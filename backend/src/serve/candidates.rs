//! `GET /v1/candidates`: what a page may show, in the order for a shopper of whom nothing is known.

use super::items::ids;
use super::packed_list::{packed_list, MEDIA_TYPE};
use super::routes::AppState;
use super::shelf::{Shelf, ShelfItem};
use axum::extract::{Query, State};
use axum::http::header::{ACCEPT, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::Json;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashSet};

const DEFAULT_LIMIT: usize = 100;
const MOST: usize = 500;

/// Where the list is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Slot {
    /// Best sellers.
    Home,
    /// A category of either level, best sellers first.
    Category,
    /// Items with the words of the query.
    Search,
    /// Company of the page's item, filled up with best sellers.
    Product,
    /// Company of everything in the cart, filled up with best sellers.
    Cart,
}

/// The parameters of `GET /v1/candidates`.
#[derive(Debug, Deserialize)]
pub struct CandidatesQuery {
    slot: Slot,
    limit: Option<usize>,
    #[serde(default)]
    category: String,
    #[serde(default)]
    q: String,
    #[serde(default)]
    items: String,
}

#[derive(Debug, Serialize)]
struct CandidatesAnswer<'a> {
    build: &'a str,
    slot: Slot,
    items: Vec<&'a ShelfItem>,
}

/// Answers `GET /v1/candidates?slot=…`, in MessagePack to who asks for it.
pub async fn candidates(
    State(state): State<AppState>,
    Query(query): Query<CandidatesQuery>,
    headers: HeaderMap,
) -> Response {
    let shelf = &*state.shelf;
    let named = match ids(&query.items) {
        Ok(ids) => ids,
        Err(refusal) => return refusal.into_response(),
    };
    if query.slot == Slot::Category && query.category.is_empty() {
        return (StatusCode::BAD_REQUEST, "slot=category needs category=").into_response();
    }
    let named: Vec<u32> = named.into_iter().filter_map(|id| shelf.index_of(id)).collect();
    let limit = query.limit.unwrap_or(DEFAULT_LIMIT).min(MOST);
    let order = match query.slot {
        Slot::Home => shelf.by_popularity.clone(),
        Slot::Category => shelf.in_category(&query.category).to_vec(),
        Slot::Search => shelf.search.find(&query.q),
        // A product page names one item; what else is named is only kept out.
        Slot::Product => company(shelf, named.get(..1).unwrap_or_default()),
        Slot::Cart => company(shelf, &named),
    };
    let items: Vec<&ShelfItem> = shelf.take(distinct(order, &named, limit)).collect();
    let wants_packed = headers.get(ACCEPT).is_some_and(|accept| accept.as_bytes().starts_with(MEDIA_TYPE.as_bytes()));
    if wants_packed {
        return ([(CONTENT_TYPE, MEDIA_TYPE), (VARY, "accept")], packed_list(&items)).into_response();
    }
    ([(VARY, "accept")], Json(CandidatesAnswer { build: &shelf.build, slot: query.slot, items })).into_response()
}

/// Neighbours of the items, strongest first, then everything by popularity.
fn company(shelf: &Shelf, items: &[u32]) -> Vec<u32> {
    let mut best: BTreeMap<u32, f32> = BTreeMap::new();
    for neighbour in items.iter().flat_map(|&item| shelf.neighbours(item)) {
        let weight = best.entry(neighbour.index).or_insert(neighbour.weight);
        *weight = weight.max(neighbour.weight);
    }
    let mut ranked: Vec<(u32, f32)> = best.into_iter().collect();
    // Stable: equal weights stay in the order of the index.
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    ranked.into_iter().map(|(index, _)| index).chain(shelf.by_popularity.iter().copied()).collect()
}

/// The first `limit` of `order` without repeats and without the `named` items.
fn distinct(order: Vec<u32>, named: &[u32], limit: usize) -> Vec<u32> {
    let mut seen: HashSet<u32> = named.iter().copied().collect();
    order.into_iter().filter(|&index| seen.insert(index)).take(limit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{Catalogue, CatalogueItem, Neighbour};

    fn shelf() -> Shelf {
        let item = |id: &str, popularity, neighbours: &[(u32, f32)]| CatalogueItem {
            item_id: id.to_owned(),
            popularity,
            neighbours: neighbours.iter().map(|&(index, weight)| Neighbour { index, weight }).collect(),
            ..CatalogueItem::default()
        };
        let items = vec![
            item("a", 0.1, &[(2, 0.5), (3, 0.2)]),
            item("b", 1.0, &[(3, 0.9), (2, 0.1)]),
            item("c", 0.2, &[]),
            item("d", 0.2, &[]),
        ];
        Shelf::new(Catalogue { build: 0xab, currency: "GBP".to_owned(), items })
    }

    #[test]
    fn company_comes_first_and_best_sellers_fill_up() {
        assert_eq!(distinct(company(&shelf(), &[0]), &[0], 10), [2, 3, 1]);
        assert_eq!(distinct(company(&shelf(), &[0, 1]), &[0, 1], 10), [3, 2], "the best weight of a pair counts");
        assert_eq!(
            distinct(company(&shelf(), &[]), &[], 10),
            [1, 2, 3, 0],
            "nothing known: best sellers, ties by index"
        );
    }

    #[test]
    fn limits_count_after_exclusions() {
        assert_eq!(distinct(shelf().by_popularity, &[1], 2), [2, 3]);
    }

    #[test]
    fn the_build_is_eight_digits() {
        assert_eq!(shelf().build, "000000ab");
    }
}
