//! Tests of the HTTP layer: requests to a whole site, most of them without a socket in between.

#![allow(clippy::needless_pass_by_value, reason = "calls read better without references")]

mod accounts;
mod archives;
mod bearer;
#[cfg(all(feature = "s3", feature = "sqlite"))]
mod buckets;
mod cache_invalidation;
mod file_concurrency;
mod files;
mod functions;
mod idempotency;
mod images;
mod lists;
mod methods;
mod own_paths;
mod permissions;
mod requests;
mod robustness;
mod server;
mod shares;
mod streaming;
mod two_factor;
mod user_permissions;
mod virtual_doctypes;

use crate::test_harness::*;
use actix_web::http::Method;
use doctyped_api::prelude::*;
use doctyped_models::role::Role;
