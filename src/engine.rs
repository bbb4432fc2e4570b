//! Wires the rooms; the only file that knows them all. Time and coins come in as arguments, effects go out as values.

mod deciding;
mod evaluating;
mod explaining;
mod keeping;
mod sending;

pub use explaining::Reason;
pub use sending::SyncStatus;

use crate::event::{Event, EventKind};
use crate::item::{rows, Facts, ItemTable, Row, MAX_ITEMS};
use crate::profile::edit::Edit;
use crate::profile::retention::Retention;
use crate::profile::statement::RANKING;
use crate::profile::tags::{self, Tag};
use crate::profile::Profile;
use crate::rank::model::Model;
use crate::rank::{self, Ranker, Ranking, Request};
use crate::signal::arrival::Arrival;
use crate::signal::intake::{Dropped, Intake, Mended};
use crate::sync::consent::{Consent, ConsentState};
use crate::time::{seconds, DAY_MS};
use deciding::Deciding;
use explaining::Kept;
use keeping::Unsaved;
use sending::Sending;

/// Explained rankings kept for whoever reads their reasons later.
const KEPT_RANKINGS: usize = 16;

/// One shopper's engine.
#[derive(Debug, Default)]
pub struct Engine {
    consent: Consent,
    items: ItemTable,
    profile: Profile,
    /// What this page added since it last folded it into the stored profile.
    unsaved: Unsaved,
    /// What is being stored right now, as bytes.
    saving: Option<Vec<u8>>,
    retention: Retention,
    intake: Intake,
    sending: Sending,
    deciding: Deciding,
    ranker: Ranker,
    rankings: Vec<Kept>,
    /// Lists that were shown lately, by a hash of their items.
    drawn: Vec<u64>,
    tickets_given: u32,
    last_ticket: u32,
}

impl Engine {
    /// An engine that knows nothing yet, and keeps what it learns for so long.
    pub fn new(consent: Consent, retention: Retention) -> Self {
        Self { consent, retention, ..Self::default() }
    }

    /// The shopper's decision.
    pub const fn consent(&self) -> Consent {
        self.consent
    }

    /// Changes the decision, at once: what a purpose made is gone from memory when it is denied.
    pub fn set_consent(&mut self, consent: Consent) {
        self.consent = consent;
        if consent.personalize == ConsentState::Denied {
            self.erase();
        }
        if !consent.may_send() {
            self.sending.cancel();
        }
    }

    /// Adds or refreshes an item and gives its row.
    pub fn register(&mut self, facts: &Facts<'_>) -> Row {
        self.items.register(facts)
    }

    /// Registers a list in bytes and gives row and offset of each item, see [`rows`].
    pub fn register_list(&mut self, bytes: &[u8]) -> Vec<u32> {
        self.make_room(rows::count(bytes));
        rows::register(bytes, &mut self.items)
    }

    /// Empties the table when `more` items would not fit; then every row given before is void and [`Self::item_count`] starts
    /// again from 0.
    pub fn make_room(&mut self, more: usize) {
        if self.items.len() + more > MAX_ITEMS {
            self.unsaved.book(&self.items);
            self.items.clear();
            // Rows are void, in tables and in reasons.
            self.ranker.forget_rows();
            self.rankings.clear();
        }
    }

    /// Items registered.
    pub fn item_count(&self) -> usize {
        self.items.len()
    }

    /// The row of an item that was registered under the shop's id; an unknown id is registered with nothing but itself.
    pub fn row_of(&mut self, id: &str) -> Row {
        self.make_room(1);
        self.items.register(&Facts::of(id))
    }

    /// Takes in one event; none stands for a name that is not known.
    ///
    /// # Errors
    /// The reason why it was dropped; already counted.
    pub fn track(&mut self, event: Option<Event>, now_ms: f64) -> Result<(), Dropped> {
        let refusal = match event {
            _ if self.consent.personalize == ConsentState::Denied => Dropped::Consent,
            _ if self.profile.limits.paused => Dropped::Paused,
            None => Dropped::UnknownName,
            Some(event) => {
                let order_known = self.profile.purchases.knows(&event.text);
                let event = self.intake.admit(event, order_known, now_ms)?;
                let insight = self.profile.insight(&event, &self.items);
                if !insight.speaks {
                    self.intake.mended(Mended::Currency);
                }
                self.profile.book(&event, &self.items, &insight);
                self.learn_from(&event);
                self.deciding.note(&event);
                self.ranker.forget();
                self.unsaved.note(event, insight, &self.items);
                return Ok(());
            }
        };
        self.intake.drop_unread(refusal);
        Err(refusal)
    }

