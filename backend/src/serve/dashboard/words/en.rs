//! English.

use super::Words;

pub const WORDS: Words = Words {
    code: "en",
    other: ("zh-CN", "中文"),
    title: "What devices reported",
    summary: |reports, day, build| format!("{reports} reports in the week up to {day}. Catalogue {build}."),
    weeks: |weeks| format!("{weeks} weeks"),
    period: "Period",
    export: "Export",
    nothing_asked: "This shop asks its devices nothing.",
    no_report: "No report has come in yet.",
    no_answer_stands_out: "No answer stands out of the noise yet: it takes more reports.",
    too_few: |few, all| format!("{few} of {all} answers: too few to say"),
    below: |high| format!("below {high}"),
    between: |low, high| format!("{low} to {high}"),
    reports: "Reports",
    answers: "Possible answers",
    privacy_loss: "Privacy loss a report",
    earlier_list: "asked with an earlier list of answers",
    week_by_week: "Week by week",
    all_answers: "All answers",
    newest_week: "the newest week",
    keeps_noise: "A device repeats the same noise each week, so that its reports together say no more than one. The bars are the newest week.",
    noise: |named, all, truth| {
        format!(
            "A report names {named} of the {all} possible answers; the true one is among them {truth:.0} times in 100. No single report \
             tells what its shopper did; over many, the noise averages out."
        )
    },
    what_is_asked: |question| format!("Shoppers read: “{}”", question.en),
    metric: |name| match name {
        "interest.top" => "The category a shopper looks at most".to_owned(),
        "ux.friction" => "Friction by page type: devices that met some".to_owned(),
        "item.funnel" => "How far shoppers come with an article".to_owned(),
        "rank.interleave" => "The new ranking against the old one".to_owned(),
        "look.mode" => "Looks that shoppers have chosen".to_owned(),
        other => other.strip_prefix("exp.").map_or_else(|| other.to_owned(), |id| format!("Experiment: {id}")),
    },
    answer: |answer| match answer {
        "none" => Some("none of these"),
        "loss" => Some("the old ranking"),
        "tie" => Some("both alike"),
        "win" => Some("the new ranking"),
        "seen" => Some("seen"),
        "wished" => Some("wished for"),
        "carted" => Some("put in the cart"),
        "bought" => Some("bought"),
        "0" => Some("none"),
        "after_purchase" => Some("after the purchase"),
        _ => None,
    },
    warnings: "Worth a look",
    no_warnings: "Every watched rate is where it usually is.",
    nothing_watched: "No rate is watched yet: it takes four weeks to know what is usual.",
    warning: |page, date, usual, now| format!("Friction on <b>{page}</b> has left its band on {date}: usually {usual}, now about {now} of devices."),
    usual: |share| format!("usually {share}"),
    not_watched_yet: "not watched yet",
    goal_rate: |goal| format!("Reached “{goal}”"),
    arm_better: |arm, first, points| format!("<b>{arm} does better than {first}</b>, by {points} points."),
    arm_worse: |arm, first, points| format!("<b>{arm} does worse than {first}</b>, by {points} points."),
    arm_open: |arm, first, shows| {
        format!("<b>Not decided</b> between {arm} and {first}. A difference of more than {shows} points would have shown by now.")
    },
    too_early: "Too early: one of the arms cannot be told from the noise yet.",
    new_preferred: |points| format!("<b>Shoppers prefer the new ranking</b>, by {points} points."),
    old_preferred: |points| format!("<b>Shoppers prefer the old ranking</b>, by {points} points."),
    preference_open: |shows| format!("<b>Not decided.</b> A preference of more than {shows} points would have shown by now."),
    preference_plot: "Wins less losses, in points of share",
    verdict_note: "Verdicts hold however often you look: over an experiment’s whole life, at most one in twenty says something that is not there.",
    how_to_read: "How to read this",
    reading: "Every number is an estimate. Devices add noise to their answers before they send them, and this page takes out what the \
              noise adds on average; what is left of it is the interval behind each number, which holds the truth 19 times in 20. A number \
              is shown once at least 50 devices and three standard deviations stand behind it. Nothing here is about one shopper, and \
              nothing could be.",
    date: |month, day| {
        const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        format!("{day} {}", MONTHS.get(month as usize - 1).unwrap_or(&""))
    },
};
