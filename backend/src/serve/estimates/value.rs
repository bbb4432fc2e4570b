//! The share of one answer, told or kept back.

use crate::estimate::contrast::{Measured, Shares};
use serde::Serialize;

/// The share of the reporting devices whose true answer is this one. Unbiased, hence above 1 now and then.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ValueEstimate {
    /// The answer.
    pub value: String,
    /// Estimated share; none while the devices behind it are fewer than 50 or than three standard deviations.
    pub estimate: Option<f64>,
    /// Lower end of the 95 % interval; 0 without an estimate.
    pub low: f64,
    /// Upper end of the 95 % interval; without an estimate rounded up to a whole percent.
    pub high: f64,
}

impl ValueEstimate {
    /// One answer; `shares` is none without reports.
    pub fn of(value: &str, place: usize, shares: Option<&Shares>) -> Self {
        let value = value.to_owned();
        shares.map_or_else(
            || Self { value: value.clone(), estimate: None, low: 0.0, high: 1.0 },
            |shares| Self::told(value.clone(), shares.share(place), shares.reports),
        )
    }

    /// A measured share, unless too few devices stand behind it.
    pub fn told(value: String, share: Measured, reports: u64) -> Self {
        if share.enough(reports) {
            return Self { value, estimate: Some(share.value), low: share.low(), high: share.high() };
        }
        // Rounded, because the middle of an exact interval would be the estimate.
        let high = (share.high() * 100.0).ceil().clamp(1.0, 100.0) / 100.0;
        Self { value, estimate: None, low: 0.0, high }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_reports_nothing_is_known() {
        let value = ValueEstimate::of("Mug", 0, None);
        assert_eq!((value.estimate, value.low, value.high), (None, 0.0, 1.0));
    }

    #[test]
    fn few_devices_are_too_few_to_say() {
        let told = |value, sd, reports| ValueEstimate::told(String::new(), Measured { value, sd }, reports);
        assert!(told(1.0, 0.01, 49).estimate.is_none() && told(1.0, 0.01, 60).estimate.is_some());
        assert!(told(0.029, 0.01, 10_000).estimate.is_none() && told(0.031, 0.01, 10_000).estimate.is_some());
        let kept_back = told(0.0234, 0.01, 10_000);
        assert_eq!((kept_back.low, kept_back.high), (0.0, 0.05), "0.0430 says what it must not");
    }
}
