//! The tables and the writing of reports, as PostgreSQL says it.

use super::tally::{Batch, Nonce};
use super::{check_version, StoreError, SCHEMA_VERSION};
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::ConnectOptions;
use std::collections::BTreeSet;
use std::str::FromStr;
use std::time::Duration;

const SCHEMA: [&str; 6] = [
    "CREATE TABLE IF NOT EXISTS schema_version (version BIGINT PRIMARY KEY)",
    "CREATE TABLE IF NOT EXISTS manifest (hash BYTEA PRIMARY KEY, bytes BYTEA NOT NULL, first_day BIGINT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS report_day (
        metric BIGINT NOT NULL, manifest BYTEA NOT NULL, epoch_day BIGINT NOT NULL,
        reports BIGINT NOT NULL, PRIMARY KEY (metric, manifest, epoch_day))",
    "CREATE TABLE IF NOT EXISTS value_day (
        metric BIGINT NOT NULL, manifest BYTEA NOT NULL, epoch_day BIGINT NOT NULL, value BIGINT NOT NULL,
        count BIGINT NOT NULL, PRIMARY KEY (metric, manifest, epoch_day, value))",
    "CREATE TABLE IF NOT EXISTS nonce (nonce BYTEA PRIMARY KEY, forget_hour BIGINT NOT NULL)",
    "CREATE INDEX IF NOT EXISTS nonce_forget ON nonce (forget_hour)",
];

/// The lock under which tables are made: of processes that start together one makes them. The number is arbitrary.
const SCHEMA_LOCK: i64 = 0x76_69_74_72_69_6e_65;

/// Connects and makes the tables.
pub async fn open(address: &str) -> Result<PgPool, StoreError> {
    let options = PgConnectOptions::from_str(address)?.application_name("vitrine-backend").disable_statement_logging();
    let pool =
        PgPoolOptions::new().max_connections(4).acquire_timeout(Duration::from_secs(10)).connect_with(options).await?;
    let mut transaction = pool.begin().await?;
    // CREATE TABLE IF NOT EXISTS alone can fail when two do it at the same moment.
    sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(SCHEMA_LOCK).execute(&mut *transaction).await?;
    for statement in SCHEMA {
        sqlx::query(statement).execute(&mut *transaction).await?;
    }
    let found: Option<i64> =
        sqlx::query_scalar("SELECT MAX(version) FROM schema_version").fetch_one(&mut *transaction).await?;
    check_version(found.unwrap_or_default())?;
    sqlx::query("INSERT INTO schema_version (version) VALUES ($1) ON CONFLICT DO NOTHING")
        .bind(SCHEMA_VERSION)
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(pool)
}

/// Adds a batch in one transaction; gives the nonces that were new.
///
/// Everything is written in the order of its key, so that processes which write at the same time wait for each other in one
/// direction and never in a circle.
pub async fn add(pool: &PgPool, batch: &Batch<'_>) -> Result<BTreeSet<Nonce>, StoreError> {
    let mut transaction = pool.begin().await?;
    let nonces: Vec<Vec<u8>> = batch.nonces().into_iter().map(|nonce| nonce.to_vec()).collect();
    let inserted: Vec<Vec<u8>> = sqlx::query_scalar(
        "INSERT INTO nonce (nonce, forget_hour) SELECT nonce, $2 FROM UNNEST($1::bytea[]) AS nonce
         ON CONFLICT DO NOTHING RETURNING nonce",
    )
    .bind(nonces)
    .bind(batch.forget_hour())
    .fetch_all(&mut *transaction)
    .await?;
    let new: BTreeSet<Nonce> = inserted.into_iter().filter_map(|nonce| nonce.try_into().ok()).collect();
    for (key, added) in batch.sums(&new) {
        sqlx::query(
            "INSERT INTO report_day (metric, manifest, epoch_day, reports) VALUES ($1, $2, $3, $4)
             ON CONFLICT (metric, manifest, epoch_day) DO UPDATE SET reports = report_day.reports + excluded.reports",
        )
        .bind(i64::from(key.metric))
        .bind(key.manifest.to_vec())
        .bind(i64::from(key.epoch_day))
        .bind(added.reports)
        .execute(&mut *transaction)
        .await?;
        sqlx::query(
            "INSERT INTO value_day (metric, manifest, epoch_day, value, count)
             SELECT $1, $2, $3, place - 1, added FROM UNNEST($4::bigint[]) WITH ORDINALITY AS sums (added, place)
             WHERE added > 0 ORDER BY place
             ON CONFLICT (metric, manifest, epoch_day, value) DO UPDATE SET count = value_day.count + excluded.count",
        )
        .bind(i64::from(key.metric))
        .bind(key.manifest.to_vec())
        .bind(i64::from(key.epoch_day))
        .bind(&added.values)
        .execute(&mut *transaction)
        .await?;
    }
    transaction.commit().await?;
    Ok(new)
}

/// Forgets the nonces whose time is over at `hour`.
pub async fn forget(pool: &PgPool, hour: i64) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM nonce WHERE forget_hour <= $1").bind(hour).execute(pool).await?;
    Ok(())
}
