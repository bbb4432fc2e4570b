//! Relevance before taste. Matches are told apart in steps, and the list is ordered by steps first: whatever the profile and the
//! wish for variety say, an item that matches a whole step better stands before one that does not. The more is asked for, the
//! finer the steps, and the less the profile counts inside them.

/// A step for a query of one word.
const WIDEST: f32 = 0.25;
/// A step for a query that leaves nothing open.
const NARROWEST: f32 = 0.02;
/// A query of this many demands more than one leaves nothing open.
const DEMANDS: f32 = 3.0;

/// How finely matches are told apart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grades {
    /// How much the profile counts, 0 to 1.
    pub openness: f32,
    /// How much better a match must be to be of another grade for sure.
    pub step: f32,
}

impl Default for Grades {
    fn default() -> Self {
        Self::new(1.0)
    }
}

impl Grades {
    /// The grades for a query with so many demands: words, prices, a named category.
    pub fn new(demands: f32) -> Self {
        let openness = (1.0 - (demands - 1.0) / DEMANDS).clamp(0.0, 1.0);
        Self { openness, step: NARROWEST + (WIDEST - NARROWEST) * openness }
    }

    /// The grade of a match from 0 to 1.
    pub fn of(&self, whole: f32) -> u32 {
        // Rounding must not part what is alike.
        ((whole + 1e-4) / self.step) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_more_is_asked_for_the_less_is_open() {
        let open = |demands| Grades::new(demands).openness;
        assert_eq!([open(0.5), open(1.0), open(4.0), open(f32::INFINITY)], [1.0, 1.0, 0.0, 0.0]);
        assert!(open(2.0) > open(2.5) && open(2.5) > open(3.0));
    }

    proptest! {
        #[test]
        fn a_step_better_is_a_grade_better(a in 0.0f32..1.0, more in 0.001f32..1.0, demands in 0.0f32..6.0) {
            let grades = Grades::new(demands);
            prop_assert!(grades.of(a + grades.step + more) > grades.of(a));
            prop_assert!(grades.of(a + more) >= grades.of(a));
        }
    }
}
