//! Refusals of a database, in the words that clients receive.

use super::index_name;
use crate::error::{Error, ErrorKind};
use diesel::result::{DatabaseErrorInformation, DatabaseErrorKind, Error as DieselError};
use doctyped_schema as schema;
use doctyped_schema::{DocField, Meta};
use std::time::Duration;

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

/// Beginnings of the messages about a lost connection: of the server, of its client library, of a pooler.
const LOST_CONNECTION: [&str; 19] = [
    "terminating connection",
    "server closed the connection",
    "connection to server was lost",
    "could not receive data from server",
    "could not send data to server",
    "no connection to the server",
    "ssl connection has been closed",
    "ssl syscall error",
    "ssl error",
    "the database system is",
    "server conn crashed",
    "query_wait_timeout",
    "lost connection to",
    "server has gone away",
    "mysql server has gone away",
    "connection was killed",
    "server shutdown in progress",
    "wsrep has not yet prepared node",
    "error reading result",
];

/// Beginnings of the messages of a server that takes no writes.
const READ_ONLY_SERVER: [&str; 4] = [
    "the mariadb server is running with the --read-only",
    "the mysql server is running with the --read-only",
    "the mysql server is running with the --super-read-only",
    "cannot execute statement in a read only transaction",
];

/// Time after which a client may try again.
pub const RETRY_AFTER: Duration = Duration::from_secs(1);

/// The message of `doctyped_like` after the deadline. SQLite's own is `interrupted`.
pub const OVERDUE: &str = "the time of this statement is over";
const CONFLICT: &str = "another request changed the same documents at the same time; try again";
const LOCKED: &str = "another request keeps these documents locked; try again";
const TOO_LONG: &str = "the query took too long and was stopped; ask for less";
const DISK_FULL: &str = "the disk of the database is full: nothing was written; try again when there is space";
const DISK_FAILED: &str = "the disk of the database reports errors: nothing was written; try again later";
const LOST: &str = "the connection to the database was lost; try again in a moment";
/// The database or its disk is read-only.
pub const READ_ONLY: &str = "the database takes no writes at the moment; try again";
const DOES_NOT_FIT: &str = "a value does not fit its column";
const NO_TEXT: &str = "a text has characters that the database cannot hold";

/// A database's error as one of ours. What is neither the client's fault nor a matter of trying
/// again is an internal error.
pub fn failure(error: DieselError) -> Error {
    let (kind, message) = meaning(&error);
    if [DISK_FULL, DISK_FAILED].contains(&message) {
        tracing::error!(%error, "the database cannot be used");
    }
    let failed = Error::new(kind, message).caused_by(error);
    if kind.status() == 503 { failed.retry_after(RETRY_AFTER) } else { failed }
}

/// A failure that has nothing to do with the statement: all that its transaction wrote is undone, and done again, it
/// may well succeed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Transient {
    /// The database ended the transaction for the sake of another, with which it could not go on.
    Conflict,
    /// The connection is lost.
    ConnectionLost,
    /// The server takes no writes; another one may.
    ReadOnly,
}

/// The kind of a failure that has nothing to do with the statement; `None` for all others.
pub fn transient(error: &Error) -> Option<Transient> {
    let source = std::error::Error::source(error).and_then(|source| source.downcast_ref::<DieselError>());
    source.and_then(transient_kind)
}

/// The kind of a failure that has nothing to do with the statement; `None` for all others.
pub fn transient_kind(error: &DieselError) -> Option<Transient> {
    match meaning(error).1 {
        CONFLICT => Some(Transient::Conflict),
        LOST => Some(Transient::ConnectionLost),
        READ_ONLY => Some(Transient::ReadOnly),
        _ => None,
    }
}

/// Whether the database ended a transaction for the sake of another, with which it could not go on.
pub fn is_conflict(error: &Error) -> bool {
    transient(error) == Some(Transient::Conflict)
}

/// The failure of a commit. Without an answer of the server it is unknown whether the transaction is committed, so the
/// request must not be performed again.
pub fn of_commit(error: Error) -> Error {
    if transient(&error) != Some(Transient::ConnectionLost) {
        return error;
    }
    let message = "the connection to the database was lost while the changes were committed: they may be stored or not; \
                   read the documents before you send the request again";
    Error::new(ErrorKind::Unavailable, message).caused_by(error)
}

/// Whether a unique index refused a value.
pub fn is_unique_violation(error: &Error) -> bool {
    let source = std::error::Error::source(error).and_then(|source| source.downcast_ref::<DieselError>());
    matches!(source, Some(DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, _)))
}

fn meaning(error: &DieselError) -> (ErrorKind, &'static str) {
    match error {
        DieselError::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => (ErrorKind::QueryTimeout, CONFLICT),
        DieselError::DatabaseError(DatabaseErrorKind::ReadOnlyTransaction, _) => (ErrorKind::Unavailable, READ_ONLY),
        DieselError::DatabaseError(DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand, _) => {
            (ErrorKind::Unavailable, LOST)
        }
        DieselError::DatabaseError(kind, information) => {
            let text = information.message().to_ascii_lowercase();
            let begins_with = |beginnings: &[&str]| beginnings.iter().any(|beginning| text.starts_with(beginning));
            // Other kinds are of errors whose texts have values of clients.
            if matches!(kind, DatabaseErrorKind::Unknown) {
                if begins_with(&LOST_CONNECTION) {
                    return (ErrorKind::Unavailable, LOST);
                }
                if begins_with(&READ_ONLY_SERVER) {
                    return (ErrorKind::Unavailable, READ_ONLY);
                }
            }
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
    fn lost_connection_and_read_only_server_are_told_from_refusals() {
        let error = |kind, message: &str| failure(DieselError::DatabaseError(kind, Box::new(message.to_owned())));
        let unknown = |message: &str| error(DatabaseErrorKind::Unknown, message);
        for message in [
            "terminating connection due to administrator command",
            "server closed the connection unexpectedly\n\tThis probably means the server terminated abnormally",
            "could not receive data from server: Connection timed out\n",
            "the database system is shutting down",
            "Lost connection to server during query",
            "MySQL server has gone away",
            "WSREP has not yet prepared node for application use",
        ] {
            let lost = unknown(message);
            assert_eq!(transient(&lost), Some(Transient::ConnectionLost), "{message}");
            assert_eq!((lost.kind().status(), lost.wait()), (503, Some(1)));
            let committed = of_commit(lost);
            assert_eq!((committed.kind().status(), committed.wait(), transient(&committed)), (503, None, None));
        }
        let read_only = "The MariaDB server is running with the --read-only option so it cannot execute this statement";
        for error in [unknown(read_only), error(DatabaseErrorKind::ReadOnlyTransaction, "cannot execute INSERT")] {
            assert_eq!(transient(&error), Some(Transient::ReadOnly));
            assert_eq!((error.kind().status(), error.wait()), (503, Some(1)));
        }
        let duplicate = error(DatabaseErrorKind::UniqueViolation, "server closed the connection");
        assert_eq!(transient(&duplicate), None);
        assert_eq!(transient(&unknown("invalid input: \"server closed the connection\"")), None);
        assert_eq!(of_commit(unknown("deadlock detected")).kind(), ErrorKind::QueryTimeout);
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
