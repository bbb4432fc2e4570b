//! Time is an argument everywhere; this file gives it units and says how evidence fades.

/// Milliseconds in a day.
pub const DAY_MS: f64 = 86_400_000.0;

/// How much of something is left after `elapsed_ms` when half is lost every `half_life_days`; between 0 and 1.
///
/// A clock that jumped back gives 1: evidence never grows by itself. `libm` rather than the platform's `exp2`, so that the
/// browser and a native replay agree to the last bit.
pub fn decay(elapsed_ms: f64, half_life_days: f64) -> f64 {
    if elapsed_ms > 0.0 {
        libm::exp(-elapsed_ms / (half_life_days * DAY_MS) * std::f64::consts::LN_2)
    } else {
        1.0
    }
}

/// Whole seconds since 1970, as the profile keeps times: four bytes instead of eight, good until 2106.
pub fn seconds(at_ms: f64) -> u32 {
    (at_ms / 1_000.0) as u32
}

/// Milliseconds since 1970 of a time in whole seconds.
pub fn millis(at_s: u32) -> f64 {
    f64::from(at_s) * 1_000.0
}

/// Whole days since 1970-01-01 UTC; the finest time that ever leaves the device.
pub fn epoch_day(now_ms: f64) -> u32 {
    // `as` saturates: a negative or absurd clock gives the first or the last day, never a wrap.
    (now_ms / DAY_MS) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_is_left_after_a_half_life() {
        assert!((decay(7.0 * DAY_MS, 7.0) - 0.5).abs() < 1e-12);
        assert!((decay(14.0 * DAY_MS, 7.0) - 0.25).abs() < 1e-12);
    }

    #[test]
    fn a_clock_that_jumped_back_changes_nothing() {
        assert!((decay(-5.0, 7.0) - 1.0).abs() < f64::EPSILON);
        assert!((decay(f64::NAN, 7.0) - 1.0).abs() < f64::EPSILON);
    }

    #[test]
    fn days_saturate() {
        assert_eq!(epoch_day(-1.0), 0);
        assert_eq!(epoch_day(DAY_MS * 3.5), 3);
        assert_eq!(epoch_day(f64::INFINITY), u32::MAX);
    }
}
