//! Encryption at rest for Password fields.
//!
//! Values are stored as Fernet tokens in `__Auth`, in Frappe's format, so that the server can read an
//! existing site's secrets with the site's `encryption_key`. The record's own column holds asterisks.

use super::tables::secrets;
use diesel::prelude::*;
use doctyped_core::config::Config;
use doctyped_core::context::Context;
use doctyped_core::context::Site;
use doctyped_core::error::{Error, Result};
use doctyped_core::extension::Extension;
use doctyped_orm::db::statement::Statement;
use doctyped_orm::db::{Bind, DatabaseUrl, Dialect};
use doctyped_orm::private_file;
use doctyped_schema::guard;
use fernet::Fernet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

/// The Fernet key of stored secrets.
pub struct EncryptionKey(Fernet);

impl std::fmt::Debug for EncryptionKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("EncryptionKey(***)")
    }
}

impl EncryptionKey {
    /// Reads the configured key: from `--encryption-key`, or from a key file, which is created if it does
    /// not exist. A database in memory gets a random key that is not stored.
    pub fn open(config: &Config) -> Result<EncryptionKey> {
        if let Some(text) = &config.encryption_key {
            return EncryptionKey::parse(text).ok_or_else(|| unusable("--encryption-key"));
        }
        let Some(path) = key_file(config) else {
            return EncryptionKey::parse(&Fernet::generate_key()).ok_or_else(|| unusable("a new key"));
        };
        let text = match fs::read_to_string(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => create_key_file(&path)?,
            read => read.map_err(|error| file_error("read", &path, error))?,
        };
        private_file::warn_if_shared(&path);
        EncryptionKey::parse(text.trim()).ok_or_else(|| unusable(&path.display().to_string()))
    }

    /// Encrypts a text.
    pub fn encrypt(&self, plain: &str) -> String {
        self.0.encrypt(plain.as_bytes())
    }

    /// Decrypts a token; `None` if it was encrypted with another key or is damaged.
    pub fn decrypt(&self, token: &str) -> Option<String> {
        String::from_utf8(self.0.decrypt(token).ok()?).ok()
    }

    /// Decrypts a token that is not older than `ttl`.
    pub(crate) fn decrypt_with_ttl(&self, token: &str, ttl: Duration) -> Option<String> {
        String::from_utf8(self.0.decrypt_with_ttl(token, ttl.as_secs()).ok()?).ok()
    }

    fn parse(text: &str) -> Option<EncryptionKey> {
        Fernet::new(text).map(EncryptionKey)
    }
}

/// Creates a key file with a new key and returns its content. If another thread or process has created the
/// file meanwhile, that one stays and is read. A file with a part of a key is never seen, because the file gets its name
/// once it is complete.
fn create_key_file(path: &Path) -> Result<String> {
    let text = Fernet::generate_key();
    let written = private_file::write_beside(path, &text)
        .and_then(|file| file.persist_noclobber(path).map_err(|failed| failed.error));
    match written {
        Ok(_) => {
            tracing::info!(path = %path.display(), "created key file for stored secrets; back it up");
            Ok(text)
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            fs::read_to_string(path).map_err(|error| file_error("read", path, error))
        }
        Err(error) => Err(file_error("create", path, error)),
    }
}

/// Secrets that are decrypted to check the key, at most: another program may have left single ones that are damaged.
const CHECKED_SECRETS: i64 = 20;

/// Checks that the configured key decrypts the secrets of the database. Without this check every token and every second
/// factor would be refused, and a new key file would look as if it were the right one.
///
/// # Errors
/// `ValidationError` that says where the key of the database has to be.
pub fn check_key(ctx: &mut Context) -> Result<()> {
    let stored: Vec<Option<String>> = secrets::table
        .filter(secrets::encrypted.eq(1))
        .filter(secrets::password.is_not_null())
        .select(secrets::password)
        .limit(CHECKED_SECRETS)
        .load(ctx.connection())?;
    let tokens: Vec<String> = stored.into_iter().flatten().filter(|token| !token.is_empty()).collect();
    if tokens.is_empty() {
        return Ok(());
    }
    let config = &ctx.site().config;
    let (problem, is_present) = match key_file(config) {
        _ if config.encryption_key.is_some() => ("the key in --encryption-key does not decrypt them".to_owned(), true),
        Some(path) if path.exists() => (format!("the key in {} does not decrypt them", path.display()), true),
        Some(path) => (format!("there is no key file {}", path.display()), false),
        None => ("there is no key".to_owned(), false),
    };
    // To open a key file that is missing would create it.
    if is_present {
        let key = encryption_key(ctx.site())?;
        if tokens.iter().any(|token| key.decrypt(token).is_some()) {
            return Ok(());
        }
    }
    Err(Error::validation(format!(
        "The database has secrets that are encrypted, and {problem}. Give the server the key of this database: its key \
         file with --key-file, or the key itself (of a Frappe site: encryption_key) with --encryption-key"
    )))
}

