//! The range of texts that a pattern can match.

use crate::column::Column;
use doctyped_schema::ColumnType;

/// The first text that a pattern with a fixed beginning can match, and the first one after all of them, in the order of
/// SQLite's NOCASE. SQLite itself has no such range for a pattern that is bound.
///
/// None for a pattern that begins with a wildcard, and for texts without an index.
pub fn like_range(column: Column, pattern: &str) -> Option<(String, String)> {
    if !matches!(column.ty, ColumnType::Varchar(_)) {
        return None;
    }
    let prefix: String = pattern.chars().take_while(|character| !matches!(character, '%' | '_')).collect();
    let from = prefix.to_ascii_lowercase();
    // NOCASE compares ASCII letters as small ones, so no text lies between a small letter and the character after it.
    let last = from.chars().next_back()?;
    let next = char::from_u32(u32::from(last) + 1).filter(|next| last.is_ascii() && !next.is_ascii_uppercase())?;
    let mut to = from.clone();
    to.pop();
    to.push(next);
    Some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use doctyped_schema::{Definition, DocField, Meta};

    fn range(pattern: &str) -> Option<(String, String)> {
        static FIELD: DocField = DocField { fieldname: "code", ..DocField::NEW };
        static META: Meta = Meta::new(Definition::NEW);
        like_range(Column::new(0, &META, &FIELD), pattern)
    }

    #[test]
    fn range_has_the_texts_that_begin_with_the_prefix() {
        let text = |text: &str| text.to_owned();
        assert_eq!(range("Shelf 19%"), Some((text("shelf 19"), text("shelf 1:"))));
        assert_eq!(range("az_%"), Some((text("az"), text("a{"))));
        assert_eq!(range("same"), Some((text("same"), text("samf"))));
    }

    #[test]
    fn pattern_without_a_usable_prefix_has_no_range() {
        // After `@` comes `A`, which NOCASE compares as `a`.
        for pattern in ["%x", "_x", "", "caf\u{e9}%", "x@%"] {
            assert_eq!(range(pattern), None, "{pattern}");
        }
    }
}
