//! The shopper's own order of a page's modules, by the zone they stand in. Only names are kept; which of them may move, and
//! where, the shop says in its markup.

use super::is_name;
use crate::value::Value;

const MAX_ZONES: usize = 16;
const MAX_MODULES: usize = 40;

/// The arrangement after what is said now, as data: an object of lists. A zone's new order replaces its old one, an empty one takes
/// it back. None when part of it made no sense.
pub fn merged(before: Value, said: Value) -> Option<Value> {
    let Value::Map(said) = said else { return None };
    let mut zones = if let Value::Map(zones) = before { zones } else { Vec::new() };
    for (zone, order) in said {
        let names = names(order)?;
        if !is_name(&zone) {
            return None;
        }
        if let Some(old) = zones.iter().position(|(known, _)| *known == zone) {
            zones.remove(old);
        }
        if !names.is_empty() && zones.len() < MAX_ZONES {
            zones.push((zone, Value::List(names)));
        }
    }
    Some(Value::Map(zones))
}

/// The names in a list from JavaScript (its keys are 0, 1, 2), each once.
fn names(order: Value) -> Option<Vec<Value>> {
    let Value::Map(list) = order else { return None };
    let mut names = Vec::new();
    for (_, name) in list {
        let Value::Text(text) = &name else { return None };
        if !is_name(text) || names.len() == MAX_MODULES {
            return None;
        }
        let is_there = names.iter().any(|known| matches!(known, Value::Text(known) if known == text));
        if !is_there {
            names.push(name);
        }
    }
    Some(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Object;

    fn list(names: &[&str]) -> Value {
        Value::Map(names.iter().enumerate().map(|(i, name)| (i.to_string(), Value::from(*name))).collect())
    }

    fn zone(name: &str, order: Value) -> Value {
        Object::default().value(name, order).end()
    }

    fn json(of: &Value) -> String {
        serde_json::to_string(of).unwrap()
    }

    #[test]
    fn a_zone_has_one_order_and_the_last_one_said() {
        let first = merged(Value::Nil, zone("home", list(&["a", "b", "a"]))).unwrap();
        let second = merged(first, zone("aside", list(&["x"]))).unwrap();
        let third = merged(second, zone("home", list(&["b", "a"]))).unwrap();
        assert_eq!(json(&third), r#"{"aside":["x"],"home":["b","a"]}"#);
        assert_eq!(json(&merged(third, zone("home", list(&[]))).unwrap()), r#"{"aside":["x"]}"#);
    }

    #[test]
    fn nonsense_is_kept_out_and_bounded() {
        for said in
            [Value::Nil, zone("home", Value::Bool(true)), zone("home", list(&["<b>"])), zone("<b>", list(&["a"]))]
        {
            assert_eq!(merged(Value::Nil, said), None);
        }
        let mut arrangement = Value::Nil;
        for i in 0..100 {
            arrangement = merged(arrangement, zone(&format!("z{i}"), list(&["a"]))).unwrap();
        }
        assert!(matches!(arrangement, Value::Map(zones) if zones.len() == MAX_ZONES));
    }
}
