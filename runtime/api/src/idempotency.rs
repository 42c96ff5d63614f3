//! Idempotency keys: a POST that a client repeats with the same `Idempotency-Key` is carried out once.
//!
//! The response is stored for a day, in the transaction of the request's own changes, so that neither
//! exists without the other; a repeated request gets the stored response. A request with the key of one
//! that is still running waits for it. Errors are not stored: they change nothing, so the request is
//! tried again. Stored responses are encrypted with the site's key, because one may hold a secret that
//! is shown once.

use chrono::Utc;
use doctyped_auth as auth;
use doctyped_auth::secret;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_orm::db::statement::{Statement, column};
use doctyped_orm::db::{Dialect, Transaction, is_conflict};
use sha2::{Digest, Sha256};
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

/// Time for which responses are stored, in seconds.
const RETENTION: i64 = 24 * 60 * 60;

/// Size of a response that is stored, in bytes.
const MAX_RESPONSE_SIZE: usize = 1024 * 1024;

/// Attempts to claim a key while the database ends the transaction with a conflict.
const MAX_ATTEMPTS: usize = 20;

/// Characters of a key.
const MAX_KEY_LEN: usize = 255;

/// Idempotency keys of clients without a login in an hour, from one address: each stores a response for a day.
const MAX_GUEST_KEYS: u32 = 60;

const TABLE: &str = "__doctyped_answers";

/// The idempotency key of a request.
#[derive(Debug)]
pub struct IdempotencyKey {
    /// Hash of the user and the key.
    name: String,
    /// Hash of the request.
    request: String,
}

/// The stored response of an earlier request.
#[derive(Debug)]
pub struct StoredResponse {
    /// The HTTP status.
    pub status: u16,
    /// The body, which is JSON.
    pub body: Vec<u8>,
}

impl IdempotencyKey {
    /// The key of a request. Keys belong to a user, and not to a later user of the same name; those of Guest belong
    /// to the address of the client.
    ///
    /// # Errors
    /// `BadRequest` for a key that is empty, too long or not printable ASCII; `TooManyRequestsError` for the keys of
    /// an address without a login beyond 60 keys an hour.
    pub fn of_request(ctx: &mut Context, key: &str, address: IpAddr, request: &[&[u8]]) -> Result<IdempotencyKey> {
        let is_plain = key.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ');
        if key.trim().is_empty() || key.len() > MAX_KEY_LEN || !is_plain {
            let message = format!("Idempotency-Key takes 1 to {MAX_KEY_LEN} plain characters, like those of a UUID");
            return Err(Error::new(ErrorKind::BadRequest, message));
        }
        let identity = Arc::clone(ctx.identity());
        let owner = if identity.is_guest() {
            count_guest_key(ctx, address)?;
            address.to_string()
        } else {
            let account = auth::cached_user(ctx, &identity.name)?;
            account.map(|known| known.account.creation.to_string()).unwrap_or_default()
        };
        let name = digest([identity.name.as_bytes(), owner.as_bytes(), key.as_bytes()]);
        Ok(IdempotencyKey { name, request: digest(request.iter().copied()) })
    }

    /// Claims the key; returns the stored response if it was used before. Waits for a running request
    /// with the same key.
    ///
    /// # Errors
    /// 422 when the key was used for another request, 409 when its response was too large to be stored.
    pub fn begin(&self, ctx: &mut Context) -> Result<Option<StoredResponse>> {
        let mut attempts = if ctx.transaction().is_writing() { 1 } else { MAX_ATTEMPTS };
        loop {
            attempts -= 1;
            match self.claim(ctx) {
                // MariaDB rolls back all but one of the transactions that wait for the row of a claim that
                // is rolled back. They have written nothing else yet.
                Err(error) if attempts > 0 && is_conflict(&error) => ctx.transaction().rollback()?,
                claimed => return claimed,
            }
        }
    }

