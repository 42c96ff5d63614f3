//! Routes and a middleware of the application's own.

use doctyped::actix_web::body::MessageBody;
use doctyped::actix_web::dev::{ServiceRequest, ServiceResponse};
use doctyped::actix_web::middleware::Next;
use doctyped::actix_web::{Error, web};

pub fn configure(config: &mut web::ServiceConfig) {
    config.service(web::resource("/hello").route(web::get().to(hello)));
}

pub async fn middleware(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    next.call(request).await
}

async fn hello() -> &'static str {
    "hello"
}
