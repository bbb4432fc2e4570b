//! What the facade passes on from the shop's options, already validated.

use crate::sync::consent::{Consent, ConsentState};
use serde::Deserialize;

/// The engine's configuration.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Config {
    /// Name of the shop; part of every storage name.
    pub shop: String,
    /// The shopper's decision so far.
    pub consent: ConsentConfig,
    /// Where reports go; absent: nowhere.
    #[serde(default)]
    pub sync: Option<SyncConfig>,
    /// Watch the page's markup.
    #[serde(default)]
    pub capture: bool,
}

/// Consent as JavaScript says it.
#[derive(Debug, Clone, Deserialize)]
pub struct ConsentConfig {
    /// `denied`, `pending` or `granted`.
    pub personalize: String,
    /// `denied`, `pending` or `granted`.
    pub sync: String,
}

/// Where and when reports go.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SyncConfig {
    /// Takes reports (POST).
    pub endpoint: String,
    /// Serves the manifest (GET).
    pub manifest: String,
    /// Upper bound of the random delay before a report leaves.
    pub max_delay_seconds: f64,
}

impl ConsentConfig {
    /// The decision in the core's terms.
    pub fn parse(&self) -> Consent {
        Consent { personalize: ConsentState::parse(&self.personalize), sync: ConsentState::parse(&self.sync) }
    }
}
