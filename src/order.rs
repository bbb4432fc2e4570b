//! Sorts for everything: compiled once, with one rule for ties.

/// Positions of `scores`, greatest first; NaN counts as least, ties go to the earlier position.
pub fn descending(scores: &mut dyn Iterator<Item = f64>) -> Vec<usize> {
    let mut keyed = Vec::new();
    for score in scores {
        keyed.push((if score.is_nan() { f64::NEG_INFINITY } else { score }, keyed.len()));
    }
    keyed.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    keyed.into_iter().map(|(_, position)| position).collect()
}

/// Puts a short list in order where hardly anything is out of it; equal ones stay as they are. An insertion sort, because the library's
/// sorts are ten times the code for each type.
pub fn settle<T>(list: &mut [T], is_after: impl Fn(&T, &T) -> bool) {
    for end in 1..list.len() {
        for at in (1..=end).rev() {
            match list.get(at - 1..=at) {
                Some([before, this]) if is_after(before, this) => list.swap(at - 1, at),
                _ => break,
            }
        }
    }
}

/// Positions of many numbers in single precision, greatest first; NaN counts as least, ties go to the earlier position.
pub fn falling(scores: &[f32]) -> Vec<u32> {
    sorted(scores.iter().copied().zip(0..).map(entry).collect())
}

/// The first of [`falling`], `count` at least, or all of them. What cannot be among them is only looked at: most lists show a few places,
/// and sorting a thousand numbers is a third of what finding the ten nearest items takes.
#[inline(never)]
pub fn first(scores: &[f32], count: usize) -> Vec<u32> {
    let (least, most) = ends(scores);
    // Steps of equal width between the greatest and the least: what is in an earlier one comes first.
    let scale = (STEPS as f32 - 1.0) / (most - least);
    let step = |score: f32| ((most - score) * scale) as usize;
    if count * 2 > scores.len() || !(scale > 0.0 && scale < f32::INFINITY) {
        return falling(scores);
    }
    let mut counts = [0usize; STEPS];
    for &score in scores {
        // A NaN would be among the first.
        if score.is_nan() {
            return falling(scores);
        }
        counts.get_mut(step(score)).into_iter().for_each(|count| *count += 1);
    }
    let mut sum = 0;
    let is_enough = |in_step: &usize| {
        sum += in_step;
        sum >= count
    };
    let last = counts.iter().position(is_enough).unwrap_or(STEPS);
    let firsts = scores.iter().copied().zip(0..).filter(|(score, _)| step(*score) <= last);
    sorted(firsts.map(entry).collect())
}

/// The least number and the greatest; a NaN is neither.
#[inline(never)]
pub fn ends(numbers: &[f32]) -> (f32, f32) {
    let (mut least, mut most) = (f32::INFINITY, f32::NEG_INFINITY);
    for &number in numbers {
        // Mostly neither, which is foreseen.
        if number < least {
            least = number;
        }
        if number > most {
            most = number;
        }
    }
    (least, most)
}

/// Steps between the greatest number and the least.
const STEPS: usize = 512;

/// The key above the position: sorting is stable.
#[inline(always)]
fn entry((score, position): (f32, u64)) -> u64 {
    u64::from(falling_key(score)) << 32 | position
}

/// The positions of entries in the order of their keys: a radix sort, linear in their number (Knuth, TAOCP 5.2.5).
#[cfg_attr(lean, optimize(speed))]
#[inline(never)]
fn sorted(mut from: Vec<u64>) -> Vec<u32> {
    let mut to = vec![0; from.len()];
    let mut starts = [[0u32; DIGITS]; 4];
    // Counted for all passes at once.
    for &entry in &from {
        for (starts, shift) in starts.iter_mut().zip([32, 40, 48, 56]) {
            if let Some(count) = starts.get_mut((entry >> shift) as usize % DIGITS) {
                *count += 1;
            }
        }
    }
    for (starts, shift) in starts.iter_mut().zip([32, 40, 48, 56]) {
        pass(&from, &mut to, starts, shift);
        std::mem::swap(&mut from, &mut to);
    }
    from.iter().map(|&entry| entry as u32).collect()
}

/// Values of a digit.
const DIGITS: usize = 256;

/// Orders entries by one digit; `counts` says how often each of its values occurs.
#[cfg_attr(lean, optimize(speed))]
#[inline(never)]
fn pass(from: &[u64], to: &mut [u64], counts: &mut [u32; DIGITS], shift: u32) {
    let mut start = 0;
    for slot in counts.iter_mut() {
        start += std::mem::replace(slot, start);
    }
    for &entry in from {
        if let Some(next) = counts.get_mut((entry >> shift) as usize % DIGITS) {
            if let Some(slot) = to.get_mut(*next as usize) {
                *slot = entry;
            }
            *next += 1;
        }
    }
}

/// A number that rises as the score falls; two zeros are one number, NaN counts as least.
#[inline(always)]
pub fn falling_key(score: f32) -> u32 {
    let bits = if score.is_nan() { f32::NEG_INFINITY } else { score + 0.0 }.to_bits();
    // The sign's bit spread over the others, as they fall for positive numbers and rise for negative ones.
    bits ^ (!((bits as i32 >> 31) as u32) >> 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Coins, Seeded};

    #[test]
    fn a_short_list_is_settled_and_equal_ones_stay() {
        let mut list = [(3, 'a'), (1, 'b'), (3, 'c'), (2, 'd'), (1, 'e')];
        settle(&mut list, |one, other| one.0 > other.0);
        assert_eq!(list, [(1, 'b'), (1, 'e'), (2, 'd'), (3, 'a'), (3, 'c')]);
        settle(&mut [0u8; 0], |one, other| one > other);
    }

    #[test]
    fn ties_keep_their_order_and_nan_comes_last() {
        assert_eq!(descending(&mut [1.0, f64::NAN, 3.0, 1.0, -2.0].into_iter()), [2, 0, 3, 4, 1]);
    }

    #[test]
    fn the_radix_sort_orders_alike() {
        let given =
            [1.0, f32::NAN, 3.0, 1.0, -2.0, 0.0, -0.0, 1e-40, f32::INFINITY, -1e30, f32::NEG_INFINITY, 256.5, 256.25];
        let expected = descending(&mut given.iter().map(|&score| f64::from(score + 0.0)));
        assert_eq!(falling(&given).iter().map(|&at| at as usize).collect::<Vec<_>>(), expected);
        assert!(falling(&[]).is_empty());
        assert_eq!(first(&given, 3), falling(&given));
    }

    #[test]
    fn the_first_are_the_first_of_all() {
        let mut rng = Seeded::new(3);
        let given: Vec<f32> = (0..2_000).map(|_| (0..6).map(|_| rng.below(60) as f32).sum::<f32>() - 180.0).collect();
        let all = falling(&given);
        for count in [0, 1, 10, 192, 999, 1_001, 5_000] {
            let found = first(&given, count);
            assert!(found.len() >= count.min(2_000) && found[..] == all[..found.len()], "{count}");
        }
        assert!(first(&given, 10).len() < 100);
        assert_eq!(first(&[2.0; 40], 4), falling(&[2.0; 40]));
        let outliers: Vec<f32> = (0..100).map(|at| if at == 7 { -3e38 } else { at as f32 }).collect();
        assert_eq!(first(&outliers, 4)[..4], [99, 98, 97, 96]);
        assert_eq!(first(&[&outliers[..], &[3e38]].concat(), 4).len(), 101, "differences that are infinite");
    }
}
