//! The assignment of experiments against what GrowthBook's SDK computes (`tests/vectors/experiments.json`); `vitrine/server` replays the same.

use serde_json::Value;
use vitrine::decide::bucket::{arm_at, in_namespace, position, ranges};

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

fn pairs(value: &Value) -> Vec<(f64, f64)> {
    value.as_array().unwrap().iter().map(|pair| (pair[0].as_f64().unwrap(), pair[1].as_f64().unwrap())).collect()
}

#[test]
fn an_id_stands_where_the_reference_puts_it() {
    let vectors: Value = serde_json::from_str(include_str!("../vectors/experiments.json")).unwrap();
    let list = |name: &str| vectors[name].as_array().unwrap().clone();
    for case in list("hash") {
        let (seed, id) = (case[0].as_str().unwrap(), case[1].as_str().unwrap());
        assert_eq!(Some(position(seed, id)), case[2].as_f64(), "{seed:?} {id:?}");
    }
    for case in list("namespaces") {
        let (id, space) = (case[0].as_str().unwrap(), &case[1]);
        let range = (space[1].as_f64().unwrap(), space[2].as_f64().unwrap());
        assert_eq!(Some(in_namespace(id, space[0].as_str().unwrap(), range)), case[2].as_bool(), "{id:?} {space}");
    }
    for case in list("choose") {
        let found = arm_at(case[0].as_f64().unwrap(), &pairs(&case[1]));
        assert_eq!(found.map_or(-1, |at| at as i64), case[2].as_i64().unwrap(), "{case}");
    }
    for case in list("ranges") {
        let weights = numbers(&case["weights"]);
        let expected = pairs(&case["ranges"]);
        let got = ranges(expected.len(), case["coverage"].as_f64().unwrap(), &weights);
        for (got, expected) in got.iter().zip(&expected) {
            assert!((got.0 - expected.0).abs() < 1e-12 && (got.1 - expected.1).abs() < 1e-12, "{case}");
        }
    }
}
