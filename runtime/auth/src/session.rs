//! Sessions: rows of `tabSessions`, named by a random id in the cookie `sid`.
//!
//! The last use of a session is stored as Frappe does, as a time of the site's time zone, in which an hour is
//! missing or comes twice when the clocks change. So the moment in UTC is stored beside it (`last_updated_utc` in
//! `sessiondata`), and counts for as long as the time is unchanged.

use super::tables::sessions;
use super::user::{self, Account};
use super::{audit, session_id};
use chrono::{DateTime, NaiveDateTime, SecondsFormat, TimeDelta, Utc};
use diesel::prelude::*;
use doctyped_core::cache::TextCache;
use doctyped_core::cache_statistics::CacheStatistics;
use doctyped_core::config::Config;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_core::extension::Extension;
use doctyped_core::invalidation::Change;
use doctyped_core::json_parser;
use doctyped_core::settings::Settings;
use parking_lot::Mutex;
use serde_json::{Value as JsonValue, json};
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
    /// The column `sessiondata`.
    data: JsonValue,
    /// The last use that is stored in the database.
    last_use: Mutex<DateTime<Utc>>,
}

/// Members of `sessiondata`: the time that the column `lastupdate` had when it was stored, and its moment.
const LAST_UPDATE: &str = "last_updated";
const LAST_UPDATE_UTC: &str = "last_updated_utc";

/// Sets the two members to a moment.
fn set_last_use(data: &mut JsonValue, settings: &Settings, moment: DateTime<Utc>) {
    let Some(data) = data.as_object_mut() else { return };
    let local = doctyped_orm::table::format_datetime(settings.local(moment));
    data.insert(LAST_UPDATE.to_owned(), local.into());
    data.insert(LAST_UPDATE_UTC.to_owned(), moment.to_rfc3339_opts(SecondsFormat::Micros, true).into());
}

/// The moment of the last use: the stored moment, unless the time was changed without it, as Frappe does.
fn last_use(settings: &Settings, last_update: NaiveDateTime, data: &JsonValue, now: DateTime<Utc>) -> DateTime<Utc> {
    let member = |key: &str| data.get(key).and_then(JsonValue::as_str);
    let is_current = member(LAST_UPDATE) == Some(&doctyped_orm::table::format_datetime(last_update));
    let stored = member(LAST_UPDATE_UTC).and_then(|text| DateTime::parse_from_rfc3339(text).ok());
    match stored {
        Some(moment) if is_current => moment.to_utc(),
        _ => settings.moment(last_update, now),
    }
}

/// Starts a session for an authenticated user and returns its id.
pub fn start(ctx: &mut Context, account: &Account, address: IpAddr) -> Result<String> {
    ctx.transaction().begin_writing()?;
    let settings = ctx.site().caches.settings();
    let moment = Utc::now();
    let now = settings.local(moment);
    let sid = session_id::generate()?;
    let stored_id = session_id::stored_form(ctx, &sid)?;
    let address = address.to_canonical().to_string();
    let mut data = json!({
        "user": account.name,
        "session_ip": address,
        "session_expiry": format_hms(settings.session_expiry.as_secs()),
        "full_name": account.full_name,
        "user_type": account.user_type.as_str(),
    });
    set_last_use(&mut data, &settings, moment);
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

    fn caches(&self) -> Vec<CacheStatistics> {
        vec![self.0.statistics("sessions")]
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
    if Utc::now() - *session.last_use.lock() <= expiry {
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
    let last_use = last_use(&ctx.site().caches.settings(), last_update, &data, Utc::now());
    Ok(Some(Session {
        sid: sid.to_owned(),
        stored_id,
        user,
        csrf_token: csrf_token.map(str::to_owned),
        data,
        last_use: Mutex::new(last_use),
    }))
}

/// Stores the time of a session's use, which postpones its expiry, at most once in
/// `RENEWAL_INTERVAL`.
pub fn renew(ctx: &mut Context, session: &Session) -> Result<()> {
    let moment = Utc::now();
    {
        let mut last_use = session.last_use.lock();
        if moment - *last_use < RENEWAL_INTERVAL {
            return Ok(());
        }
        // Set before the write, so that concurrent requests of the session do not write as well.
        *last_use = moment;
    }
    let settings = ctx.site().caches.settings();
    let now = settings.local(moment);
    ctx.transaction().begin_writing()?;
    let row = sessions::table.filter(sessions::sid.eq(&session.stored_id));
    // In a database shared with Frappe, `sessiondata` is written by Frappe alone.
    if session_id::is_hashed(&session.stored_id) && session.data.is_object() {
        let mut data = session.data.clone();
        set_last_use(&mut data, &settings, moment);
        diesel::update(row)
            .set((sessions::lastupdate.eq(now), sessions::sessiondata.eq(data.to_string())))
            .execute(ctx.connection())?;
    } else {
        diesel::update(row).set(sessions::lastupdate.eq(now)).execute(ctx.connection())?;
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn last_use_in_the_hour_that_comes_twice_is_the_stored_moment() {
        let settings = Settings { time_zone: "Europe/Berlin".parse().unwrap(), ..Settings::default() };
        let now = utc("2025-10-26T01:50:00Z");
        // Both are 2:30 on the clocks of the site.
        for moment in [utc("2025-10-26T00:30:00Z"), utc("2025-10-26T01:30:00Z")] {
            let mut data = json!({"user": "x"});
            set_last_use(&mut data, &settings, moment);
            let local = settings.local(moment);
            assert_eq!(last_use(&settings, local, &data, now), moment);
            // With another time zone in the settings the moment is the same.
            assert_eq!(last_use(&Settings::default(), local, &data, now), moment);
            // Frappe has used the session since.
            let later = local + TimeDelta::minutes(5);
            assert_eq!(last_use(&settings, later, &data, now), utc("2025-10-26T01:35:00Z"));
        }
        assert_eq!(last_use(&settings, settings.local(now), &json!({"user": "x"}), now), now);
    }
}
