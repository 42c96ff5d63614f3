//! Extractors and functions that the generated handlers of DocTypes are written with.
//!
//! Codegen writes a file for each DocType with ordinary async functions, each with one extractor that
//! is typed by the record:
//!
//! ```ignore
//! pub async fn read(request: ReadRequest<Article>) -> Result<DocumentResponse, HttpError> {
//!     http::read(request).await
//! }
//! ```
//!
//! An application can call them from handlers of its own, at other paths, and look at the request before:
//!
//! ```ignore
//! pub async fn published(request: ReadRequest<Article>) -> Result<DocumentResponse, HttpError> {
//!     if request.name().starts_with("Draft") {
//!         return Err(Error::validation("This article is not published").into());
//!     }
//!     http::read(request).await
//! }
//! ```
//!
//! The type parameter is only in the wrappers here. Behind them is one [`DocumentRequest`], which is
//! compiled once and not a thousand times for a thousand DocTypes.

use super::operation::Operation;
use super::operation_input::Target;
use super::receive::{self, Received};
use super::request_kind::{DecodedRequest, RequestKind};
use super::response::{self, DocumentResponse, HttpError};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use doctyped_core::context::WhitelistedFunction;
use doctyped_core::error::{Error, ErrorKind};
use doctyped_orm::table::Document;
use futures_util::future::LocalBoxFuture;
use percent_encoding::percent_decode_str;
use std::marker::PhantomData;

/// The handlers of one DocType, as the table of routes holds them.
#[derive(Debug)]
pub struct DocumentRoutes {
    /// The name of the DocType.
    pub doctype: &'static str,
    /// `GET /api/resource/<DocType>`
    pub list: DocumentHandler,
    /// `POST /api/resource/<DocType>`
    pub create: DocumentHandler,
    /// `GET /api/resource/<DocType>/<name>`
    pub read: DocumentHandler,
    /// `PUT /api/resource/<DocType>/<name>`
    pub update: DocumentHandler,
    /// `DELETE /api/resource/<DocType>/<name>`
    pub delete: DocumentHandler,
    /// The whitelisted methods of its documents, by name.
    pub methods: &'static [(&'static str, DocumentHandler)],
}

/// A handler without the type of its record.
pub type DocumentHandler = fn(DocumentRequest) -> DocumentFuture;

/// The future of a handler.
pub type DocumentFuture = LocalBoxFuture<'static, Result<DocumentResponse, HttpError>>;

impl DocumentRoutes {
    /// The handler of an operation, if it is one of a DocType.
    pub fn handler(&self, operation: Operation, target: &Target) -> Option<DocumentHandler> {
        match operation {
            Operation::List => Some(self.list),
            Operation::Create => Some(self.create),
            Operation::Read => Some(self.read),
            Operation::Update => Some(self.update),
            Operation::Delete => Some(self.delete),
            Operation::CallMethod => {
                self.methods.iter().find(|(name, _)| *name == target.function).map(|(_, handler)| *handler)
            }
            _ => None,
        }
    }
}

/// A request for documents, received and decoded, without the type of the record.
#[derive(Debug)]
pub struct DocumentRequest {
    received: Received,
    /// Boxed, because the futures of several functions hold it.
    decoded: Box<DecodedRequest>,
}

impl DocumentRequest {
    /// A received request and its decoded path and parameters.
    pub fn new(received: Received, decoded: Box<DecodedRequest>) -> DocumentRequest {
        DocumentRequest { received, decoded }
    }

    fn target(&self) -> Option<&Target> {
        match &self.decoded.kind {
            RequestKind::Operation(_, target) => Some(target),
            _ => None,
        }
    }

    fn set_target(&mut self, set: impl FnOnce(&mut Target)) {
        if let RequestKind::Operation(_, target) = &mut self.decoded.kind {
            set(target);
        }
    }

    /// Extracts a request at a path of the application's own, whose parameter `name`, if it has one, is
    /// the name of the document.
    async fn extract(http: HttpRequest, mut payload: Payload) -> Result<DocumentRequest, HttpError> {
        let name = http.match_info().get("name").unwrap_or_default();
        let Ok(name) = percent_decode_str(name).decode_utf8() else {
            return Err(Error::new(ErrorKind::BadRequest, "The path is not UTF-8 text").into());
        };
        let target = Target { name: name.into_owned(), ..Target::default() };
        let Ok(payload) = web::Payload::from_request(&http, &mut payload).await else {
            return Err(Error::internal("a payload was taken before its extractor").into());
        };
        let (mut received, refused) = receive::receive(&http, payload).await?;
        received.style = received.style.json();
        if let Some(error) = refused {
            return Err(received.finish(received.refuse(&error)).into());
        }
        let form = match receive::decode_form(&received).await {
            Ok(form) => form,
            Err(response) => return Err(received.finish(response).into()),
        };
        let kind = RequestKind::Operation(Operation::Read, target);
        let decoded = Box::new(DecodedRequest { kind, form, path: http.path().to_owned() });
        Ok(DocumentRequest { received, decoded })
    }

