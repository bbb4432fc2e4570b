//! The engine's part of decisions: hands tags and the scene to `decide`, and what happened on the page to what is remembered of it.
//!
//! The memory is shared by tabs and kept at once: whoever is asked takes up what is stored first (`src/web/decisions.rs`), so events only
//! queue here until then.

use super::Engine;
use crate::decide::ask::{option_key, point_key, Ask, Problem};
use crate::decide::caps::Of;
use crate::decide::choice::{choose, Decision};
use crate::decide::condition::Kind;
use crate::decide::draft::draft;
use crate::decide::experiment::{Enrolled, Experiment};
use crate::decide::memory::Memory;
use crate::decide::point::Outcome;
use crate::decide::scene::Scene;
use crate::error::ErrorKind;
use crate::event::{Event, EventKind};
use crate::key::Key;
use crate::rank::explain::Explanations;
use crate::rank::{Ranking, Request};
use crate::rng::{Coins, Seeded};
use crate::sync::consent::ConsentState;
use crate::sync::report::Trial;
use crate::time::seconds;
use crate::value::{Object, Value};

/// Events that wait to be taken note of; more are let go.
const MAX_PENDING: usize = 32;

/// What decisions need to know of an event.
#[derive(Debug)]
struct Note {
    kind: EventKind,
    option: Key,
    at_s: u32,
}

/// What is remembered, and what is yet to be.
#[derive(Debug, Default)]
pub(super) struct Deciding {
    memory: Memory,
    pending: Vec<Note>,
    is_changed: bool,
}

impl Deciding {
    /// Queues an event if anything remembered goes by it.
    pub(super) fn note(&mut self, event: &Event) {
        if self.pending.len() >= MAX_PENDING || !self.memory.heeds(event.kind) {
            return;
        }
        let (kind, option) = (event.kind, option_key(&event.detail));
        self.pending.push(Note { kind, option, at_s: seconds(event.at_ms) });
    }
}

