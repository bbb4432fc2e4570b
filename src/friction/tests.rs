use super::*;

/// Plays traces, each with its second, and gives what was found when.
fn found(traces: &[(f64, What, u32)]) -> Vec<(f64, &'static str, u32)> {
    let mut watch = Watch::default();
    let play = |&(at_s, what, of): &(f64, What, u32)| {
        let friction = watch.take(Trace { what, of, at_ms: 1e12 + at_s * 1e3 })?;
        Some((at_s, friction.kind, friction.of))
    };
    traces.iter().filter_map(play).collect()
}

const PRESS: What = What::Press(100.0, 100.0);
const TOUCH: What = What::Touch(100.0, 100.0);

fn presses(what: What, count: u32, each_s: f64) -> Vec<(f64, What, u32)> {
    (0..count).map(|n| (f64::from(n) * each_s, what, 7)).collect()
}

fn and(mut traces: Vec<(f64, What, u32)>, more: &[(f64, What, u32)]) -> Vec<(f64, What, u32)> {
    traces.extend_from_slice(more);
    traces
}

#[test]
fn three_presses_without_an_answer_are_rage_within_a_second() {
    let quiet = [(0.6, What::Quiet, 0), (1.0, What::Quiet, 0), (3.0, What::Quiet, 0)];
    assert_eq!(found(&and(presses(PRESS, 3, 0.2), &quiet)), [(1.0, "rage_click", 7)]);
    assert_eq!(found(&and(presses(PRESS, 2, 0.2), &quiet)), [(3.0, "dead_click", 7)], "a double click is none");
    assert_eq!(found(&and(presses(TOUCH, 3, 0.2), &quiet)), [], "three clicks select a paragraph");
    assert_eq!(found(&and(presses(TOUCH, 4, 0.1), &quiet)), [(1.0, "rage_click", 7)]);
}

/// Clicks on words at these milliseconds: `1` begins a click, `2` goes on with it and selects; the last two are looks at the page.
fn clicks(all: &[(f64, u32)]) -> Vec<(f64, &'static str, u32)> {
    let what = |count| if count > 1 { What::Select(100.0, 100.0) } else { TOUCH };
    let mut traces: Vec<_> = all.iter().map(|&(at_ms, count)| (at_ms / 1e3, what(count), 7)).collect();
    let end_s = all.last().map_or(0.0, |(at_ms, _)| at_ms / 1e3);
    traces.extend([(end_s + 0.5, What::Quiet, 0), (end_s + 1.0, What::Quiet, 0)]);
    found(&traces)
}

#[test]
fn selecting_words_twice_is_no_rage() {
    for double in [
        &[(0.0, 1), (130.0, 2), (750.0, 1), (870.0, 2)][..],
        &[(0.0, 1), (110.0, 2), (530.0, 3), (640.0, 3)],
        &[(0.0, 1), (390.0, 2), (1_090.0, 1), (1_470.0, 2)],
        &[(0.0, 1), (140.0, 2), (290.0, 3), (990.0, 1), (1_140.0, 2), (1_280.0, 3)],
        &[(0.0, 1), (140.0, 2), (290.0, 3), (890.0, 1)],
    ] {
        assert_eq!(clicks(double), [], "{double:?}");
    }
}

#[test]
fn hammering_on_words_is_rage_though_it_selects_them() {
    for hammered in [
        &[(0.0, 1), (170.0, 2), (350.0, 3), (510.0, 3)][..],
        &[(0.0, 1), (170.0, 2), (330.0, 1), (510.0, 2)],
        &[(0.0, 1), (420.0, 2), (820.0, 3), (1_250.0, 3)],
        &[(0.0, 1), (700.0, 1), (1_380.0, 1), (2_100.0, 1)],
        &[(0.0, 1), (130.0, 2), (630.0, 1), (760.0, 2), (1_240.0, 1), (1_370.0, 2)],
    ] {
        assert_eq!(clicks(hammered).len(), 1, "{hammered:?}");
    }
}

#[test]
fn who_goes_on_pressing_is_told_of_once() {
    let all = and(presses(PRESS, 20, 0.3), &[(9.0, What::Quiet, 0), (10.0, What::Quiet, 0)]);
    assert_eq!(found(&all), [(1.2, "rage_click", 7)]);
}

#[test]
fn an_answer_or_another_place_is_no_rage() {
    let mut answered = Vec::new();
    for n in 0..8 {
        answered.extend([(f64::from(n) * 0.3, PRESS, 7), (f64::from(n) * 0.3 + 0.05, What::Answer, 0)]);
    }
    assert_eq!(found(&and(answered, &[(5.0, What::Quiet, 0)])), []);
    let elsewhere = [(0.0, PRESS, 1), (0.2, What::Press(200.0, 100.0), 2), (0.4, What::Press(300.0, 100.0), 3)];
    assert!(found(&and(elsewhere.to_vec(), &[(1.0, What::Quiet, 0)])).is_empty());
}

