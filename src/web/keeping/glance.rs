//! A first look at the stored profile, for a first ranking while the rest of the engine is on its way: it reads and writes nothing.

use crate::web::kept::Kept;
use crate::web::page::Page;
use crate::web::sealed::Sealer;
use crate::web::store::Store;

/// Takes up what is stored; none when there is nothing, or the shopper allows no storage.
pub async fn glance(page: &Page) -> Option<()> {
    if !page.may_store() {
        return None;
    }
    let store = Store::open(&page.database()).await.ok()?;
    let kept = Kept::read(&store).await;
    store.close();
    let kept = kept.ok()?;
    let sealed: Vec<&[u8]> = kept.profile.iter().chain(&kept.left).map(Vec::as_slice).collect();
    let mut opened = Sealer::new(kept.keys)?.open(&sealed).await.ok()?;
    let left = opened.split_off(sealed.len() - kept.left.len());
    page.engine.borrow_mut().take_up(opened.first().map(Vec::as_slice), &left, page.now_ms())
}
