//! What the page says, in the languages it says it in.

mod en;
mod zh;

use crate::serve::estimates::metric::Asked;

/// The words of one language. Functions where a sentence holds numbers: their order differs.
pub struct Words {
    /// Language tag, as in `<html lang>`.
    pub code: &'static str,
    /// The other language: its tag and its name for itself.
    pub other: (&'static str, &'static str),
    pub title: &'static str,
    /// Reports in the newest week, its last day, the catalogue's build.
    pub summary: fn(&str, &str, &str) -> String,
    pub weeks: fn(u32) -> String,
    pub period: &'static str,
    pub export: &'static str,
    pub nothing_asked: &'static str,
    pub no_report: &'static str,
    pub no_answer_stands_out: &'static str,
    /// How many of how many answers.
    pub too_few: fn(usize, usize) -> String,
    /// Upper end of the interval.
    pub below: fn(&str) -> String,
    /// Both ends of the interval.
    pub between: fn(&str, &str) -> String,
    pub reports: &'static str,
    pub answers: &'static str,
    pub privacy_loss: &'static str,
    pub earlier_list: &'static str,
    pub week_by_week: &'static str,
    pub all_answers: &'static str,
    pub newest_week: &'static str,
    pub keeps_noise: &'static str,
    /// Named values, all values, how often the true one is among them in 100.
    pub noise: fn(u32, usize, f64) -> String,
    pub what_is_asked: fn(&Asked) -> String,
    /// The title of a metric, by its name; of an experiment, by what follows `exp.`.
    pub metric: fn(&str) -> String,
    /// The name of an answer that the SDK defines; others stay as they are.
    pub answer: fn(&str) -> Option<&'static str>,
    pub warnings: &'static str,
    pub no_warnings: &'static str,
    pub nothing_watched: &'static str,
    /// Page, date, usual share, share now.
    pub warning: fn(&str, &str, &str, &str) -> String,
    pub usual: fn(&str) -> String,
    pub not_watched_yet: &'static str,
    pub goal_rate: fn(&str) -> String,
    /// Arm, first arm, difference in points, its interval.
    pub arm_better: fn(&str, &str, &str) -> String,
    pub arm_worse: fn(&str, &str, &str) -> String,
    /// Arm, first arm, differences that would have shown, in points.
    pub arm_open: fn(&str, &str, &str) -> String,
    pub too_early: &'static str,
    pub new_preferred: fn(&str) -> String,
    pub old_preferred: fn(&str) -> String,
    pub preference_open: fn(&str) -> String,
    pub preference_plot: &'static str,
    pub verdict_note: &'static str,
    pub how_to_read: &'static str,
    pub reading: &'static str,
    /// Month and day.
    pub date: fn(u32, u32) -> String,
}

/// The words for a language tag or an Accept-Language header: Chinese where that comes before English.
pub fn of(wanted: &str) -> &'static Words {
    let first = wanted.split([',', ';']).map(str::trim).find(|tag| tag.starts_with("zh") || tag.starts_with("en"));
    match first {
        Some(tag) if tag.starts_with("zh") => &zh::WORDS,
        _ => &en::WORDS,
    }
}

impl Words {
    /// An answer as it is shown, not yet escaped. `stage:category` and the like are named part by part.
    pub fn named(&self, answer: &str) -> String {
        if let Some(known) = (self.answer)(answer) {
            return known.to_owned();
        }
        let part = |part: &str| (self.answer)(part).map_or_else(|| part.to_owned(), str::to_owned);
        match answer.split_once(':') {
            // "None of these" is an answer, "none" is a level.
            Some((first, "none")) => format!("{} · {}", part(first), part("0")),
            Some((first, second)) => format!("{} · {}", part(first), part(second)),
            None => answer.split(' ').map(part).collect::<Vec<_>>().join(" "),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_speaks_what_is_asked_for() {
        let asked = ["zh-CN", "zh-CN,zh;q=0.9,en;q=0.8", "en-GB,en;q=0.9,zh;q=0.5", "de-DE,de", "", "de, zh;q=0.5"];
        assert_eq!(asked.map(|wanted| of(wanted).code), ["zh-CN", "zh-CN", "en", "en", "en", "zh-CN"]);
    }

    #[test]
    fn answers_of_the_sdk_are_named_and_the_shops_own_are_left() {
        assert_eq!(of("en").named("seen:Mugs"), "seen · Mugs");
        assert_eq!(of("zh").named("seen:杯子"), "浏览 · 杯子");
        assert_eq!(of("en").named("Wall & Art"), "Wall & Art");
    }
}
