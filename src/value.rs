//! Data of any shape, as JavaScript has it: what is handed over is first this, and what comes in is asked for its parts.
//!
//! Deriving serde's traits for every such type compiles a serialiser once per field type; this type has the only one.

use serde::ser::{Serialize, Serializer};

/// A value handed over to JavaScript, or by it.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Value {
    /// Nothing: nil, `null`, `undefined`.
    #[default]
    Nil,
    /// True or false.
    Bool(bool),
    /// A number.
    Number(f64),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// An array.
    List(Vec<Value>),
    /// An object with text keys.
    Map(Vec<(String, Value)>),
}

impl Value {
    /// The value under a key of an object; nil when it is not there.
    pub fn take(&mut self, key: &str) -> Self {
        let found = match self {
            Self::Map(entries) => entries.iter_mut().find(|(name, _)| name == key),
            _ => None,
        };
        found.map_or(Self::Nil, |(_, value)| std::mem::replace(value, Self::Nil))
    }

    /// A number of either kind.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(value) => Some(*value),
            _ => None,
        }
    }

    /// A truth value.
    pub fn bool(&self) -> Option<bool> {
        if let Self::Bool(value) = self {
            Some(*value)
        } else {
            None
        }
    }

    /// Text.
    pub fn text(self) -> Option<String> {
        if let Self::Text(value) = self {
            Some(value)
        } else {
            None
        }
    }
}

/// An object in the making.
#[derive(Debug, Default)]
pub struct Object(Vec<(String, Value)>);

impl Object {
    /// Adds a number.
    #[inline(never)]
    pub fn number(&mut self, name: &str, value: impl Into<f64>) -> &mut Self {
        self.value(name, Value::Number(value.into()))
    }

    /// Adds text.
    #[inline(never)]
    pub fn text(&mut self, name: &str, value: &str) -> &mut Self {
        self.value(name, Value::Text(value.to_owned()))
    }

    /// Adds a truth value.
    #[inline(never)]
    pub fn bool(&mut self, name: &str, value: bool) -> &mut Self {
        self.value(name, Value::Bool(value))
    }

    /// Adds a value of any kind.
    #[inline(never)]
    pub fn value(&mut self, name: &str, value: Value) -> &mut Self {
        self.0.push((name.to_owned(), value));
        self
    }

    /// The object.
    pub fn end(&mut self) -> Value {
        Value::Map(std::mem::take(&mut self.0))
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Self::Number(f64::from(value))
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<&[u8]> for Value {
    fn from(value: &[u8]) -> Self {
        Self::Bytes(value.to_owned())
    }
}

impl FromIterator<Self> for Value {
    fn from_iter<I: IntoIterator<Item = Self>>(list: I) -> Self {
        // Through `dyn`, so that the collecting is compiled once and not per caller.
        collect(&mut list.into_iter())
    }
}

fn collect(values: &mut dyn Iterator<Item = Value>) -> Value {
    let mut list = Vec::new();
    for value in values {
        list.push(value);
    }
    Value::List(list)
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nil => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(value) => serializer.serialize_f64(*value),
            Self::Text(value) => serializer.serialize_str(value),
            Self::Bytes(value) => serializer.serialize_bytes(value),
            Self::List(list) => serializer.collect_seq(list),
            Self::Map(entries) => serializer.collect_map(entries.iter().map(|(name, value)| (name, value))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_what_json_would_say() {
        let list: Value = [Value::Nil, Value::Bool(true), 7u32.into()].into_iter().collect();
        let value = Object::default().text("a", "text").value("b", list).number("c", -1.5).bool("d", false).end();
        let json = serde_json::json!({ "a": "text", "b": [null, true, 7.0], "c": -1.5, "d": false });
        assert_eq!(serde_json::to_value(&value).unwrap(), json);
    }

    #[test]
    fn what_is_taken_is_gone() {
        let mut value = Object::default().text("a", "text").end();
        assert_eq!(value.take("a").text().as_deref(), Some("text"));
        assert_eq!((value.take("a"), value.take("b"), Value::Nil.take("c")), (Value::Nil, Value::Nil, Value::Nil));
    }
}
