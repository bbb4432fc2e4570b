//! `vitrine-backend catalog`, run as a shop runs it, on a sample of a real shop (tests/data).
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use vitrine::item::artefact::ItemArtefact;
use vitrine_backend::catalogue::pack::pack;
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

/// Puts the sample's catalogue in place; it is built once for all tests.
fn sample(out: &Path) -> Catalogue {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    let bytes = BYTES.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let built = folder.path().join("catalogue.bin");
        let output = catalog(&data("items.csv"), &data("events.csv.gz"), &built);
        assert!(output.status.success(), "{}", said(&output));
        fs::read(built).unwrap()
    });
    fs::write(out, bytes).unwrap();
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
        (&without_ids, &data("events.csv.gz"), "no column item_id or id; the columns are: sku, price"),
        (&data("items.csv"), &data("items.csv"), "no column session_id; the columns are: item_id, "),
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

/// The sample's feed in another format.
fn feed(name: &str, folder: &Path) -> PathBuf {
    let mut reader = csv::Reader::from_path(data("items.csv")).unwrap();
    let rows: Vec<std::collections::HashMap<String, String>> = reader.deserialize().map(Result::unwrap).collect();
    let of =
        |row: &std::collections::HashMap<String, String>, column: &str| row.get(column).cloned().unwrap_or_default();
    let object = |row| {
        let price: f64 = of(row, "price").parse().unwrap();
        serde_json::json!({ "item_id": of(row, "item_id"), "item_name": of(row, "item_name"), "price": price,
            "item_category": of(row, "item_category"), "item_category2": of(row, "item_category2") })
    };
    let text = match name {
        "merchant.tsv" => rows.iter().fold("id\ttitle\tproduct_type\tprice\tavailability\n".to_owned(), |text, row| {
            let path = format!("{} > {}", of(row, "item_category"), of(row, "item_category2"));
            text + &[of(row, "item_id"), of(row, "item_name"), path, of(row, "price") + " GBP", "in_stock".to_owned()]
                .join("\t")
                + "\n"
        }),
        "array.json" => serde_json::Value::Array(rows.iter().map(object).collect()).to_string(),
        _ => rows.iter().map(|row| object(row).to_string() + "\n").collect(),
    };
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path
}

#[test]
fn every_format_of_a_feed_gives_the_same_catalogue() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("catalogue.bin");
    let expected = sample(&out);
    for name in ["merchant.tsv", "array.json", "lines.jsonl"] {
        let output = catalog(&feed(name, folder.path()), &data("events.csv.gz"), &out);
        assert!(output.status.success(), "{}", said(&output));
        let read = file::read(&out).unwrap();
        assert!(read.items == expected.items, "{name}");
        assert_ne!(read.build, expected.build, "another input, another build");
        assert_eq!(said(&output).contains("columns not read: availability"), name == "merchant.tsv");
    }
}

#[test]
fn prices_of_another_currency_are_bad_rows() {
    let folder = tempfile::tempdir().unwrap();
    let items = folder.path().join("items.tsv");
    fs::write(&items, "id\ttitle\tprice\na\tMug\t2.50 GBP\nb\tJug\t3.00 EUR\n").unwrap();
    let output = catalog(&items, &data("events.csv.gz"), &folder.path().join("catalogue.bin"));
    assert!(output.status.success());
    assert!(
        said(&output).contains("line 3: the price \"3.00 EUR\" is in EUR, the catalogue in GBP"),
        "{}",
        said(&output)
    );
}

#[test]
fn a_build_that_is_killed_leaves_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("catalogue.bin");
    sample(&out);
    let before = fs::read(&out).unwrap();
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("../demo/data");
    let mut build = Command::new(env!("CARGO_BIN_EXE_vitrine-backend"))
        .args(["catalog".as_ref(), "--items".as_ref(), demo.join("items.csv").as_os_str()])
        .args(["--events".as_ref(), demo.join("events.csv.gz").as_os_str(), "--out".as_ref(), out.as_os_str()])
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    // In the middle of the work: as soon as it says that vectors are being trained.
    let mut lines = std::io::BufRead::lines(std::io::BufReader::new(build.stderr.take().unwrap()));
    assert!(lines.any(|line| line.unwrap().contains("on trial")));
    build.kill().unwrap();
    build.wait().unwrap();
    assert!(fs::read(&out).unwrap() == before);
}

#[test]
fn artefacts_are_whole_and_within_their_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("catalogue.bin");
    let catalogue = sample(&out);
    let count = catalogue.items.len() as u32;
    for (index, item) in (0..).zip(&catalogue.items) {
        let bytes = pack(catalogue.build, index, item);
        assert!(bytes.len() <= 125, "{} bytes for {}", bytes.len(), item.item_id);
        let artefact = ItemArtefact::decode(&bytes).unwrap();
        assert_eq!((artefact.build, artefact.index), (catalogue.build, index));
        assert_eq!((artefact.vector.len(), artefact.price_bucket), (32, item.price_bucket));
        assert!(!artefact.terms.is_empty() && artefact.terms.len() <= 8 && artefact.neighbours.len() == 20);
        assert!(artefact.neighbours.iter().chain(&artefact.sequence).all(|n| n.index < count && n.index != index));
        assert!((-1.0..=1.0).contains(&artefact.trend) && (1..=10).contains(&artefact.price_bucket));
    }
    let longer = Command::new(env!("CARGO_BIN_EXE_vitrine-backend"))
        .args(["catalog".as_ref(), "--items".as_ref(), data("items.csv").as_os_str()])
        .args(["--events".as_ref(), data("events.csv.gz").as_os_str(), "--out".as_ref(), out.as_os_str()])
        .args(["--vector-dim", "64"])
        .output()
        .unwrap();
    assert!(longer.status.success(), "{}", said(&longer));
    let catalogue = file::read(&out).unwrap();
    assert!(catalogue.items.iter().all(|item| item.vector.len() == 64));
    assert!((0..).zip(&catalogue.items).all(|(index, item)| pack(catalogue.build, index, item).len() <= 157));
}

#[test]
fn vectors_know_what_goes_together() {
    let folder = tempfile::tempdir().unwrap();
    let catalogue = sample(&folder.path().join("catalogue.bin"));
    let artefacts: Vec<ItemArtefact> = (0..)
        .zip(&catalogue.items)
        .map(|(index, item)| ItemArtefact::decode(&pack(catalogue.build, index, item)).unwrap())
        .collect();
    let at = |id: &str| catalogue.items.iter().position(|item| item.item_id == id).unwrap();
    let green = &artefacts[at("22697")];
    let mut nearest: Vec<usize> = (0..artefacts.len()).filter(|&other| other != at("22697")).collect();
    nearest.sort_by(|&a, &b| green.cosine(&artefacts[b]).total_cmp(&green.cosine(&artefacts[a])));
    let names: Vec<&str> = nearest[..4].iter().map(|&other| catalogue.items[other].item_name.as_str()).collect();
    assert_eq!(names.iter().filter(|name| name.contains("Regency")).count(), 3, "{names:?}");
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
