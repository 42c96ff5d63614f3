//! Routes: from the HTTP method and the decoded path to the operation.
//!
//! actix-web routes a request to a [`Scope`] by its prefix; the function of the scope reads the rest
//! of the path. That rest is no pattern of actix-web, because a document's name may hold slashes,
//! `%2F` among them, which Frappe decodes before it matches, and because a wrong path (404) and a
//! wrong method (405) have responses that Frappe's clients know.

use doctyped_api::bulk::Bulk;
use actix_web::http::Method;

/// The version of the API, which decides the envelope of the response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    V1,
    V2,
}

impl Version {
    /// The version that a path belongs to, be it a route or not.
    pub fn of(path: &str) -> Version {
        if path.starts_with("/api/v2") { Version::V2 } else { Version::V1 }
    }

    /// The member of a response that holds the result of a function.
    pub fn result_key(self) -> &'static str {
        match self {
            Version::V1 => "message",
            Version::V2 => "data",
        }
    }
}

/// The operation that a method and a path stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route<'a> {
    /// Call a function by its path.
    Call(&'a str),
    /// Call a function of a DocType's controller.
    CallControllerFunction { doctype: &'a str, method: &'a str },
    /// List a DocType.
    List(&'a str),
    /// Create a document.
    Create(&'a str),
    /// Read a document.
    Read { doctype: &'a str, name: &'a str },
    /// Read an unsaved copy of a document.
    Copy { doctype: &'a str, name: &'a str },
    /// Update a document.
    Update { doctype: &'a str, name: &'a str },
    /// Delete a document.
    Delete { doctype: &'a str, name: &'a str },
    /// Call the method of a document that the parameter `run_method` names.
    RunMethod { doctype: &'a str, name: &'a str },
    /// Call a method of a document.
    CallMethod { doctype: &'a str, name: &'a str, method: &'a str },
    /// List all functions.
    Functions,
    /// Describe a DocType.
    Meta(&'a str),
    /// Count a DocType's documents.
    Count(&'a str),
    /// Suggest documents for a link.
    Search(&'a str),
    /// Delete or update many documents, of one DocType or of any.
    BulkOperation { bulk: Bulk, doctype: Option<&'a str> },
    /// Download a file by its URL.
    File(&'a str),
    /// Describe the API.
    OpenApi,
    /// The start page.
    Home,
    /// No route has the path: 404.
    NotFound,
    /// The path takes these methods only: 405.
    MethodNotAllowed(&'static str),
}

/// A part of the API below one path prefix, mounted as an actix-web scope of its own.
///
/// Prefixes without parameters are compared as text, where a pattern of actix-web is a regular
/// expression, and the scopes are as many with a thousand DocTypes as with one.
pub struct Scope {
    /// The path of the scope.
    pub prefix: &'static str,
    route: for<'a> fn(&Method, RequestPath<'a>) -> Option<Route<'a>>,
}

/// The scopes of the API.
pub static SCOPES: [Scope; 9] = [
    Scope { prefix: "/api/resource", route: resource },
    Scope { prefix: "/api/v2/document", route: document },
    Scope { prefix: "/api/method", route: function },
    Scope { prefix: "/api/v2/method", route: function_v2 },
    Scope { prefix: "/api/v2/doctype", route: doctype },
    Scope { prefix: "/api/v1/resource", route: resource },
    Scope { prefix: "/api/v1/method", route: function },
    Scope { prefix: "/files", route: file },
    Scope { prefix: "/private/files", route: file },
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

impl Scope {
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
            return only_read(method, Route::OpenApi);
        }
        SCOPES.iter().find_map(|scope| scope.route(method, path)).unwrap_or(Route::NotFound)
    }
}

/// `/api/method/<path>`; only the text before the next slash counts.
fn function<'a>(_: &Method, path: RequestPath<'a>) -> Option<Route<'a>> {
    non_empty(path.tail.split('/').next()?).map(Route::Call)
}

/// `/api/resource/<DocType>[/<name>]`
fn resource<'a>(method: &Method, path: RequestPath<'a>) -> Option<Route<'a>> {
    Some(match doctype_and_name(path.tail)? {
        (doctype, None) => collection(method, doctype),
        (doctype, Some(name)) => match *method {
            Method::GET | Method::HEAD => Route::Read { doctype, name },
            Method::PUT => Route::Update { doctype, name },
            Method::DELETE => Route::Delete { doctype, name },
            Method::POST => Route::RunMethod { doctype, name },
            _ => return None,
        },
    })
}

/// `/api/v2/method[/<path>]` and `/api/v2/method/<DocType>/<function>`
fn function_v2<'a>(method: &Method, path: RequestPath<'a>) -> Option<Route<'a>> {
    if path.tail.is_empty() {
        return (!path.whole.ends_with("//")).then(|| only_read(method, Route::Functions));
    }
    match path.tail.split_once('/') {
        None => Some(match bulk(path.tail) {
            Some(bulk) if *method == Method::POST => Route::BulkOperation { bulk, doctype: None },
            _ => Route::Call(path.tail),
        }),
        Some((doctype, function)) if !function.contains('/') => {
            Some(Route::CallControllerFunction { doctype: non_empty(doctype)?, method: non_empty(function)? })
        }
        Some(_) => None,
    }
}

/// `/api/v2/doctype/<DocType>/meta`, `count` and `search`
fn doctype<'a>(method: &Method, path: RequestPath<'a>) -> Option<Route<'a>> {
    let (doctype, what) = path.tail.split_once('/')?;
    let doctype = non_empty(doctype)?;
    let route = match what {
        "meta" => Route::Meta(doctype),
        "count" => Route::Count(doctype),
        "search" => Route::Search(doctype),
        _ => return None,
    };
    Some(only_read(method, route))
}

