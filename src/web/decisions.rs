//! What is remembered of decisions, in localStorage: there at once, in every tab, and written before a page that is left is gone, which a
//! database does not promise. Nothing about taste is in it; it is written only where a profile may be.

use super::page::Page;
use super::PlatformCoins;
use crate::engine::Engine;
use crate::sync::consent::StorageTier;
use web_sys::Storage;

fn storage() -> Option<Storage> {
    // The getter itself throws where storage is blocked.
    web_sys::window()?.local_storage().ok()?
}

fn name(page: &Page) -> String {
    ["vitrine:", &page.config.shop, ":decisions"].concat()
}

/// Does something with what is remembered, and gives its answer.
pub fn with<T: Default>(page: &Page, mut work: impl FnMut(&mut Engine) -> T) -> T {
    let mut answer = T::default();
    change(page, &mut |engine| answer = work(engine));
    answer
}

/// Takes up what another tab or page stored, does something, and stores what changed. Through `dyn`, to stand in the engine once.
#[inline(never)]
fn change(page: &Page, work: &mut dyn FnMut(&mut Engine)) {
    let store = storage().filter(|_| page.may_store());
    let name = name(page);
    let mut engine = page.engine.borrow_mut();
    let kept = store.as_ref().and_then(|store| store.get_item(&name).ok()?);
    let is_known = *page.decisions.borrow() == kept;
    if !is_known {
        let code = engine.restore_decisions(kept.as_deref().map(bytes).as_deref());
        page.decisions_trouble.set(code);
        page.decisions.replace(kept);
    }
    if engine.needs_id() {
        PlatformCoins::new().iter_mut().for_each(|coins| engine.draw_id(coins));
    }
    engine.settle_pending();
    work(&mut engine);
    let changed = engine.decisions_to_keep().map(|bytes| text(&bytes));
    if let (Some(store), Some(changed)) = (store, changed) {
        let is_news = page.decisions.borrow().as_ref() != Some(&changed);
        // Full or blocked: it is remembered for this page only.
        if is_news && store.set_item(&name, &changed).is_ok() {
            page.decisions.replace(Some(changed));
        }
    }
}

/// Takes note of what happened since, if anything did.
pub fn fold(page: &Page) {
    if page.engine.borrow().has_pending_decisions() {
        change(page, &mut |_| ());
    }
}

/// Takes up what is stored, so that events and reports know of it; a shopper who refused has nothing stored.
pub fn open(page: &Page) {
    if page.engine.borrow().consent().storage() == StorageTier::None {
        return clear(page);
    }
    change(page, &mut |_| ());
}

/// Deletes what is stored.
pub fn clear(page: &Page) {
    page.decisions.take();
    if let Some(store) = storage() {
        let _ = store.remove_item(&name(page));
    }
}

/// Bytes as text: a letter each, U+0000 to U+00FF.
fn text(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

fn bytes(text: &str) -> Vec<u8> {
    // What is no such letter is nobody's byte: it damages the record, which says so.
    text.chars().map(|letter| u8::try_from(letter).unwrap_or(0xC1)).collect()
}
