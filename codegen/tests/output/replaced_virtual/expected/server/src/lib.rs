//! The application: handlers of all DocTypes, and the way to mount them in an `App` of actix-web.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

pub mod handlers;
#[rustfmt::skip]
pub mod registry;

pub use self::registry::{API, APPLICATION};

use doctyped::actix_web::web::ServiceConfig;

/// Mounts the application's own routes and the API. The `App` needs the site:
/// `App::new().app_data(web::Data::from(site)).configure(server::configure)`.
pub fn configure(config: &mut ServiceConfig) {
    doctyped::http::configure(config, &API);
}
