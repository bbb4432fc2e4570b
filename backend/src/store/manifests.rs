//! The manifests this collector ever served. Reports drawn under an older one still count, and never mix with the newer ones.

use super::{Database, Store, StoreError};
use vitrine::sync::manifest::Manifest;

const REMEMBER: &str = "INSERT INTO manifest (hash, bytes, first_day) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
const ALL: &str = "SELECT bytes FROM manifest ORDER BY first_day DESC, hash";

impl Store {
    /// Remembers a manifest; `today` is the epoch day it was first served on.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn remember_manifest(&self, manifest: &Manifest, today: u32) -> Result<(), StoreError> {
        let (hash, bytes, today) = (manifest.hash().to_vec(), manifest.encode(), i64::from(today));
        match &self.database {
            Database::Sqlite(pool) => {
                sqlx::query(REMEMBER).bind(hash).bind(bytes).bind(today).execute(pool).await?;
            }
            Database::Postgres(pool) => {
                sqlx::query(REMEMBER).bind(hash).bind(bytes).bind(today).execute(pool).await?;
            }
        }
        Ok(())
    }

    /// Every manifest ever served, the newest first. One that this program can no longer read is left out.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn manifests(&self) -> Result<Vec<Manifest>, StoreError> {
        let rows: Vec<Vec<u8>> = match &self.database {
            Database::Sqlite(pool) => sqlx::query_scalar(ALL).fetch_all(pool).await?,
            Database::Postgres(pool) => sqlx::query_scalar(ALL).fetch_all(pool).await?,
        };
        Ok(rows.iter().filter_map(|bytes| Manifest::decode(bytes).ok()).collect())
    }
}
