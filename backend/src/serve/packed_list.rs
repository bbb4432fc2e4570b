//! A list of candidates in MessagePack (docs/candidates.md): rows instead of objects, artefacts as bytes.

use super::shelf::ShelfItem;
use base64::{engine::general_purpose::STANDARD, Engine};
use vitrine::pack::{Packed, Record};

/// What a page asks for to get a list so.
pub const MEDIA_TYPE: &str = "application/vnd.vitrine+msgpack";

const VERSION: u64 = 2;
const NAMES: [&str; 13] = [
    "item_id",
    "item_name",
    "item_brand",
    "item_category",
    "item_category2",
    "item_category3",
    "item_category4",
    "item_category5",
    "price",
    "currency",
    "discount",
    "popularity",
    "artefact",
];

/// The list's bytes.
pub fn packed_list(items: &[&ShelfItem]) -> Vec<u8> {
    let names = NAMES.iter().map(|name| Packed::text(name));
    Record::default().int(VERSION).list(names).list(items.iter().map(|item| row(item))).end().into_bytes()
}

fn row(item: &ShelfItem) -> Packed {
    let text = |text: &str| if text.is_empty() { Packed::nil() } else { Packed::text(text) };
    let number = |number: Option<f64>| number.map_or_else(Packed::nil, Packed::number);
    let mut row = Record::default();
    row.text(&item.item_id).value(&text(&item.item_name)).value(&text(&item.item_brand));
    for category in
        [&item.item_category, &item.item_category2, &item.item_category3, &item.item_category4, &item.item_category5]
    {
        row.value(&text(category));
    }
    row.value(&number(item.price)).value(&text(&item.currency)).value(&number(item.discount)).number(item.popularity);
    row.bytes(&STANDARD.decode(&item.artefact).unwrap_or_default()).end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{Catalogue, CatalogueItem};
    use crate::serve::shelf::Shelf;
    use vitrine::item::{rows, ItemTable};

    #[test]
    fn the_engine_reads_what_the_server_packs() {
        let item = |id: &str, price| CatalogueItem {
            item_id: id.to_owned(),
            item_name: "Tasse".to_owned(),
            price,
            popularity: 0.5,
            ..CatalogueItem::default()
        };
        let items = vec![item("a", Some(12.5)), item("b", None)];
        let shelf = Shelf::new(Catalogue { build: 7, currency: "EUR".to_owned(), items });
        let bytes = packed_list(&shelf.items.iter().collect::<Vec<_>>());
        let mut table = ItemTable::default();
        assert_eq!(rows::register(&bytes, &mut table).chunks(2).map(|pair| pair[0]).collect::<Vec<_>>(), [0, 1]);
        let (a, b) = (table.get(0).unwrap(), table.get(1).unwrap());
        assert_eq!((&*a.id, &*a.name, &*b.id), ("a", "Tasse", "b"));
        assert!((a.log_price - 12.5_f32.ln()).abs() < 1e-6 && b.log_price.is_nan());
        assert_eq!(a.artefact().build, 7);
    }
}
