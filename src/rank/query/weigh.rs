//! From what each item has of a query to how well it matches: rare words count more, so do those that name a category.

use super::asked::{size, Asked};
use super::finder::{Finder, Found};
use super::sought::Match;
use super::wording::{SAME, SLIP};

/// What a word counts that another item has as it was typed, but this one with a slip.
const SLIP_BESIDE_SAME: u8 = 50;
/// Of what the words count, the part for an item of another category than the query names.
const OTHER_CATEGORY: f32 = 0.9;
/// A word that names a category says what is wanted, the others say which one: it counts this much more.
const NAMES: f32 = 1.5;
/// What is left of an item with what was not wanted.
const UNWANTED: f32 = 0.1;
/// Of how fine a match is, the part of a low price where something cheap is asked for.
const CHEAP: f32 = 0.9;

/// How well each item that was looked at matches.
///
/// How rare a word is in the whole catalogue counts; where it is not known, how rare it is in this list,
/// `ln(1 + n / df) / ln(1 + n)`. A word that nothing has says nothing; one that something has as it was typed forgives less.
pub fn weigh(finder: &mut Finder) -> Vec<Match> {
    let naming = finder.naming();
    let Finder { asked, found, rarity, .. } = finder;
    let count = found.len() as f32;
    let mut total = 0.0;
    for (at, ((weight, word), is_naming)) in rarity.iter_mut().zip(&asked.words).zip(naming).enumerate() {
        let met = |one: &Found| one.met.get(at).copied().unwrap_or_default();
        if found.iter().any(|one| met(one) == SAME) {
            let slips = found.iter_mut().filter_map(|one| one.met.get_mut(at)).filter(|met| **met == SLIP);
            slips.for_each(|met| *met = SLIP_BESIDE_SAME);
        }
        let with = found.iter().filter(|one| met(one) >= SLIP_BESIDE_SAME).count();
        if *weight == 0.0 {
            *weight = libm::log1pf(count / with.max(1) as f32) / libm::log1pf(count);
        }
        *weight *= if with == 0 { 0.0 } else { size(word) * if is_naming { NAMES } else { 1.0 } };
        total += *weight;
    }
    let names_category = found.iter().any(|one| one.names_category);
    let share = price_share(asked);
    let of_one = |one: &Found| {
        let sum: f32 =
            rarity.iter().zip(&asked.words).zip(one.met).map(|((weight, _), met)| weight * f32::from(met)).sum();
        let words = if total > 0.0 { sum / total / f32::from(SAME) } else { f32::NAN };
        let by_words = if asked.words.is_empty() {
            // Prices alone, or what is not wanted alone.
            1.0
        } else if words.is_nan() {
            0.0
        } else if names_category && !one.names_category {
            words * OTHER_CATEGORY
        } else {
            words
        };
        let price = asked.price.map_or(f32::NAN, |range| range.holds(one.log_price));
        let mut whole = if share > 0.0 { by_words * (1.0 - share) + price * share } else { by_words };
        if one.is_unwanted {
            whole *= UNWANTED;
        }
        Match { words, price, label: one.label, whole, fine: one.nearness }
    };
    let mut matches: Vec<Match> = found.iter().map(of_one).collect();
    if asked.is_cheap {
        lean(&mut matches, found);
    }
    matches
}

/// The part of the whole that prices have.
pub fn price_share(asked: &Asked) -> f32 {
    if asked.price.is_none() {
        return 0.0;
    }
    let words: f32 = asked.words.iter().map(|word| size(word)).sum();
    let price = (words / 2.0).max(1.0);
    price / (price + words)
}

/// Something cheap is asked for: among what matches, the lower price comes first, on a logarithmic scale.
fn lean(matches: &mut [Match], found: &[Found]) {
    let best = matches.iter().map(|one| one.whole).fold(0.0, f32::max);
    let (mut low, mut high) = (f32::INFINITY, f32::NEG_INFINITY);
    for (_, one) in matches.iter().zip(found).filter(|(of, one)| of.whole > 0.9 * best && !one.log_price.is_nan()) {
        low = low.min(one.log_price);
        high = high.max(one.log_price);
    }
    for (of, one) in matches.iter_mut().zip(found) {
        let cheapness = ((high - one.log_price) / (high - low)).clamp(0.0, 1.0);
        of.fine *= 1.0 - CHEAP;
        if !cheapness.is_nan() {
            of.fine += CHEAP * cheapness;
        }
    }
}
