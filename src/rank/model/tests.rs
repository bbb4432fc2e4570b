use super::*;
use proptest::prelude::*;
use serde_json::{json, Value};

fn read(file: &Value) -> Result<Model, String> {
    Model::read(&rmp_serde::to_vec(file).unwrap())
}

fn of_home(home: &Value) -> Value {
    json!({ "format": "vitrine-model-1", "about": { "made": "by hand" }, "slots": { "home": home } })
}

fn whole() -> Value {
    of_home(&json!({
        "weights": { "vector_profile": 0.5, "popularity": -1, "terms_last": 200 },
        "trees": { "features": ["terms_last", "vector_profile"], "trees": [
            [[1, 0.5, 1, 0.25], [0, -1, 3, 0.1], [2], [-0.5], [0.75]],
            [[0.3]],
        ] },
        "network": { "features": ["seen_before", "vector_profile"], "weights": [[1, -0.5], [0.25, 2]], "bias": [0.1, -0.4], "output": [2, 3] },
    }))
}

fn position(code: &str) -> usize {
    FEATURES.iter().position(|feature| feature.code == code).unwrap()
}

fn values(of: &[(&str, f32)]) -> ByFeature {
    let mut values = [0.0; FEATURES.len()];
    of.iter().for_each(|(code, value)| values[position(code)] = *value);
    values
}

#[test]
fn a_score_is_what_the_file_says() {
    let mut model = read(&whole()).unwrap();
    let model = model.of(Slot::Home);
    let score = |profile, terms, seen| {
        model.value(&values(&[("vector_profile", profile), ("terms_last", terms), ("seen_before", seen)]))
    };
    let network = |seen: f32, profile: f32| {
        2.0 * ((seen - 0.5 * profile + 0.1).max(0.0) - 0.1) + 3.0 * (0.25 * seen + 2.0 * profile - 0.4).max(0.0)
    };
    // Up to .5 by profile to the left, then up to -1 by terms to the left; less the root's .25.
    let first = 0.5 * 0.4 - 2.0 * 200.0 - 0.5 - 0.25 + network(1.0, 0.4);
    assert!((score(0.4, -2.0, 1.0) - first).abs() < 1e-3, "{} {first}", score(0.4, -2.0, 1.0));
    let second = 0.5 * 0.6 + 200.0 + 2.0 - 0.25 + network(0.0, 0.6);
    assert!((score(0.6, 1.0, 0.0) - second).abs() < 1e-3, "{} {second}", score(0.6, 1.0, 0.0));
}

#[test]
fn what_the_file_has_not_is_made_of_what_it_has_or_is_shipped() {
    let model = read(
        &json!({ "format": "vitrine-model-1", "slots": { "product": { "weights": { "terms_last": 3, "covisit_last": 2 } } } }),
    );
    let mut model = model.unwrap();
    let mut weight = |slot, code: &str| model.of(slot).weights[position(code)];
    assert_eq!((weight(Slot::Product, "terms_last"), weight(Slot::Cart, "terms_last")), (3.0, 0.0));
    assert_eq!((weight(Slot::Cart, "covisit_last"), weight(Slot::AfterPurchase, "covisit_last")), (2.0, 2.0));
    assert_eq!((weight(Slot::Product, "popularity"), weight(Slot::Cart, "popularity")), (0.0, 0.0));
    assert_eq!(model.of(Slot::Search), Model::default().of(Slot::Search));
    assert_eq!(model.of(Slot::Category), Model::default().of(Slot::Category));
    assert_eq!(Model::default().of(Slot::Cart).weights, linear::shipped(Slot::Cart));
}

#[test]
fn weights_per_unit_are_handed_down_but_not_turned_round() {
    let model = read(&json!({ "format": "vitrine-model-1", "slots": {
        "product": { "per_unit": { "terms_profile": 3, "covisit_last": 2 } },
        "home": { "weights": { "trend": 1 }, "per_unit": { "covisit_last": 4 } },
    } }));
    let mut model = model.unwrap();
    let mut weight = |slot, code: &str| model.of(slot).per_unit[position(code)];
    assert_eq!((weight(Slot::Cart, "covisit_last"), weight(Slot::Cart, "terms_profile")), (2.0, 0.0));
    assert_eq!((weight(Slot::Search, "covisit_last"), weight(Slot::Arrivals, "covisit_last")), (2.0, 4.0));
    assert_eq!(weight(Slot::Category, "covisit_last"), 0.0);
    let home = model.of(Slot::Home).weights;
    assert_eq!(model.of(Slot::Arrivals).weights, home);
}

