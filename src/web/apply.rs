//! Puts a look on the page: attributes and custom properties of the root element, nothing else. No look, no trace.

use crate::look::axis::{CHOICES, NUMBERS};
use crate::look::palette::ROLES;
use crate::look::{Look, ATTRIBUTES};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Makes the root element show `look`; what an earlier look set and this one does not is taken away.
pub fn apply(look: &Look) {
    let Some(root) = root() else { return };
    let attribute = |name| match value_of(&look.attributes, name) {
        // Setting the same value again would wake every MutationObserver of the page.
        Some(value) if root.get_attribute(name).as_deref() == Some(value) => {}
        Some(value) => drop(root.set_attribute(name, value)),
        None => drop(root.remove_attribute(name)),
    };
    ATTRIBUTES.into_iter().for_each(attribute);
    CHOICES.iter().for_each(|choice| attribute(choice.attribute));
    let style = root.style();
    // The empty text takes a property away.
    let property = |name| drop(style.set_property(name, value_of(&look.properties, name).unwrap_or_default()));
    NUMBERS.iter().for_each(|number| property(number.property));
    ROLES.iter().for_each(|role| property(role.property));
    // An empty style attribute would be a trace.
    if root.get_attribute("style").is_some_and(|style| style.is_empty()) {
        drop(root.remove_attribute("style"));
    }
}

fn root() -> Option<HtmlElement> {
    web_sys::window()?.document()?.document_element()?.dyn_into().ok()
}

fn value_of<'a>(pairs: &'a [(&'static str, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
}
