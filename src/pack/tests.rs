use super::*;
use proptest::prelude::*;

#[test]
fn fields_are_taken_in_order_and_all_of_them() {
    let packed = Record::default().int(7u32).number(1.5).text("x").bytes(&[1, 2]).bool(true).end().into_bytes();
    let mut fields = Unpacked::of(&packed).unwrap().fields();
    assert_eq!((fields.u16(), fields.number(), fields.text().as_str()), (7, 1.5, "x"));
    assert_eq!((fields.bytes(), fields.bool()), (&[1u8, 2][..], true));
    assert!(fields.end());
}

#[test]
fn what_does_not_fit_does_not_end_well() {
    let ends = |values: &[u64], take: fn(&mut Fields<'_>)| {
        let packed = Packed::list(values.iter().map(|&value| Packed::int(value))).into_bytes();
        let mut fields = Unpacked::of(&packed).unwrap().fields();
        take(&mut fields);
        fields.end()
    };
    assert!(ends(&[65_535], |f| _ = f.u16()) && !ends(&[65_536], |f| _ = f.u16()));
    assert!(!ends(&[1 << 32], |f| _ = f.u32()));
    assert!(!ends(&[1], |f| _ = f.text()) && !ends(&[1], |f| _ = f.list()) && !ends(&[1], |f| _ = f.bool()));
    assert!(!ends(&[], |f| _ = f.any()), "missing");
    assert!(!ends(&[1, 2], |f| _ = f.any()), "left over");
    assert!(!Unpacked::of(&[0xC0]).unwrap().fields().end(), "no array at all");
}

#[test]
fn only_whole_values_are_read() {
    assert_eq!(Unpacked::of(&[0x01, 0x02]), None, "left over");
    assert_eq!(Unpacked::of(&[]), None);
    assert_eq!(Unpacked::of(&[0xC1]), None, "never used");
    assert_eq!(Unpacked::of(&[0xDD, 0xFF, 0xFF, 0xFF, 0xFF]), None, "four billion elements in no bytes");
    let deep = [vec![0x91; 100_000], vec![0xC0]].concat();
    assert!(Unpacked::of(&deep).is_some(), "depth costs no stack");
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Some(value) = Unpacked::of(&bytes) {
            _ = (value.int(), value.number(), value.text(), value.bytes(), value.bool());
            value.fields().for_each(drop);
        }
    }

    #[test]
    fn every_number_and_length_comes_back(number in any::<u64>(), shift in 0u32..64, length in 0usize..70_000) {
        let (number, text) = (number >> shift, "a".repeat(length));
        let packed = Record::default().int(number).text(&text).bytes(text.as_bytes()).end().into_bytes();
        let mut fields = Unpacked::of(&packed).unwrap().fields();
        prop_assert_eq!(fields.u64(), number);
        prop_assert_eq!(fields.text().len(), length);
        prop_assert_eq!(fields.bytes().len(), length);
        prop_assert!(fields.end());
    }
}
