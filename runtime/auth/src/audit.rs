//! Audit log: logins, logouts, failed logins, changes of permissions and accounts, and deletions, as
//! documents of Activity Log.
//!
//! A failed login rolls its request back, so its entry is committed in a transaction of its own. Entries
//! hold no secrets: the user name of a failed login is stored only if such a user exists, because
//! passwords get typed into that field too.

use crate::login_counts::LoginCounts;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_core::identity::Identity;
use doctyped_orm::table::{Record, Value, ValueRef};
use std::sync::Arc;

const ACTIVITY_LOG: &str = "Activity Log";

/// DocTypes that define permissions.
const PERMISSION_DOCTYPES: [&str; 5] = ["Role", "Role Profile", "Custom DocPerm", "User Permission", "DocShare"];

/// Fields of User that decide whether and how the user can log in.
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

/// The user that an entry is about.
#[derive(Debug, Clone, Copy)]
pub struct AuditedUser<'a> {
    /// The name of the User.
    pub name: &'a str,
    /// First and last name.
    pub full_name: &'a str,
}

impl<'a> From<&'a Identity> for AuditedUser<'a> {
    fn from(identity: &'a Identity) -> AuditedUser<'a> {
        AuditedUser { name: &identity.name, full_name: &identity.full_name }
    }
}

/// Values of the field `status`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LoginStatus {
    Success,
    Failed,
}

/// Logs a successful login.
pub(crate) fn log_login(ctx: &mut Context, user: AuditedUser<'_>) -> Result<()> {
    ctx.site().extension::<LoginCounts>().succeeded.increment();
    let subject = format!("{} logged in", user.full_name);
    insert_login_entry(ctx, &subject, Some(user), "Login", LoginStatus::Success)
}

/// Logs a logout of the session's user.
pub fn log_logout(ctx: &mut Context) -> Result<()> {
    let identity = Arc::clone(ctx.identity());
    let subject = format!("{} logged out", identity.full_name);
    insert_login_entry(ctx, &subject, Some(identity.as_ref().into()), "Logout", LoginStatus::Success)
}

/// Logs a failed login and commits the entry, whether or not the request is rolled back. If the entry
/// cannot be written, only the server's log says so: the login is refused either way.
pub(crate) fn log_failed_login(ctx: &mut Context, user: Option<AuditedUser<'_>>, reason: &str) {
    ctx.site().extension::<LoginCounts>().failed.increment();
    tracing::info!(address = ?ctx.client().address, user = user.map(|user| user.name), reason, "login failed");
    let subject = match user {
        Some(user) => format!("A login of {} failed: {reason}", user.full_name),
        None => format!("A login failed: {reason}"),
    };
    let logged = insert_login_entry(ctx, &subject, user, "Login", LoginStatus::Failed);
    if let Err(error) = logged.and_then(|()| ctx.commit()) {
        tracing::error!(error = %error.chain(), "failed to write failed login to the audit log");
    }
}

fn insert_login_entry(
    ctx: &mut Context,
    subject: &str,
    user: Option<AuditedUser<'_>>,
    operation: &str,
    status: LoginStatus,
) -> Result<()> {
    let status = if status == LoginStatus::Success { "Success" } else { "Failed" };
    insert_entry(ctx, subject, user, [("operation", operation.to_owned()), ("status", status.to_owned())])
}

/// Logs an event of a user's account that is no save of a document. `event` is a verb with its object,
/// such as `made an API secret of`.
pub fn log_account_event(ctx: &mut Context, user: &str, event: &str) -> Result<()> {
    insert_change_entry(ctx, event, "User", user.to_owned())
}

/// Logs a save that changes permissions or an account. Saves of other DocTypes are not logged.
pub fn log_save(ctx: &mut Context, record: &dyn Record, stored: Option<&dyn Record>) -> Result<()> {
    let doctype = record.meta().name;
    let event = if doctype == "User" {
        account_change(record, stored)
    } else if PERMISSION_DOCTYPES.contains(&doctype) && !is_own_share(record) {
        Some(if stored.is_some() { "changed" } else { "added" }.to_owned())
    } else {
        None
    };
    match event {
        Some(event) => insert_change_entry(ctx, &event, doctype, record.name()),
        None => Ok(()),
    }
}

/// Logs that a document was deleted.
pub fn log_delete(ctx: &mut Context, record: &dyn Record) -> Result<()> {
    // The deletion of an entry makes no entry of its own, or old entries could never be cleared.
    if record.meta().name == ACTIVITY_LOG {
        return Ok(());
    }
    insert_change_entry(ctx, "deleted", record.meta().name, record.name())
}

/// Inserts an entry about a change that the session's user made to a document.
fn insert_change_entry(ctx: &mut Context, event: &str, doctype: &str, name: String) -> Result<()> {
    let identity = Arc::clone(ctx.identity());
    let subject = format!("{} {event} {doctype} {name}", identity.full_name);
    let reference = [("reference_doctype", doctype.to_owned()), ("reference_name", name)];
    insert_entry(ctx, &subject, Some(identity.as_ref().into()), reference)
}

/// The event of a saved User: its changed fields by name, without values, since some are secret. `None`
/// if no field of [`ACCOUNT_FIELDS`] and no role changed.
fn account_change(record: &dyn Record, stored: Option<&dyn Record>) -> Option<String> {
    let Some(stored) = stored else { return Some("added".to_owned()) };
    let mut changed: Vec<&str> =
        ACCOUNT_FIELDS.into_iter().filter(|field| record.field(field) != stored.field(field)).collect();
    if roles(record) != roles(stored) {
        changed.push("roles");
    }
    (!changed.is_empty()).then(|| format!("changed {} of", changed.join(", ")))
}

/// The user's roles, sorted.
fn roles(user: &dyn Record) -> Vec<String> {
    let tables = user.meta().tables();
    let table = tables.iter().position(|field| field.fieldname == "roles");
    let rows = table.and_then(|table| user.rows(table));
    let mut roles: Vec<String> =
        rows.map(|rows| rows.iter().map(|row| row.field("role").to_text()).collect()).unwrap_or_default();
    roles.sort_unstable();
    roles
}

/// Whether a DocShare shares a User document with that user. The server makes one for every user.
fn is_own_share(record: &dyn Record) -> bool {
    let text = |field| match record.field(field) {
        ValueRef::Text(text) => text,
        _ => "",
    };
    text("share_doctype") == "User" && text("share_name") == text("user")
}

fn insert_entry<'a>(
    ctx: &mut Context,
    subject: &str,
    user: Option<AuditedUser<'_>>,
    fields: impl IntoIterator<Item = (&'a str, String)>,
) -> Result<()> {
    ctx.transaction().begin_writing()?;
    let text = |text: &str| Value::Text(text.to_owned());
    let mut values = vec![("subject", text(subject)), ("communication_date", Value::Datetime(ctx.now()))];
    if let Some(address) = ctx.client().address {
        values.push(("ip_address", Value::Text(address.to_canonical().to_string())));
    }
    if let Some(user) = user {
        values.extend([("user", text(user.name)), ("full_name", text(user.full_name))]);
    }
    values.extend(fields.into_iter().map(|(field, text)| (field, Value::Text(text))));
    ctx.add_log(ACTIVITY_LOG, &values)
}
