//! Lies of a server, each about one value.

use super::proxy::Change;
use serde_json::{Value, json};

/// A lie, and a part of the report that names it.
pub struct Lie {
    pub name: &'static str,
    pub expected: &'static str,
    pub change: Change,
}

const fn lie(name: &'static str, expected: &'static str, change: Change) -> Lie {
    Lie { name, expected, change }
}

/// The lies. The first one is about the field `author` of Article.
pub const LIES: &[Lie] = &[
    lie("value of a document", ".data.author: \"B. Lind\" expected, \"B. Lund\" answered", |path, _, body| {
        is_document(path, "Article/Bestiary") && set(&mut body["data"]["author"], json!("B. Lund"))
    }),
    lie("value of a document in other case", "\"Available\" expected, \"available\" answered", |path, _, body| {
        is_document(path, "Article/Atlas") && set(&mut body["data"]["status"], json!("available"))
    }),
    lie("number as a text", ".data.public: 1 expected, \"1\" answered", |path, _, body| {
        is_document(path, "Note/") && set(&mut body["data"]["public"], json!("1"))
    }),
    lie("time of the last change", ".data.modified:", |path, _, body| {
        is_document(path, "Article/Cookbook") && set(&mut body["data"]["modified"], json!("2026-01-01 00:00:00.000000"))
    }),
    lie("empty value", ".data.isbn: nothing expected, \"\" answered", |path, _, body| {
        is_document(path, "Article/Atlas") && set(&mut body["data"]["isbn"], json!(""))
    }),
    lie("further field", ".data.secret: nothing expected", |path, _, body| {
        is_document(path, "Article/Atlas") && set(&mut body["data"]["secret"], json!(1))
    }),
    lie("missing field", ".data.author: \"A. Haddad\" expected, nothing answered", |path, _, body| {
        is_document(path, "Article/Atlas")
            && body["data"].as_object_mut().is_some_and(|document| document.remove("author").is_some())
    }),
    lie("value of a child row", ".data.seen_by[0].user:", |path, _, body| {
        is_document(path, "Note/") && set(&mut body["data"]["seen_by"][0]["user"], json!("Guest"))
    }),
    lie("missing child row", ".data.seen_by: 1 rows expected, 0 answered", |path, _, body| {
        is_document(path, "Note/") && set(&mut body["data"]["seen_by"], json!([]))
    }),
    lie("value of a Single", ".data.loan_period: 14 expected, 15 answered", |path, _, body| {
        is_document(path, "Library%20Settings/") && set(&mut body["data"]["loan_period"], json!(15))
    }),
    lie("value of a row of a list", ".data[2].author:", |path, _, body| {
        is_list(path, "Article", "%2A") && set(&mut body["data"][2]["author"], json!("Z. Other"))
    }),
    lie("missing row of a list", ".data: missing: \"Cookbook\"", |path, _, body| {
        is_list(path, "Article", "%2A") && rows(body).is_some_and(|rows| rows.pop().is_some())
    }),
    lie("further row of a list", ".data: not expected: \"Dictionary\"", |path, _, body| {
        is_list(path, "Article", "%2A")
            && rows(body).is_some_and(|rows| {
                rows.push(json!({"name": "Dictionary"}));
                true
            })
    }),
    lie("order of a list", ".data[0]", |path, _, body| {
        is_list(path, "Article", "desc")
            && rows(body).is_some_and(|rows| {
                rows.reverse();
                rows.len() > 1
            })
    }),
    lie("row that a filter excludes", "rows expected", |path, _, body| {
        is_list(path, "Article", "filters")
            && rows(body).is_some_and(|rows| {
                rows.push(json!({"name": "Dictionary"}));
                true
            })
    }),
    lie("filter without rows", "0 answered", |path, _, body| {
        is_list(path, "Article", "filters")
            && rows(body).is_some_and(|rows| {
                let had_rows = !rows.is_empty();
                rows.clear();
                had_rows
            })
    }),
    lie("number of documents", ".message: 3 expected, 4 answered", |path, _, body| {
        path.contains("get_count?doctype=Article") && set(&mut body["message"], json!(4))
    }),
    lie("refusal of a document", "status 200 expected, 403 answered", |path, status, body| {
        is_document(path, "Article/Atlas") && set(body, json!({"exc_type": "PermissionError"})) && refuse(status)
    }),
    lie("list for a user without permission", "status 403 expected, 200 answered", |path, status, body| {
        is_list(path, "Library%20Member", "%2A") && *status == 403 && {
            *status = 200;
            set(body, json!({"data": []}))
        }
    }),
    lie("class of an error", "\"PermissionError\" expected, \"ValidationError\" answered", |path, status, body| {
        is_list(path, "Library%20Member", "%2A")
            && *status == 403
            && set(&mut body["exc_type"], json!("ValidationError"))
    }),
    lie("failure of the server", "status 200 expected, 500 answered", |path, status, _| {
        let is_lie = is_document(path, "Article/Cookbook");
        if is_lie {
            *status = 500;
        }
        is_lie
    }),
];

fn is_document(path: &str, start: &str) -> bool {
    !path.contains('?') && path.strip_prefix("/api/resource/").is_some_and(|rest| rest.starts_with(start))
}

fn is_list(path: &str, doctype: &str, part: &str) -> bool {
    let rest = path.strip_prefix("/api/resource/").and_then(|rest| rest.strip_prefix(doctype));
    rest.is_some_and(|rest| rest.starts_with('?') && rest.contains(part))
}

/// Replaces a value; tells whether it is another one.
fn set(value: &mut Value, lie: Value) -> bool {
    let is_lie = *value != lie;
    *value = lie;
    is_lie
}

fn refuse(status: &mut u16) -> bool {
    let is_lie = *status != 403;
    *status = 403;
    is_lie
}

fn rows(body: &mut Value) -> Option<&mut Vec<Value>> {
    body.get_mut("data")?.as_array_mut()
}
