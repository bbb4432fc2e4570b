//! Reading the counters.

use super::{Store, StoreError};
use vitrine::sync::manifest::ManifestHash;

/// The counters of one metric under one manifest, over all days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// How many reports there are.
    pub reports: u64,
    /// How many of them name each value of the domain.
    pub values: Vec<u64>,
}

impl Store {
    /// The sums over all days; `domain` is the number of values.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn counts(&self, metric: u16, manifest: ManifestHash, domain: usize) -> Result<Counts, StoreError> {
        // One transaction: a report that arrives in between is in both sums or in neither.
        let mut transaction = self.pool.begin().await?;
        let reports: i64 =
            sqlx::query_scalar("SELECT COALESCE(SUM(reports), 0) FROM report_day WHERE metric = ? AND manifest = ?")
                .bind(metric)
                .bind(manifest.to_vec())
                .fetch_one(&mut *transaction)
                .await?;
        let sums: Vec<(i64, i64)> =
            sqlx::query_as("SELECT value, SUM(count) FROM value_day WHERE metric = ? AND manifest = ? GROUP BY value")
                .bind(metric)
                .bind(manifest.to_vec())
                .fetch_all(&mut *transaction)
                .await?;
        let mut values = vec![0; domain];
        for (value, sum) in sums {
            if let Some(place) = usize::try_from(value).ok().and_then(|value| values.get_mut(value)) {
                *place = sum.unsigned_abs();
            }
        }
        Ok(Counts { reports: reports.unsigned_abs(), values })
    }
}
