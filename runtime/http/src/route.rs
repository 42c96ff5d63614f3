//! Routes: from the HTTP method and the decoded path to the operation.
//!
//! actix-web routes a request to a [`RouteScope`] by its prefix; the function of the scope reads the rest
//! of the path. That rest is no pattern of actix-web, because a document's name may hold slashes,
//! `%2F` among them, which Frappe decodes before it matches, and because a wrong path (404) and a
//! wrong method (405) have responses that Frappe's clients know.

use super::operation::Operation;
use actix_web::http::Method;
use doctyped_api::bulk::Bulk;

/// The meaning of a method and a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route<'a> {
    /// An operation, and the names in the path that it is for.
    Operation(Operation, PathNames<'a>),
    /// The call of the document method that the parameter `run_method` names.
    RunMethod { doctype: &'a str, name: &'a str },
    /// The start page.
    Home,
    /// No route has the path: 404.
    NotFound,
    /// The path takes these methods only: 405.
    MethodNotAllowed(&'static str),
}

/// The names in a path; empty where it has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PathNames<'a> {
    /// The name of a DocType.
    pub doctype: &'a str,
    /// The name of a document, or the URL of a file.
    pub name: &'a str,
    /// The path of a function, or the name of a document method.
    pub function: &'a str,
}

/// A part of the API below one path prefix, mounted as an actix-web scope of its own.
///
/// Prefixes without parameters are compared as text, where a pattern of actix-web is a regular
/// expression, and the scopes are as many with a thousand DocTypes as with one.
pub struct RouteScope {
    /// The path of the scope.
    pub prefix: &'static str,
    route: for<'a> fn(&Method, RequestPath<'a>) -> Option<Route<'a>>,
}

/// The scopes of the API.
pub static SCOPES: [RouteScope; 9] = [
    RouteScope { prefix: "/api/resource", route: resource },
    RouteScope { prefix: "/api/v2/document", route: document },
    RouteScope { prefix: "/api/method", route: function },
    RouteScope { prefix: "/api/v2/method", route: function_v2 },
    RouteScope { prefix: "/api/v2/doctype", route: doctype },
    RouteScope { prefix: "/api/v1/resource", route: resource },
    RouteScope { prefix: "/api/v1/method", route: function },
    RouteScope { prefix: "/files", route: file },
    RouteScope { prefix: "/private/files", route: file },
];

/// The prefixes of all paths of the API but those of pages.
pub fn route_prefixes() -> impl Iterator<Item = &'static str> {
    SCOPES.iter().map(|scope| scope.prefix)
}

/// A decoded path, split at the prefix of its scope.
#[derive(Clone, Copy)]
struct RequestPath<'a> {
    whole: &'a str,
    /// The part of the path after the prefix, without the slash between them and without one at the end.
    tail: &'a str,
}

impl RouteScope {
    /// Finds the route of a decoded path; none if the path is outside the scope.
    pub fn route<'a>(&self, method: &Method, path: &'a str) -> Option<Route<'a>> {
        let rest = path.strip_prefix(self.prefix)?;
        let tail = if rest.is_empty() { rest } else { rest.strip_prefix('/')? };
        let tail = tail.strip_suffix('/').unwrap_or(tail);
        Some((self.route)(method, RequestPath { whole: path, tail }).unwrap_or(Route::NotFound))
    }
}

impl<'a> Route<'a> {
    /// Finds the route of a decoded path outside the scopes: pages, and paths that actix-web took for
    /// others because their slashes are percent-encoded.
    pub fn of(method: &Method, path: &'a str) -> Route<'a> {
        if path == "/" {
            return Route::Home;
        }
        if path == "/api/openapi.json" {
            return only_read(method, Route::Operation(Operation::OpenApi, PathNames::default()));
        }
        SCOPES.iter().find_map(|scope| scope.route(method, path)).unwrap_or(Route::NotFound)
    }

    fn of_function(path: &'a str) -> Route<'a> {
        Route::Operation(Operation::CallFunction, PathNames { function: path, ..PathNames::default() })
    }

    fn of_doctype(operation: Operation, doctype: &'a str) -> Route<'a> {
        Route::Operation(operation, PathNames { doctype, ..PathNames::default() })
    }

    fn of_document(operation: Operation, doctype: &'a str, name: &'a str) -> Route<'a> {
        Route::Operation(operation, PathNames { doctype, name, ..PathNames::default() })
    }
}

/// `/api/method/<path>`; only the text before the next slash counts.
fn function<'a>(_: &Method, path: RequestPath<'a>) -> Option<Route<'a>> {
    non_empty(path.tail.split('/').next()?).map(Route::of_function)
}

