//! Co-visitation and sequence rules of the history in one table: who is a neighbour of what the shopper had to do with.

use super::columns::{Column, Columns};
use super::grounds::Past;
use super::sparse::{Sparse, SIFTED};
use crate::item::card::{Link, NOWHERE};
use crate::item::{Cards, ItemTable, Row};

/// The columns from [`Column::TieLast`] to [`Column::NextHistory`].
const COLUMNS: usize = Column::NextHistory as usize - Column::TieLast as usize + 1;

/// What ties a place of the catalogue to the history.
#[derive(Debug, Clone, Copy, Default)]
struct Ties {
    /// Co-visitation with the last item.
    last: f32,
    /// Faded sum over the history.
    history: f32,
    /// The strongest of the history, faded.
    most: f32,
    /// How many items of the history have it as a neighbour.
    count: f32,
    /// Sequence rule from the last item.
    next: f32,
    /// Faded sum of the rules from the history.
    next_history: f32,
    /// Faded sum over earlier visits.
    before: f32,
    /// Where it is itself in the history: 1 as the last, 1 anywhere.
    own: (f32, f32),
}

/// The neighbours of the history by place. Indices mean something within their build only, so a place is both.
#[derive(Debug, Default)]
pub struct Company {
    places: Sparse,
    ties: Vec<Ties>,
}

impl Company {
    /// Gathers the neighbours of the history, newest first.
    pub fn new(pasts: &[Past], cards: &Cards) -> Self {
        let mut company = Self::default();
        for past in pasts {
            let [last, now, before] = past.weights;
            let place = |index| cards.place(past.artefact.build, index);
            if let Some(ties) = company.at(place(past.artefact.index)) {
                // The page's item may be one of an earlier visit as well.
                ties.own = (ties.own.0.max(last), if now > 0.0 { 1.0 } else { ties.own.1 });
            }
            for neighbour in &past.artefact.neighbours {
                if let Some(ties) = company.at(place(neighbour.index)) {
                    ties.last += last * neighbour.weight;
                    ties.history += now * neighbour.weight;
                    ties.most = ties.most.max(now * neighbour.weight);
                    ties.count += if now > 0.0 { 1.0 } else { 0.0 };
                    ties.before += before * neighbour.weight;
                }
            }
            for rule in &past.artefact.sequence {
                if let Some(ties) = company.at(place(rule.index)) {
                    ties.next += last * rule.weight;
                    ties.next_history += now * rule.weight;
                }
            }
        }
        company
    }

    /// Fills the columns of ties.
    #[inline(never)]
    #[cfg_attr(lean, optimize(speed))]
    pub fn fill(&self, rows: &[Row], items: &ItemTable, columns: &mut Columns) {
        let cards = items.cards();
        let mut filled = columns.neighbours_mut::<COLUMNS>(Column::TieLast);
        let mut any = [false; COLUMNS];
        let mut passed = [0; SIFTED];
        for (at, card) in rows.iter().map(|&row| items.card(row)).enumerate() {
            let Some(card) = card.filter(|card| card.place != NOWHERE) else { continue };
            let own = self.get(card.place).copied();
            let mut found = own.is_some();
            let own = own.unwrap_or_default();
            let (mut back, mut back_history) = (0.0, 0.0);
            let (mut shared, mut shared_history, mut shared_before) = (0.0, 0.0, 0.0);
            for link in self.places.sift(cards.links(card), Link::INDEX_SHIFT, &mut passed) {
                if let Some(other) = self.places.find(link.place(card)).and_then(|at| self.ties.get(at)) {
                    let weight = link.weight();
                    back += weight * other.own.0;
                    back_history += other.own.1;
                    shared += weight * other.last;
                    shared_history += weight * other.history;
                    shared_before += weight * other.before;
                    found = true;
                }
            }
            if found {
                // In the order of the columns.
                let ties = [
                    own.last,
                    own.most,
                    own.count,
                    back,
                    back_history,
                    shared,
                    shared_history,
                    shared_before,
                    own.next,
                    own.next_history,
                ];
                for ((column, any), value) in filled.iter_mut().zip(&mut any).zip(ties) {
                    if let Some(slot) = column.get_mut(at) {
                        *slot = value;
                    }
                    *any |= value != 0.0;
                }
            }
        }
        for (column, _) in (Column::TieLast as usize..).zip(any).filter(|(_, any)| !any) {
            columns.leave(column);
        }
    }

    #[inline(always)]
    fn get(&self, place: u32) -> Option<&Ties> {
        self.ties.get(self.places.get(place)?)
    }

    fn at(&mut self, place: u32) -> Option<&mut Ties> {
        if place == NOWHERE {
            return None;
        }
        let at = self.places.insert(place);
        if at == self.ties.len() {
            self.ties.push(Ties::default());
        }
        self.ties.get_mut(at)
    }
}
