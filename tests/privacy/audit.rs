//! An audit from outside: a million reports of each of two shoppers, and the loss that what came out proves.

use vitrine::rng::Seeded;
use vitrine::sync::mechanism::{contains, SubsetSelection};

const RUNS: u32 = 1_000_000;
/// The audit is wrong at most this often.
const DOUBT: f64 = 0.01;

/// How many of a million reports of `value` name 0 and not 1: the event that tells 0 from 1 best.
fn naming(mechanism: &SubsetSelection, value: u32, coins: &mut Seeded) -> u32 {
    let tells = |bits: Vec<u8>| contains(&bits, 0) && !contains(&bits, 1);
    (0..RUNS).map(|_| u32::from(tells(mechanism.randomise(value, coins).unwrap()))).sum()
}

#[test]
fn a_million_reports_prove_no_more_loss_than_was_promised() {
    for (domain, epsilon) in [(2, 1.0), (3, 1.0), (8, 1.0), (16, 1.0), (8, 4.0)] {
        let mechanism = SubsetSelection::new(domain, epsilon).unwrap();
        let mut coins = Seeded::new(u64::from(domain));
        let (own, other) = (naming(&mechanism, 0, &mut coins), naming(&mechanism, 1, &mut coins));
        let proven = (lowest(own) / highest(other)).ln();
        assert!(proven <= epsilon, "d={domain}: proven loss {proven} of {epsilon}");
        assert!(proven > 0.97 * epsilon, "d={domain}: the audit would miss a leak, it proves only {proven}");
    }
}

/// Lower end of the Clopper-Pearson interval for `count` of a million, one-sided.
fn lowest(count: u32) -> f64 {
    quantile(DOUBT / 2.0, f64::from(count), f64::from(RUNS - count + 1))
}

/// Upper end of it.
fn highest(count: u32) -> f64 {
    quantile(1.0 - DOUBT / 2.0, f64::from(count + 1), f64::from(RUNS - count))
}

/// Quantile of the beta distribution by bisection.
fn quantile(level: f64, a: f64, b: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..100 {
        let middle = f64::midpoint(low, high);
        if incomplete_beta(middle, a, b) < level {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

/// Regularised incomplete beta function by Lentz's continued fraction (Abramowitz and Stegun 26.5.8).
fn incomplete_beta(x: f64, a: f64, b: f64) -> f64 {
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - incomplete_beta(1.0 - x, b, a);
    }
    if x <= 0.0 {
        return 0.0;
    }
    let front = (libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b) + a * x.ln() + b * (1.0 - x).ln()).exp() / a;
    let (mut c, mut d) = (1.0, 1.0 / (1.0 - (a + b) * x / (a + 1.0)));
    let mut fraction = d;
    for m in 1..2_000 {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut change = 1.0;
        for term in [even, odd] {
            d = 1.0 / (1.0 + term * d);
            c = 1.0 + term / c;
            change = c * d;
            fraction *= change;
        }
        if (change - 1.0).abs() < 1e-13 {
            break;
        }
    }
    front * fraction
}

#[test]
fn the_intervals_are_those_of_the_tables() {
    // 5 of 10: 0.1871 to 0.8129; 0 of 10: up to 0.3085 (95 %, two-sided).
    assert!((quantile(0.025, 5.0, 6.0) - 0.1871).abs() < 1e-4);
    assert!((quantile(0.975, 6.0, 5.0) - 0.8129).abs() < 1e-4);
    assert!((quantile(0.975, 1.0, 10.0) - 0.3085).abs() < 1e-4);
}
