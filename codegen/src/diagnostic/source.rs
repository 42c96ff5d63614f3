//! Source files, and positions in them.

use std::path::PathBuf;
use std::sync::OnceLock;

/// An input file.
#[derive(Debug)]
pub struct SourceFile {
    /// Its absolute path.
    pub path: PathBuf,
    /// Its name in diagnostics.
    pub shown: String,
    /// Its name in generated files, which is the same on every machine.
    pub header: String,
    /// Its content. Bytes that are not UTF-8 are `U+FFFD`.
    pub text: String,
    /// The first byte that is not UTF-8.
    pub invalid_utf8: Option<usize>,
    checkpoints: OnceLock<Vec<Checkpoint>>,
}

/// A byte with a known position. There is one at each line start, and one in every part of a long line, so
/// that a position is found without reading the text from its beginning.
#[derive(Debug, Clone, Copy)]
struct Checkpoint {
    byte: usize,
    position: Position,
}

/// The distance of checkpoints in a long line, in bytes.
const CHECKPOINT_DISTANCE: usize = 4096;

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
    /// A file with its content.
    pub fn new(path: PathBuf, shown: String, header: String, content: Vec<u8>) -> SourceFile {
        let (text, invalid_utf8) = match String::from_utf8(content) {
            Ok(text) => (text, None),
            Err(error) => {
                let first = error.utf8_error().valid_up_to();
                (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(first))
            }
        };
        SourceFile { path, shown, header, text, invalid_utf8, checkpoints: OnceLock::new() }
    }

    /// The range of the first character that is not UTF-8.
    pub(crate) fn invalid_span(&self) -> Option<Span> {
        self.invalid_utf8.map(|start| Span { start, end: start + char::REPLACEMENT_CHARACTER.len_utf8() })
    }

    /// The position of a byte.
    pub fn position(&self, byte: usize) -> Position {
        let byte = if self.text.is_char_boundary(byte) { byte } else { self.text.len() };
        let checkpoints = self.checkpoints.get_or_init(|| checkpoints(&self.text));
        let index = checkpoints.partition_point(|checkpoint| checkpoint.byte <= byte);
        let Some(Checkpoint { byte: start, position }) = index.checked_sub(1).and_then(|last| checkpoints.get(last))
        else {
            return Position { line: 1, column: 1 };
        };
        let columns = self.text.get(*start..byte).map_or(0, |between| between.chars().count());
        Position { column: position.column + columns, ..*position }
    }

    /// The byte at a position.
    pub fn byte(&self, position: Position) -> usize {
        let line_start: usize =
            self.text.split_inclusive('\n').take(position.line.saturating_sub(1)).map(str::len).sum();
        let line = self.text.get(line_start..).unwrap_or_default();
        line_start + line.chars().take(position.column.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
    }
}

fn checkpoints(text: &str) -> Vec<Checkpoint> {
    let mut position = Position { line: 1, column: 1 };
    let mut last = 0;
    let mut checkpoints = vec![Checkpoint { byte: 0, position }];
    for (byte, character) in text.char_indices() {
        if byte - last >= CHECKPOINT_DISTANCE {
            last = byte;
            checkpoints.push(Checkpoint { byte, position });
        }
        position.column += 1;
        if character == '\n' {
            last = byte + 1;
            position = Position { line: position.line + 1, column: 1 };
            checkpoints.push(Checkpoint { byte: last, position });
        }
    }
    checkpoints
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(content: &[u8]) -> SourceFile {
        SourceFile::new(PathBuf::new(), String::new(), String::new(), content.to_vec())
    }

    #[test]
    fn positions_count_lines_and_characters_from_one() {
        let source = source("ab\nä\"x\n".as_bytes());
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        assert_eq!(source.position(5), Position { line: 2, column: 2 });
        assert_eq!(source.byte(Position { line: 2, column: 2 }), 5);
        assert_eq!(source.position(99), Position { line: 3, column: 1 });
    }

    #[test]
    fn positions_in_a_long_line_count_characters_from_its_start() {
        let text = format!("first\n{}end", "ä".repeat(100_000));
        let source = source(text.as_bytes());
        assert_eq!(source.position(text.len() - 3), Position { line: 2, column: 100_001 });
        assert_eq!(source.position(6 + 2 * 70_000), Position { line: 2, column: 70_001 });
    }

    #[test]
    fn first_byte_that_is_not_utf_8_is_known() {
        assert_eq!(source(b"ab\xffc\xfe").invalid_utf8, Some(2));
        assert_eq!(source("ab\u{fffd}".as_bytes()).invalid_utf8, None);
    }
}
