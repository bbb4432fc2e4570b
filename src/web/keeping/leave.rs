//! What is written without waiting: by a page that is being left, and before a report leaves.

use crate::web::kept::{tab_name, LEDGER, OUTBOX};
use crate::web::page::Page;
use crate::web::persist;
use crate::web::sealed::{fresh_name, Sealer};
use crate::web::store::{Change, Store};
use js_sys::Uint8Array;
use std::rc::Rc;

/// Leaves what this page added, sealed, in a record of its own, and forgets that it did: whoever folds next, this page or
/// another, adds it. So it does not matter whether this page comes back.
pub fn leave(page: &Rc<Page>) {
    let keeping = &page.keeping;
    let (store, sealer) = (keeping.store.borrow().clone(), keeping.sealer.borrow().clone());
    let (Some(store), Some(sealer)) = (store, sealer) else { return keep_sending(page) };
    if !page.may_store() || !sealer.is_ready() {
        return keep_sending(page);
    }
    leave_folding(page, &store, &sealer);
    let Ok(id) = fresh_name() else { return };
    let (left, sending) = {
        let mut engine = page.engine.borrow_mut();
        (engine.hand_over(), engine.sending_bytes())
    };
    let Some(left) = left else { return keep_sending(page) };
    let sealed = sealer.seal(&left, 0);
    // What an earlier leaving could not write was given back by now: no page is left twice in the time of a write.
    keeping.leaving.replace(left);
    let (Some(sealed), Ok(mut change)) = (sealed, store.change()) else { return give_back(page) };
    change.put(&tab_name(&keeping.epoch.borrow(), &id), &sealed);
    // In the same transaction: a second one would stand behind it, and Chromium drops what stands in line when the page ends.
    put_sending(page, &mut change, &sending);
    keeping.sending.replace(sending);
    let aborted = page.on(&change.commit(), "abort", |page, _| give_back(page));
    // Beside those of the connection, and in the place of the one of the last leaving.
    let mut listeners = keeping.listeners.borrow_mut();
    listeners.truncate(2);
    listeners.push(aborted);
}

/// A fold that is being written may fail when this page cannot begin again any more. What it added is left under the name that the
/// fold takes if it succeeds: one of the two is kept, never both.
fn leave_folding(page: &Page, store: &Store, sealer: &Sealer) {
    let Some((name, own)) = page.keeping.folding.take().filter(|(_, own)| !own.is_empty()) else { return };
    let (Some(sealed), Ok(mut change)) = (sealer.seal(&own, 0), store.change()) else {
        page.keeping.folding.replace(Some((name, own)));
        return;
    };
    change.claim(&name.as_str().into(), &Uint8Array::from(sealed.as_slice()));
    change.commit();
}

fn give_back(page: &Rc<Page>) {
    let left = page.keeping.leaving.take();
    page.keeping.returned.borrow_mut().push(left);
    persist::soon(page);
}

/// Writes what was spent and what waits, if that changed. Before a report leaves, so that a crash cannot spend twice.
pub fn keep_sending(page: &Rc<Page>) {
    let Some(store) = page.keeping.store.borrow().clone() else { return };
    let sending = page.engine.borrow().sending_bytes();
    if !page.may_store() || *page.keeping.sending.borrow() == sending {
        return;
    }
    match store.change() {
        Ok(mut change) => {
            put_sending(page, &mut change, &sending);
            change.commit();
            page.keeping.sending.replace(sending);
        }
        Err(why) => super::give_up(page, why),
    }
}

/// Adds what was spent and what waits to a change, if it is not what is stored.
pub(super) fn put_sending(page: &Page, change: &mut Change, sending: &(Vec<u8>, Vec<u8>)) {
    if *page.keeping.sending.borrow() != *sending {
        change.put(LEDGER, &sending.0);
        change.put(OUTBOX, &sending.1);
    }
}
