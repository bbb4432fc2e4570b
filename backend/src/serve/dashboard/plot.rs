//! Plots over time: a line of estimates inside their 95 % intervals, or an average inside its control band.

use super::axis::Axis;
use super::date::civil;
use super::words::Words;
use std::fmt::Write;

const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 128.0;
/// Room for the numbers on the left and the dates below.
const LEFT: f64 = 38.0;
const BOTTOM: f64 = 18.0;
const EDGE: f64 = 7.0;

/// One point in time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Days since 1970.
    pub epoch_day: u32,
    /// Where the line goes; none where too little is known to say.
    pub line: Option<f64>,
    /// Lower end of the interval or band.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Drawn as one to look at.
    pub is_alarm: bool,
}

/// What the vertical axis shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Shares from 0 up.
    Shares,
    /// Differences around 0.
    Differences,
}

/// A plot; `usual` is drawn across it. `label` says in words what is seen, and is not escaped here.
pub fn plot(words: &Words, points: &[Point], scale: Scale, usual: Option<f64>, label: &str) -> String {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return String::new() };
    let highest = points.iter().map(|point| reach(point, scale)).fold(0.0, f64::max);
    let axis = Axis::up_to(highest);
    let days = f64::from(last.epoch_day.saturating_sub(first.epoch_day)).max(1.0);
    let x = |point: &Point| {
        let since = f64::from(point.epoch_day.saturating_sub(first.epoch_day));
        LEFT + EDGE + since / days * (WIDTH - LEFT - 2.0 * EDGE)
    };
    let y = |value: f64| {
        // Of the height, from the top.
        let place = match scale {
            Scale::Shares => 1.0 - axis.place(value) / 100.0,
            Scale::Differences => 0.5 - (axis.place(value.abs()) / 200.0).copysign(value),
        };
        EDGE + place * (HEIGHT - BOTTOM - EDGE)
    };
    let mut drawn = marks(&axis, scale, y);
    for run in runs(points) {
        let upper = run.iter().map(|point| (x(point), y(point.high)));
        let lower = run.iter().rev().map(|point| (x(point), y(point.low)));
        let _ = write!(drawn, r#"<polygon class="within" points="{}"/>"#, coordinates(upper.chain(lower)));
    }
    if let Some(usual) = usual {
        let at = y(usual);
        let _ = write!(drawn, r#"<line class="usual" x1="{LEFT}" x2="{WIDTH}" y1="{at:.1}" y2="{at:.1}"/>"#);
    }
    let told: Vec<(&Point, f64)> = points.iter().filter_map(|point| Some((point, point.line?))).collect();
    for run in runs(points) {
        let line = coordinates(run.iter().filter_map(|point| Some((x(point), y(point.line?)))));
        let _ = write!(drawn, r#"<polyline class="line" points="{line}"/>"#);
    }
    // Dots where they can be told apart.
    let few = told.len() <= 30;
    for (point, value) in told {
        if point.is_alarm || few {
            let kind = if point.is_alarm { "dot alarm" } else { "dot" };
            let _ = write!(drawn, r#"<circle class="{kind}" cx="{:.1}" cy="{:.1}" r="2.5"/>"#, x(point), y(value));
        }
    }
    for (point, anchor, at) in [(first, "start", LEFT), (last, "end", WIDTH)] {
        let (_, month, day) = civil(point.epoch_day);
        let date = (words.date)(month, day);
        let _ = write!(drawn, r#"<text x="{at}" y="{}" text-anchor="{anchor}">{date}</text>"#, HEIGHT - 3.0);
    }
    format!(r#"<svg class="plot" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{label}">{drawn}</svg>"#)
}

/// How far from zero the plot must reach for this point; an interval as wide as everything would flatten the line.
fn reach(point: &Point, scale: Scale) -> f64 {
    match (scale, point.line) {
        (Scale::Shares, Some(line)) => point.high.min(3.0 * line.max(0.01)).max(line),
        (Scale::Shares, None) => 0.0,
        (Scale::Differences, _) => point.high.abs().max(point.low.abs()),
    }
}

fn marks(axis: &Axis, scale: Scale, y: impl Fn(f64) -> f64) -> String {
    let mut drawn = String::new();
    let all: Vec<f64> = axis.marks().collect();
    let wanted: Vec<f64> = match (scale, all.last()) {
        // Every other one: a plot is low.
        (Scale::Shares, _) => all.iter().copied().step_by(if all.len() > 4 { 2 } else { 1 }).collect(),
        (Scale::Differences, Some(end)) => vec![-end, 0.0, *end],
        (Scale::Differences, None) => Vec::new(),
    };
    let decimals = axis.decimals();
    for mark in wanted {
        let (at, text) = (y(mark), mark * 100.0);
        let sign = if scale == Scale::Differences && mark > 0.0 { "+" } else { "" };
        let unit = if scale == Scale::Differences { "" } else { "%" };
        let _ = write!(
            drawn,
            r#"<line class="grid" x1="{LEFT}" x2="{WIDTH}" y1="{at:.1}" y2="{at:.1}"/><text x="{:.1}" y="{:.1}" text-anchor="end">{sign}{text:.decimals$}{unit}</text>"#,
            LEFT - 4.0,
            at + 3.5,
        );
    }
    drawn
}

/// Points in a row that have an interval to draw: those that have a line, and none between.
fn runs(points: &[Point]) -> impl Iterator<Item = &[Point]> {
    points.split(|point| point.line.is_none()).filter(|run| run.len() > 1)
}

fn coordinates(points: impl Iterator<Item = (f64, f64)>) -> String {
    points.fold(String::new(), |mut text, (x, y)| {
        let _ = write!(text, "{x:.1},{y:.1} ");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::dashboard::words;

    fn point(epoch_day: u32, line: Option<f64>) -> Point {
        Point { epoch_day, line, low: 0.1, high: 0.3, is_alarm: false }
    }

    #[test]
    fn what_is_not_told_leaves_a_gap() {
        let points =
            [point(10, Some(0.2)), point(17, Some(0.2)), point(24, None), point(31, Some(0.2)), point(38, Some(0.2))];
        let svg = plot(words::of("en"), &points, Scale::Shares, None, "a line");
        let drawn = ["<polygon", "<polyline", "<circle"].map(|kind| svg.matches(kind).count());
        assert_eq!(drawn, [2, 2, 4], "{svg}");
        assert!(svg.contains("11 Jan") && svg.contains("8 Feb"), "{svg}");
        assert_eq!(plot(words::of("en"), &[], Scale::Shares, None, ""), "");
    }

    #[test]
    fn differences_have_both_signs() {
        let svg = plot(words::of("en"), &[point(0, Some(-0.2)), point(7, Some(0.2))], Scale::Differences, None, "");
        assert!(svg.contains(">-30<") && svg.contains(">+30<") && svg.contains(">0<"), "{svg}");
    }
}
