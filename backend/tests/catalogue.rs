//! `vitrine-backend catalog`, run as a shop runs it, on a sample of a real shop (tests/data).
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use vitrine_backend::catalogue::{file, Catalogue};

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

fn catalog(items: &Path, events: &Path, out: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vitrine-backend"))
        .arg("catalog")
        .arg("--items")
        .arg(items)
        .arg("--events")
        .arg(events)
        .arg("--out")
        .arg(out)
        .output()
        .unwrap()
}

fn sample(out: &Path) -> Catalogue {
    let output = catalog(&data("items.csv"), &data("events.csv.gz"), out);
    assert!(output.status.success(), "{}", said(&output));
    file::read(out).unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn names_of_neighbours(catalogue: &Catalogue, id: &str) -> Vec<String> {
    let item = catalogue.items.iter().find(|item| item.item_id == id).unwrap();
    item.neighbours.iter().map(|n| catalogue.items[n.index as usize].item_name.clone()).collect()
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (folder.path().join("one.bin"), folder.path().join("two.bin"));
    let catalogue = sample(&one);
    // The plain file instead of the gzip: the content is the same.
    let mut plain = Vec::new();
    let zipped = fs::read(data("events.csv.gz")).unwrap();
    std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(&zipped[..]), &mut plain).unwrap();
    let events = folder.path().join("events.csv");
    fs::write(&events, &plain).unwrap();
    assert!(catalog(&data("items.csv"), &events, &two).status.success());
    assert!(fs::read(&one).unwrap() == fs::read(&two).unwrap());
    // One line less is another build.
    fs::write(&events, &plain[..plain.len() - plain.rsplit(|&b| b == b'\n').nth(1).unwrap().len() - 1]).unwrap();
    assert!(catalog(&data("items.csv"), &events, &two).status.success());
    assert_ne!(file::read(&two).unwrap().build, catalogue.build);
}

#[test]
fn company_makes_sense() {
    let folder = tempfile::tempdir().unwrap();
    let catalogue = sample(&folder.path().join("catalogue.bin"));
    assert_eq!(catalogue.items.len(), 150);
    // The green teacup of a set goes with the pink and the roses one, and with the cake stand of the same pattern.
    let green = names_of_neighbours(&catalogue, "22697");
    assert!(green[..2].iter().all(|name| name.ends_with("Regency Teacup and Saucer")), "{green:?}");
    assert!(green[..4].contains(&"Regency Cakestand 3 Tier".to_owned()), "{green:?}");
    let red = names_of_neighbours(&catalogue, "21733");
    assert_eq!(red[0], "White Hanging Heart T-Light Holder", "{red:?}");
}

#[test]
fn lists_are_bounded_and_sorted_and_the_best_seller_has_one() {
    let folder = tempfile::tempdir().unwrap();
    let catalogue = sample(&folder.path().join("catalogue.bin"));
    for (index, item) in (0..).zip(&catalogue.items) {
        assert!(item.neighbours.len() <= 20 && item.neighbours.iter().all(|n| n.index != index));
        assert!(item.neighbours.windows(2).all(|pair| pair[0].weight >= pair[1].weight), "{}", item.item_id);
        assert!(item.neighbours.iter().all(|n| n.weight > 0.0 && n.weight <= 1.0));
    }
    let best = catalogue.items.iter().max_by_key(|item| item.sessions).unwrap();
    assert_eq!((best.item_id.as_str(), best.popularity), ("85123A", 1.0));
}

#[test]
fn progress_and_bad_rows_are_said_by_line() {
    let folder = tempfile::tempdir().unwrap();
    let (items, events) = (folder.path().join("items.csv"), folder.path().join("events.csv"));
    fs::write(&items, "item_id,item_name,price\na,Mug,2.5\nb,Bowl,free\n,Jug,1\nc,Cup,3\n").unwrap();
    fs::write(&events, "session_id,item_id,ts\n1,a,10\n1,c,noon\n1,c,11\n2,gone,12\n").unwrap();
    let output = catalog(&items, &events, &folder.path().join("catalogue.bin"));
    let said = said(&output);
    assert!(output.status.success(), "{said}");
    for words in [
        "2 items",
        "2 bad rows left out",
        "line 3: the price \"free\"",
        "line 4: item_id is empty",
        "2 events in 1 sessions",
        "1 events about items not in the feed",
        "line 3: ts \"noon\"",
        " s  ",
    ] {
        assert!(said.contains(words), "no {words:?} in:\n{said}");
    }
}

#[test]
fn what_stops_a_build_is_said_and_leaves_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("catalogue.bin");
    sample(&out);
    let before = fs::read(&out).unwrap();
    let cut = folder.path().join("cut.csv.gz");
    let zipped = fs::read(data("events.csv.gz")).unwrap();
    fs::write(&cut, &zipped[..zipped.len() / 2]).unwrap();
    let without_ids = folder.path().join("items.csv");
    fs::write(&without_ids, "sku,price\n1,2\n").unwrap();
    let unusable = folder.path().join("unusable.csv");
    fs::write(&unusable, "item_id,price\n,2\n").unwrap();
    for (items, events, words) in [
        (&data("items.csv"), &cut, "cut.csv.gz"),
        (&without_ids, &data("events.csv.gz"), "no column item_id; the columns are: sku, price"),
        (&unusable, &data("events.csv.gz"), "no usable item"),
        (&folder.path().join("missing.csv"), &data("events.csv.gz"), "missing.csv"),
    ] {
        let output = catalog(items, events, &out);
        assert!(!output.status.success() && said(&output).contains(words), "{}", said(&output));
        assert!(fs::read(&out).unwrap() == before, "the old catalogue is still there");
    }
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().ends_with(".tmp")), "{left:?}");
}

#[test]
fn items_come_out_as_pages_get_them() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("catalogue.bin");
    let catalogue = sample(&out);
    let printed = Command::new(env!("CARGO_BIN_EXE_vitrine-backend"))
        .args(["items".as_ref(), "--catalogue".as_ref(), out.as_os_str()])
        .output()
        .unwrap();
    assert!(printed.status.success());
    let lines: Vec<serde_json::Value> = printed
        .stdout
        .split(|&b| b == b'\n')
        .filter(|l| !l.is_empty())
        .map(|l| serde_json::from_slice(l).unwrap())
        .collect();
    assert_eq!(lines.len(), catalogue.items.len());
    for (line, item) in lines.iter().zip(&catalogue.items) {
        assert_eq!(line["item_id"], item.item_id.as_str());
        assert!(line["artefact"].as_str().is_some_and(|artefact| !artefact.is_empty()));
    }
}
