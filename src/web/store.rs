//! Records by name in IndexedDB: one database per shop, one object store. Everything is read in one transaction and changed in
//! one, so that what belongs together is never seen apart.

use super::reflect::{call, get, set};
use gloo_events::EventListener;
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::EventTarget;

const OBJECT_STORE: &str = "kv";
/// Raised with the layout of the records: code that knows only an older one cannot open the database and leaves it alone.
const DATABASE_VERSION: u32 = 2;

/// Why the store cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoreError {
    /// Missing, forbidden or broken.
    Blocked,
    /// There is no room.
    Full,
    /// Written by a newer version of this code.
    Newer,
    /// The database was deleted while it was open.
    Wiped,
    /// Somebody else changed the records first.
    Conflict,
}

impl From<JsValue> for StoreError {
    fn from(error: JsValue) -> Self {
        match get(&error, "name").as_string().as_deref() {
            Some("QuotaExceededError") => Self::Full,
            Some("VersionError") => Self::Newer,
            Some("InvalidStateError") => Self::Wiped,
            Some("ConstraintError") => Self::Conflict,
            _ => Self::Blocked,
        }
    }
}

/// An open database. Who opens it listens to `versionchange` and `close` of [`Self::connection`].
pub struct Store(EventTarget);

impl Store {
    /// Opens the database, making it if there is none.
    ///
    /// # Errors
    /// Where IndexedDB is missing, blocked or broken, or the database is a newer version's.
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        let request: EventTarget =
            call(&factory(), "open", &[&name.into(), &DATABASE_VERSION.into()])?.unchecked_into();
        let opening = request.clone();
        let upgrade = EventListener::once(&request, "upgradeneeded", move |_| {
            // Throws when it is there already, which an upgrade survives; any other failure fails the request.
            drop(call(&get(&opening, "result"), "createObjectStore", &[&OBJECT_STORE.into()]));
        });
        settled(&request, "onsuccess", "onerror").await?;
        drop(upgrade);
        Ok(Self(get(&request, "result").unchecked_into()))
    }

    /// The connection, for whoever follows what becomes of it.
    pub fn connection(&self) -> &EventTarget {
        &self.0
    }

    /// Every record: names and values, in the order of names, numbers first.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn read(&self) -> Result<(Array, Array), StoreError> {
        let (transaction, objects) = self.begin("readonly")?;
        let (names, values) = (call(&objects, "getAllKeys", &[])?, call(&objects, "getAll", &[])?);
        // Else it would end when this page hears of it, and what a page leaves would wait behind it until the page is gone.
        drop(call(&transaction, "commit", &[]));
        settled(&transaction, "oncomplete", "onabort").await?;
        Ok((get(&names, "result").unchecked_into(), get(&values, "result").unchecked_into()))
    }

    /// Writes what `work` makes of a record, none for nothing, in the transaction that read it: no other tab comes between.
    ///
    /// # Errors
    /// When nothing of it was kept.
    pub async fn revise(&self, name: &'static str, work: Revision) -> Result<(), StoreError> {
        let (transaction, objects) = self.begin("readwrite")?;
        let request: EventTarget = call(&objects, "get", &[&name.into()])?.unchecked_into();
        let (reading, writing) = (request.clone(), transaction.clone());
        let read = EventListener::once(&request, "success", move |_| {
            let Some(bytes) = work(bytes_in(&get(&reading, "result"))) else { return };
            if call(&objects, "put", &[&Uint8Array::from(bytes.as_slice()), &name.into()]).is_err() {
                drop(call(&writing, "abort", &[]));
            }
        });
        let outcome = settled(&transaction, "oncomplete", "onabort").await;
        drop(read);
        outcome
    }

    /// Begins a change.
    ///
    /// # Errors
    /// When the database is closed.
    pub fn change(&self) -> Result<Change, StoreError> {
        let (transaction, objects) = self.begin("readwrite")?;
        Ok(Change { transaction, objects, failed: false })
    }

    /// Closes the database once every transaction has ended.
    pub fn close(&self) {
        drop(call(&self.0, "close", &[]));
    }

    /// Deletes a whole database, whether or not it exists.
    ///
    /// # Errors
    /// Where IndexedDB is missing or blocked; then nothing was stored either.
    pub async fn destroy(name: &str) -> Result<(), StoreError> {
        let request = call(&factory(), "deleteDatabase", &[&name.into()])?;
        settled(&request, "onsuccess", "onerror").await
    }

    fn begin(&self, mode: &str) -> Result<(JsValue, JsValue), StoreError> {
        let transaction = call(&self.0, "transaction", &[&OBJECT_STORE.into(), &mode.into()])?;
        let objects = call(&transaction, "objectStore", &[&OBJECT_STORE.into()])?;
        Ok((transaction, objects))
    }
}

/// Makes a record's new bytes of the stored ones; none for leaving it as it is.
pub type Revision = Box<dyn FnOnce(Option<Vec<u8>>) -> Option<Vec<u8>>>;

/// Changes that are made together or not at all.
pub struct Change {
    transaction: JsValue,
    objects: JsValue,
    failed: bool,
}

impl Change {
    /// Keeps bytes under a name.
    pub fn put(&mut self, name: &str, bytes: &[u8]) {
        self.make("put", &[&Uint8Array::from(bytes), &name.into()]);
    }

    /// Keeps a value under a name that is not taken; if it is, nothing of the change is made.
    pub fn claim(&mut self, name: &JsValue, value: &JsValue) {
        self.make("add", &[value, name]);
    }

    /// Deletes what is under a name, if anything.
    pub fn delete(&mut self, name: &JsValue) {
        self.make("delete", &[name]);
    }

    /// Ends the change; [`made`] says what became of it. The writing has begun when this returns, so that it survives the page's end.
    pub fn commit(self) -> EventTarget {
        // Without the commit Chromium drops the transaction of a page that is being left; half a change must never be kept.
        drop(call(&self.transaction, if self.failed { "abort" } else { "commit" }, &[]));
        self.transaction.unchecked_into()
    }

    fn make(&mut self, what: &str, arguments: &[&JsValue]) {
        self.failed |= call(&self.objects, what, arguments).is_err();
    }
}

/// Waits for the end of a change.
///
/// # Errors
/// When nothing of it was kept.
pub async fn made(change: &JsValue) -> Result<(), StoreError> {
    settled(change, "oncomplete", "onabort").await
}

/// The bytes of a record, if that is what it is.
pub fn bytes_in(value: &JsValue) -> Option<Vec<u8>> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

fn factory() -> JsValue {
    get(&js_sys::global(), "indexedDB")
}

/// The end of a request or a transaction.
async fn settled(of: &JsValue, good: &str, bad: &str) -> Result<(), StoreError> {
    let promise = Promise::new(&mut |resolve, reject| {
        set(of, good, &resolve);
        set(of, bad, &reject);
    });
    JsFuture::from(promise).await.map(drop).map_err(|_| get(of, "error").into())
}
