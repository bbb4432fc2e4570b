//! Estimates against theory: how far off they are, and how often their 95 % intervals hold the truth.

use vitrine::rng::{Coins, Seeded};
use vitrine::sync::mechanism::{contains, SubsetSelection};

const DEVICES: u32 = 4_000;
/// Cells that each domain's error and coverage are judged on, at least.
const CELLS: u32 = 1_200;
/// Every kind of domain in use: experiments, interleaving, look, friction, interests and funnel, and the largest.
const DOMAINS: [u32; 7] = [2, 3, 8, 16, 32, 128, 1024];

/// A few answers have most of the devices, as in a shop: shares fall as 1, 1/2, 1/3, ...
fn zipf(domain: u32) -> Vec<f64> {
    let total: f64 = (1..=domain).map(|rank| 1.0 / f64::from(rank)).sum();
    (1..=domain).map(|rank| 1.0 / f64::from(rank) / total).collect()
}

/// A value drawn with these shares.
fn draw(cumulated: &[f64], coins: &mut Seeded) -> u32 {
    let at = (coins.next_u64() >> 11) as f64 / (1_u64 << 53) as f64;
    cumulated.partition_point(|&share| share <= at).min(cumulated.len() - 1) as u32
}

/// Variance of an estimate from one report of a device drawn from the shop's: the counter's own, of a coin with bias
/// `f p + (1 - f) q`, over (p - q) squared.
fn theory(mechanism: &SubsetSelection, share: f64) -> f64 {
    let (p, q) = mechanism.probabilities();
    let named = share * p + (1.0 - share) * q;
    named * (1.0 - named) / (p - q).powi(2)
}

#[test]
fn errors_are_those_of_theory_and_intervals_hold_the_truth() {
    for domain in DOMAINS {
        for epsilon in [1.0, 4.0] {
            let mechanism = SubsetSelection::new(domain, epsilon).unwrap();
            let truth = zipf(domain);
            let cumulated: Vec<f64> = truth
                .iter()
                .scan(0.0, |sum, f| {
                    Some({
                        *sum += f;
                        *sum
                    })
                })
                .collect();
            let mut coins = Seeded::new(u64::from(domain) * 10 + epsilon as u64);
            let runs = CELLS.div_ceil(domain).max(2);
            let (mut squared, mut expected, mut covered, mut bias) = (0.0, 0.0, 0_u32, 0.0);
            for _ in 0..runs {
                let mut counts = vec![0_u64; domain as usize];
                for _ in 0..DEVICES {
                    let bits = mechanism.randomise(draw(&cumulated, &mut coins), &mut coins).unwrap();
                    (0..domain).filter(|&v| contains(&bits, v)).for_each(|v| counts[v as usize] += 1);
                }
                for (&count, &share) in counts.iter().zip(&truth) {
                    let estimate = mechanism.estimate(count, u64::from(DEVICES));
                    squared += (estimate.share - share).powi(2);
                    bias += estimate.share - share;
                    expected += theory(&mechanism, share) / f64::from(DEVICES);
                    covered += u32::from((estimate.share - share).abs() <= 1.96 * estimate.sd);
                }
            }
            let cells = f64::from(domain * runs);
            let about = format!("d={domain} epsilon={epsilon}");
            let rmse = (squared / expected).sqrt();
            assert!((0.9..=1.1).contains(&rmse), "{about}: RMSE is {rmse:.3} of theory");
            let coverage = f64::from(covered) / cells;
            assert!((0.92..=0.98).contains(&coverage), "{about}: coverage {coverage:.3}");
            let mean = bias / cells / (expected / cells).sqrt();
            assert!(mean.abs() < 0.15, "{about}: biased by {mean:.3} standard deviations");
        }
    }
}

#[test]
fn ten_thousand_devices_give_the_error_that_the_design_promises() {
    // DESIGN section 10: 10,000 devices, 128 values, a rare one.
    for (epsilon, promised) in [(1.0, 0.019), (2.0, 0.0084)] {
        let sd = SubsetSelection::new(128, epsilon).unwrap();
        let sd = (theory(&sd, 0.0) / 10_000.0).sqrt();
        assert!((sd - promised).abs() < 0.0002, "epsilon {epsilon}: {sd}");
    }
}
