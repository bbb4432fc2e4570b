//! The event log: which item was in which session, and when.

use super::bad_rows::BadRows;
use super::columns::{text, Columns};
use super::source::{ContentHash, Source};
use crate::catalogue::sessions::Visit;
use anyhow::{Context, Result};
use csv::{ByteRecord, ReaderBuilder};
use std::collections::HashMap;
use std::path::Path;

const FIELD_BYTES: usize = 256;

/// The usable lines of a log.
#[derive(Debug, Clone)]
pub struct Log {
    /// One per line, in the order of the file.
    pub visits: Vec<Visit>,
    /// Lines about items that the feed does not have.
    pub unknown_items: u64,
    /// Lines left out.
    pub bad: BadRows,
    /// Hash of the file's content.
    pub content_hash: ContentHash,
}

struct EventColumns {
    count: usize,
    session: usize,
    item: usize,
    time: Option<usize>,
}

impl EventColumns {
    fn new(columns: &Columns) -> Result<Self> {
        Ok(Self {
            count: columns.count(),
            session: columns.require(&["session_id"])?,
            item: columns.require(&["item_id"])?,
            time: columns.find(&["ts"]),
        })
    }

    fn line<'a>(&self, row: &'a ByteRecord) -> Result<(&'a str, &'a str, i64), String> {
        if row.len() != self.count {
            return Err(format!("{} fields, the header has {}", row.len(), self.count));
        }
        let session = text(row, Some(self.session), FIELD_BYTES)?;
        let item = text(row, Some(self.item), FIELD_BYTES)?;
        if session.is_empty() || item.is_empty() {
            return Err("session_id or item_id is empty".to_owned());
        }
        let time = match text(row, self.time, FIELD_BYTES)? {
            "" => 0,
            time => time.parse().map_err(|_| format!("ts {time:?} is not a whole number of seconds"))?,
        };
        Ok((session, item, time))
    }
}

/// Reads a log; items are looked up in the feed's `index`.
///
/// # Errors
/// A file that cannot be read to its end, or without the columns `session_id` and `item_id`. Single bad lines are no error.
pub fn read_events(path: &Path, index: &HashMap<String, u32>) -> Result<Log> {
    from_source(Source::open(path)?, index).with_context(|| format!("reading the events {}", path.display()))
}

fn from_source(source: Source, index: &HashMap<String, u32>) -> Result<Log> {
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(source);
    let columns = EventColumns::new(&Columns::new(reader.byte_headers()?))?;
    let mut numbers: HashMap<Box<str>, u32> = HashMap::new();
    let (mut visits, mut unknown_items, mut bad) = (Vec::new(), 0, BadRows::default());
    let mut row = ByteRecord::new();
    while reader.read_byte_record(&mut row)? {
        match columns.line(&row) {
            Err(reason) => bad.add(row.position().map_or(0, csv::Position::line), || reason),
            Ok((session, item, time)) => match index.get(item) {
                None => unknown_items += 1,
                Some(&item) => visits.push(Visit { session: number(&mut numbers, session)?, time, item }),
            },
        }
    }
    Ok(Log { visits, unknown_items, bad, content_hash: reader.into_inner().content_hash() })
}

/// Sessions are numbered as they come, so that the numbers follow the file and not a hash.
fn number(numbers: &mut HashMap<Box<str>, u32>, session: &str) -> Result<u32> {
    if let Some(&number) = numbers.get(session) {
        return Ok(number);
    }
    let next = u32::try_from(numbers.len()).context("more than 2^32 sessions")?;
    numbers.insert(session.into(), next);
    Ok(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn read(text: &str) -> Result<Log> {
        let index = HashMap::from([("a".to_owned(), 0), ("b".to_owned(), 1)]);
        from_source(Source::new(Box::new(Cursor::new(text.as_bytes().to_vec()))), &index)
    }

    #[test]
    fn lines_become_visits() {
        let log =
            read("session_id,user_id,item_id,event,ts\ns1,u,a,purchase,9\ns2,,b,view_item,5\ns1,u,b,purchase,9\n");
        let visit = |session, item, time| Visit { session, time, item };
        assert_eq!(log.unwrap().visits, [visit(0, 0, 9), visit(1, 1, 5), visit(0, 1, 9)]);
    }

    #[test]
    fn unknown_items_and_bad_lines_are_counted_apart() {
        let log = read("ts,item_id,session_id\n1,a,s\n1,zzz,s\nsoon,a,s\n1,,s\n1,a\n2,b,s\n").unwrap();
        assert_eq!((log.visits.len(), log.unknown_items, log.bad.count), (2, 1, 3));
        assert_eq!(log.bad.first.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [4, 5, 6]);
    }

    #[test]
    fn a_log_without_sessions_is_an_error() {
        assert!(read("item_id,ts\na,1\n").unwrap_err().to_string().contains("no column session_id"));
    }
}
