//! What a request asks for, before anybody looks at who asks.

use super::form::Form;
use super::request::{Request, Verb};
use super::route::Route;
use crate::auth::reset;
use crate::error::{Error, ErrorKind, Result};

/// What a request asks for, with its parameters.
pub(super) struct Task {
    pub(super) action: Action,
    pub(super) form: Form,
    pub(super) path: String,
}

/// What is to be done.
pub(super) enum Action {
    Home,
    /// Show the form for a new password.
    PasswordForm,
    /// Take a new password from that form.
    NewPassword,
    Login,
    /// End the session, and show a page that says so or answer as JSON.
    Logout {
        to_page: bool,
    },
    /// Call the function that the parameter `cmd` names.
    Command(String),
    /// Follow the route.
    Route,
}

/// Why a request is refused before anybody looks at who asks.
pub(super) struct Refusal {
    pub(super) error: Error,
    /// The verbs that the path takes, if it is only the verb that is wrong.
    pub(super) allow: Option<&'static str>,
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Refusal {
        Refusal { error, allow: None }
    }
}

/// Reads path and parameters.
pub(super) fn prepare(request: &Request) -> Result<Task, Refusal> {
    let path = request.path()?;
    let mut form = Form::read(request)?;
    // A command works at any path, and is no argument of the function that it calls.
    let command = form.text("cmd").map(str::to_owned);
    if command.is_some() {
        form.fields.remove("cmd");
    }
    let route = Route::of(request.verb, &path);
    let action = match (command, route) {
        (Some(command), _) if command == "login" => Action::Login,
        (Some(command), _) if is_logout(&command) => Action::Logout { to_page: is_for_page(&command) },
        (Some(command), _) => Action::Command(command),
        (None, Route::Call(_)) if path == "/api/method/login" => Action::Login,
        (None, Route::Call(method)) if is_logout(method) => Action::Logout { to_page: is_for_page(method) },
        (None, Route::Nowhere) if path == reset::PAGE && request.verb.is_safe() => Action::PasswordForm,
        (None, Route::Nowhere) if path == reset::PAGE && request.verb == Verb::Post => Action::NewPassword,
        (None, Route::Home) if request.verb.is_safe() => Action::Home,
        (None, Route::Home | Route::Nowhere) => {
            return Err(Error::new(ErrorKind::NoRoute, "There is nothing at this path").into());
        }
        (None, Route::NotAllowed(allow)) => {
            let error = Error::new(ErrorKind::MethodNotAllowed, format!("This path takes {allow}"));
            return Err(Refusal { error, allow: Some(allow) });
        }
        (None, _) => Action::Route,
    };
    Ok(Task { action, form, path })
}

/// Whether a request will write as good as certainly, and soon.
pub(super) fn writes(request: &Request) -> bool {
    if request.verb.is_safe() || !request.parts.uploads.is_empty() || request.headers.idempotency_key.is_some() {
        return false;
    }
    let Ok(path) = request.path() else { return false };
    match Route::of(request.verb, &path) {
        Route::Create(_) | Route::Update { .. } | Route::Delete { .. } => true,
        Route::Call(method) => {
            let own = method.strip_prefix("frappe.client.");
            own.is_some_and(|own| ["insert", "save", "set_value", "submit", "cancel", "delete"].contains(&own))
        }
        _ => false,
    }
}

fn is_logout(method: &str) -> bool {
    matches!(method.strip_prefix("frappe.handler.").unwrap_or(method), "logout" | "web_logout")
}

/// Whether a logout is that of a page instead of a program.
fn is_for_page(method: &str) -> bool {
    method.ends_with("web_logout")
}
