//! How the shopper came to this page: hosts and campaign of the address, handed to the core, which keeps the class only.

use super::page::Page;
use super::reading::{below, call, number, text};
use crate::signal::arrival::Arrival;
use crate::sync::consent::ConsentState;
use wasm_bindgen::JsValue;
use web_sys::Url;

/// Click ids that advertising networks put into the address.
const CLICK_IDS: [&str; 4] = ["gclid", "msclkid", "fbclid", "ttclid"];

/// What the browser tells about how this page was opened; fields as of [`Arrival`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Landing {
    /// Host of the page before.
    pub referrer_host: String,
    /// Host of this page.
    pub own_host: String,
    /// `utm_source`.
    pub source: String,
    /// `utm_medium`.
    pub medium: String,
    /// True with a click id in the address.
    pub paid: bool,
}

impl Landing {
    /// Reads it. A page that was reloaded or gone back to was not arrived at: it names its own host as the one before.
    pub fn read() -> Self {
        let own_host = text("location.hostname");
        // 1 is a reload, 2 a way back; a browser without the number is believed.
        let again = number("performance.navigation.type").is_some_and(|kind| kind > 0.0);
        let parameters = if again { JsValue::UNDEFINED } else { below(&url("location.href"), "searchParams") };
        let parameter = |name: &str| call(&parameters, "get", &name.into()).as_string().unwrap_or_default();
        Self {
            referrer_host: below(&url(if again { "location.href" } else { "document.referrer" }), "hostname")
                .as_string()
                .unwrap_or_default(),
            own_host,
            source: parameter("utm_source"),
            medium: parameter("utm_medium"),
            paid: CLICK_IDS.into_iter().any(|id| !parameter(id).is_empty()),
        }
    }

    /// The same for the core.
    pub fn arrival(&self) -> Arrival<'_> {
        Arrival {
            referrer_host: &self.referrer_host,
            own_host: &self.own_host,
            source: &self.source,
            medium: &self.medium,
            paid: self.paid,
        }
    }
}

/// The address that stands at a path below the window; undefined if there is none.
fn url(path: &str) -> JsValue {
    Url::new(&text(path)).map_or(JsValue::UNDEFINED, JsValue::from)
}

/// Tells the engine, unless the shopper refused.
pub fn tell(page: &Page) {
    let mut engine = page.engine.borrow_mut();
    if engine.consent().personalize != ConsentState::Denied {
        engine.arrive(&Landing::read().arrival(), page.now_ms());
    }
}
