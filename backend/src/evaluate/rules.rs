//! What a server can do without a profile: popularity, what is often together, and V-SKNN, which needs every session.

use super::log::Session;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// Neighbours the candidate generator gives for an item.
pub const GENERATED: usize = 200;
/// Neighbours of an item that the co-visitation rule reads.
const NEIGHBOURS: usize = 50;
/// Sessions that vote (V-SKNN's k), of the newest so many of each item (its m).
const VOTERS: usize = 300;
const NEWEST: usize = 1_500;

/// An item and how strongly it is meant.
pub type Scored = (usize, f64);

/// What goes with an item: by co-visitation, and by what follows it.
type Neighbours = (Vec<Scored>, Vec<Scored>);

/// What is known of every item and every session.
#[derive(Debug)]
pub struct Rules {
    /// For each session its items, each once, in the order of the first time.
    sessions: Vec<Vec<usize>>,
    /// For each item its sessions, oldest first.
    of_item: Vec<Vec<u32>>,
    /// For each item the weight of its sessions.
    mass: Vec<f64>,
    together: RefCell<HashMap<usize, Rc<Neighbours>>>,
}

impl Rules {
    /// Learns from sessions, oldest first.
    pub fn new(known: &[Session], item_count: usize) -> Self {
        let (mut of_item, mut mass) = (vec![Vec::new(); item_count], vec![0.0; item_count]);
        let mut sessions: Vec<Vec<usize>> = Vec::new();
        for session in known {
            let mut seen = HashSet::new();
            let items: Vec<usize> = session.items().into_iter().filter(|&item| seen.insert(item)).collect();
            for &item in &items {
                of_item.get_mut(item).into_iter().for_each(|of: &mut Vec<u32>| of.push(sessions.len() as u32));
                mass.get_mut(item).into_iter().for_each(|mass| *mass += weight(items.len()));
            }
            sessions.push(items);
        }
        Self { sessions, of_item, mass, together: RefCell::default() }
    }

    /// Sessions with the item.
    pub fn popularity(&self, item: usize) -> usize {
        self.of_item.get(item).map_or(0, Vec::len)
    }

    /// Every item with a session, the most popular first.
    pub fn by_popularity(&self) -> Vec<usize> {
        let mut items: Vec<usize> = (0..self.of_item.len()).filter(|&item| self.popularity(item) > 0).collect();
        items.sort_by_key(|&item| (std::cmp::Reverse(self.popularity(item)), item));
        items
    }

