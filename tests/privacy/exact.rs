//! Output probabilities as exact fractions.
//!
//! Small domains are enumerated through the code itself: at every draw, each number that the draw can give is tried, and how
//! many of them select the value is the numerator. Large ones follow by symmetry, after random draws were checked the same way.

use crate::coins::run;
use num_bigint::BigInt;
use num_rational::BigRational;
use std::collections::BTreeMap;
use vitrine::rng::{Coins, Seeded};
use vitrine::sync::mechanism::{contains, SubsetSelection, MAX_DOMAIN};

const EPSILONS: [f64; 5] = [0.25, 0.5, 1.0, 2.0, 4.0];

type Distribution = BTreeMap<Vec<u8>, BigRational>;

fn ratio(numerator: u64, denominator: u64) -> BigRational {
    BigRational::new(numerator.into(), denominator.into())
}

/// Probability of the inclusion coin: a 64-bit number below the threshold.
fn inclusion(mechanism: &SubsetSelection) -> BigRational {
    BigRational::new(mechanism.threshold().into(), BigInt::from(1) << 64)
}

/// A fraction just below e^epsilon: the first terms of a series of positive terms.
fn below_exp(epsilon: f64) -> BigRational {
    let x = BigRational::from_float(epsilon).unwrap();
    let (mut term, mut sum) = (ratio(1, 1), ratio(1, 1));
    for k in 1..=60 {
        term *= &x / ratio(k, 1);
        sum += &term;
    }
    sum
}

/// The coin that includes the value with the least to spare, and the one that just does not.
fn inclusion_coins(mechanism: &SubsetSelection) -> [(u64, BigRational); 2] {
    let included = inclusion(mechanism);
    [(mechanism.threshold() - 1, included.clone()), (mechanism.threshold(), ratio(1, 1) - included)]
}

/// Every output for `value` with its probability.
fn outputs(mechanism: &SubsetSelection, value: u32) -> Distribution {
    let mut found = Distribution::new();
    for (first, probability) in inclusion_coins(mechanism) {
        assert_eq!(contains(&run(mechanism, value, first, &[]).0, value), first < mechanism.threshold());
        walk(mechanism, value, first, &mut Vec::new(), probability, &mut found);
    }
    found
}

fn walk(
    mechanism: &SubsetSelection,
    value: u32,
    first: u64,
    script: &mut Vec<u64>,
    probability: BigRational,
    found: &mut Distribution,
) {
    let (bits, bounds) = run(mechanism, value, first, script);
    let Some(&bound) = bounds.get(script.len()) else {
        *found.entry(bits).or_insert_with(|| ratio(0, 1)) += probability;
        return;
    };
    let selecting = selecting(mechanism, value, first, script, bound);
    for (draw, ways) in [(0, selecting), (bound - 1, bound - selecting)] {
        if ways > 0 {
            script.push(draw);
            walk(mechanism, value, first, script, &probability * ratio(ways, bound), found);
            script.pop();
        }
    }
}

/// How many of the `bound` numbers that the next draw can give select the next value. Selection is `draw < wanted`, so that
/// they are the smallest ones; that is checked too.
fn selecting(mechanism: &SubsetSelection, value: u32, first: u64, script: &[u64], bound: u64) -> u64 {
    let other = (0..mechanism.domain()).filter(|&v| v != value).nth(script.len()).unwrap();
    let picks = |draw: u64| contains(&run(mechanism, value, first, &[script, &[draw]].concat()).0, other);
    let ways: Vec<bool> = (0..bound).map(picks).collect();
    let selecting = ways.iter().filter(|&&picked| picked).count();
    assert!(ways[..selecting].iter().all(|&picked| picked), "the selecting draws are the smallest ones");
    selecting as u64
}

#[test]
fn small_domains_are_enumerated_and_lose_at_most_epsilon() {
    for domain in 2..=16 {
        // The paths grow with the number of sets: beyond 12 answers at the epsilon that is used.
        for epsilon in if domain <= 12 { &EPSILONS[..] } else { &[1.0] } {
            let epsilon = *epsilon;
            let mechanism = SubsetSelection::new(domain, epsilon).unwrap();
            // All pairs of true values where that is quick, the ends and the middle where it is not.
            let values: Vec<u32> = if domain <= 9 { (0..domain).collect() } else { vec![0, domain / 2, domain - 1] };
            let distributions: Vec<Distribution> = values.iter().map(|&value| outputs(&mechanism, value)).collect();
            let mut worst = ratio(1, 1);
            for one in &distributions {
                assert_eq!(one.values().sum::<BigRational>(), ratio(1, 1), "d={domain} epsilon={epsilon}: mass");
                for other in &distributions {
                    assert_eq!(one.len(), other.len(), "an output only one value can give would betray it");
                    for (bits, probability) in one {
                        worst = worst.max(probability / &other[bits]);
                    }
                }
            }
            assert_bounded(&worst, domain, epsilon);
        }
    }
}

