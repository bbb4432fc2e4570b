//! What the facade passes on from the shop's options, already validated.

use crate::sync::consent::{Consent, ConsentState};
use crate::value::Value;

/// The engine's configuration.
#[derive(Debug, Clone)]
pub struct Config {
    /// Name of the shop; part of every storage name.
    pub shop: String,
    /// The shopper's decision so far.
    pub consent: Consent,
    /// Where reports go; absent: nowhere.
    pub sync: Option<SyncConfig>,
    /// Watch the page's markup.
    pub capture: bool,
}

/// Where and when reports go.
#[derive(Debug, Clone)]
pub struct SyncConfig {
    /// Takes reports (POST).
    pub endpoint: String,
    /// Serves the manifest (GET).
    pub manifest: String,
    /// Upper bound of the random delay before a report leaves.
    pub max_delay_seconds: f64,
}

impl Config {
    /// Reads the facade's object; none without a shop's name.
    pub fn read(mut object: Value) -> Option<Self> {
        let mut consent = object.take("consent");
        let mut state =
            |purpose| consent.take(purpose).text().map_or(ConsentState::Pending, |text| ConsentState::parse(&text));
        let (personalize, sync) = (state("personalize"), state("sync"));
        Some(Self {
            shop: object.take("shop").text()?,
            consent: Consent { personalize, sync },
            sync: SyncConfig::read(object.take("sync")),
            capture: object.take("capture").bool().unwrap_or_default(),
        })
    }
}

impl SyncConfig {
    fn read(mut object: Value) -> Option<Self> {
        Some(Self {
            endpoint: object.take("endpoint").text()?,
            manifest: object.take("manifest").text()?,
            max_delay_seconds: object.take("maxDelaySeconds").number()?,
        })
    }
}