    /// Items most often together with one, strongest first: a long session says less about each of its pairs.
    pub fn companions(&self, item: usize) -> Rc<(Vec<Scored>, Vec<Scored>)> {
        if let Some(found) = self.together.borrow().get(&item) {
            return Rc::clone(found);
        }
        let mut sums: HashMap<usize, f64> = HashMap::new();
        for session in self.of_item.get(item).into_iter().flatten().filter_map(|&at| self.sessions.get(at as usize)) {
            for &other in session.iter().filter(|&&other| other != item) {
                *sums.entry(other).or_default() += weight(session.len());
            }
        }
        let mass = |item: usize| self.mass.get(item).map_or(1.0, |mass| (mass + 1.0).sqrt());
        let round = |value: f64| (value * 1e6).round() / 1e6;
        let strongest = |scored: Vec<Scored>, most: usize| {
            let mut scored = scored;
            let key = |item| (std::cmp::Reverse(self.popularity(item)), item);
            scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(key(a.0).cmp(&key(b.0))));
            scored.truncate(most);
            scored
        };
        let plain = strongest(sums.iter().map(|(&other, &sum)| (other, round(sum))).collect(), GENERATED);
        let cosine = sums.iter().map(|(&other, &sum)| (other, sum / mass(item) / mass(other))).collect();
        let found = Rc::new((plain, strongest(cosine, NEIGHBOURS)));
        self.together.borrow_mut().insert(item, Rc::clone(&found));
        found
    }

    /// Item-kNN: neighbours of this session's items vote, those of older ones less.
    pub fn covisitation(&self, recent: &[usize]) -> HashMap<usize, f64> {
        let mut votes = HashMap::new();
        let mut fade = 1.0;
        for &item in recent.iter().take(20) {
            for (other, weight) in &self.companions(item).1 {
                *votes.entry(*other).or_default() += fade * weight;
            }
            fade *= 0.8;
        }
        votes
    }

    /// V-SKNN (Ludewig and Jannach 2018): the sessions most like this one vote, weighted by how late in this session what they share
    /// was, and by how rare it is. `items` is the session so far, oldest first.
    pub fn sessions_alike(&self, items: &[usize]) -> HashMap<usize, f64> {
        let idf = |item: usize| (self.sessions.len().max(1) as f64 / self.popularity(item).max(1) as f64).ln();
        let mut last: HashMap<usize, usize> = HashMap::new();
        last.extend(items.iter().enumerate().map(|(place, &item)| (item, place)));
        let mut latest: Vec<(usize, usize)> = last.into_iter().collect();
        latest.sort_by_key(|&(_, place)| std::cmp::Reverse(place));
        let mut alike: HashMap<u32, (f64, usize)> = HashMap::new();
        for &(item, place) in latest.iter().take(10) {
            let of_item = self.of_item.get(item).map(Vec::as_slice).unwrap_or_default();
            for &session in of_item.iter().rev().take(NEWEST) {
                let (sum, back) = alike.entry(session).or_insert((0.0, usize::MAX));
                *sum += (place + 1) as f64 / items.len() as f64 * idf(item);
                *back = (items.len() - 1 - place).min(*back);
            }
        }
        let mut voters: Vec<(u32, (f64, usize))> = alike.into_iter().collect();
        voters.sort_by(|a, b| b.1 .0.total_cmp(&a.1 .0).then(b.0.cmp(&a.0)));
        let mut votes: HashMap<usize, f64> = HashMap::new();
        for (session, (sum, back)) in voters.into_iter().take(VOTERS) {
            let Some(session) = self.sessions.get(session as usize) else { continue };
            let vote = sum * (1.0 - 0.1 * back as f64).max(0.1) / (session.len() as f64).sqrt();
            session.iter().for_each(|&item| *votes.entry(item).or_default() += vote);
        }
        votes.iter_mut().for_each(|(&item, vote)| *vote *= (idf(item) + 1.0).max(0.0).sqrt());
        votes
    }
}

/// What a session of so many items says about each of its pairs.
fn weight(items: usize) -> f64 {
    1.0 / (1.0 + items.max(2) as f64).log2()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::evaluate::log::Done;

    /// Sessions of these items, one after another.
    pub fn sessions(of: &[&[usize]]) -> Vec<Session> {
        let session = |(at, items): (usize, &&[usize])| Session {
            id: at.to_string(),
            done: items.iter().map(|&item| Done { item, event: "view".into(), at: at as i64 * 100 }).collect(),
            ..Session::default()
        };
        of.iter().enumerate().map(session).collect()
    }

    #[test]
    fn what_is_together_votes() {
        let rules = Rules::new(&sessions(&[&[0, 1], &[0, 1], &[0, 2, 3], &[4, 5]]), 6);
        assert_eq!(rules.companions(0).0.iter().map(|(item, _)| *item).collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(rules.by_popularity(), [0, 1, 2, 3, 4, 5]);
        let votes = rules.covisitation(&[1, 5]);
        assert!(votes[&0] > 0.0 && votes[&4] > 0.0 && !votes.contains_key(&3));
        let alike = rules.sessions_alike(&[4, 2]);
        assert!(alike[&3] > alike[&5], "what was looked at last says more: {alike:?}");
        assert!(rules.sessions_alike(&[]).is_empty());
    }
}
