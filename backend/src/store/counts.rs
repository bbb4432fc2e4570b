//! Reading the counters.

use super::{Database, Store, StoreError};
use std::collections::BTreeMap;
use vitrine::sync::manifest::ManifestHash;

/// Counters of one metric under one manifest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// How many reports there are.
    pub reports: u64,
    /// How many of them name each value of the domain.
    pub values: Vec<u64>,
}

impl Counts {
    /// Counters of a domain with nothing in them.
    pub fn none(domain: usize) -> Self {
        Self { reports: 0, values: vec![0; domain] }
    }

    /// Both together.
    #[must_use]
    pub fn plus(mut self, other: &Self) -> Self {
        self.reports += other.reports;
        self.values.iter_mut().zip(&other.values).for_each(|(mine, theirs)| *mine += theirs);
        self
    }
}

/// The counters of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// Days since 1970.
    pub epoch_day: u32,
    /// What was reported for it.
    pub counts: Counts,
}

/// Both tables in one statement, hence one moment: a report that arrives meanwhile is in both or in neither. The row with
/// value -1 has the number of reports.
const ALL_DAYS: &str = "
    SELECT epoch_day, -1 AS value, reports AS count FROM report_day WHERE metric = $1 AND manifest = $2
    UNION ALL
    SELECT epoch_day, value, count FROM value_day WHERE metric = $1 AND manifest = $2";

impl Store {
    /// The counters of each day that has reports, in order; `domain` is the number of values.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn days(&self, metric: u16, manifest: ManifestHash, domain: usize) -> Result<Vec<Day>, StoreError> {
        let (metric, manifest) = (i64::from(metric), manifest.to_vec());
        let rows: Vec<(i64, i64, i64)> = match &self.database {
            Database::Sqlite(pool) => sqlx::query_as(ALL_DAYS).bind(metric).bind(manifest).fetch_all(pool).await?,
            Database::Postgres(pool) => {
                // A constant needs its type said here, a column has one.
                let statement = ALL_DAYS.replace("-1 AS", "-1::bigint AS");
                sqlx::query_as(&statement).bind(metric).bind(manifest).fetch_all(pool).await?
            }
        };
        let mut days: BTreeMap<u32, Counts> = BTreeMap::new();
        for (epoch_day, value, count) in rows {
            let Ok(epoch_day) = u32::try_from(epoch_day) else { continue };
            let counts = days.entry(epoch_day).or_insert_with(|| Counts::none(domain));
            match usize::try_from(value) {
                Ok(value) => counts.values.get_mut(value).map_or((), |place| *place = count.unsigned_abs()),
                Err(_) => counts.reports = count.unsigned_abs(),
            }
        }
        Ok(days.into_iter().map(|(epoch_day, counts)| Day { epoch_day, counts }).collect())
    }
}
