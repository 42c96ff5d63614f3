//! Values of Password fields, encrypted at rest.
//!
//! They are Fernet tokens in `__Auth`, as Frappe keeps them, so that the server can read an existing
//! site's secrets with the site's `encryption_key`. The record itself holds asterisks.

use super::tables::secrets;
use crate::config::Config;
use crate::context::Context;
use crate::db::DatabaseUrl;
use crate::error::{Error, Result};
use crate::site::Site;
use diesel::prelude::*;
use fernet::Fernet;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The key for stored secrets.
pub struct EncryptionKey(Fernet);

impl std::fmt::Debug for EncryptionKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("EncryptionKey(***)")
    }
}

impl EncryptionKey {
    /// The key that the configuration names: given itself, or in a file that is made when it is
    /// missing. A database in memory has a key that ends with it.
    ///
    /// # Errors
    /// When the key or its file cannot be read; the text says which and what to do.
    pub fn open(config: &Config) -> Result<EncryptionKey> {
        if let Some(text) = &config.encryption_key {
            return EncryptionKey::parse(text).ok_or_else(|| unusable("--encryption-key"));
        }
        let Some(path) = config.key_file.clone().or_else(|| beside(&config.database)) else {
            return EncryptionKey::parse(&Fernet::generate_key()).ok_or_else(|| unusable("a new key"));
        };
        match fs::read_to_string(&path) {
            Ok(text) => EncryptionKey::parse(text.trim()).ok_or_else(|| unusable(&path.display().to_string())),
            Err(error) if error.kind() == ErrorKind::NotFound => EncryptionKey::create(&path),
            Err(error) => Err(file_error("read", &path, error)),
        }
    }

    /// Encrypts a text.
    pub fn encrypt(&self, plain: &str) -> String {
        self.0.encrypt(plain.as_bytes())
    }

    /// Decrypts a text; none if it was encrypted with another key or changed since.
    pub fn decrypt(&self, token: &str) -> Option<String> {
        String::from_utf8(self.0.decrypt(token).ok()?).ok()
    }

    /// Decrypts a text that was encrypted not longer ago than this.
    pub(super) fn decrypt_within(&self, token: &str, age: Duration) -> Option<String> {
        String::from_utf8(self.0.decrypt_with_ttl(token, age.as_secs()).ok()?).ok()
    }

    fn parse(text: &str) -> Option<EncryptionKey> {
        Fernet::new(text).map(EncryptionKey)
    }

    fn create(path: &Path) -> Result<EncryptionKey> {
        let text = Fernet::generate_key();
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let written = options.open(path).and_then(|mut file| {
            writeln!(file, "{text}")?;
            file.sync_all()
        });
        match written {
            Ok(()) => {
                tracing::info!(path = %path.display(), "made a key for stored secrets; keep a copy of it");
                EncryptionKey::parse(&text).ok_or_else(|| unusable("a new key"))
            }
            Err(error) => Err(file_error("make", path, error)),
        }
    }
}

/// Where the key is when nothing is said: next to the file of the database, or in the folder that
/// the server is started in.
fn beside(database: &DatabaseUrl) -> Option<PathBuf> {
    match database {
        DatabaseUrl::Sqlite(path) if path == ":memory:" => None,
        DatabaseUrl::Sqlite(path) => Some(PathBuf::from(format!("{path}.key"))),
        DatabaseUrl::Postgres(_) | DatabaseUrl::Mysql(_) => Some(PathBuf::from("doctyped.key")),
    }
}

fn unusable(source: &str) -> Error {
    Error::internal(format!("{source} holds no Fernet key: 32 bytes in URL-safe base64 are needed"))
}

fn file_error(what: &str, path: &Path, error: std::io::Error) -> Error {
    Error::internal(format!("cannot {what} the key file {}: {error}", path.display())).caused_by(error)
}

/// The site's key, opened at its first use.
pub(crate) fn encryption_key(site: &Site) -> Result<&EncryptionKey> {
    if let Some(key) = site.caches.key.get() {
        return Ok(key);
    }
    let key = EncryptionKey::open(&site.config)?;
    Ok(site.caches.key.get_or_init(|| key))
}

/// Encrypts the secret of a document's field and stores it; an empty one removes what is stored.
///
/// # Errors
/// When the key cannot be read or the database fails.
pub fn store_secret(ctx: &mut Context, doctype: &str, name: &str, fieldname: &str, plain: &str) -> Result<()> {
    if plain.is_empty() {
        return delete_secret(ctx, doctype, name, fieldname);
    }
    let token = encryption_key(ctx.site())?.encrypt(plain);
    store(ctx, [doctype, name, fieldname], &token, true)
}

