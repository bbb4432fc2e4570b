//! Sessions as lists of distinct items, oldest first.

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

/// All sessions, one list behind another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sessions {
    items: Vec<u32>,
    ends: Vec<usize>,
}

impl Sessions {
    /// Groups visits by session. Inside a session time decides, then the order of the log; an item stands where it came first.
    pub fn from_visits(mut visits: Vec<Visit>, item_count: usize) -> Self {
        // Stable: visits of one time keep the order of the log.
        visits.sort_by_key(|visit| (visit.session, visit.time));
        let mut sessions = Self::default();
        // For each item the last session it was put in, so that repeats cost nothing.
        let mut last_session = vec![None; item_count];
        let mut current = None;
        for visit in visits {
            if current.is_some_and(|session| session != visit.session) {
                sessions.ends.push(sessions.items.len());
            }
            current = Some(visit.session);
            if let Some(last) = last_session.get_mut(visit.item as usize) {
                if *last != current {
                    *last = current;
                    sessions.items.push(visit.item);
                }
            }
        }
        if current.is_some() {
            sessions.ends.push(sessions.items.len());
        }
        sessions
    }

    /// How many sessions there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// True when the log had no usable line.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The sessions' items.
    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        let mut start = 0;
        self.ends.iter().map(move |&end| {
            let session = self.items.get(start..end).unwrap_or_default();
            start = end;
            session
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_one_session_need_not_stand_together() {
        let visit = |session, time, item| Visit { session, time, item };
        let log = vec![visit(0, 5, 2), visit(1, 1, 0), visit(0, 3, 1), visit(0, 5, 0), visit(0, 9, 1)];
        let sessions = Sessions::from_visits(log, 3);
        assert_eq!(sessions.iter().collect::<Vec<_>>(), [&[1, 2, 0][..], &[0][..]]);
        assert_eq!(sessions.len(), 2);
    }

    #[test]
    fn an_empty_log_has_no_sessions() {
        assert!(Sessions::from_visits(Vec::new(), 3).is_empty());
    }
}