    fn claim(&self, ctx: &mut Context) -> Result<Option<StoredResponse>> {
        ctx.transaction().begin_writing()?;
        let now = Utc::now().timestamp();
        remove_before(ctx.transaction(), now - RETENTION, Some(&self.name))?;
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
            .dialect_sql(Dialect::on_conflict_do_nothing)
            .execute(ctx.connection())?;
        let stored = Statement::new("SELECT ")
            .names(["request", "status", "body"])
            .sql(" FROM ")
            .name(TABLE)
            .sql(" WHERE ")
            .equal("name", self.name.as_str())
            .first(ctx.connection(), |row| Ok((column::text(row, 0)?, column::int(row, 1)?, column::text(row, 2)?)))?;
        let Some((request, status, body)) = stored else {
            return Err(repeat("The answer to this Idempotency-Key has just been forgotten; use a new key"));
        };
        // A committed row has a status, so this one is the request's own.
        let Some(status) = status else { return Ok(None) };
        if request.as_deref() != Some(self.request.as_str()) {
            let message = "This Idempotency-Key was used for another request; use a new key for each";
            return Err(Error::new(ErrorKind::KeyReused, message));
        }
        let key = secret::encryption_key(ctx.site())?;
        let body = body.and_then(|body| key.decrypt(&body));
        match (u16::try_from(status), body) {
            (Ok(status), Some(body)) => Ok(Some(StoredResponse { status, body: body.into_bytes() })),
            _ => Err(repeat(
                "The request was carried out the first time; its answer was not kept: it was no JSON, or too long",
            )),
        }
    }

    /// Stores the response in the transaction of the request. Of a file, and of a response that is too
    /// large, only the status is stored.
    ///
    /// # Errors
    /// `InternalError` when the encryption key of the site cannot be read, and those of the statement.
    pub fn store(&self, ctx: &mut Context, status: u16, body: Option<&[u8]>) -> Result<()> {
        let key = secret::encryption_key(ctx.site())?;
        let body = body.filter(|body| body.len() <= MAX_RESPONSE_SIZE).and_then(|body| std::str::from_utf8(body).ok());
        let body = body.map(|body| key.encrypt(body));
        Statement::new("UPDATE ")
            .name(TABLE)
            .sql(" SET ")
            .equal("status", i64::from(status))
            .sql(", ")
            .equal("body", body.as_deref().map_or(doctyped_orm::table::Bind::Null, doctyped_orm::table::Bind::from))
            .sql(" WHERE ")
            .equal("name", self.name.as_str())
            .execute(ctx.connection())?;
        Ok(())
    }
}

fn count_guest_key(ctx: &Context, address: IpAddr) -> Result<()> {
    /// The window of the limit.
    const HOUR: Duration = Duration::from_secs(3600);
    let client = format!("idempotency {}", auth::network(address));
    auth::login_throttle(ctx.site()).count(&client, MAX_GUEST_KEYS, HOUR).map_err(|wait| {
        let message = "Too many requests with an Idempotency-Key and without a login; try again later";
        Error::new(ErrorKind::TooManyRequests, message).retry_after(wait)
    })
}

fn repeat(message: &str) -> Error {
    Error::new(ErrorKind::DuplicateEntry, message)
}

/// SHA-256 of parts, each preceded by its length, so that no two lists of parts hash alike.
fn digest<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Deletes stored responses that have expired; returns their number.
///
/// # Errors
/// Those of the statement and of the commit.
pub fn clean(transaction: &mut Transaction) -> Result<usize> {
    transaction.begin_writing()?;
    let removed = remove_before(transaction, Utc::now().timestamp() - RETENTION, None)?;
    transaction.commit()?;
    Ok(removed)
}

fn remove_before(transaction: &mut Transaction, time: i64, name: Option<&str>) -> Result<usize> {
    let mut statement =
        Statement::new("DELETE FROM ").name(TABLE).sql(" WHERE ").name("created").sql(" < ").value(time);
    if let Some(name) = name {
        statement = statement.sql(" AND ").name("name").sql(" = ").value(name);
    }
    Ok(statement.execute(transaction.connection())?)
}
