//! Adding a report to the counters: once, in one transaction, and then it is gone.

use super::{Store, StoreError};
use sqlx::{QueryBuilder, Sqlite};
use vitrine::sync::manifest::ManifestHash;

/// A nonce is remembered for this long; devices repeat a failed delivery sooner.
pub const NONCE_HOURS: i64 = 48;

/// What a checked report adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Code of the metric.
    pub metric: u16,
    /// The manifest it was drawn under.
    pub manifest: ManifestHash,
    /// Day of the report.
    pub epoch_day: u32,
    /// One-time number of the report.
    pub nonce: [u8; 16],
    /// Positions in the domain that the report names.
    pub values: Vec<u32>,
}

/// Whether a report was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It is in the counters now.
    Counted,
    /// Its nonce was there already; nothing was added.
    Replayed,
}

impl Store {
    /// Adds one report. `hour` is the time of arrival in hours since 1970.
    ///
    /// # Errors
    /// When the database refuses; then nothing was added and the device may try again.
    pub async fn add(&self, tally: &Tally, hour: i64) -> Result<Added, StoreError> {
        // Immediate: two deliveries of one nonce wait for each other here instead of failing at the end.
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        sqlx::query("DELETE FROM nonce WHERE forget_hour <= ?").bind(hour).execute(&mut *transaction).await?;
        let new = sqlx::query("INSERT INTO nonce (nonce, forget_hour) VALUES (?, ?) ON CONFLICT DO NOTHING")
            .bind(tally.nonce.to_vec())
            // The hour has begun already: one more keeps the promise of 48.
            .bind(hour + NONCE_HOURS + 1)
            .execute(&mut *transaction)
            .await?;
        if new.rows_affected() == 0 {
            return Ok(Added::Replayed);
        }
        sqlx::query(
            "INSERT INTO report_day (metric, manifest, epoch_day, reports) VALUES (?, ?, ?, 1)
             ON CONFLICT DO UPDATE SET reports = reports + 1",
        )
        .bind(tally.metric)
        .bind(tally.manifest.to_vec())
        .bind(tally.epoch_day)
        .execute(&mut *transaction)
        .await?;
        if !tally.values.is_empty() {
            values(tally).build().execute(&mut *transaction).await?;
        }
        transaction.commit().await?;
        Ok(Added::Counted)
    }
}

/// One statement for all values of a report.
fn values(tally: &Tally) -> QueryBuilder<'_, Sqlite> {
    let mut query = QueryBuilder::new("INSERT INTO value_day (metric, manifest, epoch_day, value, count) ");
    query.push_values(&tally.values, |mut row, value| {
        row.push_bind(tally.metric)
            .push_bind(tally.manifest.to_vec())
            .push_bind(tally.epoch_day)
            .push_bind(*value)
            .push_bind(1_i64);
    });
    query.push(" ON CONFLICT DO UPDATE SET count = count + 1");
    query
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn store() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("reports.db")).await.unwrap();
        (folder, store)
    }

    fn tally(nonce: u8, epoch_day: u32, values: &[u32]) -> Tally {
        Tally { metric: 1, manifest: [7; 8], epoch_day, nonce: [nonce; 16], values: values.to_vec() }
    }

    #[tokio::test]
    async fn days_add_up() {
        let (_folder, store) = store().await;
        for (nonce, day, values) in [(1, 10, &[0, 2][..]), (2, 10, &[2]), (3, 11, &[2])] {
            assert_eq!(store.add(&tally(nonce, day, values), 0).await.unwrap(), Added::Counted);
        }
        let counts = store.counts(1, [7; 8], 4).await.unwrap();
        assert_eq!((counts.reports, counts.values), (3, vec![1, 0, 3, 0]));
        let other = store.counts(1, [8; 8], 4).await.unwrap();
        assert_eq!((other.reports, other.values), (0, vec![0; 4]));
    }

    #[tokio::test]
    async fn a_nonce_is_remembered_for_48_hours_and_then_forgotten() {
        let (_folder, store) = store().await;
        assert_eq!(store.add(&tally(1, 10, &[0]), 100).await.unwrap(), Added::Counted);
        assert_eq!(store.add(&tally(1, 10, &[0]), 148).await.unwrap(), Added::Replayed);
        store.add(&tally(2, 10, &[0]), 149).await.unwrap();
        let nonces: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM nonce").fetch_one(&store.pool).await.unwrap();
        assert_eq!(nonces, 1);
    }

    #[tokio::test]
    async fn the_same_nonce_at_the_same_time_counts_once() {
        let (_folder, store) = store().await;
        let tasks: Vec<_> = (0..16)
            .map(|_| {
                let store = store.clone();
                tokio::spawn(async move { store.add(&tally(9, 10, &[1, 3]), 0).await.unwrap() })
            })
            .collect();
        let mut counted = 0;
        for task in tasks {
            counted += u32::from(task.await.unwrap() == Added::Counted);
        }
        assert_eq!(counted, 1);
        assert_eq!(store.counts(1, [7; 8], 4).await.unwrap().values, [0, 1, 0, 1]);
    }
}
