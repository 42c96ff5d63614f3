//! The part of a source line that a diagnostic shows.
//!
//! Minified JSON is one line of any length. Printing it for each diagnostic would take gigabytes, and miette
//! cannot pad beyond column 65,535, so a long line is cut off on both sides of the place.

use super::source::{SourceFile, Span};
use super::text::is_unreadable;
use std::ops::Range;

/// Characters that are shown before the place.
const BEFORE: usize = 80;

/// Characters that are shown from the start of the place on.
const AFTER: usize = 120;

/// Stands for the rest of the line.
const CUT: char = '…';

/// A part of one line, with the range that is marked.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) text: String,
    pub(super) marked: Range<usize>,
}

impl Excerpt {
    /// The excerpt of a range. Of a range with several lines, the first is shown.
    pub(super) fn of(source: &SourceFile, span: Span) -> Excerpt {
        let before = source.text.get(..span.start).unwrap_or(&source.text);
        let after = source.text.get(before.len()..).unwrap_or_default();
        let mut text = String::new();
        let mut start = before.len();
        for (byte, _) in before.char_indices().rev().take(BEFORE).take_while(|(_, c)| *c != '\n') {
            start = byte;
        }
        let is_cut = before.get(..start).is_some_and(|rest| !rest.is_empty() && !rest.ends_with('\n'));
        text.extend(is_cut.then_some(CUT));
        text.extend(before.get(start..).unwrap_or_default().chars().map(readable));
        let marked_from = text.len();
        let mut marked_to = marked_from;
        let line = after.split('\n').next().unwrap_or_default();
        let line = line.strip_suffix('\r').unwrap_or(line);
        for (byte, character) in line.char_indices().take(AFTER) {
            text.push(readable(character));
            if before.len() + byte < span.end {
                marked_to = text.len();
            }
        }
        text.extend(line.chars().nth(AFTER).map(|_| CUT));
        Excerpt { text, marked: marked_from..marked_to }
    }
}

/// A character, or a placeholder where a terminal would not show it in its place.
fn readable(character: char) -> char {
    if character != '\t' && is_unreadable(character) { char::REPLACEMENT_CHARACTER } else { character }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn excerpt(text: &str, start: usize, end: usize) -> Excerpt {
        let source = SourceFile::new(PathBuf::new(), String::new(), String::new(), text.into());
        Excerpt::of(&source, Span { start, end })
    }

    #[test]
    fn short_line_is_shown_whole() {
        let whole = Excerpt { text: "{\"b\": 1}".to_owned(), marked: 6..7 };
        assert_eq!(excerpt("{\r\n{\"b\": 1}\r\n}", 9, 10), whole);
        assert_eq!(excerpt("[", 1, 1), Excerpt { text: "[".to_owned(), marked: 1..1 });
    }

    #[test]
    fn long_line_is_cut_off_on_both_sides() {
        let text = "ä".repeat(100_000);
        let Excerpt { text, marked } = excerpt(&text, 80_000, 180_000);
        assert_eq!(text.chars().count(), BEFORE + AFTER + 2);
        assert!(text.starts_with(CUT) && text.ends_with(CUT));
        assert_eq!(marked, CUT.len_utf8() + 2 * BEFORE..text.len() - CUT.len_utf8());
    }

    #[test]
    fn control_and_direction_characters_are_replaced() {
        assert_eq!(excerpt("a\u{1b}\u{202e}b", 0, 1).text, "a\u{fffd}\u{fffd}b");
    }
}
