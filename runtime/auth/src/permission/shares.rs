//! Permission checks by DocShare: documents that are shared with the user, or with everyone.

use doctyped_core::cache::TextCache;
use doctyped_core::cache_statistics::CacheStatistics;
use doctyped_core::config::Config;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_core::extension::Extension;
use doctyped_core::invalidation::Change;
use doctyped_orm::db::statement::{Statement, column};
use doctyped_orm::name_key::name_key;
use doctyped_schema::{Meta, Rights};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Most shares of a user that are cached by document. Of a user with more, only the DocTypes are cached.
const MAX_CACHED_SHARES: usize = 1000;

/// The documents that are shared with a user.
#[derive(Debug, Default)]
pub struct Shares {
    /// Rights by DocType and lower-case name; `None` beyond [`MAX_CACHED_SHARES`].
    documents: Option<HashMap<String, HashMap<String, Rights>>>,
    /// The DocTypes with a shared document, by the column of the right.
    doctypes: HashSet<(String, &'static str)>,
}

/// The columns of DocShare and their rights.
const COLUMNS: [(&str, Rights); 4] =
    [("read", Rights::READ), ("write", Rights::WRITE), ("share", Rights::SHARE), ("submit", Rights::SUBMIT)];

/// The column of DocShare that grants a right. `read` also grants printing and e-mailing.
fn column_of(right: Rights) -> Option<(&'static str, Rights)> {
    let right = if right == Rights::PRINT || right == Rights::EMAIL { Rights::READ } else { right };
    COLUMNS.into_iter().find(|(_, granted)| *granted == right)
}

/// Whether a document is shared with the user for a right.
pub fn grants(ctx: &mut Context, meta: &Meta, name: &str, right: Rights) -> Result<bool> {
    let Some((column, right)) = column_of(right).filter(|_| !name.is_empty()) else {
        return Ok(false);
    };
    let Some(shares) = of_user(ctx)? else {
        return Ok(false);
    };
    if let Some(documents) = &shares.documents {
        let rights = documents.get(meta.name).and_then(|names| names.get(&name_key(name)));
        return Ok(rights.is_some_and(|rights| rights.has(right)));
    }
    if !shares.doctypes.contains(&(meta.name.to_owned(), column)) {
        return Ok(false);
    }
    let user = ctx.user().to_owned();
    let found = from_shares_of(&user, Statement::new("SELECT ").name("name"))
        .sql(" AND ")
        .equal("share_doctype", meta.name)
        .sql(" AND ")
        .name(column)
        .sql(" = 1 AND ")
        .equal("share_name", name)
        .sql(" LIMIT 1")
        .first(ctx.connection(), |_| Ok(()))?;
    Ok(found.is_some())
}

/// Whether any document of a DocType is shared with the user for a right.
pub fn any(ctx: &mut Context, meta: &Meta, right: Rights) -> Result<bool> {
    let Some((column, _)) = column_of(right) else {
        return Ok(false);
    };
    Ok(of_user(ctx)?.is_some_and(|shares| shares.doctypes.contains(&(meta.name.to_owned(), column))))
}

/// The shares with the users of recent requests.
struct ShareCache(TextCache<Arc<Shares>>);

impl Extension for ShareCache {
    fn new(_: &Config) -> ShareCache {
        ShareCache(TextCache::short_lived())
    }

    fn caches(&self) -> Vec<CacheStatistics> {
        vec![self.0.statistics("shares")]
    }

    fn invalidate(&self, change: &Change) {
        match change {
            Change::User(user) | Change::SharesOf(user) => self.0.invalidate(user),
            Change::Shares | Change::Everything => self.0.invalidate_all(),
            _ => {}
        }
    }
}

/// The shares of the session's user, cached. `None` for Guest, which is not part of "everyone".
fn of_user(ctx: &mut Context) -> Result<Option<Arc<Shares>>> {
    if ctx.identity().is_guest() {
        return Ok(None);
    }
    let site = Arc::clone(ctx.site());
    let user = ctx.user().to_owned();
    let cache = &site.extension::<ShareCache>().0;
    site.caches.get_or_load(cache, &user, ctx.snapshot(), || load(ctx, &user).map(Arc::new).map(Some))
}

fn load(ctx: &mut Context, user: &str) -> Result<Shares> {
    let select = Statement::new("SELECT ").names(["share_doctype", "share_name", "read", "write", "share", "submit"]);
    let rows = from_shares_of(user, select)
        .sql(" LIMIT ")
        .value(i64::try_from(MAX_CACHED_SHARES + 1).unwrap_or(i64::MAX))
        .load(ctx.connection(), |row| {
            let mut rights = Rights::NONE;
            for (index, (_, right)) in COLUMNS.into_iter().enumerate() {
                if column::int(row, index + 2)? == Some(1) {
                    rights = rights.and(right);
                }
            }
            Ok((column::text(row, 0)?.unwrap_or_default(), column::text(row, 1)?.unwrap_or_default(), rights))
        })?;
    let mut shares = Shares::default();
    if rows.len() > MAX_CACHED_SHARES {
        for (column, _) in COLUMNS {
            let doctypes = from_shares_of(user, Statement::new("SELECT DISTINCT ").name("share_doctype"))
                .sql(" AND ")
                .name(column)
                .sql(" = 1")
                .load(ctx.connection(), |row| Ok(column::text(row, 0)?.unwrap_or_default()))?;
            shares.doctypes.extend(doctypes.into_iter().map(|doctype| (doctype, column)));
        }
        return Ok(shares);
    }
    let mut documents: HashMap<String, HashMap<String, Rights>> = HashMap::new();
    for (doctype, name, rights) in rows {
        for (column, right) in COLUMNS {
            if rights.has(right) {
                shares.doctypes.insert((doctype.clone(), column));
            }
        }
        let granted = documents.entry(doctype).or_default().entry(name_key(&name)).or_default();
        *granted = granted.and(rights);
    }
    shares.documents = Some(documents);
    Ok(shares)
}

/// Appends FROM and the condition for the shares of a user to a SELECT.
fn from_shares_of<'a>(user: &'a str, select: Statement<'a>) -> Statement<'a> {
    select
        .sql(" FROM ")
        .name("tabDocShare")
        .sql(" WHERE (")
        .equal("user", user)
        .sql(" OR ")
        .name("everyone")
        .sql(" = 1)")
}

/// Deletes the shares of a document that is deleted, since another may get its name.
pub fn delete_shares(ctx: &mut Context, doctype: &str, name: &str) -> Result<()> {
    let deleted = Statement::new("DELETE FROM ")
        .name("tabDocShare")
        .sql(" WHERE ")
        .equal("share_doctype", doctype)
        .sql(" AND ")
        .equal("share_name", name)
        .execute(ctx.connection())?;
    if deleted > 0 {
        ctx.changed(Change::Shares);
    }
    Ok(())
}
