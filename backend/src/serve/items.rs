//! `GET /v1/items`: items by their ids, in the asked order.

use super::routes::AppState;
use super::shelf::ShelfItem;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::Json;
use serde::{Deserialize, Serialize};

/// Ids that one request may name.
const MOST_IDS: usize = 200;

/// The parameters of `GET /v1/items`.
#[derive(Debug, Deserialize)]
pub struct ItemsQuery {
    #[serde(default)]
    ids: String,
}

#[derive(Debug, Serialize)]
struct ItemsAnswer<'a> {
    build: &'a str,
    items: Vec<&'a ShelfItem>,
}

/// Answers `GET /v1/items?ids=a,b`; ids that the shop does not have are left out.
pub async fn items(State(state): State<AppState>, Query(query): Query<ItemsQuery>) -> Response {
    match ids(&query.ids) {
        Err(refusal) => refusal.into_response(),
        Ok(ids) => {
            let found = ids.iter().filter_map(|id| state.shelf.index_of(id));
            Json(ItemsAnswer { build: &state.shelf.build, items: state.shelf.take(found).collect() }).into_response()
        }
    }
}

/// The ids of a comma-separated list.
///
/// # Errors
/// 400 for more than [`MOST_IDS`].
pub fn ids(list: &str) -> Result<Vec<&str>, (StatusCode, &'static str)> {
    let ids: Vec<&str> = list.split(',').map(str::trim).filter(|id| !id.is_empty()).collect();
    if ids.len() > MOST_IDS {
        return Err((StatusCode::BAD_REQUEST, "more than 200 ids"));
    }
    Ok(ids)
}
