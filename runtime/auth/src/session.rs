//! Sessions: rows of `tabSessions`, named by a random id in the cookie `sid`.

use super::tables::sessions;
use super::user::{self, Account};
use super::{audit, session_id};
use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;
use doctyped_core::cache::TextCache;
use doctyped_core::config::Config;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_core::extension::Extension;
use doctyped_core::invalidation::Change;
use doctyped_core::json_parser;
use parking_lot::Mutex;
use serde_json::Value as JsonValue;
use std::net::IpAddr;
use std::sync::Arc;

/// Least time between two updates of a session's last use in the database.
const RENEWAL_INTERVAL: TimeDelta = TimeDelta::seconds(600);

/// Width of the column `ipaddress`, in characters.
const ADDRESS_COLUMN_LEN: usize = 16;

/// A session that has not expired.
#[derive(Debug)]
pub struct Session {
    /// The id of the session, as the cookie `sid` has it.
    pub sid: String,
    /// The id as the database has it.
    stored_id: String,
    /// The name of the User.
    pub user: String,
    /// The token that unsafe requests must send, if the session has one.
    pub csrf_token: Option<String>,
    /// The last use that is stored in the database.
    last_update: Mutex<NaiveDateTime>,
}

/// Starts a session for an authenticated user and returns its id.
pub fn start(ctx: &mut Context, account: &Account, address: IpAddr) -> Result<String> {
    ctx.transaction().begin_writing()?;
    let settings = ctx.site().caches.settings();
    let now = settings.now();
    let sid = session_id::generate()?;
    let stored_id = session_id::stored_form(ctx, &sid)?;
    let address = address.to_canonical().to_string();
    let data = serde_json::json!({
        "user": account.name,
        "session_ip": address,
        "last_updated": doctyped_orm::table::format_datetime(now),
        "session_expiry": format_hms(settings.session_expiry.as_secs()),
        "full_name": account.full_name,
        "user_type": account.user_type.as_str(),
    });
    // The column is as wide as an IPv4 address; `session_ip` has the whole address.
    let column: String = address.chars().take(ADDRESS_COLUMN_LEN).collect();
    let row = (
        sessions::user.eq(&account.name),
        sessions::sid.eq(&stored_id),
        sessions::sessiondata.eq(data.to_string()),
        sessions::ipaddress.eq(column),
        sessions::lastupdate.eq(now),
        sessions::status.eq("Active"),
    );
    diesel::insert_into(sessions::table).values(row).execute(ctx.connection())?;
    if settings.deny_multiple_sessions {
        let max_sessions = usize::try_from(account.simultaneous_sessions).unwrap_or(0).max(1);
        let older = ids_of_user(ctx, &account.name)?.into_iter().filter(|other| *other != stored_id);
        for other in older.skip(max_sessions - 1) {
            delete(ctx, &account.name, &other)?;
        }
    }
    user::record_login(ctx, &account.name, &address, now)?;
    audit::log_login(ctx, account.into())?;
    Ok(sid)
}

/// Formats a duration as `HH:MM:SS`.
fn format_hms(seconds: u64) -> String {
    format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// The sessions that were used lately, by the hash of their ids.
struct SessionCache(TextCache<Arc<Session>>);

impl Extension for SessionCache {
    fn new(_: &Config) -> SessionCache {
        SessionCache(TextCache::short_lived())
    }

    fn invalidate(&self, change: &Change) {
        match change {
            Change::User(user) => self.0.invalidate_if(|session| session.user == *user),
            Change::Everything => self.0.invalidate_all(),
            _ => {}
        }
    }
}

/// The session with an id, from the cache or the database. An expired session is deleted.
pub fn resume(ctx: &mut Context, sid: &str) -> Result<Option<Arc<Session>>> {
    if !session_id::is_well_formed(sid) {
        return Ok(None);
    }
    let site = Arc::clone(ctx.site());
    let sessions = &site.extension::<SessionCache>().0;
    let snapshot = ctx.snapshot();
    let load = || Ok(load(ctx, sid)?.map(Arc::new));
    let Some(session) = site.caches.get_or_load(sessions, &session_id::hashed(sid), snapshot, load)? else {
        return Ok(None);
    };
    let settings = site.caches.settings();
    let expiry = TimeDelta::from_std(settings.session_expiry).unwrap_or(TimeDelta::MAX);
    if settings.now() - *session.last_update.lock() <= expiry {
        return Ok(Some(session));
    }
    end(ctx, &session)?;
    Ok(None)
}

fn load(ctx: &mut Context, sid: &str) -> Result<Option<Session>> {
    type Columns = (String, Option<String>, Option<String>, Option<NaiveDateTime>);
    let row: Option<Columns> = sessions::table
        .filter(sessions::sid.eq_any(session_id::stored_forms(sid)))
        .select((sessions::sid, sessions::user, sessions::sessiondata, sessions::lastupdate))
        .first(ctx.connection())
        .optional()?;
    let Some((stored_id, Some(user), data, Some(last_update))) = row else {
        return Ok(None);
    };
    let data: JsonValue = data.and_then(|text| json_parser::parse(&text).ok()).unwrap_or_default();
    let csrf_token = data.get("csrf_token").and_then(JsonValue::as_str).filter(|token| !token.is_empty());
    Ok(Some(Session {
        sid: sid.to_owned(),
        stored_id,
        user,
        csrf_token: csrf_token.map(str::to_owned),
        last_update: Mutex::new(last_update),
    }))
}

/// Stores the time of a session's use, which postpones its expiry, at most once in
/// `RENEWAL_INTERVAL`.
pub fn renew(ctx: &mut Context, session: &Session) -> Result<()> {
    let now = ctx.now();
    {
        let mut last_update = session.last_update.lock();
        if now - *last_update < RENEWAL_INTERVAL {
            return Ok(());
        }
        // Set before the write, so that concurrent requests of the session do not write as well.
        *last_update = now;
    }
    ctx.transaction().begin_writing()?;
    diesel::update(sessions::table.filter(sessions::sid.eq(&session.stored_id)))
        .set(sessions::lastupdate.eq(now))
        .execute(ctx.connection())?;
    user::record_activity(ctx, &session.user, now)?;
    ctx.commit()
}

/// Ends a session and commits.
pub fn end(ctx: &mut Context, session: &Session) -> Result<()> {
    ctx.transaction().begin_writing()?;
    delete(ctx, &session.user, &session.stored_id)?;
    ctx.commit()
}

/// Ends all sessions of a user, apart from the one with the id `except`.
pub fn end_all(ctx: &mut Context, user: &str, except: Option<&str>) -> Result<()> {
    ctx.transaction().begin_writing()?;
    let except = except.map(session_id::stored_forms);
    let ended = |stored: &String| except.as_ref().is_none_or(|forms| !forms.contains(stored));
    for stored_id in ids_of_user(ctx, user)?.into_iter().filter(ended) {
        delete(ctx, user, &stored_id)?;
    }
    Ok(())
}

/// The stored ids of a user's sessions, the most recently used first.
fn ids_of_user(ctx: &mut Context, user: &str) -> Result<Vec<String>> {
    Ok(sessions::table
        .filter(sessions::user.eq(user))
        .order(sessions::lastupdate.desc())
        .select(sessions::sid)
        .load(ctx.connection())?)
}

fn delete(ctx: &mut Context, user: &str, stored_id: &str) -> Result<()> {
    diesel::delete(sessions::table.filter(sessions::sid.eq(stored_id))).execute(ctx.connection())?;
    ctx.changed(Change::User(user.to_owned()));
    Ok(())
}
