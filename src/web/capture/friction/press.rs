//! Presses: what was pressed, whether it looked as if it could be, and whether it needs an answer that can be seen.

use super::super::nodes::each;
use super::super::{now_ms, Watch};
use crate::friction::What;
use crate::web::reading::{below, call, global_at};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

/// What looks as if it could be pressed; besides, whatever has a hand for a cursor.
const PRESSABLE: &str = "a[href],button,summary,[onclick],[role=button],[role=link],[role=tab],[role=switch],\
    input:is([type=button],[type=submit],[type=reset],[type=image])";
/// What needs no answer: it plays, is written in, answers by itself, is switched off, or is chosen already.
const EXCUSED: &str = "canvas,video,audio,iframe,label,select,textarea,[contenteditable],\
    input:not([type=button],[type=submit],[type=reset],[type=image]),[role=slider],[role=application],\
    [aria-disabled=true],[aria-selected=true],[aria-current]:not([aria-current=false])";
/// What leads to another page.
const LINK: &str = "a[href]:not([href='#'],[href=''],[href^='javascript:'])";
/// Says in a form that it was refused.
const REFUSAL: &str = "[aria-invalid=true],[role=alert]:not(:empty)";
/// What sends a form.
pub(super) const SENDER: &str = ":is(button:not([type]),[type=submit],[type=image])";
/// How many levels above what was pressed belong to it.
const AROUND: usize = 3;
/// Fields around it whose values may be the answer.
const MAX_FIELDS: usize = 30;

/// What was pressed last, and what stood around it.
pub struct Pressed {
    pub(super) scope: Element,
    values: String,
    /// The click or the submission itself: later it knows whether the page kept the browser from following it.
    event: Option<Event>,
    /// True for a form that was sent and is not known to be refused.
    sent: bool,
    pub(super) number: u32,
}

impl Watch {
    /// A pointer went down: from now on the page may answer, for some do before the click.
    pub(in crate::web::capture) fn pressing(self: &Rc<Self>, event: &Event) {
        self.look_at_press();
        self.friction.answers.forget();
        self.arm();
        if let Ok(element) = event.composed_path().get(0).dyn_into::<Element>() {
            self.remember_scope(&element);
        }
    }

    /// A click, by whatever it was made.
    pub(in crate::web::capture) fn pressed(self: &Rc<Self>, event: &Event) {
        if !below(event, "isTrusted").is_truthy() || self.is_denied() {
            return;
        }
        let path = event.composed_path();
        let Ok(first) = path.get(0).dyn_into::<Element>() else { return };
        let mut pressable = None;
        for node in path.iter() {
            let Ok(element) = node.dyn_into::<Element>() else { continue };
            if is(&element, EXCUSED) {
                return self.trace(What::Answer, 0);
            }
            if pressable.is_none() && is(&element, PRESSABLE) {
                pressable = Some(element);
            }
        }
        let style = call(&js_sys::global(), "getComputedStyle", &first);
        let has_hand = below(&style, "cursor").as_string().is_some_and(|cursor| cursor == "pointer");
        let looks_so = pressable.is_some() || has_hand;
        let element = pressable.unwrap_or(first);
        self.arm();
        self.look_at_press();
        let clicks = below(event, "detail").as_f64().unwrap_or_default();
        if clicks == 0.0 {
            // A key's: no pointer went down before it.
            self.friction.answers.forget();
        }
        self.remember_scope(&element);
        let number = self.number(&element);
        let follows = is(&element, LINK).then(|| event.clone());
        let playing = self.friction.pressed.borrow_mut().as_mut().is_some_and(|pressed| {
            pressed.number = number;
            pressed.event = follows;
            call(&pressed.scope, "querySelector", &"canvas,video,audio".into()).is_object()
        });
        if playing {
            return self.trace(What::Answer, 0);
        }
        let place = |name| below(event, name).as_f64().unwrap_or_default() as f32;
        let (x, y) = (place("clientX"), place("clientY"));
        let what = match looks_so {
            true => What::Press(x, y),
            false if clicks > 1.0 && selects() => What::Select(x, y),
            false => What::Touch(x, y),
        };
        // When it was done: a page that is busy hears of all at once.
        let age_ms = below(event, "timeStamp")
            .as_f64()
            .zip(call(&global_at("performance"), "now", &JsValue::UNDEFINED).as_f64());
        self.trace_at(what, number, now_ms() - age_ms.map_or(0.0, |(at_ms, heard_ms)| heard_ms - at_ms));
        if looks_so {
            self.pressed_in_form(&element);
        }
        if self.friction.answers.is_there() {
            self.trace(What::Answer, 0);
        }
    }

