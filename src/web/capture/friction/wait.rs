//! Waiting: the page came late, or says that it is busy where the shopper looks.

use super::super::nodes::each;
use super::super::{is_hidden, Watch};
use super::document;
use crate::friction::What;
use crate::web::reading::{below, call, global_at};
use js_sys::global;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// Says that something is under way, nobody knows for how long.
const BUSY: &str = "[aria-busy=true],progress:not([value]),[role=progressbar]:not([aria-valuenow])";
/// As many of them are looked at.
const MAX_BUSY: usize = 12;

impl Watch {
    /// The page came: after how long, and is it ready?
    pub(in crate::web::capture) fn begin_waiting(self: &Rc<Self>) {
        if is_hidden() {
            return;
        }
        let since_ms = global_at("performance.timeOrigin").as_f64().unwrap_or_default();
        let entries = call(&global_at("performance"), "getEntriesByType", &"navigation".into());
        let took_ms = below(&entries, "0.domInteractive").as_f64().unwrap_or_default();
        self.trace_at(What::Busy, 0, since_ms);
        self.trace_at(What::Busy, 0, since_ms + took_ms);
        self.arm();
    }

    /// True while something is busy in sight.
    pub(in crate::web::capture) fn look_at_waiting(self: &Rc<Self>) -> bool {
        let all = document().and_then(|document| document.query_selector_all(BUSY).ok());
        let busy = all.and_then(|all| each(&all).take(MAX_BUSY).find(is_in_sight));
        self.trace(if busy.is_some() { What::Busy } else { What::Quiet }, 0);
        busy.is_some()
    }
}

fn is_in_sight(element: &Element) -> bool {
    let place = call(element, "getBoundingClientRect", &JsValue::UNDEFINED);
    let px = |name| below(&place, name).as_f64().unwrap_or_default();
    px("height") > 0.0 && px("bottom") > 0.0 && px("top") < below(&global(), "innerHeight").as_f64().unwrap_or_default()
}
