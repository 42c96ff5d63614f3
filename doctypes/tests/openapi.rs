//! The description of the API: it has every DocType, function and route of the server, and shows a user what the user
//! may reach.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

use doctyped::Site;
use doctyped::actix_web::http::StatusCode;
use doctyped::actix_web::http::header::HeaderMap;
use doctyped::actix_web::test::{TestRequest, call_service, init_service, read_body};
use doctyped::actix_web::{App, rt, web};
use doctyped::method::functions;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::Arc;

fn site() -> (Arc<Site>, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let site = doctyped::testing::site(&server::APPLICATION, &folder.path().join("site.sqlite")).unwrap();
    (site, folder)
}

struct Response {
    status: u16,
    headers: HeaderMap,
    body: String,
}

impl Response {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// Sends requests without a body, each with a header, as a user or as Guest.
fn get(site: &Arc<Site>, user: Option<&str>, requests: &[(&str, (&str, &str))]) -> Vec<Response> {
    rt::System::new().block_on(async {
        let app = App::new().app_data(web::Data::from(Arc::clone(site))).configure(server::configure);
        let app = init_service(app).await;
        let mut cookie = String::new();
        if let Some(user) = user {
            let login =
                json!({"usr": user, "pwd": if user == "Administrator" { "admin" } else { "Tall-Grey-Heron-7" }});
            let login = TestRequest::post().uri("/api/method/login").set_json(login);
            let login = call_service(&app, login.to_request()).await;
            assert_eq!(login.status(), StatusCode::OK);
            let sent = login.headers().get("set-cookie").unwrap().to_str().unwrap();
            sent.split(';').next().unwrap().clone_into(&mut cookie);
        }
        let mut responses = Vec::new();
        for (uri, header) in requests {
            let request = TestRequest::with_uri(uri).insert_header(("cookie", cookie.as_str())).insert_header(*header);
            let response = call_service(&app, request.to_request()).await;
            let (status, headers) = (response.status().as_u16(), response.headers().clone());
            let body = String::from_utf8(read_body(response).await.to_vec()).unwrap();
            responses.push(Response { status, headers, body });
        }
        responses
    })
}

const PLAIN: (&str, &str) = ("accept", "application/json");

/// Creates a user with a role.
fn create_user(site: &Arc<Site>, email: &str, role: &str) {
    rt::System::new().block_on(async {
        let app = App::new().app_data(web::Data::from(Arc::clone(site))).configure(server::configure);
        let app = init_service(app).await;
        let login =
            TestRequest::post().uri("/api/method/login").set_json(json!({"usr": "Administrator", "pwd": "admin"}));
        let login = call_service(&app, login.to_request()).await;
        let cookie = login.headers().get("set-cookie").unwrap().to_str().unwrap().split(';').next().unwrap().to_owned();
        let user = json!({
            "email": email, "first_name": "Reader", "new_password": "Tall-Grey-Heron-7", "send_welcome_email": 0,
            "roles": [{"role": role}],
        });
        let create = TestRequest::post().uri("/api/resource/User").insert_header(("cookie", cookie)).set_json(user);
        assert_eq!(call_service(&app, create.to_request()).await.status(), StatusCode::OK);
    });
}

fn paths(document: &Value) -> BTreeSet<String> {
    document["paths"].as_object().unwrap().keys().cloned().collect()
}

fn encoded(name: &str) -> String {
    name.replace(' ', "%20")
}

#[test]
fn every_doctype_of_the_registry_is_described() {
    let (site, _folder) = site();
    let document: Value = serde_json::from_str(server::APPLICATION.openapi).unwrap();
    let paths = paths(&document);
    let mut missing = Vec::new();
    for entry in site.registry().entries() {
        let meta = (entry.meta)();
        let name = encoded(meta.name);
        for base in ["/api/resource", "/api/v2/document"] {
            let wanted = if meta.is_single {
                vec![format!("{base}/{name}/{name}")]
            } else {
                vec![format!("{base}/{name}"), format!("{base}/{name}/{{name}}")]
            };
            missing.extend(wanted.into_iter().filter(|path| !paths.contains(path)));
        }
        for method in entry.methods {
            let path = format!("/api/v2/document/{name}/{{name}}/method/{}", method.name);
            missing.extend(Some(path).filter(|path| !paths.contains(path)));
        }
    }
    assert!(missing.is_empty(), "not described: {missing:?}");
}

#[test]
fn every_function_of_the_registry_is_described_with_its_arguments() {
    let (site, _folder) = site();
    let document: Value = serde_json::from_str(server::APPLICATION.openapi).unwrap();
    let own = site.registry().functions().map(|(path, method)| (path.to_owned(), method));
    let mut missing = Vec::new();
    for (path, method) in functions::all().chain(own) {
        for base in ["/api/method", "/api/v2/method"] {
            let item = &document["paths"][format!("{base}/{path}")];
            if !item.is_object() {
                missing.push(format!("{base}/{path}"));
                continue;
            }
            // The login of version 1 is a route of its own.
            let text = item.to_string();
            let names = method.arguments.iter().filter(|argument| !argument.is_flat && path != "login");
            let absent = names.filter(|argument| !text.contains(&format!("\"{}\"", argument.name)));
            missing.extend(absent.map(|argument| format!("{base}/{path}: {}", argument.name)));
        }
    }
    assert!(missing.is_empty(), "not described: {missing:?}");
}

#[test]
fn every_route_is_described() {
    let document: Value = serde_json::from_str(server::APPLICATION.openapi).unwrap();
    let paths = paths(&document);
    for prefix in doctyped::http::route_prefixes() {
        assert!(paths.iter().any(|path| path.starts_with(&format!("{prefix}/"))), "{prefix} is not described");
    }
}

/// The places whose `type` names several types besides null.
fn several_types(value: &Value, place: &str, found: &mut Vec<String>) {
    let members: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(key, member)| (key.clone(), member)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(place, item)| (place.to_string(), item)).collect(),
        _ => return,
    };
    let types = value.get("type").and_then(Value::as_array);
    if types.is_some_and(|types| types.iter().filter(|name| *name != "null").count() > 1) {
        found.push(place.to_owned());
    }
    for (key, member) in members {
        several_types(member, &format!("{place}/{key}"), found);
    }
}