/// The configured key file, or the default one; none for a database in memory.
pub fn key_file(config: &Config) -> Option<PathBuf> {
    config.key_file.clone().or_else(|| default_key_file(&config.database))
}

/// The key file if none is configured: next to the SQLite database, or in the working directory.
fn default_key_file(database: &DatabaseUrl) -> Option<PathBuf> {
    match database {
        DatabaseUrl::Sqlite(path) if path == ":memory:" => None,
        DatabaseUrl::Sqlite(path) => Some(PathBuf::from(format!("{path}.key"))),
        DatabaseUrl::Postgres(_) | DatabaseUrl::Mysql(_) => Some(PathBuf::from("doctyped.key")),
    }
}

fn unusable(origin: &str) -> Error {
    Error::internal(format!("{origin} holds no Fernet key: 32 bytes in URL-safe base64 are needed"))
}

fn file_error(action: &str, path: &Path, error: std::io::Error) -> Error {
    Error::internal(format!("cannot {action} the key file {}: {error}", path.display())).caused_by(error)
}

/// The key of a site, once it was read.
struct OpenedKey(OnceLock<EncryptionKey>);

impl Extension for OpenedKey {
    fn new(_: &Config) -> OpenedKey {
        OpenedKey(OnceLock::new())
    }
}

/// The site's key, read at its first use.
pub fn encryption_key(site: &Site) -> Result<&EncryptionKey> {
    let opened = &site.extension::<OpenedKey>().0;
    if let Some(key) = opened.get() {
        return Ok(key);
    }
    let key = EncryptionKey::open(&site.config)?;
    Ok(opened.get_or_init(|| key))
}

/// Encrypts and stores the secret of a document's field; an empty one deletes the stored secret.
pub fn store_secret(ctx: &mut Context, doctype: &str, name: &str, fieldname: &str, plain: &str) -> Result<()> {
    if plain.is_empty() {
        return delete_secret(ctx, doctype, name, fieldname);
    }
    let token = encryption_key(ctx.site())?.encrypt(plain);
    store(ctx, [doctype, name, fieldname], &token, true)
}

/// The secret of a document's field, decrypted. Credentials, such as the secret of an API key, are not read:
/// a client that knows one acts as the user.
///
/// # Errors
/// `PermissionError` for a credential, `ValidationError` if it was encrypted with another key.
pub fn read_secret(ctx: &mut Context, doctype: &str, name: &str, fieldname: &str) -> Result<Option<String>> {
    if guard(doctype, fieldname).is_credential {
        return Err(Error::permission(format!(
            "{fieldname} of {doctype} {name} is a credential, which is never shown"
        )));
    }
    read_credential(ctx, doctype, name, fieldname)
}

/// The same for any field, to compare it with what a client sends.
///
/// # Errors
/// `ValidationError` if it was encrypted with another key.
pub(crate) fn read_credential(ctx: &mut Context, doctype: &str, name: &str, fieldname: &str) -> Result<Option<String>> {
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

/// Deletes the secret of a document's field.
pub(crate) fn delete_secret(ctx: &mut Context, doctype: &str, name: &str, fieldname: &str) -> Result<()> {
    diesel::delete(secrets::table.find((doctype, name, fieldname))).execute(ctx.connection())?;
    Ok(())
}

/// Deletes all secrets of a document, including its password hash.
pub fn delete_secrets(ctx: &mut Context, doctype: &str, name: &str) -> Result<()> {
    let of_document = secrets::table.filter(secrets::doctype.eq(doctype)).filter(secrets::name.eq(name));
    diesel::delete(of_document).execute(ctx.connection())?;
    Ok(())
}

/// Moves the secrets of a document that is renamed.
pub fn rename_secrets(ctx: &mut Context, doctype: &str, old: &str, new: &str) -> Result<()> {
    delete_secrets(ctx, doctype, new)?;
    let of_document = secrets::table.filter(secrets::doctype.eq(doctype)).filter(secrets::name.eq(old));
    diesel::update(of_document).set(secrets::name.eq(new)).execute(ctx.connection())?;
    Ok(())
}

/// The stored value of a field, as it is in the database.
pub fn read(ctx: &mut Context, key: [&str; 3], encrypted: bool) -> Result<Option<String>> {
    let [doctype, name, fieldname] = key;
    let stored: Option<Option<String>> = secrets::table
        .find((doctype, name, fieldname))
        .filter(secrets::encrypted.eq(i32::from(encrypted)))
        .select(secrets::password)
        .first(ctx.connection())
        .optional()?;
    Ok(stored.flatten())
}

/// Stores the value of a field as given, in place of the stored one.
pub fn store(ctx: &mut Context, key: [&str; 3], value: &str, encrypted: bool) -> Result<()> {
    fn or_update(dialect: Dialect) -> &'static str {
        match dialect {
            Dialect::Sqlite | Dialect::Postgres => {
                ") ON CONFLICT (\"doctype\", \"name\", \"fieldname\") \
                 DO UPDATE SET \"password\" = excluded.\"password\", \"encrypted\" = excluded.\"encrypted\""
            }
            Dialect::Mysql => {
                ") ON DUPLICATE KEY UPDATE `password` = VALUES(`password`), `encrypted` = VALUES(`encrypted`)"
            }
        }
    }
    insert(|_| "INSERT INTO ", key, value, encrypted).dialect_sql(or_update).execute(ctx.connection())?;
    Ok(())
}

