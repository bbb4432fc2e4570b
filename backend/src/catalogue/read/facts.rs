//! A row of a feed as an item: the names shops use for a fact, and how each is written.
//!
//! Three vocabularies are understood, mixed as they come: GA4's item fields, the attributes of a Google Merchant Center
//! feed, and the judge's columns.

use crate::catalogue::item::CatalogueItem;

/// GA4 allows ids of 100 characters; the SDK takes 128.
const ID_BYTES: usize = 128;
/// Google allows titles of 150 characters and paths of 750.
const TEXT_BYTES: usize = 1024;

/// Names of the id; one of them must be there.
pub const ID: &[&str] = &["item_id", "id"];
const NAME: &[&str] = &["item_name", "title"];
const BRAND: &[&str] = &["item_brand", "brand"];
/// Widest category, or a whole path `A > B > C`.
const CATEGORY: &[&str] = &["item_category", "category", "product_type", "google_product_category"];
const DEEPER: [&str; 4] = ["item_category2", "item_category3", "item_category4", "item_category5"];
/// What is paid where it is there; then `price` is what it was before.
const SALE_PRICE: &[&str] = &["sale_price"];
const PRICE: &[&str] = &["price"];
const DISCOUNT: &[&str] = &["discount"];
/// Facts that only give words. Gender and age group are left out: nothing is to be inferred from them.
const ATTRIBUTES: &[&str] = &["item_variant", "color", "size", "material", "pattern", "attrs"];

/// True for a name that is read.
pub fn is_read(name: &str) -> bool {
    [ID, NAME, BRAND, CATEGORY, &DEEPER, SALE_PRICE, PRICE, DISCOUNT, ATTRIBUTES]
        .iter()
        .any(|names| names.contains(&name))
}

/// Gives the text of a row's field, trimmed; empty where the field is absent.
pub type Field<'a> = &'a dyn Fn(&str) -> Result<String, String>;

/// The item of one row; prices are in `currency`.
///
/// # Errors
/// What is wrong with the row, in words.
pub fn item(field: Field<'_>, currency: &str) -> Result<CatalogueItem, String> {
    let first = |names: &[&str], most: usize| first_of(field, names, most);
    let mut path = path(&first(CATEGORY, TEXT_BYTES)?);
    for (level, name) in (1..).zip(DEEPER) {
        let category = first(&[name], TEXT_BYTES)?;
        if !category.is_empty() {
            path.resize(level.max(path.len()), String::new());
            path.truncate(level);
            path.push(category);
        }
    }
    let mut levels = path.into_iter();
    let mut next_level = || levels.next().unwrap_or_default();

    let amount = |names: &[&str]| price(&first(names, TEXT_BYTES)?, currency);
    let (full, sale) = (amount(PRICE)?, amount(SALE_PRICE)?);
    let (price, discount) = match (full, sale) {
        (Some(full), Some(sale)) if sale < full => (Some(sale), Some(full - sale)),
        (None, sale) => (sale, None),
        (full, _) => (full, amount(DISCOUNT)?),
    };
    let item = CatalogueItem {
        item_id: first(ID, ID_BYTES)?,
        item_name: first(NAME, TEXT_BYTES)?,
        item_brand: first(BRAND, TEXT_BYTES)?,
        item_category: next_level(),
        item_category2: next_level(),
        item_category3: next_level(),
        item_category4: next_level(),
        item_category5: next_level(),
        price,
        discount: discount.filter(|&discount| discount > 0.0),
        attributes: attributes(field)?,
        ..CatalogueItem::default()
    };
    if item.item_id.is_empty() {
        return Err("item_id is empty".to_owned());
    }
    Ok(item)
}

/// The first field that is not empty.
fn first_of(field: Field<'_>, names: &[&str], most_bytes: usize) -> Result<String, String> {
    for name in names {
        let text = field(name)?;
        if text.len() > most_bytes {
            return Err(format!("{name} has {} bytes, {most_bytes} at most: is a quote left open?", text.len()));
        }
        // Google's own categories may be given as numbers, which are no words.
        let is_number = *name == "google_product_category" && text.bytes().all(|byte| byte.is_ascii_digit());
        if !text.is_empty() && !is_number {
            return Ok(text);
        }
    }
    Ok(String::new())
}

/// The levels of `A > B > C`, widest first, five at most.
fn path(text: &str) -> Vec<String> {
    text.split('>').map(str::trim).filter(|level| !level.is_empty()).take(5).map(str::to_owned).collect()
}

/// Values between semicolons, of every attribute there is.
fn attributes(field: Field<'_>) -> Result<Vec<String>, String> {
    let mut all = Vec::new();
    for name in ATTRIBUTES {
        let text = field(name)?;
        let values = text.split(';').map(str::trim).filter(|value| !value.is_empty() && value.len() <= TEXT_BYTES);
        all.extend(values.map(str::to_owned));
    }
    Ok(all)
}

