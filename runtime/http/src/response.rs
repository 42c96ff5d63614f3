//! The responses and the errors of handlers, as actix-web takes them: a [`Responder`] and a
//! [`ResponseError`].

use super::envelope::{self, Failure, Style};
use actix_web::body::{BoxBody, MessageBody};
use actix_web::http::StatusCode;
use actix_web::http::header::HeaderMap;
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, Responder, ResponseError};
use doctyped_core::error::Error;
use std::fmt;

/// A successful response of a handler, in the envelope of its API version.
#[derive(Debug)]
pub struct DocumentResponse(HttpResponse);

impl DocumentResponse {
    /// The status of the response.
    pub fn status(&self) -> StatusCode {
        self.0.status()
    }

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
#[derive(Clone)]
pub struct HttpError {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

/// Splits responses by their status.
pub fn result(response: HttpResponse) -> Result<DocumentResponse, HttpError> {
    let status = response.status();
    if status.is_client_error() || status.is_server_error() {
        Err(HttpError::from(response))
    } else {
        Ok(DocumentResponse(response))
    }
}

impl From<Error> for HttpError {
    fn from(error: Error) -> HttpError {
        HttpError::from(envelope::failure(Style::JSON, &Failure::from(&error)).into_response())
    }
}

impl From<HttpResponse> for HttpError {
    /// The error keeps the body only if it is in memory: a stream cannot be sent more than once.
    fn from(response: HttpResponse) -> HttpError {
        let (status, headers) = (response.status(), response.headers().clone());
        let body = response.into_body().try_into_bytes().unwrap_or_default();
        HttpError { status, headers, body }
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
        self.status
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::with_body(self.status, BoxBody::new(self.body.clone()));
        *response.headers_mut() = self.headers.clone();
        response
    }
}
