//! Simulated shoppers with weights of their own, which nobody knows: do their lists get better, and do those lose whose weights are
//! the shop's? Lists are of a hundred candidates with random features; the value of an order is the NDCG@10 to expect from it.

use super::*;
use crate::rank::model::linear::{shipped, weight};
use crate::rank::slot::Slot;
use crate::rng::{Coins, Seeded};

const CANDIDATES: usize = 100;
const SHOPPERS: usize = 50;
const CHOICES: usize = 50;

/// How a shopper looks at a list.
#[derive(Debug, Clone, Copy)]
enum Look {
    /// At every place alike.
    Even,
    /// Less at each further place.
    Fading,
    /// From the top until something is good enough.
    Scanning,
}

fn uniform(coins: &mut Seeded) -> f64 {
    (coins.next_u64() >> 11) as f64 / (1u64 << 53) as f64
}

/// Standard normal (Box and Muller).
fn normal(coins: &mut Seeded) -> f32 {
    let (radius, turn) = ((-2.0 * (1.0 - uniform(coins)).ln()).sqrt(), std::f64::consts::TAU * uniform(coins));
    (radius * turn.cos()) as f32
}

fn scores(weights: &ByFeature, list: &[ByFeature]) -> Vec<f32> {
    list.iter().map(|z| z.iter().zip(weights).map(|(z, weight)| z * weight).sum()).collect()
}

fn order(weights: &ByFeature, list: &[ByFeature]) -> Vec<usize> {
    let scores = scores(weights, list);
    let mut order: Vec<usize> = (0..list.len()).collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
    order
}

/// What the first ten are worth to a shopper who chooses by these utilities.
fn value(order: &[usize], utilities: &[f32]) -> f64 {
    let sum: f64 = utilities.iter().map(|utility| f64::from(*utility).exp()).sum();
    let worth = |(place, &at): (usize, &usize)| f64::from(utilities[at]).exp() / sum / (place as f64 + 2.0).log2();
    order.iter().take(10).enumerate().map(worth).sum()
}

/// The place that is chosen.
fn choose(look: Look, utilities: &[f32], coins: &mut Seeded) -> usize {
    let good_enough = |utility: f32| 1.0 / (1.0 + (1.5 - f64::from(utility)).exp());
    if let Look::Scanning = look {
        return utilities.iter().position(|utility| uniform(coins) < good_enough(*utility)).unwrap_or(0);
    }
    let attention = |place: usize| if let Look::Even = look { 1.0 } else { 1.0 / (1.0 + place as f64) };
    let odds: Vec<f64> = utilities.iter().enumerate().map(|(at, u)| f64::from(*u).exp() * attention(at)).collect();
    let mut left = uniform(coins) * odds.iter().sum::<f64>();
    odds.iter()
        .position(|odds| {
            left -= odds;
            left < 0.0
        })
        .unwrap_or(0)
}

/// Mean gain by learning over a shopper's lists, as a share of what the lists are worth, and its standard error.
fn gain(look: Look, spread: f32) -> (f64, f64) {
    let shop = shipped(Slot::Home);
    let mut gains = Vec::new();
    for shopper in 0..SHOPPERS {
        let mut coins = Seeded::new(shopper as u64);
        let own = shop.map(|weight| weight * (1.0 + spread * normal(&mut coins)).clamp(0.05, 3.0));
        let (mut leaning, mut shown, mut with, mut without) = (Leaning::default(), Shown::default(), 0.0, 0.0);
        for choice in 0..CHOICES {
            let list: Vec<ByFeature> = (0..CANDIDATES)
                .map(|_| shop.map(|weight| if weight == 0.0 { 0.0 } else { normal(&mut coins) }))
                .collect();
            let (utilities, order_of_shop) = (scores(&own, &list), order(&shop, &list));
            let learnt = order(&leaned(&shop, &leaning), &list);
            with += value(&learnt, &utilities);
            without += value(&order_of_shop, &utilities);
            let first: Vec<usize> = learnt.into_iter().take(PLACES).collect();
            let seen: Vec<f32> = first.iter().map(|&at| utilities[at]).collect();
            let parts = |at: usize| super::super::weighted(&shop, &list[at]);
            shown.note(first.iter().map(|&at| (at as Row, parts(at))).collect());
            let row = first[choose(look, &seen, &mut coins)] as Row;
            let pulls = shown.chosen(row, &leaning);
            assert!(!pulls.is_empty() && shown.chosen(row, &leaning).is_empty(), "a choice teaches once");
            leaning.add(&pulls, 1_000 + choice as u32 * 3_600);
            shown.forget();
        }
        gains.push(with / without - 1.0);
    }
    let mean = gains.iter().sum::<f64>() / SHOPPERS as f64;
    let variance = gains.iter().map(|gain| (gain - mean).powi(2)).sum::<f64>() / (SHOPPERS - 1) as f64;
    (mean, (variance / SHOPPERS as f64).sqrt())
}

#[test]
#[allow(clippy::print_stdout)] // The measured figures, for whoever asks with --nocapture.
fn it_helps_who_differs_and_hurts_nobody_else() {
    for look in [Look::Even, Look::Fading, Look::Scanning] {
        let ((different, error), (same, same_error)) = (gain(look, 0.6), gain(look, 0.0));
        println!(
            "{look:?}: NDCG@10 over {CHOICES} choices {:+.2} % (+-{:.2}) with weights of one's own, {:+.2} % (+-{:.2}) with the shop's",
            different * 100.0, error * 200.0, same * 100.0, same_error * 200.0
        );
        assert!(different > 2.0 * error, "{look:?} {different} {error}");
        assert!(same > -0.005, "{look:?} {same}");
    }
}

#[test]
fn weights_stay_around_the_shops() {
    let mut leaning = Leaning::default();
    let (profile, popular) = (key("feature", "vector_profile"), key("feature", "popularity"));
    leaning.add(
        &[Pull { feature: profile, pull: 1e9, weight: 50.0 }, Pull { feature: popular, pull: -1e9, weight: 50.0 }],
        9,
    );
    let moved = leaned(&shipped(Slot::Home), &leaning);
    for (feature, moved) in FEATURES.iter().zip(moved) {
        let shop = weight(feature.code, Slot::Home);
        assert!((moved - shop).abs() <= 0.5 * shop.abs() + 1e-6, "{}", feature.code);
    }
}
