//! Chooses one of several options: eligible ones only, within caps and quiet hours, and of those the one that promises most to this
//! shopper in this scene. Without evidence that is the first one of the shop's.

use super::ask::{Ask, Offer};
use super::bandit::{Evidence, Promise};
use super::caps::{Of, Shown};
use super::condition::{holds, Kind};
use super::memory::Memory;
use super::point::{Held, Outcome, Point};
use super::scene::Scene;
use crate::profile::tags::Tag;

/// Asking again this soon is not worth a note, seconds.
const TOUCH_S: u32 = 60;

/// A part of why an option was chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cause {
    /// Its code, see [`CAUSES`].
    pub code: &'static str,
    /// Its share of what spoke for the option, 0 to 1.
    pub share: f64,
}

/// Why an option is chosen, the scene's features in their order: taken up before, in the morning, in the evening, at weekends, when
/// invited, at the cart. Then that it was tried seldom, and that there is nothing but the shop's order.
pub static CAUSES: [&str; 8] =
    ["taken_before", "morning", "evening", "weekend", "invited", "at_the_cart", "tried_seldom", "shop_order"];

/// What was decided.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Decision {
    /// Place of the chosen option among the shop's.
    pub index: Option<u32>,
    /// Why it was chosen; shares add up to 1.
    pub causes: Vec<Cause>,
    /// Why nothing was: `no_option`, `cap`, `quiet`, `resting`, `locked`; empty when something was.
    pub refusal: &'static str,
}

impl Decision {
    fn of(offer: &Offer, promise: Option<Promise>) -> Self {
        Self { index: Some(offer.index), causes: causes(promise), refusal: "" }
    }

    const fn none(refusal: &'static str) -> Self {
        Self { index: None, causes: Vec::new(), refusal }
    }
}

/// Decides, and remembers it.
#[inline(never)]
pub fn choose(ask: &Ask, memory: &mut Memory, tags: &[Tag], scene: &Scene, now_s: u32) -> Decision {
    // What was shown is not known: better nothing than too much.
    if ask.kind == Kind::Promotion && memory.locked {
        return Decision::none("locked");
    }
    let mut point = memory.take(ask.point);
    point.expire(now_s);
    let decision = decide(ask, &mut point, &mut memory.shown, tags, scene, now_s);
    memory.put(point);
    decision
}

#[inline(never)]
fn decide(ask: &Ask, point: &mut Point, shown: &mut Shown, tags: &[Tag], scene: &Scene, now_s: u32) -> Decision {
    let is_promotion = ask.kind == Kind::Promotion;
    let meets = |offer: &&Offer| offer.conditions.iter().all(|condition| holds(condition, tags, scene));
    let eligible: Vec<&Offer> = ask.offers.iter().filter(meets).collect();
    if let Some(decision) = held(point, &eligible, now_s) {
        return decision;
    }
    let refused_days = f64::from(now_s.saturating_sub(point.refused_s)) / 86_400.0;
    if is_promotion && point.refused_s > 0 && refused_days < ask.rest_days {
        return Decision::none("resting");
    }
    if ask.quiet.is_some_and(|(from, to)| is_between(scene.hour, from, to)) {
        return Decision::none("quiet");
    }
    let has_room = shown.allows(ask.caps, Of::Point(ask.point), now_s)
        && (!is_promotion || shown.allows(ask.promotions, Of::Promotions, now_s));
    let may = |offer: &&Offer| has_room && shown.allows(offer.caps, Of::Option(ask.point, offer.key), now_s);
    // The first of the greatest: equal promises keep the shop's order.
    let mut best: Option<(&Offer, Promise)> = None;
    let mut is_known = false;
    for offer in eligible.iter().copied().filter(may) {
        let evidence = point.evidence(offer.key);
        is_known |= evidence.is_some();
        let promise = evidence.unwrap_or(&Evidence::default()).promise(scene.features, now_s);
        if best.as_ref().is_none_or(|(_, before)| promise.bound() > before.bound()) {
            best = Some((offer, promise));
        }
    }
    let Some((offer, promise)) = best else {
        return Decision::none(if eligible.is_empty() { "no_option" } else { "cap" });
    };
    point.held = Some(Held { option: offer.key, features: scene.features, at_s: now_s, outcome: Outcome::Open });
    if is_promotion || !ask.caps.is_none() || !offer.caps.is_none() {
        shown.note(ask.point, offer.key, is_promotion, now_s);
    }
    Decision::of(offer, is_known.then_some(promise))
}

/// What is held for the rest of the visit, if it may still be offered.
fn held(point: &mut Point, eligible: &[&Offer], now_s: u32) -> Option<Decision> {
    let held = point.held.filter(|held| held.outcome != Outcome::Refused)?;
    let offer = eligible.iter().find(|offer| offer.key == held.option)?;
    if now_s.saturating_sub(held.at_s) >= TOUCH_S {
        point.held = Some(Held { at_s: now_s, ..held });
    }
    Some(Decision::of(offer, point.evidence(offer.key).map(|evidence| evidence.promise(held.features, now_s))))
}

/// What spoke for an option, as shares of it.
fn causes(promise: Option<Promise>) -> Vec<Cause> {
    let [.., shop_order] = CAUSES;
    let Some(promise) = promise else { return vec![Cause { code: shop_order, share: 1.0 }] };
    let [.., curiosity, _] = CAUSES;
    let (mut causes, mut sum) = (Vec::new(), 0.0);
    let mut speaks = |code, part: f64| {
        if part > 0.0 {
            sum += part;
            causes.push(Cause { code, share: part });
        }
    };
    for (part, code) in promise.expected.iter().zip(&CAUSES) {
        speaks(code, *part);
    }
    speaks(curiosity, promise.curiosity);
    causes.iter_mut().for_each(|cause| cause.share /= sum);
    causes
}

/// True for an hour from one hour to before another, over midnight if need be.
const fn is_between(hour: u32, from: u32, to: u32) -> bool {
    if from <= to {
        from <= hour && hour < to
    } else {
        hour >= from || hour < to
    }
}
