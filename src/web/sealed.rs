//! Sealing and opening with a key that no script can read: it lives in the same database as what it seals, as a `CryptoKey` that
//! does not come out. Envelopes, all that sealing needs of the key, are prepared ahead; each is used once.

use super::reflect::{call, fields, get, list, wait};
use super::store::StoreError;
use crate::seal::{first_counter, seal, BLOCK, NONCE};
use js_sys::{Array, Promise, Uint8Array};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};

const MARK: &[u8; 3] = b"VTS";
const VERSION: u8 = b'1';
/// Mark, version, day of writing.
const HEAD: usize = 8;
/// One for a fold, two for the page that is hidden in its midst, and one for what is learnt after that and before the page ends.
const ENVELOPES: usize = 4;
/// The longest text an envelope takes: a heavy shopper's profile has 32 KB.
const ROOM: usize = 48 * 1024;

struct Envelope {
    nonce: [u8; NONCE],
    /// Hash key and key stream, on JavaScript's side until they are needed: linear memory never shrinks.
    prepared: Array,
}

/// Seals at once and opens in its own time.
pub struct Sealer {
    keys: JsValue,
    envelopes: RefCell<Vec<Envelope>>,
}

impl Sealer {
    /// A sealer with keys that were kept; none if they are not what [`make_keys`] makes.
    pub fn new(keys: JsValue) -> Option<Self> {
        let locked = |at| get(&get(&keys, at), "extractable").as_bool() == Some(false);
        let are_keys = locked("0") && locked("1");
        are_keys.then(|| Self { keys, envelopes: RefCell::default() })
    }

    /// Fetches what the next sealings will need.
    ///
    /// # Errors
    /// When WebCrypto fails.
    pub async fn prepare(&self) -> Result<(), StoreError> {
        while self.envelopes.borrow().len() < ENVELOPES {
            let mut nonce = [0; NONCE];
            random(NONCE as u32)?.copy_to(&mut nonce);
            let both = [self.stream([0; BLOCK], BLOCK)?, self.stream(first_counter(nonce), BLOCK + ROOM)?];
            let prepared = wait(Promise::all(&list(&both.each_ref())).into()).await?;
            self.envelopes.borrow_mut().push(Envelope { nonce, prepared: prepared.unchecked_into() });
        }
        Ok(())
    }

    /// True when something can be sealed at once.
    pub fn is_ready(&self) -> bool {
        !self.envelopes.borrow().is_empty()
    }

    /// Seals; none when it is too long or no envelope is ready. `day` is not secret.
    pub fn seal(&self, plain: &[u8], day: u32) -> Option<Vec<u8>> {
        // Taken out before it is used, so that nothing can use it twice.
        let envelope = self.envelopes.borrow_mut().pop()?;
        let part = |at| Uint8Array::new(&envelope.prepared.get(at)).to_vec();
        let mut bytes = MARK.to_vec();
        bytes.push(VERSION);
        bytes.extend(day.to_le_bytes());
        bytes.extend(envelope.nonce);
        bytes.extend(seal(plain, part(0).first_chunk()?, &part(1))?);
        Some(bytes)
    }

    /// Opens several; what is not as it was sealed is empty. Bytes that were never sealed are given back as they are, for
    /// profiles are older than sealing.
    ///
    /// # Errors
    /// [`StoreError::Newer`] when one was sealed by a newer version of this code.
    pub async fn open(&self, all: &[&[u8]]) -> Result<Vec<Vec<u8>>, StoreError> {
        let opening = Array::new();
        for bytes in all {
            opening.push(&self.opening(bytes)?);
        }
        let opened: Array = wait(Promise::all_settled(&opening).into()).await?.unchecked_into();
        let mut plain = Vec::with_capacity(all.len());
        for at in 0..opened.length() {
            // An array of nothing is an empty one.
            plain.push(Uint8Array::new(&get(&opened.get(at), "value")).to_vec());
        }
        Ok(plain)
    }

    fn opening(&self, bytes: &[u8]) -> Result<JsValue, StoreError> {
        let Some((head, rest)) = bytes.split_first_chunk::<HEAD>().filter(|(head, _)| head.starts_with(MARK)) else {
            return Ok(Uint8Array::from(bytes).into());
        };
        if head.get(MARK.len()) != Some(&VERSION) {
            return Err(StoreError::Newer);
        }
        // Bytes too short for a nonce are damaged, which WebCrypto will say.
        let (nonce, sealed) = rest.split_at_checked(NONCE).unwrap_or((&[0; NONCE], rest));
        let how = fields(&[("name", &"AES-GCM".into()), ("iv", &Uint8Array::from(nonce))]);
        Ok(call(&subtle(), "decrypt", &[&how, &get(&self.keys, "0"), &Uint8Array::from(sealed)])?)
    }

    fn stream(&self, counter: [u8; BLOCK], bytes: usize) -> Result<JsValue, JsValue> {
        let counter = Uint8Array::from(counter.as_slice());
        let how = fields(&[("name", &"AES-CTR".into()), ("counter", &counter), ("length", &32_u32.into())]);
        let zeros = Uint8Array::new_with_length(bytes as u32);
        call(&subtle(), "encrypt", &[&how, &get(&self.keys, "1"), &zeros])
    }
}

/// One secret as a promise of two keys: GCM to open, CTR to prepare. The secret never enters wasm's memory and is overwritten at once.
///
/// # Errors
/// Where the page has no WebCrypto.
pub fn make_keys() -> Result<JsValue, StoreError> {
    let secret = random(32)?;
    let import = |name: &str, usage: &str| {
        let usages = list(&[&usage.into()]);
        call(&subtle(), "importKey", &[&"raw".into(), &secret, &name.into(), &false.into(), &usages])
    };
    let both = [import("AES-GCM", "decrypt")?, import("AES-CTR", "encrypt")?];
    // Both have made their copy.
    secret.fill(0, 0, 32);
    Ok(Promise::all(&list(&both.each_ref())).into())
}

/// The day, since 1970, on which sealed bytes were written; none for bytes that are not sealed.
pub fn day_of(bytes: &[u8]) -> Option<u32> {
    let head = bytes.first_chunk::<HEAD>().filter(|head| head.starts_with(MARK))?;
    head.last_chunk().copied().map(u32::from_le_bytes)
}

fn crypto() -> JsValue {
    get(&js_sys::global(), "crypto")
}

fn subtle() -> JsValue {
    get(&crypto(), "subtle")
}

fn random(bytes: u32) -> Result<Uint8Array, JsValue> {
    let random = Uint8Array::new_with_length(bytes);
    call(&crypto(), "getRandomValues", &[&random])?;
    Ok(random)
}

/// A name that nobody else has.
///
/// # Errors
/// Where the page is not a secure context.
pub fn fresh_name() -> Result<String, StoreError> {
    call(&crypto(), "randomUUID", &[])?.as_string().ok_or(StoreError::Blocked)
}
