//! An item as the browser gets it: its packed artefact, within the bytes a page can afford.

use super::item::{CatalogueItem, Neighbour};
use vitrine::item::artefact::{ItemArtefact, Neighbour as Packed, Term};

/// Bytes of an artefact without its vector; with one of 32 dimensions 125.
pub const BYTES_BESIDE_VECTOR: usize = 93;

/// The artefact of the item `index` of a build. Where it would grow over [`BYTES_BESIDE_VECTOR`] (a full item among some
/// ten thousand, whose indices take more bits) the weakest sequence rules are left out, and among millions
/// of items neighbours after them: vectors know most of what they say.
pub fn pack(build: u32, index: u32, item: &CatalogueItem) -> Vec<u8> {
    let packed = |list: &[Neighbour]| list.iter().map(|n| Packed { index: n.index, weight: n.weight }).collect();
    let mut artefact = ItemArtefact {
        build,
        index,
        popularity: item.popularity,
        trend: item.trend,
        price_bucket: item.price_bucket,
        neighbours: packed(&item.neighbours),
        // Strongest first, so that the weakest are at the end.
        sequence: packed(&item.sequence),
        terms: item.terms.iter().map(|&(hash, idf)| Term { hash, idf }).collect(),
        ..ItemArtefact::default()
    };
    artefact.set_vector(item.vector.clone());
    let most = BYTES_BESIDE_VECTOR + item.vector.len();
    let mut bytes = artefact.encode();
    while bytes.len() > most && artefact.sequence.pop().or_else(|| artefact.neighbours.pop()).is_some() {
        bytes = artefact.encode();
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full(spread: u32) -> CatalogueItem {
        let list = |offset: u32| {
            (0..20)
                .map(|i| Neighbour { index: (i * spread + offset) % 16_000_000, weight: 0.9 - i as f32 / 40.0 })
                .collect()
        };
        CatalogueItem {
            neighbours: list(1),
            sequence: list(spread / 2 + 1),
            vector: vec![9; 32],
            terms: (0..8).map(|i| (i * 8_000, 9)).collect(),
            ..CatalogueItem::default()
        }
    }

    #[test]
    fn no_item_of_any_catalogue_is_over_the_bytes() {
        for spread in [1, 180, 2_000, 20_000, 800_000] {
            let bytes = pack(1, 5, &full(spread));
            let back = ItemArtefact::decode(&bytes).unwrap();
            assert!(bytes.len() <= 125, "{} bytes for {spread}", bytes.len());
            assert!(back.neighbours.len() == 20 || spread > 20_000, "{} for {spread}", back.neighbours.len());
            // 2,000 apart are 40,000 items; lists that share nothing are the worst there is.
            assert!(back.sequence.len() >= 5 || spread > 2_000, "{} rules for {spread}", back.sequence.len());
        }
    }

    #[test]
    fn the_weakest_rules_go_first() {
        let item = full(20_000);
        let back = ItemArtefact::decode(&pack(1, 5, &item)).unwrap();
        let mut kept: Vec<u32> = item.sequence[..back.sequence.len()].iter().map(|rule| rule.index).collect();
        kept.sort_unstable();
        assert_eq!(back.sequence.iter().map(|rule| rule.index).collect::<Vec<_>>(), kept);
        assert!(kept.len() < 20);
    }
}
