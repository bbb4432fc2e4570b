//! Rows of things and lists of them, in pages. A page that is full never moves: an array that grows copies all it has, and leaves holes in
//! a memory that never gets smaller. 10,000 items took 9.8 MB that way (`tests/scripts/speed.test.mjs`).

use std::ops::Range;

/// Bytes of a page, about; smaller ones are scattered over the memory and take longer to go through.
const PAGE_BYTES: usize = 1 << 15;

/// Where a list stands in its pages.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    start: u32,
    count: u32,
}

impl Span {
    /// Of nothing.
    pub const EMPTY: Self = Self { start: 0, count: 0 };
}

/// Things of one type.
#[derive(Debug)]
pub struct Pages<T>(Vec<Vec<T>>);

impl<T> Default for Pages<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Pages<T> {
    /// What stands on a page; no list is longer.
    const PAGE: usize = 1 << (PAGE_BYTES / size_of::<T>()).ilog2();

    #[inline(always)]
    const fn place(span: Span) -> (usize, Range<usize>) {
        let (page, start) = (span.start as usize / Self::PAGE, span.start as usize % Self::PAGE);
        (page, start..start + span.count as usize)
    }

    /// How many places are taken, where nothing but single things was pushed.
    pub fn len(&self) -> usize {
        self.0.last().map_or(0, |page| (self.0.len() - 1) * Self::PAGE + page.len())
    }

    /// The thing in a row.
    #[inline(always)]
    pub fn get(&self, row: usize) -> Option<&T> {
        self.0.get(row / Self::PAGE)?.get(row % Self::PAGE)
    }

    /// The thing in a row, to be changed.
    #[inline(always)]
    pub fn get_mut(&mut self, row: usize) -> Option<&mut T> {
        self.0.get_mut(row / Self::PAGE)?.get_mut(row % Self::PAGE)
    }

    /// Adds a thing in the next row.
    pub fn push(&mut self, thing: T) {
        if let Some(page) = self.room_for(1) {
            page.push(thing);
        }
    }

    /// A list.
    #[inline(always)]
    pub fn list(&self, span: Span) -> &[T] {
        let (page, places) = Self::place(span);
        self.0.get(page).and_then(|page| page.get(places)).unwrap_or_default()
    }

    /// Puts a list where the one before was if it is as long, else at the end; gives how many places nobody uses now.
    pub fn put(&mut self, span: &mut Span, list: &[T]) -> usize
    where
        T: Copy,
    {
        let list = list.get(..Self::PAGE).unwrap_or(list);
        let (page, places) = Self::place(*span);
        let old = self.0.get_mut(page).and_then(|page| page.get_mut(places));
        if let Some(old) = old.filter(|old| old.len() == list.len()) {
            old.copy_from_slice(list);
            return 0;
        }
        let waste = span.count as usize;
        if let Some(page) = self.room_for(list.len()) {
            let place = page.len();
            page.extend_from_slice(list);
            *span = Span { start: ((self.0.len() - 1) * Self::PAGE + place) as u32, count: list.len() as u32 };
        }
        waste
    }

    /// The last page, or a new one where the last one has no room for so many.
    fn room_for(&mut self, count: usize) -> Option<&mut Vec<T>> {
        if self.0.last().is_none_or(|page| page.len() + count > Self::PAGE) {
            self.0.push(Vec::with_capacity(Self::PAGE));
        }
        self.0.last_mut()
    }
}
