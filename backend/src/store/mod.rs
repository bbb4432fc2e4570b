//! What the collector keeps: counters, the manifests they belong to, and for two days the nonces of what was counted.
//!
//! A report itself is never written. No table has a time finer than a day but the nonces', which have the hour to forget them.

pub mod counts;
pub mod manifests;
pub mod tally;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use std::path::Path;
use std::time::Duration;

const SCHEMA_VERSION: i64 = 1;
/// WITHOUT ROWID: rows lie in the order of their keys, so the file does not remember who came after whom.
const SCHEMA: [&str; 6] = [
    "CREATE TABLE IF NOT EXISTS manifest (
        hash BLOB PRIMARY KEY, bytes BLOB NOT NULL, first_day INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS report_day (
        metric INTEGER NOT NULL, manifest BLOB NOT NULL, epoch_day INTEGER NOT NULL,
        reports INTEGER NOT NULL, PRIMARY KEY (metric, manifest, epoch_day)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS value_day (
        metric INTEGER NOT NULL, manifest BLOB NOT NULL, epoch_day INTEGER NOT NULL, value INTEGER NOT NULL,
        count INTEGER NOT NULL, PRIMARY KEY (metric, manifest, epoch_day, value)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS nonce (nonce BLOB PRIMARY KEY, forget_hour INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS nonce_forget ON nonce (forget_hour)",
    "PRAGMA user_version = 1",
];

/// Why the store cannot be opened or used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// SQLite refused.
    #[error("the report database: {0}")]
    Database(sqlx::Error),
    /// The file was written by a newer version of this program.
    #[error("the report database has schema {found}, this program knows {SCHEMA_VERSION}: use the newer program")]
    FromFuture {
        /// The version in the file.
        found: i64,
    },
}

// By hand: a source that is in the sentence already would be said twice.
impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

/// The counters in a SQLite file; several processes may share it.
#[derive(Debug, Clone)]
pub struct Store {
    pool: SqlitePool,
}

impl Store {
    /// Opens the file, making it where it is missing.
    ///
    /// # Errors
    /// A file that is no database, cannot be written, or comes from a newer version.
    pub async fn open(path: &Path) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal)
            .busy_timeout(Duration::from_secs(5))
            // Forgotten nonces are overwritten, not only unlinked.
            .pragma("secure_delete", "ON");
        let pool = SqlitePoolOptions::new().max_connections(4).connect_with(options).await?;
        let found: i64 = sqlx::query_scalar("PRAGMA user_version").fetch_one(&pool).await?;
        if found > SCHEMA_VERSION {
            return Err(StoreError::FromFuture { found });
        }
        let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
        for statement in SCHEMA {
            sqlx::query(statement).execute(&mut *transaction).await?;
        }
        transaction.commit().await?;
        Ok(Self { pool })
    }

    /// Finishes what is under way and closes the file.
    pub async fn close(self) {
        self.pool.close().await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_database_of_a_newer_version_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("reports.db");
        let store = Store::open(&path).await.unwrap();
        sqlx::query("PRAGMA user_version = 9").execute(&store.pool).await.unwrap();
        store.close().await;
        assert!(matches!(Store::open(&path).await, Err(StoreError::FromFuture { found: 9 })));
    }

    #[tokio::test]
    async fn a_file_that_is_no_database_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("reports.db");
        std::fs::write(&path, "item_id,item_name\n".repeat(100)).unwrap();
        assert!(Store::open(&path).await.is_err());
    }
}
