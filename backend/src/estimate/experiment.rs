//! Experiments: answers are written `arm:outcome`, the first arm is what others are compared with, the last outcome is the goal. An answer
//! without a colon stands for who is in no arm.

use super::contrast::{Measured, Shares};
use super::verdict::{judge, Judged};
use serde::Serialize;

/// One arm.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Arm {
    /// Its name.
    pub name: String,
    /// Share of the reporting devices that are in it.
    pub share: Measured,
    /// Share of its devices that reached the goal.
    pub rate: Measured,
    /// Its rate less that of the first arm; none for the first arm itself.
    pub difference: Option<Difference>,
}

/// A difference between two rates.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Difference {
    /// How much.
    pub measured: Measured,
    /// What may be said of it.
    pub judged: Judged,
}

/// What an experiment found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Findings {
    /// The outcome that is hoped for.
    pub goal: String,
    /// The arms, in the order of the domain.
    pub arms: Vec<Arm>,
}

/// Reads `arm:outcome` answers; none when no answer is written so, or an arm has nobody yet.
pub fn findings(domain: &[String], shares: &Shares) -> Option<Findings> {
    let answers: Vec<(&str, &str)> = domain.iter().map(|answer| answer.split_once(':').unwrap_or_default()).collect();
    let (_, goal) = *answers.iter().rfind(|(arm, _)| !arm.is_empty())?;
    let mut names: Vec<&str> = answers.iter().map(|&(arm, _)| arm).filter(|arm| !arm.is_empty()).collect();
    names.dedup();
    let rates: Vec<Rate> = names.iter().map(|name| Rate::of(&answers, name, goal, shares)).collect::<Option<_>>()?;
    let (first, others) = rates.split_first()?;
    let difference = |rate: &Rate| {
        // Both rates at once: their noise comes from the same reports.
        let weights: Vec<f64> = rate.weights.iter().zip(&first.weights).map(|(mine, theirs)| mine - theirs).collect();
        let measured = Measured { value: rate.measured.value - first.measured.value, ..shares.contrast(&weights) };
        Difference { measured, judged: judge(measured, shares.reports, others.len()) }
    };
    let arm = |(place, (name, rate)): (usize, (&&str, &Rate))| Arm {
        name: (*name).to_owned(),
        share: rate.share,
        rate: rate.measured,
        difference: (place > 0).then(|| difference(rate)),
    };
    let arms = names.iter().zip(&rates).enumerate().map(arm).collect();
    Some(Findings { goal: goal.to_owned(), arms })
}

struct Rate {
    share: Measured,
    measured: Measured,
    /// Weights whose contrast moves as the rate does, to first order: a ratio's error is that of its numerator less the ratio
    /// times its denominator, over the denominator.
    weights: Vec<f64>,
}

