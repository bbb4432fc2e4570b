//! Rows that cannot be used: counted, and the first few named, so that a person can open the file and look.

use std::fmt;

/// Rows named in a report; the rest is only counted.
const NAMED: usize = 10;

/// The unusable rows of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRows {
    /// What is counted: lines, or the items of an array.
    unit: &'static str,
    /// How many there are.
    pub count: u64,
    /// The first of them: line number and reason.
    pub first: Vec<(u64, String)>,
}

impl Default for BadRows {
    fn default() -> Self {
        Self::counting("line")
    }
}

impl BadRows {
    /// No bad rows yet, in a file counted by `unit`.
    pub const fn counting(unit: &'static str) -> Self {
        Self { unit, count: 0, first: Vec::new() }
    }

    /// Notes one bad row. The reason is only worked out while reasons are still kept.
    pub fn add(&mut self, line: u64, reason: impl FnOnce() -> String) {
        self.count = self.count.saturating_add(1);
        if self.first.len() < NAMED {
            self.first.push((line, reason()));
        }
    }
}

impl fmt::Display for BadRows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bad rows left out", self.count)?;
        for (line, reason) in &self.first {
            write!(f, "\n            {} {line}: {reason}", self.unit)?;
        }
        if self.count > self.first.len() as u64 {
            write!(f, "\n            ...")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_first_and_counts_all() {
        let mut bad = BadRows::default();
        for line in 2..100 {
            bad.add(line, || format!("reason {line}"));
        }
        let text = bad.to_string();
        assert!(text.starts_with("98 bad rows"), "{text}");
        assert!(text.contains("line 11: reason 11") && !text.contains("line 12") && text.ends_with("..."), "{text}");
    }
}
