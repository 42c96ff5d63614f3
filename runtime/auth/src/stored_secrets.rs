//! The key and the secrets of a site as they are stored, for its backup and its examination.

use super::secret::{check_key, encryption_key, key_file};
use super::tables::secrets;
use diesel::prelude::*;
use doctyped_core::config::Config;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, Result};
use std::fs;
use std::io::ErrorKind;

/// The text of the configured key; none if its file does not exist, which is not created.
///
/// # Errors
/// `InternalError` if the file cannot be read.
pub fn key_text(config: &Config) -> Result<Option<String>> {
    if let Some(text) = &config.encryption_key {
        return Ok(Some(text.clone()));
    }
    let Some(path) = key_file(config) else { return Ok(None) };
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some(text.trim().to_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => {
            let message = format!("cannot read the key file {}: {error}", path.display());
            Err(Error::internal(message).caused_by(error))
        }
    }
}

/// The fields whose secrets the configured key does not decrypt: `DOCTYPE NAME: FIELD`.
///
/// # Errors
/// `ValidationError` if it decrypts none at all; those of the query.
pub fn unreadable_secrets(ctx: &mut Context) -> Result<Vec<String>> {
    check_key(ctx)?;
    let stored: Vec<(String, String, String, Option<String>)> = secrets::table
        .filter(secrets::encrypted.eq(1))
        .select((secrets::doctype, secrets::name, secrets::fieldname, secrets::password))
        .load(ctx.connection())?;
    let tokens: Vec<_> =
        stored.into_iter().filter(|row| row.3.as_ref().is_some_and(|token| !token.is_empty())).collect();
    if tokens.is_empty() {
        // To open the key would create its file.
        return Ok(Vec::new());
    }
    let key = encryption_key(ctx.site())?;
    let is_readable = |token: &Option<String>| token.as_deref().is_some_and(|token| key.decrypt(token).is_some());
    let unreadable = tokens.iter().filter(|(_, _, _, token)| !is_readable(token));
    Ok(unreadable.map(|(doctype, name, fieldname, _)| format!("{doctype} {name}: {fieldname}")).collect())
}
