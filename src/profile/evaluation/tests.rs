use super::*;
use crate::rng::{Coins, Seeded};

const START_S: u32 = 1_790_000_000;

fn whole(items: &[u32]) -> Vec<(u32, Side)> {
    items.iter().map(|item| (*item, Side::Whole)).collect()
}

/// The row of a slot's unmeasured lists in the visit that lasts.
fn last(evaluation: &Evaluation, slot: u8) -> Row {
    *evaluation.rows().iter().rfind(|row| row.is_of(slot, Side::Whole)).unwrap()
}

#[test]
fn what_is_touched_goes_back_to_where_it_was_shown_before() {
    let mut evaluation = Evaluation::default();
    evaluation.at(START_S);
    evaluation.touched(3, Action::Viewed);
    evaluation.listed(0, &whole(&[1, 2, 3, 4]));
    evaluation.listed(1, &whole(&[1, 9]));
    evaluation.touched(1, Action::Selected);
    evaluation.touched(1, Action::Carted);
    evaluation.touched(2, Action::Purchased);
    evaluation.touched(7, Action::Viewed);
    let home = last(&evaluation, 0);
    let expected = Row { lists: 1, shown: 4, clicked: 1, carted: 1, bought: 1, hits: 2, touched: 4, ..home };
    assert_eq!(home, expected, "3 was met before it was shown; 1, 2, 3 and 7 were touched");
    assert_eq!(last(&evaluation, 1).hits, 1, "shown in two slots, and found in both");
    assert_eq!(evaluation.rows().len(), 2);
}

#[test]
fn where_it_is_noticed_what_comes_in_sight_only_that_was_shown() {
    let mut evaluation = Evaluation::default();
    evaluation.at(START_S);
    evaluation.listed(0, &whole(&[1, 2, 3, 4]));
    evaluation.listed(3, &whole(&[5, 6]));
    (1..=2).for_each(|item| evaluation.seen(item));
    evaluation.touched(3, Action::Selected);
    let home = last(&evaluation, 0);
    assert_eq!((home.shown, home.hits), (3, 1), "4 was never in sight");
    let below = last(&evaluation, 3);
    assert_eq!((below.lists, below.shown), (1, 0), "ranked, and never in sight");
    assert_eq!(home.touched, 1, "to be seen is nothing the shopper does");
}

#[test]
fn a_visit_that_is_over_is_numbers_and_twenty_are_kept() {
    let mut evaluation = Evaluation::default();
    for visit in 0..30 {
        evaluation.at(START_S + visit * 86_400);
        evaluation.listed(0, &whole(&[visit.max(1), 1_000]));
        evaluation.touched(u64::from(visit.max(1)), Action::Viewed);
    }
    assert_eq!(evaluation.rows().len(), MAX_VISITS + 1);
    evaluation.at(START_S + 40 * 86_400);
    assert!(evaluation.met.is_empty());
    let rows = evaluation.rows();
    assert_eq!((rows.len(), rows[0].start_s), (MAX_VISITS, START_S + 11 * 86_400));
    assert!(rows.iter().all(|row| row.hits == 1));
    evaluation.forget_before(START_S + 20 * 86_400);
    assert_eq!(evaluation.rows().len(), 10);
}

#[test]
fn whose_pick_was_touched_is_counted_for_a_week() {
    let mut evaluation = Evaluation::default();
    evaluation.at(START_S);
    evaluation.listed(0, &[(1, Side::Ours), (2, Side::Server), (3, Side::Ours), (4, Side::Server)]);
    evaluation.listed(0, &[(2, Side::Ours), (1, Side::Server)]);
    for item in [1, 3, 4] {
        evaluation.touched(item, Action::Selected);
    }
    evaluation.touched(1, Action::Purchased);
    assert_eq!(evaluation.duel(START_S), (2, 1), "once an item, and for who picked it first");
    evaluation.at(START_S + 3 * 86_400);
    evaluation.listed(1, &[(5, Side::Server)]);
    evaluation.touched(5, Action::Carted);
    assert_eq!(evaluation.duel(START_S + 3 * 86_400), (2, 2));
    assert_eq!(evaluation.duel(START_S + 8 * 86_400), (0, 1));
}

/// A shopper's doings, from coins.
fn shop(evaluation: &mut Evaluation, coins: &mut Seeded, at_s: u32) {
    let item = coins.below(40);
    match coins.below(8) {
        0 => evaluation.listed(coins.below(6) as u8, &whole(&[item as u32, coins.below(40) as u32])),
        1 => evaluation.listed(0, &[(item as u32, Side::Ours), (coins.below(40) as u32, Side::Server)]),
        2 | 3 => evaluation.seen(item),
        4 => evaluation.touched(item, Action::Carted),
        5 => evaluation.touched(item, Action::Purchased),
        _ => evaluation.touched(item, Action::Viewed),
    }
    evaluation.at(at_s);
}

#[test]
fn counted_in_parts_is_counted_as_one() {
    for seed in 0..300 {
        let (mut coins, mut at_s) = (Seeded::new(seed), START_S);
        let (mut one, mut stored, mut tab) = (Evaluation::default(), Evaluation::default(), Evaluation::default());
        for _ in 0..60 {
            // Most steps follow at once, some end the visit; a tab folds in between, and at the latest when a visit ends.
            let pause = coins.below(20) == 0;
            at_s += if pause { 7_200 } else { 30 };
            if pause || coins.below(4) == 0 {
                stored.absorb(std::mem::take(&mut tab));
            }
            let fate = coins.next_u64();
            for evaluation in [&mut one, &mut tab] {
                evaluation.at(at_s);
                shop(evaluation, &mut Seeded::new(fate), at_s);
            }
        }
        stored.absorb(tab);
        assert_eq!(stored.rows(), one.rows(), "seed {seed}");
        let bytes = one.write().into_bytes();
        assert_eq!(Unpacked::of(&bytes).and_then(Evaluation::read), Some(one), "seed {seed}");
    }
}

#[test]
fn joining_a_copy_changes_nothing_and_another_device_adds_its_visits() {
    let (mut coins, mut here, mut there) = (Seeded::new(1), Evaluation::default(), Evaluation::default());
    for step in 0..200u32 {
        let evaluation = if step / 50 % 2 == 0 { &mut here } else { &mut there };
        let at_s = START_S + step * 400;
        evaluation.at(at_s);
        shop(evaluation, &mut coins, at_s);
    }
    let (before, copy) = (here.rows(), here.clone());
    here.join(copy);
    assert_eq!(here.rows(), before);
    here.join(there.clone());
    let joined = here.rows();
    assert!(joined.len() == before.len() + there.rows().len() && joined.is_sorted_by_key(|row| row.start_s));
    here.join(there);
    assert_eq!(here.rows(), joined);
}

#[test]
fn it_stays_small() {
    let mut evaluation = Evaluation::default();
    for visit in 0..60 {
        evaluation.at(START_S + visit * 86_400);
        for item in 0..2_000u32 {
            let side = [Side::Whole, Side::Ours, Side::Server][item as usize % 3];
            evaluation.listed((item % 6) as u8, &[(item, side)]);
            evaluation.seen(u64::from(item));
        }
        (0..300).for_each(|item| evaluation.touched(item, Action::Viewed));
    }
    let bytes = evaluation.write().into_bytes().len();
    assert!(bytes < 6_000, "{bytes} bytes");
    assert!(evaluation.rows().last().unwrap().touched >= 96, "what was seen gave way to what was touched");
}
