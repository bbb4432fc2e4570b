//! Bytes by name in IndexedDB: one database per shop, one object store.

use gloo_events::EventListener;
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransactionMode};

const OBJECT_STORE: &str = "kv";

/// The store could not be opened, read or written; there is nothing the engine could do about the cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoreError;

impl From<JsValue> for StoreError {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// An open database.
pub struct Store {
    database: IdbDatabase,
    // Another tab that erases must not be blocked by this one.
    _give_way: EventListener,
}

impl Store {
    /// Opens the database, making it if there is none.
    ///
    /// # Errors
    /// Where IndexedDB is missing, blocked or broken.
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        let request = factory()?.open_with_u32(name, 1)?;
        let upgrade = EventListener::once(&request, "upgradeneeded", |event| {
            let opening = event.target().and_then(|target| target.dyn_into::<IdbOpenDbRequest>().ok());
            let database = opening
                .and_then(|request| request.result().ok())
                .and_then(|value| value.dyn_into::<IdbDatabase>().ok());
            // A failure here fails the open request, which is awaited below.
            let _ = database.map(|database| database.create_object_store(OBJECT_STORE));
        });
        let database: IdbDatabase = done(&request).await?.dyn_into()?;
        drop(upgrade);
        let closing = database.clone();
        let give_way = EventListener::new(&database, "versionchange", move |_| closing.close());
        Ok(Self { database, _give_way: give_way })
    }

    /// The bytes kept under a name.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn get(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let value = done(&self.objects(IdbTransactionMode::Readonly)?.get(&name.into())?).await?;
        Ok(value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec))
    }

    /// Keeps bytes under names, all or none. The writing has begun when this returns, so that it survives the page's end.
    ///
    /// # Errors
    /// When the database is closed or full.
    pub fn put(&self, entries: &[(&str, &[u8])]) -> Result<(), StoreError> {
        let objects = self.objects(IdbTransactionMode::Readwrite)?;
        for (name, bytes) in entries {
            objects.put_with_key(&Uint8Array::from(*bytes), &(*name).into())?;
        }
        // Marked deprecated in web-sys alone; without it Chromium drops the transaction of a page that is being left.
        #[allow(deprecated)]
        Ok(objects.transaction().commit()?)
    }

    /// Deletes what is kept under a name.
    ///
    /// # Errors
    /// When the database is closed.
    pub async fn delete(&self, name: &str) -> Result<(), StoreError> {
        done(&self.objects(IdbTransactionMode::Readwrite)?.delete(&name.into())?).await.map(drop)
    }

    /// Closes the database.
    pub fn close(&self) {
        self.database.close();
    }

    /// Deletes a whole database, whether or not it exists.
    ///
    /// # Errors
    /// Where IndexedDB is missing or blocked; then nothing was stored either.
    pub async fn destroy(name: &str) -> Result<(), StoreError> {
        let request = factory()?.delete_database(name)?;
        done(&request).await.map(drop)
    }

    fn objects(&self, mode: IdbTransactionMode) -> Result<IdbObjectStore, StoreError> {
        let transaction = self.database.transaction_with_str_and_mode(OBJECT_STORE, mode)?;
        Ok(transaction.object_store(OBJECT_STORE)?)
    }
}

fn factory() -> Result<IdbFactory, StoreError> {
    web_sys::window().ok_or(StoreError)?.indexed_db()?.ok_or(StoreError)
}

/// The result of a request, once it is there.
async fn done(request: &IdbRequest) -> Result<JsValue, StoreError> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(promise).await?;
    Ok(request.result()?)
}
