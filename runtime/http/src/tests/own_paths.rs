//! Handlers of DocTypes at paths of the application's own.

use super::*;
use crate::handlers::{self, ReadRequest};
use crate::response::{DocumentResponse, HttpError};
use actix_web::dev::ServiceResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, AUTHORIZATION, ORIGIN};
use actix_web::rt::System;
use actix_web::test::{TestRequest, call_service, init_service};
use actix_web::{App, ResponseError, web};
use doctyped_core::error::Error;
use doctyped_models::role::Role;
use std::sync::Arc;

const SHOP: &str = "https://shop.example.com";

/// A handler that checks the request before the runtime performs it.
async fn role(request: ReadRequest<Role>) -> Result<DocumentResponse, HttpError> {
    if request.name().starts_with('_') {
        return Err(Error::validation("Names of roles begin with a letter").into());
    }
    let response = handlers::read(request).await?;
    assert_eq!(response.status(), StatusCode::OK);
    Ok(response)
}

/// Sends GET requests as Administrator from a page of the shop.
fn get<const N: usize>(site: &TestSite, paths: [&str; N]) -> [ServiceResponse; N] {
    let token = site.admin_token();
    System::new().block_on(async {
        let app = App::new().app_data(web::Data::from(Arc::clone(&site.inner)));
        let app = init_service(app.route("/roles/{name}", web::get().to(role))).await;
        let mut responses = Vec::new();
        for path in paths {
            let request = TestRequest::with_uri(path);
            let request = request.insert_header((AUTHORIZATION, token.as_str())).insert_header((ORIGIN, SHOP));
            responses.push(call_service(&app, request.to_request()).await);
        }
        responses.try_into().unwrap()
    })
}

#[test]
fn handler_checks_request_before_it_is_performed() {
    let site = TestSite::new();
    let responses = get(&site, ["/roles/System%20Manager", "/roles/_hidden", "/roles/Missing"]);
    assert_eq!(responses.map(|response| response.status().as_u16()), [200, 417, 404]);
}

#[test]
fn response_has_cors_headers() {
    let site = TestSite::with_flags(&["--allow-cors", SHOP]);
    for response in get(&site, ["/roles/System%20Manager", "/roles/Missing"]) {
        assert_eq!(response.headers().get(ACCESS_CONTROL_ALLOW_ORIGIN).unwrap(), SHOP);
    }
}

#[test]
fn error_keeps_its_body_when_a_middleware_reads_it() {
    let error = HttpError::from(Error::validation("The pot is too small"));
    let body = |error: &HttpError| {
        let response = error.error_response();
        assert_eq!(response.status(), error.status_code());
        actix_web::body::MessageBody::try_into_bytes(response.into_body()).unwrap()
    };
    assert!(!body(&error).is_empty());
    assert_eq!(body(&error), body(&error));
}
