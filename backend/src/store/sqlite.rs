//! The tables and the writing of reports, as SQLite says it.

use super::tally::{Batch, Nonce};
use super::{check_version, StoreError};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::ConnectOptions;
use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

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

/// Opens the file and makes its tables.
pub async fn open(path: &Path) -> Result<SqlitePool, StoreError> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // What was acknowledged survives a power cut too; one transaction holds many reports, so that it costs little.
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(5))
        // Forgotten nonces are overwritten, not only unlinked.
        .pragma("secure_delete", "ON")
        // The log says what is wrong, not what is written.
        .disable_statement_logging();
    let pool = SqlitePoolOptions::new().max_connections(4).connect_with(options).await?;
    check_version(sqlx::query_scalar("PRAGMA user_version").fetch_one(&pool).await?)?;
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    for statement in SCHEMA {
        sqlx::query(statement).execute(&mut *transaction).await?;
    }
    transaction.commit().await?;
    Ok(pool)
}

/// Adds a batch in one transaction; gives the nonces that were new.
pub async fn add(pool: &SqlitePool, batch: &Batch<'_>) -> Result<BTreeSet<Nonce>, StoreError> {
    // Immediate: processes that share the file wait for each other here instead of failing at the end.
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    let mut new = BTreeSet::new();
    for nonce in batch.nonces() {
        let inserted = sqlx::query("INSERT INTO nonce (nonce, forget_hour) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(nonce.to_vec())
            .bind(batch.forget_hour())
            .execute(&mut *transaction)
            .await?;
        if inserted.rows_affected() == 1 {
            new.insert(nonce);
        }
    }
    for (key, added) in batch.sums(&new) {
        sqlx::query(
            "INSERT INTO report_day (metric, manifest, epoch_day, reports) VALUES ($1, $2, $3, $4)
             ON CONFLICT (metric, manifest, epoch_day) DO UPDATE SET reports = reports + excluded.reports",
        )
        .bind(key.metric)
        .bind(key.manifest.to_vec())
        .bind(key.epoch_day)
        .bind(added.reports)
        .execute(&mut *transaction)
        .await?;
        sqlx::query(
            "INSERT INTO value_day (metric, manifest, epoch_day, value, count)
             SELECT $1, $2, $3, key, value FROM json_each($4) WHERE value > 0
             ON CONFLICT (metric, manifest, epoch_day, value) DO UPDATE SET count = count + excluded.count",
        )
        .bind(key.metric)
        .bind(key.manifest.to_vec())
        .bind(key.epoch_day)
        .bind(serde_json::to_string(&added.values).unwrap_or_default())
        .execute(&mut *transaction)
        .await?;
    }
    transaction.commit().await?;
    Ok(new)
}

/// Forgets the nonces whose time is over at `hour`.
pub async fn forget(pool: &SqlitePool, hour: i64) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM nonce WHERE forget_hour <= $1").bind(hour).execute(pool).await?;
    Ok(())
}
