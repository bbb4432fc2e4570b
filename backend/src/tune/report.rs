//! What a fit gives: NDCG@10 of steps it was not fitted to, beside that of the shipped weights, as paired differences.

/// Draws of the bootstrap.
const DRAWS: u64 = 1_000;

/// One step judged by three models.
#[derive(Debug, Clone, Copy)]
pub struct Judged {
    /// Its session; the bootstrap draws sessions, for steps of one are not independent.
    pub session: u64,
    /// NDCG@10 under the shipped weights.
    pub shipped: f64,
    /// NDCG@10 under the fitted weights.
    pub weights: f64,
    /// NDCG@10 under the fitted weights and trees.
    pub whole: f64,
}

/// The means, and the differences to the shipped weights with their 95 % intervals.
pub fn summary(judged: &[Judged], trees: bool) -> String {
    let count = judged.len().max(1) as f64;
    let mean = |of: &dyn Fn(&Judged) -> f64| judged.iter().map(of).sum::<f64>() / count;
    let shipped = mean(&|step| step.shipped);
    let line = |name: &str, of: &dyn Fn(&Judged) -> f64| {
        let (low, high) = interval(judged, &|step| of(step) - step.shipped);
        format!("; {name} {:.4}, {:+.4} [{low:+.4}, {high:+.4}]", mean(of), mean(of) - shipped)
    };
    let mut text =
        format!("{} steps, NDCG@10 shipped {shipped:.4}{}", judged.len(), line("fitted", &|step| step.weights));
    if trees {
        text += &line("with trees", &|step| step.whole);
        let (low, high) = interval(judged, &|step| step.whole - step.weights);
        text += &format!("; trees on fitted {:+.4} [{low:+.4}, {high:+.4}]", mean(&|step| step.whole - step.weights));
    }
    text
}

/// The 95 % interval of a mean by bootstrap over sessions.
pub fn interval(judged: &[Judged], of: &dyn Fn(&Judged) -> f64) -> (f64, f64) {
    let mut sessions: Vec<(u64, f64, f64)> = Vec::new();
    let mut sorted = judged.to_vec();
    sorted.sort_by_key(|step| step.session);
    for step in sorted {
        let difference = of(&step);
        match sessions.last_mut().filter(|(session, _, _)| *session == step.session) {
            Some((_, sum, count)) => (*sum, *count) = (*sum + difference, *count + 1.0),
            None => sessions.push((step.session, difference, 1.0)),
        }
    }
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut means: Vec<f64> = Vec::new();
    for _ in 0..DRAWS {
        let (mut sum, mut count) = (0.0, 0.0);
        for _ in 0..sessions.len() {
            // Xorshift (Marsaglia 2003): the same draws every time.
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let drawn = (state % sessions.len() as u64) as usize;
            if let Some((_, differences, steps)) = sessions.get(drawn) {
                (sum, count) = (sum + differences, count + steps);
            }
        }
        means.push(sum / f64::max(count, 1.0));
    }
    means.sort_by(f64::total_cmp);
    let at = |share: f64| means.get((share * DRAWS as f64) as usize).copied().unwrap_or_default();
    (at(0.025), at(0.975))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_holds_the_mean_and_an_even_difference_has_none() {
        let step = |i: u64, fitted| Judged { session: i / 2, shipped: 0.5, weights: fitted, whole: fitted };
        let noisy: Vec<Judged> = (0..200).map(|i| step(i, if i % 4 < 2 { 0.4 } else { 0.7 })).collect();
        let (low, high) = interval(&noisy, &|step| step.weights - step.shipped);
        assert!(low > 0.0 && low < 0.05 && high > 0.05 && high < 0.1, "{low} {high}");
        let even: Vec<Judged> = (0..20).map(|i| step(i, 0.6)).collect();
        assert!(summary(&even, false).ends_with("+0.1000 [+0.1000, +0.1000]"), "{}", summary(&even, false));
        assert!(summary(&even, true).ends_with("trees on fitted +0.0000 [+0.0000, +0.0000]"));
        assert!(summary(&[], false).starts_with("0 steps"));
    }
}
