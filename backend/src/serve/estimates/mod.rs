//! `GET /v1/estimates`: what the counters say once the noise is taken out, and how sure that is. `?weeks=` says how far back.

pub mod groups;
pub mod metric;
pub mod value;

use super::reports::{epoch_day, now_seconds};
use super::routes::AppState;
use crate::store::StoreError;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::Json;
use metric::MetricEstimates;
use serde::{Deserialize, Serialize};

/// Weeks that are shown when nobody asks for others.
pub const WEEKS: u32 = 12;
const MOST_WEEKS: u32 = 52;

/// How far back to look.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Period {
    weeks: Option<u32>,
}

impl Period {
    /// Whole weeks.
    pub fn weeks(self) -> u32 {
        self.weeks.unwrap_or(WEEKS).clamp(1, MOST_WEEKS)
    }
}

/// Everything that is known.
#[derive(Debug, Clone, Serialize)]
pub struct Estimates {
    /// The last day of the newest week, days since 1970 UTC.
    pub last_day: u32,
    /// How many weeks back.
    pub weeks: u32,
    /// Every metric of the current manifest, then those of earlier manifests that have reports.
    pub metrics: Vec<MetricEstimates>,
}

/// Answers `GET /v1/estimates`.
pub async fn estimates(State(state): State<AppState>, Query(period): Query<Period>) -> Response {
    match all(&state, period).await {
        Ok(estimates) => Json(estimates).into_response(),
        Err(error) => {
            tracing::error!("the counters could not be read: {error}");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// Reads the counters and takes the noise out.
///
/// # Errors
/// When the database refuses.
pub async fn all(state: &AppState, period: Period) -> Result<Estimates, StoreError> {
    let (last_day, weeks) = (epoch_day(now_seconds()), period.weeks());
    let mut metrics = Vec::new();
    for known in state.manifests.all() {
        let current = state.manifests.is_current(&known);
        for spec in &known.manifest.metrics {
            let days = state.store.days(spec.metric, known.hash, spec.domain.len()).await?;
            if let Some(found) = metric::estimates(spec, &known, &days, last_day, weeks) {
                let shown = current || found.reports > 0;
                metrics.extend(shown.then_some(MetricEstimates { current, ..found }));
            }
        }
    }
    Ok(Estimates { last_day, weeks, metrics })
}
