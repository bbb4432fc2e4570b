//! How well choosing learns: the reward that is lost against always knowing the better option, beside a fixed order and epsilon-greedy,
//! over shoppers whose tastes depend on the scene. Printed by `cargo test --test decide -- --nocapture regret`.

use super::{ask, chosen, engine, option, HOUR, NOW};
use vitrine::rng::{Coins, Seeded};
use vitrine::value::Value;

const OPTIONS: usize = 4;
const DECISIONS: usize = 200;
const SHOPPERS: u64 = 60;
const EPSILON: f64 = 0.1;

/// How likely each option is taken, in the morning and in the evening.
fn tastes(coins: &mut Seeded) -> [[f64; OPTIONS]; 2] {
    let mut draw = || 0.05 + 0.55 * uniform(coins);
    let usual: [f64; OPTIONS] = std::array::from_fn(|_| draw());
    let evening = std::array::from_fn(|at| if at % 2 == 0 { usual[at] } else { draw() });
    [usual, evening]
}

fn uniform(coins: &mut Seeded) -> f64 {
    coins.below(1 << 32) as f64 / f64::from(u32::MAX)
}

fn options() -> Vec<Value> {
    (0..OPTIONS).map(|at| option(&format!("option {at}"), &[])).collect()
}

/// Regret of a way to choose: `choose(scene, step)` gives an option, `learn` hears the reward.
fn regret(
    tastes: &[[f64; OPTIONS]; 2],
    coins: &mut Seeded,
    mut choose: impl FnMut(usize, usize) -> usize,
    mut learn: impl FnMut(usize, usize, bool),
) -> f64 {
    let mut lost = 0.0;
    for step in 0..DECISIONS {
        let scene = step % 2;
        let best = tastes[scene].iter().copied().fold(0.0, f64::max);
        let at = choose(scene, step);
        lost += best - tastes[scene][at];
        let taken = uniform(coins) < tastes[scene][at];
        learn(at, step, taken);
    }
    lost
}

#[test]
fn regret_is_less_than_of_epsilon_greedy_and_of_any_fixed_option() {
    let (mut ours, mut greedy, mut fixed, mut first) = (0.0, 0.0, 0.0, 0.0);
    for seed in 0..SHOPPERS {
        let tastes = tastes(&mut Seeded::new(seed));
        // Mornings and evenings by turns.
        let at_ms = |step: usize| (NOW / (24.0 * HOUR)).floor() * 24.0 * HOUR + (7.0 + 12.0 * step as f64) * HOUR;
        let engine = std::cell::RefCell::new(engine());
        ours += regret(
            &tastes,
            &mut Seeded::new(seed + 1_000),
            |_, step| {
                chosen(&mut engine.borrow_mut(), ask("delivery", "service", &options()).end(), at_ms(step)).unwrap()
            },
            |at, step, taken| {
                if taken {
                    engine.borrow_mut().settle_choice("delivery", &format!("option {at}"), true, at_ms(step));
                }
            },
        );
        let counts = std::cell::RefCell::new([[0.0_f64; 2]; OPTIONS]);
        let mut draws = Seeded::new(seed + 2_000);
        greedy += regret(
            &tastes,
            &mut Seeded::new(seed + 1_000),
            |_, _| {
                if uniform(&mut draws) < EPSILON {
                    return draws.below(OPTIONS as u64) as usize;
                }
                let counts = counts.borrow();
                let rate = |at: &usize| if counts[*at][0] > 0.0 { counts[*at][1] / counts[*at][0] } else { 1.0 };
                (0..OPTIONS).max_by(|a, b| rate(a).total_cmp(&rate(b)).then(b.cmp(a))).unwrap()
            },
            |at, _, taken| {
                counts.borrow_mut()[at][0] += 1.0;
                counts.borrow_mut()[at][1] += f64::from(u8::from(taken));
            },
        );
        let mean = |at: usize| (tastes[0][at] + tastes[1][at]) / 2.0;
        let best: f64 = (0..2).map(|scene| tastes[scene].iter().copied().fold(0.0, f64::max)).sum::<f64>() / 2.0;
        fixed += DECISIONS as f64 * (best - (0..OPTIONS).map(mean).fold(0.0, f64::max));
        first += DECISIONS as f64 * (best - mean(0));
    }
    let each = |sum: f64| sum / SHOPPERS as f64;
    println!(
        "regret over {DECISIONS} decisions: choose {:.1}, epsilon-greedy {:.1}, best fixed option {:.1}, shop's first {:.1}",
        each(ours), each(greedy), each(fixed), each(first)
    );
    assert!(ours < greedy, "{ours} {greedy}");
    assert!(ours < first, "{ours} {first}");
}
