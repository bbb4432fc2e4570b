//! A feed as a table: CSV, or TSV as Google Merchant Center wants it.

use super::columns::{text, Columns};
use super::facts::{self, ID};
use super::items::FeedRows;
use anyhow::Result;
use csv::{ByteRecord, ReaderBuilder};
use std::io::Read;

/// A field longer than this is a quote left open.
const FIELD_BYTES: usize = 64 * 1024;

/// Reads a feed with a header row.
///
/// # Errors
/// Bytes that cannot be read, or no column with an id. Single bad rows are no error.
pub fn read(reader: &mut impl Read, delimiter: u8, rows: &mut FeedRows<'_>) -> Result<()> {
    let mut reader = ReaderBuilder::new().flexible(true).delimiter(delimiter).from_reader(reader);
    let columns = Columns::new(reader.byte_headers()?);
    columns.require(ID)?;
    rows.unread = columns.names().filter(|name| !facts::is_read(name)).map(str::to_owned).collect();
    let mut row = ByteRecord::new();
    while reader.read_byte_record(&mut row)? {
        let line = row.position().map_or(0, csv::Position::line);
        if row.len() == columns.count() {
            rows.add(line, &|name| text(&row, columns.find(&[name]), FIELD_BYTES).map(str::to_owned))?;
        } else {
            rows.bad.add(line, || format!("{} fields, the header has {}", row.len(), columns.count()));
        }
    }
    Ok(())
}