#[test]
fn no_schema_has_several_types_besides_null() {
    let document: Value = serde_json::from_str(server::APPLICATION.openapi).unwrap();
    let mut found = Vec::new();
    several_types(&document, "", &mut found);
    assert!(found.is_empty(), "{found:?}");
    let title = &document["components"]["schemas"]["ArticleCreate"]["properties"]["article_name"]["anyOf"];
    assert_eq!(title[0], json!({"type": "string", "minLength": 1, "maxLength": 140}));
}

#[test]
fn user_is_shown_what_the_roles_may_reach() {
    let (site, _folder) = site();
    create_user(&site, "reader@example.com", "Librarian");
    let shown = |user: Option<&str>| paths(&get(&site, user, &[("/api/openapi.json", PLAIN)])[0].json());
    let (all, librarian, guest) = (shown(Some("Administrator")), shown(Some("reader@example.com")), shown(None));
    let whole: Value = serde_json::from_str(server::APPLICATION.openapi).unwrap();
    assert_eq!(all, paths(&whole), "Administrator may reach everything");
    assert!(librarian.contains("/api/resource/Article/{name}") && !librarian.contains("/api/resource/Role/{name}"));
    assert!(guest.contains("/api/method/login") && guest.contains("/api/method/ping"));
    assert!(!guest.contains("/api/resource/Article") && !guest.contains("/api/method/frappe.client.get_list"));
}

#[test]
fn part_of_the_description_has_its_components_and_a_tag() {
    let (site, _folder) = site();
    let uri = "/api/openapi.json?tags=Article";
    let part = &get(&site, Some("Administrator"), &[(uri, PLAIN)])[0];
    let document = part.json();
    assert!(paths(&document).iter().all(|path| path.contains("/Article")));
    let schemas = document["components"]["schemas"].as_object().unwrap();
    assert!(schemas.contains_key("ArticleCreate") && !schemas.contains_key("ToDo"));
    assert_eq!(part.header("content-type"), "application/json");
    let tag = part.header("etag").to_owned();
    let again = &get(&site, Some("Administrator"), &[(uri, ("if-none-match", &tag))])[0];
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    let tags = &get(&site, Some("Administrator"), &[("/api/openapi.json?tags=", PLAIN)])[0].json();
    assert!(paths(tags).is_empty() && tags["tags"].as_array().unwrap().len() > 30);
}

#[test]
fn page_has_a_policy_without_inline_scripts_and_styles() {
    let (site, _folder) = site();
    let page = &get(&site, None, &[("/api/docs", ("accept", "text/html"))])[0];
    assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
    let policy = page.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe") && !policy.contains("http"));
    assert!(!page.body.contains("<style") && !page.body.contains("style=") && !page.body.contains("onclick"));
    let files: Vec<&str> = page.body.split('"').filter(|text| text.starts_with("/api/docs/")).collect();
    assert_eq!(files.len(), 7);
    for file in files {
        let asset = &get(&site, None, &[(file, PLAIN)])[0];
        assert_eq!((asset.status, asset.header("x-content-type-options")), (200, "nosniff"), "{file}");
    }
    let redirect = &get(&site, None, &[("/api", PLAIN)])[0];
    assert_eq!((redirect.status, redirect.header("location")), (302, "/api/docs"));
}
