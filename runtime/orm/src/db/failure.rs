//! Refusals of a database, in the words that clients receive.

use super::index_name;
use crate::error::{Error, ErrorKind};
use diesel::result::{DatabaseErrorInformation, DatabaseErrorKind, Error as DieselError};
use doctyped_schema as schema;
use doctyped_schema::{DocField, Meta};

/// Texts in the errors of databases, and their meaning. Error numbers are not used: Diesel does not pass them on.
const MESSAGES: [(&str, ErrorKind, &str); 24] = [
    ("deadlock", ErrorKind::QueryTimeout, CONFLICT),
    ("could not serialize", ErrorKind::QueryTimeout, CONFLICT),
    ("record has changed since last read", ErrorKind::QueryTimeout, CONFLICT),
    ("lock wait timeout", ErrorKind::QueryTimeout, LOCKED),
    ("due to lock timeout", ErrorKind::QueryTimeout, LOCKED),
    ("database is locked", ErrorKind::QueryTimeout, LOCKED),
    (OVERDUE, ErrorKind::StatementTimeout, TOO_LONG),
    ("interrupted", ErrorKind::StatementTimeout, TOO_LONG),
    ("due to statement timeout", ErrorKind::StatementTimeout, TOO_LONG),
    ("max_statement_time exceeded", ErrorKind::StatementTimeout, TOO_LONG),
    ("maximum statement execution time exceeded", ErrorKind::StatementTimeout, TOO_LONG),
    ("database or disk is full", ErrorKind::Unavailable, DISK_FULL),
    ("no space left on device", ErrorKind::Unavailable, DISK_FULL),
    ("disk i/o error", ErrorKind::Unavailable, DISK_FAILED),
    ("unable to open database file", ErrorKind::Unavailable, DISK_FAILED),
    ("readonly database", ErrorKind::Unavailable, READ_ONLY),
    ("value too long for type", ErrorKind::DataTooLong, DOES_NOT_FIT),
    ("data too long for column", ErrorKind::DataTooLong, DOES_NOT_FIT),
    ("out of range", ErrorKind::DataTooLong, DOES_NOT_FIT),
    ("numeric field overflow", ErrorKind::DataTooLong, DOES_NOT_FIT),
    ("row size", ErrorKind::DataTooLong, DOES_NOT_FIT),
    ("invalid byte sequence", ErrorKind::Data, NO_TEXT),
    ("incorrect string value", ErrorKind::Data, NO_TEXT),
    ("unsupported unicode escape sequence", ErrorKind::Data, NO_TEXT),
];

/// The message of `doctyped_like` after the deadline. SQLite's own is `interrupted`.
pub const OVERDUE: &str = "the time of this statement is over";
const CONFLICT: &str = "another request changed the same documents at the same time; try again";
const LOCKED: &str = "another request keeps these documents locked; try again";
const TOO_LONG: &str = "the query took too long and was stopped; ask for less";
const DISK_FULL: &str = "the disk of the database is full: nothing was written; try again when there is space";
const DISK_FAILED: &str = "the disk of the database reports errors: nothing was written; try again later";
const READ_ONLY: &str = "the database cannot be written at the moment: nothing was written; try again later";
const DOES_NOT_FIT: &str = "a value does not fit its column";
const NO_TEXT: &str = "a text has characters that the database cannot hold";

/// A database's error as one of ours. What is neither the client's fault nor a matter of trying
/// again is an internal error.
pub fn failure(error: DieselError) -> Error {
    let (kind, message) = meaning(&error);
    if [DISK_FULL, DISK_FAILED, READ_ONLY].contains(&message) {
        tracing::error!(%error, "the database cannot be used");
    }
    Error::new(kind, message).caused_by(error)
}

/// Whether the database ended a transaction for the sake of another, with which it could not go on.
/// All that it wrote is undone then; done again, it may well succeed.
pub fn is_conflict(error: &Error) -> bool {
    let source = std::error::Error::source(error).and_then(|source| source.downcast_ref::<DieselError>());
    source.is_some_and(|source| meaning(source).1 == CONFLICT)
}

/// Whether a unique index refused a value.
pub fn is_unique_violation(error: &Error) -> bool {
    let source = std::error::Error::source(error).and_then(|source| source.downcast_ref::<DieselError>());
    matches!(source, Some(DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, _)))
}

