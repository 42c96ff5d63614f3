//! User Permission: restricts a user to some documents of a DocType, and other documents to those
//! that link to them.

use super::cache::PermissionCache;
use super::rule::{Among, Names, Rows, Rule};
use crate::context::Context;
use crate::core::models::user_permission::{self, UserPermission};
use crate::db::statement::{Statement, column};
use crate::error::Result;
use crate::invalidation::Change;
use crate::schema::{DocField, FieldType, Meta};
use diesel::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// A user's permissions, by the DocType that they restrict. DocTypes without any are free.
#[derive(Debug, Default)]
pub(crate) struct UserPermissions(HashMap<String, Restricted>);

/// What a user may see of a DocType.
#[derive(Debug, Default)]
struct Restricted {
    permits: Vec<Permit>,
    /// The documents that count everywhere.
    everywhere: Arc<Names>,
    /// The documents that count while documents of a DocType are looked at, where there are some
    /// that count there only.
    only_in: HashMap<String, Arc<Names>>,
}

/// A document that the user may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Permit {
    /// Its name.
    pub(crate) name: String,
    /// The DocType in whose documents the permission counts; none for all.
    pub(crate) applicable_for: Option<String>,
    /// New links are filled with it.
    pub(crate) is_default: bool,
}

impl UserPermissions {
    /// The documents of a DocType that the user may see while documents of another are looked at;
    /// none if there is no restriction.
    fn allowed(&self, doctype: &str, looked_at: &str) -> Option<&Arc<Names>> {
        let restricted = self.0.get(doctype)?;
        let names = restricted.only_in.get(looked_at).unwrap_or(&restricted.everywhere);
        // Permissions that count elsewhere restrict nothing here.
        (!names.list().is_empty()).then_some(names)
    }

    /// What a new link to a DocType is filled with: the permission that is marked as default, or
    /// the only one.
    pub(crate) fn default_of(&self, doctype: &str, looked_at: &str) -> Option<&str> {
        let permits = &self.0.get(doctype)?.permits;
        let counts = |permit: &&Permit| permit.applicable_for.as_deref().is_none_or(|only| only == looked_at);
        let default = permits.iter().filter(counts).find(|permit| permit.is_default);
        let only = if let [only] = permits.as_slice() { Some(only).filter(counts) } else { None };
        default.or(only).map(|permit| permit.name.as_str())
    }

    /// Whether a link of a document of a DocType may lead to a document.
    pub(crate) fn allows(&self, doctype: &str, name: &str, looked_at: &str) -> bool {
        self.allowed(doctype, looked_at).is_none_or(|names| names.has(name))
    }

    /// The permissions by DocType, in the order of the alphabet.
    pub(crate) fn permits(&self) -> BTreeMap<&str, &[Permit]> {
        self.0.iter().map(|(doctype, restricted)| (doctype.as_str(), restricted.permits.as_slice())).collect()
    }
}

/// The permissions of the user who asks. Administrator and Guest never have any.
///
/// # Errors
/// When the database fails.
pub(crate) fn of_user(ctx: &mut Context) -> Result<Arc<UserPermissions>> {
    let identity = Arc::clone(ctx.identity());
    if ctx.is_elevated() || identity.is_administrator() || identity.is_guest() {
        return Ok(Arc::default());
    }
    of_user_named(ctx, &identity.name)
}

/// The permissions of a user.
///
/// # Errors
/// When the database fails.
pub(crate) fn of_user_named(ctx: &mut Context, user: &str) -> Result<Arc<UserPermissions>> {
    let site = Arc::clone(ctx.site());
    let cache = &site.extension::<PermissionCache>().users;
    let found = site.caches.get_or_load(cache, user, ctx.snapshot(), || load(ctx, user).map(Arc::new).map(Some))?;
    Ok(found.unwrap_or_default())
}

