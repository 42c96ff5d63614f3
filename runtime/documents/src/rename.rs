//! Renames a stored document, or merges it into another, and updates all references to it.

use super::stored_names::stored_name;
use super::{comments, dynamic_links, lifecycle, naming};
use crate::row_key::key;
use doctyped_auth::permission;
use doctyped_auth::secret;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::invalidation::Change;
use doctyped_files as files;
use doctyped_models::comment::CommentType;
use doctyped_orm::db::is_unique_violation;
use doctyped_orm::db::statement::Statement;
use doctyped_orm::table::{Bind, Record};
use doctyped_schema::{FieldType, Meta, Naming, Rights};
use std::sync::Arc;

/// RenameOptions of a rename.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RenameOptions {
    /// Merge into the document of the new name: references are moved to it, and the old document is
    /// deleted.
    pub merge: bool,
    /// Rename even if the DocType does not allow it.
    pub force: bool,
}

/// Renames a document and returns its new name.
///
/// # Errors
/// `DoesNotExistError`; `ValidationError` when the DocType or the user's rights do not allow it or the name
/// is taken; `NameError` for a name that is not allowed.
pub fn rename(ctx: &mut Context, doctype: &str, old: &str, new: &str, options: RenameOptions) -> Result<String> {
    let entry = ctx.entry(doctype)?;
    let meta = (entry.meta)();
    ctx.begin_writing()?;
    let mut record = lifecycle::load_for(ctx, entry, old, Rights::READ)?;
    let old = record.name();
    if !permission::has(ctx, meta, Rights::WRITE, Some(record.as_ref()))? {
        return Err(Error::validation(format!("You need write permission to rename {doctype} {old}")));
    }
    let mut new = new.trim().to_owned();
    if let Some(hook) = entry.hooks.before_rename {
        hook(record.as_mut(), &mut new, options.merge, ctx)?;
    }
    check(ctx, meta, record.as_ref(), &new, options)?;
    if options.merge {
        // Links get the name as it is stored, however the client has spelled it.
        new = stored_name(ctx, meta, &new)?.unwrap_or(new);
        // A merge takes no right to share, so it grants no rights on the other document.
        permission::shares::delete_shares(ctx, meta.name, &old)?;
    }
    update_links(ctx, meta, &old, &new)?;
    dynamic_links::rename(ctx, meta, &old, &new)?;
    if options.merge {
        // No document links to the old one any more.
        lifecycle::delete(ctx, meta, &old)?;
    } else {
        rename_rows(ctx, meta, &old, &new)?;
        secret::rename_secrets(ctx, meta.name, &old, &new)?;
        files::rename_attachments(ctx, meta, &old, &new)?;
    }
    let mut renamed = lifecycle::load(ctx, entry, &new)?;
    if let Some(hook) = entry.hooks.after_rename {
        hook(renamed.as_mut(), &old, options.merge, ctx)?;
    }
    let renamed = renamed.as_ref();
    comments::add(ctx, renamed, CommentType::Edit, comment_text(&old, &new, options.merge))?;
    // Cached user permissions, shares, roles and users may contain the name.
    ctx.changed(Change::Everything);
    Ok(renamed.name())
}

/// The text of the comment that records the rename.
fn comment_text(old: &str, new: &str, merge: bool) -> String {
    let bold = |name: &str| format!("<strong>{}</strong>", name.replace('&', "&amp;").replace('<', "&lt;"));
    let (verb, preposition) = if merge { ("merged", "into") } else { ("renamed from", "to") };
    format!("{verb} {} {preposition} {}", bold(old), bold(new))
}

