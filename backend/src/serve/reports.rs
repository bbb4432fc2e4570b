//! `POST /v1/reports`: one noised answer in, added to the counters, forgotten. And the manifest that says what is asked.

use super::routes::AppState;
use crate::store::tally::{Added, Tally};
use crate::store::StoreError;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{header, StatusCode};
use axum::response::{IntoResponse, Response};
use std::time::{SystemTime, UNIX_EPOCH};
use vitrine::sync::manifest::Manifest;
use vitrine::sync::mechanism::contains;
use vitrine::sync::wire::Report;

/// The longest body that is read; a report has 64 or 256 bytes.
pub const MOST_BYTES: usize = 1024;
/// Days a report may be late: offline devices send when they are back.
const LATE_DAYS: u32 = 90;
/// Days a report may be early: clocks are wrong, and midnight is not everywhere at once.
const EARLY_DAYS: u32 = 2;

/// Why a report is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is no report, or not one this mechanism can make.
    Malformed(&'static str),
    /// It was drawn under a manifest this collector never served.
    UnknownManifest,
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        match self {
            Self::Malformed(why) => (StatusCode::BAD_REQUEST, why).into_response(),
            Self::UnknownManifest => (StatusCode::CONFLICT, "drawn under another manifest").into_response(),
        }
    }
}

/// Answers `POST /v1/reports`.
pub async fn take(State(state): State<AppState>, body: Bytes) -> Response {
    match count(&state, &body).await {
        // A replay is answered like the first: the device only wants to know that it need not try again.
        Ok(Ok(_)) => StatusCode::NO_CONTENT.into_response(),
        Ok(Err(refusal)) => refusal.into_response(),
        Err(error) => {
            tracing::error!("a report could not be counted: {error}");
            (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "60")]).into_response()
        }
    }
}

async fn count(state: &AppState, body: &[u8]) -> Result<Result<Added, Refusal>, StoreError> {
    let seconds = now_seconds();
    let Ok(report) = Report::decode(body) else { return Ok(Err(Refusal::Malformed("not a report"))) };
    let Some(known) = state.manifests.find(report.manifest_hash, &state.store, seconds).await? else {
        return Ok(Err(Refusal::UnknownManifest));
    };
    match check(&report, &known.manifest, epoch_day(seconds)) {
        Ok(tally) => state.store.add(tally, i64::try_from(seconds / 3600).unwrap_or(i64::MAX)).await.map(Ok),
        Err(refusal) => Ok(Err(refusal)),
    }
}

/// Answers `GET /v1/manifest`.
pub async fn manifest(State(state): State<AppState>) -> Response {
    ([(header::CONTENT_TYPE, "application/msgpack")], state.manifests.served.clone()).into_response()
}

/// Judges a report strictly: only what the mechanism itself can produce is counted, so that one device can add no more than
/// one report's worth. `today` is the epoch day.
///
/// # Errors
/// Why the report is not taken.
pub fn check(report: &Report, manifest: &Manifest, today: u32) -> Result<Tally, Refusal> {
    let mechanism = manifest
        .metric(report.metric)
        .and_then(|spec| spec.mechanism().ok())
        .ok_or(Refusal::Malformed("the manifest has no such metric"))?;
    if report.bits.len() != mechanism.bitset_bytes() {
        return Err(Refusal::Malformed("the answer has another length than its domain"));
    }
    let named: u32 = report.bits.iter().map(|byte| byte.count_ones()).sum();
    let values: Vec<u32> = (0..mechanism.domain()).filter(|&value| contains(&report.bits, value)).collect();
    if named != mechanism.omega() || values.len() != named as usize {
        return Err(Refusal::Malformed("the answer names another number of values than the mechanism does"));
    }
    if report.epoch_day > today.saturating_add(EARLY_DAYS) || report.epoch_day < today.saturating_sub(LATE_DAYS) {
        return Err(Refusal::Malformed("the day is too far from today"));
    }
    let &Report { metric, manifest_hash, epoch_day, nonce, .. } = report;
    Ok(Tally { metric, manifest: manifest_hash, epoch_day, nonce, values })
}

/// Seconds since 1970; 0 on a machine whose clock stands before that.
pub fn now_seconds() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// Days since 1970.
pub fn epoch_day(seconds: u64) -> u32 {
    u32::try_from(seconds / 86_400).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use vitrine::rng::Seeded;
    use vitrine::sync::manifest::{MetricSpec, VERSION};
    use vitrine::sync::question::Question;

    const TODAY: u32 = 20_000;

    fn manifest() -> Manifest {
        let domain = (0..12).map(|n| n.to_string()).collect();
        let (name, question) = ("interest.top".into(), Question::new("Which?", "哪个？"));
        let metrics = vec![MetricSpec { metric: 1, name, epsilon: 1.0, domain, memo_days: 90, question }];
        Manifest { version: VERSION, metrics }
    }

    fn report() -> Report {
        let bits = manifest().metrics[0].mechanism().unwrap().randomise(3, &mut Seeded::new(1)).unwrap();
        Report { metric: 1, manifest_hash: manifest().hash(), epoch_day: TODAY, nonce: [1; 16], bits }
    }

    #[test]
    fn an_honest_report_names_omega_values() {
        let tally = check(&report(), &manifest(), TODAY).unwrap();
        assert_eq!(tally.values.len(), 3, "12 / (e + 1) is 3");
        assert_eq!((tally.metric, tally.epoch_day, tally.nonce), (1, TODAY, [1; 16]));
    }

    #[test]
    fn what_the_mechanism_cannot_make_is_refused() {
        let changes: [fn(&mut Report); 8] = [
            |r| r.bits = vec![0xff, 0x0f],
            |r| r.bits = vec![0, 0],
            |r| r.bits = vec![0, 0x70],
            |r| r.bits.push(0),
            |r| r.bits.truncate(1),
            |r| r.metric = 2,
            |r| r.epoch_day = TODAY + 3,
            |r| r.epoch_day = TODAY - 91,
        ];
        for (number, change) in changes.iter().enumerate() {
            let mut bad = report();
            change(&mut bad);
            assert!(check(&bad, &manifest(), TODAY).is_err(), "change {number}");
        }
    }
}
