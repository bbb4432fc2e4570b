//! `GET /v1/estimates`: what the counters say once the noise is taken out, and how sure that is.

use super::known::KnownManifest;
use super::routes::AppState;
use crate::store::counts::Counts;
use crate::store::StoreError;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::Json;
use serde::Serialize;
use vitrine::sync::manifest::MetricSpec;

/// Half the width of a 95 % interval, in standard deviations.
const SIGMAS_95: f64 = 1.96;
/// Below this many devices nothing is said of a value (PRIVACY.md section 5: max(50, 3 sigma)).
const FEWEST_DEVICES: f64 = 50.0;
const FEWEST_SIGMAS: f64 = 3.0;

/// One metric under one manifest.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MetricEstimates {
    /// Name of the metric.
    pub metric: String,
    /// Privacy loss of one report.
    pub epsilon: f64,
    /// Hash of the manifest, hexadecimal.
    pub manifest: String,
    /// True for the manifest that devices get now.
    pub current: bool,
    /// Every possible answer.
    pub domain: Vec<String>,
    /// How many reports there are.
    pub reports: u64,
    /// One per answer, in the order of the domain.
    pub values: Vec<ValueEstimate>,
}

/// The share of the reporting devices whose true answer is this value. Unbiased, hence below 0 or above 1 now and then.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ValueEstimate {
    /// The answer.
    pub value: String,
    /// How many reports name it, noise included.
    pub count: u64,
    /// Estimated share.
    pub estimate: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end of the 95 % interval.
    pub high: f64,
    /// False while the devices behind it are fewer than 50 or than three standard deviations: too few to say.
    pub enough: bool,
}

/// The answer to `GET /v1/estimates`.
#[derive(Debug, Serialize)]
struct EstimatesAnswer {
    metrics: Vec<MetricEstimates>,
}

/// Answers `GET /v1/estimates`.
pub async fn estimates(State(state): State<AppState>) -> Response {
    match all(&state).await {
        Ok(metrics) => Json(EstimatesAnswer { metrics }).into_response(),
        Err(error) => {
            tracing::error!("the counters could not be read: {error}");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// Every metric of the current manifest, then those of earlier manifests that have reports.
///
/// # Errors
/// When the database refuses.
pub async fn all(state: &AppState) -> Result<Vec<MetricEstimates>, StoreError> {
    let mut metrics = Vec::new();
    for known in state.manifests.all() {
        let current = state.manifests.is_current(known);
        for spec in &known.manifest.metrics {
            let counts = state.store.counts(spec.metric, known.hash, spec.domain.len()).await?;
            if current || counts.reports > 0 {
                metrics.push(of_metric(known, spec, &counts, current));
            }
        }
    }
    Ok(metrics)
}

fn of_metric(known: &KnownManifest, spec: &MetricSpec, counts: &Counts, current: bool) -> MetricEstimates {
    MetricEstimates {
        metric: spec.name.clone(),
        epsilon: spec.epsilon,
        manifest: known.hash.iter().map(|byte| format!("{byte:02x}")).collect(),
        current,
        domain: spec.domain.clone(),
        reports: counts.reports,
        values: spec
            .domain
            .iter()
            .zip(&counts.values)
            .map(|(value, &count)| of_value(spec, value, count, counts))
            .collect(),
    }
}

fn of_value(spec: &MetricSpec, value: &str, count: u64, counts: &Counts) -> ValueEstimate {
    let unknown = ValueEstimate { value: value.to_owned(), count, estimate: 0.0, low: 0.0, high: 1.0, enough: false };
    // A manifest loads only with a valid mechanism, so this is the empty case alone.
    let (false, Ok(mechanism)) = (counts.reports == 0, spec.mechanism()) else { return unknown };
    let estimate = mechanism.estimate(count, counts.reports);
    let (devices, sigma) = (estimate.share * counts.reports as f64, estimate.sd * counts.reports as f64);
    ValueEstimate {
        estimate: estimate.share,
        low: estimate.share - SIGMAS_95 * estimate.sd,
        high: estimate.share + SIGMAS_95 * estimate.sd,
        enough: devices >= FEWEST_DEVICES.max(FEWEST_SIGMAS * sigma),
        ..unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vitrine::rng::Seeded;
    use vitrine::sync::mechanism::contains;

    fn spec(answers: usize) -> MetricSpec {
        let domain = (0..answers).map(|n| n.to_string()).collect();
        MetricSpec { metric: 1, name: "interest.top".into(), epsilon: 1.0, domain }
    }

    #[test]
    fn without_reports_nothing_is_known() {
        let value = of_value(&spec(4), "0", 0, &Counts { reports: 0, values: vec![0; 4] });
        assert_eq!((value.estimate, value.low, value.high, value.enough), (0.0, 0.0, 1.0, false));
    }

    #[test]
    fn a_share_is_debiased_and_its_interval_narrows() {
        let spec = spec(4);
        let (p, q) = spec.mechanism().unwrap().probabilities();
        let at = |reports: u64| {
            let count = ((0.5 * p + 0.5 * q) * reports as f64).round() as u64;
            of_value(&spec, "0", count, &Counts { reports, values: Vec::new() })
        };
        let (few, many) = (at(100), at(100_000));
        assert!((many.estimate - 0.5).abs() < 1e-3, "{many:?}");
        assert!(many.enough && many.high - many.low < (few.high - few.low) / 30.0, "{few:?} {many:?}");
    }

    #[test]
    fn few_devices_are_too_few_to_say() {
        let spec = spec(2);
        let (p, _) = spec.mechanism().unwrap().probabilities();
        let all_of = |reports: u64| {
            of_value(&spec, "0", (p * reports as f64).round() as u64, &Counts { reports, values: Vec::new() }).enough
        };
        assert!(!all_of(49) && all_of(60));
    }

    #[test]
    fn intervals_cover_the_truth_nineteen_times_in_twenty() {
        let spec = spec(41);
        let mechanism = spec.mechanism().unwrap();
        let (devices, runs) = (1_000_u32, 40_u64);
        let mut covered = 0;
        for seed in 0..runs {
            let mut coins = Seeded::new(seed);
            let mut counts = vec![0; 41];
            for device in 0..devices {
                // Half hold answer 7, half answer 30.
                let bits = mechanism.randomise(if device % 2 == 0 { 7 } else { 30 }, &mut coins).unwrap();
                (0..41).filter(|&value| contains(&bits, value)).for_each(|value| counts[value as usize] += 1);
            }
            let counts = Counts { reports: u64::from(devices), values: counts };
            for (place, &count) in counts.values.iter().enumerate() {
                let truth = if place == 7 || place == 30 { 0.5 } else { 0.0 };
                let value = of_value(&spec, "", count, &counts);
                covered += u32::from((value.low..=value.high).contains(&truth));
            }
        }
        let coverage = f64::from(covered) / (41.0 * runs as f64);
        assert!((0.93..0.97).contains(&coverage), "{coverage}");
    }
}
