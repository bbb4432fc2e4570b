//! The truth of the simulation: which share of the devices would give each answer, and how that changes.

use vitrine::sync::manifest::MetricSpec;

/// The page whose friction rises in the last part of the time.
pub const TROUBLED_PAGE: &str = "checkout";
/// When it does.
const TROUBLE_FROM: f64 = 0.8;

/// The shares of a metric's answers at a time between 0, the start, and 1, the end. They add up to 1.
pub fn shares(spec: &MetricSpec, time: f64) -> Vec<f64> {
    let answers = spec.domain.iter();
    let weights: Vec<f64> = match spec.name.as_str() {
        "ux.friction" => answers.map(|answer| friction(answer, time)).collect(),
        "item.funnel" => answers.enumerate().map(|(place, answer)| funnel(place, answer)).collect(),
        "rank.interleave" => answers.map(|answer| preference(answer)).collect(),
        name if name.starts_with("exp.") => experiment(&spec.domain),
        // A few answers have most devices; the third grows to twice its share.
        _ => (0..spec.domain.len()).map(|place| zipf(place) * if place == 2 { 1.0 + time } else { 1.0 }).collect(),
    };
    let total: f64 = weights.iter().sum();
    weights.iter().map(|weight| weight / total).collect()
}

fn zipf(place: usize) -> f64 {
    1.0 / (place as f64 + 1.0)
}

/// `page:level`: most pages give no trouble, one does from some day on.
fn friction(answer: &str, time: f64) -> f64 {
    let (page, level) = answer.split_once(':').unwrap_or((answer, ""));
    let troubled = page == TROUBLED_PAGE && time >= TROUBLE_FROM;
    match (level, troubled) {
        ("none", false) => 0.92,
        ("none", true) => 0.2,
        (_, false) => 0.08 / 3.0,
        (_, true) => 1.2,
    }
}

/// `stage:category`: each stage is reached by fewer.
fn funnel(place: usize, answer: &str) -> f64 {
    let stage = match answer.split_once(':').map_or("", |(stage, _)| stage) {
        "seen" => 0.60,
        "wished" => 0.08,
        "carted" => 0.18,
        "bought" => 0.09,
        _ => 0.60,
    };
    stage * zipf(place % 8)
}

fn preference(answer: &str) -> f64 {
    match answer {
        "win" => 0.37,
        "loss" => 0.28,
        _ => 0.35,
    }
}

/// `arm:outcome`: arms are equally large, a tenth of the first reaches the goal, and many more of each after it; some are in no arm.
fn experiment(domain: &[String]) -> Vec<f64> {
    let mut arms: Vec<&str> = domain.iter().filter_map(|answer| answer.split_once(':').map(|(arm, _)| arm)).collect();
    arms.dedup();
    let written = domain.iter().filter_map(|answer| answer.split_once(':'));
    let goal = written.clone().next_back().map_or("", |(_, outcome)| outcome);
    let outcomes = (written.count() / arms.len().max(1)).max(2) as f64;
    let weight = |answer: &String| {
        let Some((arm, outcome)) = answer.split_once(':') else { return 0.4 };
        let place = arms.iter().position(|other| *other == arm).unwrap_or_default();
        let reached = 0.10 + 0.20 * place as f64;
        if outcome == goal {
            reached
        } else {
            (1.0 - reached) / (outcomes - 1.0)
        }
    };
    domain.iter().map(weight).collect()
}

/// The answer at `quantile`: devices that keep their quantile keep their answer as long as the shares allow.
pub fn at(shares: &[f64], quantile: f64) -> u32 {
    let mut left = quantile;
    for (place, share) in (0..).zip(shares) {
        left -= share;
        if left < 0.0 {
            return place;
        }
    }
    u32::try_from(shares.len().saturating_sub(1)).unwrap_or_default()
}
