//! From the log to vectors in bytes: how long to train is chosen on later sessions, then every session is learned from.

use super::examples::{examples, Example};
use super::loss::Model;
use super::quantise::quantise;
use super::start::svd_vectors;
use super::train::{mean_loss, train, Material};

/// Share of the sessions, the latest, on which the number of epochs is chosen.
const JUDGE_SHARE: f64 = 0.1;
/// Examples of them that are looked at.
const JUDGE_EXAMPLES: usize = 5_000;
/// The most that is learned from, the latest: some minutes of work.
const LEARN_EXAMPLES: usize = 2_000_000;
/// Epochs that are tried.
const MOST_EPOCHS: usize = 8;
/// Fewer are not believed: on a small log the loss rises from the second epoch on, the order of candidates is no worse at four.
const LEAST_EPOCHS: usize = 4;
/// Epochs without a better loss after which the trial ends.
const PATIENCE: usize = 2;

/// One vector for each item, empty for items without neighbours. `say` hears how far it is.
pub fn item_vectors(material: Material<'_>, dimensions: usize, say: &dyn Fn(&str)) -> Vec<Vec<i8>> {
    let items = material.counts.len();
    let start = svd_vectors(material.neighbours, dimensions, material.seed);
    say(&format!("vectors: laid out in {dimensions} dimensions by SVD"));

    let sessions = material.sessions.len();
    let split = (sessions as f64 * (1.0 - JUDGE_SHARE)) as usize;
    let judge = spread(&examples(material.sessions, split, sessions, items), JUDGE_EXAMPLES);
    let learn = examples(material.sessions, 0, split, items);
    let mut best = (0, f64::INFINITY);
    train(material, &start, latest(&learn), MOST_EPOCHS, &mut |epoch, model| {
        let loss = mean_loss(material, model, &judge);
        say(&format!("vectors: epoch {epoch} of {MOST_EPOCHS} on trial, loss on later sessions {loss:.3}"));
        if loss < best.1 {
            best = (epoch, loss);
        }
        epoch < LEAST_EPOCHS.max(best.0 + PATIENCE)
    });
    let epochs = best.0.max(LEAST_EPOCHS);

    let all = examples(material.sessions, 0, sessions, items);
    let model = train(material, &start, latest(&all), epochs, &mut |epoch, _| {
        say(&format!("vectors: epoch {epoch} of {epochs} on every session"));
        true
    });
    bytes(&model, material)
}

fn bytes(model: &Model, material: Material<'_>) -> Vec<Vec<i8>> {
    // Negatives may have moved an item that never was in company; of that nothing is known.
    let rows = model.vectors.iter().zip(material.counts);
    rows.map(|(row, &count)| if count > 0 { quantise(row) } else { Vec::new() }).collect()
}

fn latest(examples: &[Example]) -> &[Example] {
    examples.get(examples.len().saturating_sub(LEARN_EXAMPLES)..).unwrap_or_default()
}

