//! The manifest that is served now, and the earlier ones under which reports may still arrive.

use crate::store::{Store, StoreError};
use axum::body::Bytes;
use vitrine::sync::manifest::{Manifest, ManifestHash};

/// A manifest with its hash.
#[derive(Debug, Clone)]
pub struct KnownManifest {
    /// What travels with its reports.
    pub hash: ManifestHash,
    /// The manifest.
    pub manifest: Manifest,
}

/// Every manifest this collector knows; there is always a current one.
#[derive(Debug)]
pub struct KnownManifests {
    /// The bytes of the current manifest, as served.
    pub served: Bytes,
    current: KnownManifest,
    earlier: Vec<KnownManifest>,
}

impl KnownManifests {
    /// Makes `manifest` the current one and remembers it in the store. `today` is the epoch day.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn load(manifest: Manifest, store: &Store, today: u32) -> Result<Self, StoreError> {
        store.remember_manifest(&manifest, today).await?;
        let current = KnownManifest { hash: manifest.hash(), manifest };
        let earlier =
            store.manifests().await?.into_iter().map(|manifest| KnownManifest { hash: manifest.hash(), manifest });
        let earlier = earlier.filter(|known| known.hash != current.hash).collect();
        Ok(Self { served: Bytes::from(current.manifest.encode()), current, earlier })
    }

    /// The current manifest, then the earlier ones, newest first.
    pub fn all(&self) -> impl Iterator<Item = &KnownManifest> {
        std::iter::once(&self.current).chain(&self.earlier)
    }

    /// The manifest with this hash.
    pub fn get(&self, hash: ManifestHash) -> Option<&KnownManifest> {
        self.all().find(|known| known.hash == hash)
    }

    /// True for the manifest that is served now.
    pub fn is_current(&self, known: &KnownManifest) -> bool {
        known.hash == self.current.hash
    }
}
