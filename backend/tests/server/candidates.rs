//! Candidates of every slot: who is in, in which order, who is kept out.

use crate::shop::Shop;
use base64::{engine::general_purpose::STANDARD, Engine};
use reqwest::StatusCode;
use serde_json::Value;
use vitrine::item::artefact::{ItemArtefact, Whole};

fn popularities(answer: &Value) -> Vec<f64> {
    answer["items"].as_array().unwrap().iter().map(|item| item["popularity"].as_f64().unwrap()).collect()
}

fn falls(numbers: &[f64]) -> bool {
    numbers.windows(2).all(|pair| pair[0] >= pair[1])
}

#[tokio::test]
async fn home_is_by_popularity() {
    let shop = Shop::open();
    let answer = shop.json("/v1/candidates?slot=home").await;
    assert_eq!(answer["slot"], "home");
    assert_eq!(answer["build"].as_str().unwrap().len(), 8);
    let order = popularities(&answer);
    assert!(order.len() == 100 && falls(&order), "{order:?}");
    assert_eq!(shop.ids("/v1/candidates?slot=home&limit=3&items=85123A").await.len(), 3);
    assert!(!shop.ids("/v1/candidates?slot=home&items=85123A").await.contains(&"85123A".to_owned()));
}

#[tokio::test]
async fn an_item_has_ga4_names_and_an_artefact_the_sdk_reads() {
    let shop = Shop::open();
    let answer = shop.json("/v1/candidates?slot=home&limit=1").await;
    let item = &answer["items"][0];
    assert_eq!(item["item_id"], "85123A");
    assert_eq!(item["item_name"], "White Hanging Heart T-Light Holder");
    assert_eq!(
        (item["item_category"].as_str(), item["item_category2"].as_str()),
        (Some("Candles & light"), Some("Holder"))
    );
    assert_eq!((item["price"].as_f64(), item["currency"].as_str()), (Some(2.95), Some("GBP")));
    let artefact = ItemArtefact::decode(&STANDARD.decode(item["artefact"].as_str().unwrap()).unwrap()).unwrap();
    assert_eq!(format!("{:08x}", artefact.build), answer["build"].as_str().unwrap());
    assert!(artefact.neighbours.len() == 20 && artefact.popularity > 0.99);
}

