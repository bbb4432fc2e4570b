//! Adds what this tab learnt, and what others left, to the stored profile, and takes up what others added. Reading and opening
//! take time and change nothing; then engine, sealing and the begin of the writing are one step that nothing can come between.
//! A tab that was overtaken meanwhile finds its number claimed, and begins again.

use super::TRIES;
use crate::engine::Engine;
use crate::error::{ErrorKind, Result as CoreResult};
use crate::web::kept::{tab_name, Kept, DAMAGED, PREVIOUS, PROFILE};
use crate::web::page::Page;
use crate::web::persist;
use crate::web::sealed::{day_of, fresh_name, Sealer};
use crate::web::store::{self, StoreError};
use std::rc::Rc;

/// What was read longer ago than this is read again: a page can be frozen between any two steps.
const FRESH_MS: f64 = 3_000.0;
const DAY_MS: f64 = 86_400_000.0;

/// Folds; when it is at it already, once more afterwards.
pub async fn run(page: &Rc<Page>) {
    let keeping = &page.keeping;
    if keeping.running.replace(true) {
        keeping.again.set(true);
        return;
    }
    for _ in 0..TRIES {
        keeping.again.take();
        let outcome = turn(page).await;
        settle(page, outcome);
        if !keeping.again.get() {
            break;
        }
    }
    keeping.running.take();
    if keeping.again.take() {
        persist::soon(page);
    }
}

fn settle(page: &Rc<Page>, outcome: Result<(), StoreError>) {
    let keeping = &page.keeping;
    let before = keeping.state();
    match outcome {
        // Given up meanwhile, and it is said why.
        _ if !keeping.is_open() => {}
        Ok(()) => {
            keeping.failures.take();
            keeping.trouble.take();
        }
        Err(StoreError::Conflict) => {
            keeping.again.set(true);
            keeping.writing.set(true);
        }
        Err(why @ (StoreError::Newer | StoreError::Wiped)) => super::give_up(page, why),
        Err(why) => {
            keeping.failures.set(keeping.failures.get() + 1);
            keeping.trouble.set(Some(why));
            persist::soon(page);
        }
    }
    if before != keeping.state() {
        page.changed("status");
    }
}

async fn turn(page: &Rc<Page>) -> Result<(), StoreError> {
    let keeping = &page.keeping;
    let (store, sealer) = (keeping.store.borrow().clone(), keeping.sealer.borrow().clone());
    let (Some(store), Some(sealer)) = (store, sealer) else { return Ok(()) };
    let (generation, began_ms) = (keeping.generation(), page.now_ms());
    sealer.prepare().await?;
    let kept = Kept::read(&store).await?;
    let mut sealed: Vec<&[u8]> = Vec::new();
    for base in [&kept.profile, &kept.previous] {
        sealed.extend(base.as_deref());
    }
    for left in &kept.left {
        sealed.push(left);
    }
    let mut opened = sealer.open(&sealed).await?;
    if generation != keeping.generation() {
        return Ok(());
    }
    if !(0.0..FRESH_MS).contains(&(page.now_ms() - began_ms)) {
        return Err(StoreError::Conflict);
    }
    if *keeping.epoch.borrow() != kept.epoch {
        // Another tab erased: what this one knows from before is gone as well.
        page.engine.borrow_mut().erase();
        keeping.returned.take();
        keeping.epoch.replace(kept.epoch.clone());
    }
    let left = opened.split_off(sealed.len() - kept.left.len());
    let before = keeping.number.replace(Some(kept.number));
    let by_others = before != Some(kept.number) || !left.is_empty();
    let folded = fold(page, &sealer, &kept, &opened, left, by_others)?;
    if by_others && before.is_some() {
        page.changed("profile");
    }
    let Some(folded) = folded else { return Ok(()) };
    let name = tab_name(&kept.epoch, &fresh_name().unwrap_or_default());
    let mut change = store.change().inspect_err(|_| page.engine.borrow_mut().fold_settled(false))?;
    kept.claim_next(&kept.epoch, &mut change);
    change.put(PROFILE, &folded.sealed);
    match &kept.profile {
        Some(stored) if folded.damaged > 0 && !kept.damaged => change.put(DAMAGED, stored),
        // A day's first profile lives on for that day, should what follows be damaged.
        Some(stored)
            if folded.damaged == 0
                && day_of(stored).is_some_and(|day| day != folded.day || kept.previous.is_none()) =>
        {
            change.put(PREVIOUS, stored);
        }
        _ => {}
    }
    change.put(&name, &[]);
    let change = change.commit();
    keeping.folding.replace(Some((name, folded.own)));
    let returned = keeping.returned.take();
    let written = store::made(&change).await;
    // Left meanwhile: whatever became of the fold, what was in it is stored.
    let was_left = keeping.folding.take().is_none();
    page.engine.borrow_mut().fold_settled(written.is_ok() || was_left);
    if generation != keeping.generation() {
        return Ok(());
    }
    if written.is_err() {
        keeping.returned.borrow_mut().extend(returned);
    }
    written?;
    keeping.number.set(Some(kept.number + 1.0));
    keeping.tell(false);
    // Not left for the next turn: the page may end before it.
    sealer.prepare().await
}