fn load(ctx: &mut Context, user: &str) -> Result<UserPermissions> {
    let rows: Vec<UserPermission> = user_permission::table
        .filter(user_permission::user.eq(user))
        .order((user_permission::creation.asc(), user_permission::name.asc()))
        .load(ctx.connection())?;
    let mut restricted: HashMap<String, Restricted> = HashMap::new();
    let mut open_nodes: HashMap<String, Vec<Permit>> = HashMap::new();
    for row in rows {
        let permit = Permit {
            name: row.for_value,
            applicable_for: row.applicable_for.map(crate::table::Link::into_string).filter(|only| !only.is_empty()),
            is_default: row.is_default,
        };
        let doctype = row.allow.into_string();
        if !row.hide_descendants {
            open_nodes.entry(doctype.clone()).or_default().push(permit.clone());
        }
        restricted.entry(doctype).or_default().permits.push(permit);
    }
    for (doctype, nodes) in open_nodes {
        let tree = ctx.site().registry().handler(&doctype).map(|handler| (handler.meta)());
        let Some(tree) = tree.filter(|meta| is_nested_set(meta)) else { continue };
        let below = descendants(ctx, tree, &nodes)?;
        restricted.entry(doctype).or_default().permits.extend(below);
    }
    restricted.values_mut().for_each(Restricted::index);
    Ok(UserPermissions(restricted))
}

impl Restricted {
    /// Puts the names together by where they count.
    fn index(&mut self) {
        let names = |counts: &dyn Fn(&Permit) -> bool| {
            let mut names: Vec<String> =
                self.permits.iter().filter(|permit| counts(permit)).map(|permit| permit.name.clone()).collect();
            names.sort_unstable();
            names.dedup();
            Arc::new(Names::new(names))
        };
        let everywhere = names(&|permit| permit.applicable_for.is_none());
        let only_in = self
            .permits
            .iter()
            .filter_map(|permit| permit.applicable_for.clone())
            .map(|only| {
                let here = names(&|permit| permit.applicable_for.as_ref().is_none_or(|other| *other == only));
                (only, here)
            })
            .collect();
        (self.everywhere, self.only_in) = (everywhere, only_in);
    }
}

fn is_nested_set(meta: &Meta) -> bool {
    meta.is_tree && !meta.is_virtual && meta.slot_of("lft").is_some() && meta.slot_of("rgt").is_some()
}

/// What is below nodes of a tree: it is open where its node is.
fn descendants(ctx: &mut Context, tree: &'static Meta, nodes: &[Permit]) -> Result<Vec<Permit>> {
    /// Names in one statement.
    const CHUNK: usize = 500;
    let mut found = Vec::new();
    for chunk in nodes.chunks(CHUNK) {
        let pairs = Statement::new("SELECT n.name, r.name FROM ")
            .name(tree.table)
            .sql(" AS n, ")
            .name(tree.table)
            .sql(" AS r WHERE r.lft > n.lft AND r.rgt < n.rgt AND n.name IN (")
            .values(chunk.iter().map(|node| node.name.as_str().into()))
            .sql(") ORDER BY r.lft")
            .load(ctx.connection(), |row| {
                Ok((column::text(row, 0)?.unwrap_or_default(), column::text(row, 1)?.unwrap_or_default()))
            })?;
        for (node, name) in pairs {
            for above in chunk.iter().filter(|above| above.name.eq_ignore_ascii_case(&node)) {
                found.push(Permit { name: name.clone(), is_default: false, ..above.clone() });
            }
        }
    }
    Ok(found)
}

