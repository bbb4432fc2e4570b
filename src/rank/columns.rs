//! The values of the features, a column for each: what is read off one look at an item goes to several columns at once, and a
//! model goes through one column at a time, four candidates a step.

use crate::lanes::{self, Four};

/// The columns that are filled in passes over the list. Features name theirs; what is not named here a feature works out itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub enum Column {
    /// Popularity.
    Popularity,
    /// Trend.
    Trend,
    /// How well the price fits what is usually paid.
    PriceFit,
    /// How far the price is from what was looked at lately.
    PriceDistance,
    /// Discount for who looks for it.
    DiscountFit,
    /// Co-visitation with the last item.
    TieLast,
    /// The strongest co-visitation with the history.
    TieMost,
    /// How many items of the history name it.
    TieCount,
    /// How strongly it names the last item.
    TieBack,
    /// How strongly it names the history.
    TieBackHistory,
    /// Neighbours shared with the last item.
    TieShared,
    /// Neighbours shared with the history.
    TieSharedHistory,
    /// Neighbours shared with earlier visits.
    TieSharedBefore,
    /// The rule from the last item.
    NextLast,
    /// The rules from the history.
    NextHistory,
    /// Likeness of vectors to the last item.
    VectorLast,
    /// To the history.
    VectorNow,
    /// To earlier visits.
    VectorBefore,
    /// Likeness of words to the last item.
    WordsLast,
    /// To the history.
    WordsNow,
    /// To earlier visits.
    WordsBefore,
    /// Interest in its categories.
    Category,
    /// Categories shared with the last item.
    CategoryLast,
    /// Interest in its brand.
    Brand,
    /// Interest in its variant.
    Variant,
    /// What is remembered of it from earlier visits.
    SeenBefore,
    /// Whether it is time to buy it again.
    RebuyDue,
    /// How often it was passed over.
    PassedOver,
    /// Whether it was just seen or bought.
    HadEnough,
    /// How much more it is looked at in such hours.
    UsualNow,
}

/// Which of them somebody reads; a pass over the list that fills none of these is not made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reads(u32);

impl Reads {
    /// All of them.
    pub const ALL: Self = Self(u32::MAX);

    /// These and one more.
    #[must_use]
    pub const fn with(self, column: Column) -> Self {
        Self(self.0 | 1 << column as u32)
    }

    /// Those from one to another.
    #[must_use]
    pub const fn between(self, first: Column, last: Column) -> Self {
        Self(self.0 & (u32::MAX >> (31 - last as u32)) >> (first as u32) << (first as u32))
    }

    /// True when one is read.
    pub const fn has(self, column: Column) -> bool {
        self.0 >> column as u32 & 1 == 1
    }

    /// True when any is read.
    pub const fn any(self) -> bool {
        self.0 != 0
    }
}

/// How many of them there are; the columns behind them belong to the features that work theirs out.
pub const COLUMNS: usize = Column::UsualNow as usize + 1;

/// A table with a row for each candidate. Kept from one list to the next, so that ranking allocates little.
#[derive(Debug, Default)]
pub struct Columns {
    values: Vec<Four>,
    /// Which columns hold anything; the others are 0 throughout and may hold rubbish.
    filled: Vec<bool>,
    count: usize,
}

impl Columns {
    /// Makes room for `count` candidates and `columns` columns, all of them 0.
    pub fn start(&mut self, count: usize, columns: usize) {
        self.count = count;
        let room = lanes::vectors(count) * columns;
        if self.values.len() < room {
            self.values.resize(room, Four::splat(0.0));
        }
        self.filled.clear();
        self.filled.resize(columns, false);
    }

    /// How many candidates there are.
    pub const fn count(&self) -> usize {
        self.count
    }

    /// A column in vectors of four, if it is not 0 throughout. What stands behind the last candidate is NaN.
    pub fn vectors(&self, column: usize) -> Option<&[Four]> {
        let width = lanes::vectors(self.count);
        self.filled.get(column).filter(|filled| **filled)?;
        self.values.get(column * width..(column + 1) * width)
    }