struct Folded {
    sealed: Vec<u8>,
    /// What this page added.
    own: Vec<u8>,
    day: u32,
    /// How many of the stored profiles could not be read.
    damaged: u32,
}

/// Makes the engine's profile that of all tabs; gives what is to be written, if anything.
fn fold(
    page: &Rc<Page>,
    sealer: &Sealer,
    kept: &Kept,
    bases: &[Vec<u8>],
    mut left: Vec<Vec<u8>>,
    by_others: bool,
) -> Result<Option<Folded>, StoreError> {
    let keeping = &page.keeping;
    left.extend_from_slice(&keeping.returned.borrow());
    let own;
    let (bytes, damaged, added) = {
        let mut engine = page.engine.borrow_mut();
        let added = engine.has_unsaved() || !left.is_empty() || kept.strays;
        if !(added || by_others) {
            return Ok(None);
        }
        own = engine.unsaved().unwrap_or_default();
        let (bytes, damaged) = fold_on(&mut engine, bases, &left, page.now_ms()).map_err(|_| StoreError::Newer)?;
        (bytes, damaged, added)
    };
    let day = (page.now_ms() / DAY_MS) as u32;
    let unsealed = kept.profile.as_ref().is_some_and(|stored| day_of(stored).is_none());
    let waits = added && !keeping.writing.take();
    let sealed = if waits {
        persist::soon(page);
        None
    } else if added || damaged > 0 || unsealed {
        keeping.damaged.set(keeping.damaged.get() + damaged);
        let sealed = sealer.seal(&bytes, day);
        Some(sealed.ok_or(StoreError::Full))
    } else {
        None
    };
    match sealed {
        Some(Ok(sealed)) => Ok(Some(Folded { sealed, own, day, damaged })),
        not_sealed => {
            // Only looked: what was unsaved is unsaved still.
            page.engine.borrow_mut().fold_settled(false);
            not_sealed.transpose().map(|_| None)
        }
    }
}

/// Folds onto the first base that can be read; how many could not is counted.
fn fold_on(engine: &mut Engine, bases: &[Vec<u8>], left: &[Vec<u8>], now_ms: f64) -> CoreResult<(Vec<u8>, u32)> {
    let mut damaged = 0;
    for base in bases {
        match engine.fold(Some(base), left, now_ms) {
            Ok(bytes) => return Ok((bytes, damaged)),
            Err(error) if error.kind() == ErrorKind::SnapshotFromFuture => return Err(error),
            Err(_) => damaged += 1,
        }
    }
    Ok((engine.fold(None, left, now_ms)?, damaged))
}
