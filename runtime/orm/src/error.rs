//! Errors as Frappe's clients see them: each kind has an exception class and an HTTP status, in one
//! table.

use std::fmt;
use std::io;
use std::time::Duration;

/// A result whose error is answered to the client.
pub type Result<T, E = Error> = std::result::Result<T, E>;

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $class:literal $status:literal),* $(,)?) => {
        /// The kind of an error: Frappe's exception class and its HTTP status.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum ErrorKind { $($(#[$doc])* $variant),* }

        impl ErrorKind {
            /// Every kind.
            pub const ALL: &'static [ErrorKind] = &[$(ErrorKind::$variant),*];

            /// The class name in `exc_type`.
            pub fn exc_type(self) -> &'static str {
                match self { $(ErrorKind::$variant => $class),* }
            }

            /// The HTTP status of the answer.
            pub fn status(self) -> u16 {
                match self { $(ErrorKind::$variant => $status),* }
            }
        }
    };
}

kinds! {
    /// A document or a request breaks a rule.
    Validation = "ValidationError" 417,
    /// A list names a field that does not exist or must not be read.
    Data = "DataError" 417,
    /// A mandatory field is empty.
    Mandatory = "MandatoryError" 417,
    /// A number is negative and must not be.
    NonNegative = "NonNegativeError" 417,
    /// A value that is set once was changed.
    CannotChangeConstant = "CannotChangeConstantError" 417,
    /// A text or a number is too long for its column.
    CharacterLengthExceeded = "CharacterLengthExceededError" 417,
    /// A submitted document was changed where it may not be.
    UpdateAfterSubmit = "UpdateAfterSubmitError" 417,
    /// A deleted document was restored before.
    DocumentAlreadyRestored = "DocumentAlreadyRestored" 417,
    /// The target of a link does not exist.
    LinkValidation = "LinkValidationError" 417,
    /// The target of a link is a cancelled document.
    CancelledLink = "CancelledLinkError" 417,
    /// A docstatus cannot follow another.
    DocstatusTransition = "DocstatusTransitionError" 417,
    /// The document was saved by another request since it was read.
    TimestampMismatch = "TimestampMismatchError" 417,
    /// A document is locked by another request.
    DocumentLocked = "DocumentLockedError" 417,
    /// A document cannot be deleted or cancelled while other documents link to it.
    LinkExists = "LinkExistsError" 417,
    /// Not an e-mail address.
    InvalidEmailAddress = "InvalidEmailAddressError" 417,
    /// Not a person's name.
    InvalidName = "InvalidNameError" 417,
    /// Not a phone number.
    InvalidPhoneNumber = "InvalidPhoneNumberError" 417,
    /// A value that must be unique is taken.
    UniqueValidation = "UniqueValidationError" 417,
    /// A single DocType has no such field.
    InvalidColumnName = "InvalidColumnName" 417,
    /// Two dates are in the wrong order.
    InvalidDates = "InvalidDates" 417,
    /// A value does not fit its column.
    DataTooLong = "DataTooLongException" 417,
    /// A whitelisted function was given an argument of the wrong type.
    Type = "FrappeTypeError" 417,
    /// A naming series has characters that are not allowed.
    InvalidNamingSeries = "InvalidNamingSeriesError" 417,
    /// A name should be a UUID and is not.
    InvalidUuid = "InvalidUUIDValue" 417,
    /// A node of a tree was to become its own descendant.
    NestedSetRecursion = "NestedSetRecursionError" 417,
    /// A node of a tree still has children.
    NestedSetChildExists = "NestedSetChildExistsError" 417,
    /// A tree cannot be changed like this.
    NestedSetInvalidMerge = "NestedSetInvalidMergeError" 417,
    /// A file is too large.
    MaxFileSizeReached = "MaxFileSizeReachedError" 417,
    /// A file is of a type that is not accepted.
    FileTypeNotAllowed = "FileTypeNotAllowed" 417,
    /// A folder that is to be deleted has files.
    FolderNotEmpty = "FolderNotEmpty" 417,
    /// A document has as many files as it may.
    AttachmentLimitReached = "AttachmentLimitReached" 417,
    /// A name is not allowed.
    Name = "NameError" 409,
    /// A document of that name exists.
    DuplicateEntry = "DuplicateEntryError" 409,
    /// The request cannot be read.
    BadRequest = "ValidationError" 400,
    /// A cookie session sent no CSRF token or a wrong one.
    CsrfToken = "CSRFTokenError" 400,
    /// The `Authorization` header cannot be read.
    InvalidAuthorizationToken = "InvalidAuthorizationToken" 400,
    /// The credentials are missing or wrong.
    Authentication = "AuthenticationError" 401,
    /// The user may not do this.
    Permission = "PermissionError" 403,
    /// Too many failed logins.
    Locked = "SecurityException" 429,
    /// The document or DocType does not exist.
    DoesNotExist = "DoesNotExistError" 404,
    /// No route matches the path.
    NoRoute = "DoesNotExistError" 404,
    /// The route does not support the HTTP method.
    MethodNotAllowed = "MethodNotAllowed" 405,
    /// A link from an e-mail is too old.
    LinkExpired = "LinkExpired" 410,
    /// The body is larger than the server accepts.
    TooLarge = "RequestEntityTooLarge" 413,
    /// The body is of a type that the server cannot read.
    UnsupportedMediaType = "UnsupportedMediaType" 415,
    /// An idempotency key was sent with a different request.
    KeyReused = "IdempotencyKeyReusedError" 422,
    /// Too many requests.
    TooManyRequests = "TooManyRequestsError" 429,
    /// Too many calls of one function.
    RateLimitExceeded = "RateLimitExceededError" 429,
    /// The first step of a login is too long ago for the second.
    ExpiredLogin = "ExpiredLoginException" 401,
    /// The database was busy with other requests for too long.
    QueryTimeout = "QueryTimeoutError" 503,
    /// A statement took longer than it may: the request asks for too much.
    StatementTimeout = "QueryTimeoutError" 417,
    /// The database or another service is busy or does not answer.
    Unavailable = "ServiceUnavailableError" 503,
    /// The server is about to stop or is being maintained.
    SessionStopped = "SessionStopped" 503,
    /// A fault of the server.
    Internal = "InternalError" 500,
}

