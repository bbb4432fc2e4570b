//! The product feed: CSV, TSV or JSON, told apart by how the file begins.

use super::bad_rows::BadRows;
use super::facts::{self, Field};
use super::source::{ContentHash, Source};
use super::{json, table};
use crate::catalogue::item::CatalogueItem;
use anyhow::{Context, Result};
use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::path::Path;

const BUFFER_BYTES: usize = 1 << 16;

/// The items of a feed.
#[derive(Debug, Clone)]
pub struct Feed {
    /// The items, in the order of the file; only the facts are filled in.
    pub items: Vec<CatalogueItem>,
    /// Index of each id.
    pub index: HashMap<String, u32>,
    /// Rows left out.
    pub bad: BadRows,
    /// Columns that nothing is made of.
    pub unread: Vec<String>,
    /// Hash of the file's content.
    pub content_hash: ContentHash,
}

/// Rows as they come in, whatever the format.
#[derive(Debug)]
pub struct FeedRows<'a> {
    currency: &'a str,
    items: Vec<CatalogueItem>,
    index: HashMap<String, u32>,
    /// Rows left out.
    pub bad: BadRows,
    /// Columns that nothing is made of.
    pub unread: Vec<String>,
}

impl FeedRows<'_> {
    /// Takes one row; a bad one is noted.
    ///
    /// # Errors
    /// Only for more than 2^32 items.
    pub fn add(&mut self, line: u64, field: Field<'_>) -> Result<()> {
        match facts::item(field, self.currency) {
            Err(reason) => self.bad.add(line, || reason),
            Ok(item) if self.index.contains_key(&item.item_id) => {
                self.bad.add(line, || format!("item_id {} stands there already", item.item_id));
            }
            Ok(item) => {
                let next = u32::try_from(self.items.len()).context("more than 2^32 items")?;
                self.index.insert(item.item_id.clone(), next);
                self.items.push(item);
            }
        }
        Ok(())
    }
}

/// Reads a feed whose prices are in `currency`.
///
/// # Errors
/// A file that cannot be read, or without a column of ids. Single bad rows are no error.
pub fn read_items(path: &Path, currency: &str) -> Result<Feed> {
    from_source(Source::open(path)?, currency).with_context(|| format!("reading the items {}", path.display()))
}

