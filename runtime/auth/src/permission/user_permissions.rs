//! User Permission: restricts a user to some documents of a DocType, and to the documents of other DocTypes
//! that link to them.

use diesel::prelude::*;
use doctyped_core::cache::TextCache;
use doctyped_core::cache_statistics::CacheStatistics;
use doctyped_core::config::Config;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_core::extension::Extension;
use doctyped_core::invalidation::Change;
use doctyped_models::user_permission;
use doctyped_models::user_permission::UserPermission;
use doctyped_orm::access_rule::{In, Names, Rows, Rule};
use doctyped_orm::db::statement::{Statement, column};
use doctyped_schema::{DocField, FieldType, Meta};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// A user's permissions by the DocType that they restrict. A DocType without permissions is not restricted.
#[derive(Debug, Default)]
pub struct UserPermissions(HashMap<String, Restricted>);

/// The documents of a DocType that a user is restricted to.
#[derive(Debug, Default)]
struct Restricted {
    permits: Vec<Permit>,
    /// The documents of permissions that apply to all DocTypes.
    everywhere: Arc<Names>,
    /// The documents by the DocType in which their permissions apply (`applicable_for`), together with those
    /// that apply everywhere.
    only_in: HashMap<String, Arc<Names>>,
}

/// A document that the user may read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permit {
    /// The document's name.
    pub name: String,
    /// The DocType to whose documents the permission applies; `None` for all.
    pub applicable_for: Option<String>,
    /// Whether the document is the default of new links.
    pub is_default: bool,
}

impl UserPermissions {
    /// The documents of a DocType that the user may read, or that documents of the DocType `context` may
    /// link to; `None` if the DocType is not restricted.
    fn allowed(&self, doctype: &str, context: &str) -> Option<&Arc<Names>> {
        let restricted = self.0.get(doctype)?;
        let names = restricted.only_in.get(context).unwrap_or(&restricted.everywhere);
        // Without permissions that apply to `context`, it is not restricted.
        (!names.list().is_empty()).then_some(names)
    }

    /// The default of a new link to a DocType in a document of the DocType `context`: the permission that is
    /// marked as default, or the only one.
    pub fn default_of(&self, doctype: &str, context: &str) -> Option<&str> {
        let permits = &self.0.get(doctype)?.permits;
        let applies = |permit: &&Permit| permit.applicable_for.as_deref().is_none_or(|only| only == context);
        let default = permits.iter().filter(applies).find(|permit| permit.is_default);
        let only = if let [only] = permits.as_slice() { Some(only).filter(applies) } else { None };
        default.or(only).map(|permit| permit.name.as_str())
    }

    /// Whether a document of the DocType `context` may link to a document.
    pub fn allows(&self, doctype: &str, name: &str, context: &str) -> bool {
        self.allowed(doctype, context).is_none_or(|names| names.has(name))
    }

    /// The permissions, sorted by DocType.
    pub fn permits(&self) -> BTreeMap<&str, &[Permit]> {
        self.0.iter().map(|(doctype, restricted)| (doctype.as_str(), restricted.permits.as_slice())).collect()
    }
}

/// The user permissions of the session's user. Administrator and Guest have none.
pub fn of_user(ctx: &mut Context) -> Result<Arc<UserPermissions>> {
    let identity = Arc::clone(ctx.identity());
    if ctx.is_elevated() || identity.is_administrator() || identity.is_guest() {
        return Ok(Arc::default());
    }
    of_user_named(ctx, &identity.name)
}

/// The user permissions of the users of recent requests.
struct UserPermissionCache(TextCache<Arc<UserPermissions>>);

impl Extension for UserPermissionCache {
    fn new(_: &Config) -> UserPermissionCache {
        UserPermissionCache(TextCache::short_lived())
    }

    fn caches(&self) -> Vec<CacheStatistics> {
        vec![self.0.statistics("user_permissions")]
    }

    fn invalidate(&self, change: &Change) {
        match change {
            Change::User(user) => self.0.invalidate(user),
            Change::Everything => self.0.invalidate_all(),
            _ => {}
        }
    }
}

/// The user permissions of a user, cached.
pub fn of_user_named(ctx: &mut Context, user: &str) -> Result<Arc<UserPermissions>> {
    let site = Arc::clone(ctx.site());
    let cache = &site.extension::<UserPermissionCache>().0;
    let found = site.caches.get_or_load(cache, user, ctx.snapshot(), || load(ctx, user).map(Arc::new).map(Some))?;
    Ok(found.unwrap_or_default())
}

fn load(ctx: &mut Context, user: &str) -> Result<UserPermissions> {
    let rows: Vec<UserPermission> = user_permission::table
        .filter(user_permission::user.eq(user))
        .order((user_permission::creation.asc(), user_permission::name.asc()))
        .load(ctx.connection())?;
    let mut restricted: HashMap<String, Restricted> = HashMap::new();
    let mut with_descendants: HashMap<String, Vec<Permit>> = HashMap::new();
    for row in rows {
        let permit = Permit {
            name: row.for_value,
            applicable_for: row
                .applicable_for
                .map(doctyped_orm::table::Link::into_string)
                .filter(|only| !only.is_empty()),
            is_default: row.is_default,
        };
        let doctype = row.allow.into_string();
        if !row.hide_descendants {
            with_descendants.entry(doctype.clone()).or_default().push(permit.clone());
        }
        restricted.entry(doctype).or_default().permits.push(permit);
    }
    for (doctype, nodes) in with_descendants {
        let tree = ctx.site().registry().entry(&doctype).map(|entry| (entry.meta)());
        let Some(tree) = tree.filter(|meta| is_nested_set(meta)) else { continue };
        let descendants = descendants(ctx, tree, &nodes)?;
        restricted.entry(doctype).or_default().permits.extend(descendants);
    }
    restricted.values_mut().for_each(Restricted::index);
    Ok(UserPermissions(restricted))
}

