//! Finds functions by their path, and checks that the user and the HTTP method may call them.

use doctyped_auth::rate_limits::check_route;
use doctyped_core::arguments::Arguments;
use doctyped_core::context::Context;
use doctyped_core::context::Site;
use doctyped_core::context::{Call, Deferred, WhitelistedFunction, WriteMode};
use doctyped_core::error::{Error, Result};
use doctyped_core::json::JsonWriter;

/// Calls the function at a path and writes what it returns; nothing for nothing.
///
/// # Errors
/// `ValidationError` when there is no such function, `PermissionError` when the user or the HTTP method
/// may not call it, and the function's own.
pub fn call(
    ctx: &mut Context,
    http_method: &str,
    path: &str,
    arguments: &Arguments,
    out: &mut JsonWriter,
) -> Result<()> {
    let method = find(ctx.site(), path)?;
    check_route(ctx, |ctx| route_names(ctx.site(), method))?;
    if ctx.identity().is_guest() && !method.allow_guest {
        return Err(Error::permission(format!("Log in to call {path}")));
    }
    let allowed = method.http_methods();
    if !allowed.contains(&http_method) {
        return Err(Error::permission(format!("{path} is called with {}", allowed.join(" or "))));
    }
    // Frappe: what a stranger sends may be shown to others.
    let cleaned = if ctx.identity().is_guest() && !method.xss_safe {
        Some(arguments.cleaned(|name| method.takes(name), |text| ctx.clean_text(text))?)
    } else {
        None
    };
    let arguments = cleaned.as_ref().unwrap_or(arguments);
    match method.call {
        Call::Free(function) => {
            ctx.set_get(http_method == "GET");
            if http_method != "GET" && method.write_mode == WriteMode::LockAtStart {
                ctx.begin_writing()?;
            }
            function(ctx, arguments, out)
        }
        Call::Async(function) => {
            ctx.defer(Deferred { function, arguments: arguments.clone() });
            Ok(())
        }
        Call::Document(_) => Err(Error::permission(format!("{path} belongs to a document; call it on one"))),
    }
}

/// The HTTP method for a call of the function at a path that no request asks for: POST if the function takes it.
pub fn http_method(site: &Site, path: &str) -> &'static str {
    let allowed = find(site, path).map_or(&[][..], WhitelistedFunction::http_methods);
    if allowed.contains(&"POST") { "POST" } else { allowed.first().copied().unwrap_or("POST") }
}

/// Whether a call of the function at a path only reads, whatever its HTTP method.
pub fn is_read_only(site: &Site, path: &str) -> bool {
    find(site, path).is_ok_and(|method| method.is_read_only() && matches!(method.call, Call::Free(_)))
}

fn find(site: &Site, path: &str) -> Result<&'static WhitelistedFunction> {
    let registry = site.registry();
    match registry.function(path).or_else(|| super::lookup(path)) {
        Some(method) => Ok(method),
        None if registry.is_not_whitelisted(path) => {
            Err(Error::permission(format!("The function {path} is not whitelisted")))
        }
        None => Err(Error::validation(format!("There is no function {path}"))),
    }
}

/// The names of the routes by which a function is called, under each of its paths. Every call of a function
/// by its path goes through [`call`], so none escapes the limit of a route.
pub(super) fn route_names(site: &Site, method: &WhitelistedFunction) -> Vec<String> {
    let of_application = site.registry().functions().map(|(path, function)| (path.to_owned(), function));
    let same = super::all().chain(of_application).filter(|(_, function)| std::ptr::eq(*function, method));
    same.map(|(path, _)| format!("/api/method/{path}")).collect()
}

/// The name of the route by which a method of a document is called.
pub fn document_method_route(doctype: &str, name: &str, method: &str) -> String {
    format!("/api/resource/{doctype}/{name}/method/{method}")
}