/// The documents of a DocType that a user's permissions leave: those that are allowed themselves,
/// and whose links, in their rows too, lead to allowed documents. `reference` is the DocType for
/// whose link the documents are looked for.
///
/// # Errors
/// When the database fails.
pub(super) fn rule(ctx: &mut Context, meta: &'static Meta, reference: Option<&str>) -> Result<Rule> {
    let permissions = of_user(ctx)?;
    if permissions.0.is_empty() {
        return Ok(Rule::EVERYTHING);
    }
    let is_strict = !meta.is_single && ctx.site().caches.settings().apply_strict_user_permissions;
    let mut rules = Vec::new();
    if let Some(names) = permissions.allowed(meta.name, reference.unwrap_or(meta.name)) {
        rules.push(Rule::Among(Among { field: "name", names: Arc::clone(names), or_empty: false }));
    }
    let among = |fields: &'static [DocField]| -> Vec<Among> {
        let links = fields
            .iter()
            .filter(|field| field.fieldtype == FieldType::Link && field.is_stored() && !field.ignore_user_permissions);
        links
            .filter_map(|field| {
                let names = permissions.allowed(field.options, meta.name)?;
                Some(Among { field: field.fieldname, names: Arc::clone(names), or_empty: !is_strict })
            })
            .collect()
    };
    rules.extend(among(meta.fields).into_iter().map(Rule::Among));
    for table in meta.tables() {
        let Some(child) = ctx.site().registry().handler(table.options).map(|handler| (handler.meta)()) else {
            continue;
        };
        let links = among(child.fields);
        if !links.is_empty() && !child.is_virtual {
            rules.push(Rule::Rows(Rows { table: table.fieldname, child, links }));
        }
    }
    Ok(Rule::All(rules))
}

/// Tells that a tree has changed: what users may see who are allowed a node is another now.
///
/// # Errors
/// When the database fails.
pub(crate) fn tree_changed(ctx: &mut Context, meta: &Meta) -> Result<()> {
    /// More users than this forget everything.
    const NAMED: u8 = 16;
    let users: Vec<String> = user_permission::table
        .filter(user_permission::allow.eq(meta.name))
        .select(user_permission::user)
        .distinct()
        .limit(i64::from(NAMED) + 1)
        .load(ctx.connection())?;
    if users.len() > usize::from(NAMED) {
        ctx.changed(Change::Everything);
        return Ok(());
    }
    for user in users {
        ctx.changed(Change::User(user));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn permissions(permits: &[(&str, Option<&str>, bool)]) -> UserPermissions {
        let permits = permits.iter().map(|(name, only, is_default)| Permit {
            name: (*name).to_owned(),
            applicable_for: only.map(str::to_owned),
            is_default: *is_default,
        });
        let mut restricted = Restricted { permits: permits.collect(), ..Restricted::default() };
        restricted.index();
        UserPermissions(HashMap::from([("Branch".to_owned(), restricted)]))
    }

    #[test]
    fn a_permission_for_one_doctype_counts_there_only() {
        let some = permissions(&[("North", None, false), ("South", Some("Invoice"), false)]);
        assert!(some.allows("Branch", "south", "Invoice") && some.allows("Branch", "North", "Invoice"));
        assert!(!some.allows("Branch", "South", "Order"));
        // None counts for orders, so orders are not restricted.
        let elsewhere = permissions(&[("South", Some("Invoice"), false)]);
        assert!(elsewhere.allows("Branch", "East", "Order"));
        assert!(!elsewhere.allows("Branch", "East", "Invoice"));
        assert!(some.allows("Other", "anything", "Invoice"));
    }

    #[test]
    fn links_are_filled_with_the_default_or_with_the_only_one() {
        let only = permissions(&[("North", None, false)]);
        assert_eq!(only.default_of("Branch", "Order"), Some("North"));
        assert_eq!(permissions(&[("N", None, false), ("S", None, false)]).default_of("Branch", "Order"), None);
        let marked = permissions(&[("N", None, false), ("S", None, true)]);
        assert_eq!(marked.default_of("Branch", "Order"), Some("S"));
        let elsewhere = permissions(&[("N", Some("Invoice"), true)]);
        assert_eq!(elsewhere.default_of("Branch", "Order"), None);
        assert_eq!(elsewhere.default_of("Branch", "Invoice"), Some("N"));
    }
}
