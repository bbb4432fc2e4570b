//! Friction: where a page resists the shopper. Small traces of what happened go in, kinds of friction come out: one file a kind, one
//! row here. What a trace is made of is the browser adapter's business (`src/web/capture/friction.rs`).

mod dead;
mod errors;
mod form;
mod rage;
mod thrash;
mod wait;

#[cfg(test)]
mod tests;

/// Traces remembered; the oldest goes first.
const CAPACITY: usize = 64;
/// The same kind is not told again sooner: somebody who goes on pressing is told of already.
const REST_MS: f64 = 10_000.0;
/// What one failed attempt shows is shown within this time.
const ONE_ATTEMPT_MS: f64 = 300.0;

/// Types of pages that are told apart; every other is the last of them.
pub const PAGES: [&str; 8] =
    ["home", "category", "search", "product", "cart", "checkout", "after_purchase", OTHER_PAGE];
/// The type of a page that says none, or one of its own.
pub const OTHER_PAGE: &str = "other";

/// The type of a page by the name that its markup gives it.
pub fn page_type(name: &str) -> &'static str {
    PAGES.into_iter().find(|page| *page == name).unwrap_or(OTHER_PAGE)
}

/// What happened. Places are in CSS pixels of the window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum What {
    /// Something was pressed that looks as if it could be.
    Press(f32, f32),
    /// Something was pressed that does not look so.
    Touch(f32, f32),
    /// The second or third click of a double or triple click on what does not look so, and it selected words.
    Select(f32, f32),
    /// What was pressed leads to another page: the browser itself shows that it is at work.
    Leads,
    /// The page answered, or what was pressed needs no answer.
    Answer,
    /// An attempt was refused: a field that does not pass, a message about it.
    Refusal,
    /// A field of a form was written in by hand; true when something stands in it now.
    Field(u32, bool),
    /// A form was sent off.
    Sent,
    /// The page is being left.
    Leave,
    /// The direction of scrolling turned after half a window and more.
    Turn,
    /// A page was shown.
    Page,
    /// The page says that it is busy.
    Busy,
    /// The page is not busy; time passes.
    Quiet,
}

/// One thing that happened.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trace {
    /// What.
    pub what: What,
    /// To which element, form or page: a number that is the same for the same.
    pub of: u32,
    /// When, in milliseconds since 1970.
    pub at_ms: f64,
}

/// A kind of friction.
struct Kind {
    /// Name in events.
    name: &'static str,
    /// What it is about, if what happened last makes it one; `past` is in the order in which it was told.
    find: fn(past: &[Trace], last: Trace) -> Option<u32>,
    /// True for traces that are used up once it was found.
    uses: fn(What) -> bool,
    /// How many rows, from this one on, are not told for a while: what is pressed after a fit of rage is not dead besides.
    silences: usize,
}

/// Every kind there is; the first that is found is told.
const KINDS: [Kind; 6] = [rage::KIND, dead::KIND, errors::KIND, form::KIND, thrash::KIND, wait::KIND];

/// Names of the kinds.
pub fn names() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|kind| kind.name)
}

/// Friction that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Friction {
    /// Name of its kind.
    pub kind: &'static str,
    /// The element, form or page it is about, as the traces number them.
    pub of: u32,
}

/// Looks at what happens, and remembers a little of it.
#[derive(Debug, Default)]
pub struct Watch {
    past: Vec<Trace>,
    /// When each kind was told last.
    told_ms: [f64; KINDS.len()],
}

impl Watch {
    /// Takes in what happened; gives the friction that it comes to.
    pub fn take(&mut self, trace: Trace) -> Option<Friction> {
        self.note(trace);
        for (at, kind) in KINDS.iter().enumerate() {
            let Some(of) = (kind.find)(&self.past, trace) else { continue };
            let mut told = self.told_ms.iter_mut().skip(at).take(kind.silences).peekable();
            let rests = told.peek().is_some_and(|told_ms| (0.0..REST_MS).contains(&(trace.at_ms - **told_ms)));
            if !rests {
                told.for_each(|told_ms| *told_ms = trace.at_ms);
            }
            self.forget(&|past| (kind.uses)(past.what));
            return Some(Friction { kind: kind.name, of }).filter(|_| !rests);
        }
        if matches!(trace.what, What::Leave) {
            self.forget(&|past| !matches!(past.what, What::Page | What::Refusal));
        }
        None
    }

    /// True while something that was pressed has no answer yet.
    pub fn is_open(&self) -> bool {
        self.past.iter().any(|past| is_press(past.what))
    }

    /// What the next page of a visit should know: traces whose numbers mean the same there.
    pub fn lasting(&self) -> impl Iterator<Item = &Trace> {
        self.past.iter().filter(|past| matches!(past.what, What::Page))
    }

    #[inline(never)]
    fn forget(&mut self, which: &dyn Fn(&Trace) -> bool) {
        self.past.retain(|past| !which(past));
    }

    fn note(&mut self, trace: Trace) {
        let same_attempt = |past: &Trace| past.of == trace.of && trace.at_ms - past.at_ms < ONE_ATTEMPT_MS;
        match trace.what {
            What::Answer => return self.forget(&|past| is_press(past.what)),
            What::Quiet => return self.forget(&|past| matches!(past.what, What::Busy)),
            What::Sent => return self.forget(&|past| past.of == trace.of && is_field(past.what)),
            What::Leave => return,
            // Since when it is busy; which fields are written in; not how often that was seen.
            What::Busy if self.past.iter().any(|past| matches!(past.what, What::Busy)) => return,
            What::Field(field, _) => {
                self.forget(&|past| {
                    past.of == trace.of && matches!(past.what, What::Field(known, _) if known == field)
                });
            }
            What::Refusal if self.past.iter().any(|past| matches!(past.what, What::Refusal) && same_attempt(past)) => {
                return
            }
            _ => {}
        }
        if self.past.len() >= CAPACITY {
            self.past.remove(0);
        }
        self.past.push(trace);
    }
}

const fn is_press(what: What) -> bool {
    matches!(what, What::Press(..) | What::Touch(..) | What::Select(..) | What::Leads)
}

const fn is_field(what: What) -> bool {
    matches!(what, What::Field(..))
}
