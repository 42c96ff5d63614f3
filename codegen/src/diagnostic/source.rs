//! Texts that diagnostics point into.

use std::path::PathBuf;

/// A file that was read.
#[derive(Debug)]
pub struct Source {
    /// Where it is.
    pub path: PathBuf,
    /// How diagnostics name it.
    pub shown: String,
    /// How generated files name it: the same on every machine.
    pub header: String,
    /// What it holds.
    pub text: String,
}

/// Part of a text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Span {
    /// Where it begins.
    pub start: usize,
    /// Where it ends; not part of it.
    pub end: usize,
}

impl Span {
    /// Its first byte: for what is missing from the whole.
    #[must_use]
    pub fn first(self) -> Span {
        Span { start: self.start, end: self.end.min(self.start + 1) }
    }
}

/// A place as people count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

impl Source {
    /// Line and column of a byte.
    pub fn position(&self, byte: usize) -> Position {
        let before = self.text.get(..byte).unwrap_or(&self.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before.get(line_start..).map_or(0, |line| line.chars().count()) + 1,
        }
    }

    /// The byte at a line and column, both counted from 1.
    pub fn byte(&self, position: Position) -> usize {
        let line_start: usize =
            self.text.split_inclusive('\n').take(position.line.saturating_sub(1)).map(str::len).sum();
        let line = self.text.get(line_start..).unwrap_or_default();
        line_start + line.chars().take(position.column.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_lines_and_characters_from_one() {
        let source =
            Source {
                path: PathBuf::new(), shown: String::new(), header: String::new(), text: "ab\nä\"x\n".to_owned()
            };
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        assert_eq!(source.position(5), Position { line: 2, column: 2 });
        assert_eq!(source.byte(Position { line: 2, column: 2 }), 5);
        assert_eq!(source.position(99), Position { line: 3, column: 1 });
    }
}