/// The secret of a document's field, decrypted.
///
/// # Errors
/// When it was encrypted with another key, and when the database fails.
pub fn read_secret(ctx: &mut Context, doctype: &str, name: &str, fieldname: &str) -> Result<Option<String>> {
    let Some(token) = read(ctx, [doctype, name, fieldname], true)? else {
        return Ok(None);
    };
    match encryption_key(ctx.site())?.decrypt(&token) {
        Some(plain) => Ok(Some(plain)),
        None => Err(Error::validation(format!(
            "The stored {fieldname} of {doctype} {name} was encrypted with another key; give the server that key, or set the value again"
        ))),
    }
}

/// Removes the secret of a document's field.
///
/// # Errors
/// When the database fails.
pub fn delete_secret(ctx: &mut Context, doctype: &str, name: &str, fieldname: &str) -> Result<()> {
    diesel::delete(secrets::table.find((doctype, name, fieldname))).execute(ctx.connection())?;
    Ok(())
}

/// Removes all secrets of a document, its password included.
///
/// # Errors
/// When the database fails.
pub fn delete_secrets(ctx: &mut Context, doctype: &str, name: &str) -> Result<()> {
    let of_document = secrets::table.filter(secrets::doctype.eq(doctype)).filter(secrets::name.eq(name));
    diesel::delete(of_document).execute(ctx.connection())?;
    Ok(())
}

/// Moves all secrets of a document that gets another name.
///
/// # Errors
/// When the database fails.
pub fn rename_secrets(ctx: &mut Context, doctype: &str, old: &str, new: &str) -> Result<()> {
    delete_secrets(ctx, doctype, new)?;
    let of_document = secrets::table.filter(secrets::doctype.eq(doctype)).filter(secrets::name.eq(old));
    diesel::update(of_document).set(secrets::name.eq(new)).execute(ctx.connection())?;
    Ok(())
}

/// What is stored for a field, as it is stored.
pub(super) fn read(ctx: &mut Context, key: [&str; 3], encrypted: bool) -> Result<Option<String>> {
    let [doctype, name, fieldname] = key;
    let stored: Option<Option<String>> = secrets::table
        .find((doctype, name, fieldname))
        .filter(secrets::encrypted.eq(i32::from(encrypted)))
        .select(secrets::password)
        .first(ctx.connection())
        .optional()?;
    Ok(stored.flatten())
}

/// Stores for a field what is ready to be stored. No upsert: the databases spell it differently.
pub(super) fn store(ctx: &mut Context, key: [&str; 3], value: &str, encrypted: bool) -> Result<()> {
    let [doctype, name, fieldname] = key;
    let values = (secrets::password.eq(value), secrets::encrypted.eq(i32::from(encrypted)));
    let changed =
        diesel::update(secrets::table.find((doctype, name, fieldname))).set(values).execute(ctx.connection())?;
    if changed == 0 {
        let row = (secrets::doctype.eq(doctype), secrets::name.eq(name), secrets::fieldname.eq(fieldname));
        diesel::insert_into(secrets::table).values((row, values)).execute(ctx.connection())?;
    }
    Ok(())
}

/// Stores for a field what is ready to be stored, if the field still holds what it held before.
/// False if another request was faster.
pub(super) fn replace(ctx: &mut Context, key: [&str; 3], old: Option<&str>, new: &str) -> Result<bool> {
    let Some(old) = old else {
        let stored = store(ctx, key, new, false);
        return match stored {
            Err(error) if error.kind() == crate::ErrorKind::DuplicateEntry => Ok(false),
            other => other.map(|()| true),
        };
    };
    let [doctype, name, fieldname] = key;
    let row = secrets::table.find((doctype, name, fieldname)).filter(secrets::password.eq(old));
    Ok(diesel::update(row).set(secrets::password.eq(new)).execute(ctx.connection())? == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_comes_back_with_its_key_only() {
        let key = EncryptionKey::parse(&Fernet::generate_key()).unwrap();
        let other = EncryptionKey::parse(&Fernet::generate_key()).unwrap();
        let token = key.encrypt("s3cret \u{e4}");
        assert_eq!(key.decrypt(&token).as_deref(), Some("s3cret \u{e4}"));
        assert_eq!(other.decrypt(&token), None);
        assert_eq!(key.decrypt("nonsense"), None);
    }

    #[test]
    fn a_key_file_is_made_once_and_for_its_owner_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("site.key");
        let token = EncryptionKey::create(&path).unwrap().encrypt("x");
        let again = EncryptionKey::parse(fs::read_to_string(&path).unwrap().trim()).unwrap();
        assert_eq!(again.decrypt(&token).as_deref(), Some("x"));
        assert!(EncryptionKey::create(&path).is_err());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }
}
