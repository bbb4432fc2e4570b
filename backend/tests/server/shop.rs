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
    pub client: Client,
    pub folder: TempDir,
}

impl Shop {
    /// Builds the sample's catalogue and serves it.
    pub fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        build_catalogue(&folder.path().join("catalogue.bin"));
        Self::start(folder, &[])
    }

    /// Serves what is in `folder`; `more` goes to the command line.
    pub fn start(folder: TempDir, more: &[&str]) -> Self {
        let path = |name: &str| folder.path().join(name);
        let log = std::fs::File::options().create(true).append(true).open(path("log.txt")).unwrap();
        let mut child = Command::new(PROGRAM)
            .args(["serve", "--port", "0", "--catalogue"])
            .arg(path("catalogue.bin"))
            .arg("--database")
            .arg(path("reports.db"))
            .args(more)
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("vitrine-backend listens on ").unwrap_or_else(|| {
            panic!("the server said {line:?} and {}", std::fs::read_to_string(path("log.txt")).unwrap())
        });
        Self { child, address: address.to_owned(), client: Client::new(), folder }
    }

    /// Ends the server as a service manager does and starts it again on the same files.
    pub fn restart(mut self) -> Self {
        assert!(self.end().success());
        let kept = std::mem::replace(&mut self.folder, tempfile::tempdir().unwrap());
        Self::start(kept, &[])
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
