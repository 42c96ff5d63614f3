//! Which statements connections keep prepared.
//!
//! A connection never forgets a prepared statement. Clients choose the fields and the order of
//! lists, so there is no end of different statements; only those that recur are worth the memory.

use parking_lot::Mutex;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

/// Statements that are kept prepared, at most.
const MAX_PREPARED: usize = 512;
/// Statements whose uses are counted, at most.
const MAX_COUNTED: usize = 8192;
/// Uses after which a statement is frequent.
const FREQUENT_USES: u8 = 3;

/// Counts a use of a statement, and tells whether it is frequent enough to be kept prepared on
/// every connection.
pub fn is_frequent(text: &str) -> bool {
    static STATEMENTS: LazyLock<Mutex<UseCounts>> = LazyLock::new(Mutex::default);
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    STATEMENTS.lock().count(hasher.finish())
}

/// Uses of statements, by the hash of their text.
#[derive(Debug, Default)]
struct UseCounts {
    counts: HashMap<u64, u8>,
    /// How many of them are kept prepared.
    prepared: usize,
}

impl UseCounts {
    fn count(&mut self, statement: u64) -> bool {
        if self.counts.len() >= MAX_COUNTED && !self.counts.contains_key(&statement) {
            self.counts.retain(|_, count| *count >= FREQUENT_USES);
        }
        let count = self.counts.entry(statement).or_default();
        if *count >= FREQUENT_USES {
            return true;
        }
        if *count + 1 < FREQUENT_USES {
            *count += 1;
            return false;
        }
        if self.prepared >= MAX_PREPARED {
            return false;
        }
        self.prepared += 1;
        *count = FREQUENT_USES;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recurring_statement_is_kept_and_unique_statements_are_not() {
        let mut counts = UseCounts::default();
        assert_eq!([1; 4].map(|statement| counts.count(statement)), [false, false, true, true]);
        for other in 2..100_000 {
            assert!(!counts.count(other));
        }
        assert!(counts.counts.len() <= MAX_COUNTED);
        assert!(counts.count(1));
    }

    #[test]
    fn prepared_statements_are_limited() {
        let mut counts = UseCounts::default();
        let kept = (0..2000_u64).filter(|statement| (0..5).any(|_| counts.count(*statement)));
        assert_eq!(kept.count(), MAX_PREPARED);
    }
}
