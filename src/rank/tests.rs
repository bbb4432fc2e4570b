use super::*;
use crate::event::{Event, EventKind, Line};
use crate::item::artefact::{ItemArtefact, Neighbour};
use crate::item::Facts;
use feature::Subject;
use proptest::prelude::*;

const NOW: f64 = 1.7e12;

/// Forty items of four categories; item 0's only neighbours are 38 and 39.
fn shop() -> ItemTable {
    let mut table = ItemTable::default();
    for i in 0..40u32 {
        let neighbours = if i == 0 {
            vec![Neighbour { index: 39, weight: 1.0 }, Neighbour { index: 38, weight: 0.6 }]
        } else {
            vec![]
        };
        let artefact =
            ItemArtefact { build: 9, index: i, popularity: 1.0 - i as f32 / 40.0, neighbours, ..Default::default() };
        let (id, name, category) =
            (format!("i{i}"), format!("Thing {i}"), ["Holder", "Mug", "Bag", "Clock"][i as usize % 4]);
        let facts = Facts {
            id: &id,
            name: &name,
            categories: [category, "", "", "", ""],
            price: 1.0 + i as f32,
            popularity: f32::NAN,
            artefact: &artefact.encode(),
            brand: "",
            ..Facts::of("")
        };
        table.register(&facts);
    }
    table
}

fn after(rows: &[Row], table: &ItemTable) -> Profile {
    let mut profile = Profile::default();
    for (step, &row) in rows.iter().enumerate() {
        let lines = vec![Line { row, quantity: 1.0 }];
        profile.observe(&Event::new(EventKind::ViewItem, lines, NOW + step as f64), table);
    }
    profile
}

fn request(candidates: &[Row]) -> Request<'_> {
    Request {
        slot: Slot::Home,
        candidates,
        page_item: None,
        query: "",
        limit: 12,
        surprise: f32::NAN,
        now_ms: NOW + 1e5,
    }
}

fn subject(cause: &explain::Cause, row: Row, profile: &Profile, table: &ItemTable, page: Option<Row>) -> Subject {
    let candidate = context::Candidate { row, item: table.get(row).unwrap(), card: table.card(row).unwrap() };
    cause.subject(&Grounds::new(profile, table, page, NOW + 1e5), &candidate)
}

#[test]
fn an_empty_profile_gives_the_servers_order_exactly() {
    let table = shop();
    let candidates: Vec<Row> = (0..40).rev().collect();
    let ranking = rank(&request(&candidates), &Profile::default(), &table);
    assert_eq!(ranking, Ranking::server(40));
    assert!(!ranking.personal);
}

#[test]
fn looked_at_categories_move_up_and_say_so() {
    let table = shop();
    let candidates: Vec<Row> = (12..40).collect();
    let ranking = rank(&request(&candidates), &after(&[1, 5, 9], &table), &table);
    let mugs = |order: &[u32]| order.iter().take(7).filter(|&&at| candidates[at as usize] % 4 == 1).count();
    assert!(mugs(&ranking.order) > mugs(&Ranking::server(28).order), "{:?}", ranking.order);
    let explanations = ranking.explanations.all();
    let affinity = explanations[0].iter().find(|cause| cause.code == "category_affinity").unwrap();
    let profile = after(&[1, 5, 9], &table);
    assert_eq!(
        subject(affinity, candidates[ranking.order[0] as usize], &profile, &table, None),
        Subject::Label(crate::key::key("category", "Mug"))
    );
}

#[test]
fn companions_of_the_page_item_come_first_even_for_a_stranger() {
    let table = shop();
    let candidates: Vec<Row> = (1..40).collect();
    let product = Request { slot: Slot::Product, page_item: Some(0), ..request(&candidates) };
    let ranking = rank(&product, &Profile::default(), &table);
    assert_eq!([candidates[ranking.order[0] as usize], candidates[ranking.order[1] as usize]], [39, 38]);
    let first = ranking.explanations.all()[0][0];
    assert!(first.code.starts_with("covisit"), "{}", first.code);
    let about = subject(&first, 39, &Profile::default(), &table, Some(0));
    assert_eq!(about, Subject::Item(crate::key::key("item", "i0")));
}