/// `/api/resource/<DocType>[/<name>]`
fn resource<'a>(method: &Method, path: RequestPath<'a>) -> Option<Route<'a>> {
    Some(match doctype_and_name(path.tail)? {
        (doctype, None) => collection(method, doctype),
        (doctype, Some(name)) => match *method {
            Method::GET | Method::HEAD => Route::of_document(Operation::Read, doctype, name),
            Method::PUT => Route::of_document(Operation::Update, doctype, name),
            Method::DELETE => Route::of_document(Operation::Delete, doctype, name),
            Method::POST => Route::RunMethod { doctype, name },
            _ => return None,
        },
    })
}

/// `/api/v2/method[/<path>]` and `/api/v2/method/<DocType>/<function>`
fn function_v2<'a>(method: &Method, path: RequestPath<'a>) -> Option<Route<'a>> {
    if path.tail.is_empty() {
        return (!path.whole.ends_with("//"))
            .then(|| only_read(method, Route::Operation(Operation::ListFunctions, PathNames::default())));
    }
    match path.tail.split_once('/') {
        None => Some(match bulk(path.tail) {
            Some(bulk) if *method == Method::POST => Route::of_doctype(Operation::Bulk(bulk), ""),
            _ => Route::of_function(path.tail),
        }),
        Some((doctype, function)) if !function.contains('/') => {
            let names = PathNames { doctype: non_empty(doctype)?, function: non_empty(function)?, name: "" };
            Some(Route::Operation(Operation::CallControllerFunction, names))
        }
        Some(_) => None,
    }
}

/// `/api/v2/doctype/<DocType>/meta`, `count` and `search`
fn doctype<'a>(method: &Method, path: RequestPath<'a>) -> Option<Route<'a>> {
    let (doctype, last_segment) = path.tail.split_once('/')?;
    let operation = match last_segment {
        "meta" => Operation::Meta,
        "count" => Operation::Count,
        "search" => Operation::Search,
        _ => return None,
    };
    Some(only_read(method, Route::of_doctype(operation, non_empty(doctype)?)))
}

/// `/files/<path>` and `/private/files/<path>`
fn file<'a>(method: &Method, path: RequestPath<'a>) -> Option<Route<'a>> {
    // The folder itself, without a slash, is no file.
    (path.whole.ends_with('/') || !path.tail.is_empty())
        .then(|| only_read(method, Route::of_document(Operation::Download, "", path.whole)))
}

/// A route that changes nothing.
fn only_read<'a>(method: &Method, route: Route<'a>) -> Route<'a> {
    if matches!(*method, Method::GET | Method::HEAD) { route } else { Route::MethodNotAllowed("GET, HEAD, OPTIONS") }
}

/// The documents of a DocType: list and create.
fn collection<'a>(method: &Method, doctype: &'a str) -> Route<'a> {
    match *method {
        Method::GET | Method::HEAD => Route::of_doctype(Operation::List, doctype),
        Method::POST => Route::of_doctype(Operation::Create, doctype),
        _ => Route::MethodNotAllowed("GET, HEAD, OPTIONS, POST"),
    }
}

