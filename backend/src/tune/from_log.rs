//! Steps of a shop's own log, by the protocol of `evaluate` one fifth of the log earlier: what `evaluate` judges was never fitted to.

use crate::catalogue::progress::Progress;
use crate::evaluate::lists::LISTS;
use crate::evaluate::material::{prepare, recorded, Source};
use crate::evaluate::split::Part;
use crate::recorded::{with_engine, Shelf, Step};
use anyhow::Result;

/// Between two lines of progress.
const TOLD_EVERY: usize = 2_000;

/// Builds the catalogue of what the shop knew at `from` (else when the fifth before the last begins), and replays what followed up to
/// `until` (else when the last fifth begins).
///
/// # Errors
/// Files that cannot be read, a log with nothing before the cut or nothing after it.
pub fn replay_log(
    source: &Source<'_>,
    from: Option<i64>,
    until: Option<i64>,
    progress: &Progress,
) -> Result<Vec<Step>> {
    let part = |last_fifth, before_last| Part::Fitted {
        from: from.unwrap_or(before_last),
        until: until.unwrap_or(last_fifth),
    };
    let material = prepare(source, part, progress)?;
    let shelf = Shelf::new(&material.catalogue);
    let mut steps = Vec::new();
    for (done, step) in (0..).zip(&material.steps) {
        if done % TOLD_EVERY == 0 {
            progress.line(&format!("replayed {done} of {} lists", material.steps.len()));
        }
        let recorded = recorded(step, &material.items);
        let columns = with_engine(&recorded, &shelf, material.second_ms, |engine, request| engine.columns(request));
        let (list, session, taken) = (step.list.to_owned(), step.session as u64, step.taken);
        steps.push(Step { list, session, taken, columns });
    }
    let counts: Vec<String> = LISTS
        .iter()
        .map(|list| (list, steps.iter().filter(|step| step.list == *list).count()))
        .map(|(list, count)| format!("{list} {count}"))
        .collect();
    progress.line(&format!("replayed all: {}", counts.join(", ")));
    Ok(steps)
}
