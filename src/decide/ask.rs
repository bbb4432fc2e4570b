//! What a decision is asked to be about, as the shop says it, cleaned: what makes no sense is left out and named.

use super::caps::{Caps, PROMOTIONS_A_MONTH};
use super::condition::{check, Kind};
use crate::key::{key, Key};
use crate::value::Value;

/// Options of one point; more are left out.
pub const MAX_OPTIONS: usize = 8;
/// Longest name of anything, in bytes.
const MAX_NAME: usize = 200;
const MAX_CONDITIONS: usize = 16;
/// Days for which a point rests after one of its promotions was refused, unless the shop says otherwise.
const REST_DAYS: f64 = 14.0;

/// Something that made no sense: its code, and what it was about.
pub type Problem = (&'static str, String);

/// One option.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// Place among the shop's options.
    pub index: u32,
    /// Name of its id.
    pub key: Key,
    /// What has to be so.
    pub conditions: Vec<String>,
    /// How often it may be shown.
    pub caps: Caps,
}

/// A decision that is wanted.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// Name of the point where it is made.
    pub point: Key,
    /// What is decided.
    pub kind: Kind,
    /// The options, in the shop's order.
    pub offers: Vec<Offer>,
    /// How often the point may show something.
    pub caps: Caps,
    /// How many promotions all points together may show in a month.
    pub promotions: Caps,
    /// From which local hour to which nothing is shown.
    pub quiet: Option<(u32, u32)>,
    /// How long a refusal holds, days.
    pub rest_days: f64,
    /// The moment, one of [`super::scene::MOMENTS`]; empty if not said.
    pub moment: String,
    /// Holidays that are on.
    pub holidays: Vec<String>,
}

/// Name of an option as it is remembered.
pub fn option_key(id: &str) -> Key {
    key("option", id)
}

/// Name of a point as it is remembered.
pub fn point_key(name: &str) -> Key {
    key("point", name)
}

impl Ask {
    /// Reads `{point, kind, options: [{id, when, open, caps}], caps, promotions, quiet, restDays, moment, holidays}`.
    #[inline(never)]
    pub fn read(mut value: Value) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let kind = kind(&mut value);
        let point = name(value.take("point"));
        if point.is_empty() {
            problems.push(("bad_point", String::new()));
        }
        let offers = offers(value.take("options"), kind, &mut problems);
        let caps = caps(&mut value, &mut problems);
        let promotions = value.take("promotions").number().map_or(PROMOTIONS_A_MONTH, |count| count as u32);
        let hours: Vec<u32> =
            list(value.take("quiet")).into_iter().filter_map(|hour| Some(hour.number()? as u32)).collect();
        let quiet = match hours.as_slice() {
            [from, to] if *from < 24 && *to < 24 => Some((*from, *to)),
            [] => None,
            _ => {
                problems.push(("bad_quiet_hours", String::new()));
                None
            }
        };
        let rest_days = value.take("restDays").number().filter(|days| *days >= 0.0).unwrap_or(REST_DAYS);
        let moment = name(value.take("moment"));
        let ask = Self {
            point: if point.is_empty() { 0 } else { point_key(&point) },
            kind,
            offers,
            caps,
            promotions: Caps::monthly(promotions),
            quiet,
            rest_days,
            moment,
            holidays: names(value.take("holidays"), MAX_CONDITIONS),
        };
        (ask, problems)
    }
}

/// What is decided; anything but `service` is about money.
pub fn kind(value: &mut Value) -> Kind {
    match value.take("kind").text().as_deref() {
        Some("service") => Kind::Service,
        _ => Kind::Promotion,
    }
}

fn caps(value: &mut Value, problems: &mut Vec<Problem>) -> Caps {
    let (caps, is_fit) = Caps::read(&mut value.take("caps"));
    if !is_fit {
        problems.push(("bad_cap", String::new()));
    }
    caps
}

#[inline(never)]
fn offers(value: Value, kind: Kind, problems: &mut Vec<Problem>) -> Vec<Offer> {
    let mut offers: Vec<Offer> = Vec::new();
    for (index, mut option) in (0u32..).zip(list(value)) {
        let id = name(option.take("id"));
        let key = option_key(&id);
        if id.is_empty() || offers.len() >= MAX_OPTIONS || offers.iter().any(|offer| offer.key == key) {
            problems.push(("bad_option", id));
            continue;
        }
        let open = option.take("open").bool() == Some(true);
        let caps = caps(&mut option, problems);
        // An option with a condition that nobody may ask is not offered: offering it to all would be another promise.
        if let Some(conditions) = conditions(option.take("when"), kind, open, problems) {
            offers.push(Offer { index, key, conditions, caps });
        }
    }
    offers
}

/// Conditions that may be asked; none when one of them may not.
#[inline(never)]
pub fn conditions(value: Value, kind: Kind, open: bool, problems: &mut Vec<Problem>) -> Option<Vec<String>> {
    let conditions = names(value, MAX_CONDITIONS);
    let refused = conditions.iter().find_map(|condition| Some((check(condition, kind, open).err()?, condition)));
    if let Some((refusal, condition)) = refused {
        problems.push((refusal.code(), condition.clone()));
        return None;
    }
    Some(conditions)
}

/// The elements of a list; nothing for what is none.
#[inline(never)]
pub fn list(value: Value) -> Vec<Value> {
    match value {
        Value::List(list) => list,
        // An array of JavaScript's is an object whose keys are places (`src/web/object.rs`).
        Value::Map(entries) => entries.into_iter().map(|(_, value)| value).collect(),
        _ => Vec::new(),
    }
}

/// The names in a list.
#[inline(never)]
fn names(value: Value, most: usize) -> Vec<String> {
    list(value).into_iter().take(most).map(name).collect()
}

/// A name; empty for what is none.
#[inline(never)]
pub fn name(value: Value) -> String {
    value.text().filter(|text| text.len() <= MAX_NAME).unwrap_or_default()
}
