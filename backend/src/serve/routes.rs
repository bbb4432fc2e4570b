//! Every address the server answers.

use super::known::KnownManifests;
use super::limit::{limit, Limit};
use super::shelf::Shelf;
use super::{artefact, candidates, categories, dashboard, estimates, headers, items, pages, reports};
use crate::store::Store;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{header, HeaderValue, Method, StatusCode};
use axum::routing::{get, post};
use axum::{middleware, Router};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tower_http::compression::CompressionLayer;
use tower_http::cors::CorsLayer;
use tower_http::timeout::TimeoutLayer;

/// A report has at most 256 bytes: who needs longer for them holds a connection for its own sake.
const LONGEST_REQUEST: Duration = Duration::from_secs(10);
/// How long a browser may remember that another origin may ask.
const PREFLIGHT_KEPT: Duration = Duration::from_secs(86_400);

/// What handlers share. Everything but the store is read-only.
#[derive(Debug, Clone)]
pub struct AppState {
    /// The catalogue.
    pub shelf: Arc<Shelf>,
    /// What devices are and were asked.
    pub manifests: Arc<KnownManifests>,
    /// The counters.
    pub store: Store,
    /// How many reports an address may send.
    pub limit: Arc<Limit>,
}

/// What the routes need to know beside the state.
#[derive(Debug)]
pub struct RouteOptions<'a> {
    /// Folder with the shop's pages, if there are any.
    pub pages: Option<&'a Path>,
    /// Their Content-Security-Policy.
    pub policy: HeaderValue,
    /// Origins whose pages may ask and report, beside this one.
    pub origins: Vec<HeaderValue>,
}

/// All routes.
pub fn routes(state: AppState, options: RouteOptions<'_>) -> Router {
    let reports = Router::new()
        .route("/v1/reports", post(reports::take))
        .layer(DefaultBodyLimit::max(reports::MOST_BYTES))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, LONGEST_REQUEST))
        .layer(middleware::from_fn_with_state(state.clone(), limit));
    let router = Router::new()
        .route("/healthz", get(health))
        .route("/v1/candidates", get(candidates::candidates))
        .route("/v1/items", get(items::items))
        .route("/v1/artefact", get(artefact::artefact))
        .route("/v1/categories", get(categories::categories))
        .route("/v1/manifest", get(reports::manifest))
        .merge(reports)
        .layer(cross_origin(options.origins))
        .route("/v1/estimates", get(estimates::estimates))
        .route("/dashboard", get(dashboard::dashboard))
        .route("/dashboard/estimates.csv", get(dashboard::csv));
    let router = match options.pages {
        Some(folder) => router.merge(pages::pages(folder)),
        None => router,
    };
    router
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn_with_state(options.policy, headers::add))
        .with_state(state)
}

/// Tells a balancer whether reports can be counted here.
async fn health(State(state): State<AppState>) -> (StatusCode, &'static str) {
    if state.store.is_reachable().await {
        (StatusCode::OK, "ok")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer")
    }
}

/// Lets pages of `origins` read answers and send reports; without cookies, which nothing here has.
fn cross_origin(origins: Vec<HeaderValue>) -> CorsLayer {
    CorsLayer::new()
        .allow_origin(origins)
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([header::CONTENT_TYPE])
        .max_age(PREFLIGHT_KEPT)
}