impl Engine {
    /// Takes up kept decisions in the place of what is remembered; none is as on a new device. `''`, or why it cannot be read: what a newer
    /// version wrote locks promotions, for nobody knows what was shown.
    #[inline(never)]
    pub fn restore_decisions(&mut self, kept: Option<&[u8]>) -> &'static str {
        let (memory, code) = match kept.map(Memory::decode) {
            None => (Memory::default(), ""),
            Some(Ok(memory)) => (memory, ""),
            Some(Err(error)) if error.kind() == ErrorKind::SnapshotFromFuture => {
                (Memory::locked(), "decisions_from_future")
            }
            Some(Err(_)) => (Memory::default(), "decisions_corrupt"),
        };
        self.deciding.memory = memory;
        code
    }

    /// True before [`Self::draw_id`].
    pub const fn needs_id(&self) -> bool {
        self.deciding.memory.id == 0
    }

    /// Draws whom experiments take this device for.
    pub fn draw_id(&mut self, coins: &mut impl Coins) {
        self.deciding.memory.id = coins.next_u64().max(1);
    }

    /// The decisions to keep when they changed since this was asked last; none as well for what a newer version keeps.
    pub fn decisions_to_keep(&mut self) -> Option<Vec<u8>> {
        let is_changed = std::mem::take(&mut self.deciding.is_changed);
        (is_changed && !self.deciding.memory.locked).then(|| self.deciding.memory.encode())
    }

    /// True when events wait to be taken note of.
    pub fn has_pending_decisions(&self) -> bool {
        !self.deciding.pending.is_empty()
    }

    /// Takes note of what happened since.
    #[inline(never)]
    pub fn settle_pending(&mut self) {
        let Deciding { memory, pending, is_changed } = &mut self.deciding;
        for note in pending.drain(..) {
            *is_changed |= memory.note(note.kind, note.option, note.at_s);
        }
    }

    /// Chooses one of several options, see [`Ask::read`]. Gives `{index, refusal, reasons, problems}`; `index` is -1 when nothing is to be
    /// shown.
    #[inline(never)]
    pub fn choose(&mut self, ask: Value, now_ms: f64) -> Value {
        let (mut ask, problems) = Ask::read(ask);
        let decision = if self.consent.personalize == ConsentState::Denied {
            unpersonal(&ask)
        } else if self.consent.personalize == ConsentState::Pending && needs_memory(&mut ask) {
            Decision { refusal: "consent", ..Decision::default() }
        } else {
            let tags = self.tags(now_ms);
            let scene = Scene::of(&self.profile, &ask.moment, &ask.holidays, now_ms);
            self.settle_pending();
            self.deciding.is_changed = true;
            choose(&ask, &mut self.deciding.memory, &tags, &scene, seconds(now_ms))
        };
        let reasons = decision.causes.iter().map(|cause| {
            Object::default().text("code", cause.code).number("share", cause.share).text("subject", "").end()
        });
        Object::default()
            .number("index", decision.index.map_or(-1.0, f64::from))
            .text("refusal", decision.refusal)
            .value("reasons", reasons.collect())
            .value("problems", told(&problems))
            .end()
    }

    /// How often something was shown in the last day, week and month: any promotion, anything at a point, and one option there.
    pub fn times_shown(&self, point: &str, option: &str, now_ms: f64) -> Vec<u32> {
        let point = point_key(point);
        let all = [Of::Promotions, Of::Point(point), Of::Option(point, option_key(option))];
        all.map(|of| self.deciding.memory.shown.count(of, seconds(now_ms))).as_flattened().to_vec()
    }

    /// Books what became of an option that was shown; true when that was news.
    #[inline(never)]
    pub fn settle_choice(&mut self, point: &str, option: &str, taken: bool, now_ms: f64) -> bool {
        if !self.learns() {
            return false;
        }
        self.settle_pending();
        let memory = &mut self.deciding.memory;
        let mut place = memory.take(point_key(point));
        let outcome = if taken { Outcome::Taken } else { Outcome::Refused };
        let is_news = place.settle(option_key(option), outcome, seconds(now_ms));
        memory.put(place);
        self.deciding.is_changed |= is_news;
        is_news
    }

    /// The arm of an experiment, see [`Experiment::read`]. Gives `{index, problems}`; `index` is -1 for who is not in it.
    #[inline(never)]
    pub fn experiment(&mut self, wish: Value, now_ms: f64) -> Value {
        let (experiment, problems) = Experiment::read(wish);
        let index = (self.consent.personalize != ConsentState::Denied).then(|| {
            let tags = self.tags(now_ms);
            let scene = Scene::of(&self.profile, "", &[], now_ms);
            self.settle_pending();
            let before = self.deciding.memory.enrolled.clone();
            let index = experiment.assign(&mut self.deciding.memory, &tags, &scene);
            self.deciding.is_changed |= before != self.deciding.memory.enrolled;
            index
        });
        let index = index.flatten().map_or(-1.0, f64::from);
        Object::default().number("index", index).value("problems", told(&problems)).end()
    }

    /// Puts a ranking and the server's order together, so that what is chosen says which of them is better; gives which of the first places
    /// are our picks.
    #[inline(never)]
    pub(super) fn measure(&self, ranking: &mut Ranking, request: &Request<'_>) -> Vec<bool> {
        if !ranking.personal {
            return Vec::new();
        }
        let wanted = ranking.order.len().saturating_sub(ranking.refused as usize);
        let visit = u64::from(self.profile.visits.start_s);
        let seed = self.deciding.memory.id ^ visit << 8 ^ request.slot as u64;
        let ours = ranking.order.get(..wanted).unwrap_or_default();
        let (drafted, teams) = draft(ours, request.limit, &mut Seeded::new(seed));
        // Whoever picked an item, the reasons for it are its own.
        let explained = ranking.order.iter().copied().zip(ranking.explanations.all());
        let mut by_place = vec![None; ranking.order.len()];
        for (at, explanation) in explained {
            if let Some(slot) = by_place.get_mut(at as usize) {
                *slot = Some(explanation);
            }
        }
        let reasons = |at: &u32| by_place.get(*at as usize).copied().flatten().unwrap_or_default();
        ranking.explanations =
            Explanations::Told(drafted.iter().take(ranking.explanations.len()).map(reasons).collect());
        drafted.into_iter().zip(&mut ranking.order).for_each(|(at, slot)| *slot = at);
        teams
    }

    /// What reports may say of experiments, and this week's duel.
    pub(super) fn trials(&self, now_ms: f64) -> (Vec<Trial>, (u32, u32)) {
        let memory = &self.deciding.memory;
        let trial = |kept: &Enrolled| Trial { experiment: kept.experiment, arm: kept.arm, reached: kept.reached };
        (memory.enrolled.iter().map(trial).collect(), self.profile.evaluation.duel(seconds(now_ms)))
    }
}

/// True for what may not be shown before a yes: it is forgotten with the page, and no cap would hold on the next one. Capped options go.
fn needs_memory(ask: &mut Ask) -> bool {
    ask.offers.retain(|offer| offer.caps.is_none());
    ask.kind == Kind::Promotion || !ask.caps.is_none()
}

/// What can be decided about nobody: the first option of a service that asks for nothing. A promotion would need a memory of what was shown.
fn unpersonal(ask: &Ask) -> Decision {
    let first = ask.offers.iter().find(|offer| offer.conditions.is_empty()).filter(|_| ask.kind == Kind::Service);
    Decision {
        index: first.map(|offer| offer.index),
        refusal: if first.is_some() { "" } else { "consent" },
        ..Decision::default()
    }
}

fn told(problems: &[Problem]) -> Value {
    problems.iter().map(|(code, about)| Object::default().text("code", code).text("about", about).end()).collect()
}
