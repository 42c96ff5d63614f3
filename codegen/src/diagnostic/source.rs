//! Source files, and positions in them.

use std::path::PathBuf;

/// An input file.
#[derive(Debug)]
pub struct SourceFile {
    /// Its absolute path.
    pub path: PathBuf,
    /// Its name in diagnostics.
    pub shown: String,
    /// Its name in generated files, which is the same on every machine.
    pub header: String,
    /// Its content.
    pub text: String,
}

/// A range of a text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    /// The first byte of the range, for diagnostics about something that an object lacks.
    #[must_use]
    pub fn first(self) -> Span {
        Span { start: self.start, end: self.end.min(self.start + 1) }
    }
}

/// Line and column of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Counted from 1.
    pub line: usize,
    /// Counted in characters, from 1.
    pub column: usize,
}

impl SourceFile {
    /// The position of a byte.
    pub fn position(&self, byte: usize) -> Position {
        let before = self.text.get(..byte).unwrap_or(&self.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before.get(line_start..).map_or(0, |line| line.chars().count()) + 1,
        }
    }

    /// The byte at a position.
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
        let source = SourceFile {
            path: PathBuf::new(),
            shown: String::new(),
            header: String::new(),
            text: "ab\nä\"x\n".to_owned(),
        };
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        assert_eq!(source.position(5), Position { line: 2, column: 2 });
        assert_eq!(source.byte(Position { line: 2, column: 2 }), 5);
        assert_eq!(source.position(99), Position { line: 3, column: 1 });
    }
}
