//! Errors.

use serde_json::Value;
use std::fmt;

/// A request that failed.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The server refused the request.
    Server(Box<ServerError>),
    /// The request could not be sent, or its response could not be received.
    Transport(reqwest::Error),
    /// The response is not what the client expects; the text says why.
    Response(String),
    /// The URL or a credential is invalid; the text says why.
    Configuration(String),
}

/// An error that the server answered.
#[derive(Debug, Clone)]
pub struct ServerError {
    /// Frappe's class, as `DoesNotExistError`.
    pub exc_type: String,
    /// The HTTP status.
    pub status: u16,
    /// The messages for the user. They may have HTML.
    pub messages: Vec<String>,
    /// Seconds after which the request may be sent again, if the server says so.
    pub retry_after: Option<u64>,
}

impl Error {
    /// Frappe's class of the error, if the server refused the request.
    pub fn exc_type(&self) -> Option<&str> {
        match self {
            Error::Server(error) => Some(&error.exc_type),
            _ => None,
        }
    }

    /// The HTTP status, if the server refused the request.
    pub fn status(&self) -> Option<u16> {
        match self {
            Error::Server(error) => Some(error.status),
            _ => None,
        }
    }

    /// Whether the document, the DocType or the route does not exist.
    pub fn is_not_found(&self) -> bool {
        self.status() == Some(404)
    }

    /// Whether the user may not do this.
    pub fn is_permission(&self) -> bool {
        self.status() == Some(403)
    }

    pub(crate) fn field(name: &str, error: &serde_json::Error) -> Error {
        Error::Response(format!("the field {name}: {error}"))
    }
}

impl ServerError {
    /// The error of a response. One that is no JSON, as that of a proxy, has its status alone.
    pub(crate) fn of(status: u16, retry_after: Option<u64>, body: &[u8]) -> ServerError {
        let body: Value = serde_json::from_slice(body).unwrap_or_default();
        let of_v1 = || {
            let list: Vec<String> = serde_json::from_str(body["_server_messages"].as_str()?).ok()?;
            Some(list.iter().filter_map(|message| serde_json::from_str(message).ok()).collect::<Vec<Value>>())
        };
        let list = |key: &str| body[key].as_array().cloned();
        let mut errors = list("errors").or_else(of_v1).unwrap_or_default();
        let first = errors.first().and_then(|error| error["type"].as_str());
        let exc_type = body["exc_type"].as_str().or(first).unwrap_or_default().to_owned();
        errors.extend(list("messages").unwrap_or_default());
        let mut messages: Vec<String> =
            errors.iter().filter_map(|error| error["message"].as_str().map(str::to_owned)).collect();
        if messages.is_empty() {
            messages.extend(body["message"].as_str().map(str::to_owned));
        }
        ServerError { exc_type, status, messages, retry_after }
    }
}

impl fmt::Display for ServerError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ServerError { exc_type, status, messages, .. } = self;
        write!(formatter, "{status} {exc_type}")?;
        match messages.first() {
            Some(message) => write!(formatter, ": {message}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Server(error) => fmt::Display::fmt(error, formatter),
            Error::Transport(error) => fmt::Display::fmt(error, formatter),
            Error::Response(reason) => write!(formatter, "unexpected response: {reason}"),
            Error::Configuration(reason) => formatter.write_str(reason),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Transport(error) => Some(error),
            _ => None,
        }
    }
}

impl From<reqwest::Error> for Error {
    fn from(error: reqwest::Error) -> Self {
        Error::Transport(error)
    }
}
