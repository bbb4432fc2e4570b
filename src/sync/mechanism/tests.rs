//! What a report looks like. What it promises is worked out in tests/privacy: exactly, statistically, and by an audit.

use super::*;
use crate::rng::Seeded;

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
fn absurd_parameters_are_refused() {
    for (domain, epsilon) in [(0, 1.0), (1, 1.0), (MAX_DOMAIN + 1, 1.0), (8, 0.0), (8, -1.0), (8, f64::NAN), (8, 9.0)] {
        assert!(SubsetSelection::new(domain, epsilon).is_err(), "{domain} {epsilon}");
    }
    assert!(SubsetSelection::new(8, 1.0).unwrap().randomise(8, &mut Seeded::new(1)).is_err());
}
