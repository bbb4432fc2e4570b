//! The stored profile of a shop, shared by its tabs: opening it, giving it up, erasing it. How the tabs add to it is in `fold`.

mod fold;
mod glance;
mod leave;
mod sending;

pub use fold::run;
pub use glance::glance;
pub use leave::leave;
pub use sending::{change_sending, forget_answers};

use super::kept::{Kept, DAMAGED, KEYS, PREVIOUS, PROFILE};
use super::page::Page;
use super::reflect::{get, wait};
use super::sealed::{fresh_name, make_keys, Sealer};
use super::store::{self, Store, StoreError};
use super::tabs::Tabs;
use gloo_events::EventListener;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Another tab that is busy may come first this often.
const TRIES: u32 = 8;

/// What a page knows about its store.
#[derive(Default)]
pub struct Keeping {
    store: RefCell<Option<Rc<Store>>>,
    sealer: RefCell<Option<Rc<Sealer>>>,
    listeners: RefCell<Vec<EventListener>>,
    /// The line to the other tabs.
    pub(super) tabs: RefCell<Option<Tabs>>,
    /// True when a fold is planned.
    pub(super) planned: Cell<bool>,
    /// Folds that failed in a row.
    pub(super) failures: Cell<u32>,
    trouble: Cell<Option<StoreError>>,
    /// How often the store was closed, and how often the profile was erased: what was read before must not be written after.
    closings: Cell<u32>,
    erasures: Cell<u32>,
    /// True when the next turn is to write; otherwise it takes up what others wrote and leaves the writing to its time.
    pub(super) writing: Cell<bool>,
    running: Cell<bool>,
    again: Cell<bool>,
    /// The profile's last change that is in this page's memory; none before the first reading.
    number: Cell<Option<f64>>,
    epoch: RefCell<String>,
    /// What is being folded by this page, and the name of the record it is in should the fold fail once the page has gone.
    folding: RefCell<Option<(String, Vec<u8>)>>,
    /// What this page is leaving for others, and what of that could not be written.
    leaving: RefCell<Vec<u8>>,
    returned: RefCell<Vec<Vec<u8>>>,
    /// Profiles that could not be read.
    damaged: Cell<u32>,
}

impl Keeping {
    /// `persistent`, or why not.
    pub fn state(&self) -> &'static str {
        match self.trouble.get() {
            Some(StoreError::Blocked) => "blocked",
            Some(StoreError::Full) => "full",
            Some(StoreError::Newer) => "newer",
            Some(StoreError::Wiped) => "wiped",
            _ if self.is_open() => "persistent",
            _ => "memory",
        }
    }

    /// True when there is somewhere to write.
    pub fn is_open(&self) -> bool {
        self.sealer.borrow().is_some()
    }

    /// Stored profiles that could not be read.
    pub fn damaged(&self) -> u32 {
        self.damaged.get()
    }

    /// Closes the store and hangs up. What was begun comes to its end, what was not is not.
    pub fn close(&self) {
        self.closings.set(self.closings.get() + 1);
        self.listeners.take();
        self.tabs.take();
        self.sealer.take();
        self.number.take();
        self.returned.take();
        if let Some(store) = self.store.take() {
            store.close();
        }
    }

    /// Changes when what was read before must not be written any more.
    fn generation(&self) -> (u32, u32) {
        (self.closings.get(), self.erasures.get())
    }

    fn tell(&self, erased: bool) {
        if let Some(tabs) = self.tabs.borrow().as_ref() {
            tabs.tell(erased);
        }
    }
}

/// Opens the store and takes up what is in it, if the shopper allows storage.
pub async fn open(page: &Rc<Page>) {
    if !page.may_store() {
        return;
    }
    page.keeping.trouble.take();
    let closings = page.keeping.closings.get();
    let why = match take_up(page, closings).await {
        // Without WebCrypto nothing about the shopper is written, what was spent on reports is.
        Ok(false) => return page.keeping.trouble.set(Some(StoreError::Blocked)),
        Ok(true) => {
            page.keeping.writing.set(true);
            run(page).await;
            // The page before this one, in a process of its own, may have left its record a moment later.
            return super::persist::soon(page);
        }
        Err(why) => why,
    };
    // An error of a store that is given up already is none.
    if page.keeping.closings.get() == closings {
        give_up(page, why);
    }
}

