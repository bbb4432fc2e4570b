//! What takes time, as one kind of promise: each further async block would bring its own copy of the promise machinery.

use super::convert::{preview, to_js};
use crate::sync::consent::Consent;
use crate::value::Value;
use crate::web::{fetch_manifest, flush, Page, PlatformCoins};
use js_sys::{Function, Promise};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::future_to_promise;

/// Something that takes time.
pub enum Task {
    /// Start the browser side; the function is told of changes.
    Open(Function),
    /// Delete the profile.
    Erase,
    /// Bring storage in line with a decision that is in effect already.
    FollowConsent {
        /// The decision before.
        before: Consent,
    },
    /// Show what would leave.
    Preview {
        /// The facade's clock.
        now_ms: f64,
    },
    /// Deliver what is due.
    Flush,
}

impl Task {
    /// Begins; the promise resolves with the task's result and never rejects.
    pub fn begin(self, page: Rc<Page>) -> Promise {
        future_to_promise(async move { Ok(self.run(&page).await) })
    }

    async fn run(self, page: &Rc<Page>) -> JsValue {
        match self {
            Self::Open(notify) => page.open(notify).await,
            Self::Erase => page.erase().await,
            Self::FollowConsent { before } => page.follow_consent(before).await,
            Self::Preview { now_ms } => return to_js(&would_leave(page, now_ms).await),
            Self::Flush => return flush(page).await.into(),
        }
        JsValue::UNDEFINED
    }
}

/// The reports that would leave now; none when the manifest cannot be had.
async fn would_leave(page: &Page, now_ms: f64) -> Value {
    let coins = if fetch_manifest(page).await { PlatformCoins::new() } else { None };
    let look_mode = page.look_mode();
    let prepared = coins.map(|mut coins| page.engine.borrow_mut().preview(&look_mode, now_ms, &mut coins));
    prepared.iter().flatten().map(|report| preview(report, page.config.locale)).collect()
}
