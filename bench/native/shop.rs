//! A made-up shop of 20,000 articles and one of its shoppers, the same in every run: Zipf's sales, prices by the logarithm, a
//! category tree of three levels, neighbours mostly of the same kind, vectors around the middle of their kind.

use vitrine::item::artefact::{ItemArtefact, Neighbour, Term};
use vitrine::rng::{Coins, Seeded};
use vitrine::text::term_hash;

/// Articles in the shop.
pub const ARTICLES: u32 = 20_000;
/// Kinds: the leaves of the category tree.
const KINDS: u32 = 320;
/// The catalogue build.
pub const BUILD: u32 = 20_261_122;
const DIMENSIONS: usize = 32;

/// An article.
pub struct Article {
    pub id: String,
    pub name: String,
    pub brand: String,
    pub categories: [String; 3],
    pub variant: String,
    pub price: f32,
    pub discount: f32,
    pub artefact: ItemArtefact,
}

/// The whole shop, best seller first.
pub fn shop() -> Vec<Article> {
    let mut rng = Seeded::new(7);
    let centres: Vec<Vec<f32>> = (0..KINDS).map(|_| (0..DIMENSIONS).map(|_| normal(&mut rng)).collect()).collect();
    let kinds: Vec<u32> = (0..ARTICLES).map(|_| rng.below(u64::from(KINDS)) as u32).collect();
    let mut of_kind: Vec<Vec<u32>> = vec![Vec::new(); KINDS as usize];
    (0..ARTICLES).for_each(|at| of_kind[kinds[at as usize] as usize].push(at));
    (0..ARTICLES).map(|at| article(at, kinds[at as usize], &centres, &of_kind, &mut rng)).collect()
}

fn article(at: u32, kind: u32, centres: &[Vec<f32>], of_kind: &[Vec<u32>], rng: &mut Seeded) -> Article {
    let (department, group) = (kind / 40, kind / 8);
    let brand = (kind * 7 + rng.below(12) as u32) % 200;
    let neighbours = companions(kind, of_kind, rng);
    let mut sequence: Vec<Neighbour> = neighbours.iter().copied().filter(|_| rng.below(3) > 0).collect();
    sequence.extend(
        companions(kind, of_kind, rng)
            .into_iter()
            .filter(|new| neighbours.iter().all(|n| n.index != new.index))
            .take(7),
    );
    sequence.sort_by_key(|neighbour| neighbour.index);
    let mut words = vec![format!("brand{brand}"), format!("kind{kind}"), format!("group{group}")];
    words.extend((0..4).map(|_| format!("word{}", kind * 6 + rng.below(10) as u32)));
    words.extend((0..3).map(|_| format!("rare{}", rng.below(9_000))));
    let mut terms: Vec<Term> =
        words.iter().enumerate().map(|(rank, word)| Term { hash: term_hash(word), idf: 5 + rank as u8 }).collect();
    terms.sort_by_key(|term| term.hash);
    terms.dedup_by_key(|term| term.hash);
    let price = (0.3 * normal(rng) + 2.0 + (kind % 10) as f32 * 0.2).exp();
    let price = (price * 100.0).round() / 100.0;
    let mut artefact = ItemArtefact {
        build: BUILD,
        index: at,
        popularity: (1.0 / (1.0 + f64::from(at) * 0.01)) as f32,
        trend: (normal(rng) * 0.3).clamp(-1.0, 1.0),
        price_bucket: 1 + (price.ln() * 3.0).clamp(0.0, 14.0) as u8,
        neighbours,
        sequence,
        terms,
        ..ItemArtefact::default()
    };
    artefact.set_vector(
        centres[kind as usize]
            .iter()
            .map(|&mean| ((mean + 0.7 * normal(rng)) * 40.0).clamp(-127.0, 127.0) as i8)
            .collect(),
    );
    // As the shop's pages get it: rounded to what the packed form can say.
    let artefact = ItemArtefact::decode(&artefact.encode()).unwrap();
    Article {
        id: format!("{}", 100_000 + at),
        name: format!("{} {} {}", words[3], words[4], words[7]),
        brand: format!("Brand {brand}"),
        categories: [format!("Department {department}"), format!("Group {group}"), format!("Kind {kind}")],
        variant: format!("Colour {}", rng.below(12)),
        price,
        discount: if rng.below(10) < 3 { (price * 0.2 * 100.0).round() / 100.0 } else { 0.0 },
        artefact,
    }
}

fn companions(kind: u32, of_kind: &[Vec<u32>], rng: &mut Seeded) -> Vec<Neighbour> {
    let mut found: Vec<Neighbour> = Vec::new();
    while found.len() < 20 {
        let of = match rng.below(10) {
            0..6 => kind,
            6..9 => kind / 40 * 40 + rng.below(40) as u32,
            _ => rng.below(u64::from(KINDS)) as u32,
        };
        let list = &of_kind[of as usize];
        let index = list[rng.below(list.len() as u64) as usize];
        if found.iter().all(|n| n.index != index) {
            found.push(Neighbour { index, weight: 1.0 / (1.0 + found.len() as f32) });
        }
    }
    found.sort_by_key(|neighbour| neighbour.index);
    found
}

/// Sum of uniform numbers, which is normal enough (Irwin, Hall).
fn normal(rng: &mut Seeded) -> f32 {
    (0..12).map(|_| (rng.below(1 << 20) as f32) / (1 << 20) as f32).sum::<f32>() - 6.0
}

/// Candidates as a server gives them: best sellers, those of the shopper's kinds in front by chance.
pub fn candidates(shop: &[Article], count: usize) -> Vec<u32> {
    let mut rng = Seeded::new(count as u64);
    let reach = (count * 4).min(shop.len()) as u64;
    let mut found: Vec<u32> = Vec::new();
    let mut taken = vec![false; shop.len()];
    while found.len() < count {
        let at = if found.len().is_multiple_of(5) { rng.below(shop.len() as u64) } else { rng.below(reach) } as usize;
        if !std::mem::replace(&mut taken[at], true) {
            found.push(at as u32);
        }
    }
    found
}
