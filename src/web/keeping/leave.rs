//! What is written without waiting, by a page that is being left.

use crate::web::decisions;
use crate::web::kept::tab_name;
use crate::web::page::Page;
use crate::web::persist;
use crate::web::sealed::{fresh_name, Sealer};
use crate::web::store::Store;
use js_sys::Uint8Array;
use std::rc::Rc;

/// Leaves what this page added, sealed, in a record of its own, and forgets that it did: whoever folds next, this page or
/// another, adds it. So it does not matter whether this page comes back.
pub fn leave(page: &Rc<Page>) {
    decisions::fold(page);
    let keeping = &page.keeping;
    let (store, sealer) = (keeping.store.borrow().clone(), keeping.sealer.borrow().clone());
    let (Some(store), Some(sealer)) = (store, sealer) else { return };
    if !page.may_store() || !sealer.is_ready() {
        return;
    }
    leave_folding(page, &store, &sealer);
    let Ok(id) = fresh_name() else { return };
    let left = page.engine.borrow_mut().hand_over();
    let Some(left) = left else { return };
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
