//! The kind of a request: what its path, its method and its parameters ask for.
//!
//! Everything here is known before the user is, and needs no database. A request is decoded here,
//! once: its path, its parameters, and the operation that they name.

use super::form::Form;
use super::operation::Operation;
use super::operation_input::Target;
use super::request::Request;
use super::route::{PathNames, Route, RouteScope};
use actix_web::http::Method;
use doctyped_api::functions::call::is_read_only;
use doctyped_auth::password_reset;
use doctyped_core::api_version::ApiVersion;
use doctyped_core::context::Site;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_monitoring::{RequestTrace, RouteTemplate};

/// A decoded request.
#[derive(Debug, Clone)]
pub struct DecodedRequest {
    pub kind: RequestKind,
    pub form: Form,
    /// The decoded path.
    pub path: String,
}

/// The kinds of requests.
#[derive(Debug, Clone)]
pub enum RequestKind {
    /// Show the start page.
    Home,
    /// Show the form for a new password.
    PasswordForm,
    /// Set the password that the form sends.
    NewPassword,
    Login,
    /// End the session; the response is a page or JSON.
    Logout {
        to_page: bool,
    },
    /// Run an operation.
    Operation(Operation, Target),
}

impl RequestKind {
    /// The names of the route for the limits of `--limit-route`: the path, and what is done in the API without
    /// a version. The other names of a function are added where it is called.
    pub fn route_names(&self, path: String) -> Vec<String> {
        let name = match self {
            RequestKind::Home | RequestKind::PasswordForm | RequestKind::NewPassword => return vec![path],
            RequestKind::Login => "/api/method/login".to_owned(),
            RequestKind::Logout { to_page: true } => "/api/method/web_logout".to_owned(),
            RequestKind::Logout { to_page: false } => "/api/method/logout".to_owned(),
            RequestKind::Operation(operation, target) => operation.route_name(target),
        };
        vec![path, name]
    }

    /// Notes the route in the trace of the request.
    pub fn describe(&self, site: &Site, trace: &RequestTrace) {
        match self {
            RequestKind::Home => trace.set_route(RouteTemplate::Home),
            RequestKind::PasswordForm | RequestKind::NewPassword => trace.set_route(RouteTemplate::PasswordForm),
            RequestKind::Login => trace.set_route(RouteTemplate::Login),
            RequestKind::Logout { .. } => trace.set_route(RouteTemplate::Logout),
            RequestKind::Operation(operation, target) => operation.describe(target, site, trace),
        }
    }

    /// Whether the request calls a function that only reads, with any method.
    pub fn is_read_only(&self, site: &Site) -> bool {
        matches!(self, RequestKind::Operation(Operation::CallFunction, target) if is_read_only(site, &target.function))
    }
}

/// Why a request is refused before its user is known.
pub struct Refusal {
    pub error: Error,
    /// The methods that the path takes, if only the method is wrong.
    pub allow: Option<&'static str>,
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Refusal {
        Refusal { error, allow: None }
    }
}

/// Decodes a request that actix-web has routed to a scope, or to none.
///
/// # Errors
/// `BadRequest` for a path or a body that cannot be decoded, 404 for a path without a route, 405 for
/// a method that the route does not take.
pub fn decode(request: &Request, scope: Option<&RouteScope>) -> Result<DecodedRequest, Refusal> {
    let path = request.path()?;
    let mut form = Form::read(request)?;
    // A command works at any path, and is no argument of the function that it calls.
    let command = form.text("cmd").map(str::to_owned);
    if command.is_some() {
        form.take("cmd");
    }
    let route = scope.and_then(|scope| scope.route(&request.method, &path));
    let route = route.unwrap_or_else(|| Route::of(&request.method, &path));
    let kind = match (command, route) {
        (Some(command), _) if command == "login" => RequestKind::Login,
        (Some(command), _) if is_logout(&command) => RequestKind::Logout { to_page: is_for_page(&command) },
        (Some(function), _) => {
            RequestKind::Operation(Operation::CallFunction, Target { function, ..Target::default() })
        }
        (None, Route::Operation(Operation::CallFunction, _)) if path == "/api/method/login" => RequestKind::Login,
        (None, Route::Operation(Operation::CallFunction, PathNames { function, .. })) if is_logout(function) => {
            RequestKind::Logout { to_page: is_for_page(function) }
        }
        (None, Route::NotFound) if path == password_reset::PAGE && request.method.is_safe() => {
            RequestKind::PasswordForm
        }
        (None, Route::NotFound) if path == password_reset::PAGE && request.method == Method::POST => {
            RequestKind::NewPassword
        }
        (None, Route::Home) if request.method.is_safe() => RequestKind::Home,
        (None, Route::Home | Route::NotFound) => return Err(no_route().into()),
        (None, Route::MethodNotAllowed(allow)) => {
            let error = Error::new(ErrorKind::MethodNotAllowed, format!("This path takes {allow}"));
            return Err(Refusal { error, allow: Some(allow) });
        }
        (None, route) => operation(route, ApiVersion::of_path(&request.raw_path), &mut form)?,
    };
    Ok(DecodedRequest { kind, form, path })
}

/// The operation of a route. A document method of version 1 is named by the parameter `run_method`.
fn operation(route: Route<'_>, version: ApiVersion, form: &mut Form) -> Result<RequestKind> {
    let (mut operation, PathNames { doctype, name, function }) = match route {
        Route::Operation(operation, names) => (operation, names),
        Route::RunMethod { doctype, name } => (Operation::CallMethod, PathNames { doctype, name, function: "" }),
        Route::Home | Route::NotFound | Route::MethodNotAllowed(_) => return Err(no_route()),
    };
    let mut function = function.to_owned();
    let is_v1_read = operation == Operation::Read && version == ApiVersion::V1;
    if (is_v1_read || matches!(route, Route::RunMethod { .. }))
        && let Some(method) = run_method(form)
    {
        (operation, function) = (Operation::CallMethod, method);
    }
    let target = Target { doctype: doctype.to_owned().into(), name: name.to_owned(), function };
    Ok(RequestKind::Operation(operation, target))
}

/// Takes the name of a document method from the parameters; the rest are its arguments.
fn run_method(form: &mut Form) -> Option<String> {
    let method = form.text("run_method").map(str::to_owned);
    form.take("run_method");
    method
}

fn no_route() -> Error {
    Error::new(ErrorKind::NoRoute, "There is nothing at this path")
}

fn is_logout(method: &str) -> bool {
    matches!(method.strip_prefix("frappe.handler.").unwrap_or(method), "logout" | "web_logout")
}

/// Whether the response to a logout is a page instead of JSON.
fn is_for_page(method: &str) -> bool {
    method.ends_with("web_logout")
}
