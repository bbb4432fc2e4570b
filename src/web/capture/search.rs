//! A search form that is sent off says what was searched for, whether or not the shop answers it without leaving the page.

use super::{target, Watch};
use crate::event::EventKind;
use crate::web::reading::below;
use std::rc::Rc;
use web_sys::Event;

/// The field of a search form. A selector looks at ancestors outside of the form as well, so a `role="search"` around it will do.
const FIELD: &str = "[data-vitrine-search] input:is([type=search],[type=text],:not([type])),\
    :is([role=search],search) input[type=search]";

impl Watch {
    pub(super) fn submitted(self: &Rc<Self>, event: &Event) {
        self.sent(event);
        let Some(field) = target(event).and_then(|form| form.query_selector_all(FIELD).ok()?.item(0)) else { return };
        let words = below(&field, "value").as_string().unwrap_or_default();
        let words = words.trim_ascii();
        if !words.is_empty() {
            self.happened(EventKind::Search, words.to_owned(), f64::NAN);
        }
    }
}
