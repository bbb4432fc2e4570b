use super::*;
use proptest::prelude::*;

fn neighbours(count: u32, stride: u32, offset: u32) -> Vec<Neighbour> {
    (0..count).map(|i| Neighbour { index: i * stride + offset, weight: 1.0 / (i + 1) as f32 }).collect()
}

/// As full as a build makes it: 20 of either list, eight of them in both, spread over 3,700 items.
fn full(dimensions: usize) -> ItemArtefact {
    let mut artefact = ItemArtefact {
        build: 0xDEAD_BEEF,
        index: 3_710,
        popularity: 0.5,
        trend: -0.25,
        price_bucket: 7,
        neighbours: neighbours(20, 180, 5),
        sequence: [neighbours(8, 180, 5), neighbours(12, 300, 77)].concat(),
        terms: (1..=8).map(|i| Term { hash: 8_000 * u16::from(i) + 11, idf: i + 7 }).collect(),
        ..ItemArtefact::default()
    };
    artefact.sequence.sort_by_key(|neighbour| neighbour.index);
    artefact.set_vector((0..dimensions).map(|i| (i * 37 % 255) as u8 as i8).collect());
    artefact
}

#[test]
fn a_full_item_takes_125_bytes_at_most() {
    assert!(full(32).encode().len() <= 125, "{} bytes", full(32).encode().len());
    assert!(full(64).encode().len() <= 157);
    assert_eq!(ItemArtefact::default().encode().len(), 14, "an item of which nothing is known");
}

#[test]
fn version_1_is_still_read() {
    // Written by version 0.1: build 0xDEADBEEF, index 3710, popularity 0.5, neighbours 7 (1.0), 70,000 (0.6) and 3 (0.2).
    let bytes = [1, 0xEF, 0xBE, 0xAD, 0xDE, 0x7E, 0x0E, 0, 128, 3, 7, 0, 0, 0x70, 0x11, 1, 3, 0, 0, 0x9F, 0x03];
    let read = ItemArtefact::decode(&bytes).unwrap();
    assert_eq!((read.build, read.index, read.popularity), (0xDEAD_BEEF, 3_710, 128.0 / 255.0));
    let expected = [(7, 1.0), (70_000, 0.6), (3, 0.2)].map(|(index, weight)| Neighbour { index, weight });
    assert_eq!(read.neighbours, expected);
    assert!(read.sequence.is_empty() && read.vector.is_empty() && read.terms.is_empty());
    for end in 0..bytes.len() {
        assert!(ItemArtefact::decode(&bytes[..end]).is_err(), "{end} bytes");
    }
    assert!(ItemArtefact::decode(&[&bytes[..], &[0]].concat()).is_err());
}

#[test]
fn nothing_is_rounded_away_to_no_neighbour_at_all() {
    let faint = ItemArtefact { neighbours: vec![Neighbour { index: 1, weight: 1e-6 }], ..Default::default() };
    let back = ItemArtefact::decode(&faint.encode()).unwrap();
    assert!(back.neighbours[0].weight > 0.0);
}

#[test]
fn levels_keep_their_weight_and_weights_find_the_nearest_level() {
    for level in 1..=15 {
        assert_eq!(weight_level(weight_of_level(level)), level);
        let exact = (-0.6 * (15.0 - f32::from(level))).exp2();
        assert!((weight_of_level(level) / exact - 1.0).abs() < 1e-5, "level {level}");
        assert_eq!(weight_level(exact * 1.2), level, "a little less than half a step up");
        assert_eq!(weight_level((exact * 1.25).min(9.0)), (level + 1).min(15));
    }
    assert_eq!((weight_level(f32::NAN), weight_level(-1.0), weight_level(f32::INFINITY)), (1, 1, 15));
    assert_eq!(weight_of_level(16), 0.0);
}

#[test]
fn vectors_have_unit_length_by_their_scale() {
    let (mut a, mut b) = (ItemArtefact::default(), ItemArtefact::default());
    a.set_vector(vec![100; 16]);
    b.set_vector(vec![-50; 16]);
    assert!((a.cosine(&a) - 1.0).abs() < 1e-6 && (a.cosine(&b) + 1.0).abs() < 1e-6);
    assert_eq!(a.cosine(&ItemArtefact { build: 1, ..a.clone() }), 0.0, "another build");
    b.set_vector(vec![0; 16]);
    assert_eq!(a.cosine(&b), 0.0);
    b.set_vector(vec![1; 32]);
    assert_eq!(a.cosine(&b), 0.0, "another length");
}