    /// A form was sent: the browser follows it, unless the page does something else with it.
    pub(in crate::web::capture) fn follow_submit(&self, event: &Event, form: &Element, number: u32) {
        self.friction.answers.forget();
        self.remember_scope(form);
        if let Some(pressed) = self.friction.pressed.borrow_mut().as_mut() {
            (pressed.event, pressed.sent, pressed.number) = (Some(event.clone()), true, number);
        }
    }

    /// What became of the last press.
    pub(in crate::web::capture) fn look_at_press(self: &Rc<Self>) {
        let mut pressed = self.friction.pressed.borrow_mut();
        let Some(last) = pressed.as_mut() else { return };
        let (number, values) = (last.number, values_in(&last.scope));
        let leads = last.event.take().is_some_and(|event| !below(&event, "defaultPrevented").is_truthy());
        let answered = last.values != values;
        last.values = values;
        // A message that stood there before, and is not touched, is none.
        let refused = last.sent
            && self.friction.answers.is_there()
            && call(&last.scope, "querySelector", &REFUSAL.into()).is_object();
        last.sent &= !refused;
        drop(pressed);
        if leads {
            self.trace(What::Leads, number);
        }
        if refused {
            self.trace(What::Refusal, number);
        }
        if answered {
            self.answered();
        }
    }

    fn remember_scope(&self, element: &Element) {
        let scope = around(element);
        let mut pressed = self.friction.pressed.borrow_mut();
        if pressed.as_ref().is_none_or(|pressed| pressed.scope != scope) {
            *pressed = Some(Pressed { values: values_in(&scope), scope, event: None, sent: false, number: 0 });
        }
    }
}

/// True when words are selected.
fn selects() -> bool {
    let selection = call(&js_sys::global(), "getSelection", &JsValue::UNDEFINED);
    below(&selection, "type").as_string().is_some_and(|kind| kind == "Range")
}

/// The form an element is in, or a few levels above it.
fn around(element: &Element) -> Element {
    let mut around = element.clone();
    for _ in 0..AROUND {
        match below(&around, "parentElement").dyn_into::<Element>() {
            Ok(above) if !is(&above, "html,body,main") => around = above,
            _ => break,
        }
    }
    closest(element, "form").unwrap_or(around)
}

/// What stands in the fields of an element, in one text; it is compared and forgotten. Setting a value tells nobody else.
fn values_in(scope: &Element) -> String {
    let Ok(fields) = scope.query_selector_all("input:not([type=password]),select,output,progress") else {
        return String::new();
    };
    let mut values = String::new();
    for field in each(&fields).take(MAX_FIELDS) {
        values.push_str(&below(&field, "value").as_string().unwrap_or_default());
    }
    values
}

/// The nearest ancestor that matches, or the element itself.
pub(super) fn closest(element: &Element, selector: &str) -> Option<Element> {
    call(element, "closest", &selector.into()).dyn_into().ok()
}

/// True when an element matches.
pub(in crate::web::capture) fn is(element: &JsValue, selector: &str) -> bool {
    call(element, "matches", &selector.into()).is_truthy()
}