/// The worst ratio keeps the promise, and uses what it may: a mechanism of pure noise would keep it too.
fn assert_bounded(worst: &BigRational, domain: u32, epsilon: f64) {
    let bound = below_exp(epsilon);
    assert!(worst <= &bound, "d={domain} epsilon={epsilon}: {worst} is over e^epsilon");
    let used = worst / &bound;
    assert!(used > ratio(999_999_999, 1_000_000_000), "d={domain} epsilon={epsilon}: the budget is not used");
}

fn choose(n: u32, k: u32) -> BigInt {
    (0..k).fold(BigInt::from(1), |c, i| c * (n - i) / (i + 1))
}

#[test]
fn every_domain_loses_at_most_epsilon_by_symmetry() {
    // All up to 130 (the engine's metrics have 3 to 128 answers), then the largest and some on the way.
    for domain in (2..=130).chain([255, 256, 512, 1000, MAX_DOMAIN]) {
        for epsilon in EPSILONS {
            let mechanism = SubsetSelection::new(domain, epsilon).unwrap();
            let (with, without) = (choose(domain - 1, mechanism.omega() - 1), choose(domain - 1, mechanism.omega()));
            let included = inclusion(&mechanism);
            let inside = &included / &with;
            let outside = (ratio(1, 1) - &included) / &without;
            assert_eq!(&inside * &with + &outside * &without, ratio(1, 1), "d={domain} epsilon={epsilon}: mass");
            let worst = (&inside / &outside).max(&outside / &inside);
            assert_bounded(&worst, domain, epsilon);
        }
    }
}

#[test]
fn large_domains_draw_what_the_symmetry_needs() {
    let mut seed = Seeded::new(7);
    for domain in [32, 128, MAX_DOMAIN] {
        let mechanism = SubsetSelection::new(domain, 1.0).unwrap();
        for round in 0..12 {
            let value = seed.below(u64::from(domain)) as u32;
            let first = if round % 2 == 0 { 0 } else { u64::MAX };
            let included = u64::from(first < mechanism.threshold());
            // A random path, up to a random draw.
            let length = seed.below(u64::from(domain) - 1) as usize;
            let script: Vec<u64> = (1..=length as u64).map(|drawn| seed.below(u64::from(domain) - drawn)).collect();
            let (bits, bounds) = run(&mechanism, value, first, &script);
            assert!(bounds.iter().copied().eq((1..u64::from(domain)).rev()), "draws below d-1, d-2, ... 1");
            let before: Vec<u32> = (0..domain).filter(|&v| v != value).take(length).collect();
            let drawn = before.iter().filter(|&&v| contains(&bits, v)).count() as u64;
            let wanted = u64::from(mechanism.omega()) - included - drawn;
            assert_eq!(
                selecting(&mechanism, value, first, &script, bounds[length]),
                wanted,
                "algorithm S: wanted of left"
            );
        }
    }
}

#[test]
fn drawing_below_a_bound_is_exactly_even() {
    struct Two(Vec<u64>);
    impl Coins for Two {
        fn next_u64(&mut self) -> u64 {
            self.0.remove(0)
        }
    }
    for bound in 1..=u64::from(MAX_DOMAIN) {
        let surplus = ((1_u128 << 64) % u128::from(bound)) as u64;
        assert_eq!(Two(vec![surplus]).below(bound), surplus % bound, "the first coin that counts");
        assert_eq!(Two(vec![u64::MAX]).below(bound), u64::MAX % bound);
        if surplus > 0 {
            assert_eq!(
                Two(vec![surplus - 1, 0, u64::MAX]).below(bound),
                u64::MAX % bound,
                "the surplus is drawn again"
            );
        }
        // What counts is [surplus, 2^64), a whole number of times the bound: every result has equally many coins.
        assert_eq!(((1_u128 << 64) - u128::from(surplus)) % u128::from(bound), 0);
    }
}