/// An amount such as `12.50` or, as Google wants it, `12.50 GBP`.
fn price(text: &str, currency: &str) -> Result<Option<f64>, String> {
    let is_code = |word: &&str| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let code = text.split_whitespace().find(is_code);
    if let Some(code) = code.filter(|code| !code.eq_ignore_ascii_case(currency) && text.contains(' ')) {
        return Err(format!("the price {text:?} is in {code}, the catalogue in {currency} (--currency)"));
    }
    let mut words = text.split_whitespace().filter(|word| Some(*word) != code || !text.contains(' '));
    match (words.next(), words.next()) {
        (None, _) if text.is_empty() => Ok(None),
        (Some(number), None) => match number.parse::<f64>() {
            Ok(amount) if amount.is_finite() && amount >= 0.0 => Ok(Some(amount)),
            _ => Err(format!("the price {text:?} is not a number from 0 up")),
        },
        _ => Err(format!("the price {text:?} is not an amount like 12.50 or 12.50 {currency}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(fields: &[(&str, &str)]) -> Result<CatalogueItem, String> {
        item(&|name| Ok(fields.iter().find(|(have, _)| *have == name).map_or(String::new(), |f| f.1.to_owned())), "GBP")
    }

    #[test]
    fn the_three_vocabularies_say_the_same() {
        let ga4 = [
            ("item_id", "1"),
            ("item_name", "Mug"),
            ("item_brand", "B"),
            ("item_category", "Home"),
            ("item_category2", "Kitchen"),
            ("price", "2.5"),
            ("item_variant", "red"),
        ];
        let merchant = [
            ("id", "1"),
            ("title", "Mug"),
            ("brand", "B"),
            ("product_type", "Home > Kitchen"),
            ("price", "2.50 GBP"),
            ("color", "red"),
        ];
        let judge = [
            ("item_id", "1"),
            ("title", "Mug"),
            ("brand", "B"),
            ("category", "Home>Kitchen"),
            ("price", "2.50"),
            ("attrs", "red"),
        ];
        let item = read(&ga4).unwrap();
        assert_eq!((item.item_category.as_str(), item.item_category2.as_str()), ("Home", "Kitchen"));
        assert_eq!((read(&merchant).unwrap(), read(&judge).unwrap()), (item.clone(), item));
    }

    #[test]
    fn what_is_paid_is_the_price_and_the_rest_a_discount() {
        let of = |fields: &[(&str, &str)]| {
            let item = read(&[&[("id", "1")], fields].concat()).unwrap();
            (item.price, item.discount)
        };
        assert_eq!(of(&[("price", "10.00 GBP"), ("sale_price", "8.00 GBP")]), (Some(8.0), Some(2.0)));
        assert_eq!(of(&[("price", "10"), ("sale_price", "12")]), (Some(10.0), None), "no sale");
        assert_eq!(of(&[("price", "8"), ("discount", "2")]), (Some(8.0), Some(2.0)), "GA4: the price is what is paid");
        assert_eq!(of(&[("sale_price", "8")]), (Some(8.0), None));
        assert_eq!(of(&[]), (None, None));
    }

    #[test]
    fn prices_that_are_none_are_said() {
        for (text, words) in [
            ("free", "not a number"),
            ("-1", "not a number"),
            ("inf", "not a number"),
            ("NaN", "not a number"),
            ("12.50 EUR", "is in EUR, the catalogue in GBP"),
            ("1 2", "not an amount"),
            ("GBP GBP", "not a"),
        ] {
            let said = read(&[("id", "1"), ("price", text)]).unwrap_err();
            assert!(said.contains(words), "{text}: {said}");
        }
        assert_eq!(read(&[("id", "1"), ("price", "GBP 3")]).unwrap().price, Some(3.0));
    }

    #[test]
    fn numbers_are_no_categories_and_levels_that_are_named_win() {
        let item = read(&[("id", "1"), ("google_product_category", "2271")]).unwrap();
        assert_eq!(item.item_category, "");
        let item = read(&[("id", "1"), ("product_type", "A > B > C"), ("item_category2", "X")]).unwrap();
        assert_eq!([item.item_category, item.item_category2, item.item_category3], ["A", "X", ""]);
    }

    #[test]
    fn every_name_that_is_looked_up_is_a_name_that_is_read() {
        let asked = std::cell::RefCell::new(Vec::new());
        let none = |name: &str| {
            asked.borrow_mut().push(name.to_owned());
            Ok(String::new())
        };
        item(&none, "GBP").unwrap_err();
        assert!(asked.borrow().iter().all(|name| is_read(name)) && !is_read("availability"));
    }
}