#[test]
fn a_press_is_dead_after_two_seconds_of_silence() {
    let silent = |what, at_s| found(&[(0.0, what, 4), (at_s, What::Quiet, 0), (9.0, What::Quiet, 0)]);
    assert_eq!(silent(PRESS, 1.5), [(9.0, "dead_click", 4)]);
    assert_eq!(silent(PRESS, 2.0), [(2.0, "dead_click", 4)]);
    assert_eq!(silent(TOUCH, 2.0), [], "nobody expects anything of a blank");
    assert_eq!(found(&[(0.0, PRESS, 4), (0.1, What::Leads, 4), (5.0, What::Quiet, 0)]), []);
    assert_eq!(found(&[(0.0, PRESS, 4), (1.9, What::Answer, 4), (5.0, What::Quiet, 0)]), []);
}

#[test]
fn the_third_refusal_is_a_loop() {
    let refused = |at_s| (at_s, What::Refusal, 2);
    assert_eq!(found(&[refused(0.0), refused(0.1), refused(0.2), refused(0.25)]), [], "one attempt");
    assert_eq!(found(&[refused(0.0), refused(9.0)]), [], "corrected once");
    assert_eq!(found(&[refused(0.0), refused(9.0), refused(20.0)]), [(20.0, "error_loop", 2)]);
    assert_eq!(found(&[refused(0.0), refused(100.0), refused(200.0)]), []);
    assert_eq!(found(&[refused(0.0), (5.0, What::Refusal, 3), refused(9.0)]), [], "two forms");
}

#[test]
fn a_form_that_was_begun_and_left_is_abandoned() {
    let wrote = |at_s, field| (at_s, What::Field(field, true), 5);
    let leave = (30.0, What::Leave, 0);
    assert_eq!(found(&[wrote(0.0, 1), wrote(1.0, 2), leave]), [(30.0, "form_abandoned", 5)]);
    assert_eq!(found(&[wrote(0.0, 1), wrote(1.0, 1), wrote(2.0, 1), leave]), [], "one field");
    assert_eq!(found(&[wrote(0.0, 1), wrote(1.0, 2), (2.0, What::Sent, 5), leave]), []);
    assert_eq!(found(&[wrote(0.0, 1), wrote(1.0, 2), (2.0, What::Field(2, false), 5), leave]), [], "emptied again");
    assert_eq!(found(&[wrote(0.0, 1), wrote(1.0, 2), leave, (31.0, What::Leave, 0)]).len(), 1);
}

#[test]
fn up_and_down_is_thrashing_and_reading_is_not() {
    let turns =
        |count: u32, each_s: f64| (0..count).map(|n| (f64::from(n) * each_s, What::Turn, 0)).collect::<Vec<_>>();
    assert_eq!(found(&turns(5, 2.0)), [(8.0, "thrashing", 0)]);
    assert_eq!(found(&turns(4, 1.0)), []);
    assert_eq!(found(&turns(20, 5.0)), []);
}

#[test]
fn to_and_fro_between_two_pages_is_thrashing_and_comparing_is_not() {
    let pages = |of: &[u32]| (0..).zip(of).map(|(n, &of)| (f64::from(n) * 4.0, What::Page, of)).collect::<Vec<_>>();
    assert_eq!(found(&pages(&[1, 2, 1, 2, 1])), [(16.0, "thrashing", 1)]);
    assert_eq!(found(&pages(&[1, 2, 1, 3, 1, 4, 1])), []);
    assert_eq!(found(&pages(&[1, 1, 1, 1, 1, 1])), [], "loaded again and again");
    assert_eq!(found(&pages(&[2, 1, 2, 1])), []);
}

#[test]
fn busy_for_five_seconds_is_a_long_wait() {
    let busy = |at_s| (at_s, What::Busy, 3);
    assert_eq!(found(&[busy(0.0), busy(3.0), busy(4.9)]), []);
    assert_eq!(found(&[busy(0.0), busy(3.0), busy(5.0), busy(6.0)]), [(5.0, "long_wait", 3)]);
    assert_eq!(found(&[busy(0.0), (3.0, What::Quiet, 0), busy(4.0), busy(8.0)]), []);
}

#[test]
fn memory_is_bounded_and_any_clock_will_do() {
    let mut watch = Watch::default();
    for n in 0..10_000_u32 {
        let at_ms = if n % 7 == 0 { f64::NAN } else { 1e12 - f64::from(n) * 1e4 };
        watch.take(Trace { what: What::Field(n, true), of: n, at_ms });
        assert!(watch.past.len() <= CAPACITY);
    }
}

#[test]
fn a_page_has_one_of_eight_types() {
    assert_eq!(page_type("cart"), "cart");
    assert_eq!([page_type(""), page_type("Cart"), page_type("wishlist")], [OTHER_PAGE; 3]);
    assert_eq!(names().count(), 6);
}
