//! What the shopper chose; an absent field means "as the shop has it".

use super::axis::{CHOICES, NUMBERS};
use super::palette::Palette;
use super::{modules, problem, theme};
use crate::value::Value;

/// The shopper's choices by the names of their fields, each of them clean: a choice's word, a number within its range, a theme, an
/// arrangement, or true. As data, because it comes as an object, is kept as one and is told as one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Preferences(Vec<(String, Value)>);

impl Preferences {
    /// Takes what is said now over what was said before: `null` takes a field back, numbers are clamped into their range, and what
    /// makes no sense changes nothing. Gives what was wrong.
    pub fn merge(&mut self, said: Value, palettes: &[Palette]) -> Vec<Value> {
        let mut problems = Vec::new();
        let Value::Map(fields) = said else { return problems };
        for (field, value) in fields {
            let before = self.take(&field);
            // Off is what nobody said.
            let is_taken_back = matches!(value, Value::Nil | Value::Bool(false)) && is_field(&field);
            let after =
                if is_taken_back { None } else { clean(&field, value, &before, palettes, &mut problems).or(before) };
            if let Some(after) = after {
                self.0.push((field, after));
            }
        }
        problems
    }

    /// The value of a field.
    pub fn get(&self, field: &str) -> Option<&Value> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, value)| value)
    }

    /// The word of a field.
    pub fn word(&self, field: &str) -> Option<&str> {
        match self.get(field) {
            Some(Value::Text(word)) => Some(word),
            _ => None,
        }
    }

    /// True when elder mode is on.
    pub fn is_elder(&self) -> bool {
        self.get("elder").is_some()
    }

    /// The preferences as the object JavaScript gets and localStorage keeps; what was not said is not in it.
    pub fn to_value(&self) -> Value {
        Value::Map(self.0.clone())
    }

    fn take(&mut self, field: &str) -> Option<Value> {
        let place = self.0.iter().position(|(name, _)| name == field)?;
        Some(self.0.remove(place).1)
    }
}

/// Fields that are neither a choice nor a number.
const OTHERS: [&str; 4] = ["theme", "elder", "readAloud", "modules"];

fn is_field(name: &str) -> bool {
    OTHERS.contains(&name)
        || CHOICES.iter().any(|choice| choice.name == name)
        || NUMBERS.iter().any(|number| number.name == name)
}

/// A field's value as it is kept; none when it makes no sense, which is told.
fn clean(
    field: &str,
    value: Value,
    before: &Option<Value>,
    palettes: &[Palette],
    problems: &mut Vec<Value>,
) -> Option<Value> {
    let made_sense = match &value {
        Value::Number(said) => {
            if let Some(number) = NUMBERS.iter().find(|number| number.name == field && !said.is_nan()) {
                // Not `clamp`: its panic brings the float printer.
                let used = said.max(number.range.0).min(number.range.1);
                if used != *said {
                    problems.push(problem::clamped(field, used));
                }
                return Some(Value::Number(used));
            }
            false
        }
        Value::Text(word) if field == "theme" => {
            theme::BUILT_IN.contains(&word.as_str()) || palettes.iter().any(|palette| palette.name == *word)
        }
        Value::Text(word) => {
            CHOICES.iter().any(|choice| choice.name == field && choice.values.contains(&word.as_str()))
        }
        Value::Bool(_) => field == "elder" || field == "readAloud",
        _ => false,
    };
    if made_sense {
        return Some(value);
    }
    let arrangement =
        (field == "modules").then(|| modules::merged(before.clone().unwrap_or(Value::Nil), value)).flatten();
    if arrangement.is_none() {
        let code = if is_field(field) { "unknown_value" } else { "unknown_field" };
        problems.push(problem::about(code, field));
    }
    arrangement
}