/// At most `most` of them, evenly spread.
fn spread(examples: &[Example], most: usize) -> Vec<Example> {
    examples.iter().step_by(examples.len().div_ceil(most).max(1)).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::super::rows::{dot, normalise, Rows};
    use super::*;
    use crate::catalogue::covisit::{neighbours, NEIGHBOURS};
    use crate::catalogue::popularity::session_counts;
    use crate::catalogue::sessions::Sessions;
    use vitrine::rng::{Coins, Seeded};

    const GROUPS: u64 = 12;
    const GROUP: u64 = 10;

    /// Sessions that walk through one group of items, from one place to the next or the one after, with some noise.
    fn planted(count: usize) -> Sessions {
        let mut coins = Seeded::new(11);
        let mut walk = || {
            let (group, mut place) = (coins.below(GROUPS), coins.below(GROUP));
            (0..3 + coins.below(4))
                .map(|_| {
                    place += 1 + coins.below(2);
                    let item =
                        if coins.below(8) == 0 { coins.below(GROUPS * GROUP) } else { group * GROUP + place % GROUP };
                    item as u32
                })
                .collect::<Vec<u32>>()
        };
        let lists: Vec<Vec<u32>> = (0..count).map(|_| walk()).collect();
        Sessions::of(&lists.iter().map(Vec::as_slice).collect::<Vec<_>>())
    }

    fn with_material<T>(sessions: &Sessions, look: impl FnOnce(Material<'_>) -> T) -> T {
        let items = (GROUPS * GROUP) as usize;
        let distinct = sessions.distinct(items);
        let (neighbours, counts) = (neighbours(&distinct, items, NEIGHBOURS), session_counts(&distinct, items));
        look(Material { sessions, neighbours: &neighbours, counts: &counts, seed: 3 })
    }

    /// Mean reciprocal rank of what came, by the cosine to the last item alone.
    fn foresight(vectors: &Rows, sessions: &Sessions, judge: &[Example]) -> f64 {
        let of_one = |example: &Example| {
            let session = sessions.get(example.session as usize);
            let (last, came) = (session[example.place as usize - 1], session[example.place as usize]);
            let score = |item: u32| dot(vectors.row(last), vectors.row(item));
            let better = (0..(GROUPS * GROUP) as u32).filter(|&item| item != last && score(item) > score(came)).count();
            1.0 / (better + 1) as f64
        };
        judge.iter().map(of_one).sum::<f64>() / judge.len() as f64
    }

    #[test]
    fn training_lowers_the_loss_on_later_sessions_and_foresees_better_than_the_start() {
        let sessions = planted(1_200);
        with_material(&sessions, |material| {
            let start = svd_vectors(material.neighbours, 16, 1);
            let (learn, judge) = (examples(&sessions, 0, 1_000, 120), examples(&sessions, 1_000, 1_200, 120));
            let mut losses = Vec::new();
            let trained = train(material, &start, &learn, 4, &mut |_, model| {
                losses.push(mean_loss(material, model, &judge));
                true
            });
            let untrained =
                mean_loss(material, &Model { vectors: start.clone(), log_weights: trained.log_weights }, &judge);
            assert!(losses[3] < losses[0] && losses[3] < untrained - 0.05, "{untrained} {losses:?}");
            let (before, after) =
                (foresight(&start, &sessions, &judge), foresight(&trained.vectors, &sessions, &judge));
            assert!(after > before + 0.01, "{before} {after}");
        });
    }

    #[test]
    fn vectors_in_bytes_find_the_groups_and_are_the_same_every_time() {
        let sessions = planted(300);
        let vectors = with_material(&sessions, |material| item_vectors(material, 16, &|_| {}));
        assert_eq!(vectors, with_material(&sessions, |material| item_vectors(material, 16, &|_| {})));
        let mut rows = Rows::zeros(vectors.len(), 16);
        for (row, vector) in rows.iter_mut().zip(&vectors) {
            row.iter_mut().zip(vector).for_each(|(to, &from)| *to = f32::from(from));
            normalise(row);
        }
        let mean = |same: bool| {
            let pairs =
                (0..120_u32).flat_map(|a| (0..a).map(move |b| (a, b))).filter(|(a, b)| (a / 10 == b / 10) == same);
            let cosines: Vec<f32> = pairs.map(|(a, b)| dot(rows.row(a), rows.row(b))).collect();
            cosines.iter().sum::<f32>() / cosines.len() as f32
        };
        assert!(mean(true) > mean(false) + 0.3, "{} {}", mean(true), mean(false));
    }

    #[test]
    fn no_log_and_a_tiny_log_are_no_trouble() {
        let none = with_material(&Sessions::default(), |material| item_vectors(material, 32, &|_| {}));
        assert!(none.iter().all(Vec::is_empty) && none.len() == 120);
        let tiny = with_material(&Sessions::of(&[&[0, 1]]), |material| item_vectors(material, 32, &|_| {}));
        assert!(tiny[0].len() == 32 && tiny[1].len() == 32 && tiny[2].is_empty());
    }
}
