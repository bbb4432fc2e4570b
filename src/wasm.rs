//! The interface that crosses into JavaScript: types, conversion, nothing else. Four lanes (ARCHITECTURE.md, "The boundary"):
//! numbers and strings for an event, columns for items and orders, objects for rare calls, bytes for what is kept or sent.

// The attribute macro of wasm-bindgen expands to unsafe glue; nothing in this file is unsafe by hand.
#![allow(unsafe_code)]

mod columns;
mod convert;
mod task;

use crate::engine::Reason;
use crate::item::NO_ROW;
use crate::profile::edit::Edit;
use crate::profile::tags::segments;
use crate::rank::slot::Slot;
use crate::rank::{Ranking, Request};
use crate::sync::consent::{Consent, ConsentState};
use crate::web::{decisions, from_js, persist_begin, persist_soon, Config, Page};
use convert::{counters, export, tag_values, to_js};
use js_sys::{Function, Promise};
use std::rc::Rc;
use task::Task;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};
use wasm_bindgen_futures::future_to_promise;

/// Memory that is asked for and written to before it is needed, in bytes: room for some 700 articles. Growing it, or touching it for
/// the first time, takes as long as five events and would come upon a shopper's clicks.
const ROOM_BYTES: usize = 1 << 19;

/// The engine of one page. One handle lives as long as the page's Vitrine; `close()` then `free()` end it.
#[wasm_bindgen]
pub struct Engine {
    page: Rc<Page>,
}

#[wasm_bindgen]
impl Engine {
    /// An engine for a configuration; see `Config` for its fields.
    ///
    /// # Errors
    /// When the configuration does not fit, which only a facade of another version can cause.
    #[wasm_bindgen(constructor)]
    pub fn new(config: &JsValue) -> Result<Engine, JsError> {
        drop(std::hint::black_box(vec![1_u8; ROOM_BYTES]));
        let config = Config::read(from_js(config));
        config.map(|config| Self { page: Page::new(config) }).ok_or_else(|| JsError::new("config_invalid"))
    }

    /// Takes the shop's own ranking model, MessagePack of `src/rank/model/file.rs`; gives '' or what is wrong and where, and then the
    /// model of before stays.
    #[wasm_bindgen(js_name = setModel)]
    pub fn set_model(&self, file: &[u8]) -> String {
        let taken = self.page.engine.borrow_mut().set_model(file);
        taken.err().unwrap_or_default()
    }

