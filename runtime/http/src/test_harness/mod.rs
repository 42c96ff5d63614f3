//! Test harness of the HTTP layer: sites in temporary folders, requests as plain data, responses as
//! clients see them.
//!
//! [`TestSite`] starts a site and prepares its documents and users, [`RequestBuilder`] describes a
//! request, [`TestResponse`] is what comes back. How a request gets into the HTTP layer is known to
//! [`transport`] alone; [`RunningServer`] listens on a socket, for what only a socket shows.

#![allow(clippy::needless_pass_by_value, reason = "calls of tests read better without references")]

mod application;
mod archive;
mod concurrent;
#[cfg(any(feature = "postgres", feature = "mysql"))]
mod database_servers;
mod json;
mod list_routes;
mod mail;
mod request_builder;
mod running_server;
mod test_request;
mod test_response;
mod test_site;
mod transport;
mod uploads;
mod users;
mod wait;

pub use archive::{unzip, zip};
pub use concurrent::{run_concurrently, run_in_parallel};
#[cfg(any(feature = "postgres", feature = "mysql"))]
pub use database_servers::on_each_database_server;
pub use json::{error_class, merge, text};
pub use list_routes::RouteResponse;
pub use mail::{MAIL_FLAGS, RESET_LINK, read_mail, reset_key};
pub use request_builder::{FORM, JSON, RequestBuilder};
pub use running_server::{RunningServer, read_to_end};
pub use test_response::{StreamedResponse, TestResponse};
pub use test_site::{DAISIES, TestSite};
pub use transport::{CHUNK_SIZE, stream_chunks};
pub use wait::wait_for;

/// The password of Administrator.
pub const ADMIN_PASSWORD: &str = "admin";

/// The password of each user that a test creates.
pub const USER_PASSWORD: &str = "right horse";

/// Path of the function that returns the name of the session's user.
pub const LOGGED_USER: &str = "/api/method/frappe.auth.get_logged_user";

/// Path of the File documents.
pub const FILES: &str = "/api/resource/File";

/// Path of the function that stores an uploaded file.
pub const UPLOAD_FILE: &str = "/api/method/upload_file";

/// Path of the function that packs files into an archive.
pub const ZIP_FILES: &str = "/api/method/frappe.core.api.file.zip_files";

/// Path of the function that replaces an archive by its files.
pub const UNZIP_FILE: &str = "/api/method/frappe.core.api.file.unzip_file";

/// Prefix of the functions of the DocType User.
pub const USER_FUNCTIONS: &str = "/api/method/frappe.core.doctype.user.user";
