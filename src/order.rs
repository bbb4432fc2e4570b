//! One sort for everything: compiled once, with one rule for ties.

/// Positions of `scores`, greatest first; NaN counts as least, ties go to the earlier position.
pub fn descending(scores: impl IntoIterator<Item = f64>) -> Vec<usize> {
    let mut keyed: Vec<(f64, usize)> =
        scores.into_iter().map(|s| if s.is_nan() { f64::NEG_INFINITY } else { s }).zip(0..).collect();
    keyed.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    keyed.into_iter().map(|(_, position)| position).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_keep_their_order_and_nan_comes_last() {
        assert_eq!(descending([1.0, f64::NAN, 3.0, 1.0, -2.0]), [2, 0, 3, 4, 1]);
    }
}