    /// Takes up the stored profile for a first ranking, and writes nothing; [`Self::open`] follows. Never rejects. With what ranks
    /// it is the engine's first part (`scripts/lib/engine-parts.mjs`): a promise of its own, not a [`Task`], which needs all the rest.
    pub fn glance(&self) -> Promise {
        let page = Rc::clone(&self.page);
        future_to_promise(async move {
            page.glance().await;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Starts the browser side; resolves when the profile is restored. Never rejects.
    pub fn open(&self, notify: Function) -> Promise {
        self.begin(Task::Open(notify))
    }

    /// Registers or refreshes items; gives their rows. `text`: id, name, brand, five category levels and variant of one item after
    /// another, as UTF-8 without anything between them; `artefacts`: all packed artefacts; `numbers`: 13 an item, the bytes of its nine
    /// texts and of its artefact, then price, popularity and discount, NaN for unknown.
    #[wasm_bindgen(js_name = registerItems)]
    pub fn register_items(&self, text: &[u8], artefacts: &[u8], numbers: &[f64]) -> Vec<u32> {
        let mut engine = self.page.engine.borrow_mut();
        engine.make_room(numbers.len() / columns::NUMBERS);
        columns::items(text, artefacts, numbers).map(|facts| engine.register(&facts)).collect()
    }

    /// Registers a list of candidates in MessagePack (docs/candidates.md); gives row and offset of each item by turns, nothing for
    /// what is no list. An item without a usable id has the row `NO_ROW`.
    #[wasm_bindgen(js_name = registerCandidates)]
    pub fn register_candidates(&self, bytes: &[u8]) -> Vec<u32> {
        self.page.engine.borrow_mut().register_list(bytes)
    }

    /// How many rows there are; it falls when a full table was emptied, and every row given before is void then.
    #[wasm_bindgen(js_name = itemCount)]
    pub fn item_count(&self) -> u32 {
        self.page.engine.borrow().item_count() as u32
    }

    /// Takes in one event; gives the reason if it was dropped. `text`: subject, detail and currency joined by U+001F;
    /// `value` NaN if there is none (see `src/event.rs`).
    #[allow(clippy::too_many_arguments)] // Lane 1: scalars are free, an object is not.
    pub fn track(
        &self,
        name: &str,
        rows: &[u32],
        quantities: &[f64],
        text: &str,
        value: f64,
        at_ms: f64,
        now_ms: f64,
    ) -> Option<String> {
        let event = columns::event(name, rows, quantities, text, value, at_ms);
        let taken = self.page.engine.borrow_mut().track(event, now_ms);
        match taken {
            Ok(()) => {
                persist_soon(&self.page);
                None
            }
            Err(reason) => Some(reason.as_str().to_owned()),
        }
    }

    /// Orders candidates; gives the first `wanted` positions, best first, and then how many of the last ones of all the shopper does not
    /// want to see. `surprise`: from familiar (0) to surprising (1), NaN for the slot's own mixture; `measured`: by turns with the server's order.
    #[allow(clippy::too_many_arguments)] // Lane 2: scalars are free, an options object is not.
    pub fn rank(
        &self,
        slot: u32,
        rows: &[u32],
        page_row: u32,
        query: &str,
        limit: u32,
        wanted: u32,
        neutral: bool,
        surprise: f64,
        measured: bool,
        now_ms: f64,
    ) -> Vec<u32> {
        let request = Request {
            slot: Slot::from_number(slot),
            candidates: rows,
            page_item: Some(page_row).filter(|&row| row != NO_ROW),
            query,
            limit: limit as usize,
            surprise: surprise as f32,
            now_ms,
        };
        let mut ranking = if measured {
            decisions::with(&self.page, |engine| Some(engine.rank_measured(&request, neutral)))
                .unwrap_or_else(|| Ranking::server(rows.len()))
        } else if wanted > limit {
            self.page.engine.borrow_mut().rank(&request, neutral)
        } else {
            self.page.engine.borrow_mut().rank_shown(&request, neutral)
        };
        // A thousand numbers to be copied and collected as garbage cost as much as a sixth of ordering them.
        ranking.order.truncate(wanted as usize);
        ranking.order.push(ranking.refused);
        ranking.order
    }

    /// True when the shopper declared that lists are to have the order of the shop.
    #[wasm_bindgen(js_name = asksNeutral)]
    pub fn asks_neutral(&self) -> bool {
        self.page.engine.borrow().asks_neutral()
    }

    /// Chooses one of several options; see `Ask::read` in `src/decide/ask.rs`. Gives `{index, refusal, reasons, problems}`.
    pub fn choose(&self, ask: &JsValue, now_ms: f64) -> JsValue {
        to_js(&decisions::with(&self.page, |engine| engine.choose(from_js(ask), now_ms)))
    }

    /// How often something was shown in the last day, week and month: any promotion, anything at a point, and one option there.
    #[wasm_bindgen(js_name = timesShown)]
    pub fn times_shown(&self, point: &str, option: &str, now_ms: f64) -> Vec<u32> {
        self.page.engine.borrow().times_shown(point, option, now_ms)
    }

    /// Books that a shown option was taken or refused; true when that was news.
    #[wasm_bindgen(js_name = settleChoice)]
    pub fn settle_choice(&self, point: &str, option: &str, taken: bool, now_ms: f64) -> bool {
        decisions::with(&self.page, |engine| engine.settle_choice(point, option, taken, now_ms))
    }

    /// The arm of an experiment; see `Experiment::read` in `src/decide/experiment.rs`. Gives `{index, problems}`.
    pub fn experiment(&self, wish: &JsValue, now_ms: f64) -> JsValue {
        to_js(&decisions::with(&self.page, |engine| engine.experiment(from_js(wish), now_ms)))
    }

    /// The ticket of the last ranking; 0 when its order was the server's.
    #[wasm_bindgen(js_name = rankingTicket)]
    pub fn ranking_ticket(&self) -> u32 {
        self.page.engine.borrow().last_ticket()
    }

    /// The reasons of a ranking: a list an item, `{code, share, subject}` each; empty when it is too old.
    pub fn reasons(&self, ticket: u32) -> JsValue {
        let engine = self.page.engine.borrow();
        let reasons = engine.reasons(ticket);
        to_js(&reasons.iter().map(|of| of.iter().map(Reason::to_value).collect()).collect())
    }

    /// What became of what was shown in the last visits; see `Evaluation` in `js/types/evaluation.ts`.
    pub fn evaluation(&self, now_ms: f64) -> JsValue {
        to_js(&self.page.engine.borrow().evaluation(now_ms))
    }

    /// What is known, in words of the configured language.
    pub fn tags(&self, now_ms: f64) -> JsValue {
        to_js(&tag_values(&self.page.engine.borrow(), self.page.config.locale, now_ms))
    }

    /// The segments that what is known comes to.
    pub fn segments(&self, now_ms: f64) -> JsValue {
        to_js(&segments::of(&self.page.engine.borrow().tags(now_ms)))
    }

    /// Does what the shopper changes by hand: 0 deletes the tag `what` and what it was made of, 1 deletes it and keeps it from
    /// coming back, 2 allows it again, 3 has `item:<id>` or `category:<name>` stand last from now on, 4 stops learning, 5 goes on.
    pub fn edit(&self, number: u32, what: &str) {
        let what = what.to_owned();
        self.page.engine.borrow_mut().edit(match number {
            0 => Edit::Forget(what),
            1 => Edit::Block(what),
            2 => Edit::Unblock(what),
            3 => Edit::Unwant(what),
            number => Edit::Pause(number == 4),
        });
        persist_soon(&self.page);
    }

    /// Ids of the blocked tags.
    pub fn blocked(&self) -> Vec<String> {
        self.page.engine.borrow().profile().limits.blocked().to_vec()
    }

    /// Takes what the shopper or the shop says outright; '' takes it back. Gives '' or an error code.
    pub fn declare(&self, name: &str, value: &str, by_shop: bool, now_ms: f64) -> String {
        let taken = self.page.engine.borrow_mut().declare(name, value, by_shop, now_ms);
        persist_soon(&self.page);
        if taken { "" } else { "unknown_declaration" }.to_owned()
    }

    /// True while nothing is learnt.
    pub fn paused(&self) -> bool {
        self.page.engine.borrow().profile().limits.paused
    }

    /// Joins an exported profile, or another device's; gives '' or an error code. Doing it twice changes nothing.
    #[wasm_bindgen(js_name = importProfile)]
    pub fn import_profile(&self, bytes: &[u8]) -> String {
        let imported = self.page.engine.borrow_mut().import(bytes);
        // Somebody who carried a profile here looks whether it arrived, by loading the page again.
        persist_begin(&self.page);
        imported.map_or_else(|error| error.code().to_owned(), |()| String::new())
    }

    /// Everything that is known, as plain JSON.
    #[wasm_bindgen(js_name = exportProfile)]
    pub fn export_profile(&self, now_ms: f64) -> JsValue {
        to_js(&export(&self.page.engine.borrow(), self.page.config.locale, now_ms))
    }

    /// Deletes the profile here and in storage.
    #[wasm_bindgen(js_name = eraseProfile)]
    pub fn erase_profile(&self) -> Promise {
        self.begin(Task::Erase)
    }

    /// Changes the decision; in effect when the call returns, resolved when storage matches.
    #[wasm_bindgen(js_name = setConsent)]
    pub fn set_consent(&self, personalize: &str, sync: &str) -> Promise {
        let consent = Consent { personalize: ConsentState::parse(personalize), sync: ConsentState::parse(sync) };
        let before = self.page.take_consent(consent);
        let settling = self.begin(Task::FollowConsent { before });
        self.page.settling.replace(Some(settling.clone()));
        settling
    }

    /// Merges look preferences, or forgets all of them (`false`); shows and stores what they come to. Gives `{chosen, problems}`.
    pub fn look(&self, wish: &JsValue) -> JsValue {
        to_js(&self.page.look(from_js(wish)))
    }

    /// Budget and deliveries.
    #[wasm_bindgen(js_name = syncStatus)]
    pub fn sync_status(&self, now_ms: f64) -> JsValue {
        to_js(&self.page.engine.borrow_mut().sync_status(self.page.config.sync.is_some(), now_ms).to_value())
    }

    /// What would leave now; resolves to a list, empty when the manifest cannot be had.
    #[wasm_bindgen(js_name = syncPreview)]
    pub fn sync_preview(&self, now_ms: f64) -> Promise {
        self.begin(Task::Preview { now_ms })
    }

    /// Delivers what is due without the random delay; resolves to the number delivered.
    #[wasm_bindgen(js_name = syncFlush)]
    pub fn sync_flush(&self) -> Promise {
        self.begin(Task::Flush)
    }

    /// `none`, `memory`, `persistent`, `blocked`, `full`, `newer` or `wiped`.
    pub fn storage(&self) -> String {
        self.page.storage().to_owned()
    }

    /// Events taken and dropped, by reason, and stored profiles that could not be read.
    pub fn counters(&self) -> JsValue {
        to_js(&counters(&self.page.counters()))
    }

    /// The profile as bytes.
    pub fn snapshot(&self) -> Vec<u8> {
        self.page.engine.borrow().snapshot()
    }

    /// Takes up a profile; gives '' or an error code.
    pub fn restore(&self, bytes: &[u8]) -> String {
        let restored = self.page.engine.borrow_mut().restore(bytes);
        restored.map_or_else(|error| error.code().to_owned(), |()| String::new())
    }

    /// Stops listeners and timers and writes what is unwritten; `free()` afterwards.
    pub fn close(&self) {
        self.page.close();
    }
}

impl Engine {
    fn begin(&self, task: Task) -> Promise {
        task.begin(Rc::clone(&self.page))
    }
}
