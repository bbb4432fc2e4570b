//! Lanes in SIMD128.

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
    /// The same number sixteen times.
    #[inline(always)]
    pub fn splat(number: i8) -> Self {
        Self(simd::i8x16_splat(number))
    }
    /// -1 where a number of sixteen is above a bound, else 0.
    #[inline(always)]
    pub fn above([a, b, c, d]: &[Four; 4], bound: Four) -> Self {
        let above = |numbers: &Four| simd::f32x4_gt(numbers.0, bound.0);
        let (low, high) = (simd::i16x8_narrow_i32x4(above(a), above(b)), simd::i16x8_narrow_i32x4(above(c), above(d)));
        Self(simd::i8x16_narrow_i16x8(low, high))
    }
    /// Differences.
    #[inline(always)]
    pub fn minus(self, other: Self) -> Self {
        Self(simd::i8x16_sub(self.0, other.0))
    }
    /// One where this is -1, the other where it is 0.
    #[inline(always)]
    pub fn choose(self, one: Self, other: Self) -> Self {
        Self(simd::v128_bitselect(one.0, other.0, self.0))
    }
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
