//! The handler to compare with: what somebody would write in an afternoon. One transaction a report, the same tables but for the
//! manifest, the same durability.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{post, MethodRouter};
use axum::Router;
use sqlx::postgres::{PgPool, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use std::time::Duration;
use vitrine::sync::mechanism::contains;
use vitrine::sync::wire::Report;

/// As many as the collector's own pool may open, and then some: here each report needs one.
const CONNECTIONS: u32 = 16;
/// All wait for one writer, and none gives up.
const PATIENCE: Duration = Duration::from_secs(60);

/// Serves on a free port until it is killed; `database` is a file or a `postgres://` address.
pub async fn serve(database: &str) {
    let routes = if database.starts_with("postgres://") { postgres(database).await } else { sqlite(database).await };
    let router: Router = Router::new().route("/v1/reports", routes);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    println!("bare listens on http://{}", listener.local_addr().unwrap());
    axum::serve(listener, router).await.unwrap();
}

async fn sqlite(file: &str) -> MethodRouter {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(PATIENCE);
    // One connection: SQLite has one writer, and waiting in the pool is fairer than waiting in the file.
    let pool =
        SqlitePoolOptions::new().max_connections(1).acquire_timeout(PATIENCE).connect_with(options).await.unwrap();
    for statement in [
        "CREATE TABLE nonce (nonce BLOB PRIMARY KEY, forget_hour INTEGER NOT NULL) WITHOUT ROWID",
        "CREATE TABLE value_day (epoch_day INTEGER, value INTEGER, count INTEGER, PRIMARY KEY (epoch_day, value)) WITHOUT ROWID",
    ] {
        sqlx::query(statement).execute(&pool).await.unwrap();
    }
    post(take_sqlite).with_state(pool)
}

async fn take_sqlite(State(pool): State<SqlitePool>, body: Bytes) -> StatusCode {
    let report = Report::decode(&body).unwrap();
    let mut transaction = pool.begin().await.unwrap();
    let new = sqlx::query("INSERT INTO nonce VALUES ($1, 0) ON CONFLICT DO NOTHING")
        .bind(report.nonce.to_vec())
        .execute(&mut *transaction)
        .await
        .unwrap();
    if new.rows_affected() == 1 {
        let add = "INSERT INTO value_day SELECT $1, value, 1 FROM json_each($2) WHERE true
                   ON CONFLICT DO UPDATE SET count = count + 1";
        let named = serde_json::to_string(&values(&report)).unwrap();
        sqlx::query(add).bind(report.epoch_day).bind(named).execute(&mut *transaction).await.unwrap();
    }
    transaction.commit().await.unwrap();
    StatusCode::NO_CONTENT
}

async fn postgres(address: &str) -> MethodRouter {
    let pool =
        PgPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(PATIENCE).connect(address).await.unwrap();
    for statement in [
        "CREATE TABLE nonce (nonce BYTEA PRIMARY KEY, forget_hour BIGINT NOT NULL)",
        "CREATE TABLE value_day (epoch_day BIGINT, value BIGINT, count BIGINT, PRIMARY KEY (epoch_day, value))",
    ] {
        sqlx::query(statement).execute(&pool).await.unwrap();
    }
    post(take_postgres).with_state(pool)
}

async fn take_postgres(State(pool): State<PgPool>, body: Bytes) -> StatusCode {
    let report = Report::decode(&body).unwrap();
    let mut transaction = pool.begin().await.unwrap();
    let new = sqlx::query("INSERT INTO nonce VALUES ($1, 0) ON CONFLICT DO NOTHING")
        .bind(report.nonce.to_vec())
        .execute(&mut *transaction)
        .await
        .unwrap();
    if new.rows_affected() == 1 {
        // In order, so that transactions wait for each other in one direction and never in a circle.
        let add = "INSERT INTO value_day SELECT $1, value, 1 FROM UNNEST($2::bigint[]) AS value ORDER BY value
                   ON CONFLICT (epoch_day, value) DO UPDATE SET count = value_day.count + 1";
        let day = i64::from(report.epoch_day);
        sqlx::query(add).bind(day).bind(values(&report)).execute(&mut *transaction).await.unwrap();
    }
    transaction.commit().await.unwrap();
    StatusCode::NO_CONTENT
}

fn values(report: &Report) -> Vec<i64> {
    (0..report.bits.len() as u32 * 8).filter(|&value| contains(&report.bits, value)).map(i64::from).collect()
}