fn meaning(error: &DieselError) -> (ErrorKind, &'static str) {
    match error {
        DieselError::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => (ErrorKind::QueryTimeout, CONFLICT),
        DieselError::DatabaseError(_, information) => {
            let text = information.message().to_ascii_lowercase();
            let known = MESSAGES.iter().find(|(saying, ..)| text.contains(saying));
            known.map_or((ErrorKind::Internal, REFUSED), |(_, kind, message)| (*kind, *message))
        }
        _ => (ErrorKind::Internal, REFUSED),
    }
}

const REFUSED: &str = "the database refused a statement";

/// The field whose value is taken, from the error about a unique index; none when it is the name.
pub fn taken_field(meta: &Meta, information: &dyn DatabaseErrorInformation) -> Option<&'static DocField> {
    let message = information.message();
    let own = || meta.slots().iter().copied().skip(schema::FIRST_FIELD);
    // PostgreSQL tells the index: ours, or one that Frappe made.
    if let Some(constraint) = information.constraint_name() {
        return own().find(|field| {
            let name = field.fieldname;
            constraint == index_name::shortened(&format!("{}_{name}_unique", meta.table))
                || constraint == format!("unique_{name}")
                || constraint == format!("{}_{name}_key", meta.table)
        });
    }
    // MariaDB: "Duplicate entry 'x' for key 'code'"; MySQL has the table before the key.
    if let Some((_, key)) = message.rsplit_once(" for key ") {
        let key = key.trim_matches(['\'', '`', '"']);
        let key = key.rsplit_once('.').map_or(key, |(_, key)| key);
        return own().find(|field| key == field.fieldname || key.strip_prefix("unique_") == Some(field.fieldname));
    }
    // SQLite names the columns: "UNIQUE constraint failed: tabConf Rules.unique_code".
    own().find(|field| message.strip_suffix(field.fieldname).is_some_and(|rest| rest.ends_with('.')))
}

/// A database error, classified by its code and text.
impl From<DieselError> for Error {
    fn from(error: DieselError) -> Error {
        failure(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use doctyped_schema::Definition;

    fn kind_of(message: &str) -> ErrorKind {
        let error = DieselError::DatabaseError(DatabaseErrorKind::Unknown, Box::new(message.to_owned()));
        failure(error).kind()
    }

    #[test]
    fn errors_are_classified_by_their_texts() {
        assert_eq!(kind_of("deadlock detected"), ErrorKind::QueryTimeout);
        assert_eq!(
            kind_of("Deadlock found when trying to get lock; try restarting transaction"),
            ErrorKind::QueryTimeout
        );
        let conflicts = |message: &str| {
            let error = DieselError::DatabaseError(DatabaseErrorKind::Unknown, Box::new(message.to_owned()));
            is_conflict(&failure(error))
        };
        assert!(conflicts("deadlock detected"));
        assert!(!conflicts("Lock wait timeout exceeded; try restarting transaction"));
        assert!(!is_conflict(&Error::validation("deadlock")));
        assert_eq!(kind_of("canceling statement due to statement timeout"), ErrorKind::StatementTimeout);
        assert_eq!(kind_of("Data too long for column 'x' at row 1"), ErrorKind::DataTooLong);
        assert_eq!(kind_of("database or disk is full"), ErrorKind::Unavailable);
        assert_eq!(kind_of("could not extend file: No space left on device"), ErrorKind::Unavailable);
        assert_eq!(kind_of("relation \"tabToDo\" does not exist"), ErrorKind::Internal);
    }

    #[test]
    fn taken_field_is_read_from_the_error_of_each_database() {
        static ROLE: Meta = Meta::new(Definition {
            name: "Role",
            table: "tabRole",
            fields: &[DocField { fieldname: "role_name", unique: true, ..DocField::NEW }],
            ..Definition::NEW
        });
        let find = |message: &str| taken_field(&ROLE, &message.to_owned()).map(|field| field.fieldname);
        assert_eq!(find("UNIQUE constraint failed: tabRole.role_name"), Some("role_name"));
        assert_eq!(find("Duplicate entry 'x' for key 'role_name'"), Some("role_name"));
        assert_eq!(find("Duplicate entry 'x' for key 'tabRole.role_name'"), Some("role_name"));
        assert_eq!(find("UNIQUE constraint failed: tabRole.name"), None);
        assert_eq!(find("Duplicate entry 'x' for key 'PRIMARY'"), None);
    }
}