impl Rate {
    fn of(answers: &[(&str, &str)], name: &str, goal: &str, shares: &Shares) -> Option<Self> {
        let inside = |place: usize| answers.get(place).is_some_and(|&(arm, _)| arm == name);
        let reached = |place: usize| answers.get(place).is_some_and(|&(arm, outcome)| arm == name && outcome == goal);
        let (share, goals) = (shares.group(inside), shares.group(reached));
        // A denominator within its noise makes the ratio anything.
        if share.value < 4.0 * share.sd {
            return None;
        }
        let value = goals.value / share.value;
        let weight = |place: usize| match (inside(place), reached(place)) {
            (true, true) => (1.0 - value) / share.value,
            (true, false) => -value / share.value,
            _ => 0.0,
        };
        let weights: Vec<f64> = (0..answers.len()).map(weight).collect();
        Some(Self { share, measured: Measured { value, ..shares.contrast(&weights) }, weights })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::contrast::tests::counts;
    use crate::estimate::verdict::Verdict;
    use crate::store::counts::Counts;
    use vitrine::rng::Seeded;
    use vitrine::sync::mechanism::SubsetSelection;

    fn domain() -> Vec<String> {
        ["control:left", "control:bought", "new:left", "new:bought"].map(String::from).to_vec()
    }

    #[test]
    fn rates_and_their_difference_are_covered_by_their_intervals() {
        let mechanism = SubsetSelection::new(4, 1.0).unwrap();
        let (mut coins, runs, mut covered) = (Seeded::new(23), 300, [0; 3]);
        for _ in 0..runs {
            // 60 % in control of which 10 % buy, 40 % in the other of which 25 % do.
            let sum = counts(&mechanism, &[0.54, 0.06, 0.3, 0.1], 4_000, &mut coins);
            let found = findings(&domain(), &Shares::of(&mechanism, &sum).unwrap()).unwrap();
            let [control, new] = &found.arms[..] else { panic!("two arms") };
            let all = [(control.rate, 0.1), (new.rate, 0.25), (new.difference.unwrap().measured, 0.15)];
            for (place, (measured, truth)) in all.into_iter().enumerate() {
                covered[place] += u32::from((measured.low()..=measured.high()).contains(&truth));
            }
        }
        let coverage = covered.map(|count| f64::from(count) / f64::from(runs));
        assert!(coverage.iter().all(|share| (0.92..=0.985).contains(share)), "{coverage:?}");
    }

    #[test]
    fn a_better_arm_is_called_so() {
        let mechanism = SubsetSelection::new(4, 1.0).unwrap();
        let sum = counts(&mechanism, &[0.45, 0.05, 0.4, 0.1], 30_000, &mut Seeded::new(2));
        let found = findings(&domain(), &Shares::of(&mechanism, &sum).unwrap()).unwrap();
        assert_eq!((found.goal.as_str(), found.arms[0].difference), ("bought", None));
        assert_eq!(found.arms[1].difference.unwrap().judged.verdict, Verdict::Higher, "{found:?}");
    }

    #[test]
    fn an_arm_with_nobody_in_it_and_other_answers_have_no_findings() {
        let mechanism = SubsetSelection::new(4, 1.0).unwrap();
        let sum = counts(&mechanism, &[0.9, 0.1, 0.0, 0.0], 2_000, &mut Seeded::new(2));
        let shares = Shares::of(&mechanism, &sum).unwrap();
        assert!(findings(&domain(), &shares).is_none());
        assert!(findings(&["a", "b", "c", "d"].map(String::from), &shares).is_none());
    }

    /// How often arms are called different in experiments that are looked at every week for ten weeks, a third of the devices being in no arm.
    fn called(truth: [f64; 5], weekly: u32, seed: u64) -> f64 {
        let domain = ["control:left", "control:bought", "new:left", "new:bought", "none"].map(String::from);
        let mechanism = SubsetSelection::new(5, 1.0).unwrap();
        let (runs, mut coins) = (120, Seeded::new(seed));
        let experiment = |_: &u32| {
            let mut sum = Counts::none(5);
            (0..10).any(|_| {
                let week = counts(&mechanism, &truth, weekly, &mut coins);
                sum.reports += week.reports;
                sum.values.iter_mut().zip(week.values).for_each(|(value, more)| *value += more);
                let found = findings(&domain, &Shares::of(&mechanism, &sum).unwrap());
                found.is_some_and(|found| found.arms[1].difference.unwrap().judged.verdict == Verdict::Higher)
            })
        };
        (0..runs).filter(experiment).count() as f64 / f64::from(runs)
    }

    #[test]
    #[allow(clippy::print_stdout)] // The figures docs/decisions.md gives.
    fn verdicts_are_seldom_wrong_and_find_what_is_there() {
        let truth = |new: f64| [0.333 * 0.9, 0.333 * 0.1, 0.333 * (1.0 - new), 0.333 * new, 0.334];
        let same = called(truth(0.10), 3_000, 31);
        let better = [0.15, 0.20, 0.30].map(|new| called(truth(new), 3_000, 32));
        println!(
            "called higher within ten weeks of 3,000 reports: 10 % against 10 %: {same}, 15, 20, 30 %: {better:?}"
        );
        assert!(same <= 0.05, "{same}");
        assert!(better[2] >= 0.9, "{better:?}");
    }
}
