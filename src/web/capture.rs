//! Notices what happens on the page from its markup: `data-vitrine-item="<item id>"` on anything that shows an item.

mod clicks;
mod impressions;

use super::page::Page;
use gloo_events::EventListener;
use impressions::Impressions;
use std::rc::Rc;

/// The attribute that names an item.
pub const ITEM_ATTRIBUTE: &str = "data-vitrine-item";
/// Selects what names an item.
pub const ITEM_SELECTOR: &str = "[data-vitrine-item]";

/// Everything that watches; dropping it ends the watching.
pub struct Capture {
    _clicks: Option<EventListener>,
    _impressions: Option<Rc<Impressions>>,
}

impl Capture {
    /// Begins to watch.
    pub fn start(page: &Rc<Page>) -> Self {
        Self { _clicks: clicks::listen(page), _impressions: Impressions::start(page) }
    }
}
