//! What the facade passes on from the shop's options, already validated.

use crate::profile::retention::Retention;
use crate::profile::tags::Locale;
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
    /// Notice by itself what happens on the page, how the shopper came to it, and on what kind of device.
    pub capture: bool,
    /// Language of tags and their evidence.
    pub locale: Locale,
    /// Whether the shopper's choices move the weights of their own ranking.
    pub learn: bool,
    /// How long each level of the profile is kept.
    pub retention: Retention,
    /// The shop's own palettes, as it wrote them; reading them is for the engine's rest ([`super::Page::palettes`]).
    pub palettes: Value,
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
            palettes: object.take("palettes"),
            shop: object.take("shop").text()?,
            consent: Consent { personalize, sync },
            sync: SyncConfig::read(object.take("sync")),
            capture: object.take("capture").bool().unwrap_or_default(),
            locale: object.take("locale").text().map_or(Locale::En, |code| Locale::parse(&code)),
            learn: object.take("learn").bool().unwrap_or(true),
            retention: read_retention(object.take("retention")),
        })
    }
}

fn read_retention(mut days: Value) -> Retention {
    let default = Retention::default();
    let mut read = |level, otherwise| days.take(level).number().filter(|days| *days > 0.0).unwrap_or(otherwise);
    Retention {
        basic_days: read("basic", default.basic_days),
        behaviour_days: read("behaviour", default.behaviour_days),
        preference_days: read("preference", default.preference_days),
        value_days: read("value", default.value_days),
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
