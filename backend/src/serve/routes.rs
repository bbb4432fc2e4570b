//! Every address the server answers.

use super::known::KnownManifests;
use super::shelf::Shelf;
use super::{artefact, candidates, categories, dashboard, estimates, headers, items, pages, reports};
use crate::store::Store;
use axum::extract::DefaultBodyLimit;
use axum::http::HeaderValue;
use axum::routing::{get, post};
use axum::{middleware, Router};
use std::path::Path;
use std::sync::Arc;
use tower_http::compression::CompressionLayer;

/// What handlers share. Everything but the store is read-only.
#[derive(Debug, Clone)]
pub struct AppState {
    /// The catalogue.
    pub shelf: Arc<Shelf>,
    /// What devices are and were asked.
    pub manifests: Arc<KnownManifests>,
    /// The counters.
    pub store: Store,
}

/// All routes. `folder` holds the shop's pages, if there are any; `policy` is their Content-Security-Policy.
pub fn routes(state: AppState, folder: Option<&Path>, policy: HeaderValue) -> Router {
    let router = Router::new()
        .route("/healthz", get(|| async { "ok" }))
        .route("/v1/candidates", get(candidates::candidates))
        .route("/v1/items", get(items::items))
        .route("/v1/artefact", get(artefact::artefact))
        .route("/v1/categories", get(categories::categories))
        .route("/v1/manifest", get(reports::manifest))
        .route("/v1/reports", post(reports::take).layer(DefaultBodyLimit::max(reports::MOST_BYTES)))
        .route("/v1/estimates", get(estimates::estimates))
        .route("/dashboard", get(dashboard::dashboard));
    let router = match folder {
        Some(folder) => router.merge(pages::pages(folder)),
        None => router,
    };
    router.layer(CompressionLayer::new()).layer(middleware::from_fn_with_state(policy, headers::add)).with_state(state)
}
