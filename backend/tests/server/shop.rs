//! A running shop: catalogue built from the sample, server started, everything gone at the end.

use reqwest::{Client, Response, StatusCode};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use tempfile::TempDir;
use vitrine::sync::manifest::Manifest;

const PROGRAM: &str = env!("CARGO_BIN_EXE_vitrine-backend");

pub struct Shop {
    child: Child,
    address: String,
    /// Where the counters are: a path or an address.
    database: String,
    pub client: Client,
    pub folder: TempDir,
}

impl Shop {
    /// Builds the sample's catalogue and serves it.
    pub fn open() -> Self {
        Self::open_with(&[])
    }

    /// The same with more on the command line.
    pub fn open_with(more: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        build_catalogue(&folder.path().join("catalogue.bin"));
        Self::start(folder, more)
    }

    /// The same with its counters elsewhere.
    pub fn open_on(database: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        build_catalogue(&folder.path().join("catalogue.bin"));
        Self::start_on(folder, database, &[])
    }

    /// A shop with these items.
    pub fn open_with_items(database: &str, items: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        std::fs::write(path("items.csv"), items).unwrap();
        std::fs::write(path("events.csv"), "session_id,item_id\n1,a\n1,b\n").unwrap();
        let [items, events, out] =
            ["items.csv", "events.csv", "catalogue.bin"].map(|name| path(name).to_str().unwrap().to_owned());
        run(&["catalog", "--items", &items, "--events", &events, "--out", &out]);
        Self::start_on(folder, database, &[])
    }

    /// What a server says that cannot start with this database.
    pub fn failing(database: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        build_catalogue(&folder.path().join("catalogue.bin"));
        let output = Command::new(PROGRAM)
            .args(["serve", "--port", "0", "--catalogue"])
            .arg(folder.path().join("catalogue.bin"))
            .env("DATABASE_URL", database)
            .output()
            .unwrap();
        assert!(!output.status.success());
        String::from_utf8(output.stderr).unwrap()
    }

    /// Serves what is in `folder`; `more` goes to the command line.
    pub fn start(folder: TempDir, more: &[&str]) -> Self {
        let database = folder.path().join("reports.db").to_str().unwrap().to_owned();
        Self::start_on(folder, &database, more)
    }

    fn start_on(folder: TempDir, database: &str, more: &[&str]) -> Self {
        let path = |name: &str| folder.path().join(name);
        let log = std::fs::File::options().create(true).append(true).open(path("log.txt")).unwrap();
        let mut child = Command::new(PROGRAM)
            .args(["serve", "--port", "0", "--catalogue"])
            .arg(path("catalogue.bin"))
            .args(if more.is_empty() { &["--reports-a-minute", "0"][..] } else { more })
            .env("DATABASE_URL", database)
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("vitrine-backend listens on ").unwrap_or_else(|| {
            panic!("the server said {line:?} and {}", std::fs::read_to_string(path("log.txt")).unwrap())
        });
        let (address, database) = (address.to_owned(), database.to_owned());
        Self { child, address, database, client: Client::new(), folder }
    }

    /// Ends the server as a service manager does and starts it again on the same files.
    pub fn restart(mut self) -> Self {
        assert!(self.end().success());
        self.start_again()
    }

    /// Kills the server in the middle of whatever it does and starts it again.
    pub fn kill_and_start(mut self) -> Self {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.start_again()
    }

    fn start_again(mut self) -> Self {
        let kept = std::mem::replace(&mut self.folder, tempfile::tempdir().unwrap());
        Self::start_on(kept, &self.database.clone(), &[])
    }

    /// Asks the server to end and waits for it.
    pub fn end(&mut self) -> ExitStatus {
        assert!(Command::new("kill").arg(self.child.id().to_string()).status().unwrap().success());
        self.child.wait().unwrap()
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    pub async fn get(&self, path: &str) -> Response {
        self.client.get(self.address(path)).send().await.unwrap()
    }

    pub async fn json(&self, path: &str) -> Value {
        let response = self.get(path).await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        response.json().await.unwrap()
    }

    /// The ids of an answer with items.
    pub async fn ids(&self, path: &str) -> Vec<String> {
        let answer = self.json(path).await;
        answer["items"].as_array().unwrap().iter().map(|item| item["item_id"].as_str().unwrap().to_owned()).collect()
    }

    pub async fn manifest(&self) -> Manifest {
        let response = self.get("/v1/manifest").await;
        assert_eq!(response.headers()["content-type"], "application/msgpack");
        Manifest::decode(&response.bytes().await.unwrap()).unwrap()
    }

    /// Delivers a report body.
    pub async fn post(&self, body: Vec<u8>) -> StatusCode {
        let request = self.client.post(self.address("/v1/reports")).header("content-type", "application/msgpack");
        request.body(body).send().await.unwrap().status()
    }

    /// How many reports the server has counted.
    pub async fn counted(&self) -> u64 {
        self.json("/v1/estimates").await["metrics"][0]["reports"].as_u64().unwrap()
    }
}

impl Drop for Shop {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs the program to its end; what it printed.
pub fn run(arguments: &[&str]) -> String {
    let output = Command::new(PROGRAM).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

pub fn build_catalogue(out: &Path) {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let output = Command::new(PROGRAM)
        .args(["catalog", "--items"])
        .arg(data.join("items.csv"))
        .arg("--events")
        .arg(data.join("events.csv.gz"))
        .arg("--out")
        .arg(out)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
