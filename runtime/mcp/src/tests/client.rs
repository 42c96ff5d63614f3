//! A client of the tests: a site, the token of a user, and messages.

use actix_web::body::to_bytes;
use actix_web::http::Method;
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use actix_web::{App, rt, test, web};
use doctyped_core::context::Application;
use doctyped_http::Api;
use doctyped_http::test_harness::TestSite;
use serde_json::{Value as JsonValue, json};
use std::net::SocketAddr;
use std::sync::Arc;

/// The API without entries of its own: the application is that of the site.
static API: Api = Api { application: &Application::NEW, documents: &[], configure: None, middleware: None };

/// Flags of a site whose clients may write.
pub const READ_WRITE: [&str; 2] = ["--mcp", "read-write"];

/// A response.
#[derive(Debug)]
pub struct Response {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

impl Response {
    pub fn json(&self) -> JsonValue {
        serde_json::from_str(&self.body).unwrap()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }
}

/// A client with the token of a user.
#[derive(Debug, Clone)]
pub struct Client {
    site: Arc<doctyped_core::context::Site>,
    headers: Vec<(&'static str, String)>,
}

impl Client {
    pub fn guest(site: &TestSite) -> Client {
        let headers = vec![("accept", "application/json, text/event-stream".to_owned())];
        Client { site: Arc::clone(&site.inner), headers }.with("content-type", "application/json")
    }

    pub fn new(site: &TestSite, token: &str) -> Client {
        Client::guest(site).with("authorization", token)
    }

    pub fn admin(site: &TestSite) -> Client {
        Client::new(site, &site.admin_token())
    }

    /// The same client with another value of a header.
    pub fn with(&self, name: &'static str, value: &str) -> Client {
        let mut client = self.clone();
        client.headers.retain(|(known, _)| *known != name);
        client.headers.push((name, value.to_owned()));
        client
    }

    pub fn send(&self, method: Method, body: &str) -> Response {
        self.send_to("/api/mcp", method, body)
    }

    pub fn send_to(&self, target: &str, method: Method, body: &str) -> Response {
        let mut request = test::TestRequest::with_uri(target)
            .method(method)
            .peer_addr(SocketAddr::from(([127, 0, 0, 1], 40_000)))
            .insert_header(("content-length", body.len()))
            .set_payload(body.to_owned());
        for (name, value) in &self.headers {
            request = request.insert_header((HeaderName::from_static(name), HeaderValue::from_str(value).unwrap()));
        }
        rt::System::new().block_on(async {
            let app = App::new().app_data(web::Data::from(Arc::clone(&self.site))).configure(|config| {
                doctyped_http::configure(config, &API);
                crate::routes(config);
            });
            let app = test::init_service(app).await;
            let response = test::call_service(&app, request.to_request()).await;
            let (status, headers) = (response.status().as_u16(), response.headers().clone());
            let body = to_bytes(response.into_body()).await.unwrap();
            Response { status, headers, body: String::from_utf8(body.to_vec()).unwrap() }
        })
    }

    pub fn post(&self, message: JsonValue) -> Response {
        self.send(Method::POST, &message.to_string())
    }

    /// The response to a request, which is JSON-RPC with the id of the request.
    #[track_caller]
    pub fn request(&self, method: &str, params: JsonValue) -> JsonValue {
        let response = self.post(json!({"jsonrpc": "2.0", "id": "a-1", "method": method, "params": params}));
        let body = response.json();
        assert_eq!((&body["jsonrpc"], &body["id"]), (&json!("2.0"), &json!("a-1")), "{response:?}");
        body
    }

    /// The names of the tools, with spaces between.
    pub fn tools(&self) -> String {
        let tools = self.request("tools/list", json!({}));
        let tools = tools["result"]["tools"].as_array().unwrap().iter();
        tools.map(|tool| tool["name"].as_str().unwrap()).collect::<Vec<_>>().join(" ")
    }

    /// The structured result of a tool that succeeds. Its text says the same.
    #[track_caller]
    pub fn call(&self, tool: &str, arguments: JsonValue) -> JsonValue {
        let response = self.request("tools/call", json!({"name": tool, "arguments": arguments}));
        let result = &response["result"];
        assert_eq!(result["isError"], json!(false), "{response}");
        let text: JsonValue = serde_json::from_str(result["content"][0]["text"].as_str().unwrap()).unwrap();
        assert_eq!((&result["structuredContent"], &result["content"][0]["type"]), (&text, &json!("text")));
        text
    }

    /// The text of a tool that fails: the class and the message of the error.
    #[track_caller]
    pub fn call_error(&self, tool: &str, arguments: JsonValue) -> String {
        let response = self.request("tools/call", json!({"name": tool, "arguments": arguments}));
        assert_eq!(response["result"]["isError"], json!(true), "{response}");
        response["result"]["content"][0]["text"].as_str().unwrap().to_owned()
    }
}
