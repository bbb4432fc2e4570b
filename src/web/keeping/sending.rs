//! What was spent on reports, and those that wait: one record that all tabs share. It is read, changed and written in one
//! transaction, and never written otherwise; so what one tab spends, every other one knows before it spends.

use crate::engine::Engine;
use crate::web::kept::SENDING;
use crate::web::page::Page;
use std::cell::Cell;
use std::rc::Rc;

/// What is done to the engine's ledger and outbox; it gives the report to be carried, if it is about one. Boxed: each kind of closure
/// would bring its own copy of the transaction.
pub type Work = Box<dyn FnOnce(&mut Engine, f64) -> Option<Vec<u8>>>;

/// Deletes the answers whose noise was to be used again: they were about a profile that is gone. What was spent stays.
pub async fn forget_answers(page: &Rc<Page>) {
    let forget = |engine: &mut Engine, _| {
        engine.forget_answers();
        None
    };
    change_sending(page, Box::new(forget)).await;
}

/// Changes what is stored, and gives what `work` gives. None when it could not be kept, too: then nothing may leave, for a budget
/// that is not kept is none.
pub async fn change_sending(page: &Rc<Page>, work: Work) -> Option<Vec<u8>> {
    let store = page.keeping.store.borrow().clone()?;
    let given = Rc::new(Cell::new(None));
    let (giving, owner) = (Rc::clone(&given), Rc::clone(page));
    let revise = move |kept: Option<Vec<u8>>| {
        // The shopper may have refused since.
        if !owner.may_store() {
            return None;
        }
        let now_ms = owner.now_ms();
        let mut engine = owner.engine.borrow_mut();
        engine.restore_sending(kept.as_deref(), now_ms);
        giving.set(work(&mut engine, now_ms));
        Some(engine.sending_bytes()).filter(|bytes| kept.as_ref() != Some(bytes))
    };
    store.revise(SENDING, Box::new(revise)).await.ok()?;
    given.take()
}
