//! Numbers and foreign text as they stand on the page.

/// A share as a percentage with one decimal.
pub fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

/// A difference of two shares in percentage points, with its sign.
pub fn points(difference: f64) -> String {
    let text = format!("{:.1}", (difference * 100.0).abs());
    let sign = if text == "0.0" {
        ""
    } else if difference < 0.0 {
        "−"
    } else {
        "+"
    };
    format!("{sign}{text}")
}

/// A whole number with thousands apart.
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Text from the feed, harmless inside HTML and inside attributes.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_easily() {
        assert_eq!([0, 999, 1_000, 402_273].map(thousands), ["0", "999", "1,000", "402,273"]);
        assert_eq!(percent(0.2149), "21.5 %");
        assert_eq!([0.031, -0.02, -0.0001].map(points), ["+3.1", "−2.0", "0.0"]);
    }

    #[test]
    fn a_category_cannot_break_out() {
        assert_eq!(escaped("<b a='\"'>&"), "&lt;b a=&#39;&quot;&#39;&gt;&amp;");
    }
}
