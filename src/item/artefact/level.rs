//! Weights and inverse document frequencies in 4 bits.
//!
//! Most weights are small (on a retailer's log half of the sequence rules are below 0.02), so their steps are geometric:
//! level 15 is 1, and each level below is 2^0.6 times smaller, down to 0.003. Even steps took
//! .09 of NDCG@10 from the rules of the whole history alone, and .005 to .008 from all features together (validation steps).

/// What the levels 0 (absent) to 15 stand for: 2^(-0.6 (15 - level)).
const WEIGHTS: [f32; 16] = [
    0.0,
    0.002_960_384,
    0.004_487_103,
    0.006_801_176,
    0.010_308_656,
    0.015_625,
    0.023_683_071,
    0.035_896_824,
    0.054_409_41,
    0.082_469_25,
    0.125,
    0.189_464_57,
    0.287_174_58,
    0.435_275_3,
    0.659_754,
    1.0,
];

/// Half a step up: a weight belongs to the highest level that is at most this many times as large.
const HALF_STEP: f32 = 1.231_144_4;

/// Steps of an inverse document frequency.
pub const IDF_STEPS: u8 = 15;

/// The level of a weight; what is there at all never becomes 0.
#[inline(always)]
pub fn weight_level(weight: f32) -> u8 {
    // A weight that was read is one of the levels. The bits of a number grow about as its logarithm: which one is worked out, for
    // searching would be four coins a neighbour.
    let steps = weight.to_bits().wrapping_sub(1.0_f32.to_bits()) as i32 as f32 / (0.6 * (1 << 23) as f32);
    let near = (steps + 15.5) as usize;
    if WEIGHTS.get(near) == Some(&weight) && near > 0 {
        return near as u8;
    }
    nearest_level(weight)
}

fn nearest_level(weight: f32) -> u8 {
    let below = WEIGHTS.partition_point(|&level| level <= weight * HALF_STEP).saturating_sub(1);
    below.max(1) as u8
}

/// The weight of a level from 0 to 15.
pub fn weight_of_level(level: u8) -> f32 {
    WEIGHTS.get(usize::from(level)).copied().unwrap_or_default()
}

/// Inverse document frequency as a share of the largest in the catalogue: `ln(1 + n / df) / ln(1 + n)` for `n` items of
/// which `df` have the term.
pub fn idf_of(step: u8) -> f32 {
    f32::from(step) / f32::from(IDF_STEPS)
}
