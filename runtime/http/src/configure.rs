//! Mounts the API in an `App` of actix-web.
//!
//! The routes are scopes with fixed prefixes, however many DocTypes there are: below a scope, the
//! DocType's handlers are found in a hash table.

use super::handlers::{DocumentRequest, DocumentRoutes};
use super::receive;
use super::request_kind::RequestKind;
use super::route::{RouteScope, SCOPES};
use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::web::{self, Payload, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, ResponseError};
use doctyped_core::context::Application;
use doctyped_monitoring::RouteTemplate;
use doctyped_schema::NameMap;
use futures_util::future::LocalBoxFuture;
use std::rc::Rc;

/// The HTTP side of an application, as codegen writes it.
#[derive(Debug, Clone, Copy)]
pub struct Api {
    /// Its DocTypes and functions.
    pub application: &'static Application,
    /// The handlers of its DocTypes. Built-in DocTypes, which the application has no code for, need
    /// none.
    pub documents: &'static [&'static DocumentRoutes],
    /// `configure` of `doctypes/routes.rs`: the application's own routes.
    pub configure: Option<fn(&mut ServiceConfig)>,
    /// `middleware` of `doctypes/routes.rs`, which `doctyped::main` wraps around all
    /// routes.
    pub middleware: Option<Middleware>,
}

/// A middleware function for `actix_web::middleware::from_fn`.
pub type Middleware =
    fn(ServiceRequest, Next<BoxBody>) -> LocalBoxFuture<'static, Result<ServiceResponse, actix_web::Error>>;

type DocumentTable = NameMap<&'static DocumentRoutes>;

/// Mounts the application's own routes and then the API. The `App` needs the site as
/// `app_data(web::Data::from(site))`.
///
/// Routes that the `App` has before win over those of the API; every path that no route matches is
/// answered by the API, unless the `App` sets another `default_service` afterwards.
pub fn configure(config: &mut ServiceConfig, api: &Api) {
    if let Some(configure) = api.configure {
        config.configure(configure);
    }
    config.configure(doctyped_reference::configure);
    let documents: DocumentTable = api.documents.iter().map(|&routes| (routes.doctype, routes)).collect();
    let documents = Rc::new(documents);
    for scope in &SCOPES {
        let documents = Rc::clone(&documents);
        let serve = move |http, payload| serve(http, payload, Some(scope), Rc::clone(&documents));
        config.service(web::scope(scope.prefix).default_service(web::to(serve)));
    }
    config.configure(doctyped_monitoring::routes);
    // Pages, commands (`cmd` works at any path), and paths without a route.
    config.default_service(web::to(move |http, payload| serve(http, payload, None, Rc::clone(&documents))));
}

/// Serves a request of the API: by the handler of its DocType, or here if it has none.
async fn serve(
    http: HttpRequest,
    payload: Payload,
    scope: Option<&'static RouteScope>,
    documents: Rc<DocumentTable>,
) -> HttpResponse {
    let (received, refused) = match receive::receive(&http, payload).await {
        Ok(received) => received,
        Err(error) => return error.error_response(),
    };
    received.request.trace.set_route(RouteTemplate::Unmatched);
    if let Some(error) = refused {
        return received.finish(received.refuse(&error));
    }
    let decoded = match receive::decode(&received, scope).await {
        Ok(decoded) => decoded,
        Err(response) => return received.finish(response),
    };
    let handler = match &decoded.kind {
        RequestKind::Operation(operation, target) => {
            let routes = documents.get(target.doctype.as_ref());
            routes.and_then(|routes| routes.handler(*operation, target))
        }
        _ => None,
    };
    let Some(handler) = handler else {
        let response = receive::perform(received.clone(), decoded).await;
        return received.finish(response);
    };
    match handler(DocumentRequest::new(received, decoded)).await {
        Ok(response) => response.into_response(),
        Err(error) => error.error_response(),
    }
}
