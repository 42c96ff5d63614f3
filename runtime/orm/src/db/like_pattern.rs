//! Patterns of SQL's LIKE, matched in a time that grows with the length of the text alone.
//!
//! The part of a pattern between two `%` is searched for with the Shift-And algorithm (Baeza-Yates and Gonnet,
//! "A new approach to text searching", 1992): a bit for each position of the part says whether it matches up to
//! there, and one step for each character moves all bits on. A `_` costs nothing more.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// Words of bits that are moved on between two reads of the clock.
const CLOCK_INTERVAL: usize = 1 << 16;

/// A pattern with the wildcards `%` and `_`; case-insensitive for ASCII.
#[derive(Debug)]
pub struct LikePattern {
    /// The text up to the first `%`, or the whole pattern without one.
    prefix: Vec<Wanted>,
    /// The parts after the first `%`; `None` without one.
    rest: Option<AfterPrefix>,
    source: String,
}

#[derive(Debug)]
struct AfterPrefix {
    /// Between two `%`.
    parts: Vec<Part>,
    /// After the last `%`.
    suffix: Vec<Wanted>,
}

/// A position of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Any,
    /// In lower case, if it is ASCII.
    Char(char),
}

/// A part between two `%`, as bit sets of its positions.
#[derive(Debug)]
struct Part {
    len: usize,
    /// Sets of positions; the first has those of `_`, which also match characters that are not in the part.
    positions: Vec<Box<[u64]>>,
    /// The index of the set that an ASCII character matches.
    ascii: [usize; 128],
    /// The same for other characters of the part.
    others: HashMap<char, usize>,
}

thread_local! {
    /// The latest pattern: the rows of a statement are matched with the same one.
    static LATEST: RefCell<Option<Rc<LikePattern>>> = const { RefCell::new(None) };
}

impl LikePattern {
    /// A pattern, which the next call with the same source uses again.
    pub fn cached(source: String) -> Rc<LikePattern> {
        LATEST.with_borrow_mut(|latest| match latest {
            Some(pattern) if pattern.source == source => Rc::clone(pattern),
            _ => Rc::clone(latest.insert(Rc::new(LikePattern::new(source)))),
        })
    }

    fn new(source: String) -> LikePattern {
        let mut parts = source.split('%').map(|part| part.chars().map(Wanted::new).collect::<Vec<Wanted>>());
        let prefix = parts.next().unwrap_or_default();
        let rest = parts.next_back().map(|suffix| {
            let parts = parts.filter(|part| !part.is_empty()).map(|part| Part::new(&part)).collect();
            AfterPrefix { parts, suffix }
        });
        LikePattern { prefix, rest, source }
    }

    /// Whether the whole text matches; `None` when `is_overdue` says so meanwhile.
    ///
    /// Each part may be found at its first occurrence: whatever comes later fits behind any other as well.
    pub fn matches(&self, text: &str, is_overdue: impl Fn() -> bool) -> Option<bool> {
        let mut chars = text.chars();
        if !self.prefix.iter().all(|wanted| chars.next().is_some_and(|found| wanted.matches(found))) {
            return Some(false);
        }
        let Some(rest) = &self.rest else { return Some(chars.next().is_none()) };
        if !rest.suffix.iter().rev().all(|wanted| chars.next_back().is_some_and(|found| wanted.matches(found))) {
            return Some(false);
        }
        for part in &rest.parts {
            if !part.skip_past(&mut chars, &is_overdue)? {
                return Some(false);
            }
        }
        Some(true)
    }
}

impl Wanted {
    fn new(char: char) -> Wanted {
        if char == '_' { Wanted::Any } else { Wanted::Char(char.to_ascii_lowercase()) }
    }

    fn matches(self, found: char) -> bool {
        self == Wanted::Any || self == Wanted::Char(found.to_ascii_lowercase())
    }
}

