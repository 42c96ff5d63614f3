//! Files: contents that are missing, differ from their document, or belong to none.

use super::{CheckOptions, Report};
use doctyped_core::content::Content;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, Result};
use doctyped_files::{ContentReader, StorageKey, files};
use doctyped_orm::db::has_table;
use doctyped_orm::db::statement::{Statement, column};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// Digits of a SHA-256. Frappe's hashes have fewer (MD5), and are not compared.
const HASH_LEN: usize = 64;
/// Age below which a content without a document may belong to a request that has not committed yet; servers remove
/// the contents of failed requests after this time.
const PENDING_TIME: Duration = Duration::from_secs(2 * 60 * 60);

/// The contents that documents name, with the hashes that they have for them.
type NamedContents = BTreeMap<StorageKey, Option<String>>;

/// Checks the contents of all File documents, and looks for others.
pub fn check(ctx: &mut Context, options: CheckOptions, report: &mut Report) -> Result<()> {
    if !has_table(ctx.connection(), "tabFile")? {
        return Ok(());
    }
    let site = Arc::clone(ctx.site());
    let storage = files(&site)?.storage();
    let stored = storage.list()?;
    let named = named_contents(ctx)?;
    let (mut missing, mut different) = (Vec::new(), Vec::new());
    for (key, hash) in &named {
        let Some(content) = storage.open(key)? else {
            missing.push(key.clone());
            continue;
        };
        if let Some(hash) = hash.as_deref().filter(|hash| hash.len() == HASH_LEN && !options.fast)
            && hash_of(content).map_err(|error| Error::internal(format!("{key} cannot be read")).caused_by(error))?
                != hash
        {
            different.push(key.url());
        }
    }
    // A file may have been deleted, or added, since the documents were read.
    ctx.transaction().rollback()?;
    let now_named = named_contents(ctx)?;
    missing.retain(|key| now_named.contains_key(key));
    let is_old = |modified: SystemTime| SystemTime::now().duration_since(modified).is_ok_and(|age| age > PENDING_TIME);
    let orphans = stored.iter().filter(|content| {
        !named.contains_key(&content.key) && !now_named.contains_key(&content.key) && is_old(content.modified)
    });
    let orphans: Vec<String> = orphans.map(|content| content.key.path()).collect();
    let missing: Vec<String> = missing.iter().map(StorageKey::url).collect();
    let hashes = if options.fast { "without their hashes" } else { "with their hashes" };
    report.examined.push(format!("files: {} contents of documents, {hashes}; {} stored", named.len(), stored.len()));
    report.add_problem(
        "files whose content is missing",
        &missing,
        "restore them from a backup, or delete their File documents",
    );
    report.add_problem(
        "files whose content is not that of their File document",
        &different,
        "restore them from a backup",
    );
    report.add_problem("stored contents without a File document", &orphans, "delete them if nothing else uses them");
    Ok(())
}

fn named_contents(ctx: &mut Context) -> Result<NamedContents> {
    let query =
        Statement::once("SELECT ").names(["file_url", "thumbnail_url", "content_hash"]).sql(" FROM ").name("tabFile");
    let rows = query.load(ctx.connection(), |row| {
        Ok((column::text_or_empty(row, 0)?, column::text_or_empty(row, 1)?, column::text(row, 2)?))
    })?;
    let mut named = NamedContents::new();
    for (url, thumbnail, hash) in rows {
        if let Some(key) = StorageKey::of_url(&thumbnail) {
            named.entry(key).or_default();
        }
        if let Some(key) = StorageKey::of_url(&url) {
            let known = named.entry(key).or_default();
            *known = hash.or(known.take());
        }
    }
    Ok(named)
}

fn hash_of(content: Content) -> std::io::Result<String> {
    let mut hash = Sha256::new();
    std::io::copy(&mut ContentReader::new(content), &mut hash)?;
    Ok(hex::encode(hash.finalize()))
}
