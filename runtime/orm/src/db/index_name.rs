//! Names of indexes, and of the tables that are indexes.

use sha2::{Digest, Sha256};

/// Bytes that the name of an index may have on every database (PostgreSQL: 63, MariaDB: 64).
const MAX_INDEX_NAME_LEN: usize = 63;

/// Shortens the name of an index to what every database takes; a hash keeps different names different.
pub fn shortened(name: &str) -> String {
    if name.len() <= MAX_INDEX_NAME_LEN {
        return name.to_owned();
    }
    let hash = Sha256::digest(name.as_bytes());
    let end: String = hash.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let mut start = MAX_INDEX_NAME_LEN - end.len() - 1;
    while !name.is_char_boundary(start) {
        start -= 1;
    }
    format!("{}_{end}", name.get(..start).unwrap_or_default())
}

/// The end of the name of a [`trigram_table`].
pub const TRIGRAM_SUFFIX: &str = " trigrams";

/// The full-text table of SQLite that has the trigrams of a table's texts. A name with a space at this place is neither
/// that of a DocType nor that of a table that FTS5 keeps for another index.
pub fn trigram_table(table: &str) -> String {
    format!("__{table}{TRIGRAM_SUFFIX}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortened_names_of_different_indexes_differ() {
        let long = |end: &str| format!("tab{}_{end}", "Very Long ".repeat(6));
        assert_eq!(shortened("tabToDo_status_index"), "tabToDo_status_index");
        assert!(shortened(&long("a_index")).len() <= MAX_INDEX_NAME_LEN);
        assert_ne!(shortened(&long("a_index")), shortened(&long("b_index")));
    }
}
