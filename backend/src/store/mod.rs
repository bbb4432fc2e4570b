//! What the collector keeps: counters, the manifests they belong to, and for two days the nonces of what was counted.
//!
//! A report itself is never written. No table has a time finer than a day but the nonces', which have the hour to forget them.
//! [`sqlite`] and [`postgres`] say the same in two dialects; [`queue`] writes many reports in one transaction.

pub mod counts;
pub mod manifests;
mod postgres;
mod queue;
mod sqlite;
pub mod tally;

use queue::Queue;
use sqlx::{PgPool, SqlitePool};
use std::path::Path;

/// Version of the tables, in both dialects.
const SCHEMA_VERSION: i64 = 1;

/// Why the store cannot be opened or used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The database refused.
    #[error("the report database: {0}")]
    Database(sqlx::Error),
    /// The tables were made by a newer version of this program.
    #[error("the report database has schema {found}, this program knows {SCHEMA_VERSION}: use the newer program")]
    FromFuture {
        /// The version found.
        found: i64,
    },
    /// More reports wait to be written than the queue holds, or the store is closing.
    #[error("too many reports wait to be written")]
    Busy,
    /// The reports that were written together with this one could not be.
    #[error("the report database: {0}")]
    Batch(String),
}

// By hand: a source that is in the sentence already would be said twice.
impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

/// The database behind the store.
#[derive(Debug, Clone)]
enum Database {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// The counters; several processes may share one database.
#[derive(Debug, Clone)]
pub struct Store {
    database: Database,
    queue: Queue,
}

impl Store {
    /// Opens what `place` names: a `postgres://` address, or the path of a SQLite file, with or without `sqlite:` before it.
    ///
    /// # Errors
    /// A database that cannot be reached or written, is none, or comes from a newer version.
    pub async fn open_at(place: &str) -> Result<Self, StoreError> {
        if place.starts_with("postgres://") || place.starts_with("postgresql://") {
            return Ok(Self::over(Database::Postgres(postgres::open(place).await?)));
        }
        Self::open(Path::new(place.trim_start_matches("sqlite:"))).await
    }

    /// Opens a SQLite file, making it where it is missing.
    ///
    /// # Errors
    /// A file that is no database, cannot be written, or comes from a newer version.
    pub async fn open(path: &Path) -> Result<Self, StoreError> {
        Ok(Self::over(Database::Sqlite(sqlite::open(path).await?)))
    }

    fn over(database: Database) -> Self {
        Self { queue: Queue::start(database.clone()), database }
    }

    /// True while the database answers.
    pub async fn is_reachable(&self) -> bool {
        match &self.database {
            Database::Sqlite(pool) => sqlx::query("SELECT 1").execute(pool).await.is_ok(),
            Database::Postgres(pool) => sqlx::query("SELECT 1").execute(pool).await.is_ok(),
        }
    }

    /// Writes what waits, then closes the database.
    pub async fn close(self) {
        self.queue.finish().await;
        match self.database {
            Database::Sqlite(pool) => pool.close().await,
            Database::Postgres(pool) => pool.close().await,
        }
    }
}

/// A newer program may count in ways this one does not know.
fn check_version(found: i64) -> Result<(), StoreError> {
    if found > SCHEMA_VERSION {
        return Err(StoreError::FromFuture { found });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_database_of_a_newer_version_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("reports.db");
        let store = Store::open(&path).await.unwrap();
        let Database::Sqlite(pool) = &store.database else { panic!("a path is a SQLite file") };
        sqlx::query("PRAGMA user_version = 9").execute(pool).await.unwrap();
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
