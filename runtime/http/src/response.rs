//! The responses and the errors of handlers, as actix-web takes them: a [`Responder`] and a
//! [`ResponseError`].

use super::envelope::{self, Failure, Style};
use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, Responder, ResponseError};
use doctyped_core::error::Error;
use std::cell::RefCell;
use std::fmt;

/// A successful response of a handler, in the envelope of its API version.
#[derive(Debug)]
pub struct DocumentResponse(HttpResponse);

impl DocumentResponse {
    /// Takes the response out.
    pub fn into_response(self) -> HttpResponse {
        self.0
    }
}

impl Responder for DocumentResponse {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        self.0
    }
}

/// A response with the status of an error, in the envelope of its API version.
///
/// Every [`Error`] converts to it, so that a handler of the application's own may use `?` on functions
/// of the runtime.
pub struct HttpError(RefCell<HttpResponse>);

impl HttpError {
    /// Takes the response out.
    pub fn into_response(self) -> HttpResponse {
        self.0.into_inner()
    }
}

/// Splits responses by their status.
pub fn result(response: HttpResponse) -> Result<DocumentResponse, HttpError> {
    let status = response.status();
    if status.is_client_error() || status.is_server_error() {
        Err(HttpError(RefCell::new(response)))
    } else {
        Ok(DocumentResponse(response))
    }
}

impl From<Error> for HttpError {
    fn from(error: Error) -> HttpError {
        HttpError(RefCell::new(envelope::failure(Style::JSON, &Failure::from(&error)).into_response()))
    }
}

impl From<HttpResponse> for HttpError {
    fn from(response: HttpResponse) -> HttpError {
        HttpError(RefCell::new(response))
    }
}

impl fmt::Debug for HttpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("HttpError").field(&self.status_code()).finish()
    }
}

impl fmt::Display for HttpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.status_code())
    }
}

impl ResponseError for HttpError {
    fn status_code(&self) -> StatusCode {
        self.0.borrow().status()
    }

    /// The response. actix-web asks for it once; it has no body the second time.
    fn error_response(&self) -> HttpResponse {
        let status = self.status_code();
        self.0.replace(HttpResponse::new(status))
    }
}
