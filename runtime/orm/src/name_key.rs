//! Names of documents as keys of maps and sets.
//!
//! All databases compare names without regard to the case of ASCII letters. Other letters differ: `Ärger` and `ärger`
//! are two documents on SQLite and one on PostgreSQL and MariaDB. A comparison in memory that ignored more than the
//! database does would take one document for another, with its permissions. So keys ignore the case of ASCII letters
//! alone; where the database ignores more, it also gives names in the spelling in which they are stored.

/// The key of a name: equal for names that are the same document on every database.
pub fn name_key(name: &str) -> String {
    name.to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_ignore_the_case_of_ascii_letters_alone() {
        assert_eq!(name_key("ABC-1"), name_key("abc-1"));
        assert_ne!(name_key("\u{c4}rger"), name_key("\u{e4}rger"));
        // The Kelvin sign has `k` as its lower case.
        assert_ne!(name_key("\u{212a}"), name_key("k"));
    }
}
