//! Four numbers at a time: SIMD128 in the browser, plain arrays everywhere else, the same bits in both. No operation here rounds
//! differently from one number at a time, and sums over lanes have one order, so that a replay gives the same bytes anywhere.

/// Lanes of a vector.
pub const WIDTH: usize = 4;
/// Components of an item vector in one piece of it.
pub const PIECE: usize = 16;

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod arrays;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod simd128;

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
use arrays as kernel;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
use simd128 as kernel;

pub use kernel::{greater, Bytes, Four, Names, Sums, Wide};

/// As many vectors as hold `count` numbers.
pub const fn vectors(count: usize) -> usize {
    count.div_ceil(WIDTH)
}

/// The numbers in vectors.
pub fn numbers(of: &[Four]) -> &[f32] {
    bytemuck::try_cast_slice(of).unwrap_or_default()
}

/// The numbers in vectors, to be written.
pub fn numbers_mut(of: &mut [Four]) -> &mut [f32] {
    bytemuck::try_cast_slice_mut(of).unwrap_or_default()
}

/// 2 to the power of numbers from 0 to 1: a Taylor polynomial about one half, wrong by 2e-7 at most.
#[inline(always)]
fn fraction_exp2(fraction: Four) -> Four {
    /// sqrt(2) ln(2)^n / n!.
    const TERMS: [f32; 8] = [
        std::f32::consts::SQRT_2,
        0.980_258_17,
        0.339_731_6,
        0.078_494_66,
        0.013_602_088,
        0.001_885_649_8,
        0.000_217_838_82,
        0.000_021_570_623,
    ];
    let off = fraction.minus(Four::splat(0.5));
    TERMS.iter().rev().fold(Four::splat(0.0), |sum, &term| sum.times(off).plus(Four::splat(term)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_two() {
        for tenths in 0..=1_260 {
            let power = -(tenths as f32) / 10.0;
            let expected = power.exp2();
            let found = numbers(&[Four::splat(power).exp2()])[0];
            assert!((found - expected).abs() <= expected * 4e-7, "{power}: {found} for {expected}");
        }
        assert!(numbers(&[Four::splat(f32::NAN).exp2()])[0].is_nan());
    }

    #[test]
    fn numbers_that_are_not_finite_count_for_nothing() {
        let mut given = [Four::splat(2.0)];
        numbers_mut(&mut given).copy_from_slice(&[f32::NAN, 3.0, f32::INFINITY, -1.0]);
        let (is_finite, kept) = given[0].finite();
        assert_eq!((numbers(&[is_finite]), numbers(&[kept])), (&[0.0, 1.0, 0.0, 1.0][..], &[0.0, 3.0, 0.0, -1.0][..]));
        assert!((kept.sum() - 2.0).abs() < f32::EPSILON);
    }

    #[test]
    fn what_is_the_same_and_what_is_greater() {
        let names = Names::new([1, 2, 3, 4, 5, 6, 7, 8]);
        assert_eq!(names.same(&Names::new([1, 0, 3, 4, 0, 0, 0, 8])), 0b1000_1101);
        assert_eq!((greater(1.0, 2.0), greater(2.0, 1.0), greater(0.5, f32::NAN)), (2.0, 2.0, 0.5));
    }

    #[test]
    fn choices_of_sixteen() {
        let mut given = [Four::splat(0.0); 4];
        numbers_mut(&mut given).iter_mut().zip(0u8..).for_each(|(to, number)| *to = f32::from(number));
        let above = Bytes::above(&given, Four::splat(11.0));
        let chosen = above.choose(Bytes::splat(5), Bytes::splat(3).minus(above));
        let found: [i8; PIECE] = bytemuck::cast(chosen);
        assert_eq!((&found[..12], &found[12..]), (&[3; 12][..], &[5; 4][..]));
        let found: [i8; PIECE] = bytemuck::cast(Bytes::splat(7).minus(above));
        assert_eq!((found[11], found[12]), (7, 8));
    }

    #[test]
    fn products_of_bytes() {
        let bytes: [i8; PIECE] = std::array::from_fn(|at| (at as i32 * 16 - 128) as i8);
        let expected: i32 = bytes.iter().map(|&byte| i32::from(byte).pow(2)).sum();
        let piece: Bytes = bytemuck::cast(bytes);
        let sums = Sums::none().with(&piece.wide(), &piece.wide()).with(&piece.wide(), &Wide::none());
        assert_eq!(sums.with(&piece.wide(), &piece.wide()).total(), 2 * expected);
    }
}
