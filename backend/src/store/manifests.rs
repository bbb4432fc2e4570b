//! The manifests this collector ever served. Reports drawn under an older one still count, and never mix with the newer ones.

use super::{Store, StoreError};
use vitrine::sync::manifest::Manifest;

impl Store {
    /// Remembers a manifest; `today` is the epoch day it was first served on.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn remember_manifest(&self, manifest: &Manifest, today: u32) -> Result<(), StoreError> {
        sqlx::query("INSERT INTO manifest (hash, bytes, first_day) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
            .bind(manifest.hash().to_vec())
            .bind(manifest.encode())
            .bind(today)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Every manifest ever served, the newest first. One that this program can no longer read is left out.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn manifests(&self) -> Result<Vec<Manifest>, StoreError> {
        let rows: Vec<Vec<u8>> = sqlx::query_scalar("SELECT bytes FROM manifest ORDER BY first_day DESC, hash")
            .fetch_all(&self.pool)
            .await?;
        Ok(rows.iter().filter_map(|bytes| Manifest::decode(bytes).ok()).collect())
    }
}
