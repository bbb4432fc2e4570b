//! What is stored is sealed: WebCrypto itself opens it, nobody can read the key, and no word of it stands in the clear.

use super::page::{item, object, open, seen_again, until, view};
use super::records::{bytes, call, put, record, records, try_call};
use js_sys::{Array, Reflect, Uint8Array};
use std::future::Future;
use vitrine::web::Sealer;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

fn subtle() -> JsValue {
    web_sys::window().unwrap().crypto().unwrap().subtle().into()
}

fn names(of: &[&str]) -> JsValue {
    of.iter().map(|name| JsValue::from(*name)).collect::<Array>().into()
}

async fn imported(raw: &[u8], name: &str, usage: &str) -> JsValue {
    let raw = Uint8Array::from(raw);
    call(&subtle(), "importKey", &[&"raw".into(), &raw, &name.into(), &false.into(), &names(&[usage])]).await
}

async fn decrypted(key: &JsValue, sealed: &[u8]) -> Option<Vec<u8>> {
    let how = object(&[("name", "AES-GCM".into()), ("iv", Uint8Array::from(&sealed[8..20]).into())]);
    let opened = try_call(&subtle(), "decrypt", &[&how, key, &Uint8Array::from(&sealed[20..])]).await.ok()?;
    Some(Uint8Array::new(&opened).to_vec())
}

async fn kept_keys(shop: &str) -> Array {
    record(shop, "keys").await.unwrap().unchecked_into()
}

#[wasm_bindgen_test]
async fn webcrypto_opens_what_was_sealed_and_nothing_stands_in_the_clear() {
    let page = open("sealing", "granted").await;
    view(&page, item(&page, "canary-4711", "Holder"));
    page.close();
    let left = records("sealing").await.into_iter().find(|(name, _)| name.starts_with("tab:")).unwrap();
    let next = open("sealing", "granted").await;
    let profile = bytes("sealing", "profile").await.unwrap();
    let key = kept_keys("sealing").await.get(0);
    for sealed in [left.1.unchecked_into::<Uint8Array>().to_vec(), profile] {
        let plain = decrypted(&key, &sealed).await.unwrap();
        assert!(plain.windows(4).any(|four| four == b"VTRN"));
        let holds = |bytes: &[u8], word: &str| bytes.windows(word.len()).any(|part| part == word.as_bytes());
        for word in ["canary-4711", "Title of", "Holder", "VTRN"] {
            assert!(holds(&plain, word), "{word} is what is sealed");
            assert!(!holds(&sealed, word), "{word} stands in the clear");
        }
        let zeros = imported(&[0; 32], "AES-GCM", "decrypt").await;
        assert_eq!(decrypted(&zeros, &sealed).await, None, "the key is not what it was overwritten with");
        let mut changed = sealed.clone();
        changed[30] ^= 1;
        assert_eq!(decrypted(&key, &changed).await, None);
    }
    next.close();
}

#[wasm_bindgen_test]
async fn the_keys_do_not_come_out() {
    open("keys", "granted").await.close();
    let keys = kept_keys("keys").await;
    assert_eq!(keys.length(), 2);
    for key in keys.iter() {
        assert_eq!(Reflect::get(&key, &"extractable".into()).unwrap(), JsValue::FALSE);
        assert!(try_call(&subtle(), "exportKey", &[&"raw".into(), &key]).await.is_err());
    }
    open("keys", "granted").await.close();
    let still = kept_keys("keys").await;
    let how = object(&[
        ("name", "AES-CTR".into()),
        ("counter", Uint8Array::new_with_length(16).into()),
        ("length", 32.into()),
    ]);
    let block = Uint8Array::new_with_length(16);
    let old = call(&subtle(), "encrypt", &[&how, &keys.get(1), &block]).await;
    let new = call(&subtle(), "encrypt", &[&how, &still.get(1), &block]).await;
    assert_eq!(Uint8Array::new(&old).to_vec(), Uint8Array::new(&new).to_vec(), "the next page uses the same");
}

/// Against keys that the test knows: AES-GCM of the very key and nonce, made by WebCrypto, byte for byte.
#[wasm_bindgen_test]
async fn a_sealer_gives_the_bytes_that_webcrypto_gives() {
    let secret: Vec<u8> = (0..32).collect();
    let keys: Array =
        [imported(&secret, "AES-GCM", "decrypt").await, imported(&secret, "AES-CTR", "encrypt").await].iter().collect();
    let sealer = Sealer::new(keys.into()).unwrap();
    let webs = imported(&secret, "AES-GCM", "encrypt").await;
    let mut nonces = Vec::new();
    for length in [0, 1, 15, 16, 17, 4_096, 32 * 1024 + 5, 48 * 1024] {
        sealer.prepare().await.unwrap();
        let plain: Vec<u8> = (0..length).map(|at: usize| (at * 7) as u8).collect();
        let sealed = sealer.seal(&plain, 20_000).unwrap();
        let how = object(&[("name", "AES-GCM".into()), ("iv", Uint8Array::from(&sealed[8..20]).into())]);
        let expected = call(&subtle(), "encrypt", &[&how, &webs, &Uint8Array::from(plain.as_slice())]).await;
        assert_eq!(sealed[20..], Uint8Array::new(&expected).to_vec(), "{length} bytes");
        assert_eq!(sealer.open(&[&sealed, &plain]).await.unwrap()[0], plain);
        nonces.push(sealed[8..20].to_vec());
    }
    nonces.sort();
    nonces.dedup();
    assert_eq!(nonces.len(), 8, "a nonce is used once");
    sealer.prepare().await.unwrap();
    assert!(sealer.seal(&[0; 48 * 1024 + 1], 0).is_none(), "there is no room for more");
    for _ in 0..3 {
        assert!(sealer.seal(&[], 0).is_some());
    }
    assert!(sealer.seal(&[], 0).is_none(), "four were ready, and each is used once");
}

#[wasm_bindgen_test]
async fn keys_that_are_none_are_made_anew() {
    put("no-keys", "keys", b"nonsense").await;
    let page = open("no-keys", "granted").await;
    assert_eq!(page.storage(), "persistent");
    view(&page, item(&page, "h1", "Holder"));
    seen_again();
    until(async || record("no-keys", "profile").await.is_some()).await;
    assert_eq!(kept_keys("no-keys").await.length(), 2);
    page.close();
}

#[wasm_bindgen_test]
async fn two_tabs_that_begin_at_once_agree_on_the_keys() {
    let (one, other) = futures(open("first-keys", "granted"), open("first-keys", "granted")).await;
    view(&one, item(&one, "a", "Holder"));
    view(&other, item(&other, "b", "Mug"));
    one.close();
    other.close();
    let next = open("first-keys", "granted").await;
    assert_eq!(super::page::times(&next, "a"), 1);
    assert_eq!(super::page::times(&next, "b"), 1);
    next.close();
}

async fn futures<T>(one: impl Future<Output = T>, other: impl Future<Output = T>) -> (T, T) {
    let (mut one, mut other) = (Box::pin(one), Box::pin(other));
    let (mut first, mut second) = (None, None);
    std::future::poll_fn(|context| {
        use std::task::Poll::{Pending, Ready};
        if first.is_none() {
            if let Ready(value) = one.as_mut().poll(context) {
                first = Some(value);
            }
        }
        if second.is_none() {
            if let Ready(value) = other.as_mut().poll(context) {
                second = Some(value);
            }
        }
        match (first.take(), second.take()) {
            (Some(first), Some(second)) => Ready((first, second)),
            (one, other) => {
                (first, second) = (one, other);
                Pending
            }
        }
    })
    .await
}
