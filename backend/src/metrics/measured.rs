//! What a shop measures beside what it always asks: experiments, and its ranking against the server's order.

use super::{with_none, EPSILON};
use std::str::FromStr;
use vitrine::sync::manifest::{Manifest, MetricSpec};
use vitrine::sync::question::Question;
use vitrine::sync::report::{experiment, rank_interleave};

/// Arms of one experiment: with two outcomes each, and who is in none, nine answers.
const MAX_ARMS: usize = 4;

/// An experiment as the command line declares it: `hero=control,banner`, the first arm being what everybody else gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Experiment {
    key: String,
    arms: Vec<String>,
}

impl FromStr for Experiment {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (key, arms) = text.split_once('=').ok_or("an experiment is KEY=ARM,ARM")?;
        let arms: Vec<String> = arms.split(',').map(|arm| arm.trim().to_owned()).collect();
        let is_name = |name: &str| !name.is_empty() && !name.contains(':') && name.len() <= 64;
        let is_fit = is_name(key.trim()) && arms.iter().all(|arm| is_name(arm) && arm != experiment::NONE);
        let has_twice = arms.iter().enumerate().any(|(at, arm)| arms.iter().take(at).any(|before| before == arm));
        if !is_fit || has_twice || !(2..=MAX_ARMS).contains(&arms.len()) {
            return Err(format!(
                "an experiment has a key and 2 to {MAX_ARMS} different arms, without colons: KEY=ARM,ARM"
            ));
        }
        Ok(Self { key: key.trim().to_owned(), arms })
    }
}

/// Adds the questions of experiments, in their order, and of the ranking.
///
/// # Errors
/// When there are more experiments than codes, or two of one name.
pub fn measure(mut manifest: Manifest, experiments: &[Experiment], ranking: bool) -> Result<Manifest, String> {
    if ranking {
        let domain = ["loss", "tie", "win"].map(str::to_owned).to_vec();
        let question = Question::new(
            "Of lists in which the shop's order and yours took turns: from which did you choose more?",
            "在本店排序与您的排序交替出现的列表里，您从哪一种里选得更多？",
        );
        manifest.metrics.push(spec(rank_interleave::METRIC.code, rank_interleave::METRIC.name, domain, question));
    }
    if experiments.len() > experiment::COUNT {
        return Err(format!("no more than {} experiments at once", experiment::COUNT));
    }
    for (at, Experiment { key, arms }) in experiments.iter().enumerate() {
        if experiments.iter().take(at).any(|before| before.key == *key) {
            return Err(format!("the experiment {key} is declared twice"));
        }
        let answers = arms.iter().flat_map(|arm| ["left", "reached"].map(|outcome| format!("{arm}:{outcome}")));
        let domain = with_none(answers.collect(), experiment::NONE);
        let question = Question {
            en: format!("Which kind of page did you get in the test \"{key}\", and did you reach its goal?"),
            zh: format!("在测试“{key}”中您看到的是哪一种页面，是否完成了它的目标？"),
        };
        manifest.metrics.push(spec(experiment::metric(at).code, &format!("exp.{key}"), domain, question));
    }
    Ok(manifest)
}

fn spec(metric: u16, name: &str, domain: Vec<String>, question: Question) -> MetricSpec {
    MetricSpec { metric, name: name.to_owned(), epsilon: EPSILON, domain, memo_days: 0, question }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vitrine::sync::manifest::VERSION;

    #[test]
    fn experiments_become_questions() {
        let hero: Experiment = "hero=control, banner".parse().unwrap();
        let empty = || Manifest { version: VERSION, metrics: Vec::new() };
        let manifest = measure(empty(), std::slice::from_ref(&hero), true).unwrap();
        assert_eq!(manifest.metric(4).unwrap().domain, ["loss", "tie", "win"]);
        let asked = manifest.metric(16).unwrap();
        assert_eq!(asked.name, "exp.hero");
        assert_eq!(asked.domain, ["control:left", "control:reached", "banner:left", "banner:reached", "none"]);
        assert!(Manifest::decode(&manifest.encode()).is_ok());
        assert!(measure(empty(), &[hero.clone(), hero], false).is_err());
    }

    #[test]
    fn what_is_no_experiment_is_refused() {
        for bad in ["", "hero", "hero=a", "=a,b", "hero=a,a", "hero=a,b:c", "hero=none,b", "hero=a,b,c,d,e", "hero=a,"]
        {
            assert!(bad.parse::<Experiment>().is_err(), "{bad}");
        }
    }
}
