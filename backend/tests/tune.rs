//! `vitrine-backend tune` on a shop's log, run as a shop runs it: the log is cut by time, a model is fitted, `evaluate` judges it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

fn run(command: &str, events: &Path, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vitrine-backend"))
        .args([command, "--items"])
        .arg(data("items.csv"))
        .arg("--events")
        .arg(events)
        .args(more)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The sample's log, unpacked.
fn log() -> String {
    let (zipped, mut log) = (fs::read(data("events.csv.gz")).unwrap(), String::new());
    std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&zipped[..]), &mut log).unwrap();
    log
}

/// When the last fifth of the log's sessions begins.
fn last_fifth(log: &str) -> i64 {
    let mut starts = std::collections::HashMap::<&str, i64>::new();
    for line in log.lines().skip(1) {
        let session = line.split(',').next().unwrap();
        let at: i64 = line.rsplit(',').next().unwrap().parse().unwrap();
        starts.entry(session).and_modify(|start| *start = at.min(*start)).or_insert(at);
    }
    let mut starts: Vec<i64> = starts.into_values().collect();
    starts.sort_unstable();
    starts[starts.len() * 4 / 5]
}

#[test]
fn a_log_becomes_a_model_that_evaluate_takes() {
    let folder = tempfile::tempdir().unwrap();
    let model = folder.path().join("model.json");
    let path = model.to_str().unwrap();
    let tuned = run("tune", &data("events.csv.gz"), &["--most", "150", "--model", path]);
    let (said, told) = (text(&tuned.stdout), text(&tuned.stderr));
    assert!(tuned.status.success(), "{told}");
    for words in ["events.csv.gz pop: ", "NDCG@10 shipped 0.", "; fitted 0.", "vector_profile"] {
        assert!(said.contains(words), "no {words:?} in:\n{said}");
    }
    for words in
        ["cut at ", " and before ", "vectors: epoch 1", "replayed 0 of ", "replayed all: cg ", "home: fitting to "]
    {
        assert!(told.contains(words), "no {words:?} in:\n{told}");
    }
    let file: serde_json::Value = serde_json::from_slice(&fs::read(&model).unwrap()).unwrap();
    assert_eq!(file["format"], "vitrine-model-1");
    for slot in ["product", "category", "home"] {
        assert!(file["slots"][slot]["weights"].as_object().unwrap().len() > 5, "{slot}: {file}");
    }
    // A home page's lists are drawn by popularity: what they say of the popular and the trendy is not learned.
    let home = &file["slots"]["home"]["weights"];
    assert!(home.get("popularity").is_none() && home["trend"] == 0.4, "{home}");

    let judged = run("evaluate", &data("events.csv.gz"), &["--steps", "60", "--model", path]);
    assert!(judged.status.success(), "{}", text(&judged.stderr));
    assert!(text(&judged.stdout).contains("shipped weights"));
}

#[test]
fn the_same_log_gives_the_same_model_and_what_is_judged_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let log = log();
    let cut = last_fifth(&log);
    let other = folder.path().join("other.csv");
    // Everything after the cut happened to the same items, the other way round.
    let (mut later, mut lines): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for line in log.lines() {
        match line.rsplit(',').next().unwrap().parse::<i64>() {
            Ok(at) if at >= cut => later.push(line.to_owned()),
            _ => lines.push(line.to_owned()),
        }
    }
    let items: Vec<String> = later.iter().rev().map(|line| line.split(',').nth(2).unwrap().to_owned()).collect();
    for (line, item) in later.iter().zip(&items) {
        let fields: Vec<&str> = line.split(',').collect();
        lines.push([fields[0], fields[1], item, fields[3], fields[4]].join(","));
    }
    fs::write(&other, lines.join("\n")).unwrap();
    let model = |name: &str, events: &Path| {
        let path = folder.path().join(name);
        let output = run("tune", events, &["--most", "110", "--linear", "--model", path.to_str().unwrap()]);
        assert!(output.status.success(), "{}", text(&output.stderr));
        fs::read(path).unwrap()
    };
    let first = model("one.json", &data("events.csv.gz"));
    assert!(first == model("two.json", &data("events.csv.gz")));
    assert!(first == model("three.json", &other), "the model knows what evaluate judges by");
}

#[test]
fn what_cannot_be_fitted_is_said_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (events, model) = (folder.path().join("events.csv"), folder.path().join("model.json"));
    let path = model.to_str().unwrap();
    let says = |log: &str, more: &[&str], words: &str| {
        fs::write(&events, log).unwrap();
        let output = run("tune", &events, &[&["--model", path], more].concat());
        let said = text(&output.stderr);
        assert!(!output.status.success() && said.contains(words), "no {words:?} in:\n{said}");
        assert!(!model.exists());
    };
    says("session_id,item,ts\n1,85123A,1\n", &[], "item_id");
    says("session_id,item_id,ts\n", &[], "no usable line");
    says(
        "session_id,item_id,ts\n1,85123A,1\n2,22386,2\n2,85123A,3\n",
        &["--from", "2", "--until", "9"],
        "too few steps",
    );
    says(
        "session_id,item_id,ts\n1,85123A,1\n",
        &["--from", "5", "--until", "9"],
        "no session begins after the cut at 5 and before 9",
    );
    says("session_id,item_id,ts\n1,gone,1\nx,85123A,noon\n", &[], "2 lines left out");
    says(
        "session_id,item_id,ts\n1,85123A,1\n",
        &["--steps", "elsewhere", "--catalogue", "none"],
        "cannot be used with",
    );
}
