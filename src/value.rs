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
    /// The fields of a positional array, to be taken in order.
    pub fn fields(self) -> Option<Fields> {
        match self {
            Self::List(list) => Some(Fields(list.into_iter())),
            _ => None,
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

    /// Every element of an array, read by `each`; none if one of them does not fit.
    pub fn list<T>(self, mut each: impl FnMut(Self) -> Option<T>) -> Option<Vec<T>> {
        let Self::List(values) = self else { return None };
        let mut list = Vec::with_capacity(values.len());
        for value in values {
            list.push(each(value)?);
        }
        Some(list)
    }
}

/// An object with these entries.
pub fn object<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::Map(entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// A positional array of these fields; read back with [`Value::fields`].
pub fn fields<const N: usize>(fields: [Value; N]) -> Value {
    Value::List(fields.into())
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

/// The fields of a positional array. Each method takes the next field; none when it is missing or of another kind.
#[derive(Debug)]
pub struct Fields(std::vec::IntoIter<Value>);

impl Fields {
    /// The next field, whatever it is.
    pub fn any(&mut self) -> Option<Value> {
        self.0.next()
    }

    /// The next field as a whole number that fits `T`.
    pub fn int<T: TryFrom<u64>>(&mut self) -> Option<T> {
        if let Value::Int(value) = self.any()? {
            T::try_from(value).ok()
        } else {
            None
        }
    }

    /// The next field as a finite number.
    pub fn number(&mut self) -> Option<f64> {
        self.any()?.number().filter(|value| value.is_finite())
    }

    /// The next field as text.
    pub fn text(&mut self) -> Option<String> {
        self.any()?.text()
    }

    /// The next field as bytes.
    pub fn bytes(&mut self) -> Option<Vec<u8>> {
        self.any()?.bytes()
    }

    /// The next field as an array, read by `each`.
    pub fn list<T>(&mut self, each: impl FnMut(Value) -> Option<T>) -> Option<Vec<T>> {
        self.any()?.list(each)
    }

    /// `value` if no field is left over.
    pub fn end<T>(mut self, value: T) -> Option<T> {
        if self.any().is_none() {
            Some(value)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fields_are_taken_in_order_and_all_of_them() {
        let written = fields([7u32.into(), 1.5.into(), "x".into(), [1u8, 2].as_slice().into()]).write();
        let mut fields = Value::read(&written).unwrap().fields().unwrap();
        assert_eq!(fields.int::<u8>(), Some(7));
        assert_eq!(fields.number(), Some(1.5));
        assert_eq!(fields.text().as_deref(), Some("x"));
        assert_eq!(fields.bytes(), Some(vec![1, 2]));
        assert_eq!(fields.end(()), Some(()));
    }

    #[test]
    fn what_does_not_fit_is_none() {
        let list = |values: &[u64]| Value::List(values.iter().map(|&v| Value::Int(v)).collect()).fields().unwrap();
        assert_eq!(list(&[256]).int::<u8>(), None);
        assert_eq!(list(&[1]).text(), None);
        assert_eq!(list(&[]).any(), None);
        assert_eq!(list(&[1]).end(()), None, "left over");
        assert_eq!(Value::read(&[0x01, 0x02]), None, "left over");
    }

    #[test]
    fn what_is_written_is_what_is_read() {
        let list: Value = [Value::Nil, true.into(), u64::MAX.into(), (-1.5).into()].into_iter().collect();
        let value = object([("a", "text".into()), ("b", list), ("c", object([]))]);
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
