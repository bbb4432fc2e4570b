//! How the page was come to, and what it is shown on.

use super::page::js;
use super::watching::{go_home, push};
use vitrine::web::{device_facts, subtags, Landing};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn the_address_names_the_campaign() {
    push("/?utm_source=Spring%20letter&utm_medium=e+mail&id=1#utm_source=no");
    let landing = Landing::read();
    assert_eq!((landing.source.as_str(), landing.medium.as_str()), ("Spring letter", "e mail"));
    assert_eq!(landing.own_host, js("return location.hostname").as_string().unwrap());
    assert!(!landing.paid);
    for id in ["gclid", "msclkid", "fbclid", "ttclid"] {
        push(&format!("/?{id}=x"));
        assert!(Landing::read().paid, "{id}");
    }
    push("/?utm_source=%E0%A4%A");
    assert!(!Landing::read().source.is_empty(), "damaged, and no reason to fail");
    go_home();
    assert_eq!((Landing::read().source, Landing::read().paid), (String::new(), false));
}

#[wasm_bindgen_test]
async fn the_host_before_is_a_host_without_path_and_port() {
    let before = "Object.defineProperty(document, 'referrer', { value: 'https://www.search.example:8443/q?words=secret', configurable: true })";
    js(before);
    assert_eq!(Landing::read().referrer_host, "www.search.example");
    js("delete document.referrer");
    let told = js("return document.referrer ? new URL(document.referrer).hostname : ''").as_string().unwrap();
    assert_eq!(Landing::read().referrer_host, told);
}

#[wasm_bindgen_test]
async fn a_reloaded_page_is_not_arrived_at() {
    push("/?utm_source=letter&gclid=x");
    js("Object.defineProperty(performance, 'navigation', { value: { type: 1 }, configurable: true })");
    let landing = Landing::read();
    assert_eq!(
        landing,
        Landing { referrer_host: landing.own_host.clone(), own_host: landing.own_host.clone(), ..Landing::default() }
    );
    js("delete performance.navigation");
    assert!(Landing::read().paid);
    go_home();
}

#[wasm_bindgen_test]
async fn facts_are_classes_from_fixed_sets() {
    let known: &[(&str, &[&str])] = &[
        ("device", &["phone", "tablet", "desktop"]),
        ("touch", &["yes", "no"]),
        ("screen", &["small", "medium", "large"]),
        ("density", &["1", "2", "3"]),
        ("orientation", &["portrait", "landscape"]),
        ("memory", &["low", "high"]),
        ("cores", &["few", "many"]),
        ("network", &["slow", "fast"]),
        ("keyboard", &["yes", "absent"]),
        ("cookies", &["no"]),
        ("languages", &["several"]),
    ];
    let facts = device_facts();
    let fact = |name: &str| facts.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str());
    for (name, value) in &facts {
        match known.iter().find(|(known, _)| known == name) {
            Some((_, values)) => assert!(values.contains(&value.as_str()), "{name} {value}"),
            None if *name == "language" || *name == "region" => {
                assert!((2..=3).contains(&value.len()), "{name} {value}");
            }
            None if *name == "utc_offset" => assert!(value.parse::<i32>().unwrap().abs() <= 840, "{value}"),
            None => assert_eq!(value, "yes", "{name}"),
        }
    }
    assert_eq!(fact("device"), Some("desktop"), "headless Chromium is one");
    assert_eq!(fact("language"), js("return navigator.language.slice(0, 2)").as_string().as_deref());
    let minutes = js("return String(-new Date().getTimezoneOffset())").as_string();
    assert_eq!(fact("utc_offset").map(str::to_owned), minutes);
    let always = ["touch", "screen", "density", "orientation", "cores", "keyboard"];
    assert!(always.into_iter().all(|name| fact(name).is_some()), "{facts:?}");
}

#[wasm_bindgen_test]
async fn facts_follow_the_device() {
    let with = |change: &str, undo: &str| {
        js(change);
        let facts = device_facts();
        js(undo);
        move |name: &str| facts.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone())
    };
    let small = with(
        "window.saved = ['screen', 'devicePixelRatio'].map(name => [name, Object.getOwnPropertyDescriptor(window, name)])
         Object.defineProperty(window, 'screen', { value: { width: 390, height: 844 }, configurable: true })
         Object.defineProperty(navigator, 'deviceMemory', { value: 2, configurable: true })
         Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true })
         Object.defineProperty(navigator, 'language', { value: 'zh-Hans-CN', configurable: true })
         Object.defineProperty(navigator, 'userAgentData', { value: { mobile: true }, configurable: true })
         Object.defineProperty(window, 'devicePixelRatio', { value: 2.625, configurable: true })",
        "delete navigator.deviceMemory; delete navigator.globalPrivacyControl; delete navigator.language
         delete navigator.userAgentData
         saved.forEach(([name, was]) => Object.defineProperty(window, name, was))",
    );
    let told = ["device", "screen", "memory", "gpc", "language", "region", "density"].map(|name| small(name).unwrap());
    assert_eq!(told, ["phone", "small", "low", "yes", "zh", "CN", "3"]);
}

#[wasm_bindgen_test]
async fn language_and_region_are_read_from_a_tag() {
    for (tag, language, region) in [
        ("en", "en", ""),
        ("en-GB", "en", "GB"),
        ("zh-Hans-CN", "zh", "CN"),
        ("es-419", "es", "419"),
        ("de-DE-u-co-phonebk", "de", "DE"),
        ("de-u-co-phonebk", "de", ""),
        ("yue-HK", "yue", "HK"),
        ("", "", ""),
        ("<script>-x", "", ""),
    ] {
        assert_eq!(subtags(tag), (language, region), "{tag}");
    }
}
