//! A PostgreSQL of our own: a new cluster in a temporary folder, on loopback, not as root, gone at the end.

use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

pub struct Postgres {
    child: Child,
    port: u16,
    _folder: TempDir,
}

impl Postgres {
    /// Makes and starts a cluster.
    pub fn start() -> Self {
        let programs = programs();
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        std::fs::create_dir(&data).unwrap();
        let user = user();
        if let Some(user) = user {
            // The folder is root's; the cluster is not.
            std::os::unix::fs::chown(folder.path(), Some(user), Some(user)).unwrap();
            std::os::unix::fs::chown(&data, Some(user), Some(user)).unwrap();
        }
        let command = |program: &str| {
            let mut command = Command::new(programs.join(program));
            command.current_dir(folder.path()).stdin(Stdio::null()).env_remove("PGDATA");
            if let Some(user) = user {
                command.uid(user).gid(user);
            }
            command
        };
        let made = command("initdb")
            .args(["--username=vitrine", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "--pgdata"])
            .arg(&data)
            .output()
            .unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let log = std::fs::File::create(folder.path().join("postgres.log")).unwrap();
        let child = command("postgres")
            .arg("-D")
            .arg(&data)
            .args(["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c"])
            .arg(format!("port={port}"))
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap();
        let cluster = Self { child, port, _folder: folder };
        cluster.wait();
        cluster
    }

    /// The address of its database.
    pub fn address(&self) -> String {
        format!("postgres://vitrine@127.0.0.1:{}/postgres", self.port)
    }

    fn wait(&self) {
        let limit = Instant::now() + Duration::from_secs(60);
        while Command::new("pg_isready")
            .args(["-q", "-h", "127.0.0.1", "-p", &self.port.to_string()])
            .status()
            .is_ok_and(|s| !s.success())
        {
            assert!(Instant::now() < limit, "PostgreSQL did not start");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // SIGINT is its fast shutdown.
        let _ = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status();
        let _ = self.child.wait();
    }
}

/// Where Debian keeps `initdb` and `postgres`: not in the path.
fn programs() -> PathBuf {
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> =
        debian.map(|version| version.path().join("bin")).filter(|bin| bin.join("initdb").exists()).collect();
    found.sort();
    found.pop().unwrap_or_else(|| {
        panic!(
            "these tests start a PostgreSQL of their own: `npm test` installs it, or `apt-get install postgresql-15`"
        )
    })
}

/// PostgreSQL refuses to run as root; then it runs as the user that its package made.
fn user() -> Option<u32> {
    let id = |of: &[&str]| {
        let output = Command::new("id").arg("-u").args(of).output().unwrap();
        String::from_utf8(output.stdout).unwrap().trim().parse::<u32>().unwrap()
    };
    (id(&[]) == 0).then(|| if Path::new("/var/lib/postgresql").exists() { id(&["postgres"]) } else { id(&["nobody"]) })
}