#[tokio::test]
async fn the_whole_artefact_has_every_item_and_is_sent_once() {
    let shop = Shop::open();
    let response = shop.get("/v1/artefact").await;
    let tag = response.headers()["etag"].clone();
    let bytes = response.bytes().await.unwrap();
    let whole = Whole::decode(&bytes).unwrap();
    assert_eq!(whole.items.len(), 150);
    let answer = shop.json("/v1/items?ids=85123A").await;
    let packed = STANDARD.decode(answer["items"][0]["artefact"].as_str().unwrap()).unwrap();
    assert!(whole.items.contains(&("85123A", &packed[..])), "the same slice as in lists");
    let again = reqwest::Client::new().get(shop.address("/v1/artefact")).header("if-none-match", tag).send().await;
    assert_eq!(again.unwrap().status(), StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn a_category_of_either_level_whatever_its_capitals() {
    let shop = Shop::open();
    let wide = shop.json("/v1/candidates?slot=category&category=candles+%26+LIGHT&limit=500").await;
    let items = wide["items"].as_array().unwrap();
    assert!(items.len() == 10 && items.iter().all(|item| item["item_category"] == "Candles & light"));
    assert!(falls(&popularities(&wide)));
    let narrow = shop.json("/v1/candidates?slot=category&category=holder").await;
    let items = narrow["items"].as_array().unwrap();
    assert!(items.len() == 5 && items.iter().all(|item| item["item_category2"] == "Holder"));
    assert!(shop.ids("/v1/candidates?slot=category&category=cars").await.is_empty());
}

#[tokio::test]
async fn search_is_by_matched_terms_then_popularity() {
    let shop = Shop::open();
    let answer = shop.json("/v1/candidates?slot=search&q=pink%20regency%20teacups").await;
    let items = answer["items"].as_array().unwrap();
    let matched: Vec<usize> = items
        .iter()
        .map(|item| {
            let name = item["item_name"].as_str().unwrap().to_lowercase();
            ["pink", "regency", "teacup"].iter().filter(|term| name.contains(*term)).count()
        })
        .collect();
    assert_eq!(items[0]["item_id"], "22698");
    assert!(matched.windows(2).all(|pair| pair[0] >= pair[1]) && matched.last() == Some(&1), "{matched:?}");
    let twos: Vec<f64> =
        popularities(&answer).into_iter().zip(&matched).filter(|(_, n)| **n == 2).map(|(p, _)| p).collect();
    assert!(twos.len() >= 2 && falls(&twos), "{twos:?}");
    assert!(shop.ids("/v1/candidates?slot=search&q=helicopter").await.is_empty());
    assert!(shop.ids("/v1/candidates?slot=search&q=").await.is_empty());
}

#[tokio::test]
async fn a_product_page_gets_company_then_best_sellers() {
    let shop = Shop::open();
    let ids = shop.ids("/v1/candidates?slot=product&items=22423&limit=500").await;
    assert_eq!(ids.len(), 149, "everything but the item itself, once");
    assert!(
        ["22697", "22698", "22699"].iter().all(|teacup| ids[..5].contains(&(*teacup).to_owned())),
        "{:?}",
        &ids[..5]
    );
    let home = shop.ids("/v1/candidates?slot=home&limit=500").await;
    let filled: Vec<&String> = home.iter().filter(|id| ids[20..].contains(id)).collect();
    assert!(ids[20..].iter().eq(filled), "after the 20 neighbours the order is by popularity");
    assert_eq!(shop.ids("/v1/candidates?slot=product&items=unknown").await, home[..100]);
}

#[tokio::test]
async fn a_cart_gets_the_company_of_all_of_it() {
    let shop = Shop::open();
    let ids = shop.ids("/v1/candidates?slot=cart&items=22697,21733&limit=20").await;
    assert!(!ids.contains(&"22697".to_owned()) && !ids.contains(&"21733".to_owned()));
    assert!(ids[..6].contains(&"22698".to_owned()) && ids[..6].contains(&"85123A".to_owned()), "{ids:?}");
}

#[tokio::test]
async fn items_come_in_the_asked_order() {
    let shop = Shop::open();
    assert_eq!(shop.ids("/v1/items?ids=22423,nope,85123A,22423").await, ["22423", "85123A", "22423"]);
    assert!(shop.ids("/v1/items?ids=").await.is_empty());
}

#[tokio::test]
async fn categories_add_up() {
    let shop = Shop::open();
    let answer = shop.json("/v1/categories").await;
    let categories = answer["categories"].as_array().unwrap();
    let count = |category: &Value| category["count"].as_u64().unwrap();
    assert_eq!(categories.iter().map(count).sum::<u64>(), 150);
    for category in categories {
        assert_eq!(category["children"].as_array().unwrap().iter().map(count).sum::<u64>(), count(category));
    }
}

#[tokio::test]
async fn what_makes_no_sense_is_refused() {
    let shop = Shop::open();
    let many = vec!["x"; 201].join(",");
    for path in [
        "/v1/candidates",
        "/v1/candidates?slot=window",
        "/v1/candidates?slot=home&limit=-1",
        "/v1/candidates?slot=category",
        &format!("/v1/items?ids={many}"),
        &format!("/v1/candidates?slot=cart&items={many}"),
    ] {
        assert_eq!(shop.get(path).await.status(), StatusCode::BAD_REQUEST, "{path}");
    }
    assert_eq!(shop.get("/healthz").await.text().await.unwrap(), "ok");
    assert_eq!(shop.get("/v1/nothing").await.status(), StatusCode::NOT_FOUND);
}
