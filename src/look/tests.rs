//! Preferences, system and palettes -> look. The same answers, for what needs no palette, stand in `tests/vectors/look.json`,
//! which `tests/js/look-vectors.test.ts` holds the stand-in to.

use super::*;
use crate::value::{Object, Value};
use proptest::prelude::*;

fn said(json: &str) -> Value {
    fn value(json: serde_json::Value) -> Value {
        match json {
            serde_json::Value::Bool(on) => Value::Bool(on),
            serde_json::Value::Number(number) => Value::Number(number.as_f64().unwrap()),
            serde_json::Value::String(text) => Value::Text(text),
            // As `web::object` reads them.
            serde_json::Value::Array(list) => {
                Value::Map(list.into_iter().enumerate().map(|(i, of)| (i.to_string(), value(of))).collect())
            }
            serde_json::Value::Object(map) => Value::Map(map.into_iter().map(|(name, of)| (name, value(of))).collect()),
            serde_json::Value::Null => Value::Nil,
        }
    }
    value(serde_json::from_str(json).unwrap())
}

fn prefer(json: &str) -> Preferences {
    let mut preferences = Preferences::default();
    assert_eq!(preferences.merge(said(json), &[]), [], "{json}");
    preferences
}

fn on_page(look: &Look, name: &str) -> String {
    let mut all = look.attributes.iter().chain(&look.properties);
    all.find(|(known, _)| *known == name).map(|(_, value)| value.clone()).unwrap_or_default()
}

fn shown(json: &str, system: SystemSignals, name: &str) -> String {
    on_page(&resolve(&prefer(json), system, &[]), name)
}

const QUIET: SystemSignals = SystemSignals {
    dark: false,
    more_contrast: false,
    reduced_motion: false,
    reduced_transparency: false,
    forced_colors: false,
    spare: false,
};

#[test]
fn without_preferences_the_page_is_the_shops() {
    let system = SystemSignals { dark: true, more_contrast: true, ..QUIET };
    assert_eq!(resolve(&Preferences::default(), system, &[]), Look::default());
}