    /// Whether the shopper's choices move the weights of their own ranking; they do unless it is said otherwise.
    pub fn set_learning(&mut self, on: bool) {
        self.ranker.set_learning(on);
    }

    /// One item that was turned to out of a list says what the shopper goes by.
    fn learn_from(&mut self, event: &Event) {
        let is_choice = matches!(event.kind, EventKind::SelectItem | EventKind::ViewItem | EventKind::AddToCart);
        if let (true, [line]) = (is_choice, event.lines.as_slice()) {
            let (pulls, at_s) = (self.ranker.chosen(line.row, &self.profile.leaning), seconds(event.at_ms));
            if !pulls.is_empty() {
                self.profile.leaning.add(&pulls, at_s);
                self.unsaved.learnt.leaning.add(&pulls, at_s);
            }
        }
    }

    /// The page was opened: how the visit began.
    pub fn arrive(&mut self, arrival: &Arrival<'_>, now_ms: f64) {
        if self.learns() {
            self.profile.arrive(arrival, now_ms);
            self.ranker.forget();
            self.unsaved.book(&self.items);
            self.unsaved.learnt.arrive(arrival, now_ms);
            self.unsaved.any = true;
        }
    }

    /// Takes the facts about the device, by name; they are renewed once a quarter.
    pub fn take_facts(&mut self, facts: &[(&'static str, String)], now_ms: f64) {
        let at_s = seconds(now_ms);
        if self.learns() && self.profile.device.renew(facts, at_s) {
            self.unsaved.learnt.device.renew(facts, at_s);
            self.unsaved.any = true;
        }
    }

    /// True when something may be learnt.
    fn learns(&self) -> bool {
        self.consent.personalize != ConsentState::Denied && !self.profile.limits.paused
    }

    /// Takes the shop's own model, see [`crate::rank::model::file`].
    ///
    /// # Errors
    /// What is wrong with it and where; the model of before stays.
    pub fn set_model(&mut self, file: &[u8]) -> Result<(), String> {
        self.ranker.set_model(Model::read(file)?);
        Ok(())
    }

    /// True when the shopper declared that lists are to have the order of the shop.
    pub fn asks_neutral(&self) -> bool {
        self.profile.statements.want_neutral()
    }

    /// Orders candidates. `neutral` gives the server's order whatever is known; so does a shopper who asked for it.
    pub fn rank(&mut self, request: &Request<'_>, neutral: bool) -> Ranking {
        self.ranked(request, neutral, true, false)
    }

    /// The same for a page that shows the first places alone: what comes behind the limit may be missing.
    pub fn rank_shown(&mut self, request: &Request<'_>, neutral: bool) -> Ranking {
        self.ranked(request, neutral, false, false)
    }

    /// Orders candidates by turns with the server, so that what is chosen measures one against the other.
    pub fn rank_measured(&mut self, request: &Request<'_>, neutral: bool) -> Ranking {
        self.ranked(request, neutral, true, true)
    }

    fn ranked(&mut self, request: &Request<'_>, neutral: bool, whole: bool, measured: bool) -> Ranking {
        self.last_ticket = 0;
        if neutral || self.asks_neutral() || self.consent.personalize == ConsentState::Denied {
            let ranking = Ranking::server(request.candidates.len());
            self.note_list(&ranking, request, &[]);
            return ranking;
        }
        let mut ranking = self.ranker.ranked(request, whole, &self.profile, &self.items);
        let teams = if measured { self.measure(&mut ranking, request) } else { Vec::new() };
        self.note_list(&ranking, request, &teams);
        let Some(grounds) = self.ranker.grounds().filter(|_| ranking.personal) else { return ranking };
        self.tickets_given = self.tickets_given.wrapping_add(1).max(1);
        self.last_ticket = self.tickets_given;
        if self.rankings.len() >= KEPT_RANKINGS {
            self.rankings.remove(0);
        }
        let row_at = |&at: &u32| request.candidates.get(at as usize).copied();
        let rows = ranking.order.iter().filter_map(row_at).take(ranking.explanations.len()).collect();
        let (ticket, query, explanations) = (self.last_ticket, request.query.to_owned(), ranking.explanations.clone());
        self.rankings.push(Kept { ticket, query, grounds, rows, explanations });
        ranking
    }

    /// The features of a ranking, as a model is fitted to them, see [`rank::columns`].
    pub fn columns(&self, request: &Request<'_>) -> Vec<Vec<f32>> {
        rank::columns(request, &self.profile, &self.items)
    }

    /// The ticket of the last ranking; 0 when its order was the server's.
    pub const fn last_ticket(&self) -> u32 {
        self.last_ticket
    }

    /// What is known, in words.
    pub fn tags(&self, now_ms: f64) -> Vec<Tag> {
        let mut tags = tags::all(&self.profile, now_ms);
        // What is too old goes from storage at the next fold, and from sight at once.
        tags.retain(|tag| now_ms <= self.kept_until_ms(tag));
        tags
    }

    /// Until when a tag is kept if nothing changes it; infinity for a refusal, which does not wear out.
    pub fn kept_until_ms(&self, tag: &Tag) -> f64 {
        if tag.row.id == RANKING {
            return f64::INFINITY;
        }
        tag.last_change_ms + self.retention.days(tag.row.level) * DAY_MS
    }

    /// What is known.
    pub const fn profile(&self) -> &Profile {
        &self.profile
    }

    /// Does what the shopper changes by hand, here and, at the next fold, to what is stored.
    pub fn edit(&mut self, edit: Edit) {
        if self.consent.personalize == ConsentState::Denied {
            return;
        }
        self.profile.edit(&edit);
        self.ranker.forget();
        self.unsaved.book(&self.items);
        self.unsaved.learnt.edit(&edit);
        self.unsaved.edits.push(edit);
        self.unsaved.any = true;
        self.rankings.clear();
    }

    /// Takes what somebody says outright; false for a name that nobody declares. An empty value takes it back.
    pub fn declare(&mut self, name: &str, value: &str, by_shop: bool, now_ms: f64) -> bool {
        let said = tags::statement(name, value, by_shop, seconds(now_ms));
        said.map(|said| self.edit(Edit::Declare(said))).is_some()
    }

    /// Deletes everything that is known. The privacy ledger stays.
    pub fn erase(&mut self) {
        self.profile = Profile::default();
        self.ranker.forget_rows();
        self.unsaved = Unsaved::default();
        self.saving = None;
        self.rankings.clear();
        self.drawn.clear();
        self.sending.forget();
        self.deciding = Deciding::default();
    }

    /// The profile as bytes.
    pub fn snapshot(&self) -> Vec<u8> {
        self.profile.encode()
    }

    /// Takes up a stored profile; what was learnt before it could be read comes on top.
    ///
    /// # Errors
    /// When the bytes are damaged or from the future; the profile in memory is then unchanged.
    pub fn restore(&mut self, bytes: &[u8]) -> crate::error::Result<()> {
        let stored = Profile::decode(bytes)?;
        self.profile = stored.followed_by(std::mem::take(&mut self.profile));
        self.ranker.forget();
        Ok(())
    }

    /// Joins an exported profile or another device's; doing it twice changes nothing.
    ///
    /// # Errors
    /// When the bytes are damaged or from the future; the profile is then unchanged.
    pub fn import(&mut self, bytes: &[u8]) -> crate::error::Result<()> {
        // Read twice: a copy of a profile is as rare as this, and its code would be as long.
        let (here, there) = (Profile::decode(bytes)?, Profile::decode(bytes)?);
        self.profile = std::mem::take(&mut self.profile).joined_with(here);
        self.ranker.forget();
        self.unsaved.imported = std::mem::take(&mut self.unsaved.imported).joined_with(there);
        self.unsaved.any = true;
        self.rankings.clear();
        Ok(())
    }

    /// Events taken and dropped, by reason.
    pub fn counters(&self) -> &[(&'static str, u32)] {
        self.intake.counters()
    }
}

#[cfg(test)]
mod tests;
