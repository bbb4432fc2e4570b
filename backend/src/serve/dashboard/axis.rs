//! The axis of a chart: a round end and its marks.

use std::fmt::Write;

/// Distances between marks that read well, as shares.
const STEPS: [f64; 7] = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2];
/// More marks than this stand too close on a telephone.
const MOST_MARKS: f64 = 5.0;

/// An axis of shares that starts at 0.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    end: f64,
    step: f64,
}

impl Axis {
    /// An axis with round marks, long enough for `longest` and never longer than all.
    pub fn up_to(longest: f64) -> Self {
        let longest = longest.clamp(0.002, 1.0);
        let step = STEPS.into_iter().find(|step| longest / step <= MOST_MARKS).unwrap_or(0.2);
        Self { end: ((longest / step).ceil() * step).min(1.0), step }
    }

    /// Where a share lies on the axis, in percent of its length.
    pub fn place(&self, share: f64) -> f64 {
        (share / self.end * 100.0).clamp(0.0, 100.0)
    }

    /// Thin lines through a row at the marks.
    pub fn grid(&self) -> String {
        self.marks().fold(String::new(), |mut lines, mark| {
            let x = self.place(mark);
            // Writing to a String cannot fail.
            let _ = write!(lines, r#"<line class="grid" x1="{x:.2}%" x2="{x:.2}%" y1="0" y2="100%"/>"#);
            lines
        })
    }

    /// The numbers at the marks, in percent.
    pub fn numbers(&self) -> String {
        let decimals = self.decimals();
        self.marks().fold(String::new(), |mut texts, mark| {
            let x = self.place(mark);
            let anchor = if x < 1.0 {
                "start"
            } else if x > 99.0 {
                "end"
            } else {
                "middle"
            };
            let _ =
                write!(texts, r#"<text x="{x:.2}%" y="12" text-anchor="{anchor}">{:.decimals$}%</text>"#, mark * 100.0);
            texts
        })
    }

    /// Decimals of a percentage at a mark.
    pub fn decimals(&self) -> usize {
        usize::from(self.step < 0.0099)
    }

    /// The shares at the marks, from 0.
    pub fn marks(&self) -> impl Iterator<Item = f64> + '_ {
        let count = (self.end / self.step + 0.5) as u32;
        (0..=count).map(|mark| f64::from(mark) * self.step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_round_and_hold_everything() {
        for (longest, end) in [(0.21, 0.25), (0.034, 0.04), (0.9, 1.0), (7.0, 1.0), (0.0, 0.002), (f64::NAN, 0.2)] {
            let axis = Axis::up_to(longest);
            assert!((axis.end - end).abs() < 1e-9 || longest.is_nan(), "{longest}: {axis:?}");
            assert!(axis.marks().count() <= 6, "{axis:?}");
        }
        assert!(Axis::up_to(0.25).place(2.0) <= 100.0);
    }

    #[test]
    fn numbers_have_a_decimal_only_where_they_need_it() {
        assert!(Axis::up_to(0.2).numbers().contains(">5%<"));
        assert!(Axis::up_to(0.02).numbers().contains(">0.5%<"));
    }
}
