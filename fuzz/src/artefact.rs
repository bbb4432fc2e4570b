//! A packed item, as a server hands it to a page, and the file of all of them.

use vitrine::item::artefact::{ItemArtefact, Whole};
use vitrine::item::{Facts, ItemTable};

/// Reads the bytes as both; what could be read is written as it was. True when it was an item.
pub fn run(data: &[u8]) -> bool {
    if let Ok(whole) = Whole::decode(data) {
        assert_eq!(Whole::decode(&whole.encode()).as_ref(), Ok(&whole));
    }
    let mut table = ItemTable::default();
    table.register(&Facts { artefact: data, ..Facts::of("one") });
    let Ok(read) = ItemArtefact::decode(data) else { return false };
    let packed = read.encode();
    let again = ItemArtefact::decode(&packed).map(|again| again.encode());
    assert_eq!(again.as_ref(), Ok(&packed), "{read:?}");
    let likeness = read.cosine(&read);
    assert!((0.0..=1.001).contains(&likeness), "{likeness}");
    true
}
