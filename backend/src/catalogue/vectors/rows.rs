//! Vectors of many items, one row behind another.

/// `len` rows of `dimensions` numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows {
    dimensions: usize,
    values: Vec<f32>,
}

impl Rows {
    /// Rows of zeros.
    pub fn zeros(len: usize, dimensions: usize) -> Self {
        Self { dimensions, values: vec![0.0; len * dimensions] }
    }

    /// Numbers in a row.
    pub const fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// The row of an item; empty for one there is not.
    pub fn row(&self, item: u32) -> &[f32] {
        let start = item as usize * self.dimensions;
        self.values.get(start..start + self.dimensions).unwrap_or_default()
    }

    /// The row of an item, to be changed.
    pub fn row_mut(&mut self, item: u32) -> &mut [f32] {
        let start = item as usize * self.dimensions;
        self.values.get_mut(start..start + self.dimensions).unwrap_or_default()
    }

    /// All rows.
    pub fn iter(&self) -> impl Iterator<Item = &[f32]> {
        self.values.chunks_exact(self.dimensions.max(1))
    }

    /// All rows, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut [f32]> {
        self.values.chunks_exact_mut(self.dimensions.max(1))
    }
}

/// Inner product. Eight sums side by side, so that the compiler may take vector instructions; the order of additions is
/// fixed, and with it every bit of the result.
pub fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0_f32; 8];
    let (a, b) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f32 = a.remainder().iter().zip(b.remainder()).map(|(a, b)| a * b).sum();
    for (a, b) in a.zip(b) {
        for (sum, (a, b)) in sums.iter_mut().zip(a.iter().zip(b)) {
            *sum += a * b;
        }
    }
    sums.iter().sum::<f32>() + rest
}

/// Adds `factor * what` to `to`.
pub fn add_scaled(to: &mut [f32], what: &[f32], factor: f32) {
    for (to, what) in to.iter_mut().zip(what) {
        *to += factor * what;
    }
}

/// Scales a row to unit length; zeros stay zeros.
pub fn normalise(row: &mut [f32]) {
    let length = dot(row, row).sqrt();
    if length > 1e-12 {
        row.iter_mut().for_each(|value| *value /= length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inner_products_take_every_number() {
        let a: Vec<f32> = (0..19).map(|i| i as f32).collect();
        assert_eq!(dot(&a, &a), (0..19).map(|i| (i * i) as f32).sum::<f32>());
    }

    #[test]
    fn rows_are_apart_and_missing_ones_empty() {
        let mut rows = Rows::zeros(2, 3);
        add_scaled(rows.row_mut(1), &[1.0, 2.0, 2.0], 2.0);
        normalise(rows.row_mut(1));
        normalise(rows.row_mut(0));
        assert_eq!(rows.row(1), [1.0 / 3.0, 2.0 / 3.0, 2.0 / 3.0]);
        assert_eq!(rows.row(0), [0.0; 3]);
        assert!(rows.row(2).is_empty() && rows.row_mut(2).is_empty());
    }
}
