//! A model as a file: JSON, as `vitrine-backend tune` writes it, handed over as the same data in MessagePack.
//!
//! ```json
//! { "format": "vitrine-model-1",
//!   "about": "anything; not read",
//!   "slots": { "home": {
//!     "weights": { "vector_profile": 0.75, "seen_before": 0.31 }, "per_unit": { "covisit_last": 0.5 },
//!     "trees": { "features": ["vector_profile", "terms_last"], "trees": [[[0, 0.5, 1, 0], [-0.02], [0.1]]] },
//!     "network": { "features": ["vector_profile"], "weights": [[0.4]], "bias": [0.1], "output": [0.3] } } } }
//! ```
//!
//! A slot's score is the sum of the parts it has. A node of a tree is a leaf, `[value]`, or a split, `[feature, threshold, left,
//! value]`: position in `features`; the z-score up to which the way goes left; position of the left child in the tree, the right
//! one is the next, both behind their parent; what the tree gives at this node (for explanations). `cart`, `after_purchase`,
//! `search` and `arrivals` are made of the weights of `product` and `home` when the file does not have them; other slots that it does not have
//! keep the shipped weights. Whatever does not fit refuses the whole file.

use super::gbdt::{Node, MAX_LEAVES, MAX_TREES};
use super::linear::{derived, ByFeature};
use super::mlp::MAX_UNITS;
use super::{Model, SlotModel};
use crate::pack::{Fields, Unpacked};
use crate::rank::feature::FEATURES;
use crate::rank::slot::Slot;
use std::rc::Rc;

/// What the file says it is.
pub const FORMAT: &str = "vitrine-model-1";
/// Bytes of MessagePack a model may have; the largest trees that are allowed have fewer.
const MAX_BYTES: usize = 1 << 20;
/// No weight, threshold or leaf is greater: sums of them stay finite.
const MAX_NUMBER: f64 = 1e6;

impl Model {
    /// Reads a file.
    ///
    /// # Errors
    /// The first thing that is wrong with it, after the place where it stands, for example `model.slots.home.weights.trnd is no feature`.
    pub fn read(file: &[u8]) -> Result<Self, String> {
        let (mut model, mut reader) = (Self::default(), Reader { place: "model.".to_owned(), flaw: None });
        match Unpacked::of(file).filter(|_| file.len() <= MAX_BYTES) {
            Some(value) => reader.model(value, &mut model),
            None => reader.flaw("is too large or cannot be read"),
        }
        reader.flaw.map_or(Ok(model), Err)
    }
}

/// Reads on after a flaw and remembers the first one: readers that stop are twice the code.
struct Reader {
    place: String,
    flaw: Option<String>,
}

impl Reader {
    fn model(&mut self, value: Unpacked<'_>, model: &mut Model) {
        let mut format = None;
        self.entries(value, &mut |reader, key, value| match key {
            "about" => {}
            "format" => format = value.text(),
            "slots" => reader.entries(value, &mut |reader, name, value| match Slot::ALL
                .iter()
                .zip(&mut model.0)
                .find(|(slot, _)| slot.name() == name)
            {
                Some((_, place)) => {
                    let mut model = SlotModel::EMPTY;
                    reader.slot(value, &mut model);
                    *place = Some(Rc::new(model));
                }
                None => reader.flaw("is no slot"),
            }),
            _ => reader.flaw("is not known"),
        });
        if format != Some(FORMAT) {
            self.inside("format", &mut |reader| reader.flaw("is not vitrine-model-1"));
        }
        for slot in Slot::ALL {
            let has = |slot: Slot| model.0.get(slot as usize).is_some_and(Option::is_some);
            if has(slot) || !has(slot.base()) {
                continue;
            }
            let SlotModel { mut weights, mut per_unit, .. } = **model.of(slot.base());
            for ((weight, per_unit), feature) in weights.iter_mut().zip(&mut per_unit).zip(FEATURES) {
                *weight = derived(feature.code, slot, *weight);
                // What a slot turns round has its weight already.
                *per_unit = derived(feature.code, slot, *per_unit) - derived(feature.code, slot, 0.0);
            }
            if let Some(place) = model.0.get_mut(slot as usize) {
                *place = Some(Rc::new(SlotModel { weights, per_unit, ..SlotModel::EMPTY }));
            }
        }
    }

    fn slot(&mut self, value: Unpacked<'_>, model: &mut SlotModel) {
        self.entries(value, &mut |reader, key, value| match key {
            "weights" => reader.weights(value, &mut model.weights),
            "per_unit" => reader.weights(value, &mut model.per_unit),
            "trees" => reader.trees(value, model),
            "network" => reader.network(value, model),
            _ => reader.flaw("is not known"),
        });
    }

    fn weights(&mut self, value: Unpacked<'_>, weights: &mut ByFeature) {
        self.entries(value, &mut |reader, name, value| {
            let feature = reader.feature(name);
            weights.get_mut(feature).into_iter().for_each(|weight| *weight = reader.number(value));
        });
    }

