//! The log as visits of shoppers: what was done with which item and when, by session and by shopper.

use crate::catalogue::read::columns::{text, Columns};
use crate::catalogue::read::source::Source;
use anyhow::{Context, Result};
use csv::{ByteRecord, ReaderBuilder};
use std::collections::HashMap;
use std::path::Path;

const FIELD_BYTES: usize = 256;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// Index of the item in the feed.
    pub item: usize,
    /// The event's name.
    pub event: String,
    /// When; seconds, or only an order.
    pub at: i64,
}

/// One session, its lines in the order in which they happened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Session {
    /// Its name in the log.
    pub id: String,
    /// Whose it is; empty if unknown.
    pub user: String,
    /// What was done, oldest first.
    pub done: Vec<Done>,
}

impl Session {
    /// When it began.
    pub fn start(&self) -> i64 {
        self.done.first().map_or(i64::MAX, |done| done.at)
    }

    /// Its items, an item that follows itself once.
    pub fn items(&self) -> Vec<usize> {
        let mut items: Vec<usize> = self.done.iter().map(|done| done.item).collect();
        items.dedup();
        items
    }
}

/// A log as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Log {
    /// Sessions in the order of their starts.
    pub sessions: Vec<Session>,
    /// Lines that could not be read, or that are about items which the feed does not have.
    pub left_out: usize,
}

/// Reads a log.
///
/// # Errors
/// A file that cannot be read, or without the columns `session_id`, `item_id` and `ts`.
pub fn read_sessions(path: &Path, index: &HashMap<String, u32>) -> Result<Log> {
    let about = || format!("reading the events {}", path.display());
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(Source::open(path)?);
    let columns = Columns::new(reader.byte_headers().with_context(about)?);
    let (session, item, at) =
        (columns.require(&["session_id"])?, columns.require(&["item_id"])?, columns.require(&["ts"])?);
    let (user, event) = (columns.find(&["user_id"]), columns.find(&["event"]));
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut sessions: Vec<Session> = Vec::new();
    let mut left_out = 0;
    let mut row = ByteRecord::new();
    while reader.read_byte_record(&mut row).with_context(about)? {
        let field = |column| text(&row, column, FIELD_BYTES).unwrap_or_default();
        let (Some(&item), Ok(at)) = (index.get(field(Some(item))), field(Some(at)).parse()) else {
            left_out += 1;
            continue;
        };
        let number = *numbers.entry(field(Some(session)).to_owned()).or_insert_with_key(|id| {
            sessions.push(Session { id: id.clone(), user: field(user).to_owned(), done: Vec::new() });
            sessions.len() - 1
        });
        if let Some(session) = sessions.get_mut(number) {
            session.done.push(Done { item: item as usize, event: field(event).to_owned(), at });
        }
    }
    // Stable: lines of one time keep the order of the file.
    sessions.iter_mut().for_each(|session| session.done.sort_by_key(|done| done.at));
    sessions.sort_by_key(Session::start);
    Ok(Log { sessions, left_out })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn lines_become_sessions_in_the_order_of_their_starts() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        writeln!(file, "ts,item_id,session_id,user_id,event\n9,b,s2,u,view\n3,a,s1,u,view\nsoon,a,s1,u,view\n8,a,s2,u,cart\n5,x,s1,u,view").unwrap();
        let index = HashMap::from([("a".to_owned(), 0), ("b".to_owned(), 1)]);
        let Log { sessions, left_out } = read_sessions(file.path(), &index).unwrap();
        assert_eq!(left_out, 2);
        let ids: Vec<&str> = sessions.iter().map(|session| session.id.as_str()).collect();
        assert_eq!((ids, sessions[1].items(), sessions[0].done.len()), (vec!["s1", "s2"], vec![0, 1], 1));
    }
}