/// An error with a message for the client. The chain of sources is logged, and answered in
/// development mode.
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    message: String,
    /// The message for a person, where the text is for programs.
    shown_message: Option<Box<str>>,
    /// Seconds until a retry may succeed, the `Retry-After` header.
    retry_after: Option<u64>,
    /// Whether the user lacks a right by roles and permissions.
    lacks_right: bool,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// An error of a kind; the message says what is wrong, where, and what to do.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Error {
        Error {
            kind,
            message: message.into(),
            shown_message: None,
            retry_after: None,
            lacks_right: false,
            source: None,
        }
    }

    /// A broken rule.
    pub fn validation(message: impl Into<String>) -> Error {
        Error::new(ErrorKind::Validation, message)
    }

    /// An action that the user may not do.
    pub fn permission(message: impl Into<String>) -> Error {
        Error::new(ErrorKind::Permission, message)
    }

    /// A right that the user lacks by roles and permissions.
    pub fn no_right(message: impl Into<String>) -> Error {
        Error { lacks_right: true, ..Error::permission(message) }
    }

    /// Whether the user lacks a right by roles and permissions, and not for another reason.
    pub fn lacks_right(&self) -> bool {
        self.lacks_right
    }

    /// A document or DocType that does not exist.
    pub fn not_found(message: impl Into<String>) -> Error {
        Error::new(ErrorKind::DoesNotExist, message)
    }

    /// A fault of the server. The message is logged; outside development mode clients get a general
    /// sentence.
    pub fn internal(message: impl Into<String>) -> Error {
        Error::new(ErrorKind::Internal, message)
    }

    /// A failed access to the disk. A disk that is full or read-only is a state that ends and has a message of its
    /// own; anything else is a fault of the server with the given message.
    pub fn storage(message: impl Into<String>, error: io::Error) -> Error {
        let message = match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                "the disk of the server is full: nothing was stored; try again when there is space"
            }
            io::ErrorKind::ReadOnlyFilesystem => "the disk of the server is read-only: nothing was stored",
            _ => return Error::internal(message).caused_by(error),
        };
        tracing::error!(%error, "{}", message);
        Error::new(ErrorKind::Unavailable, message).caused_by(error)
    }

    /// The same error, caused by another.
    #[must_use]
    pub fn caused_by(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
        self.source = Some(source.into());
        self
    }

    /// The same error with a message for a person, where its text is in a form that programs read.
    #[must_use]
    pub fn shown_as(mut self, message: impl Into<Box<str>>) -> Error {
        self.shown_message = Some(message.into());
        self
    }

    /// The same error with a time after which a retry may succeed.
    #[must_use]
    pub fn retry_after(mut self, wait: Duration) -> Error {
        self.retry_after = Some(wait.as_secs() + u64::from(wait.subsec_nanos() > 0));
        self
    }

    /// Seconds until a retry may succeed, where that is known.
    pub fn wait(&self) -> Option<u64> {
        self.retry_after
    }

    /// The kind.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The text for the client.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The message for a person: the text, unless the error has another one.
    pub fn shown_message(&self) -> &str {
        self.shown_message.as_deref().unwrap_or(&self.message)
    }

    /// The message and the messages of all causes, one a line.
    pub fn chain(&self) -> String {
        let mut text = format!("{}: {}", self.kind.exc_type(), self.message);
        let mut source = std::error::Error::source(self);
        while let Some(cause) = source {
            text.push_str("\ncaused by: ");
            text.push_str(&cause.to_string());
            source = cause.source();
        }
        text
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|source| source.as_ref() as &(dyn std::error::Error + 'static))
    }
}
