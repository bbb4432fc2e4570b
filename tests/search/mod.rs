//! The judged shops: their articles in an item table, the judgements, and how an order is measured by them.

use std::collections::{BTreeMap, HashMap};
use vitrine::event::{Event, EventKind, Line};
use vitrine::item::artefact::{ItemArtefact, Term};
use vitrine::item::{Facts, ItemTable, Row};
use vitrine::profile::Profile;
use vitrine::text::{term_hash, terms};

pub const NOW: f64 = 1.7e12;

/// A shop and what was judged of it.
pub struct Shop {
    pub table: ItemTable,
    pub names: Vec<String>,
    /// Grades by row, by query.
    pub judged: BTreeMap<String, HashMap<Row, u32>>,
}

/// The demo's shop of 3,705 gifts.
pub fn retail() -> Shop {
    let items = include_str!("../../demo/data/items.csv").lines().skip(1).map(fields).collect::<Vec<_>>();
    Shop::new(&items, include_str!("../quality/search/retail.tsv"))
}

/// The small Chinese shop.
pub fn chinese() -> Shop {
    let lines = include_str!("../quality/search/zh-items.tsv").lines().filter(|line| !line.starts_with('#'));
    let items = lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect::<Vec<Vec<_>>>();
    Shop::new(&items, include_str!("../quality/search/zh.tsv"))
}

impl Shop {
    fn new(items: &[Vec<String>], judgements: &str) -> Self {
        let mut frequency: HashMap<u16, f32> = HashMap::new();
        let hashes = |item: &[String]| -> Vec<u16> {
            terms(&item[1..4].join(" ")).iter().map(|term| term_hash(term)).take(8).collect()
        };
        for hash in items.iter().flat_map(|item| hashes(item)) {
            *frequency.entry(hash).or_default() += 1.0;
        }
        let count = items.len() as f32;
        let (mut table, mut rows, mut names) = (ItemTable::default(), HashMap::new(), Vec::new());
        for (index, item) in items.iter().enumerate() {
            let idf = |hash: &u16| (15.0 * (count / frequency[hash]).ln_1p() / count.ln_1p()).round() as u8;
            let terms = hashes(item).iter().map(|hash| Term { hash: *hash, idf: idf(hash) }).collect();
            let artefact = ItemArtefact { build: 1, index: index as u32, terms, ..ItemArtefact::default() };
            let row = table.register(&Facts {
                name: &item[1],
                categories: [&item[2], &item[3], "", "", ""],
                price: item[4].parse().unwrap(),
                artefact: &artefact.encode(),
                ..Facts::of(&item[0])
            });
            rows.insert(item[0].clone(), row);
            names.push(item[1].clone());
        }
        let mut judged: BTreeMap<String, HashMap<Row, u32>> = BTreeMap::new();
        for line in judgements.lines().filter(|line| !line.starts_with('#')) {
            let [query, grade, id, _title] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
            judged.entry(query.to_owned()).or_default().insert(rows[id], grade.parse().unwrap());
        }
        Self { table, names, judged }
    }

    /// A shopper who looked at the articles whose titles have a word.
    pub fn shopper(&self, word: &str) -> Profile {
        let mut profile = Profile::default();
        let liked = (0u32..).zip(&self.names).filter(|(_, name)| name.contains(word)).take(12);
        for (step, (row, _)) in liked.enumerate() {
            let lines = vec![Line { row, quantity: 1.0 }];
            profile.observe(&Event::new(EventKind::ViewItem, lines, NOW + 6e4 * step as f64), &self.table);
        }
        assert!(!profile.is_empty(), "{word}");
        profile
    }

    /// A server without understanding: the articles with a word of the query as a part of the title, those with most first.
    pub fn by_substring(&self, query: &str) -> Vec<Row> {
        let query = query.to_lowercase();
        let words: Vec<&str> = query.split_whitespace().collect();
        let count = |name: &String| words.iter().filter(|word| name.to_lowercase().contains(**word)).count();
        let mut found: Vec<(Row, usize)> =
            (0u32..).zip(&self.names).map(|(row, name)| (row, count(name))).filter(|(_, count)| *count > 0).collect();
        found.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        found.into_iter().map(|(row, _)| row).collect()
    }
}

/// NDCG@10 with gains 2^grade - 1 (Burges et al. 2005); the ideal order is one of all that was judged.
pub fn ndcg(order: &[Row], grades: &HashMap<Row, u32>) -> f64 {
    let gain = |grade: u32| f64::from((1 << grade) - 1);
    let dcg = |grades: &mut dyn Iterator<Item = u32>| -> f64 {
        grades.take(10).enumerate().map(|(place, grade)| gain(grade) / (place as f64 + 2.0).log2()).sum()
    };
    let mut ideal: Vec<u32> = grades.values().copied().collect();
    ideal.sort_unstable_by_key(|grade| std::cmp::Reverse(*grade));
    dcg(&mut order.iter().map(|row| grades.get(row).copied().unwrap_or_default())) / dcg(&mut ideal.into_iter())
}

/// The fields of a line of CSV.
fn fields(line: &str) -> Vec<String> {
    let (mut fields, mut is_quoted) = (vec![String::new()], false);
    for c in line.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => fields.push(String::new()),
            _ => fields.last_mut().unwrap().push(c),
        }
    }
    fields
}
