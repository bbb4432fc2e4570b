//! Vectors in bytes: the largest component of a row becomes 127 or -127. The reader scales rows to unit length by itself.

/// The row in bytes; empty for a row of zeros, which says nothing.
pub fn quantise(row: &[f32]) -> Vec<i8> {
    let largest = row.iter().fold(0.0_f32, |largest, value| largest.max(value.abs()));
    if largest <= 0.0 || !largest.is_finite() {
        return Vec::new();
    }
    row.iter().map(|value| (value / largest * 127.0).round() as i8).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_component_is_127_and_directions_stay() {
        assert_eq!(quantise(&[0.5, -1.0, 0.0, 0.25]), [64, -127, 0, 32]);
        assert!(quantise(&[0.0; 4]).is_empty() && quantise(&[f32::NAN, f32::INFINITY]).is_empty());
    }
}
