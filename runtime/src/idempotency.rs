//! A POST that is sent twice is done once.
//!
//! A client that does not get its answer cannot know whether the request was carried out. With a
//! header `Idempotency-Key` it may simply ask again: the answer of the first time is kept for a day,
//! in the same transaction as what the request has changed, so there is never one without the other.
//! Whoever asks at the same time with the same key waits for the first. Refusals are not kept: they
//! change nothing, so the request is tried again. What is kept is encrypted with the site's key: an
//! answer may hold a secret that is shown once.

use crate::auth::{Identity, secret};
use crate::context::Context;
use crate::db::statement::{Statement, column};
use crate::db::{Dialect, Lease, is_conflict};
use crate::error::{Error, ErrorKind, Result};
use chrono::Utc;
use sha2::{Digest, Sha256};
use std::net::IpAddr;

/// How long answers are kept, in seconds.
const KEPT: i64 = 24 * 60 * 60;

/// The longest answer that is kept, in bytes.
const LARGEST: usize = 1024 * 1024;

/// How often a request tries to be the first, where the database ends its transaction.
const TRIES: usize = 20;

/// The most characters of a key.
const LONGEST_KEY: usize = 255;

const TABLE: &str = "__doctyped_answers";

/// A request that is to be done once.
#[derive(Debug)]
pub(crate) struct IdempotencyKey {
    /// Stands for the user and the key.
    name: String,
    /// Stands for all that the request says.
    request: String,
}

/// An answer that was kept.
#[derive(Debug)]
pub(crate) struct StoredResponse {
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
}

impl IdempotencyKey {
    /// A request with a key. Users do not see each other's; those without a login are told apart by
    /// their addresses.
    ///
    /// # Errors
    /// 400 for a key that is empty, too long or not plain text.
    pub(crate) fn new(key: &str, identity: &Identity, address: IpAddr, request: &[&[u8]]) -> Result<IdempotencyKey> {
        let is_plain = key.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ');
        if key.trim().is_empty() || key.len() > LONGEST_KEY || !is_plain {
            let message = format!("Idempotency-Key takes 1 to {LONGEST_KEY} plain characters, like those of a UUID");
            return Err(Error::new(ErrorKind::BadRequest, message));
        }
        let address = if identity.is_guest() { address.to_string() } else { String::new() };
        let name = digest([identity.name.as_bytes(), address.as_bytes(), key.as_bytes()]);
        Ok(IdempotencyKey { name, request: digest(request.iter().copied()) })
    }

    /// The answer of the first time; none if this is the first time, which is noted. Waits while
    /// another request with the key is under way.
    ///
    /// # Errors
    /// 422 when the key was used for another request, 409 when its answer was too large to be kept.
    pub(crate) fn begin(&self, ctx: &mut Context) -> Result<Option<StoredResponse>> {
        let mut tries = if ctx.lease().is_writing() { 1 } else { TRIES };
        loop {
            tries -= 1;
            match self.note(ctx) {
                // MariaDB ends all but one of those who wait for a note that is undone. They have
                // written nothing else yet.
                Err(error) if tries > 0 && is_conflict(&error) => ctx.lease().rollback()?,
                noted => return noted,
            }
        }
    }

    fn note(&self, ctx: &mut Context) -> Result<Option<StoredResponse>> {
        ctx.lease().begin_writing()?;
        let now = Utc::now().timestamp();
        remove_before(ctx.lease(), now - KEPT, Some(&self.name))?;
        Statement::new("INSERT INTO ")
            .name(TABLE)
            .sql(" (")
            .names(["name", "request", "created"])
            .sql(") VALUES (")
            .value(self.name.as_str())
            .sql(", ")
            .value(self.request.as_str())
            .sql(", ")
            .value(now)
            .sql(")")
            .words(Dialect::unless_there)
            .execute(ctx.connection())?;
        let stored = Statement::new("SELECT ")
            .names(["request", "status", "body"])
            .sql(" FROM ")
            .name(TABLE)
            .sql(" WHERE ")
            .name("name")
            .sql(" = ")
            .value(self.name.as_str())
            .first(ctx.connection(), |row| Ok((column::text(row, 0)?, column::int(row, 1)?, column::text(row, 2)?)))?;
        let Some((request, status, body)) = stored else {
            return Err(repeat("The answer to this Idempotency-Key has just been forgotten; use a new key"));
        };
        // Others have committed theirs together with an answer, so this is the request's own note.
        let Some(status) = status else { return Ok(None) };
        if request.as_deref() != Some(self.request.as_str()) {
            let message = "This Idempotency-Key was used for another request; use a new key for each";
            return Err(Error::new(ErrorKind::KeyReused, message));
        }
        let key = secret::key(ctx.site())?;
        let body = body.and_then(|body| key.decrypt(&body));
        match (u16::try_from(status), body) {
            (Ok(status), Some(body)) => Ok(Some(StoredResponse { status, body: body.into_bytes() })),
            _ => Err(repeat(
                "The request was carried out the first time; its answer was not kept: it was no JSON, or too long",
            )),
        }
    }

    /// Keeps the answer, which is committed together with what the request has changed. That of a
    /// file, or a very long one, is not kept, but that there was one is.
    ///
    /// # Errors
    /// When the database fails, or the site's key cannot be read.
    pub(crate) fn keep(&self, ctx: &mut Context, status: u16, body: Option<&[u8]>) -> Result<()> {
        let key = secret::key(ctx.site())?;
        let body = body.filter(|body| body.len() <= LARGEST).and_then(|body| std::str::from_utf8(body).ok());
        let body = body.map(|body| key.encrypt(body));
        Statement::new("UPDATE ")
            .name(TABLE)
            .sql(" SET ")
            .name("status")
            .sql(" = ")
            .value(i64::from(status))
            .sql(", ")
            .name("body")
            .sql(" = ")
            .value(body.as_deref().map_or(crate::table::Bind::Null, crate::table::Bind::from))
            .sql(" WHERE ")
            .name("name")
            .sql(" = ")
            .value(self.name.as_str())
            .execute(ctx.connection())?;
        Ok(())
    }
}

fn repeat(message: &str) -> Error {
    Error::new(ErrorKind::DuplicateEntry, message)
}

/// SHA-256 of parts, each with its length, so that they cannot run into each other.
fn digest<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Forgets answers that were kept long enough. Gives how many.
///
/// # Errors
/// When the database fails.
pub(crate) fn clean(lease: &mut Lease) -> Result<usize> {
    lease.begin_writing()?;
    let removed = remove_before(lease, Utc::now().timestamp() - KEPT, None)?;
    lease.commit()?;
    Ok(removed)
}

fn remove_before(lease: &mut Lease, time: i64, name: Option<&str>) -> Result<usize> {
    let mut statement =
        Statement::new("DELETE FROM ").name(TABLE).sql(" WHERE ").name("created").sql(" < ").value(time);
    if let Some(name) = name {
        statement = statement.sql(" AND ").name("name").sql(" = ").value(name);
    }
    Ok(statement.execute(lease.connection())?)
}
