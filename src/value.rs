//! Data of any shape: what is stored, sent or handed to JavaScript is first this, and what comes in is asked for its parts.
//!
//! Deriving serde's traits for every such type compiles the MessagePack reader and writer once per field type; going through
//! this one type, together with [`crate::order`], took the engine from 143 to 108 KB of brotli, and an old snapshot's layout stands in plain sight.

mod codec;

/// A value read from MessagePack or handed over by JavaScript.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing: nil, `null`, `undefined`.
    Nil,
    /// True or false.
    Bool(bool),
    /// A whole number that is not negative.
    Int(u64),
    /// Any other number.
    Float(f64),
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
    /// The fields of a positional array, to be taken in order. What is no array has none, and does not end well.
    pub fn fields(self) -> Fields {
        match self {
            Self::List(list) => Fields { values: list.into_iter(), fit: true },
            _ => Fields { values: Vec::new().into_iter(), fit: false },
        }
    }

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
            Self::Int(value) => Some(*value as f64),
            Self::Float(value) => Some(*value),
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

    /// Bytes.
    pub fn bytes(self) -> Option<Vec<u8>> {
        if let Self::Bytes(value) = self {
            Some(value)
        } else {
            None
        }
    }
}

/// A positional array in the making; read back with [`Value::fields`]. Calls instead of an array of values: a record is written
/// in dozens of places, and a call is a few bytes.
#[derive(Debug, Default)]
pub struct Record(Vec<Value>);

impl Record {
    /// Adds a whole number.
    #[inline(never)]
    pub fn int(&mut self, value: impl Into<u64>) -> &mut Self {
        self.value(Value::Int(value.into()))
    }

    /// Adds any number.
    pub fn number(&mut self, value: f64) -> &mut Self {
        self.value(Value::Float(value))
    }

    /// Adds text.
    #[inline(never)]
    pub fn text(&mut self, value: &str) -> &mut Self {
        self.value(Value::Text(value.to_owned()))
    }

    /// Adds bytes.
    #[inline(never)]
    pub fn bytes(&mut self, value: &[u8]) -> &mut Self {
        self.value(Value::Bytes(value.to_owned()))
    }

    /// Adds a truth value.
    pub fn bool(&mut self, value: bool) -> &mut Self {
        self.value(Value::Bool(value))
    }

    /// Adds a value of any kind.
    #[inline(never)]
    pub fn value(&mut self, value: Value) -> &mut Self {
        self.0.push(value);
        self
    }

    /// Adds an array.
    pub fn list(&mut self, values: impl Iterator<Item = Value>) -> &mut Self {
        self.value(values.collect())
    }

    /// The array.
    pub fn end(&mut self) -> Value {
        Value::List(std::mem::take(&mut self.0))
    }
}

/// An object in the making.
#[derive(Debug, Default)]
pub struct Object(Vec<(String, Value)>);