/// `/files/<path>` and `/private/files/<path>`
fn file<'a>(method: &Method, path: RequestPath<'a>) -> Option<Route<'a>> {
    // The folder itself, without a slash, is no file.
    (path.whole.ends_with('/') || !path.tail.is_empty()).then(|| only_read(method, Route::File(path.whole)))
}

/// A route that changes nothing.
fn only_read<'a>(method: &Method, route: Route<'a>) -> Route<'a> {
    if matches!(*method, Method::GET | Method::HEAD) { route } else { Route::MethodNotAllowed("GET, HEAD, OPTIONS") }
}

/// The documents of a DocType: list and create.
fn collection<'a>(method: &Method, doctype: &'a str) -> Route<'a> {
    match *method {
        Method::GET | Method::HEAD => Route::List(doctype),
        Method::POST => Route::Create(doctype),
        _ => Route::MethodNotAllowed("GET, HEAD, OPTIONS, POST"),
    }
}

/// `/api/v2/document/<DocType>[/<name>[/method/<method> | /copy]]`
fn document<'a>(method: &Method, path: RequestPath<'a>) -> Option<Route<'a>> {
    let (doctype, name) = doctype_and_name(path.tail)?;
    let Some(name) = name else { return Some(collection(method, doctype)) };
    let (is_get, is_post) = (matches!(*method, Method::GET | Method::HEAD), *method == Method::POST);
    if (is_get || is_post)
        && let Some((name, method)) = name.rsplit_once("/method/")
        && !name.is_empty()
        && !method.is_empty()
        && !method.contains('/')
    {
        return Some(Route::CallMethod { doctype, name, method });
    }
    if let (true, Some(bulk)) = (is_post, bulk(name)) {
        return Some(Route::BulkOperation { bulk, doctype: Some(doctype) });
    }
    if let (true, Some(name)) = (is_get, name.strip_suffix("/copy"))
        && !name.is_empty()
    {
        return Some(Route::Copy { doctype, name });
    }
    match *method {
        Method::GET | Method::HEAD => Some(Route::Read { doctype, name }),
        Method::PUT | Method::PATCH => Some(Route::Update { doctype, name }),
        Method::DELETE => Some(Route::Delete { doctype, name }),
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
    use super::Route::*;
    use super::*;

    const DELETE: Method = Method::DELETE;
    const GET: Method = Method::GET;
    const HEAD: Method = Method::HEAD;
    const PATCH: Method = Method::PATCH;
    const POST: Method = Method::POST;
    const PUT: Method = Method::PUT;

    #[test]
    fn v1_paths_map_to_routes() {
        for prefix in ["/api", "/api/v1"] {
            let route = |method: Method, path: &str| format!("{:?}", Route::of(&method, &format!("{prefix}{path}")));
            let expect = |expected: Route<'_>| format!("{expected:?}");
            assert_eq!(route(GET, "/resource/To Do"), expect(List("To Do")));
            assert_eq!(route(HEAD, "/resource/To Do/"), expect(List("To Do")));
            assert_eq!(route(POST, "/resource/To Do"), expect(Create("To Do")));
            assert_eq!(route(PUT, "/resource/To Do"), expect(MethodNotAllowed("GET, HEAD, OPTIONS, POST")));
            assert_eq!(route(GET, "/resource/D/a/b"), expect(Read { doctype: "D", name: "a/b" }));
            assert_eq!(route(PUT, "/resource/D/a/"), expect(Update { doctype: "D", name: "a" }));
            assert_eq!(route(DELETE, "/resource/D/a"), expect(Delete { doctype: "D", name: "a" }));
            assert_eq!(route(POST, "/resource/D/a"), expect(RunMethod { doctype: "D", name: "a" }));
            assert_eq!(route(PATCH, "/resource/D/a"), expect(NotFound));
            assert_eq!(route(GET, "/resource/D//a"), expect(NotFound));
            assert_eq!(route(GET, "/resource/"), expect(NotFound));
            assert_eq!(route(PATCH, "/method/a.b/c"), expect(Call("a.b")));
            assert_eq!(route(GET, "/nothing"), expect(NotFound));
        }
    }

    #[test]
    fn v2_paths_map_to_routes() {
        let cases = [
            (GET, "document/D", List("D")),
            (POST, "document/D/", Create("D")),
            (DELETE, "document/D", MethodNotAllowed("GET, HEAD, OPTIONS, POST")),
            (GET, "document/D/a/b", Read { doctype: "D", name: "a/b" }),
            (PATCH, "document/D/a", Update { doctype: "D", name: "a" }),
            (GET, "document/D/a/b/copy", Copy { doctype: "D", name: "a/b" }),
            (PUT, "document/D/a/copy", Update { doctype: "D", name: "a/copy" }),
            (PUT, "document/D/x/method/y", Update { doctype: "D", name: "x/method/y" }),
            (POST, "document/D/a", NotFound),
            (POST, "document/D/x/method/y", CallMethod { doctype: "D", name: "x", method: "y" }),
            (GET, "document/D/x/method/y/method/z", CallMethod { doctype: "D", name: "x/method/y", method: "z" }),
            (POST, "document/D/bulk_delete", BulkOperation { bulk: Bulk::Delete, doctype: Some("D") }),
            (GET, "document/D/bulk_delete", Read { doctype: "D", name: "bulk_delete" }),
            (POST, "method/bulk_update", BulkOperation { bulk: Bulk::Update, doctype: None }),
            (GET, "method/bulk_update", Call("bulk_update")),
            (GET, "doctype/D/search", Search("D")),
            (GET, "method", Functions),
            (GET, "method/a.b", Call("a.b")),
            (GET, "method/D/m", CallControllerFunction { doctype: "D", method: "m" }),
            (GET, "method/a/b/c", NotFound),
            (GET, "doctype/D/meta", Meta("D")),
            (GET, "doctype/D/count", Count("D")),
            (POST, "doctype/D/meta", MethodNotAllowed("GET, HEAD, OPTIONS")),
            (GET, "resource/D", NotFound),
        ];
        for (method, path, expected) in cases {
            assert_eq!(Route::of(&method, &format!("/api/v2/{path}")), expected, "{method} {path}");
        }
    }

    #[test]
    fn write_to_file_path_is_not_allowed() {
        assert_eq!(Route::of(&GET, "/private/files/a b.pdf"), File("/private/files/a b.pdf"));
        assert_eq!(Route::of(&HEAD, "/files/a"), File("/files/a"));
        assert_eq!(Route::of(&PUT, "/files/a"), MethodNotAllowed("GET, HEAD, OPTIONS"));
        assert_eq!(Route::of(&GET, "/private/backups/a"), NotFound);
    }

    #[test]
    fn path_outside_scopes_is_not_found() {
        assert_eq!(Route::of(&GET, "/"), Home);
        for path in ["/app", "/api", "/api/", "/apiresource/D", "", "/api/v2foo/document/D"] {
            assert_eq!(Route::of(&GET, path), NotFound, "{path}");
        }
        assert_eq!(Version::of("/api/v2foo"), Version::V2);
        assert_eq!(Version::of("/api/v1/resource/D"), Version::V1);
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
