//! The lists a shop shows, 100 candidates each, in the order in which a server would send them. Neither a list nor its order depends on
//! which candidate came next, but that it is among them; in `cg` not even that.

use super::rules::Rules;
use super::split::shuffle;
use crate::catalogue::CatalogueItem;
use std::collections::{BTreeMap, HashSet};
use vitrine::rng::{Coins, Seeded};

/// Candidates of a list.
pub const CANDIDATES: usize = 100;
/// A category page is drawn from at least so many items; small categories are pooled in the order of their names, so that a page's
/// make-up gives nothing away.
const DEPARTMENT: usize = 200;

/// The kinds of lists.
pub const LISTS: [&str; 4] = ["cg", "pop", "cat", "new"];

/// Makes lists.
#[derive(Debug)]
pub struct ListMaker<'a> {
    rules: &'a Rules,
    by_popularity: Vec<usize>,
    /// Sums of popularity, for drawing.
    sums: Vec<u64>,
    pages: Vec<Vec<usize>>,
    fresh: Vec<usize>,
    coins: Seeded,
}

impl<'a> ListMaker<'a> {
    /// Makes lists of these items.
    pub fn new(rules: &'a Rules, items: &[CatalogueItem], fresh: &HashSet<usize>, seed: u64) -> Self {
        let by_popularity = rules.by_popularity();
        let sums = by_popularity.iter().scan(0, |sum, &item| {
            *sum += rules.popularity(item) as u64;
            Some(*sum)
        });
        let sums = sums.collect();
        let mut fresh: Vec<usize> = fresh.iter().copied().collect();
        fresh.sort_unstable();
        Self { rules, by_popularity, sums, pages: departments(items), fresh, coins: Seeded::new(seed ^ 2) }
    }

    /// Related items: what is most often together with the page's item, filled up by popularity. None when what came next is not
    /// among them: nothing is forced in.
    pub fn related(&self, seen: &HashSet<usize>, page_item: usize, next: usize) -> Option<Vec<usize>> {
        let companions = self.rules.companions(page_item);
        let together = companions.0.iter().map(|(item, _)| *item);
        let mut taken = HashSet::new();
        let list = together.chain(self.by_popularity.iter().copied());
        let list: Vec<usize> =
            list.filter(|item| !seen.contains(item) && taken.insert(*item)).take(CANDIDATES).collect();
        (list.len() == CANDIDATES && list.contains(&next)).then_some(list)
    }

    /// A home page: what came next and others drawn in proportion to popularity, the most popular first.
    pub fn home(&mut self, seen: &HashSet<usize>, next: usize) -> Option<Vec<usize>> {
        let (total, mut list) = (self.sums.last().copied()?, HashSet::from([next]));
        for _ in 0..100 * CANDIDATES {
            let coin = self.coins.below(total);
            let drawn = self.sums.partition_point(|sum| *sum <= coin);
            if let Some(item) = self.by_popularity.get(drawn).filter(|item| !seen.contains(item)) {
                list.insert(*item);
            }
            if list.len() == CANDIDATES {
                return Some(self.most_popular_first(list.into_iter().collect()));
            }
        }
        None
    }

    /// A category page: what came next and others drawn evenly from its department, the most popular first.
    pub fn category(&mut self, seen: &HashSet<usize>, next: usize) -> Option<Vec<usize>> {
        let page = self.pages.iter().find(|page| page.contains(&next))?;
        let is_other = |item: &usize| *item != next && !seen.contains(item) && self.rules.popularity(*item) > 0;
        let others = page.iter().copied().filter(is_other).collect();
        Some(self.with_others(others, next)?).map(|list| self.most_popular_first(list))
    }

    /// New arrivals: what came next and others that are as new, in an order that says nothing.
    pub fn arrivals(&mut self, seen: &HashSet<usize>, next: usize) -> Option<Vec<usize>> {
        let others = self.fresh.iter().copied().filter(|item| *item != next && !seen.contains(item)).collect();
        let mut list = self.with_others(others, next)?;
        shuffle(&mut list, &mut self.coins);
        Some(list)
    }

    fn with_others(&mut self, mut others: Vec<usize>, next: usize) -> Option<Vec<usize>> {
        if others.len() < CANDIDATES - 1 {
            return None;
        }
        shuffle(&mut others, &mut self.coins);
        others.truncate(CANDIDATES - 1);
        others.push(next);
        Some(others)
    }

    fn most_popular_first(&self, mut list: Vec<usize>) -> Vec<usize> {
        list.sort_by_key(|&item| (std::cmp::Reverse(self.rules.popularity(item)), item));
        list
    }
}

/// Fixed sets of items for category pages.
fn departments(items: &[CatalogueItem]) -> Vec<Vec<usize>> {
    let mut categories: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, item) in items.iter().enumerate().filter(|(_, item)| !item.item_category.is_empty()) {
        categories.entry(&item.item_category).or_default().push(at);
    }
    let (mut pages, mut pool): (Vec<Vec<usize>>, Vec<usize>) = Default::default();
    for members in categories.into_values() {
        if members.len() >= DEPARTMENT {
            pages.push(members);
            continue;
        }
        pool.extend(members);
        if pool.len() >= DEPARTMENT {
            pages.push(std::mem::take(&mut pool));
        }
    }
    // What is left joins the smallest page.
    match pages.iter_mut().min_by_key(|page| page.len()) {
        Some(smallest) => smallest.extend(pool),
        None => pages.push(pool),
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::rules::tests::sessions;

    fn items(count: usize) -> Vec<CatalogueItem> {
        let item = |at: usize| CatalogueItem { item_category: format!("c{:03}", at % 97), ..CatalogueItem::default() };
        (0..count).map(item).collect()
    }

    #[test]
    fn every_list_has_a_hundred_unseen_items_and_the_next() {
        let of: Vec<Vec<usize>> = (0..900).map(|at| vec![at % 450, (at + 1) % 450, at % 7]).collect();
        let rules = Rules::new(&sessions(&of.iter().map(Vec::as_slice).collect::<Vec<_>>()), 600);
        let fresh: HashSet<usize> = (450..600).collect();
        let mut maker = ListMaker::new(&rules, &items(600), &fresh, 1);
        let seen = HashSet::from([3, 4, 5]);
        let check = |list: Option<Vec<usize>>, next: usize| {
            let list = list.unwrap();
            assert_eq!(list.iter().collect::<HashSet<_>>().len(), CANDIDATES);
            assert!(list.contains(&next) && list.iter().all(|item| !seen.contains(item)));
        };
        check(maker.home(&seen, 100), 100);
        check(maker.category(&seen, 100), 100);
        check(maker.arrivals(&seen, 460), 460);
        check(maker.related(&seen, 3, 2), 2);
        assert_eq!(maker.related(&seen, 3, 599), None, "nothing is forced in");
    }

    #[test]
    fn departments_hold_every_item_once() {
        let pages = departments(&items(900));
        assert_eq!(pages.iter().flatten().collect::<HashSet<_>>().len(), 900);
        assert!(pages.iter().all(|page| page.len() >= DEPARTMENT) && pages.len() > 2);
    }
}
