//! Lanes 1 and 2: events and items as joined strings and typed-array columns, as `js/engine/` writes them.

use crate::event::{Event, EventKind, Line};
use crate::item::{Facts, CATEGORY_LEVELS};

const FIELD: char = '\u{1f}';
const RECORD: char = '\u{1e}';

/// The items in the columns. Missing columns are missing facts; an artefact outside its column is none.
pub fn items<'a>(
    text: &'a str,
    numbers: &'a [f64],
    artefacts: &'a [u8],
    ends: &'a [u32],
) -> impl Iterator<Item = Facts<'a>> {
    let numbers = numbers.chunks(3).map(Some).chain(std::iter::repeat(None));
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let mut rest = text;
    numbers.zip(starts.zip(ends)).map(move |(numbers, (start, &end))| {
        let mut record = cut(&mut rest, RECORD);
        let mut next = || cut(&mut record, FIELD);
        let (id, name, brand) = (next(), next(), next());
        let mut categories = [""; CATEGORY_LEVELS];
        categories.iter_mut().for_each(|level| *level = next());
        let variant = next();
        let number = |at: usize| numbers.and_then(|pair| pair.get(at)).map_or(f32::NAN, |&value| value as f32);
        let artefact = artefacts.get(start as usize..end as usize).unwrap_or_default();
        Facts {
            id,
            name,
            brand,
            categories,
            variant,
            price: number(0),
            popularity: number(1),
            discount: number(2),
            artefact,
        }
    })
}

/// What stands before the next mark, which is one byte; it and the mark are gone from the text afterwards. The standard library's `split`
/// looks for characters of any length, which takes longer than hashing what it finds.
#[cfg_attr(lean, optimize(speed))]
fn cut<'a>(text: &mut &'a str, mark: char) -> &'a str {
    let at = text.bytes().position(|byte| byte == mark as u8).unwrap_or(text.len());
    let (before, after) = text.split_at_checked(at).unwrap_or_default();
    *text = after.get(1..).unwrap_or_default();
    before
}

/// The event in the arguments of `track`; none when its name is not known.
pub fn event(name: &str, rows: &[u32], quantities: &[f64], text: &str, value: f64, at_ms: f64) -> Option<Event> {
    let kind = EventKind::parse(name)?;
    let lines = rows.iter().zip(quantities).map(|(&row, &quantity)| Line { row, quantity: quantity as f32 }).collect();
    let mut fields = text.split(FIELD);
    let mut next = || fields.next().unwrap_or_default().to_owned();
    let (text, detail, currency) = (next(), next(), next());
    Some(Event { kind, lines, text, detail, value, currency, at_ms })
}