impl Part {
    fn new(part: &[Wanted]) -> Part {
        let set = |bits: &mut [u64], position: usize| {
            if let Some(word) = bits.get_mut(position / 64) {
                *word |= 1 << (position % 64);
            }
        };
        let mut any = vec![0; part.len().div_ceil(64)].into_boxed_slice();
        for (position, _) in part.iter().enumerate().filter(|(_, wanted)| **wanted == Wanted::Any) {
            set(&mut any, position);
        }
        let mut compiled = Part { len: part.len(), positions: vec![any], ascii: [0; 128], others: HashMap::new() };
        for (position, wanted) in part.iter().enumerate() {
            let Wanted::Char(char) = *wanted else { continue };
            let (mut index, next) = (compiled.index(char), compiled.positions.len());
            if index == 0 {
                compiled.positions.extend(compiled.positions.first().cloned());
                match compiled.ascii.get_mut(char as usize) {
                    Some(entry) => *entry = next,
                    None => drop(compiled.others.insert(char, next)),
                }
                index = next;
            }
            if let Some(positions) = compiled.positions.get_mut(index) {
                set(positions, position);
            }
        }
        compiled
    }

    /// The index of the set of positions that a character matches; upper-case ASCII has to be converted.
    fn index(&self, found: char) -> usize {
        match self.ascii.get(found as usize) {
            Some(index) => *index,
            None => self.others.get(&found).copied().unwrap_or(0),
        }
    }

    /// Moves behind the first occurrence; whether there is one, or `None` when it is overdue.
    fn skip_past(&self, chars: &mut std::str::Chars<'_>, is_overdue: impl Fn() -> bool) -> Option<bool> {
        // A bit is set if the characters before match the part up to its position.
        let mut matched = vec![0u64; self.len.div_ceil(64)];
        let (last_word, last_bit) = ((self.len - 1) / 64, 1u64 << ((self.len - 1) % 64));
        let mut steps = 0;
        for found in chars {
            steps += matched.len();
            if steps >= CLOCK_INTERVAL {
                steps = 0;
                if is_overdue() {
                    return None;
                }
            }
            let positions = self.positions.get(self.index(found.to_ascii_lowercase()));
            let mut carry = 1;
            for (word, positions) in matched.iter_mut().zip(positions.into_iter().flatten()) {
                let shifted = (*word << 1) | carry;
                carry = *word >> 63;
                *word = shifted & positions;
            }
            if matched.get(last_word).is_some_and(|word| word & last_bit != 0) {
                return Some(true);
            }
        }
        Some(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    fn matches(text: &str, pattern: &str) -> bool {
        LikePattern::cached(pattern.to_owned()).matches(text, || false).unwrap()
    }

    #[test]
    fn parts_do_not_overlap() {
        assert!(matches("aXbXc", "a%x%c"));
        assert!(!matches("aba", "ab%ba"));
        assert!(!matches("xaby", "%ab%b%"));
        assert!(matches("", "%%"));
        assert!(!matches("", "_%"));
    }

    #[test]
    fn part_longer_than_a_word_of_bits_is_found() {
        let long = format!("{}_{}", "a".repeat(100), "b".repeat(100));
        let text = format!("{}\u{1f600}{}c", "A".repeat(130), "b".repeat(101));
        assert!(matches(&text, &format!("%{long}%")));
        assert!(matches(&text, &format!("%{long}_c")));
        assert!(!matches(&text, &format!("%{long}c%")));
    }

    #[test]
    fn search_stops_when_overdue() {
        let (text, pattern) = ("a".repeat(1 << 20), format!("%{}b%", "a".repeat(1000)));
        let checks = Cell::new(0);
        let is_overdue = || {
            checks.set(checks.get() + 1);
            checks.get() == 3
        };
        assert_eq!(LikePattern::new(pattern).matches(&text, is_overdue), None);
        assert_eq!(checks.get(), 3);
    }
}