/// Checks that the document may get the new name, or be merged into the document of that name.
fn check(ctx: &mut Context, meta: &'static Meta, record: &dyn Record, new: &str, options: RenameOptions) -> Result<()> {
    let (doctype, old) = (meta.name, record.name());
    if meta.is_single || meta.is_virtual || meta.is_child {
        return Err(Error::validation(format!("Documents of {doctype} cannot be renamed")));
    }
    if old == new || (options.merge && old.eq_ignore_ascii_case(new)) {
        return Err(Error::validation(format!("{doctype} {old}: the new name is the old one")));
    }
    if !meta.allow_rename && !options.force {
        return Err(Error::validation(format!("{doctype} {old} cannot be renamed: the DocType does not allow it")));
    }
    if meta.naming == Naming::Autoincrement && new.parse::<i64>().is_err() {
        return Err(Error::validation(format!("{doctype} {old}: the new name must be a number")));
    }
    naming::check_name(meta, new)?;
    if options.merge {
        return match lifecycle::load_for(ctx, ctx.entry(doctype)?, new, Rights::WRITE) {
            // Databases find the document by other spellings of its name, too.
            Ok(target) if target.name() == old => {
                Err(Error::validation(format!("{doctype} {old} cannot be merged into itself")))
            }
            Ok(_) => Ok(()),
            Err(error) if error.kind() == ErrorKind::DoesNotExist => {
                Err(Error::validation(format!("{doctype} {new} does not exist, so {old} cannot be merged into it")))
            }
            Err(error) if error.kind() == ErrorKind::Permission => {
                Err(Error::validation(format!("You need write permission to merge into {doctype} {new}")))
            }
            Err(error) => Err(error),
        };
    }
    match stored_name(ctx, meta, new)? {
        // The stored name may be the old one in another case.
        Some(other) if !other.eq_ignore_ascii_case(&old) => Err(taken(meta, new)),
        _ => Ok(()),
    }
}

fn taken(meta: &Meta, new: &str) -> Error {
    Error::validation(format!("{} {new} exists already; merge the two, or choose another name", meta.name))
}

/// Updates the name of the document, the field that it is named by, and `parent` of its rows.
fn rename_rows(ctx: &mut Context, meta: &'static Meta, old: &str, new: &str) -> Result<()> {
    // Another request may have taken the name since the check.
    set(ctx, meta.table, "name", &[("name", bind(meta, old))], bind(meta, new))
        .map_err(|error| if is_unique_violation(&error) { taken(meta, new) } else { error })?;
    if let Naming::Field(field) = meta.naming {
        set(ctx, meta.table, field, &[("name", bind(meta, new))], Bind::from(new))?;
    }
    for field in meta.tables() {
        let child = (ctx.entry(field.options)?.meta)();
        if !child.is_virtual {
            let of_parent = [("parent", Bind::from(old)), ("parenttype", Bind::from(meta.name))];
            set(ctx, child.table, "parent", &of_parent, Bind::from(new))?;
        }
    }
    Ok(())
}

/// Updates all Link and Dynamic Link fields that hold the old name.
fn update_links(ctx: &mut Context, meta: &'static Meta, old: &str, new: &str) -> Result<()> {
    let site = Arc::clone(ctx.site());
    for link in site.registry().links_to(meta.name) {
        let (from, field) = (link.from, link.field);
        if from.is_single {
            let filters = [
                ("doctype", Bind::from(from.name)),
                ("field", Bind::from(field.fieldname)),
                ("value", Bind::from(old)),
            ];
            if field.fieldtype == FieldType::Link || single_links_to(ctx, from, field.options, meta)? {
                set(ctx, "tabSingles", "value", &filters, Bind::from(new))?;
            }
            continue;
        }
        let mut filters = vec![(field.fieldname, Bind::from(old))];
        if field.fieldtype == FieldType::DynamicLink {
            filters.push((field.options, Bind::from(meta.name)));
        }
        set(ctx, from.table, field.fieldname, &filters, Bind::from(new))?;
    }
    Ok(())
}

/// Whether the field of a single document that holds the DocType of a Dynamic Link holds this one.
fn single_links_to(ctx: &mut Context, single: &'static Meta, type_field: &str, meta: &Meta) -> Result<bool> {
    let document = lifecycle::load(ctx, ctx.entry(single.name)?, single.name)?;
    Ok(document.field(type_field).as_text() == Some(meta.name))
}

fn bind<'a>(meta: &Meta, name: &'a str) -> Bind<'a> {
    key(meta, name).unwrap_or(Bind::Null)
}

/// `UPDATE table SET column = value WHERE filters`
fn set(ctx: &mut Context, table: &str, column: &str, filters: &[(&str, Bind<'_>)], value: Bind<'_>) -> Result<()> {
    let mut statement = Statement::new("UPDATE ").name(table).sql(" SET ").name(column).sql(" = ").value(value);
    for (index, (column, value)) in filters.iter().enumerate() {
        statement =
            statement.sql(if index == 0 { " WHERE " } else { " AND " }).name(column).sql(" = ").value(value.clone());
    }
    statement.execute(ctx.connection())?;
    Ok(())
}
