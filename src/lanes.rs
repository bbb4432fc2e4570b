//! Four numbers at a time: SIMD128 in the browser, plain arrays everywhere else, the same bits in both. No operation here rounds
//! differently from one number at a time, and sums over lanes have one order, so that a replay gives the same bytes anywhere.

/// Lanes of a vector.
pub const WIDTH: usize = 4;
/// Components of an item vector in one piece of it.
pub const PIECE: usize = 16;

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

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod kernel {
    use core::arch::wasm32 as simd;

    /// Four `f32`.
    #[derive(Debug, Clone, Copy, bytemuck::Zeroable, bytemuck::Pod)]
    #[repr(transparent)]
    pub struct Four(simd::v128);

    impl Four {
        /// The same number four times.
        #[inline(always)]
        pub fn splat(number: f32) -> Self {
            Self(simd::f32x4_splat(number))
        }
        /// Sums.
        #[inline(always)]
        pub fn plus(self, other: Self) -> Self {
            Self(simd::f32x4_add(self.0, other.0))
        }
        /// Differences.
        #[inline(always)]
        pub fn minus(self, other: Self) -> Self {
            Self(simd::f32x4_sub(self.0, other.0))
        }
        /// Products.
        #[inline(always)]
        pub fn times(self, other: Self) -> Self {
            Self(simd::f32x4_mul(self.0, other.0))
        }
        /// The lesser ones; of a NaN and a number either.
        #[inline(always)]
        pub fn least(self, other: Self) -> Self {
            Self(simd::f32x4_pmin(self.0, other.0))
        }
        /// The greater ones; of a NaN and a number either.
        #[inline(always)]
        pub fn most(self, other: Self) -> Self {
            Self(simd::f32x4_pmax(self.0, other.0))
        }
        /// 1 where a number is finite, else 0; and the number, or 0.
        #[inline(always)]
        pub fn finite(self) -> (Self, Self) {
            let is_finite = simd::f32x4_lt(simd::f32x4_abs(self.0), simd::f32x4_splat(f32::INFINITY));
            let one = simd::v128_and(is_finite, simd::f32x4_splat(1.0));
            (Self(one), Self(simd::v128_and(is_finite, self.0)))
        }
        /// 2 to the power of numbers from -126 to 0 (Cephes' polynomial for the fraction); NaN stays.
        #[inline(always)]
        pub fn exp2(self) -> Self {
            let whole = Self(simd::f32x4_floor(self.0));
            let exponent = simd::i32x4_add(simd::i32x4_trunc_sat_f32x4(whole.0), simd::i32x4_splat(127));
            super::fraction_exp2(self.minus(whole)).times(Self(simd::i32x4_shl(exponent, 23)))
        }
        /// The sum of the four.
        #[inline(always)]
        pub fn sum(self) -> f32 {
            use simd::f32x4_extract_lane as lane;
            (lane::<0>(self.0) + lane::<1>(self.0)) + (lane::<2>(self.0) + lane::<3>(self.0))
        }
    }

    /// The second number if it is greater, else the first. V8 has no way around a branch for numbers by themselves (x64), and what is
    /// not foreseen costs as much as twenty products.
    #[inline(always)]
    pub fn greater(one: f32, other: f32) -> f32 {
        simd::f32x4_extract_lane::<0>(simd::f32x4_pmax(simd::f32x4_splat(one), simd::f32x4_splat(other)))
    }

    /// Eight numbers that stand for names.
    #[derive(Debug, Clone, Copy)]
    pub struct Names(simd::v128, simd::v128);

    impl Names {
        /// The numbers as they are.
        #[inline(always)]
        pub fn new([a, b, c, d, e, f, g, h]: [u32; 8]) -> Self {
            Self(simd::u32x4(a, b, c, d), simd::u32x4(e, f, g, h))
        }
        /// A bit for each that is the same in both, the first one's the lowest.
        #[inline(always)]
        pub fn same(&self, other: &Self) -> u32 {
            let (low, high) = (simd::i32x4_eq(self.0, other.0), simd::i32x4_eq(self.1, other.1));
            u32::from(simd::i32x4_bitmask(low)) | u32::from(simd::i32x4_bitmask(high)) << 4
        }
    }

    /// Sixteen `i8`.
    #[derive(Debug, Clone, Copy, bytemuck::Zeroable, bytemuck::Pod)]
    #[repr(transparent)]
    pub struct Bytes(simd::v128);

    impl Bytes {
        /// The same numbers, ready to be multiplied.
        #[inline(always)]
        pub fn wide(self) -> Wide {
            Wide(simd::i16x8_extend_low_i8x16(self.0), simd::i16x8_extend_high_i8x16(self.0))
        }
    }

    /// Sixteen `i16`.
    #[derive(Debug, Clone, Copy)]
    pub struct Wide(simd::v128, simd::v128);

    impl Wide {
        /// Zeros.
        #[inline(always)]
        pub fn none() -> Self {
            Self(simd::i16x8_splat(0), simd::i16x8_splat(0))
        }
    }

    /// Sums of products, spread over lanes.
    #[derive(Debug, Clone, Copy)]
    pub struct Sums(simd::v128);

    impl Sums {
        /// Nothing yet.
        #[inline(always)]
        pub fn none() -> Self {
            Self(simd::i32x4_splat(0))
        }
        /// With the products of two pieces.
        #[inline(always)]
        pub fn with(self, a: &Wide, b: &Wide) -> Self {
            let (low, high) = (simd::i32x4_dot_i16x8(a.0, b.0), simd::i32x4_dot_i16x8(a.1, b.1));
            Self(simd::i32x4_add(self.0, simd::i32x4_add(low, high)))
        }
        /// All of them together.
        #[inline(always)]
        pub fn total(self) -> i32 {
            let sum = simd::i32x4_add(self.0, simd::i32x4_shuffle::<2, 3, 0, 1>(self.0, self.0));
            simd::i32x4_extract_lane::<0>(sum) + simd::i32x4_extract_lane::<1>(sum)
        }
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod kernel {
    /// Four `f32`.
    #[derive(Debug, Clone, Copy, bytemuck::Zeroable, bytemuck::Pod)]
    #[repr(C, align(16))]
    pub struct Four([f32; 4]);

    impl Four {
        /// The same number four times.
        pub const fn splat(number: f32) -> Self {
            Self([number; 4])
        }
        #[inline(always)]
        fn with(self, other: Self, of: impl Fn(f32, f32) -> f32) -> Self {
            let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
            Self([of(a, e), of(b, f), of(c, g), of(d, h)])
        }
        /// Sums.
        #[inline(always)]
        pub fn plus(self, other: Self) -> Self {
            self.with(other, |a, b| a + b)
        }
        /// Differences.
        #[inline(always)]
        pub fn minus(self, other: Self) -> Self {
            self.with(other, |a, b| a - b)
        }
        /// Products.
        #[inline(always)]
        pub fn times(self, other: Self) -> Self {
            self.with(other, |a, b| a * b)
        }
        /// The lesser ones; of a NaN and a number either.
        #[inline(always)]
        pub fn least(self, other: Self) -> Self {
            self.with(other, |a, b| if b < a { b } else { a })
        }
        /// The greater ones; of a NaN and a number either.
        #[inline(always)]
        pub fn most(self, other: Self) -> Self {
            self.with(other, |a, b| if a < b { b } else { a })
        }
        /// 1 where a number is finite, else 0; and the number, or 0.
        #[inline(always)]
        pub fn finite(self) -> (Self, Self) {
            let one = self.0.map(|number| if number.is_finite() { 1.0 } else { 0.0 });
            (Self(one), Self(self.0.map(|number| if number.is_finite() { number } else { 0.0 })))
        }
        /// 2 to the power of numbers from -126 to 0 (Cephes' polynomial for the fraction); NaN stays.
        #[inline(always)]
        pub fn exp2(self) -> Self {
            let whole = Self(self.0.map(libm::floorf));
            let power = Self(whole.0.map(|exponent| f32::from_bits(((exponent as i32 + 127) << 23) as u32)));
            super::fraction_exp2(self.minus(whole)).times(power)
        }
        /// The sum of the four.
        #[inline(always)]
        pub fn sum(self) -> f32 {
            let [a, b, c, d] = self.0;
            (a + b) + (c + d)
        }
    }

    /// The second number if it is greater, else the first.
    #[inline(always)]
    pub fn greater(one: f32, other: f32) -> f32 {
        if one < other {
            other
        } else {
            one
        }
    }

    /// Eight numbers that stand for names.
    #[derive(Debug, Clone, Copy)]
    #[repr(C, align(16))]
    pub struct Names([u32; 8]);

    impl Names {
        /// The numbers as they are.
        pub const fn new(names: [u32; 8]) -> Self {
            Self(names)
        }
        /// A bit for each that is the same in both, the first one's the lowest.
        #[inline(always)]
        pub fn same(&self, other: &Self) -> u32 {
            self.0.iter().zip(other.0).rev().fold(0, |bits, (&a, b)| bits << 1 | u32::from(a == b))
        }
    }

    /// Sixteen `i8`.
    #[derive(Debug, Clone, Copy, bytemuck::Zeroable, bytemuck::Pod)]
    #[repr(C, align(16))]
    pub struct Bytes([i8; 16]);

    impl Bytes {
        /// The same numbers, ready to be multiplied.
        #[inline(always)]
        pub fn wide(self) -> Wide {
            Wide(self.0.map(i16::from))
        }
    }

    /// Sixteen `i16`.
    #[derive(Debug, Clone, Copy)]
    #[repr(C, align(16))]
    pub struct Wide([i16; 16]);

    impl Wide {
        /// Zeros.
        pub const fn none() -> Self {
            Self([0; 16])
        }
    }

    /// Sums of products.
    #[derive(Debug, Clone, Copy)]
    pub struct Sums(i32);

    impl Sums {
        /// Nothing yet.
        pub const fn none() -> Self {
            Self(0)
        }
        /// With the products of two pieces.
        #[inline(always)]
        pub fn with(self, a: &Wide, b: &Wide) -> Self {
            Self(self.0 + a.0.iter().zip(b.0).map(|(&a, b)| i32::from(a) * i32::from(b)).sum::<i32>())
        }
        /// All of them together.
        #[inline(always)]
        pub const fn total(self) -> i32 {
            self.0
        }
    }
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
    fn products_of_bytes() {
        let bytes: [i8; PIECE] = std::array::from_fn(|at| (at as i32 * 16 - 128) as i8);
        let expected: i32 = bytes.iter().map(|&byte| i32::from(byte).pow(2)).sum();
        let piece: Bytes = bytemuck::cast(bytes);
        let sums = Sums::none().with(&piece.wide(), &piece.wide()).with(&piece.wide(), &Wide::none());
        assert_eq!(sums.with(&piece.wide(), &piece.wide()).total(), 2 * expected);
    }
}
