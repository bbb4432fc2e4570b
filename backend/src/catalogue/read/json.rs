//! A feed in JSON: an array of objects, or one object a line.

use super::bad_rows::BadRows;
use super::facts::{self, ID};
use super::items::FeedRows;
use anyhow::{bail, Context, Result};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::io::BufRead;

/// Names kept for an error; a feed has some dozens.
const NAMES: usize = 200;

/// Reads a feed that starts with `[` or `{`.
///
/// # Errors
/// An array that is no JSON, or a feed in which nothing has an id. Single bad rows are no error.
pub fn read(reader: &mut impl BufRead, rows: &mut FeedRows<'_>) -> Result<()> {
    let mut names = BTreeSet::new();
    // A mark at the start of the file is looked over.
    while reader.fill_buf()?.first().is_some_and(|byte| byte.is_ascii_whitespace() || !byte.is_ascii()) {
        reader.consume(1);
    }
    if reader.fill_buf()?.first() == Some(&b'[') {
        rows.bad = BadRows::counting("item");
        let all: Vec<Value> = serde_json::from_reader(&mut *reader).context("the feed is no JSON array")?;
        for (number, value) in (1..).zip(all) {
            add(value, number, &mut names, rows)?;
        }
        std::io::copy(reader, &mut std::io::sink())?;
    } else {
        let mut line = Vec::new();
        for number in 1.. {
            line.clear();
            if reader.read_until(b'\n', &mut line)? == 0 {
                break;
            }
            match serde_json::from_slice(&line) {
                Ok(value) => add(value, number, &mut names, rows)?,
                Err(_) if line.trim_ascii().is_empty() => {}
                Err(error) => rows.bad.add(number, || format!("no JSON: {error}")),
            }
        }
    }
    if !names.is_empty() && !ID.iter().any(|id| names.contains(*id)) {
        bail!("no field {}; the fields are: {}", ID.join(" or "), names.into_iter().collect::<Vec<_>>().join(", "));
    }
    rows.unread = names.into_iter().filter(|name| !facts::is_read(name)).collect();
    Ok(())
}

fn add(value: Value, number: u64, names: &mut BTreeSet<String>, rows: &mut FeedRows<'_>) -> Result<()> {
    let Value::Object(object) = value else {
        rows.bad.add(number, || "not an object".to_owned());
        return Ok(());
    };
    for name in object.keys() {
        if names.len() < NAMES && !names.contains(name) {
            names.insert(name.clone());
        }
    }
    rows.add(number, &|name| Ok(text(&object, name)))
}

/// A field as it would stand in a table.
fn text(object: &Map<String, Value>, name: &str) -> String {
    match object.get(name) {
        // Google's API gives prices as an amount and its currency.
        Some(Value::Object(price)) => format!("{} {}", text(price, "value"), text(price, "currency")).trim().to_owned(),
        Some(Value::Array(values)) => {
            let between = if name.contains("category") || name == "product_type" { " > " } else { ";" };
            values.iter().map(plain).collect::<Vec<_>>().join(between)
        }
        Some(value) => plain(value),
        None => String::new(),
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(yes) => yes.to_string(),
        _ => String::new(),
    }
}
