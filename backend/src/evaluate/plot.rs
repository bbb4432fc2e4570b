//! The plot: for each list a row a method, NDCG@10 as a dot on its 95 % interval. A file of its own, readable in both themes.

use super::measure::Estimate;
use std::fmt::Write;

const NAMES: f64 = 190.0;
const WIDTH: f64 = 760.0;
const RIGHT: f64 = 70.0;
const ROW: f64 = 22.0;
const STYLE: &str = "svg{background:#fff;color:#1a1a1a;font:13px system-ui,sans-serif}text{fill:currentColor}.h{font-weight:600}\
.g{stroke:currentColor;stroke-opacity:.15}.n{stroke:currentColor;stroke-opacity:.6;stroke-width:2}.o{fill:currentColor;fill-opacity:.7}\
.own .n{stroke:#b3470a;stroke-opacity:1;stroke-width:3}.own .o{fill:#b3470a;fill-opacity:1}.v{font-variant-numeric:tabular-nums}\
@media (prefers-color-scheme:dark){svg{background:#161616;color:#ececec}.own .n{stroke:#ff9c5a}.own .o{fill:#ff9c5a}}";

/// A row: the method, what it reaches, and whether it is ours.
pub type Row<'a> = (&'a str, Estimate, bool);

/// Draws the lists one below another, each under its heading.
pub fn plot(lists: &[(String, Vec<Row<'_>>)]) -> String {
    let highest = lists.iter().flat_map(|(_, rows)| rows).map(|(_, estimate, _)| estimate.high).fold(0.1, f64::max);
    let end = (highest * 10.0).ceil() / 10.0;
    let x = |value: f64| NAMES + (value / end).clamp(0.0, 1.0) * (WIDTH - NAMES - RIGHT);
    let rows: usize = lists.iter().map(|(_, rows)| rows.len() + 2).sum();
    let height = rows as f64 * ROW + 40.0;
    let mut svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="NDCG@10 of each method on each list, with 95 % intervals"><style>{STYLE}</style>"#
    );
    let marks = (end * 10.0).round() as u32;
    for mark in (0..=marks).map(|mark| f64::from(mark) / 10.0) {
        let at = x(mark);
        // Writing to a String cannot fail.
        let _ = write!(
            svg,
            r#"<line class="g" x1="{at:.1}" x2="{at:.1}" y1="8" y2="{:.1}"/><text x="{at:.1}" y="{:.1}" text-anchor="middle">{mark:.1}</text>"#,
            height - 26.0,
            height - 10.0
        );
    }
    let mut y = 6.0 + ROW;
    for (heading, rows) in lists {
        let _ = write!(svg, r#"<text class="h" x="12" y="{y:.1}">{}</text>"#, escaped(heading));
        y += ROW;
        for (name, estimate, own) in rows {
            let (middle, low, high) = (x(estimate.mean), x(estimate.low), x(estimate.high));
            let (line, kind) = (y - 4.5, if *own { "own" } else { "other" });
            let _ = write!(
                svg,
                r#"<g class="{kind}"><title>{0}: {1:.3} [{2:.3}, {3:.3}]</title><text x="24" y="{y:.1}">{0}</text><line class="n" x1="{low:.1}" x2="{high:.1}" y1="{line:.1}" y2="{line:.1}"/><circle class="o" cx="{middle:.1}" cy="{line:.1}" r="4.5"/><text class="v" x="{4:.1}" y="{y:.1}" text-anchor="end">{1:.3}</text></g>"#,
                escaped(name),
                estimate.mean,
                estimate.low,
                estimate.high,
                WIDTH - 12.0
            );
            y += ROW;
        }
        y += ROW;
    }
    svg + "</svg>\n"
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_inside_the_picture() {
        let estimate = Estimate { mean: 0.512, low: 0.49, high: 0.53 };
        let svg = plot(&[("cg <related>".into(), vec![("Vitrine", estimate, true), ("server & co", estimate, false)])]);
        assert!(
            svg.contains("cg &lt;related&gt;")
                && svg.contains("server &amp; co")
                && svg.contains("0.512 [0.490, 0.530]")
        );
        assert_eq!(
            (svg.matches("<g ").count(), svg.matches("</g>").count(), svg.matches("class=\"own\"").count()),
            (2, 2, 1)
        );
        let places = svg.split("cx=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse::<f64>().ok());
        assert!(places.into_iter().all(|x| x > NAMES && x < WIDTH - RIGHT));
    }
}