    async fn perform(self, performed: Operation) -> Result<DocumentResponse, HttpError> {
        let DocumentRequest { received, mut decoded } = self;
        if let RequestKind::Operation(operation, _) = &mut decoded.kind {
            *operation = performed;
        }
        let response = receive::perform(received.clone(), decoded).await;
        response::result(received.finish(response))
    }
}

macro_rules! typed_requests {
    ($($(#[$doc:meta])* $name:ident)*) => { $(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name<D> {
            request: DocumentRequest,
            record: PhantomData<fn() -> D>,
        }

        impl<D> $name<D> {
            /// The name of the document in the path, decoded; empty in requests for the whole DocType.
            pub fn name(&self) -> &str {
                self.request.target().map_or("", |target| &target.name)
            }

            /// A text among the parameters of the query string and the body; `None` if it is absent or empty.
            pub fn parameter(&self, key: &str) -> Option<&str> {
                self.request.decoded.form.text(key)
            }
        }

        impl<D: Document> From<DocumentRequest> for $name<D> {
            fn from(mut request: DocumentRequest) -> $name<D> {
                request.set_target(|target| target.doctype = D::DOCTYPE.into());
                $name { request, record: PhantomData }
            }
        }

        impl<D: Document> FromRequest for $name<D> {
            type Error = HttpError;
            type Future = LocalBoxFuture<'static, Result<$name<D>, HttpError>>;

            fn from_request(http: &HttpRequest, payload: &mut Payload) -> Self::Future {
                let request = DocumentRequest::extract(http.clone(), payload.take());
                Box::pin(async move { request.await.map($name::from) })
            }
        }
    )* };
}

typed_requests! {
    /// The extractor of [`list`].
    ListRequest
    /// The extractor of [`create`].
    CreateRequest
    /// The extractor of [`read`].
    ReadRequest
    /// The extractor of [`update`].
    UpdateRequest
    /// The extractor of [`delete`].
    DeleteRequest
    /// The extractor of [`call_method`].
    MethodRequest
}

/// Lists the documents that the user may read: filters, order and page are in the query string.
///
/// # Errors
/// 404 for an unknown DocType, 403 if the user may read none of its documents, 417 for a malformed parameter.
pub fn list<D: Document>(request: ListRequest<D>) -> impl Future<Output = Result<DocumentResponse, HttpError>> {
    request.request.perform(Operation::List)
}

/// Creates the document that the body holds.
///
/// # Errors
/// 403 if the user may not create documents of the DocType, 409 if the name is taken, 417 for a value that is refused, and
/// the errors of hooks.
pub fn create<D: Document>(request: CreateRequest<D>) -> impl Future<Output = Result<DocumentResponse, HttpError>> {
    request.request.perform(Operation::Create)
}

/// Reads the document that the path names.
///
/// # Errors
/// 404 if no document has the name, 403 if the user may not read it.
pub fn read<D: Document>(request: ReadRequest<D>) -> impl Future<Output = Result<DocumentResponse, HttpError>> {
    request.request.perform(Operation::Read)
}

/// Updates the fields of the document that the body holds.
///
/// # Errors
/// 404 if no document has the name, 403 if the user may not write it, 417 for a value that is
/// refused or a document that was changed meanwhile, and the errors of hooks.
pub fn update<D: Document>(request: UpdateRequest<D>) -> impl Future<Output = Result<DocumentResponse, HttpError>> {
    request.request.perform(Operation::Update)
}

/// Deletes the document that the path names.
///
/// # Errors
/// 404 if no document has the name, 403 if the user may not delete it, 417 if other documents link to it, and the errors
/// of hooks.
pub fn delete<D: Document>(request: DeleteRequest<D>) -> impl Future<Output = Result<DocumentResponse, HttpError>> {
    request.request.perform(Operation::Delete)
}

/// Calls a whitelisted method of the document that the path names.
///
/// # Errors
/// 404 if no document has the name, 403 if the user or the HTTP method may not call the method, and its own errors.
pub fn call_method<D: Document>(
    request: MethodRequest<D>,
    method: &'static WhitelistedFunction,
) -> impl Future<Output = Result<DocumentResponse, HttpError>> {
    let mut request = request.request;
    request.set_target(|target| method.name.clone_into(&mut target.function));
    request.perform(Operation::CallMethod)
}