#[test]
fn a_search_keeps_to_the_words() {
    let table = shop();
    let candidates: Vec<Row> = (0..40).collect();
    let search = Request { slot: Slot::Search, query: "clocks", ..request(&candidates) };
    let ranking = rank(&search, &after(&[1, 5, 9], &table), &table);
    assert!(ranking.order.iter().take(10).all(|at| at % 4 == 3), "{:?}", ranking.order);
}

#[test]
fn shares_add_up() {
    let table = shop();
    let candidates: Vec<Row> = (0..40).collect();
    let ranking = rank(&request(&candidates), &after(&[0, 2], &table), &table);
    assert_eq!(ranking.explanations.len(), 12);
    for causes in ranking.explanations.all().iter().filter(|causes| !causes.is_empty()) {
        assert!((causes.iter().map(|c| c.share).sum::<f32>() - 1.0).abs() < 1e-5);
    }
}

proptest! {
    #[test]
    fn absurd_facts_and_alien_builds_give_a_permutation(
        facts in prop::collection::vec((any::<f32>(), any::<f32>(), any::<f32>(), 0u32..3, 0u32..12, any::<u8>()), 1..60),
        seen in prop::collection::vec(0u32..60, 0..12), slot in 0u32..6,
    ) {
        let mut table = ItemTable::default();
        for (i, &(price, discount, popularity, build, index, byte)) in (0u32..).zip(&facts) {
            let neighbours = (0..12).map(|index| Neighbour { index, weight: 0.5 }).collect();
            let mut artefact = ItemArtefact { build, index, neighbours, ..Default::default() };
            artefact.set_vector(vec![byte as i8; [0, 16, 32, 64][usize::from(byte) % 4]]);
            let (id, artefact) = (i.to_string(), artefact.encode());
            table.register(&Facts { price, discount, popularity, artefact: &artefact, ..Facts::of(&id) });
        }
        let candidates: Vec<Row> = (0..facts.len() as u32).collect();
        let request = Request { slot: Slot::from_number(slot), ..request(&candidates) };
        let ranking = rank(&request, &after(&seen, &table), &table);
        let mut sorted = ranking.order;
        sorted.sort_unstable();
        prop_assert_eq!(sorted, candidates);
        prop_assert!(ranking.explanations.all().iter().flat_map(|causes| causes.iter()).all(|cause| (0.0..=1.0).contains(&cause.share)));
    }

    #[test]
    fn any_candidates_give_a_permutation_and_the_same_one_twice(
        candidates in prop::collection::vec(0u32..60, 0..120), seen in prop::collection::vec(0u32..40, 0..12),
        limit in 0usize..200, slot in 0u32..7, page in prop::option::of(0u32..60), query in ".{0,20}",
    ) {
        let table = shop();
        let profile = after(&seen, &table);
        let request = Request { slot: Slot::from_number(slot), page_item: page, query: &query, limit, ..request(&candidates) };
        let ranking = rank(&request, &profile, &table);
        let mut sorted = ranking.order.clone();
        sorted.sort_unstable();
        prop_assert_eq!(sorted, (0..candidates.len() as u32).collect::<Vec<_>>());
        prop_assert_eq!(&rank(&request, &profile, &table), &ranking);
    }
}

