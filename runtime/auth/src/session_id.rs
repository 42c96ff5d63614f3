//! Ids of sessions: random text in the cookie `sid`, and its form in the database.
//!
//! The database has the SHA-256 of an id, so that read access to the database opens no session. A Frappe on
//! the same database looks for the id itself, so the id is stored plain there. Both forms are found, so that
//! sessions go on when the form changes.

use super::digest::hex_digest;
use super::random_hex;
use super::tables::sessions;
use diesel::prelude::*;
use doctyped_core::config::{Config, SessionIds};
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_core::extension::Extension;
use doctyped_orm::db::{FRAPPE_TABLE, has_table};
use std::sync::{Arc, OnceLock};

/// Hexadecimal digits of an id (Frappe's).
const ID_LEN: usize = 56;

/// Width of the column `sid`, in characters.
const MAX_LEN: usize = 255;

/// The beginning of a stored hash. Its colon is in no id that a client may send, or a hash from a copy of the
/// database would be as good as the id.
const HASH_PREFIX: &str = "sha256:";

/// A new random id.
pub fn generate() -> Result<String> {
    random_hex(ID_LEN)
}

/// Whether a client's text may be an id. No other text is looked for in the database.
pub fn is_well_formed(sid: &str) -> bool {
    sid.len() <= MAX_LEN && !sid.is_empty() && sid.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The hash of an id, as the database has it.
pub fn hashed(sid: &str) -> String {
    format!("{HASH_PREFIX}{}", hex_digest(sid))
}

/// Whether a form of an id in the database is a hash, which no Frappe on the same database can use.
pub fn is_hashed(stored: &str) -> bool {
    stored.starts_with(HASH_PREFIX)
}

/// The forms in which the database may have an id.
pub fn stored_forms(sid: &str) -> [String; 2] {
    [hashed(sid), sid.to_owned()]
}

/// The form in which the id of a new session is stored.
pub fn stored_form(ctx: &mut Context, sid: &str) -> Result<String> {
    Ok(if are_hashed(ctx)? { hashed(sid) } else { sid.to_owned() })
}

/// Whether a site stores hashes, once that is known.
struct HashedIds(OnceLock<bool>);

impl Extension for HashedIds {
    fn new(_: &Config) -> HashedIds {
        HashedIds(OnceLock::new())
    }
}

fn are_hashed(ctx: &mut Context) -> Result<bool> {
    let site = Arc::clone(ctx.site());
    let known = &site.extension::<HashedIds>().0;
    if let Some(hashed) = known.get() {
        return Ok(*hashed);
    }
    let hashed = match site.config.accounts.session_ids {
        SessionIds::Hashed => true,
        SessionIds::Plain => false,
        SessionIds::Auto => !has_table(ctx.connection(), FRAPPE_TABLE)?,
    };
    Ok(*known.get_or_init(|| hashed))
}

/// Hashes the ids that an older version or a Frappe has stored plain, when a server starts. Their sessions go
/// on.
pub fn hash_stored(ctx: &mut Context) -> Result<()> {
    if !are_hashed(ctx)? {
        if ctx.site().config.accounts.session_ids == SessionIds::Auto {
            tracing::info!(
                "this is the database of a Frappe site, so session ids are stored plain; \
                 start with --session-ids hashed if no Frappe uses it any more"
            );
        }
        return Ok(());
    }
    let plain = sessions::table.filter(sessions::sid.not_like(format!("{HASH_PREFIX}%"))).select(sessions::sid);
    let plain: Vec<String> = plain.load(ctx.connection())?;
    if plain.is_empty() {
        return Ok(());
    }
    ctx.transaction().begin_writing()?;
    for sid in &plain {
        diesel::update(sessions::table.filter(sessions::sid.eq(sid)))
            .set(sessions::sid.eq(hashed(sid)))
            .execute(ctx.connection())?;
    }
    tracing::info!(sessions = plain.len(), "hashed the stored session ids");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_hash_is_no_well_formed_id() {
        let sid = generate().unwrap();
        assert!(sid.len() == ID_LEN && is_well_formed(&sid));
        assert!(is_hashed(&hashed(&sid)) && !is_hashed(&sid));
        for wrong in [hashed(&sid), hashed(&sid).to_uppercase(), String::new(), "a".repeat(256), "a b".to_owned()] {
            assert!(!is_well_formed(&wrong), "{wrong}");
        }
    }
}
