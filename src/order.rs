//! One sort for everything: compiled once, with one rule for ties.

/// Positions of `scores`, greatest first; NaN counts as least, ties go to the earlier position.
pub fn descending(scores: &mut dyn Iterator<Item = f64>) -> Vec<usize> {
    let mut keyed = Vec::new();
    for score in scores {
        keyed.push((if score.is_nan() { f64::NEG_INFINITY } else { score }, keyed.len()));
    }
    keyed.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    keyed.into_iter().map(|(_, position)| position).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_keep_their_order_and_nan_comes_last() {
        assert_eq!(descending(&mut [1.0, f64::NAN, 3.0, 1.0, -2.0].into_iter()), [2, 0, 3, 4, 1]);
    }
}
