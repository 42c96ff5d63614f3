//! What a path and a verb ask for.
//!
//! A router of its own, because a document's name may hold slashes, which are decoded before
//! anything is matched, and because wrong paths and verbs have answers that clients know.

use super::bulk::Bulk;
use super::request::Verb;

/// The version of the API, which decides the form of the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Version {
    V1,
    V2,
}

impl Version {
    /// The version that a path belongs to, be it a route or not.
    pub(crate) fn of(path: &str) -> Version {
        if path.starts_with("/api/v2") { Version::V2 } else { Version::V1 }
    }
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route<'a> {
    /// Call a function by its path.
    Call(&'a str),
    /// Call a function of a DocType's controller.
    CallOf { doctype: &'a str, method: &'a str },
    /// List a DocType.
    List(&'a str),
    /// Make a document.
    Create(&'a str),
    /// Read a document.
    Read { doctype: &'a str, name: &'a str },
    /// Read an unsaved copy of a document.
    Copy { doctype: &'a str, name: &'a str },
    /// Change a document.
    Update { doctype: &'a str, name: &'a str },
    /// Delete a document.
    Delete { doctype: &'a str, name: &'a str },
    /// Call the method of a document that the parameter `run_method` names.
    RunMethod { doctype: &'a str, name: &'a str },
    /// Call a method of a document.
    Method { doctype: &'a str, name: &'a str, method: &'a str },
    /// List all functions.
    Methods,
    /// Describe a DocType.
    Meta(&'a str),
    /// Count a DocType's documents.
    Count(&'a str),
    /// Suggest documents for a link.
    Search(&'a str),
    /// Delete or change many documents, of one DocType or of any.
    Many { bulk: Bulk, doctype: Option<&'a str> },
    /// Read a file by its address.
    File(&'a str),
    /// The start page.
    Home,
    /// There is nothing at the path.
    Nowhere,
    /// The path takes these verbs only.
    NotAllowed(&'static str),
}

impl<'a> Route<'a> {
    /// Finds the route of a decoded path.
    pub(crate) fn of(verb: Verb, path: &'a str) -> Route<'a> {
        let Some(rest) = path.strip_prefix("/api/") else {
            return match path {
                "/" => Route::Home,
                _ if path.starts_with("/files/") || path.starts_with("/private/files/") => {
                    only_read(verb, Route::File(path))
                }
                _ => Route::Nowhere,
            };
        };
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        let route = match rest.split_once('/') {
            Some(("v2", rest)) => v2(verb, rest),
            Some(("v1", rest)) => v1(verb, rest),
            _ => v1(verb, rest),
        };
        route.unwrap_or(Route::Nowhere)
    }
}

fn v1(verb: Verb, path: &str) -> Option<Route<'_>> {
    match path.split_once('/')? {
        // Only the text before the next slash counts.
        ("method", method) => non_empty(method.split('/').next()?).map(Route::Call),
        ("resource", rest) => Some(match document(rest)? {
            (doctype, None) => match verb {
                Verb::Get | Verb::Head => Route::List(doctype),
                Verb::Post => Route::Create(doctype),
                _ => Route::NotAllowed("GET, HEAD, OPTIONS, POST"),
            },
            (doctype, Some(name)) => match verb {
                Verb::Get | Verb::Head => Route::Read { doctype, name },
                Verb::Put => Route::Update { doctype, name },
                Verb::Delete => Route::Delete { doctype, name },
                Verb::Post => Route::RunMethod { doctype, name },
                _ => return None,
            },
        }),
        _ => None,
    }
}

fn v2(verb: Verb, path: &str) -> Option<Route<'_>> {
    if path == "method" {
        return Some(only_read(verb, Route::Methods));
    }
    match path.split_once('/')? {
        ("method", rest) => match rest.split_once('/') {
            None if verb == Verb::Post && bulk(rest).is_some() => {
                bulk(rest).map(|bulk| Route::Many { bulk, doctype: None })
            }
            None => non_empty(rest).map(Route::Call),
            Some((doctype, method)) if !method.contains('/') => {
                Some(Route::CallOf { doctype: non_empty(doctype)?, method: non_empty(method)? })
            }
            Some(_) => None,
        },
        ("document", rest) => v2_document(verb, rest),
        ("doctype", rest) => {
            let (doctype, what) = rest.split_once('/')?;
            let doctype = non_empty(doctype)?;
            let route = match what {
                "meta" => Route::Meta(doctype),
                "count" => Route::Count(doctype),
                "search" => Route::Search(doctype),
                _ => return None,
            };
            Some(only_read(verb, route))
        }
        _ => None,
    }
}

/// A route that changes nothing.
fn only_read(verb: Verb, route: Route<'_>) -> Route<'_> {
    if matches!(verb, Verb::Get | Verb::Head) { route } else { Route::NotAllowed("GET, HEAD, OPTIONS") }
}

fn v2_document(verb: Verb, rest: &str) -> Option<Route<'_>> {
    let (doctype, name) = document(rest)?;
    let Some(name) = name else {
        return Some(match verb {
            Verb::Get | Verb::Head => Route::List(doctype),
            Verb::Post => Route::Create(doctype),
            _ => Route::NotAllowed("GET, HEAD, OPTIONS, POST"),
        });
    };
    if let (Verb::Get | Verb::Head | Verb::Post, Some((name, method))) = (verb, name.rsplit_once("/method/"))
        && !name.is_empty()
        && !method.is_empty()
        && !method.contains('/')
    {
        return Some(Route::Method { doctype, name, method });
    }
    if let (Verb::Post, Some(bulk)) = (verb, bulk(name)) {
        return Some(Route::Many { bulk, doctype: Some(doctype) });
    }
    if let (Verb::Get | Verb::Head, Some(name)) = (verb, name.strip_suffix("/copy"))
        && !name.is_empty()
    {
        return Some(Route::Copy { doctype, name });
    }
    match verb {
        Verb::Get | Verb::Head => Some(Route::Read { doctype, name }),
        Verb::Put | Verb::Patch => Some(Route::Update { doctype, name }),
        Verb::Delete => Some(Route::Delete { doctype, name }),
        _ => None,
    }
}

/// What a part of a path does to many documents.
fn bulk(part: &str) -> Option<Bulk> {
    match part {
        "bulk_delete" => Some(Bulk::Delete),
        "bulk_update" => Some(Bulk::Update),
        _ => None,
    }
}

/// `<DocType>` or `<DocType>/<name>`, where the name may hold slashes but not begin with one.
fn document(path: &str) -> Option<(&str, Option<&str>)> {
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
    use Verb::{Delete as DELETE, Get as GET, Head as HEAD, Patch as PATCH, Post as POST, Put as PUT};

    #[test]
    fn v1_routes() {
        for prefix in ["/api", "/api/v1"] {
            let route = |verb, path: &str| format!("{:?}", Route::of(verb, &format!("{prefix}{path}")));
            let expect = |expected: Route<'_>| format!("{expected:?}");
            assert_eq!(route(GET, "/resource/To Do"), expect(List("To Do")));
            assert_eq!(route(HEAD, "/resource/To Do/"), expect(List("To Do")));
            assert_eq!(route(POST, "/resource/To Do"), expect(Create("To Do")));
            assert_eq!(route(PUT, "/resource/To Do"), expect(NotAllowed("GET, HEAD, OPTIONS, POST")));
            assert_eq!(route(GET, "/resource/D/a/b"), expect(Read { doctype: "D", name: "a/b" }));
            assert_eq!(route(PUT, "/resource/D/a/"), expect(Update { doctype: "D", name: "a" }));
            assert_eq!(route(DELETE, "/resource/D/a"), expect(Delete { doctype: "D", name: "a" }));
            assert_eq!(route(POST, "/resource/D/a"), expect(RunMethod { doctype: "D", name: "a" }));
            assert_eq!(route(PATCH, "/resource/D/a"), expect(Nowhere));
            assert_eq!(route(GET, "/resource/D//a"), expect(Nowhere));
            assert_eq!(route(GET, "/resource/"), expect(Nowhere));
            assert_eq!(route(PATCH, "/method/a.b/c"), expect(Call("a.b")));
            assert_eq!(route(GET, "/nothing"), expect(Nowhere));
        }
    }

    #[test]
    fn v2_routes() {
        let cases = [
            (GET, "document/D", List("D")),
            (POST, "document/D/", Create("D")),
            (DELETE, "document/D", NotAllowed("GET, HEAD, OPTIONS, POST")),
            (GET, "document/D/a/b", Read { doctype: "D", name: "a/b" }),
            (PATCH, "document/D/a", Update { doctype: "D", name: "a" }),
            (GET, "document/D/a/b/copy", Copy { doctype: "D", name: "a/b" }),
            (PUT, "document/D/a/copy", Update { doctype: "D", name: "a/copy" }),
            (PUT, "document/D/x/method/y", Update { doctype: "D", name: "x/method/y" }),
            (POST, "document/D/a", Nowhere),
            (POST, "document/D/x/method/y", Method { doctype: "D", name: "x", method: "y" }),
            (GET, "document/D/x/method/y/method/z", Method { doctype: "D", name: "x/method/y", method: "z" }),
            (POST, "document/D/bulk_delete", Many { bulk: Bulk::Delete, doctype: Some("D") }),
            (GET, "document/D/bulk_delete", Read { doctype: "D", name: "bulk_delete" }),
            (POST, "method/bulk_update", Many { bulk: Bulk::Update, doctype: None }),
            (GET, "method/bulk_update", Call("bulk_update")),
            (GET, "doctype/D/search", Search("D")),
            (GET, "method", Methods),
            (GET, "method/a.b", Call("a.b")),
            (GET, "method/D/m", CallOf { doctype: "D", method: "m" }),
            (GET, "method/a/b/c", Nowhere),
            (GET, "doctype/D/meta", Meta("D")),
            (GET, "doctype/D/count", Count("D")),
            (POST, "doctype/D/meta", NotAllowed("GET, HEAD, OPTIONS")),
            (GET, "resource/D", Nowhere),
        ];
        for (verb, path, expected) in cases {
            assert_eq!(Route::of(verb, &format!("/api/v2/{path}")), expected, "{verb:?} {path}");
        }
    }

    #[test]
    fn files_are_read_only() {
        assert_eq!(Route::of(GET, "/private/files/a b.pdf"), File("/private/files/a b.pdf"));
        assert_eq!(Route::of(HEAD, "/files/a"), File("/files/a"));
        assert_eq!(Route::of(PUT, "/files/a"), NotAllowed("GET, HEAD, OPTIONS"));
        assert_eq!(Route::of(GET, "/private/backups/a"), Nowhere);
    }

    #[test]
    fn other_paths() {
        assert_eq!(Route::of(GET, "/"), Home);
        for path in ["/app", "/api", "/api/", "/apiresource/D", "", "/api/v2foo/document/D"] {
            assert_eq!(Route::of(GET, path), Nowhere, "{path}");
        }
        assert_eq!(Version::of("/api/v2foo"), Version::V2);
        assert_eq!(Version::of("/api/v1/resource/D"), Version::V1);
    }
}
