//! Sessions: a random number in a cookie that stands for a login.

use super::tables::sessions;
use super::user::{self, Account};
use super::{Change, audit, random_hex};
use crate::context::Context;
use crate::error::Result;
use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;
use parking_lot::Mutex;
use serde_json::Value as JsonValue;
use std::net::IpAddr;
use std::sync::Arc;

/// How often the use of a session is noted.
const RENEWAL: TimeDelta = TimeDelta::seconds(600);

/// A login that is still good.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) sid: String,
    pub(crate) user: String,
    /// Requests that change something must send this, if the session has one.
    pub(crate) csrf_token: Option<String>,
    /// When its use was last noted.
    used: Mutex<NaiveDateTime>,
}

/// Starts a session for a user who has proved to be that user, and gives its id.
pub(super) fn start(ctx: &mut Context, account: &Account, address: IpAddr) -> Result<String> {
    ctx.transaction().begin_writing()?;
    let settings = ctx.site().caches.settings();
    let now = settings.now();
    let sid = random_hex(56)?;
    let address = address.to_canonical().to_string();
    let data = serde_json::json!({
        "user": account.name,
        "session_ip": address,
        "last_updated": crate::table::format_datetime(now),
        "session_expiry": clock(settings.session_expiry.as_secs()),
        "full_name": account.full_name,
        "user_type": account.kind.as_str(),
    });
    // The column is as wide as an IPv4 address; the whole address is in the data.
    let column: String = address.chars().take(16).collect();
    let row = (
        sessions::user.eq(&account.name),
        sessions::sid.eq(&sid),
        sessions::sessiondata.eq(data.to_string()),
        sessions::ipaddress.eq(column),
        sessions::lastupdate.eq(now),
        sessions::status.eq("Active"),
    );
    diesel::insert_into(sessions::table).values(row).execute(ctx.connection())?;
    if settings.deny_multiple_sessions {
        let keep = usize::try_from(account.simultaneous_sessions).unwrap_or(0).max(1);
        let others = of_user(ctx, &account.name)?.into_iter().filter(|other| *other != sid);
        for other in others.skip(keep - 1) {
            remove(ctx, &account.name, &other)?;
        }
    }
    user::note_login(ctx, &account.name, &address, now)?;
    audit::note_login(ctx, account)?;
    Ok(sid)
}

/// `HH:MM:SS`
fn clock(seconds: u64) -> String {
    format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// The session of an id; none if there is none or it has not been used for too long.
///
/// # Errors
/// When the database fails.
pub(crate) fn resume(ctx: &mut Context, sid: &str) -> Result<Option<Arc<Session>>> {
    let site = Arc::clone(ctx.site());
    let Some(session) = site.caches.session(sid, ctx.since(), || look_up(ctx, sid))? else {
        return Ok(None);
    };
    let settings = site.caches.settings();
    let expiry = TimeDelta::from_std(settings.session_expiry).unwrap_or(TimeDelta::MAX);
    if settings.now() - *session.used.lock() <= expiry {
        return Ok(Some(session));
    }
    end(ctx, &session)?;
    Ok(None)
}

fn look_up(ctx: &mut Context, sid: &str) -> Result<Option<Session>> {
    type Columns = (Option<String>, Option<String>, Option<NaiveDateTime>);
    let row: Option<Columns> = sessions::table
        .filter(sessions::sid.eq(sid))
        .select((sessions::user, sessions::sessiondata, sessions::lastupdate))
        .first(ctx.connection())
        .optional()?;
    let Some((Some(user), data, Some(last_use))) = row else {
        return Ok(None);
    };
    let data: JsonValue = data.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    let csrf_token = data.get("csrf_token").and_then(JsonValue::as_str).filter(|token| !token.is_empty());
    Ok(Some(Session {
        sid: sid.to_owned(),
        user,
        csrf_token: csrf_token.map(str::to_owned),
        used: Mutex::new(last_use),
    }))
}

/// Notes that a session is used, every ten minutes at most, so that it does not expire.
///
/// # Errors
/// When the database fails.
pub(crate) fn renew(ctx: &mut Context, session: &Session) -> Result<()> {
    let now = ctx.now();
    {
        let mut used = session.used.lock();
        if now - *used < RENEWAL {
            return Ok(());
        }
        // Other requests of the session need not note it too.
        *used = now;
    }
    ctx.transaction().begin_writing()?;
    diesel::update(sessions::table.filter(sessions::sid.eq(&session.sid)))
        .set(sessions::lastupdate.eq(now))
        .execute(ctx.connection())?;
    user::note_activity(ctx, &session.user, now)?;
    ctx.commit()
}

/// Ends a session.
///
/// # Errors
/// When the database fails.
pub(crate) fn end(ctx: &mut Context, session: &Session) -> Result<()> {
    ctx.transaction().begin_writing()?;
    remove(ctx, &session.user, &session.sid)?;
    ctx.commit()
}

/// Ends the sessions of a user, but for the one of this id.
///
/// # Errors
/// When the database fails.
pub(crate) fn end_all(ctx: &mut Context, user: &str, except: Option<&str>) -> Result<()> {
    ctx.transaction().begin_writing()?;
    for sid in of_user(ctx, user)?.into_iter().filter(|sid| Some(sid.as_str()) != except) {
        remove(ctx, user, &sid)?;
    }
    Ok(())
}

/// The ids of a user's sessions, the one that was used last first.
fn of_user(ctx: &mut Context, user: &str) -> Result<Vec<String>> {
    Ok(sessions::table
        .filter(sessions::user.eq(user))
        .order(sessions::lastupdate.desc())
        .select(sessions::sid)
        .load(ctx.connection())?)
}

fn remove(ctx: &mut Context, user: &str, sid: &str) -> Result<()> {
    diesel::delete(sessions::table.filter(sessions::sid.eq(sid))).execute(ctx.connection())?;
    ctx.changed(Change::User(user.to_owned()));
    Ok(())
}