/// Gives false when there is a store and no key.
async fn take_up(page: &Rc<Page>, closings: u32) -> Result<bool, StoreError> {
    let keeping = &page.keeping;
    let store = Rc::new(Store::open(&page.database()).await?);
    let mut kept = Kept::read(&store).await?;
    let broken = !kept.keys.is_undefined();
    let mut sealer = Sealer::new(kept.keys.clone());
    if sealer.is_none() {
        if let Ok(making) = make_keys() {
            let made = wait(making).await?;
            let mut change = store.change()?;
            // What is no key opens nothing any more. Of two tabs that make keys at once the second takes the first one's.
            if broken {
                change.delete(&KEYS.into());
            }
            change.claim(&KEYS.into(), &made);
            let _ = store::made(&change.commit()).await;
            kept = Kept::read(&store).await?;
            sealer = Sealer::new(kept.keys.clone());
        }
    }
    // The shopper may have changed their mind while the database was opening.
    if keeping.closings.get() != closings || !page.may_store() {
        store.close();
        return Ok(true);
    }
    {
        let mut engine = page.engine.borrow_mut();
        engine.restore_sending(kept.sending.as_deref(), page.now_ms());
    }
    // Another tab that erases or upgrades must not be blocked by this one.
    let give_way = page.on(store.connection(), "versionchange", |page, event| {
        let deleted = get(event, "newVersion").is_null();
        give_up(page, if deleted { StoreError::Wiped } else { StoreError::Newer });
    });
    let wiped = page.on(store.connection(), "close", |page, _| give_up(page, StoreError::Wiped));
    keeping.listeners.replace(vec![give_way, wiped]);
    keeping.epoch.replace(kept.epoch);
    keeping.store.replace(Some(store));
    let has_keys = sealer.is_some();
    keeping.sealer.replace(sealer.map(Rc::new));
    super::persist::join(page);
    Ok(has_keys)
}

/// Goes on in memory.
fn give_up(page: &Rc<Page>, why: StoreError) {
    if why == StoreError::Newer {
        // The newer version reads what older ones leave.
        leave(page);
    }
    page.keeping.close();
    page.keeping.trouble.set(Some(why));
    page.changed("status");
}

/// Deletes the whole database.
pub async fn wipe(page: &Page) {
    page.keeping.close();
    page.keeping.trouble.take();
    // Where it cannot be deleted it could not be made either.
    let _ = Store::destroy(&page.database()).await;
}

/// Deletes what is stored about the shopper, and tells the other tabs; ledger and outbox stay.
pub async fn erase(page: &Page) {
    let keeping = &page.keeping;
    keeping.erasures.set(keeping.erasures.get() + 1);
    keeping.returned.take();
    // What was wiped must not come into being again.
    if !page.may_store() || keeping.trouble.get() == Some(StoreError::Wiped) {
        return;
    }
    let open = keeping.store.borrow().clone();
    if let Some(store) = open {
        return erase_stored(page, &store).await;
    }
    // Still opening, or left alone for another reason.
    match Store::open(&page.database()).await {
        Ok(store) => {
            erase_stored(page, &store).await;
            store.close();
        }
        // What the shopper wants gone is gone, whoever wrote it.
        Err(StoreError::Newer) => wipe(page).await,
        Err(_) => {}
    }
}

async fn erase_stored(page: &Page, store: &Store) {
    for _ in 0..TRIES {
        if erase_once(page, store).await != Err(StoreError::Conflict) {
            break;
        }
    }
}

async fn erase_once(page: &Page, store: &Store) -> Result<(), StoreError> {
    let kept = Kept::read(store).await?;
    let epoch = fresh_name()?;
    let mut change = store.change()?;
    kept.claim_next(&epoch, &mut change);
    for name in [PROFILE, PREVIOUS, DAMAGED] {
        change.delete(&name.into());
    }
    store::made(&change.commit()).await?;
    page.keeping.epoch.replace(epoch);
    page.keeping.number.set(Some(kept.number + 1.0));
    page.keeping.tell(true);
    Ok(())
}
