//! Price bands: quantiles of the prices in the catalogue, so that "cheap here" means the same in every shop.

/// Bands of equal numbers of items. The order of logarithms is that of prices, so their quantiles are too.
const BUCKETS: usize = 10;

/// The bucket of every price: 1 (cheapest) to 10, 0 where there is no price above 0. Equal prices share one, the lowest that
/// any of them falls in.
pub fn price_buckets(prices: &[Option<f64>]) -> Vec<u8> {
    let known = |price: &Option<f64>| price.filter(|&price| price > 0.0 && price.is_finite());
    let mut sorted: Vec<f64> = prices.iter().filter_map(known).collect();
    sorted.sort_by(f64::total_cmp);
    let bucket = |price: f64| {
        let cheaper = sorted.partition_point(|&other| other < price);
        (cheaper * BUCKETS / sorted.len().max(1) + 1) as u8
    };
    prices.iter().map(|price| known(price).map_or(0, bucket)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenth_of_the_items_in_each() {
        let prices: Vec<_> = (1..=100).rev().map(|price| Some(f64::from(price))).collect();
        let buckets = price_buckets(&prices);
        assert_eq!((buckets[99], buckets[90], buckets[89], buckets[0]), (1, 1, 2, 10));
        assert!((1..=10).all(|bucket| buckets.iter().filter(|&&b| b == bucket).count() == 10));
    }

    #[test]
    fn equal_prices_share_a_bucket_and_unknown_ones_have_none() {
        let buckets = price_buckets(&[Some(5.0), None, Some(5.0), Some(0.0), Some(f64::NAN), Some(9.0)]);
        assert_eq!(buckets, [1, 0, 1, 0, 0, 7]);
        assert!(price_buckets(&[]).is_empty());
    }
}
