//! Writing together what arrives together: one transaction for all reports that came in while the last one was written.
//!
//! A report is acknowledged after its transaction is, so waiting loses nothing; and a disk that syncs two hundred times a second
//! takes thousands of reports.

use super::tally::{Added, Batch, Tally};
use super::{postgres, sqlite, Database, Store, StoreError};
use tokio::sync::{mpsc, oneshot};

/// Reports that may wait; the next one is told to come back.
const MOST_WAITING: usize = 4096;
/// Reports in one transaction at most, so that nobody waits long.
const MOST_TOGETHER: usize = 512;

type Answer = oneshot::Sender<Result<Added, StoreError>>;

#[derive(Debug)]
enum Job {
    Add(Tally, i64, Answer),
    Finish(oneshot::Sender<()>),
}

/// The way to the writer.
#[derive(Debug, Clone)]
pub struct Queue(mpsc::Sender<Job>);

impl Queue {
    /// Starts the writer; it ends when nobody holds the queue.
    pub fn start(database: Database) -> Self {
        let (send, receive) = mpsc::channel(MOST_WAITING);
        tokio::spawn(write(database, receive));
        Self(send)
    }

    /// Waits until everything that was added is written.
    pub async fn finish(&self) {
        let (done, wait) = oneshot::channel();
        if self.0.send(Job::Finish(done)).await.is_ok() {
            let _ = wait.await;
        }
    }
}

impl Store {
    /// Adds one report. `hour` is the time of arrival in hours since 1970.
    ///
    /// # Errors
    /// When the database refuses or too many wait; then nothing was added and the device may try again.
    pub async fn add(&self, tally: Tally, hour: i64) -> Result<Added, StoreError> {
        let (answer, wait) = oneshot::channel();
        self.queue.0.try_send(Job::Add(tally, hour, answer)).map_err(|_| StoreError::Busy)?;
        wait.await.map_err(|_| StoreError::Busy)?
    }
}

async fn write(database: Database, mut jobs: mpsc::Receiver<Job>) {
    let (mut waiting, mut forgotten_hour) = (Vec::new(), i64::MIN);
    while jobs.recv_many(&mut waiting, MOST_TOGETHER).await > 0 {
        let (mut tallies, mut answers, mut finished, mut hour) = (Vec::new(), Vec::new(), Vec::new(), i64::MIN);
        for job in waiting.drain(..) {
            match job {
                Job::Add(tally, at, answer) => {
                    hour = hour.max(at);
                    tallies.push(tally);
                    answers.push(answer);
                }
                Job::Finish(done) => finished.push(done),
            }
        }
        if !tallies.is_empty() {
            if hour > forgotten_hour {
                match forget(&database, hour).await {
                    Ok(()) => forgotten_hour = hour,
                    // Old nonces do no harm for a while.
                    Err(error) => tracing::warn!("nonces could not be forgotten: {error}"),
                }
            }
            respond(add(&database, &Batch { tallies: &tallies, hour }).await, answers);
        }
        for done in finished {
            let _ = done.send(());
        }
    }
}

/// Tells every device; one that hung up does not want to know.
fn respond(result: Result<Vec<Added>, StoreError>, answers: Vec<Answer>) {
    match result {
        Ok(outcomes) => {
            for (answer, added) in answers.into_iter().zip(outcomes) {
                let _ = answer.send(Ok(added));
            }
        }
        Err(error) => {
            let words = error.to_string();
            for answer in answers {
                let _ = answer.send(Err(StoreError::Batch(words.clone())));
            }
        }
    }
}

async fn add(database: &Database, batch: &Batch<'_>) -> Result<Vec<Added>, StoreError> {
    let new = match database {
        Database::Sqlite(pool) => sqlite::add(pool, batch).await?,
        Database::Postgres(pool) => postgres::add(pool, batch).await?,
    };
    Ok(batch.outcomes(&new))
}

async fn forget(database: &Database, hour: i64) -> Result<(), StoreError> {
    match database {
        Database::Sqlite(pool) => sqlite::forget(pool, hour).await,
        Database::Postgres(pool) => postgres::forget(pool, hour).await,
    }
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
    async fn days_stand_apart_and_manifests_too() {
        let (_folder, store) = store().await;
        for (nonce, day, values) in [(1, 10, &[0, 2][..]), (2, 10, &[2]), (3, 11, &[2]), (4, 12, &[])] {
            assert_eq!(store.add(tally(nonce, day, values), 0).await.unwrap(), Added::Counted);
        }
        let days = store.days(1, [7; 8], 4).await.unwrap();
        let seen: Vec<_> = days.iter().map(|day| (day.epoch_day, day.counts.reports, &day.counts.values[..])).collect();
        assert_eq!(seen, [(10, 2, &[1, 0, 2, 0][..]), (11, 1, &[0, 0, 1, 0]), (12, 1, &[0; 4])]);
        assert!(store.days(1, [8; 8], 4).await.unwrap().is_empty());
    }

    #[tokio::test]
    async fn a_nonce_is_remembered_for_48_hours_and_then_forgotten() {
        let (_folder, store) = store().await;
        assert_eq!(store.add(tally(1, 10, &[0]), 100).await.unwrap(), Added::Counted);
        assert_eq!(store.add(tally(1, 10, &[0]), 148).await.unwrap(), Added::Replayed);
        store.add(tally(2, 10, &[0]), 149).await.unwrap();
        let Database::Sqlite(pool) = &store.database else { panic!("a path is a SQLite file") };
        let nonces: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM nonce").fetch_one(pool).await.unwrap();
        assert_eq!(nonces, 1);
    }

    #[tokio::test]
    async fn the_same_nonce_at_the_same_time_counts_once() {
        let (_folder, store) = store().await;
        let tasks: Vec<_> = (0..16)
            .map(|_| {
                let store = store.clone();
                tokio::spawn(async move { store.add(tally(9, 10, &[1, 3]), 0).await.unwrap() })
            })
            .collect();
        let mut counted = 0;
        for task in tasks {
            counted += u32::from(task.await.unwrap() == Added::Counted);
        }
        assert_eq!(counted, 1);
        assert_eq!(store.days(1, [7; 8], 4).await.unwrap()[0].counts.values, [0, 1, 0, 1]);
    }

    #[tokio::test]
    async fn closing_writes_what_waits() {
        let (folder, store) = store().await;
        let waiting: Vec<_> = (0..100)
            .map(|nonce| {
                let store = store.clone();
                tokio::spawn(async move { store.add(tally(nonce, 10, &[0]), 0).await })
            })
            .collect();
        for one in waiting {
            one.await.unwrap().unwrap();
        }
        store.close().await;
        let store = Store::open(&folder.path().join("reports.db")).await.unwrap();
        assert_eq!(store.days(1, [7; 8], 1).await.unwrap()[0].counts.reports, 100);
    }
}
