//! Our records are ordinary MessagePack: what we write, `rmp-serde` reads, and what it writes, we read.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use vitrine::pack::{Packed, Record, Unpacked};

type Fields = (u64, f64, String, bool, Vec<u64>);

proptest! {
    #[test]
    fn rmp_serde_reads_what_we_write(fields in any::<Fields>(), shift in 0u32..64) {
        let (int, number, text, truth, list) = fields;
        let int = int >> shift;
        let mut record = Record::default();
        record.int(int).number(number).text(&text).bool(truth).list(list.iter().map(|&value| Packed::int(value)));
        let bytes = record.end().into_bytes();
        let back: Fields = rmp_serde::from_slice(&bytes).unwrap();
        prop_assert_eq!((back.0, back.1.to_bits(), &back.2, back.3, &back.4), (int, number.to_bits(), &text, truth, &list));
    }

    #[test]
    fn we_read_what_rmp_serde_writes(int in any::<u64>(), shift in 0u32..64, number in -1e300f64..1e300, text in ".{0,300}",
                                     list in prop::collection::vec(any::<u32>(), 0..70)) {
        let int = int >> shift;
        let bytes = rmp_serde::to_vec(&(int, number, &text, true, &list, ("a map", std::collections::BTreeMap::from([(1, 2)])))).unwrap();
        let mut fields = Unpacked::of(&bytes).unwrap().fields();
        prop_assert_eq!((fields.u64(), fields.number(), fields.text(), fields.bool()), (int, number, text, true));
        prop_assert_eq!(fields.list().filter_map(Unpacked::int).collect::<Vec<_>>(), list.iter().map(|&v| u64::from(v)).collect::<Vec<_>>());
        let mut with_map = fields.list();
        prop_assert_eq!(with_map.text(), "a map");
        with_map.any();
        prop_assert!(with_map.end() && fields.end());
    }
}
