//! Who is in which arm: deterministic hashing, the same on every device and on the shop's server (`vitrine/server`). The hash and
//! the ranges are those of GrowthBook's second version, so that both give one id the same arm; `tests/vectors/experiments.json`
//! holds its published cases.

/// Arms get ranges of this many parts of the whole.
const PARTS: u32 = 10_000;
/// Namespaces are cut into this many.
const NAMESPACE_PARTS: u32 = 1_000;

/// A half-open range of the whole, which is 1.
pub type Range = (f64, f64);

/// FNV-1a with 32 bits (Fowler, Noll, Vo) over UTF-16 units, as scripts see text.
fn fnv1a(text: &str) -> u32 {
    text.encode_utf16().fold(0x811C_9DC5, |hash, unit| (hash ^ u32::from(unit)).wrapping_mul(0x0100_0193))
}

/// Where an id stands in an experiment, from 0 to below 1. `seed` is the experiment's key: positions in two experiments have nothing to do
/// with each other.
pub fn position(seed: &str, id: &str) -> f64 {
    let first = fnv1a(&[seed, id].concat());
    f64::from(fnv1a(&first.to_string()) % PARTS) / f64::from(PARTS)
}

/// The range of each of `count` arms. `coverage` is the share of ids that are in the experiment at all; weights that do not fit the arms or
/// do not add up to 1 give way to equal ones.
pub fn ranges(count: usize, coverage: f64, weights: &[f64]) -> Vec<Range> {
    let coverage = coverage.clamp(0.0, 1.0);
    let equal = vec![1.0 / count.max(1) as f64; count];
    let weights = if fits(count, weights) { weights } else { &equal };
    let mut start = 0.0;
    let mut range = |weight: &f64| {
        let from = start;
        start += weight;
        (from, from + coverage * weight)
    };
    weights.iter().map(&mut range).collect()
}

/// True when there is a weight for each arm, none is negative, and together they are the whole.
pub fn fits(count: usize, weights: &[f64]) -> bool {
    let sum: f64 = weights.iter().sum();
    weights.len() == count && (0.99..=1.01).contains(&sum) && weights.iter().all(|weight| *weight >= 0.0)
}

/// The arm whose range a position is in; none for those outside the experiment.
pub fn arm_at(position: f64, ranges: &[Range]) -> Option<usize> {
    ranges.iter().position(|(from, to)| (*from..*to).contains(&position))
}

/// True when an id is in a range of a namespace. Experiments in ranges that do not overlap share nobody.
pub fn in_namespace(id: &str, name: &str, (from, to): Range) -> bool {
    let place = f64::from(fnv1a(&[id, "__", name].concat()) % NAMESPACE_PARTS) / f64::from(NAMESPACE_PARTS);
    (from..to).contains(&place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fnv_gives_its_published_values() {
        // http://www.isthe.com/chongo/tech/comp/fnv/: FNV-1a, 32 bits.
        for (text, hash) in [("", 0x811C_9DC5), ("a", 0xE40C_292C), ("foobar", 0xBF9C_F968)] {
            assert_eq!(fnv1a(text), hash, "{text}");
        }
    }

    #[test]
    fn arms_are_as_large_as_their_weights() {
        let (ids, weights) = (1_000_000, [0.5, 0.3, 0.2]);
        let ranges = ranges(3, 1.0, &weights);
        let mut counts = [0.0; 3];
        for id in 0..ids {
            counts[arm_at(position("hero", &id.to_string()), &ranges).unwrap()] += 1.0;
        }
        // Chi-square with two degrees of freedom: 13.8 is the 99.9th percentile.
        let expected = weights.map(|weight| weight * f64::from(ids));
        let chi: f64 = counts.iter().zip(expected).map(|(got, due): (&f64, f64)| (got - due).powi(2) / due).sum();
        assert!(chi < 13.8, "{chi} {counts:?}");
    }

    #[test]
    fn experiments_have_nothing_to_do_with_each_other() {
        let halves = ranges(2, 1.0, &[]);
        let mut cells = [[0.0_f64; 2]; 2];
        for id in 0..1_000_000 {
            let id = id.to_string();
            let arm = |seed| arm_at(position(seed, &id), &halves).unwrap();
            cells[arm("hero")][arm("free-delivery")] += 1.0;
        }
        // One degree of freedom: 10.8 is the 99.9th percentile.
        let chi: f64 = cells.iter().flatten().map(|got| (got - 250_000.0).powi(2) / 250_000.0).sum();
        assert!(chi < 10.8, "{chi} {cells:?}");
    }

    #[test]
    fn weights_that_make_no_sense_give_way_to_equal_ones() {
        for bad in [&[0.5, 0.2][..], &[0.5], &[2.0, -1.0], &[f64::NAN, 1.0], &[]] {
            assert_eq!(ranges(2, 1.0, bad), [(0.0, 0.5), (0.5, 1.0)], "{bad:?}");
        }
        assert_eq!(ranges(2, 7.0, &[]), [(0.0, 0.5), (0.5, 1.0)], "more than everybody is everybody");
        assert_eq!(ranges(2, f64::NAN, &[]).len(), 2);
        assert!(ranges(0, 1.0, &[]).is_empty());
    }

    #[test]
    fn a_namespace_keeps_experiments_apart() {
        let both = (0..10_000)
            .map(|id| id.to_string())
            .filter(|id| in_namespace(id, "checkout", (0.0, 0.5)) && in_namespace(id, "checkout", (0.5, 1.0)));
        assert_eq!(both.count(), 0);
        let first = (0..10_000).filter(|id: &i32| in_namespace(&id.to_string(), "checkout", (0.0, 0.5))).count();
        assert!((4_800..5_200).contains(&first), "{first}");
    }
}