#[test]
fn what_does_not_fit_is_refused_with_its_place() {
    let tree = |nodes: Value| of_home(&json!({ "trees": { "features": ["trend"], "trees": [[[1]], nodes] } }));
    let network = |features: &[&str], weights: Value| {
        of_home(&json!({ "network": { "features": features, "weights": weights, "bias": [0], "output": [1] } }))
    };
    let split =
        "is neither a leaf, [value], nor a split, [feature, threshold, left, value], with its children behind it";
    let children = "model.slots.home.trees.trees.1 has a node without its children";
    let number = "is no number between a million below and above 0";
    let deep = vec![json!([0]); 2 * gbdt::MAX_LEAVES];
    let flaws = [
        (json!(7), "model is no object".into()),
        (json!({ "slots": {} }), "model.format is not vitrine-model-1".into()),
        (json!({ "format": "vitrine-model-2", "slots": {} }), "model.format is not vitrine-model-1".into()),
        (json!({ "format": "vitrine-model-1", "slot": {} }), "model.slot is not known".into()),
        (json!({ "format": "vitrine-model-1", "slots": { "hom": {} } }), "model.slots.hom is no slot".into()),
        (of_home(&json!([])), "model.slots.home is no object".into()),
        (of_home(&json!({ "weights": { "likes": 1 } })), "model.slots.home.weights.likes is no feature".into()),
        (of_home(&json!({ "weights": { "trend": null } })), format!("model.slots.home.weights.trend {number}")),
        (of_home(&json!({ "weights": { "trend": 1e7 } })), format!("model.slots.home.weights.trend {number}")),
        (of_home(&json!({ "weights": { "trend": "1" } })), format!("model.slots.home.weights.trend {number}")),
        (tree(json!([])), children.into()),
        (tree(json!([[0, 0, 0, 0]])), format!("model.slots.home.trees.trees.1.0 {split}")),
        (tree(json!([[0, 0, 1, 0], [1]])), children.into()),
        (tree(json!([[0, 0, 1, 0], [0, 0, 1, 0], [2]])), format!("model.slots.home.trees.trees.1.1 {split}")),
        (tree(json!([[0, 0, 65_536, 0], [1], [2]])), format!("model.slots.home.trees.trees.1.0 {split}")),
        (tree(json!([[0, 0, 65_533, 0], [1], [2]])), children.into()),
        (tree(json!([[0, 0, 0.5, 0], [1], [2]])), format!("model.slots.home.trees.trees.1.0 {split}")),
        (tree(json!([[-1, 0, 1, 0], [1], [2]])), format!("model.slots.home.trees.trees.1.0 {split}")),
        (tree(json!([[0, 0], [1], [2]])), format!("model.slots.home.trees.trees.1.0 {split}")),
        (tree(json!([[0, 0, 1, 0], [1], [2, 3]])), format!("model.slots.home.trees.trees.1.2 {split}")),
        (
            tree(json!([[1, 0, 1, 0], [1], [2]])),
            "model.slots.home.trees has a split by a feature that is not in its list".into(),
        ),
        (tree(json!(deep)), "model.slots.home.trees.trees.1 is no list or too long".into()),
        (tree(json!({})), "model.slots.home.trees.trees.1 is no list or too long".into()),
        (
            network(&["trend"], json!([[1, 2]])),
            "model.slots.home.network takes for each unit a row of one weight a feature, a bias and an output".into(),
        ),
        (network(&["x"], json!([[1]])), "model.slots.home.network.features.0 is no feature".into()),
    ];
    for (file, flaw) in flaws {
        assert_eq!(read(&file), Err(flaw), "{file}");
    }
    let nan = rmp_serde::to_vec(&("format", f64::NAN)).unwrap();
    assert!(Model::read(&nan).is_err() && Model::read(&[]).is_err());
    let bytes = vec![0xC0; 2 << 20];
    assert_eq!(Model::read(&bytes).unwrap_err(), "model is too large or cannot be read");
}

#[test]
fn the_largest_trees_that_are_allowed_can_be_read() {
    let inner = gbdt::MAX_LEAVES - 1;
    let split = |at: usize| json!([28, 0.123_456_789, 2 * at + 1, 0.123_456_789]);
    let tree: Vec<Value> = (0..inner).map(split).chain((0..=inner).map(|at| json!([at as f64 / 7.0]))).collect();
    let names: Vec<&str> = FEATURES.iter().map(|feature| feature.code).collect();
    let file = of_home(&json!({ "trees": { "features": names, "trees": vec![tree; gbdt::MAX_TREES] } }));
    assert!(read(&file).is_ok());
}

/// A file like a good one with one value in it replaced.
fn spoilt(value: &mut Value, at: &mut usize, with: &Value) {
    if *at == 0 {
        *value = with.clone();
    }
    *at = at.wrapping_sub(1);
    match value {
        Value::Array(list) => list.iter_mut().for_each(|one| spoilt(one, at, with)),
        Value::Object(map) => map.values_mut().for_each(|one| spoilt(one, at, with)),
        _ => {}
    }
}

const CODES: [&str; 3] = ["vector_profile", "terms_last", "seen_before"];

proptest! {
    #[test]
    fn no_bytes_and_no_spoilt_file_is_a_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..200), at in 0usize..70, kind in 0usize..6, number in any::<f64>(),
        at_most_three in prop::collection::vec(-3f32..3.0, 3),
    ) {
        let _ = Model::read(&bytes);
        let mut file = whole();
        let with = [json!(number), json!(null), json!([]), json!({}), json!("trend"), json!([0, number, 1, 0])];
        spoilt(&mut file, &mut { at }, &with[kind]);
        if let Ok(mut model) = read(&file) {
            let of: Vec<(&str, f32)> = CODES.into_iter().zip(at_most_three.iter().copied()).collect();
            prop_assert!(model.of(Slot::Home).value(&values(&of)).is_finite());
        }
    }

    #[test]
    fn parts_add_up_to_the_score(at_most_three in prop::collection::vec(-3f32..3.0, 3)) {
        let of: Vec<(&str, f32)> = CODES.into_iter().zip(at_most_three).collect();
        let mut model = read(&whole()).unwrap();
        let (model, values) = (model.of(Slot::Home), values(&of));
        let (sum, score) = (model.explain(&model.weights, &values).iter().sum::<f32>(), model.value(&values));
        prop_assert!((sum - score).abs() <= 1e-3 * (1.0 + score.abs()), "{sum} {score}");
    }
}
