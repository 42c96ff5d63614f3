//! The audit trail: who came in, who failed to, what was changed about who may do what, and what was
//! deleted, as documents of Activity Log.
//!
//! A failed login undoes its request, so its entry is committed by itself. Nothing here holds a
//! secret: what somebody typed as a user is kept only if there is such a user, since people type
//! passwords there too.

use super::identity::Identity;
use super::user::Account;
use crate::context::Context;
use crate::document::history;
use crate::error::Result;
use crate::table::{Record, Value, ValueRef};
use std::sync::Arc;

const ACTIVITY_LOG: &str = "Activity Log";

/// DocTypes that decide what users may do.
const PERMISSION_DOCTYPES: [&str; 5] = ["Role", "Role Profile", "Custom DocPerm", "User Permission", "DocShare"];

/// Fields of a User that decide whether and how the user comes in.
const ACCOUNT_FIELDS: [&str; 9] = [
    "enabled",
    "user_type",
    "role_profile_name",
    "api_key",
    "restrict_ip",
    "login_after",
    "login_before",
    "simultaneous_sessions",
    "bypass_restrict_ip_check_if_2fa_enabled",
];

/// What happened to a login.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Success,
    Failed,
}

/// Notes that a user came in.
pub(super) fn note_login(ctx: &mut Context, account: &Account) -> Result<()> {
    let subject = format!("{} logged in", account.full_name);
    authentication(ctx, &subject, Some(account.into()), "Login", Outcome::Success)
}

/// Notes that the user who asks left.
pub(crate) fn note_logout(ctx: &mut Context) -> Result<()> {
    let identity = Arc::clone(ctx.identity());
    let subject = format!("{} logged out", identity.full_name);
    authentication(ctx, &subject, Some(identity.as_ref().into()), "Logout", Outcome::Success)
}

/// Notes a failed login, and keeps the note whatever becomes of the request. A failure to do so is
/// only worth a line in the log: the login is refused either way.
pub(super) fn note_failure(ctx: &mut Context, account: Option<&Account>, why: &str) {
    let (user, address) = (account.map(|account| account.name.as_str()), ctx.visitor().address);
    tracing::info!(?address, user, why, "a login failed");
    let subject = match account {
        Some(account) => format!("A login of {} failed: {why}", account.full_name),
        None => format!("A login failed: {why}"),
    };
    let noted = authentication(ctx, &subject, account.map(Who::from), "Login", Outcome::Failed);
    if let Err(error) = noted.and_then(|()| ctx.commit()) {
        tracing::error!(error = %error.chain(), "a failed login could not be noted");
    }
}

fn authentication(
    ctx: &mut Context,
    subject: &str,
    who: Option<Who<'_>>,
    operation: &str,
    outcome: Outcome,
) -> Result<()> {
    let status = if outcome == Outcome::Success { "Success" } else { "Failed" };
    note(ctx, subject, who, [("operation", operation.to_owned()), ("status", status.to_owned())])
}

/// Notes something about a user's account that no save of a document tells: `made an API secret for`.
pub(crate) fn note_account(ctx: &mut Context, user: &str, what: &str) -> Result<()> {
    by_asker(ctx, what, "User", user.to_owned())
}

/// Notes a save that changes who may do what; of most DocTypes, none does.
///
/// # Errors
/// When the database fails.
pub(crate) fn note_saved(ctx: &mut Context, record: &dyn Record, stored: Option<&dyn Record>) -> Result<()> {
    let doctype = record.meta().name;
    let what = if doctype == "User" {
        account_change(record, stored)
    } else if PERMISSION_DOCTYPES.contains(&doctype) && !is_own_share(record) {
        Some(if stored.is_some() { "changed" } else { "added" }.to_owned())
    } else {
        None
    };
    match what {
        Some(what) => change(ctx, record, &what),
        None => Ok(()),
    }
}

/// Notes that a document was deleted.
///
/// # Errors
/// When the database fails.
pub(crate) fn note_deleted(ctx: &mut Context, record: &dyn Record) -> Result<()> {
    // An entry about a removed entry would never end.
    if record.meta().name == ACTIVITY_LOG { Ok(()) } else { change(ctx, record, "deleted") }
}

fn change(ctx: &mut Context, record: &dyn Record, what: &str) -> Result<()> {
    by_asker(ctx, what, record.meta().name, record.name())
}

fn by_asker(ctx: &mut Context, what: &str, doctype: &str, name: String) -> Result<()> {
    let identity = Arc::clone(ctx.identity());
    let subject = format!("{} {what} {doctype} {name}", identity.full_name);
    let reference = [("reference_doctype", doctype.to_owned()), ("reference_name", name)];
    note(ctx, &subject, Some(identity.as_ref().into()), reference)
}

/// Which fields of an account were changed; names only, since some hold secrets. None for a new
/// account without roles and for what does not matter here.
fn account_change(record: &dyn Record, stored: Option<&dyn Record>) -> Option<String> {
    let Some(stored) = stored else { return Some("added".to_owned()) };
    let mut changed: Vec<&str> =
        ACCOUNT_FIELDS.into_iter().filter(|field| record.field(field) != stored.field(field)).collect();
    if roles(record) != roles(stored) {
        changed.push("roles");
    }
    (!changed.is_empty()).then(|| format!("changed {} of", changed.join(", ")))
}

fn roles(user: &dyn Record) -> Vec<String> {
    let tables = user.meta().tables();
    let table = tables.iter().position(|field| field.fieldname == "roles");
    let rows = table.and_then(|table| user.rows(table));
    let mut roles: Vec<String> =
        rows.map(|rows| rows.iter().map(|row| row.field("role").to_text()).collect()).unwrap_or_default();
    roles.sort_unstable();
    roles
}

/// Every user gets a share of the own account from the server.
fn is_own_share(record: &dyn Record) -> bool {
    let text = |field| match record.field(field) {
        ValueRef::Text(text) => text,
        _ => "",
    };
    text("share_doctype") == "User" && text("share_name") == text("user")
}

/// Whom an entry is about: name and full name.
#[derive(Clone, Copy)]
struct Who<'a>(&'a str, &'a str);

impl<'a> From<&'a Account> for Who<'a> {
    fn from(account: &'a Account) -> Who<'a> {
        Who(&account.name, &account.full_name)
    }
}

impl<'a> From<&'a Identity> for Who<'a> {
    fn from(identity: &'a Identity) -> Who<'a> {
        Who(&identity.name, &identity.full_name)
    }
}

fn note<'a>(
    ctx: &mut Context,
    subject: &str,
    who: Option<Who<'_>>,
    fields: impl IntoIterator<Item = (&'a str, String)>,
) -> Result<()> {
    ctx.transaction().begin_writing()?;
    let text = |text: &str| Value::Text(text.to_owned());
    let mut all = vec![("subject", text(subject)), ("communication_date", Value::Datetime(ctx.now()))];
    if let Some(address) = ctx.visitor().address {
        all.push(("ip_address", Value::Text(address.to_canonical().to_string())));
    }
    if let Some(Who(name, full_name)) = who {
        all.extend([("user", text(name)), ("full_name", text(full_name))]);
    }
    all.extend(fields.into_iter().map(|(field, text)| (field, Value::Text(text))));
    history::add(ctx, ACTIVITY_LOG, all)
}
