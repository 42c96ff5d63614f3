//! Whitelisted functions that the conformance cases call as `confapp.api.*`.

use doctyped::prelude::*;
use models::conf_tag::ConfTag;

/// The sum of two numbers.
#[whitelist]
pub fn add(_ctx: &mut Context, a: i64, b: Option<i64>) -> Result<i64> {
    a.checked_add(b.unwrap_or(2)).ok_or_else(|| Error::validation("The sum is too large"))
}

/// Returns both arguments unchanged.
#[whitelist]
pub fn echo(_ctx: &mut Context, value: Option<JsonValue>, other: Option<JsonValue>) -> Result<JsonValue> {
    Ok(json!({ "value": value, "other": other }))
}

/// Open to guests.
#[whitelist(allow_guest)]
pub fn guest_ping(_ctx: &mut Context) -> Result<&'static str> {
    Ok("pong")
}

/// Accepts only POST.
#[whitelist(methods(POST))]
pub fn post_only(_ctx: &mut Context) -> Result<&'static str> {
    Ok("posted")
}

/// Accepts only GET.
#[whitelist(methods(GET))]
pub fn get_only(_ctx: &mut Context) -> Result<&'static str> {
    Ok("got")
}

/// Returns nothing.
#[whitelist]
pub fn nothing(_ctx: &mut Context) -> Result<()> {
    Ok(())
}

/// The user of the request.
#[whitelist]
pub fn who(ctx: &mut Context) -> Result<String> {
    Ok(ctx.user().to_owned())
}

/// Fails with a validation error.
#[whitelist]
pub fn fail(ctx: &mut Context) -> Result<()> {
    ctx.throw("This always fails")
}

/// Fails with a permission error.
#[whitelist]
pub fn denied(_ctx: &mut Context) -> Result<()> {
    Err(Error::permission("This is never allowed"))
}

/// Fails with a missing document.
#[whitelist]
pub fn missing(_ctx: &mut Context) -> Result<()> {
    Err(Error::not_found("This never exists"))
}

/// Fails with an internal error.
#[whitelist]
pub fn boom(_ctx: &mut Context) -> Result<()> {
    Err(Error::internal("This always crashes"))
}

/// Inserts a Conf Tag and returns its name.
#[whitelist]
pub fn write_tag(ctx: &mut Context, title: String) -> Result<String> {
    let mut tag = ConfTag { title, ..ConfTag::default() };
    ctx.insert(&mut tag)?;
    Ok(tag.name)
}

/// Inserts a Conf Tag and fails, which rolls the insert back.
#[whitelist]
pub fn write_tag_then_fail(ctx: &mut Context, title: String) -> Result<()> {
    write_tag(ctx, title)?;
    ctx.throw("This fails after it has written")
}

/// Queues a message for the user.
#[whitelist]
pub fn message(ctx: &mut Context) -> Result<i64> {
    ctx.msgprint("A message from the server");
    Ok(1)
}

/// Cannot be called from outside.
pub fn not_whitelisted(_ctx: &mut Context) -> Result<&'static str> {
    Ok("secret")
}
