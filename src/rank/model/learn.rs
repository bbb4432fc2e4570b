//! Learning on the device: what a shopper chooses of a list, and what they leave, moves the weights their lists are ordered by.
//!
//! A choice is read as a conditional logit over what was shown, as `vitrine-backend tune` reads a shop's log. A place further down is
//! looked at less, which is no verdict on what stands there: the odds of being chosen fall with the place by themselves.

use super::linear::ByFeature;
use crate::item::Row;
use crate::key::key;
use crate::profile::leaning::{Leaning, Pull};
use crate::rank::feature::FEATURES;

/// Places of a list from which is learnt.
pub const PLACES: usize = 20;
/// Lists that are remembered.
const LISTS: usize = 4;
/// How fast attention falls with the place: as 1 over the place.
const ATTENTION: f32 = 1.0;

/// Stands for the whole score: how clearly a shopper goes by it orders nothing, but what is learnt of the features is relative to it.
const ALL: &str = "";

/// The weights as this shopper's choices have moved them.
pub fn leaned(weights: &ByFeature, leaning: &Leaning) -> ByFeature {
    let mut leaned = *weights;
    if !leaning.is_empty() {
        for (weight, feature) in leaned.iter_mut().zip(FEATURES).filter(|(weight, _)| **weight != 0.0) {
            *weight *= leaning.factor(key("feature", feature.code));
        }
    }
    leaned
}

/// The last lists that were shown: rows from the first place on, and each feature's part of their scores by the shop's weights.
#[derive(Debug, Default)]
pub struct Shown(Vec<Vec<(Row, ByFeature)>>);

impl Shown {
    /// Notes a list.
    pub fn note(&mut self, list: Vec<(Row, ByFeature)>) {
        if self.0.len() >= LISTS {
            self.0.remove(0);
        }
        self.0.push(list);
    }

    /// Forgets every list; rows became void.
    pub fn forget(&mut self) {
        self.0.clear();
    }

    /// What a choice says about every feature; empty when the item was in none of the last lists. It teaches once: a page may have
    /// ranked the same list several times, and tells of one choice by several events.
    pub fn chosen(&mut self, row: Row, leaning: &Leaning) -> Vec<Pull> {
        let place = |list: &Vec<(Row, ByFeature)>| list.iter().position(|(shown, _)| *shown == row);
        let newest = self.0.iter().enumerate().rev().find_map(|(at, list)| Some((at, place(list)?)));
        let Some((at, chosen)) = newest else { return Vec::new() };
        let list = self.0.remove(at);
        self.0.retain(|list| place(list).is_none());
        let factors = leaned(&[1.0; FEATURES.len()], leaning);
        let score = |parts: &ByFeature| parts.iter().zip(&factors).map(|(part, factor)| part * factor).sum::<f32>();
        let scores: Vec<f32> = list.iter().map(|(_, parts)| score(parts)).collect();
        let clear = leaning.factor(key("feature", ALL));
        let odds = odds(&scores, clear);
        let mut pulls = Vec::new();
        let mut learn = |code: &str, factor: f32, part: &dyn Fn(usize) -> f32| {
            let (mut mean, mut square) = (0.0, 0.0);
            for (place, odds) in odds.iter().enumerate() {
                mean += odds * part(place);
                square += odds * part(place) * part(place);
            }
            let weight = square - mean * mean;
            if weight > 1e-6 {
                let pull = part(chosen) - mean + weight * (factor - 1.0);
                pulls.push(Pull { feature: key("feature", code), pull, weight });
            }
        };
        learn(ALL, clear, &|place| scores.get(place).copied().unwrap_or_default());
        for ((at, feature), factor) in FEATURES.iter().enumerate().zip(factors) {
            let part = |place: usize| list.get(place).and_then(|(_, parts)| parts.get(at)).copied().unwrap_or_default();
            learn(feature.code, factor, &|place| clear * part(place));
        }
        pulls
    }
}

/// The odds of each place to be chosen.
fn odds(scores: &[f32], clear: f32) -> Vec<f32> {
    let score = |(place, score): (usize, &f32)| clear * score - ATTENTION * libm::logf((place + 1) as f32);
    let scores: Vec<f32> = scores.iter().enumerate().map(score).collect();
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut odds: Vec<f32> = scores.iter().map(|score| libm::expf(score - most)).collect();
    let sum: f32 = odds.iter().sum();
    odds.iter_mut().for_each(|odds| *odds /= sum);
    odds
}

#[cfg(test)]
mod tests;
