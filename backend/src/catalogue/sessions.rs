//! Sessions as sequences of items, oldest first.

/// One line of the log: an item in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Visit {
    /// Number of the session, counted in the order of the log.
    pub session: u32,
    /// When; only the order matters.
    pub time: i64,
    /// Index of the item.
    pub item: u32,
}

/// All sessions, one sequence behind another, in the order of their starts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sessions {
    items: Vec<u32>,
    ends: Vec<usize>,
}

impl Sessions {
    /// Groups visits by session. Inside a session time decides, then the order of the log; an item that follows itself stands
    /// once. Sessions that start together stay in the order of the log.
    pub fn from_visits(mut visits: Vec<Visit>) -> Self {
        let count = visits.iter().map(|visit| visit.session as usize + 1).max().unwrap_or_default();
        let mut starts = vec![i64::MAX; count];
        for visit in &visits {
            if let Some(start) = starts.get_mut(visit.session as usize) {
                *start = visit.time.min(*start);
            }
        }
        let start = |session: u32| starts.get(session as usize).copied().unwrap_or_default();
        // Stable: visits of one time keep the order of the log.
        visits.sort_by_key(|visit| (start(visit.session), visit.session, visit.time));
        let mut sessions = Self::default();
        for of_one in visits.chunk_by(|a, b| a.session == b.session) {
            let mut before = None;
            sessions.push(of_one.iter().map(|visit| visit.item).filter(|&item| before.replace(item) != Some(item)));
        }
        sessions
    }

    /// The same sessions with every item only where it came first.
    pub fn distinct(&self, item_count: usize) -> Self {
        let mut distinct = Self::default();
        // For each item the last session it was put in, so that repeats cost nothing.
        let mut last_session = vec![usize::MAX; item_count];
        for (number, session) in self.iter().enumerate() {
            distinct.push(session.iter().copied().filter(|&item| {
                last_session.get_mut(item as usize).is_some_and(|last| std::mem::replace(last, number) != number)
            }));
        }
        distinct
    }

    fn push(&mut self, items: impl Iterator<Item = u32>) {
        self.items.extend(items);
        self.ends.push(self.items.len());
    }

    /// How many sessions there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// True when the log had no usable line.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The sequence of one session; empty for a number there is not.
    pub fn get(&self, number: usize) -> &[u32] {
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.ends.get(number).and_then(|&end| self.items.get(start..end)).unwrap_or_default()
    }

    /// The sessions' sequences.
    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        (0..self.len()).map(|number| self.get(number))
    }

    /// Sessions from lists, for tests.
    #[cfg(test)]
    pub fn of(lists: &[&[u32]]) -> Self {
        let mut sessions = Self::default();
        lists.iter().for_each(|list| sessions.push(list.iter().copied()));
        sessions
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(session: u32, time: i64, item: u32) -> Visit {
        Visit { session, time, item }
    }

    #[test]
    fn lines_of_one_session_need_not_stand_together() {
        let log = vec![visit(0, 5, 2), visit(1, 4, 0), visit(0, 3, 1), visit(0, 5, 0), visit(0, 9, 1), visit(0, 9, 1)];
        let sessions = Sessions::from_visits(log);
        assert_eq!(sessions.iter().collect::<Vec<_>>(), [&[1, 2, 0, 1][..], &[0][..]]);
        assert_eq!(sessions.distinct(3).iter().collect::<Vec<_>>(), [&[1, 2, 0][..], &[0][..]]);
        assert_eq!((sessions.len(), sessions.get(2)), (2, &[][..]));
    }

    #[test]
    fn sessions_stand_in_the_order_of_their_starts() {
        let sessions = Sessions::from_visits(vec![visit(0, 5, 0), visit(1, 1, 1), visit(2, 5, 2), visit(3, 1, 3)]);
        assert_eq!(sessions.iter().collect::<Vec<_>>(), [[1], [3], [0], [2]]);
    }

    #[test]
    fn an_empty_log_has_no_sessions() {
        assert!(Sessions::from_visits(Vec::new()).is_empty());
    }
}