impl Restricted {
    /// Collects the names by the DocType to which their permissions apply.
    fn index(&mut self) {
        let names = |applies: &dyn Fn(&Permit) -> bool| {
            let mut names: Vec<String> =
                self.permits.iter().filter(|permit| applies(permit)).map(|permit| permit.name.clone()).collect();
            names.sort_unstable();
            names.dedup();
            Arc::new(Names::new(names))
        };
        let everywhere = names(&|permit| permit.applicable_for.is_none());
        let only_in = self
            .permits
            .iter()
            .filter_map(|permit| permit.applicable_for.clone())
            .map(|context| {
                let names = names(&|permit| permit.applicable_for.as_ref().is_none_or(|only| *only == context));
                (context, names)
            })
            .collect();
        (self.everywhere, self.only_in) = (everywhere, only_in);
    }
}

fn is_nested_set(meta: &Meta) -> bool {
    meta.is_tree && !meta.is_virtual && meta.slot_of("lft").is_some() && meta.slot_of("rgt").is_some()
}

/// Permits for the descendants of nodes in a tree.
fn descendants(ctx: &mut Context, tree: &'static Meta, nodes: &[Permit]) -> Result<Vec<Permit>> {
    /// Bound names in a statement.
    const CHUNK_SIZE: usize = 500;
    let mut found = Vec::new();
    for chunk in nodes.chunks(CHUNK_SIZE) {
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
            for ancestor in chunk.iter().filter(|ancestor| ancestor.name.eq_ignore_ascii_case(&node)) {
                found.push(Permit { name: name.clone(), is_default: false, ..ancestor.clone() });
            }
        }
    }
    Ok(found)
}

/// The condition of the user's permissions on the documents of a DocType: the document is allowed itself, and
/// its links, including those of its child rows, lead to allowed documents. `reference` is the DocType with
/// the link field for which documents are listed, whose permissions count as well: the client names it.
pub fn rule(ctx: &mut Context, meta: &'static Meta, reference: Option<&str>) -> Result<Rule> {
    let permissions = of_user(ctx)?;
    if permissions.0.is_empty() {
        return Ok(Rule::EVERYTHING);
    }
    let is_strict = !meta.is_single && ctx.site().caches.settings().apply_strict_user_permissions;
    let mut rules = Vec::new();
    for context in [Some(meta.name), reference].into_iter().flatten() {
        if let Some(names) = permissions.allowed(meta.name, context) {
            rules.push(Rule::In(In { field: "name", names: Arc::clone(names), or_empty: false }));
        }
    }
    let link_conditions = |fields: &'static [DocField]| -> Vec<In> {
        let links = fields
            .iter()
            .filter(|field| field.fieldtype == FieldType::Link && field.is_stored() && !field.ignore_user_permissions);
        links
            .filter_map(|field| {
                let names = permissions.allowed(field.options, meta.name)?;
                Some(In { field: field.fieldname, names: Arc::clone(names), or_empty: !is_strict })
            })
            .collect()
    };
    rules.extend(link_conditions(meta.fields).into_iter().map(Rule::In));
    for table in meta.tables() {
        let Some(child) = ctx.site().registry().entry(table.options).map(|entry| (entry.meta)()) else {
            continue;
        };
        let links = link_conditions(child.fields);
        if !links.is_empty() && !child.is_virtual {
            rules.push(Rule::Rows(Rows { table: table.fieldname, child, links }));
        }
    }
    Ok(Rule::All(rules))
}

/// Invalidates the cached permissions of users with permissions on a tree that has changed, because they
/// contain the descendants of its nodes.
pub fn tree_changed(ctx: &mut Context, meta: &Meta) -> Result<()> {
    /// Users that are invalidated one by one. If there are more, all caches are.
    const MAX_USERS: u8 = 16;
    let users: Vec<String> = user_permission::table
        .filter(user_permission::allow.eq(meta.name))
        .select(user_permission::user)
        .distinct()
        .limit(i64::from(MAX_USERS) + 1)
        .load(ctx.connection())?;
    if users.len() > usize::from(MAX_USERS) {
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
    fn permission_with_applicable_for_applies_to_that_doctype_only() {
        let some = permissions(&[("North", None, false), ("South", Some("Invoice"), false)]);
        assert!(some.allows("Branch", "south", "Invoice") && some.allows("Branch", "North", "Invoice"));
        assert!(!some.allows("Branch", "South", "Order"));
        // No permission applies to orders, so orders are not restricted.
        let elsewhere = permissions(&[("South", Some("Invoice"), false)]);
        assert!(elsewhere.allows("Branch", "East", "Order"));
        assert!(!elsewhere.allows("Branch", "East", "Invoice"));
        assert!(some.allows("Other", "anything", "Invoice"));
    }

    #[test]
    fn link_defaults_to_the_marked_or_only_permission() {
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
