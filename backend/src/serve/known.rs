//! The manifest that is served now, and all others under which reports may arrive.

use crate::store::{Store, StoreError};
use axum::body::Bytes;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use vitrine::sync::manifest::{Manifest, ManifestHash};

/// An unknown hash asks the database again at most this often: anybody can invent hashes.
const ASK_AGAIN_SECONDS: u64 = 10;

/// A manifest with its hash.
#[derive(Debug, Clone)]
pub struct KnownManifest {
    /// What travels with its reports.
    pub hash: ManifestHash,
    /// The manifest.
    pub manifest: Manifest,
}

impl KnownManifest {
    fn of(manifest: Manifest) -> Arc<Self> {
        Arc::new(Self { hash: manifest.hash(), manifest })
    }
}

/// Every manifest this collector knows; there is always a current one.
#[derive(Debug)]
pub struct KnownManifests {
    /// The bytes of the current manifest, as served.
    pub served: Bytes,
    current: Arc<KnownManifest>,
    /// Earlier ones, and those that other processes serve on the same database.
    others: RwLock<Vec<Arc<KnownManifest>>>,
    asked_seconds: AtomicU64,
}

impl KnownManifests {
    /// Makes `manifest` the current one and remembers it in the store. `today` is the epoch day.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn load(manifest: Manifest, store: &Store, today: u32) -> Result<Self, StoreError> {
        store.remember_manifest(&manifest, today).await?;
        let served = Bytes::from(manifest.encode());
        let (current, others) = (KnownManifest::of(manifest), RwLock::default());
        let known = Self { served, current, others, asked_seconds: AtomicU64::new(0) };
        known.ask(store).await?;
        Ok(known)
    }

    /// The current manifest, then the others, newest first.
    pub fn all(&self) -> Vec<Arc<KnownManifest>> {
        let others = self.others.read().unwrap_or_else(PoisonError::into_inner);
        std::iter::once(&self.current).chain(others.iter()).cloned().collect()
    }

    /// The manifest with this hash. One that another process began to serve a moment ago is in the database already.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn find(
        &self,
        hash: ManifestHash,
        store: &Store,
        now_seconds: u64,
    ) -> Result<Option<Arc<KnownManifest>>, StoreError> {
        let known = self.get(hash);
        let asked = self.asked_seconds.load(Ordering::Relaxed);
        if known.is_some() || now_seconds < asked.saturating_add(ASK_AGAIN_SECONDS) {
            return Ok(known);
        }
        self.asked_seconds.store(now_seconds, Ordering::Relaxed);
        self.ask(store).await?;
        Ok(self.get(hash))
    }

    /// True for the manifest that is served now.
    pub fn is_current(&self, known: &KnownManifest) -> bool {
        known.hash == self.current.hash
    }

    fn get(&self, hash: ManifestHash) -> Option<Arc<KnownManifest>> {
        self.all().into_iter().find(|known| known.hash == hash)
    }

    async fn ask(&self, store: &Store) -> Result<(), StoreError> {
        let stored = store.manifests().await?.into_iter().map(KnownManifest::of);
        let others = stored.filter(|known| !self.is_current(known)).collect();
        *self.others.write().unwrap_or_else(PoisonError::into_inner) = others;
        Ok(())
    }
}
