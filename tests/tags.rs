//! The table of tags: every row is reached by shoppers who really do something, `docs/tags.md` is what the table says, and the
//! promises about money and sensitivity hold. After a change of the table: `VITRINE_BLESS=1 cargo test --test tags`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "tags/shopper.rs"]
mod shopper;
#[path = "tags/stories.rs"]
mod stories;

use std::collections::BTreeSet;
use vitrine::engine::Engine;
use vitrine::profile::edit::Edit;
use vitrine::profile::retention::Retention;
use vitrine::profile::tags::{self, segments, Level, Locale, Row, Sensitivity, TABLES};
use vitrine::sync::consent::Consent;

fn rows() -> impl Iterator<Item = &'static Row> {
    TABLES.iter().copied().flatten()
}

#[test]
fn there_are_as_many_tags_as_promised() {
    let count = |level| rows().filter(|row| row.level == level).count();
    let counts = [Level::Basic, Level::Behaviour, Level::Preference, Level::Value].map(count);
    assert!(counts.iter().zip([30, 50, 40, 20]).all(|(have, least)| *have >= least), "{counts:?}");
}

#[test]
fn every_tag_is_reached_by_what_somebody_does() {
    let reached: BTreeSet<&str> = stories::all().iter().flat_map(|story| story.reached()).collect();
    let missing: Vec<&str> = rows().map(|row| row.id).filter(|id| !reached.contains(id)).collect();
    assert!(missing.is_empty(), "nobody reaches {missing:?}");
}

#[test]
fn every_segment_is_reached_by_what_somebody_does() {
    let reached: BTreeSet<&str> = stories::all().iter().flat_map(|story| story.segments()).collect();
    let missing: Vec<&str> = segments::SEGMENTS.iter().map(|s| s.id).filter(|id| !reached.contains(id)).collect();
    assert!(missing.is_empty(), "nobody is in {missing:?}");
}

#[test]
fn a_stranger_has_no_tags() {
    assert!(Engine::new(Consent::default(), Retention::default()).tags(1.7e12).is_empty());
}

#[test]
fn no_tag_but_the_calendars_is_there_for_everybody() {
    let stories = stories::all();
    for row in rows() {
        let without = stories.iter().filter(|story| !story.reached().contains(row.id)).count();
        let always =
            ["known.since", "visit.count", "visit.days", "time.weekday", "did.page_view", "lifecycle", "need.stage"];
        assert!(without > 0 || always.contains(&row.id), "{} says nothing", row.id);
    }
}

#[test]
fn words_are_there_in_both_languages_and_ids_are_unique() {
    let mut ids = BTreeSet::new();
    for row in rows() {
        assert!(ids.insert(row.id), "{} twice", row.id);
        assert!(!row.meaning(Locale::En).is_empty() && !row.how().is_empty(), "{}", row.id);
        let chinese = row.meaning(Locale::ZhCn);
        assert!(chinese.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{}: {chinese}", row.id);
        assert!(!row.id.contains(':'));
    }
}

#[test]
fn sensitive_things_are_only_ever_declared() {
    for row in rows() {
        if row.sensitivity == Sensitivity::Sensitive {
            assert!(row.is_declared() || row.id == "answer", "{} is inferred", row.id);
        }
    }
    let inferred =
        rows().filter(|row| !row.is_declared()).map(|row| [row.id, row.meaning(Locale::En)].join(" ").to_lowercase());
    for words in inferred {
        for forbidden in ["gender", "health", "religio", "politic", "ethnic", "sexual", "disab", "pregnan"] {
            assert!(!words.contains(forbidden), "{words}");
        }
    }
}

#[test]
fn money_is_decided_without_value_declared_and_sensitive_tags() {
    for row in rows() {
        let forbidden = row.level == Level::Value || row.is_declared() || row.sensitivity != Sensitivity::Plain;
        assert_eq!(row.may_decide_money(), !forbidden, "{}", row.id);
    }
    assert!(tags::may_decide_money("category:Mugs") && !tags::may_decide_money("value:high"));
    assert!(!tags::may_decide_money("no such tag"));
}

#[test]
fn a_forgotten_tag_is_gone_and_a_blocked_one_stays_gone() {
    for story in stories::all() {
        for tag in story.tags() {
            let mut engine = story.engine();
            engine.edit(Edit::Forget(tag.id.clone()));
            let still = engine.tags(story.now_ms()).into_iter().any(|other| other.id == tag.id);
            // Worked-out tags of one visit come from everything done in it; forgetting them is forgetting the visit.
            assert!(!still, "{} after forgetting it", tag.id);
            let mut engine = story.engine();
            engine.edit(Edit::Block(tag.id.clone()));
            assert!(engine.tags(story.now_ms()).iter().all(|other| other.id != tag.id), "{} after blocking it", tag.id);
        }
    }
}

#[test]
fn what_is_generated_is_what_the_table_says() {
    let files = [
        ("docs/tags.md", stories::documentation()),
        ("js/engine/words/tags-en.ts", stories::words(Locale::En)),
        ("js/engine/words/tags-zh.ts", stories::words(Locale::ZhCn)),
    ];
    for (name, written) in files {
        let path = [env!("CARGO_MANIFEST_DIR"), name].join("/");
        if std::env::var_os("VITRINE_BLESS").is_some() {
            std::fs::write(&path, &written).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == written, "{name} is old; VITRINE_BLESS=1 cargo test --test tags");
    }
}