    /// A column, if it is not 0 throughout.
    pub fn numbers(&self, column: usize) -> Option<&[f32]> {
        lanes::numbers(self.vectors(column)?).get(..self.count)
    }

    /// A column to be written.
    #[inline(never)]
    pub fn numbers_mut(&mut self, column: usize) -> &mut [f32] {
        let width = lanes::vectors(self.count);
        let is_new = self.filled.get_mut(column).is_some_and(|filled| !std::mem::replace(filled, true));
        let vectors = self.values.get_mut(column * width..(column + 1) * width).unwrap_or_default();
        if is_new {
            vectors.fill(Four::splat(0.0));
            if let Some(last) = vectors.last_mut().filter(|_| !self.count.is_multiple_of(lanes::WIDTH)) {
                let rest = lanes::numbers_mut(std::slice::from_mut(last));
                rest.iter_mut().skip(self.count % lanes::WIDTH).for_each(|number| *number = f32::NAN);
            }
        }
        lanes::numbers_mut(vectors).get_mut(..self.count).unwrap_or_default()
    }

    /// Declares a column that was to be written 0 throughout.
    pub fn leave(&mut self, column: usize) {
        if let Some(filled) = self.filled.get_mut(column) {
            *filled = false;
        }
    }

    /// Several neighbouring columns to be written at once. Not within the passes, which are made large to be fast.
    #[inline(never)]
    pub fn neighbours_mut<const N: usize>(&mut self, first: Column) -> [&mut [f32]; N] {
        let (first, width) = (first as usize, lanes::vectors(self.count));
        for column in first..first + N {
            self.numbers_mut(column);
        }
        let values = self.values.get_mut(first * width..(first + N) * width).unwrap_or_default();
        let mut columns = values.chunks_exact_mut(width.max(1)).map(lanes::numbers_mut);
        std::array::from_fn(|_| columns.next().and_then(|column| column.get_mut(..self.count)).unwrap_or_default())
    }

    /// One value.
    #[inline(never)]
    pub fn set(&mut self, column: Column, at: usize, value: f32) {
        if value != 0.0 {
            if let Some(slot) = self.numbers_mut(column as usize).get_mut(at) {
                *slot = value;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_are_of_single_columns() {
        use Column::{NextHistory, Popularity, TieLast, UsualNow, VectorNow};
        let reads = Reads::default().with(Popularity).with(VectorNow).with(UsualNow);
        assert!(reads.has(VectorNow) && reads.has(UsualNow) && !reads.has(TieLast) && Reads::ALL.has(NextHistory));
        assert!(!reads.between(TieLast, NextHistory).any() && reads.between(NextHistory, UsualNow).any());
        assert_eq!(reads.between(VectorNow, VectorNow), Reads::default().with(VectorNow));
        assert_eq!(COLUMNS, 30, "a bit each");
    }

    #[test]
    fn columns_that_nobody_wrote_are_none_and_old_values_are_gone() {
        let mut columns = Columns::default();
        columns.start(6, COLUMNS);
        columns.set(Column::TieLast, 5, 2.0);
        columns.set(Column::TieMost, 5, 0.0);
        assert_eq!(columns.numbers(Column::TieLast as usize).unwrap(), [0.0, 0.0, 0.0, 0.0, 0.0, 2.0]);
        assert_eq!(columns.numbers(Column::TieMost as usize), None);
        let behind: Vec<f32> = lanes::numbers(columns.vectors(Column::TieLast as usize).unwrap())[6..].to_vec();
        assert!(behind.iter().all(|number| number.is_nan()));
        columns.start(3, COLUMNS);
        let [last, most] = columns.neighbours_mut::<2>(Column::TieLast);
        assert_eq!((last.to_vec(), most.to_vec()), (vec![0.0; 3], vec![0.0; 3]));
    }
}
