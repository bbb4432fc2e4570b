//! What was wrong with a wish for the look, as JavaScript gets it: nothing is thrown, and nothing is mended in silence.

use crate::value::{Object, Value};

/// Something about a field: `unknown_value`, `unknown_field` or `bad_palette`.
pub fn about(code: &str, field: &str) -> Value {
    Object::default().text("code", code).text("field", field).end()
}

/// A number outside its range, and what is used instead.
pub fn clamped(field: &str, used: f64) -> Value {
    Object::default().text("code", "clamped").text("field", field).number("used", used).end()
}

/// A palette that cannot be read: its pairs, from [`pair`].
pub fn low_contrast(field: &str, pairs: Vec<Value>) -> Value {
    Object::default().text("code", "low_contrast").text("field", field).value("pairs", Value::List(pairs)).end()
}

/// Two roles of a palette, the best contrast that could be reached between them, and the one they need.
pub fn pair(front: &str, ground: &str, reached: f64, needed: f64) -> Value {
    let reached = libm::round(reached * 100.0) / 100.0;
    Object::default()
        .text("front", front)
        .text("ground", ground)
        .number("reached", reached)
        .number("needed", needed)
        .end()
}
