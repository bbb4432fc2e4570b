//! The same lanes as plain arrays.

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
    /// The same number sixteen times.
    pub const fn splat(number: i8) -> Self {
        Self([number; 16])
    }
    /// -1 where a number of sixteen is above a bound, else 0.
    #[inline(always)]
    pub fn above(numbers: &[Four; 4], bound: Four) -> Self {
        let mut above = numbers.iter().flat_map(|four| four.0).map(|number| -i8::from(number > bound.0[0]));
        Self(std::array::from_fn(|_| above.next().unwrap_or_default()))
    }
    /// Differences.
    #[inline(always)]
    pub fn minus(self, other: Self) -> Self {
        let mut others = other.0.into_iter();
        Self(self.0.map(|number| number.wrapping_sub(others.next().unwrap_or_default())))
    }
    /// One where this is -1, the other where it is 0.
    #[inline(always)]
    pub fn choose(self, one: Self, other: Self) -> Self {
        let mut pairs = one.0.into_iter().zip(other.0);
        Self(self.0.map(|choice| {
            let (one, other) = pairs.next().unwrap_or_default();
            if choice == 0 {
                other
            } else {
                one
            }
        }))
    }
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
