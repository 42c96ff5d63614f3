//! The URLs of files in the SQL of a dump.
//!
//! `mariadb-dump` takes a snapshot of its own, so the files are those of the rows that it writes: the texts in the
//! INSERT statements of the table of File documents that begin like the URL of a file. A text in another column that
//! looks so names a file that may exist, which is then saved without need.

use doctyped_files::StorageKey;
use std::collections::BTreeSet;

/// The beginning of a statement with rows of File documents.
const INSERT: &[u8] = b"INSERT INTO `tabFile` ";
/// Bytes of a text beyond which it is no URL: the width of the column.
const MAX_URL_LEN: usize = 2000;

/// The files in SQL that is scanned in chunks.
#[derive(Debug, Default)]
pub struct FileLiterals {
    position: Position,
    keys: BTreeSet<StorageKey>,
}

/// The place in the SQL.
#[derive(Debug)]
enum Position {
    /// In the first bytes of a line, which so far are those of [`INSERT`].
    LineStart(usize),
    /// In another line.
    OtherLine,
    /// In the statement, outside a text.
    Statement,
    /// In a text of the statement, with what was read of it; `is_escaped` after a backslash.
    Text { bytes: Vec<u8>, is_escaped: bool },
}

impl Default for Position {
    fn default() -> Position {
        Position::LineStart(0)
    }
}

impl FileLiterals {
    /// Scans the next chunk.
    pub fn scan(&mut self, chunk: &[u8]) {
        for byte in chunk {
            self.scan_byte(*byte);
        }
    }

    fn scan_byte(&mut self, byte: u8) {
        match &mut self.position {
            Position::LineStart(length) => {
                self.position = match INSERT.get(*length) {
                    Some(expected) if *expected == byte && *length + 1 == INSERT.len() => Position::Statement,
                    Some(expected) if *expected == byte => Position::LineStart(*length + 1),
                    _ if byte == b'\n' => Position::LineStart(0),
                    _ => Position::OtherLine,
                };
            }
            Position::OtherLine => {
                // Line breaks in texts are escaped.
                if byte == b'\n' {
                    self.position = Position::LineStart(0);
                }
            }
            Position::Statement => match byte {
                b'\'' => self.position = Position::Text { bytes: Vec::new(), is_escaped: false },
                // Rows after the first may be on lines of their own.
                b';' => self.position = Position::OtherLine,
                _ => {}
            },
            Position::Text { bytes, is_escaped } => match byte {
                _ if *is_escaped => {
                    *is_escaped = false;
                    bytes.push(byte);
                }
                b'\\' => *is_escaped = true,
                b'\'' => {
                    let url = std::str::from_utf8(bytes).ok().and_then(StorageKey::of_url);
                    self.keys.extend(url);
                    self.position = Position::Statement;
                }
                _ if bytes.len() < MAX_URL_LEN => bytes.push(byte),
                _ => {}
            },
        }
    }

    /// The keys of the files.
    pub fn into_keys(self) -> BTreeSet<StorageKey> {
        self.keys
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_of_file_documents_are_found_in_chunks_of_any_length() {
        let sql = "INSERT INTO `tabNote` VALUES ('/files/other.txt');\n-- INSERT INTO `tabFile` VALUES ('/files/comment');\n\
                   INSERT INTO `tabFile` VALUES ('a','/files/it\\'s \\\\ ;.txt',NULL,1,'x; y'),\n\
                   ('b','/private/files/\u{e4}.pdf','/files/b_small.png');\n\
                   INSERT INTO `tabFile` (`name`) VALUES ('https://example.com/files/c');\nUNLOCK TABLES;\n";
        for length in [1, 7, sql.len()] {
            let mut literals = FileLiterals::default();
            sql.as_bytes().chunks(length).for_each(|chunk| literals.scan(chunk));
            let urls: Vec<String> = literals.into_keys().iter().map(StorageKey::url).collect();
            // A backslash is in no name of a file.
            assert_eq!(urls, ["/files/b_small.png", "/private/files/\u{e4}.pdf"]);
        }
        let mut literals = FileLiterals::default();
        literals.scan(b"INSERT INTO `tabFile` VALUES ('/files/it\\'s; b.txt'),('/files/c');\n");
        assert_eq!(literals.into_keys().len(), 2);
    }
}
