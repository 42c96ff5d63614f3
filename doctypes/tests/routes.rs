//! The server's HTTP side inside an `App` of actix-web: the API, the routes of `doctypes/routes.rs`, and
//! routes and middleware that only this `App` has.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

use doctyped::Site;
use doctyped::actix_web::body::MessageBody;
use doctyped::actix_web::dev::{ServiceRequest, ServiceResponse};
use doctyped::actix_web::http::StatusCode;
use doctyped::actix_web::http::header::{HeaderName, HeaderValue};
use doctyped::actix_web::middleware::{Next, from_fn};
use doctyped::actix_web::test::{TestRequest, call_service, init_service, read_body};
use doctyped::actix_web::{App, Error, HttpResponse, rt, web};
use serde_json::{Value, json};
use std::sync::Arc;

const SERVED_BY: HeaderName = HeaderName::from_static("x-served-by");

/// A site on a database of its own.
fn site() -> (Arc<Site>, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let site = doctyped::testing::site(&server::APPLICATION, &folder.path().join("site.sqlite")).unwrap();
    (site, folder)
}

async fn add_header(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let mut response = next.call(request).await?;
    response.headers_mut().insert(SERVED_BY, HeaderValue::from_static("the test"));
    Ok(response)
}

/// Sends requests to one `App`, one after another, with the cookies of a login as Administrator. Each
/// gives its status, its body, and whether it went through the middleware.
fn send(site: &Arc<Site>, requests: &[(&'static str, &str, Option<Value>)]) -> Vec<(u16, String, bool)> {
    rt::System::new().block_on(async {
        let app = App::new()
            .app_data(web::Data::from(Arc::clone(site)))
            .wrap(from_fn(add_header))
            .route("/hello", web::get().to(|| async { HttpResponse::Ok().body("hello") }))
            .route("/articles", web::post().to(server::entries::article::create))
            .route("/articles/{name}", web::get().to(server::entries::article::read))
            .configure(server::configure);
        let app = init_service(app).await;
        let login =
            TestRequest::post().uri("/api/method/login").set_json(json!({"usr": "Administrator", "pwd": "admin"}));
        let login = call_service(&app, login.to_request()).await;
        assert_eq!(login.status(), StatusCode::OK);
        let cookie = login.headers().get("set-cookie").unwrap().to_str().unwrap().split(';').next().unwrap().to_owned();
        let mut responses = Vec::new();
        for (method, uri, body) in requests {
            let request = TestRequest::with_uri(&uri.replace(' ', "%20")).method(method.parse().unwrap());
            let request = request.insert_header(("cookie", cookie.as_str()));
            let request = match body {
                Some(body) => request.set_json(body),
                None => request,
            };
            let response = call_service(&app, request.to_request()).await;
            let (status, marked) = (response.status().as_u16(), response.headers().contains_key(SERVED_BY));
            responses.push((status, String::from_utf8(read_body(response).await.to_vec()).unwrap(), marked));
        }
        responses
    })
}

fn json_of(response: &(u16, String, bool)) -> Value {
    serde_json::from_str(&response.1).unwrap()
}

#[test]
fn app_serves_api_beside_own_route_and_middleware() {
    let (site, _folder) = site();
    let responses = send(
        &site,
        &[
            ("GET", "/hello", None),
            ("POST", "/api/resource/Article", Some(json!({"article_name": "Atlas of Clouds"}))),
            ("GET", "/api/resource/Article/Atlas%20of%20Clouds", None),
            ("GET", "/api/v2/document/Article/Atlas%20of%20Clouds", None),
            ("GET", "/api/resource/User", None),
            ("GET", "/nowhere", None),
            ("PUT", "/api/resource/Article", None),
        ],
    );
    let statuses: Vec<u16> = responses.iter().map(|response| response.0).collect();
    assert_eq!(statuses, [200, 200, 200, 200, 200, 404, 405], "{responses:?}");
    assert!(responses.iter().all(|response| response.2), "every response goes through the middleware");
    assert_eq!(responses[0].1, "hello");
    assert_eq!(json_of(&responses[1])["data"]["name"], "Atlas of Clouds");
    // Version 2 has fields without a value as null.
    assert_eq!(json_of(&responses[2])["data"]["status"], json_of(&responses[3])["data"]["status"]);
    assert_eq!(json_of(&responses[3])["data"]["author"], serde_json::Value::Null);
    assert_eq!(json_of(&responses[4])["data"].as_array().unwrap().len(), 2);
}

#[test]
fn handler_of_a_doctype_serves_a_path_of_the_application() {
    let (site, _folder) = site();
    let responses = send(
        &site,
        &[
            ("POST", "/articles", Some(json!({"article_name": "50% of a/b"}))),
            ("GET", "/articles/50%25%20of%20a%2Fb", None),
            ("GET", "/articles/Missing", None),
            ("POST", "/articles", Some(json!([1]))),
        ],
    );
    let statuses: Vec<u16> = responses.iter().map(|response| response.0).collect();
    assert_eq!(statuses, [200, 200, 404, 400], "{responses:?}");
    assert_eq!(json_of(&responses[1])["data"]["name"], "50% of a/b");
    assert_eq!(json_of(&responses[2])["exc_type"], "DoesNotExistError");
}

#[test]
fn route_of_the_hook_file_knows_the_user() {
    let (site, _folder) = site();
    let responses = send(
        &site,
        &[
            ("POST", "/api/resource/Article", Some(json!({"article_name": "Birds"}))),
            ("POST", "/api/v2/document/Article", Some(json!({"article_name": "Atlas"}))),
            ("GET", "/library/catalogue.txt", None),
            ("POST", "/library/catalogue.txt", None),
        ],
    );
    assert_eq!((responses[2].0, responses[2].1.as_str()), (200, "Atlas\nBirds\n"));
    assert_eq!(responses[3].0, 405);
    let anonymous = rt::System::new().block_on(async {
        let app = App::new().app_data(web::Data::from(Arc::clone(&site))).configure(server::configure);
        let app = init_service(app).await;
        let response = call_service(&app, TestRequest::with_uri("/library/catalogue.txt").to_request()).await;
        response.status().as_u16()
    });
    assert_eq!(anonymous, 403);
}

#[test]
fn document_method_is_called_by_both_versions() {
    let (site, _folder) = site();
    let member = json!({"first_name": "Ann", "email_address": "ann@library.test"});
    let created = send(&site, &[("POST", "/api/resource/Library Member", Some(member))]);
    let member = json_of(&created[0])["data"]["name"].as_str().unwrap().to_owned();
    let membership = json!({"library_member": member, "from_date": "2026-01-01", "paid": 1, "docstatus": 1});
    let created = send(&site, &[("POST", "/api/resource/Library Membership", Some(membership))]);
    assert_eq!(created[0].0, 200, "{created:?}");
    let name = json_of(&created[0])["data"]["name"].as_str().unwrap().to_owned();
    let v1 = format!("/api/resource/Library Membership/{name}");
    let v2 = format!("/api/v2/document/Library Membership/{name}/method/renew");
    let responses = send(
        &site,
        &[
            ("POST", &v1, Some(json!({"run_method": "renew", "paid": 1}))),
            ("POST", &v1, Some(json!({"run_method": "renew", "months": 1}))),
            ("POST", &v1, Some(json!({}))),
            ("POST", &v2, Some(json!({"months": 1}))),
            ("POST", &v2, Some(json!({"paid": 1}))),
        ],
    );
    let statuses: Vec<u16> = responses.iter().map(|response| response.0).collect();
    assert_eq!(statuses, [200, 417, 400, 417, 200], "{responses:?}");
    let renewed = |response| json_of(response)["data"].as_str().unwrap().to_owned();
    assert_ne!(renewed(&responses[0]), renewed(&responses[4]));
}
