//! What is written without waiting: by a page that is being left, and before a report leaves.

use crate::web::kept::{tab_name, LEDGER, OUTBOX};
use crate::web::page::Page;
use crate::web::persist;
use crate::web::sealed::fresh_name;
use crate::web::store::Change;
use std::rc::Rc;

/// Leaves what this page added, sealed, in a record of its own, and forgets that it did: whoever folds next, this page or
/// another, adds it. So it does not matter whether this page comes back.
pub fn leave(page: &Rc<Page>) {
    let keeping = &page.keeping;
    keep_sending(page);
    let (store, sealer) = (keeping.store.borrow().clone(), keeping.sealer.borrow().clone());
    let (Some(store), Some(sealer)) = (store, sealer) else { return };
    if !page.may_store() || !sealer.is_ready() {
        return;
    }
    let Ok(id) = fresh_name() else { return };
    let Some(left) = page.engine.borrow_mut().hand_over() else { return };
    let sealed = sealer.seal(&left, 0);
    // What an earlier leaving could not write was given back by now: no page is left twice in the time of a write.
    keeping.leaving.replace(left);
    let (Some(sealed), Ok(mut change)) = (sealed, store.change()) else { return give_back(page) };
    change.put(&tab_name(&keeping.epoch.borrow(), &id), &sealed);
    let aborted = page.on(&change.commit(), "abort", |page, _| give_back(page));
    // Beside those of the connection, and in the place of the one of the last leaving.
    let mut listeners = keeping.listeners.borrow_mut();
    listeners.truncate(2);
    listeners.push(aborted);
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