/// Compare-and-swap: stores `new` if the field still holds `old`. `false` if a concurrent request has
/// changed it.
pub fn replace(ctx: &mut Context, key: [&str; 3], old: Option<&str>, new: &str) -> Result<bool> {
    /// The row of a concurrent request, which this statement waits for, stays as it is.
    fn insert_or_nothing(dialect: Dialect) -> &'static str {
        match dialect {
            Dialect::Sqlite | Dialect::Postgres => "INSERT INTO ",
            Dialect::Mysql => "INSERT IGNORE INTO ",
        }
    }
    fn or_nothing(dialect: Dialect) -> &'static str {
        match dialect {
            Dialect::Sqlite | Dialect::Postgres => ") ON CONFLICT (\"doctype\", \"name\", \"fieldname\") DO NOTHING",
            Dialect::Mysql => ")",
        }
    }
    let [doctype, name, fieldname] = key;
    let row = secrets::table.find((doctype, name, fieldname));
    if let Some(old) = old {
        let row = row.filter(secrets::password.eq(old));
        return Ok(diesel::update(row).set(secrets::password.eq(new)).execute(ctx.connection())? == 1);
    }
    let inserted = insert(insert_or_nothing, key, new, false).dialect_sql(or_nothing).execute(ctx.connection())?;
    if inserted == 1 {
        return Ok(true);
    }
    // A row without a value is none.
    let row = row.filter(secrets::password.is_null());
    Ok(diesel::update(row).set(secrets::password.eq(new)).execute(ctx.connection())? == 1)
}

/// The insert of a row, without the end of its statement.
fn insert<'a>(
    verb: fn(Dialect) -> &'static str,
    [doctype, name, fieldname]: [&'a str; 3],
    value: &'a str,
    encrypted: bool,
) -> Statement<'a> {
    let statement = Statement::new("").dialect_sql(verb).name("__Auth").sql(" (");
    let statement = statement.names(["doctype", "name", "fieldname", "password", "encrypted"]).sql(") VALUES (");
    let texts = [doctype, name, fieldname, value].map(|text| Bind::Pattern(text.into()));
    statement.values(texts).sql(", ").value(i64::from(encrypted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secret_is_decrypted_with_its_own_key_only() {
        let key = EncryptionKey::parse(&Fernet::generate_key()).unwrap();
        let other = EncryptionKey::parse(&Fernet::generate_key()).unwrap();
        let token = key.encrypt("s3cret \u{e4}");
        assert_eq!(key.decrypt(&token).as_deref(), Some("s3cret \u{e4}"));
        assert_eq!(other.decrypt(&token), None);
        assert_eq!(key.decrypt("nonsense"), None);
    }

    #[test]
    fn key_file_is_created_once_and_readable_by_its_owner_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("site.key");
        let config = Config { key_file: Some(path.clone()), ..Config::default() };
        let keys: Vec<EncryptionKey> = std::thread::scope(|scope| {
            let opened: Vec<_> = (0..8).map(|_| scope.spawn(|| EncryptionKey::open(&config).unwrap())).collect();
            opened.into_iter().map(|key| key.join().unwrap()).collect()
        });
        let token = EncryptionKey::open(&config).unwrap().encrypt("x");
        assert!(keys.iter().all(|key| key.decrypt(&token).as_deref() == Some("x")));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "a temporary file is left");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn key_file_in_missing_folder_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("missing/site.key");
        let error = EncryptionKey::open(&Config { key_file: Some(path), ..Config::default() }).unwrap_err();
        assert!(error.to_string().contains("missing/site.key"), "{error}");
    }
}