/// `/api/v2/document/<DocType>[/<name>[/method/<method> | /copy]]`
fn document<'a>(method: &Method, path: RequestPath<'a>) -> Option<Route<'a>> {
    let (doctype, name) = doctype_and_name(path.tail)?;
    let Some(name) = name else { return Some(collection(method, doctype)) };
    let (is_get, is_post) = (matches!(*method, Method::GET | Method::HEAD), *method == Method::POST);
    if (is_get || is_post)
        && let Some((name, function)) = name.rsplit_once("/method/")
        && !name.is_empty()
        && !function.is_empty()
        && !function.contains('/')
    {
        return Some(Route::Operation(Operation::CallMethod, PathNames { doctype, name, function }));
    }
    if let (true, Some(bulk)) = (is_post, bulk(name)) {
        return Some(Route::of_doctype(Operation::Bulk(bulk), doctype));
    }
    if let (true, Some(name)) = (is_get, name.strip_suffix("/copy"))
        && !name.is_empty()
    {
        return Some(Route::of_document(Operation::Copy, doctype, name));
    }
    match *method {
        Method::GET | Method::HEAD => Some(Route::of_document(Operation::Read, doctype, name)),
        Method::PUT | Method::PATCH => Some(Route::of_document(Operation::Update, doctype, name)),
        Method::DELETE => Some(Route::of_document(Operation::Delete, doctype, name)),
        _ => None,
    }
}

/// The bulk operation that a part of a path names.
fn bulk(part: &str) -> Option<Bulk> {
    match part {
        "bulk_delete" => Some(Bulk::Delete),
        "bulk_update" => Some(Bulk::Update),
        _ => None,
    }
}

/// `<DocType>` or `<DocType>/<name>`, where the name may hold slashes but not begin with one.
fn doctype_and_name(path: &str) -> Option<(&str, Option<&str>)> {
    match path.split_once('/') {
        None => Some((non_empty(path)?, None)),
        Some((_, name)) if name.is_empty() || name.starts_with('/') => None,
        Some((doctype, name)) => Some((non_empty(doctype)?, Some(name))),
    }
}

