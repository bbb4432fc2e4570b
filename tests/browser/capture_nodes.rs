//! Elements that come, go, move and change while the page is watched; and that nothing is left when the watching ends.

use super::page::{add, document, js, wait_ms};
use super::watching::{click, shown, Watched};
use wasm_bindgen_test::wasm_bindgen_test;

const SEEN_MS: u32 = 1_500;

/// Counts what is added to the browser and not taken away again, from now on: listeners, timers, observers, observed elements.
const COUNT: &str = "
    const left = window.left = { listeners: 0, timers: 0, observers: new Set(), observed: new Set(), undo: [] }
    const wrap = (owner, name, make) => {
      const before = owner[name]
      owner[name] = make(before)
      left.undo.push(() => { owner[name] = before })
    }
    // One listener is the same target, name and function: the browser takes it once, however often it is added.
    const ids = new Map(), id = o => ids.get(o) ?? (ids.set(o, ids.size), ids.size - 1), present = new Set()
    const listener = (change, f) => function (name, call, options) {
      present[change]([id(this), name, id(call)].join())
      left.listeners = present.size
      return f.call(this, name, call, options)
    }
    wrap(EventTarget.prototype, 'addEventListener', f => listener('add', f))
    wrap(EventTarget.prototype, 'removeEventListener', f => listener('delete', f))
    const running = new Set()
    const ended = id => { running.delete(id); left.timers = running.size }
    wrap(window, 'setTimeout', f => (call, ms) => {
      const id = f(() => { ended(id); call() }, ms)
      running.add(id)
      left.timers = running.size
      return id
    })
    wrap(window, 'clearTimeout', f => id => { ended(id); f(id) })
    for (const type of [IntersectionObserver, MutationObserver]) {
      wrap(type.prototype, 'observe', f => function (...a) { left.observers.add(this); return f.apply(this, a) })
      wrap(type.prototype, 'disconnect', f => function () { left.observers.delete(this); return f.call(this) })
    }
    wrap(IntersectionObserver.prototype, 'observe', f => function (e) { left.observed.add(e); return f.call(this, e) })
    wrap(IntersectionObserver.prototype, 'unobserve', f => function (e) { left.observed.delete(e); return f.call(this, e) })";

fn left(what: &str) -> f64 {
    js(&format!("return left.{what}")).as_f64().unwrap()
}

fn stop_counting() {
    js("left.undo.reverse().forEach(undo => undo())");
}

#[wasm_bindgen_test]
async fn what_is_gone_before_its_second_was_not_seen_and_is_forgotten() {
    js(COUNT);
    let watched = Watched::start();
    let host = add("<p></p>");
    js(&format!(
        "document.querySelector('body > div:last-child > p').attachShadow({{ mode: 'open' }}).innerHTML = '{}'",
        shown("inside")
    ));
    let holder = add(&[shown("short"), shown("hidden")].concat());
    let stays = add(&shown("stays"));
    // The host came before its root: taken away and put back, it is seen with it.
    host.remove();
    document().body().unwrap().append_child(&host).unwrap();
    wait_ms(300).await;
    assert_eq!(left("observed.size"), 4.0);
    holder.remove();
    host.remove();
    wait_ms(50).await;
    assert_eq!(left("observed.size"), 1.0);
    wait_ms(SEEN_MS).await;
    assert_eq!(watched.told("view_item_list"), ["stays"]);
    stays.remove();
    stop_counting();
}

#[wasm_bindgen_test]
async fn what_comes_later_is_seen_wherever_it_comes() {
    let early = add("<p id='early'></p><p id='bare'></p>");
    js("document.getElementById('early').attachShadow({ mode: 'open' })");
    let watched = Watched::start();
    // Into a root that is there; with a host that has one; and into a root that nobody tells of.
    js(&format!("document.getElementById('early').shadowRoot.innerHTML = '{}'", shown("later")));
    js(&format!(
        "const host = document.createElement('div')
         host.attachShadow({{ mode: 'open' }}).innerHTML = '{}'
         document.getElementById('bare').after(host)",
        shown("hosted")
    ));
    js(&format!("document.getElementById('bare').attachShadow({{ mode: 'open' }}).innerHTML = '{}'", shown("silent")));
    wait_ms(SEEN_MS).await;
    assert_eq!(watched.told("view_item_list"), ["later,hosted"]);
    wait_ms(2_500).await;
    assert_eq!(watched.told("view_item_list"), ["later,hosted", "silent"], "found by looking again");
    early.remove();
}

#[wasm_bindgen_test]
async fn an_element_that_is_moved_or_shows_another_item_begins_its_second_anew() {
    let holder = add(&[shown("moved"), shown("first")].concat());
    let elsewhere = add("");
    let watched = Watched::start();
    wait_ms(600).await;
    elsewhere.append_child(&holder.first_element_child().unwrap()).unwrap();
    holder.first_element_child().unwrap().set_attribute("data-vitrine-item", "second").unwrap();
    wait_ms(700).await;
    assert_eq!(watched.count(), 1, "a page view only: neither was in sight for a second");
    wait_ms(1_000).await;
    assert_eq!(watched.told("view_item_list").concat().len(), "moved,second".len());
    holder.first_element_child().unwrap().set_attribute("data-vitrine-item", "third").unwrap();
    wait_ms(SEEN_MS).await;
    assert_eq!(watched.told("view_item_list").last().unwrap(), "third");
    holder.remove();
    elsewhere.remove();
}

#[wasm_bindgen_test]
async fn ending_leaves_no_listener_timer_or_observer() {
    let holder = add(&format!(
        r#"<div style="height:9000px"></div><p id="host"></p><b id="end">b</b>{}
           <form data-vitrine-search onsubmit="return false"><input value="mug"></form>"#,
        shown("left")
    ));
    js("document.getElementById('host').attachShadow({ mode: 'open' }).innerHTML = '<b data-vitrine-item=\"x\">x</b>'");
    js(COUNT);
    let mut watched = Watched::start();
    // Everything at once is under way: an item in sight, a scroll, an open page.
    js("scrollTo(0, 5000)");
    wait_ms(300).await;
    // A root that is watched from here on, and one that went meanwhile.
    let gone = add("<p id='gone'></p>");
    js("document.getElementById('gone').attachShadow({ mode: 'open' })");
    gone.remove();
    let under_way = ["listeners", "timers", "observers.size"].map(left);
    assert!(under_way[0] >= 9.0 && under_way[1] >= 3.0 && under_way[2] > 1.0, "{under_way:?}");
    let before = watched.count();
    watched.end();
    assert_eq!([left("listeners"), left("timers"), left("observers.size")], [0.0; 3]);
    click("#end");
    js("document.forms[document.forms.length - 1].requestSubmit()
        history.pushState({}, '', '/after')
        scrollTo(0, 9000)
        dispatchEvent(new Event('pagehide'))");
    wait_ms(SEEN_MS).await;
    assert_eq!(watched.count(), before, "nothing is told any more");
    assert_eq!(left("timers"), 0.0);
    stop_counting();
    holder.remove();
    super::watching::go_home();
    js("scrollTo(0, 0)");
}
