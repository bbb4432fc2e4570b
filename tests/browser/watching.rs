//! Capture as it is, with a list of what it noticed in place of the engine.

use super::page::{document, js};
use std::cell::RefCell;
use std::rc::Rc;
use vitrine::web::{Capture, Noticed};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// A page that is watched, and what was noticed on it.
pub struct Watched {
    noticed: Rc<RefCell<Vec<Noticed>>>,
    capture: Option<Capture>,
}

impl Watched {
    pub fn start() -> Self {
        let noticed: Rc<RefCell<Vec<Noticed>>> = Rc::default();
        let list = Rc::clone(&noticed);
        let capture = Capture::telling(Box::new(move |told| list.borrow_mut().push(told)));
        Self { noticed, capture: Some(capture) }
    }

    pub fn end(&mut self) {
        self.capture.take();
    }

    /// Events of one name in words: items, then text, then the list or the whole number that goes with it.
    pub fn told(&self, name: &str) -> Vec<String> {
        let words = |noticed: &Noticed| match noticed {
            Noticed::Event { kind, ids, text, detail, value } if kind.as_str() == name => {
                let number = if value.is_nan() { String::new() } else { format!("{value:.0}") };
                let parts = [ids.join(","), text.clone(), detail.clone(), number];
                Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
            }
            Noticed::Modality(used) if name == "modality" => Some((*used).to_owned()),
            _ => None,
        };
        self.noticed.borrow().iter().filter_map(words).collect()
    }

    /// Everything that was noticed.
    pub fn count(&self) -> usize {
        self.noticed.borrow().len()
    }

    /// Names of the events in their order.
    pub fn order(&self) -> Vec<&'static str> {
        let name = |noticed: &Noticed| match noticed {
            Noticed::Event { kind, .. } => kind.as_str(),
            Noticed::Modality(_) => "modality",
            Noticed::Friction { kind, .. } => kind,
        };
        self.noticed.borrow().iter().map(name).collect()
    }
}

/// Clicks on the first element that matches.
pub fn click(selector: &str) {
    document().query_selector(selector).unwrap().unwrap().unchecked_into::<HtmlElement>().click();
}

/// Markup of something small that shows an item in the upper left corner.
pub fn shown(id: &str) -> String {
    format!(r#"<div data-vitrine-item="{id}" style="position:fixed;top:0;left:0;width:40px;height:40px"></div>"#)
}

/// Goes to an address the way a single-page app does.
pub fn push(address: &str) {
    js(&format!("history.pushState({{}}, '', '{address}')"));
}

/// Makes the address what it was when the tests began.
pub fn go_home() {
    js("history.replaceState({}, '', '/')");
}