#[test]
fn what_is_too_much_or_impossible_is_left_out() {
    let wild = ItemArtefact {
        index: u32::MAX,
        popularity: f32::NAN,
        trend: f32::NAN,
        price_bucket: 255,
        neighbours: [neighbours(40, 2, 0), neighbours(3, 2, 0)].concat(),
        sequence: neighbours(40, 2, 1),
        vector: vec![1; 33],
        terms: (0..40).map(|i| Term { hash: i % 20, idf: 99 }).collect(),
        ..ItemArtefact::default()
    };
    let back = ItemArtefact::decode(&wild.encode()).unwrap();
    assert_eq!((back.index, back.popularity, back.trend, back.price_bucket), (MAX_INDEX, 0.0, 0.0, 15));
    assert_eq!((back.neighbours.len(), back.sequence.len()), (32, 31), "63 in the two lists");
    assert_eq!(back.neighbours[0], Neighbour { index: 0, weight: 1.0 }, "the first of two counts");
    assert_eq!((back.vector.len(), back.terms.len(), back.terms[0].idf), (0, 15, 15));
}

#[test]
fn every_truncation_and_extension_is_refused() {
    for artefact in [full(32), full(0), ItemArtefact::default()] {
        let bytes = artefact.encode();
        for end in 0..bytes.len() {
            assert!(ItemArtefact::decode(&bytes[..end]).is_err(), "{end} bytes");
        }
        for more in 0..=255 {
            assert!(ItemArtefact::decode(&[bytes.as_slice(), &[more]].concat()).is_err());
        }
    }
}

fn pairs() -> impl Strategy<Value = Vec<Neighbour>> {
    prop::collection::btree_map(0..=MAX_INDEX, 0f32..=1.0, 0..=MAX_NEIGHBOURS - 1)
        .prop_map(|map| map.into_iter().map(|(index, weight)| Neighbour { index, weight }).collect())
}

prop_compose! {
    fn artefacts()(build: u32, index in 0..=MAX_INDEX, popularity in 0f32..=1.0, trend in -1f32..=1.0,
                   price_bucket in 0..=MAX_PRICE_BUCKET, neighbours in pairs(), sequence in pairs(),
                   length in prop::sample::select(&VECTOR_LENGTHS[..]), components in prop::collection::vec(any::<i8>(), 64),
                   terms in prop::collection::btree_map(any::<u16>(), 1..=IDF_STEPS, 0..=MAX_TERMS)) -> ItemArtefact {
        let terms = terms.into_iter().map(|(hash, idf)| Term { hash, idf }).collect();
        let mut artefact =
            ItemArtefact { build, index, popularity, trend, price_bucket, neighbours, sequence, terms, ..Default::default() };
        artefact.set_vector(components[..length].to_vec());
        artefact
    }
}

fn close(a: &[Neighbour], b: &[Neighbour]) -> bool {
    let near = |a: &Neighbour, b: &Neighbour| a.index == b.index && weight_level(a.weight) == weight_level(b.weight);
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| near(a, b))
}

proptest! {
    #[test]
    fn what_goes_in_comes_out(artefact in artefacts()) {
        let bytes = artefact.encode();
        let back = ItemArtefact::decode(&bytes).unwrap();
        prop_assert!((back.popularity - artefact.popularity).abs() <= 0.5 / 255.0 + f32::EPSILON);
        prop_assert!((back.trend - artefact.trend).abs() <= 0.5 / 127.0 + f32::EPSILON);
        prop_assert!(close(&back.neighbours, &artefact.neighbours) && close(&back.sequence, &artefact.sequence));
        let exact = ItemArtefact { popularity: back.popularity, trend: back.trend, neighbours: back.neighbours.clone(),
                                   sequence: back.sequence.clone(), ..artefact };
        prop_assert_eq!(&back, &exact);
        prop_assert_eq!(back.encode(), bytes, "what was decoded gives the same bytes");
    }

    #[test]
    fn any_bytes_are_read_or_refused(version in 1u8..=2, bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = ItemArtefact::decode(&[&[version], bytes.as_slice()].concat());
        let _ = ItemArtefact::decode(&bytes);
    }

    #[test]
    fn a_damaged_artefact_is_read_or_refused(artefact in artefacts(), place: prop::sample::Index, change in 1u8..) {
        let mut bytes = artefact.encode();
        let at = place.index(bytes.len());
        bytes[at] ^= change;
        if let Ok(read) = ItemArtefact::decode(&bytes) {
            prop_assert!(read.neighbours.len() <= MAX_NEIGHBOURS && read.terms.len() <= MAX_TERMS);
            prop_assert!(read.encode().len() <= bytes.len());
        }
    }
}