#[test]
fn the_parts_of_a_score_add_up_to_it() {
    let (table, mut ranker) = (shop(), Ranker::default());
    let candidates: Vec<Row> = (0..40).collect();
    for (number, surprise) in [f32::NAN, 0.0, 0.3, 0.5, 0.9, 1.0].into_iter().enumerate() {
        let profile = after(&[number as u32, 2, 7, 2], &table);
        let request = Request { surprise, page_item: Some(number as u32 + 20), ..request(&candidates) };
        ranker.forget();
        ranker.renew(&request, &profile, &table);
        ranker.rank(&request, &profile, &table);
        let context = Context::new(&request, &profile, &table, ranker.tables.as_ref().unwrap());
        let (mut columns, mut scores, mut model) = (Columns::default(), Vec::new(), Model::default());
        let model = model.of(request.slot);
        columns.start(candidates.len(), ALL_COLUMNS);
        context.fill(&candidates, Reads::ALL, &mut columns);
        let (mut weights, even) = (model.weights, [1.0; FEATURES.len()]);
        let terms = model.score(&mut weights, &even, &context, &candidates, &mut columns, &mut scores);
        let surprise = Surprise::new(&profile, &request);
        let mut lean = vec![0.0; candidates.len()];
        if surprise.is_set() {
            lean = surprise.lean(familiarity(&candidates, &profile, &table, &columns));
        }
        let scores = crate::lanes::numbers(&ranker.scores);
        for (at, values) in gather(&terms, &columns, &candidates).iter().enumerate() {
            let parts: f32 = model.explain(&weights, values).iter().sum();
            assert!((parts + lean[at] - scores[at]).abs() < 1e-4, "{parts} {} {}", lean[at], scores[at]);
        }
        assert_eq!(lean.iter().any(|part| *part != 0.0), surprise.is_set());
    }
}

/// Popularity falls by a fortieth from item to item: 1 per unit is the list's deviation for a z-score.
#[test]
fn a_weight_per_unit_counts_a_value_as_it_is() {
    let (table, candidates) = (shop(), (0..40).collect::<Vec<Row>>());
    let (request, profile) = (request(&candidates), after(&[3], &table));
    let tables = Tables::new(&profile, &table, None, NOW);
    let context = Context::new(&request, &profile, &table, &tables);
    let (mut columns, mut scores, even) = (Columns::default(), Vec::new(), [1.0; FEATURES.len()]);
    let mut model = model::SlotModel::clone(Model::default().of(Slot::Home));
    let at = FEATURES.iter().position(|feature| feature.code == "popularity").unwrap();
    (model.weights, model.per_unit) = ([0.0; FEATURES.len()], [0.0; FEATURES.len()]);
    model.per_unit[at] = 2.0;
    columns.start(candidates.len(), ALL_COLUMNS);
    context.fill(&candidates, Reads::ALL, &mut columns);
    let mut weights = model.weights;
    let terms = model.score(&mut weights, &even, &context, &candidates, &mut columns, &mut scores);
    let scores = crate::lanes::numbers(&scores);
    assert!((scores[0] - scores[20] - 1.0).abs() < 0.01, "{} {}", scores[0], scores[20]);
    let values = gather(&terms, &columns, &[0]);
    assert!((weighted(&weights, &values[0])[at] - scores[0]).abs() < 1e-4);
}

/// Words and categories weigh more where nobody had to do with any candidate yet, and only there.
#[test]
fn a_shelf_of_new_arrivals_has_weights_of_its_own() {
    let mut table = ItemTable::default();
    for i in 0..8u32 {
        let (id, category) = (format!("i{i}"), if i % 2 == 0 { "Mug" } else { "Bag" });
        let popularity = if i == 7 { 0.5 } else { 0.0 };
        table.register(&Facts { id: &id, categories: [category, "", "", "", ""], popularity, ..Facts::of("") });
    }
    let profile = after(&[0], &table);
    let category = FEATURES.iter().position(|feature| feature.code == "category_affinity").unwrap();
    let weight_in = |candidates: &[Row]| {
        let mut ranker = Ranker::default();
        ranker.rank(&request(candidates), &profile, &table);
        let scores = crate::lanes::numbers(&ranker.scores).to_vec();
        scores[1] - scores[0]
    };
    let model = |slot| Model::default().of(slot).weights[category];
    assert!(model(Slot::Arrivals) > 2.0 * model(Slot::Home));
    let (new, known) = (weight_in(&[1, 2, 3, 4]), weight_in(&[1, 2, 3, 7]));
    assert!(new > known, "{new} {known}");
}
