//! What this shopper looks at in such hours and on such days, against the rest of their time: toys on Sunday mornings, say.

use super::{Feature, Subject, Value};
use crate::item::{ItemTable, Row, CATEGORY_LEVELS};
use crate::key::Key;
use crate::profile::Profile;
use crate::rank::columns::{Column, Columns};

/// How much more of the narrowest category falls into this part of the day, and into this part of the week, than of everything the
/// shopper was interested in at earlier visits; 0 where too little is known or where all of it was at the same time.
pub const FEATURE: Feature = Feature {
    code: "usual_now",
    personal: true,
    value: Value::Column(Column::UsualNow),
    subject: |_, c| Subject::Label(narrowest(&c.item.categories)),
};

/// Items of earlier visits that it takes, and of a category.
const LEAST: usize = 8;
const LEAST_OF_ONE: usize = 3;
/// So many items of a category are taken as spread like everything else.
const PRIOR: f32 = 4.0;
/// Hours of a part of the day, from five in the morning on: morning, day, evening, night.
const PART_HOURS: u32 = 6;

/// The categories that are usual now, and how much.
#[derive(Debug, Default)]
pub struct Rhythm(Vec<(Key, f32)>);

impl Rhythm {
    /// Reads the history: what belongs to this visit is of this time anyway, and says nothing.
    pub fn new(profile: &Profile, now_s: u32) -> Self {
        let offset_s = profile.device.utc_offset_minutes() * 60;
        let now = scene(now_s, offset_s);
        // How many of how many were at such hours or on such days, each of the two counting one.
        let (mut all, mut alike) = (0, 0);
        let mut kinds: Vec<(Key, usize, usize)> = Vec::new();
        for seen in profile.history.newest_first().filter(|seen| seen.at_s < profile.visits.start_s) {
            let then = scene(seen.at_s, offset_s);
            let same = usize::from(then.0 == now.0) + usize::from(then.1 == now.1);
            (all, alike) = (all + 1, alike + same);
            let key = narrowest(&seen.categories);
            match kinds.iter_mut().find(|(known, ..)| *known == key) {
                Some((_, count, of)) => (*count, *of) = (*count + 1, *of + same),
                None => kinds.push((key, 1, same)),
            }
        }
        let mut usual = Self::default();
        for (key, count, of) in kinds {
            if all >= LEAST && key != 0 && count >= LEAST_OF_ONE {
                let (count, expected) = (count as f32, count as f32 * alike as f32 / all as f32);
                let lift = (of as f32 - expected) / (count + PRIOR);
                if lift > 0.0 {
                    usual.0.push((key, lift));
                }
            }
        }
        usual
    }

    /// Fills its column; nothing to do for nearly every shopper.
    pub fn fill(&self, rows: &[Row], items: &ItemTable, columns: &mut Columns) {
        if self.0.is_empty() {
            return;
        }
        for (at, row) in rows.iter().enumerate() {
            let key = items.get(*row).map_or(0, |item| narrowest(&item.categories));
            if let Some((_, lift)) = self.0.iter().find(|(known, _)| *known == key) {
                columns.set(Column::UsualNow, at, *lift);
            }
        }
    }
}

/// Part of the day and whether it is a weekend, in the shopper's time.
fn scene(at_s: u32, offset_s: i32) -> (u32, bool) {
    let local_s = at_s.saturating_add_signed(offset_s);
    let hour = local_s / 3_600 % 24;
    // 1970-01-01 was a Thursday.
    ((hour + 24 - 5) % 24 / PART_HOURS, (local_s / 86_400 + 3) % 7 >= 5)
}

fn narrowest(levels: &[Key; CATEGORY_LEVELS]) -> Key {
    levels.iter().copied().take_while(|level| *level != 0).last().unwrap_or_default()
}