fn from_source(source: Source, currency: &str) -> Result<Feed> {
    let mut reader = BufReader::with_capacity(BUFFER_BYTES, source);
    let mut rows =
        FeedRows { currency, items: Vec::new(), index: HashMap::new(), bad: BadRows::default(), unread: Vec::new() };
    let start = reader.fill_buf()?;
    let header = start.split(|&byte| byte == b'\n').next().unwrap_or_default();
    // After blanks and the mark that some editors put before the text.
    match start.iter().find(|byte| byte.is_ascii() && !byte.is_ascii_whitespace()) {
        Some(b'[' | b'{') => json::read(&mut reader, &mut rows)?,
        _ if header.contains(&b'\t') => table::read(&mut reader, b'\t', &mut rows)?,
        _ => table::read(&mut reader, b',', &mut rows)?,
    }
    let FeedRows { items, index, bad, unread, .. } = rows;
    Ok(Feed { items, index, bad, unread, content_hash: reader.into_inner().content_hash() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn read(text: &str) -> Result<Feed> {
        from_source(Source::new(Box::new(Cursor::new(text.as_bytes().to_vec()))), "GBP")
    }

    #[test]
    fn ga4_columns_in_any_order() {
        let feed =
            read("price,item_category2,item_id,item_name,item_category\n2.55,Holder,85123A,\"HEART, WHITE\",Light\n");
        let item = feed.unwrap().items.remove(0);
        assert_eq!((item.item_id.as_str(), item.item_name.as_str()), ("85123A", "HEART, WHITE"));
        assert_eq!((item.item_category.as_str(), item.item_category2.as_str()), ("Light", "Holder"));
        assert_eq!(item.price, Some(2.55));
    }

    #[test]
    fn the_judges_columns() {
        let feed = read("item_id,category,price,brand,title,attrs\n10002,OTHER,,ACME,GLOBE,1;2\n").unwrap();
        let item = &feed.items[0];
        assert_eq!((item.item_name.as_str(), item.item_brand.as_str()), ("GLOBE", "ACME"));
        assert_eq!((item.item_category.as_str(), item.price), ("OTHER", None));
        assert_eq!(item.attributes, ["1", "2"]);
    }

    #[test]
    fn the_same_feed_in_five_formats() {
        let csv = read("id,title,price\n1,Mug,2.5\n2,\"Jug, big\",3\n").unwrap();
        for text in [
            "id\ttitle\tprice\tavailability\n1\tMug\t2.50 GBP\tin_stock\n2\tJug, big\t3 GBP\tin_stock\n",
            "\u{feff} [{\"id\":\"1\",\"title\":\"Mug\",\"price\":2.5},\n{\"id\":2,\"title\":\"Jug, big\",\"price\":\"3\"}]\n",
            "{\"item_id\":1,\"item_name\":\"Mug\",\"price\":2.5}\n\n{\"item_id\":\"2\",\"item_name\":\"Jug, big\",\"price\":3}",
            "{\"id\":\"1\",\"title\":\"Mug\",\"price\":{\"value\":\"2.50\",\"currency\":\"GBP\"}}\n{\"id\":\"2\",\"title\":\"Jug, big\",\"price\":3}",
        ] {
            let feed = read(text).unwrap();
            assert_eq!((&feed.items, feed.bad.count), (&csv.items, 0), "{text}");
        }
    }

    #[test]
    fn a_feed_without_ids_is_an_error() {
        for text in ["sku,price\n1,2\n", "[{\"sku\":1,\"price\":2}]", "{\"sku\":1,\"price\":2}\n", "sku\tprice\n1\t2\n"]
        {
            let message = read(text).unwrap_err().to_string();
            assert!(
                message.contains("item_id or id; the") && message.contains("price") && message.contains("sku"),
                "{message}"
            );
        }
        assert!(read("[{\"id\":1},").unwrap_err().to_string().contains("no JSON array"));
    }

    #[test]
    fn columns_that_are_not_read_are_named() {
        assert_eq!(read("id,title,titel,price\n1,a,b,2\n").unwrap().unread, ["titel"]);
        assert_eq!(read("[{\"id\":1,\"gtin\":2}]").unwrap().unread, ["gtin"]);
    }

    #[test]
    fn bad_rows_are_named_by_line_and_the_others_kept() {
        let feed = read("item_id,price\na,1\n,2\nb,cheap\nc,-1\nd,inf\na,3\ne\nf,2\n").unwrap();
        let lines: Vec<u64> = feed.bad.first.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [3, 4, 5, 6, 7, 8]);
        assert_eq!(feed.items.iter().map(|item| item.item_id.as_str()).collect::<Vec<_>>(), ["a", "f"]);
        assert_eq!(feed.index["f"], 1);
        let feed = read("{\"id\":\"a\"}\n{\"id\":\n7\n{\"id\":\"b\",\"price\":\"x\"}\n").unwrap();
        assert_eq!(feed.bad.first.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 3, 4]);
        let feed = read("[{\"id\":\"a\"},7,{\"id\":\"\"}]").unwrap();
        assert!(feed.bad.to_string().contains("item 2: not an object") && feed.items.len() == 1, "{}", feed.bad);
    }

    #[test]
    fn a_quote_left_open_is_one_bad_row_with_a_hint() {
        let feed = read(&format!("item_id,item_name\na,\"open\n{}", "b,name\n".repeat(200))).unwrap();
        assert!(feed.items.is_empty());
        assert!(feed.bad.to_string().contains("line 2") && feed.bad.to_string().contains("quote"), "{}", feed.bad);
    }
}
