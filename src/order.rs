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

/// Positions of many numbers in single precision: a radix sort, linear in their number (Knuth, TAOCP 5.2.5).
#[cfg_attr(lean, optimize(speed))]
pub fn falling(scores: &[f32]) -> Vec<u32> {
    // The key above the position: sorting is stable.
    let entry = |(&score, position)| u64::from(falling_key(score)) << 32 | position;
    let mut from: Vec<u64> = scores.iter().zip(0u64..).map(entry).collect();
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
    }
}
