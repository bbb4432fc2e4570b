//! How many devices it takes to see that a ranking is better than the server's, through noise and all.

use vitrine::decide::draft::draft;
use vitrine::profile::evaluation::{short, Evaluation, Side};
use vitrine::rng::{Coins, Seeded};
use vitrine::signal::Action;
use vitrine::sync::mechanism::SubsetSelection;

/// A list of twelve; how likely each item is chosen when it is looked at, by its place in the better order.
const ITEMS: u32 = 12;
const NOW_S: u32 = 1_790_000_000;

fn uniform(coins: &mut Seeded) -> f64 {
    coins.below(1 << 32) as f64 / f64::from(u32::MAX)
}

/// One device's week: three visits to a measured list, read from the top, each place looked at less.
fn week(better: &[u32], coins: &mut Seeded) -> u32 {
    let mut evaluation = Evaluation::default();
    for visit in 0..3 {
        let (order, teams) = draft(better, ITEMS as usize, coins);
        evaluation.at(NOW_S + visit * 86_400);
        let side = |ours| if ours { Side::Ours } else { Side::Server };
        let listed: Vec<_> = order.iter().zip(&teams).map(|(at, ours)| (short(u64::from(*at)), side(*ours))).collect();
        evaluation.listed(0, &listed);
        for (at, place) in order.iter().zip(0u64..) {
            let rank = better.iter().position(|of| of == at).unwrap() as f64;
            let chosen = 0.25 * (1.0 - rank / f64::from(ITEMS)) / (1.0 + place as f64 / 3.0);
            if uniform(coins) < chosen {
                evaluation.touched(u64::from(*at), Action::Selected);
            }
        }
    }
    let (ours, theirs) = evaluation.duel(NOW_S + 3 * 86_400);
    match ours.cmp(&theirs) {
        std::cmp::Ordering::Less => 0,
        std::cmp::Ordering::Equal => 1,
        std::cmp::Ordering::Greater => 2,
    }
}

/// How many standard errors the debiased share of wins is above that of losses.
fn evidence(devices: usize, better: &[u32], coins: &mut Seeded) -> f64 {
    let mechanism = SubsetSelection::new(3, 1.0).unwrap();
    let (truth, other) = mechanism.probabilities();
    let mut named = [0.0; 3];
    for _ in 0..devices {
        let bits = mechanism.randomise(week(better, coins), coins).unwrap();
        for (at, count) in named.iter_mut().enumerate() {
            *count += f64::from(bits[at / 8] >> (at % 8) & 1);
        }
    }
    let devices = devices as f64;
    let share = |count: f64| (count / devices - other) / (truth - other);
    let difference = share(named[2]) - share(named[0]);
    // Each device names one of three: the difference of two counts varies by at most the sum of both.
    let sd = ((named[2] + named[0]) / devices / devices).sqrt() / (truth - other);
    difference / sd
}

fn power(devices: usize, better: &[u32], rounds: usize) -> f64 {
    let seen = (0..rounds).filter(|round| evidence(devices, better, &mut Seeded::new(*round as u64)).abs() > 1.96);
    seen.count() as f64 / rounds as f64
}

#[test]
fn a_better_ranking_is_seen_and_an_equal_one_is_not() {
    // The server's order is the better one turned a little: neighbours swapped, then two far ones.
    let mut better: Vec<u32> = (0..ITEMS).collect();
    for pair in better.chunks_mut(2) {
        pair.swap(0, 1);
    }
    better.swap(0, 9);
    for devices in [300, 1_000, 3_000] {
        println!(
            "{devices} devices: a better ranking is seen {:.0} % of the time",
            100.0 * power(devices, &better, 40)
        );
    }
    assert!(power(3_000, &better, 40) >= 0.9);
    // Choices go by the server's order itself: nobody is better.
    let same: Vec<u32> = (0..ITEMS).collect();
    let wrong = power(1_000, &same, 100);
    println!("1000 devices: an equal one is called different {:.0} % of the time", 100.0 * wrong);
    assert!(wrong <= 0.12, "{wrong}");
}
