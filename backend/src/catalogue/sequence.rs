//! Sequence rules: what comes after an item in the same session.
//!
//! An item `b` that stands `d` places after `a` adds `1 / d` to the rule from `a` to `b`, up to [`WINDOW`] places. The weight
//! of a rule is its share, `sum(a -> b) / max(sum(a -> anything), 1)`: of all that comes after `a`, how much is `b`. So rules
//! have a direction where co-visitation has none (Kamehkhosh, Jannach, Ludewig 2017: "sequential rules").

use super::covisit::{strongest, NEIGHBOURS};
use super::item::Neighbour;
use super::sessions::Sessions;

/// Places after an item that count.
const WINDOW: usize = 10;
/// Steps of a session that count; what comes later in a very long one is rarely one shopper's purpose.
const SESSION_STEPS: usize = 100;

/// The strongest rules of every item, strongest first, ties by index.
pub fn sequence_rules(sessions: &Sessions, item_count: usize) -> Vec<Vec<Neighbour>> {
    // For each item what came after it, one list for each time it was looked at.
    let mut followers: Vec<Vec<&[u32]>> = vec![Vec::new(); item_count];
    for session in sessions.iter() {
        let session = session.get(..SESSION_STEPS).unwrap_or(session);
        let mut rest = session;
        while let Some((&item, after)) = rest.split_first() {
            rest = after;
            if let Some(of_item) = followers.get_mut(item as usize) {
                of_item.push(after.get(..WINDOW).unwrap_or(after));
            }
        }
    }
    // Reused for every item; only the touched places are cleared.
    let mut after = vec![0.0_f64; item_count];
    let mut touched = Vec::new();
    let mut all = Vec::with_capacity(item_count);
    for (item, lists) in (0_u32..).zip(followers) {
        let mut total = 0.0;
        for list in lists {
            for (distance, &other) in (1..).zip(list).filter(|&(_, &other)| other != item) {
                if let Some(sum) = after.get_mut(other as usize) {
                    if *sum <= 0.0 {
                        touched.push(other);
                    }
                    *sum += 1.0 / f64::from(distance);
                    total += 1.0 / f64::from(distance);
                }
            }
        }
        let rules = touched.drain(..).filter_map(|other| {
            let sum = after.get_mut(other as usize).map(std::mem::take)?;
            Some(Neighbour { index: other, weight: (sum / f64::max(total, 1.0)) as f32 })
        });
        all.push(strongest(rules.collect(), NEIGHBOURS));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight(rules: &[Vec<Neighbour>], from: usize, to: u32) -> f32 {
        rules[from].iter().find(|rule| rule.index == to).map_or(0.0, |rule| rule.weight)
    }

    #[test]
    fn rules_go_one_way() {
        let rules = sequence_rules(&Sessions::of(&[&[0, 1], &[0, 1], &[0, 2]]), 3);
        assert!((weight(&rules, 0, 1) - 2.0 / 3.0).abs() < 1e-6 && (weight(&rules, 0, 2) - 1.0 / 3.0).abs() < 1e-6);
        assert!(rules[1].is_empty() && rules[2].is_empty(), "nothing came after them");
    }

    #[test]
    fn farther_counts_less() {
        let rules = sequence_rules(&Sessions::of(&[&[0, 1, 2, 3]]), 4);
        let total = 1.0 + 1.0 / 2.0 + 1.0 / 3.0;
        for (to, distance) in [(1, 1.0), (2, 2.0), (3, 3.0)] {
            assert!((weight(&rules, 0, to) - 1.0 / distance / total).abs() < 1e-6);
        }
        let long: Vec<u32> = (0..15).collect();
        let rules = sequence_rules(&Sessions::of(&[&long]), 15);
        assert!(weight(&rules, 0, 10) > 0.0 && weight(&rules, 0, 11) < 1e-9, "ten places and no more");
    }

    #[test]
    fn coming_back_is_no_rule_and_a_faint_rule_stays_faint() {
        let rules = sequence_rules(&Sessions::of(&[&[0, 1, 0]]), 2);
        assert!((weight(&rules, 0, 1) - 1.0).abs() < 1e-6 && rules[0].len() == 1);
        let rules = sequence_rules(&Sessions::of(&[&[0, 2, 1, 2, 1, 2, 1, 2]]), 3);
        assert!(weight(&rules, 0, 1) < weight(&rules, 0, 2));
    }
}
