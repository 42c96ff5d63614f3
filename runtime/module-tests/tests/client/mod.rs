//! Requests to the application, with the session of Administrator.

use doctyped::actix_web::Error;
use doctyped::actix_web::body::MessageBody;
use doctyped::actix_web::dev::{Service, ServiceResponse};
use doctyped::actix_web::test::{TestRequest, call_service, read_body};
use doctyped::auth::Identity;
use doctyped::{Context, Site};
use serde_json::{Value, json};
use std::sync::Arc;

/// A site on a database of its own, in a folder that is removed with the second value.
pub fn site() -> (Arc<Site>, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let site = doctyped::testing::site(&module_tests_server::APPLICATION, &folder.path().join("site.sqlite")).unwrap();
    (site, folder)
}

/// A context of Administrator.
pub fn context(site: &Arc<Site>) -> Context {
    Context::new(Arc::clone(site), Identity::administrator()).unwrap()
}

/// A client with a session.
pub struct Client<S> {
    app: S,
    cookie: String,
}

impl<S, B> Client<S>
where
    S: Service<actix_http::Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    pub async fn log_in(app: S) -> Self {
        let login = json!({"usr": "Administrator", "pwd": "admin"});
        let login = TestRequest::post().uri("/api/method/login").set_json(login);
        let response = call_service(&app, login.to_request()).await;
        let cookie = response.headers().get("set-cookie").unwrap().to_str().unwrap();
        let cookie = cookie.split(';').next().unwrap().to_owned();
        Client { app, cookie }
    }

    /// The status and the JSON of a response.
    pub async fn send(&self, method: &str, path: &str, body: Option<Value>) -> (u16, Value) {
        let request = TestRequest::with_uri(&path.replace(' ', "%20")).method(method.parse().unwrap());
        let mut request = request.insert_header(("cookie", self.cookie.as_str()));
        if let Some(body) = body {
            request = request.set_json(body);
        }
        let response = call_service(&self.app, request.to_request()).await;
        let status = response.status().as_u16();
        let body = read_body(response).await;
        (status, serde_json::from_slice(&body).unwrap())
    }

    /// The document that a request creates.
    pub async fn create(&self, doctype: &str, document: Value) -> Value {
        let (status, mut body) = self.send("POST", &format!("/api/resource/{doctype}"), Some(document)).await;
        assert_eq!(status, 200, "{body}");
        body["data"].take()
    }

    /// The exception of a document that is refused.
    pub async fn refused(&self, doctype: &str, document: Value) -> Value {
        let (status, mut body) = self.send("POST", &format!("/api/resource/{doctype}"), Some(document)).await;
        assert_eq!(status, 417, "{body}");
        body["exc_type"].take()
    }

    /// The result of a function.
    pub async fn call(&self, path: &str, arguments: &str) -> Value {
        let (status, mut body) = self.send("GET", &format!("/api/method/{path}?{arguments}"), None).await;
        assert_eq!(status, 200, "{body}");
        body["message"].take()
    }
}

/// Sends requests to an `App` with the generated routes.
macro_rules! with_client {
    ($site:expr, |$client:ident| $requests:expr) => {
        doctyped::actix_web::rt::System::new().block_on(async {
            let app = doctyped::actix_web::App::new()
                .app_data(doctyped::actix_web::web::Data::from(std::sync::Arc::clone($site)))
                .configure(module_tests_server::configure);
            let $client = Client::log_in(doctyped::actix_web::test::init_service(app).await).await;
            $requests
        })
    };
}

pub(crate) use with_client;