#[test]
fn the_system_theme_follows_the_system() {
    let theme = |dark, more_contrast| {
        shown(r#"{"theme":"system"}"#, SystemSignals { dark, more_contrast, ..QUIET }, "data-vitrine-theme")
    };
    assert_eq!([theme(false, false), theme(true, false), theme(true, true)], ["light", "dark", "contrast"]);
    assert_eq!(shown(r#"{"theme":"sepia"}"#, SystemSignals { dark: true, ..QUIET }, "data-vitrine-theme"), "sepia");
}

#[test]
fn the_shopper_stands_over_the_system() {
    let asking = SystemSignals { reduced_motion: true, reduced_transparency: true, forced_colors: true, ..QUIET };
    let motion = |json, system| shown(json, system, "data-vitrine-motion");
    assert_eq!(motion("{}", asking), "reduced");
    assert_eq!(motion(r#"{"motion":"full"}"#, asking), "full");
    assert_eq!(motion(r#"{"motion":"full","elder":true}"#, QUIET), "full");
    assert_eq!(motion(r#"{"elder":true}"#, QUIET), "reduced");
    assert_eq!(motion("{}", QUIET), "");
    assert_eq!(shown("{}", asking, "data-vitrine-transparency"), "reduced");
    assert_eq!(shown("{}", asking, "data-vitrine-forced-colors"), "on");
}

#[test]
fn elder_mode_is_never_less_than_its_figures() {
    let elder = |field: &str, property| shown(&format!(r#"{{"elder":true{field}}}"#), QUIET, property);
    let scale = "--vitrine-text-scale";
    assert_eq!(elder("", scale), "1.50");
    assert_eq!(elder(r#","textScale":0.9"#, scale), "1.50");
    // 32 px where a shop has 16: MIIT asks that 30 can be reached.
    assert_eq!(elder(r#","textScale":2"#, scale), "2.00");
    assert_eq!(elder(r#","lineHeight":1.2"#, "--vitrine-line-height"), "1.50");
    assert_eq!(elder("", "--vitrine-paragraph-spacing"), "2.00");
    assert_eq!(elder(r#","columns":3"#, "--vitrine-columns"), "1.00");
    assert_eq!(elder(r#","lists":"grid""#, "data-vitrine-lists"), "list");
    assert_eq!(elder(r#","density":"compact""#, "data-vitrine-density"), "compact", "a taste, not a figure");
    assert_eq!(elder("", "data-vitrine-density"), "roomy");
}

#[test]
fn a_palette_of_the_shop_is_readable_in_every_mode() {
    let colours = said(
        r##"{"sea":{"background":"#eef6fb","text":"#1d3040","accent":"#2f8fc0"},"dark":{"background":"#101418","text":"#e8eef2"}}"##,
    );
    let mut problems = Vec::new();
    let palettes = palette::read(colours, &mut problems);
    assert_eq!((palettes.len(), problems.len()), (2, 0));
    let mut preferences = Preferences::default();
    assert_eq!(preferences.merge(said(r#"{"theme":"sea"}"#), &palettes), []);
    let contrast = |preferences: &Preferences| {
        let look = resolve(preferences, QUIET, &palettes);
        assert_eq!((on_page(&look, THEME).as_str(), on_page(&look, SCHEME).as_str()), ("sea", "light"));
        let colour = |role| colour::Rgb::parse(&on_page(&look, role)).unwrap();
        colour("--vitrine-color-accent").contrast(colour("--vitrine-color-background"))
    };
    assert!((4.5..4.7).contains(&contrast(&preferences)));
    preferences.merge(said(r#"{"elder":true}"#), &palettes);
    assert!((7.0..7.2).contains(&contrast(&preferences)));
    // A device that is dark gets the shop's own dark palette.
    let dark = resolve(&prefer(r#"{"theme":"system"}"#), SystemSignals { dark: true, ..QUIET }, &palettes);
    assert_eq!(
        (on_page(&dark, SCHEME).as_str(), on_page(&dark, "--vitrine-color-background").as_str()),
        ("dark", "#101418")
    );
    // A palette the shop no longer has leaves the page to the shop.
    assert_eq!(resolve(&preferences, QUIET, &[]).attributes.first().map(|(name, _)| *name), Some(ELDER));
}

#[test]
fn absurd_values_are_clamped_and_told() {
    let mut preferences = prefer(r#"{"theme":"dark","textScale":1.2,"font":"serif"}"#);
    let problems = preferences.merge(
        said(r#"{"textScale":100,"lineHeight":-3,"font":"comic","theme":"pink","motion":7,"elder":"on","colour":1}"#),
        &[],
    );
    let take =
        |mut of: Value| (of.take("code").text().unwrap(), of.take("field").text().unwrap(), of.take("used").number());
    let found: Vec<_> = problems.into_iter().map(take).collect();
    for expected in [
        ("clamped", "textScale", Some(2.0)),
        ("clamped", "lineHeight", Some(1.1)),
        ("unknown_value", "font", None),
        ("unknown_value", "theme", None),
        ("unknown_value", "motion", None),
        ("unknown_value", "elder", None),
        ("unknown_field", "colour", None),
    ] {
        let (code, field, used) = expected;
        assert!(found.contains(&(code.to_owned(), field.to_owned(), used)), "{expected:?} in {found:?}");
    }
    assert_eq!(found.len(), 7);
    assert_eq!(preferences, prefer(r#"{"textScale":2,"lineHeight":1.1,"font":"serif","theme":"dark"}"#));
    assert_eq!(preferences.merge(Object::default().number("textScale", f64::NAN).end(), &[]).len(), 1);
}

#[test]
fn null_takes_a_choice_back() {
    let mut preferences =
        prefer(r#"{"theme":"dark","textScale":1.2,"font":"serif","elder":true,"modules":{"home":["a"]}}"#);
    let nothing = r#"{"theme":null,"textScale":null,"font":null,"elder":null,"modules":{"home":null}}"#;
    assert_eq!(preferences.merge(said(nothing), &[]).len(), 1, "an order is a list");
    preferences.merge(said(r#"{"modules":null}"#), &[]);
    assert_eq!(preferences, Preferences::default());
}

#[test]
fn what_is_stored_is_what_was_chosen() {
    let json = r#"{"elder":true,"font":"readable","lists":"list","modules":{"home":["loved","hero"]},"motion":"reduced","readAloud":true,"textScale":1.25,"theme":"sepia","wordSpacing":0.16}"#;
    let preferences = prefer(json);
    let stored = serde_json::to_string(&preferences.to_value()).unwrap();
    assert_eq!(prefer(&stored), preferences);
    assert_eq!(stored, json);
}

proptest! {
    #[test]
    fn whatever_is_said_the_look_can_be_undone_and_is_harmless(
        fields in proptest::collection::vec((
            prop_oneof!["[a-zA-Z]{0,12}", Just("textScale".to_owned()), Just("theme".to_owned()), Just("columns".to_owned())],
            prop_oneof![any::<f64>().prop_map(Value::Number), any::<bool>().prop_map(Value::Bool), ".{0,20}".prop_map(Value::Text)],
        ), 0..12),
        dark in any::<bool>(), elder in any::<bool>(),
    ) {
        let mut preferences = Preferences::default();
        preferences.merge(Object::default().bool("elder", elder).end(), &[]);
        preferences.merge(Value::Map(fields), &[]);
        let look = resolve(&preferences, SystemSignals { dark, reduced_motion: true, ..QUIET }, &[]);
        let known: Vec<_> = ATTRIBUTES.into_iter()
            .chain(CHOICES.iter().map(|choice| choice.attribute))
            .chain(NUMBERS.iter().map(|number| number.property))
            .chain(ROLES.iter().map(|role| role.property))
            .collect();
        for (name, value) in look.attributes.iter().chain(&look.properties) {
            prop_assert!(known.contains(name));
            prop_assert!(value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".#-".contains(&byte)), "{value}");
        }
    }
}

/// One line of the vectors: what was said, what the system asks for, and what stands on the root element then.
fn vector(json: &str, system: SystemSignals) -> serde_json::Value {
    let mut preferences = Preferences::default();
    preferences.merge(said(json), &[]);
    let look = resolve(&preferences, system, &[]);
    let map = |pairs: &[(&'static str, String)]| -> serde_json::Value {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), serde_json::Value::from(value.as_str()))).collect()
    };
    serde_json::json!({
        "said": serde_json::from_str::<serde_json::Value>(json).unwrap(),
        "dark": system.dark, "contrast": system.more_contrast,
        "kept": serde_json::to_value(preferences.to_value()).unwrap(),
        "attributes": map(&look.attributes), "properties": map(&look.properties),
    })
}

#[test]
fn the_vectors_are_these_answers() {
    let dark = SystemSignals { dark: true, ..QUIET };
    let needy = SystemSignals { dark: true, more_contrast: true, ..QUIET };
    let mut lines = Vec::new();
    for json in [
        "{}",
        r#"{"theme":"system"}"#,
        r#"{"theme":"sepia","textScale":1.255,"font":"readable","density":"compact"}"#,
        r#"{"elder":true}"#,
        r#"{"elder":true,"theme":"dark","textScale":1.8,"lineHeight":1.2,"columns":4,"lists":"grid","motion":"full"}"#,
        r#"{"textScale":99,"lineHeight":-1,"letterSpacing":0.12,"wordSpacing":0.16,"paragraphSpacing":2,"columns":2}"#,
        r#"{"textScale":"big","font":3,"elder":1,"images":"large","x":1}"#,
        r#"{"modules":{"home":["b","a"]},"readAloud":true,"transparency":"reduced"}"#,
    ] {
        for system in [QUIET, dark, needy] {
            lines.push(vector(json, system));
        }
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/look.json");
    let text = format!("[\n{}\n]\n", lines.iter().map(|line| format!("  {line}")).collect::<Vec<_>>().join(",\n"));
    if std::env::var_os("VITRINE_BLESS").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), text, "VITRINE_BLESS=1 writes the answers of now");
}

#[test]
fn a_connection_to_be_spared_stands_below_what_anybody_said() {
    let spare = SystemSignals { spare: true, ..QUIET };
    let [motion, images] = ["data-vitrine-motion", "data-vitrine-images"];
    let look = |json: &str| resolve(&prefer(json), spare, &[]);
    let inferred = look("{}");
    assert_eq!((on_page(&inferred, motion), on_page(&inferred, images)), ("reduced".into(), "small".into()));
    assert_eq!(
        (on_page(&inferred, SPARE).as_str(), inferred.attributes.len(), inferred.properties.len()),
        ("on", 3, 0)
    );
    assert_eq!(shown(r#"{"images":"normal"}"#, spare, images), "normal", "the shopper's word");
    assert_eq!(shown(r#"{"elder":true}"#, spare, images), "large", "and elder mode's");
    let all = look(r#"{"images":"large","motion":"full"}"#);
    assert_eq!(
        (on_page(&all, motion).as_str(), on_page(&all, SPARE).as_str()),
        ("full", ""),
        "nothing is left to explain"
    );
}