fn non_empty(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::Route::{Home, MethodNotAllowed, NotFound, RunMethod};
    use super::*;
    use crate::operation::Operation::{
        Bulk as BulkOf, CallControllerFunction, CallMethod, Copy, Count, Create, Delete, Download, List, ListFunctions,
        Meta, Read, Search, Update,
    };

    const DELETE: Method = Method::DELETE;
    const GET: Method = Method::GET;
    const HEAD: Method = Method::HEAD;
    const PATCH: Method = Method::PATCH;
    const POST: Method = Method::POST;
    const PUT: Method = Method::PUT;

    fn names<'a>(operation: Operation, doctype: &'a str, name: &'a str, function: &'a str) -> Route<'a> {
        Route::Operation(operation, PathNames { doctype, name, function })
    }

    #[test]
    fn v1_paths_map_to_routes() {
        for prefix in ["/api", "/api/v1"] {
            let route = |method: Method, path: &str| format!("{:?}", Route::of(&method, &format!("{prefix}{path}")));
            let expect = |expected: Route<'_>| format!("{expected:?}");
            assert_eq!(route(GET, "/resource/To Do"), expect(Route::of_doctype(List, "To Do")));
            assert_eq!(route(HEAD, "/resource/To Do/"), expect(Route::of_doctype(List, "To Do")));
            assert_eq!(route(POST, "/resource/To Do"), expect(Route::of_doctype(Create, "To Do")));
            assert_eq!(route(PUT, "/resource/To Do"), expect(MethodNotAllowed("GET, HEAD, OPTIONS, POST")));
            assert_eq!(route(GET, "/resource/D/a/b"), expect(Route::of_document(Read, "D", "a/b")));
            assert_eq!(route(PUT, "/resource/D/a/"), expect(Route::of_document(Update, "D", "a")));
            assert_eq!(route(DELETE, "/resource/D/a"), expect(Route::of_document(Delete, "D", "a")));
            assert_eq!(route(POST, "/resource/D/a"), expect(RunMethod { doctype: "D", name: "a" }));
            assert_eq!(route(PATCH, "/resource/D/a"), expect(NotFound));
            assert_eq!(route(GET, "/resource/D//a"), expect(NotFound));
            assert_eq!(route(GET, "/resource/"), expect(NotFound));
            assert_eq!(route(PATCH, "/method/a.b/c"), expect(Route::of_function("a.b")));
            assert_eq!(route(GET, "/nothing"), expect(NotFound));
        }
    }

    #[test]
    fn v2_paths_map_to_routes() {
        let cases = [
            (GET, "document/D", Route::of_doctype(List, "D")),
            (POST, "document/D/", Route::of_doctype(Create, "D")),
            (DELETE, "document/D", MethodNotAllowed("GET, HEAD, OPTIONS, POST")),
            (GET, "document/D/a/b", Route::of_document(Read, "D", "a/b")),
            (PATCH, "document/D/a", Route::of_document(Update, "D", "a")),
            (GET, "document/D/a/b/copy", Route::of_document(Copy, "D", "a/b")),
            (PUT, "document/D/a/copy", Route::of_document(Update, "D", "a/copy")),
            (PUT, "document/D/x/method/y", Route::of_document(Update, "D", "x/method/y")),
            (POST, "document/D/a", NotFound),
            (POST, "document/D/x/method/y", names(CallMethod, "D", "x", "y")),
            (GET, "document/D/x/method/y/method/z", names(CallMethod, "D", "x/method/y", "z")),
            (POST, "document/D/bulk_delete", Route::of_doctype(BulkOf(Bulk::Delete), "D")),
            (GET, "document/D/bulk_delete", Route::of_document(Read, "D", "bulk_delete")),
            (POST, "method/bulk_update", Route::of_doctype(BulkOf(Bulk::Update), "")),
            (GET, "method/bulk_update", Route::of_function("bulk_update")),
            (GET, "doctype/D/search", Route::of_doctype(Search, "D")),
            (GET, "method", names(ListFunctions, "", "", "")),
            (GET, "method/a.b", Route::of_function("a.b")),
            (GET, "method/D/m", names(CallControllerFunction, "D", "", "m")),
            (GET, "method/a/b/c", NotFound),
            (GET, "doctype/D/meta", Route::of_doctype(Meta, "D")),
            (GET, "doctype/D/count", Route::of_doctype(Count, "D")),
            (POST, "doctype/D/meta", MethodNotAllowed("GET, HEAD, OPTIONS")),
            (GET, "resource/D", NotFound),
        ];
        for (method, path, expected) in cases {
            assert_eq!(Route::of(&method, &format!("/api/v2/{path}")), expected, "{method} {path}");
        }
    }

    #[test]
    fn write_to_file_path_is_not_allowed() {
        assert_eq!(
            Route::of(&GET, "/private/files/a b.pdf"),
            Route::of_document(Download, "", "/private/files/a b.pdf")
        );
        assert_eq!(Route::of(&HEAD, "/files/a"), Route::of_document(Download, "", "/files/a"));
        assert_eq!(Route::of(&PUT, "/files/a"), MethodNotAllowed("GET, HEAD, OPTIONS"));
        assert_eq!(Route::of(&GET, "/private/backups/a"), NotFound);
    }

    #[test]
    fn path_outside_scopes_is_not_found() {
        assert_eq!(Route::of(&GET, "/"), Home);
        for path in ["/app", "/api", "/api/", "/apiresource/D", "", "/api/v2foo/document/D"] {
            assert_eq!(Route::of(&GET, path), NotFound, "{path}");
        }
    }

    #[test]
    fn scope_and_whole_path_find_the_same_route() {
        for path in ["/api/resource", "/api/v2/method", "/files"] {
            let scope = SCOPES.iter().find(|scope| scope.prefix == path).unwrap();
            for tail in ["", "/", "//", "/D", "/D/a%b", "/D/a/", "/D//a"] {
                let path = format!("{path}{tail}");
                assert_eq!(scope.route(&GET, &path), Some(Route::of(&GET, &path)), "{path}");
            }
            assert_eq!(scope.route(&GET, &format!("{path}x/D")), None);
        }
    }
}
