//! The header of a CSV file: columns are found by name, in any order, and a missing one is said with what there is.

use anyhow::{bail, Result};
use csv::ByteRecord;

/// The names in a header, in small letters.
#[derive(Debug, Clone)]
pub struct Columns {
    names: Vec<String>,
}

impl Columns {
    /// Takes a header row.
    pub fn new(header: &ByteRecord) -> Self {
        let tidy = |name: &[u8]| String::from_utf8_lossy(name).trim_start_matches('\u{feff}').trim().to_lowercase();
        Self { names: header.iter().map(tidy).collect() }
    }

    /// The number of columns.
    pub fn count(&self) -> usize {
        self.names.len()
    }

    /// Position of the first of `names` that the header has.
    pub fn find(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.names.iter().position(|have| have == name))
    }

    /// The names, in the order of the file.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// Position of a column that must be there under one of `names`.
    ///
    /// # Errors
    /// When it is not there.
    pub fn require(&self, names: &[&str]) -> Result<usize> {
        let wanted = names.join(" or ");
        match self.find(names) {
            Some(position) => Ok(position),
            None if self.names.is_empty() => bail!("the file is empty: it needs a header with the column {wanted}"),
            None => bail!("no column {wanted}; the columns are: {}", self.names.join(", ")),
        }
    }
}

/// The text of one field, trimmed; empty where the column is absent.
///
/// # Errors
/// A field that is not UTF-8 or longer than `most_bytes`: most often a quote that was never closed.
pub fn text(row: &ByteRecord, column: Option<usize>, most_bytes: usize) -> Result<&str, String> {
    let Some(bytes) = column.and_then(|column| row.get(column)) else { return Ok("") };
    if bytes.len() > most_bytes {
        return Err(format!("a field of {} bytes, {most_bytes} at most: is a quote left open?", bytes.len()));
    }
    std::str::from_utf8(bytes).map(str::trim).map_err(|_| "a field is not UTF-8".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_whatever_their_order_case_and_mark() {
        let columns = Columns::new(&ByteRecord::from(vec!["\u{feff}Item_ID", " price "]));
        assert_eq!(columns.require(&["item_id"]).unwrap(), 0);
        assert_eq!(columns.find(&["cost", "price"]), Some(1));
        assert_eq!(columns.find(&["item_name"]), None);
    }

    #[test]
    fn a_missing_column_is_said_with_those_there_are() {
        let columns = Columns::new(&ByteRecord::from(vec!["sku", "price"]));
        let message = columns.require(&["item_id"]).unwrap_err().to_string();
        assert_eq!(message, "no column item_id; the columns are: sku, price");
        let empty = Columns::new(&ByteRecord::new()).require(&["item_id"]).unwrap_err().to_string();
        assert!(empty.contains("is empty"), "{empty}");
    }
}
