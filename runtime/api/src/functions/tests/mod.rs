//! Calls of functions as clients make them, on the DocTypes that every server has.

mod client;
mod desk;
mod lookup;
mod permissions;

use super::{all, lookup};
use crate::testing;
use doctyped_core::arguments::Arguments;
use doctyped_core::context::Application;
use doctyped_core::context::Call;
use doctyped_core::context::Context;
use doctyped_core::error::{ErrorKind, Result};
use doctyped_core::identity::Identity;
use doctyped_core::json::JsonWriter;
use serde_json::{Value as JsonValue, json};
use std::sync::Arc;

static APPLICATION: Application = Application { doctypes: &[], ..Application::NEW };

/// A context of Administrator on a new database with three roles.
fn context() -> Context {
    let mut ctx = testing::context(&APPLICATION).unwrap();
    for name in ["zz one", "zz two", "a zz"] {
        call(&mut ctx, "frappe.client.insert", json!({"doc": {"doctype": "Role", "role_name": name}})).unwrap();
    }
    ctx
}

/// Calls a function; gives its result, null if it has none.
fn call(ctx: &mut Context, path: &str, arguments: JsonValue) -> Result<JsonValue> {
    let JsonValue::Object(arguments) = arguments else { unreachable!("arguments are an object") };
    let Some(Call::Free(function)) = lookup(path).map(|method| method.call) else { unreachable!("no function {path}") };
    let mut out = JsonWriter::new();
    function(ctx, &Arguments::from(arguments), &mut out)?;
    let bytes = out.into_bytes();
    Ok(if bytes.is_empty() { JsonValue::Null } else { serde_json::from_slice(&bytes).unwrap() })
}

/// The kind of the error of a refused call.
fn call_refused(ctx: &mut Context, path: &str, arguments: JsonValue) -> ErrorKind {
    call(ctx, path, arguments).unwrap_err().kind()
}

/// Continues as a user with roles.
fn set_user(ctx: &mut Context, name: &str, full_name: &str, user_type: &str, roles: &[&str]) {
    ctx.set_identity(Arc::new(Identity {
        name: name.to_owned(),
        full_name: full_name.to_owned(),
        user_type: user_type.to_owned(),
        roles: roles.iter().map(|role| (*role).to_owned()).collect(),
    }));
}

/// Continues as a user whose roles grant nothing.
fn set_user_without_roles(ctx: &mut Context) {
    set_user(ctx, "nobody@example.com", "Nobody", "Website User", &["All", "Guest"]);
}

#[test]
fn functions_with_the_name_of_a_reader_take_no_write_lock() {
    let reads = |name: &str| {
        ["get", "search_", "has_", "is_", "validate_", "check_", "test_"].iter().any(|start| name.starts_with(start))
    };
    for (path, method) in all() {
        let name = path.rsplit('.').next().unwrap_or_default();
        assert!(!reads(name) || method.is_read_only(), "{path}");
    }
}
