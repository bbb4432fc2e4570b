use super::*;
use crate::rng::Seeded;

/// Exact probability of an output as a numerator over `2^64 * choose(...)`: compared by cross-multiplication in 128 bits.
fn choose(n: u64, k: u64) -> u128 {
    (0..k).fold(1u128, |c, i| c * u128::from(n - i) / u128::from(i + 1))
}

#[test]
fn the_privacy_loss_is_exactly_bounded_for_small_domains() {
    for domain in 2..=8u32 {
        for epsilon in [0.5, 1.0, 2.0, 4.0] {
            let m = SubsetSelection::new(domain, epsilon).unwrap();
            let (d, w) = (u64::from(domain), u64::from(m.omega()));
            // P(set | value in set) = T / C(d-1, w-1), P(set | value not in set) = (2^64 - T) / C(d-1, w); both over 2^64.
            let inside = (u128::from(m.threshold()), choose(d - 1, w - 1));
            let outside = ((1u128 << 64) - u128::from(m.threshold()), choose(d - 1, w));
            // Mass: every set with the value, and every set without it.
            assert_eq!(inside.0 / inside.1 * inside.1 + inside.0 % inside.1 + outside.0, 1u128 << 64);
            let ratio = (inside.0 as f64 / inside.1 as f64) / (outside.0 as f64 / outside.1 as f64);
            assert!(ratio <= epsilon.exp(), "d={domain} epsilon={epsilon}: {ratio} > {}", epsilon.exp());
            assert!(ratio >= epsilon.exp() * (1.0 - 1e-9), "the budget is used: {ratio}");
        }
    }
}

#[test]
fn a_report_names_omega_values() {
    let mut coins = Seeded::new(3);
    for domain in [2, 3, 32, 128, MAX_DOMAIN] {
        let m = SubsetSelection::new(domain, 1.0).unwrap();
        for value in [0, domain - 1] {
            let bits = m.randomise(value, &mut coins).unwrap();
            assert_eq!(bits.iter().map(|b| b.count_ones()).sum::<u32>(), m.omega());
            assert!((domain..bits.len() as u32 * 8).all(|v| !contains(&bits, v)), "no bit beyond the domain");
        }
    }
}

#[test]
fn estimates_find_the_truth_and_their_intervals_cover_it() {
    let (domain, devices, runs) = (32u32, 4_000u64, 40);
    let m = SubsetSelection::new(domain, 1.0).unwrap();
    let truth = |v: u32| match v {
        5 => 0.5,
        9 | 31 => 0.25,
        _ => 0.0,
    };
    let mut coins = Seeded::new(11);
    let (mut covered, mut squared) = (0u32, 0.0);
    for _ in 0..runs {
        let mut counts = vec![0u64; domain as usize];
        for device in 0..devices {
            let value = match device % 4 {
                0 | 1 => 5,
                2 => 9,
                _ => 31,
            };
            let bits = m.randomise(value, &mut coins).unwrap();
            (0..domain).filter(|&v| contains(&bits, v)).for_each(|v| counts[v as usize] += 1);
        }
        for v in 0..domain {
            let e = m.estimate(counts[v as usize], devices);
            covered += u32::from((e.share - truth(v)).abs() <= 1.96 * e.sd);
            squared += (e.share - truth(v)).powi(2);
        }
    }
    let cells = f64::from(domain * runs);
    let coverage = f64::from(covered) / cells;
    assert!((0.92..=0.99).contains(&coverage), "coverage {coverage}");
    // PRIVACY.md: variance 3.40 per device at d=32, epsilon 1, for a rare value.
    let rmse = (squared / cells).sqrt();
    let theory = (3.40 / devices as f64).sqrt();
    assert!((rmse / theory - 1.0).abs() < 0.10, "rmse {rmse}, theory {theory}");
}

#[test]
fn absurd_parameters_are_refused() {
    for (domain, epsilon) in [(0, 1.0), (1, 1.0), (MAX_DOMAIN + 1, 1.0), (8, 0.0), (8, -1.0), (8, f64::NAN), (8, 9.0)] {
        assert!(SubsetSelection::new(domain, epsilon).is_err(), "{domain} {epsilon}");
    }
    assert!(SubsetSelection::new(8, 1.0).unwrap().randomise(8, &mut Seeded::new(1)).is_err());
}