    fn trees(&mut self, value: Unpacked<'_>, SlotModel { trees, .. }: &mut SlotModel) {
        self.entries(value, &mut |reader, key, value| match key {
            "features" => trees.features = reader.features(value),
            "trees" => reader.list(value, MAX_TREES, &mut |reader, value| {
                let root = trees.nodes.len();
                trees.roots.push(root as u16);
                reader.list(value, 2 * MAX_LEAVES - 1, &mut |reader, value| {
                    let node = reader.node(value, root, trees.nodes.len());
                    trees.nodes.push(node);
                });
                let end = trees.nodes.len();
                let ends = |node: &Node| node.is_leaf() || usize::from(node.left) + 1 < end;
                if root == end || !trees.nodes.iter().all(ends) {
                    reader.flaw("has a node without its children");
                }
            }),
            _ => reader.flaw("is not known"),
        });
        // Nodes name their feature by its position in the list, which may stand behind them.
        for node in trees.nodes.iter_mut().filter(|node| !node.is_leaf()) {
            match trees.features.get(usize::from(node.feature)) {
                Some(feature) => node.feature = *feature as u16,
                None => self.flaw("has a split by a feature that is not in its list"),
            }
        }
    }

    fn node(&mut self, value: Unpacked<'_>, root: usize, at: usize) -> Node {
        match *self.numbers(value, 4) {
            [value] => return Node::leaf(at, value),
            [feature, threshold, left, value] => {
                let (feature_at, left_at) = (feature as u16, root + left as usize);
                // Behind its parent: every way down ends.
                let is_behind = left_at > at && left_at < usize::from(u16::MAX) && (left_at - root) as f32 == left;
                if is_behind && f32::from(feature_at) == feature {
                    return Node { feature: feature_at, left: left_at as u16, threshold, value };
                }
            }
            _ => {}
        }
        self.flaw(
            "is neither a leaf, [value], nor a split, [feature, threshold, left, value], with its children behind it",
        );
        Node::leaf(at, 0.0)
    }

    fn network(&mut self, value: Unpacked<'_>, SlotModel { network, .. }: &mut SlotModel) {
        let mut is_even = true;
        self.entries(value, &mut |reader, key, value| match key {
            "features" => network.features = reader.features(value),
            "weights" => reader.list(value, MAX_UNITS, &mut |reader, value| {
                let row = reader.numbers(value, FEATURES.len());
                network.weights.push(row);
            }),
            "bias" => network.bias = reader.numbers(value, MAX_UNITS),
            "output" => network.output = reader.numbers(value, MAX_UNITS),
            _ => reader.flaw("is not known"),
        });
        is_even &= network.weights.iter().all(|row| row.len() == network.features.len());
        let units = network.weights.len();
        if !is_even || units != network.bias.len() || units != network.output.len() {
            self.flaw("takes for each unit a row of one weight a feature, a bias and an output");
        }
    }

    fn features(&mut self, names: Unpacked<'_>) -> Vec<usize> {
        let mut features = Vec::new();
        self.list(names, FEATURES.len(), &mut |reader, name| {
            features.push(reader.feature(name.text().unwrap_or_default()));
        });
        features
    }

    fn feature(&mut self, name: &str) -> usize {
        let found = FEATURES.iter().position(|feature| feature.code == name);
        if found.is_none() {
            self.flaw("is no feature");
        }
        found.unwrap_or(FEATURES.len())
    }

    fn numbers(&mut self, value: Unpacked<'_>, most: usize) -> Vec<f32> {
        let mut numbers = Vec::new();
        self.list(value, most, &mut |reader, value| numbers.push(reader.number(value)));
        numbers
    }

    fn number(&mut self, value: Unpacked<'_>) -> f32 {
        let number = value.number().filter(|number| number.abs() <= MAX_NUMBER);
        if number.is_none() {
            self.flaw("is no number between a million below and above 0");
        }
        number.unwrap_or_default() as f32
    }

    /// Reads the entries of an object.
    #[inline(never)]
    fn entries<'a>(&mut self, value: Unpacked<'a>, read: &mut dyn FnMut(&mut Self, &'a str, Unpacked<'a>)) {
        let mut fields = value.entries();
        while !fields.is_empty() {
            let (key, value) = (fields.any().text().unwrap_or_default(), fields.any());
            self.inside(key, &mut |reader| read(reader, key, value));
        }
        self.end(&fields, "is no object");
    }

    /// Reads the elements of a list of at most so many.
    #[inline(never)]
    fn list<'a>(&mut self, value: Unpacked<'a>, most: usize, read: &mut dyn FnMut(&mut Self, Unpacked<'a>)) {
        let (mut fields, mut count) = (value.fields(), 0usize);
        while !fields.is_empty() && count < most {
            let value = fields.any();
            self.inside(&count.to_string(), &mut |reader| read(reader, value));
            count += 1;
        }
        self.end(&fields, "is no list or too long");
    }

    fn inside(&mut self, step: &str, read: &mut dyn FnMut(&mut Self)) {
        let outside = self.place.len();
        self.place.push_str(step);
        self.place.push('.');
        read(self);
        self.place.truncate(outside);
    }

    fn end(&mut self, fields: &Fields<'_>, otherwise: &str) {
        if !fields.end() {
            self.flaw(otherwise);
        }
    }

    #[inline(never)]
    fn flaw(&mut self, what: &str) {
        if self.flaw.is_none() {
            let place = self.place.trim_end_matches('.');
            self.flaw = Some([place, what].join(" "));
        }
    }
}
