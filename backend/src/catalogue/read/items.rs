//! The product feed: `item_id` and what else there is, in GA4's names or the judge's.

use super::bad_rows::BadRows;
use super::columns::{text, Columns};
use super::source::{ContentHash, Source};
use crate::catalogue::item::CatalogueItem;
use anyhow::{Context, Result};
use csv::{ByteRecord, ReaderBuilder};
use std::collections::HashMap;
use std::path::Path;

/// GA4 allows ids of 100 characters; the SDK takes 128.
const ID_BYTES: usize = 128;
const TEXT_BYTES: usize = 512;

/// The items of a feed.
#[derive(Debug, Clone)]
pub struct Feed {
    /// The items, in the order of the file; only the facts are filled in.
    pub items: Vec<CatalogueItem>,
    /// Index of each id.
    pub index: HashMap<String, u32>,
    /// Rows left out.
    pub bad: BadRows,
    /// Hash of the file's content.
    pub content_hash: ContentHash,
}

struct ItemColumns {
    count: usize,
    id: usize,
    name: Option<usize>,
    brand: Option<usize>,
    category: Option<usize>,
    category2: Option<usize>,
    price: Option<usize>,
}

impl ItemColumns {
    fn new(columns: &Columns) -> Result<Self> {
        Ok(Self {
            count: columns.count(),
            id: columns.require("item_id")?,
            name: columns.find(&["item_name", "title"]),
            brand: columns.find(&["item_brand", "brand"]),
            category: columns.find(&["item_category", "category"]),
            category2: columns.find(&["item_category2"]),
            price: columns.find(&["price"]),
        })
    }

    fn item(&self, row: &ByteRecord) -> Result<CatalogueItem, String> {
        if row.len() != self.count {
            return Err(format!("{} fields, the header has {}", row.len(), self.count));
        }
        let owned = |column, most| text(row, column, most).map(str::to_owned);
        let item = CatalogueItem {
            item_id: owned(Some(self.id), ID_BYTES)?,
            item_name: owned(self.name, TEXT_BYTES)?,
            item_brand: owned(self.brand, TEXT_BYTES)?,
            item_category: owned(self.category, TEXT_BYTES)?,
            item_category2: owned(self.category2, TEXT_BYTES)?,
            price: price(text(row, self.price, TEXT_BYTES)?)?,
            ..CatalogueItem::default()
        };
        if item.item_id.is_empty() {
            return Err("item_id is empty".to_owned());
        }
        Ok(item)
    }
}

fn price(text: &str) -> Result<Option<f64>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    match text.parse::<f64>() {
        Ok(price) if price.is_finite() && price >= 0.0 => Ok(Some(price)),
        _ => Err(format!("the price {text:?} is not a number from 0 up")),
    }
}

/// Reads a feed.
///
/// # Errors
/// A file that cannot be read, or without a column `item_id`. Single bad rows are no error.
pub fn read_items(path: &Path) -> Result<Feed> {
    from_source(Source::open(path)?).with_context(|| format!("reading the items {}", path.display()))
}

fn from_source(source: Source) -> Result<Feed> {
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(source);
    let columns = ItemColumns::new(&Columns::new(reader.byte_headers()?))?;
    let (mut items, mut index, mut bad) = (Vec::new(), HashMap::new(), BadRows::default());
    let mut row = ByteRecord::new();
    while reader.read_byte_record(&mut row)? {
        let line = row.position().map_or(0, csv::Position::line);
        match columns.item(&row) {
            Err(reason) => bad.add(line, || reason),
            Ok(item) if index.contains_key(&item.item_id) => {
                bad.add(line, || format!("item_id {} stands there already", item.item_id));
            }
            Ok(item) => {
                let next = u32::try_from(items.len()).context("more than 2^32 items")?;
                index.insert(item.item_id.clone(), next);
                items.push(item);
            }
        }
    }
    Ok(Feed { items, index, bad, content_hash: reader.into_inner().content_hash() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn read(text: &str) -> Result<Feed> {
        from_source(Source::new(Box::new(Cursor::new(text.as_bytes().to_vec()))))
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
    }

    #[test]
    fn a_feed_without_ids_is_an_error() {
        let message = read("sku,price\n1,2\n").unwrap_err().to_string();
        assert!(message.contains("no column item_id"), "{message}");
    }

    #[test]
    fn bad_rows_are_named_by_line_and_the_others_kept() {
        let feed = read("item_id,price\na,1\n,2\nb,cheap\nc,-1\nd,inf\na,3\ne\nf,2\n").unwrap();
        let lines: Vec<u64> = feed.bad.first.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [3, 4, 5, 6, 7, 8]);
        assert_eq!(feed.items.iter().map(|item| item.item_id.as_str()).collect::<Vec<_>>(), ["a", "f"]);
        assert_eq!(feed.index["f"], 1);
    }

    #[test]
    fn a_quote_left_open_is_one_bad_row_with_a_hint() {
        let feed = read(&format!("item_id,item_name\na,\"open\n{}", "b,name\n".repeat(200))).unwrap();
        assert!(feed.items.is_empty());
        assert!(feed.bad.to_string().contains("line 2") && feed.bad.to_string().contains("quote"), "{}", feed.bad);
    }
}