impl Object {
    /// Adds a number.
    #[inline(never)]
    pub fn number(&mut self, name: &str, value: impl Into<f64>) -> &mut Self {
        self.value(name, Value::Float(value.into()))
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

impl From<u64> for Value {
    fn from(value: u64) -> Self {
        Self::Int(value)
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Self::Int(u64::from(value))
    }
}

impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Self::Float(value)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
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

/// The fields of a positional array, taken in order. What is missing or of another kind is a default, and is remembered: at
/// the end [`Self::end`] tells whether everything fitted. One check instead of one per field keeps readers small.
#[derive(Debug)]
pub struct Fields {
    values: std::vec::IntoIter<Value>,
    fit: bool,
}

impl Fields {
    /// The next field, whatever it is.
    #[inline(never)]
    pub fn any(&mut self) -> Value {
        let next = self.values.next();
        self.fit &= next.is_some();
        next.unwrap_or(Value::Nil)
    }

    /// The next field as a whole number.
    #[inline(never)]
    pub fn u64(&mut self) -> u64 {
        let value = self.any();
        self.fit &= matches!(value, Value::Int(_));
        if let Value::Int(value) = value {
            value
        } else {
            0
        }
    }

    /// The next field as a whole number below 2^32.
    #[inline(never)]
    pub fn u32(&mut self) -> u32 {
        let value = u32::try_from(self.u64());
        self.fit &= value.is_ok();
        value.unwrap_or_default()
    }

    /// The next field as a whole number below 2^16.
    #[inline(never)]
    pub fn u16(&mut self) -> u16 {
        let value = u16::try_from(self.u64());
        self.fit &= value.is_ok();
        value.unwrap_or_default()
    }

    /// The next field as a finite number.
    #[inline(never)]
    pub fn number(&mut self) -> f64 {
        let value = self.any().number().filter(|value| value.is_finite());
        self.fit &= value.is_some();
        value.unwrap_or_default()
    }

    /// The next field as a truth value.
    #[inline(never)]
    pub fn bool(&mut self) -> bool {
        let value = self.any().bool();
        self.fit &= value.is_some();
        value.unwrap_or_default()
    }

    /// The next field as text.
    #[inline(never)]
    pub fn text(&mut self) -> String {
        let value = self.any().text();
        self.fit &= value.is_some();
        value.unwrap_or_default()
    }

    /// The next field as bytes.
    #[inline(never)]
    pub fn bytes(&mut self) -> Vec<u8> {
        let value = self.any().bytes();
        self.fit &= value.is_some();
        value.unwrap_or_default()
    }

    /// The elements of the next field, an array.
    #[inline(never)]
    pub fn list(&mut self) -> std::vec::IntoIter<Value> {
        let fields = self.any().fields();
        self.fit &= fields.fit;
        fields.values
    }

    /// The fields that are left, each to be read for itself.
    pub fn rest(&mut self) -> &mut std::vec::IntoIter<Value> {
        &mut self.values
    }

    /// True when no field is left.
    pub fn is_empty(&self) -> bool {
        self.values.len() == 0
    }

    /// Remembers whether something else about the array fitted.
    pub fn require(&mut self, fits: bool) {
        self.fit &= fits;
    }

    /// True when every field was there, was of its kind, and none is left over.
    #[inline(never)]
    pub fn end(self) -> bool {
        self.fit && self.values.len() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fields_are_taken_in_order_and_all_of_them() {
        let written = Record::default().int(7u32).number(1.5).text("x").bytes(&[1, 2]).bool(true).end().write();
        let mut fields = Value::read(&written).unwrap().fields();
        assert_eq!((fields.u16(), fields.number(), fields.text().as_str()), (7, 1.5, "x"));
        assert_eq!((fields.bytes(), fields.bool()), (vec![1, 2], true));
        assert!(fields.end());
    }

    #[test]
    fn what_does_not_fit_does_not_end_well() {
        let list = |values: &[u64]| Value::List(values.iter().map(|&v| Value::Int(v)).collect()).fields();
        let ends = |mut fields: Fields, take: fn(&mut Fields)| {
            take(&mut fields);
            fields.end()
        };
        assert!(ends(list(&[65_535]), |f| _ = f.u16()) && !ends(list(&[65_536]), |f| _ = f.u16()));
        assert!(!ends(list(&[1 << 32]), |f| _ = f.u32()));
        assert!(!ends(list(&[1]), |f| _ = f.text()) && !ends(list(&[1]), |f| _ = f.list()));
        assert!(!ends(list(&[]), |f| _ = f.any()), "missing");
        assert!(!ends(list(&[1, 2]), |f| _ = f.any()), "left over");
        assert!(!Value::Nil.fields().end(), "no array at all");
        assert_eq!(Value::read(&[0x01, 0x02]), None, "left over");
    }

    #[test]
    fn what_is_written_is_what_is_read() {
        let list: Value = [Value::Nil, true.into(), u64::MAX.into(), (-1.5).into()].into_iter().collect();
        let value = Object::default().text("a", "text").value("b", list).value("c", Value::Map(Vec::new())).end();
        assert_eq!(Value::read(&value.write()), Some(value));
    }

    #[test]
    fn deep_nesting_is_refused() {
        assert_eq!(Value::read(&[0x91; 10_000]), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = Value::read(&bytes);
        }
    }
}
