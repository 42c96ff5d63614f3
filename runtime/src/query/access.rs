//! What of a DocType the user may see, as conditions of a query.

use super::operator::Comparison;
use super::predicate::{Column, Predicate};
use crate::context::Context;
use crate::error::Result;
use crate::permission;
use crate::schema::{Meta, NAME, OWNER};
use crate::table::Bind;
use std::borrow::Cow;

/// What a user sees of a DocType.
#[derive(Debug)]
pub(super) struct Access {
    /// The documents.
    pub(super) rows: Predicate<'static>,
    /// Whether only the fields are open that a link shows.
    pub(super) select_only: bool,
}

/// What the user sees of a DocType that stands at `source` in a query.
///
/// # Errors
/// `PermissionError` when it is nothing at all.
pub(super) fn of(ctx: &mut Context, meta: &'static Meta, source: usize) -> Result<Access> {
    let access = permission::list_access(ctx, meta)?;
    let mut ways = Vec::new();
    if access.own_only
        && let Some(owner) = meta.slot(OWNER)
    {
        let user = Bind::Text(Cow::Owned(ctx.user().to_owned()));
        let column = Column::new(source, meta, owner);
        ways.push(Predicate::Compare { column, comparison: Comparison::Equal, value: user, or_null: false });
    }
    if access.shared
        && let Some(name) = meta.slot(NAME)
    {
        let column = Column::new(source, meta, name);
        ways.push(Predicate::Shared { column, doctype: meta.name, user: ctx.user().to_owned() });
    }
    let limited = access.own_only || access.shared_only;
    let rows = if limited { Predicate::Any(ways) } else { Predicate::All(Vec::new()) };
    Ok(Access { rows, select_only: access.select_only })
}

/// Whether a field is among those that a link shows: the name, the title and the search fields.
pub(super) fn is_shown_by_links(meta: &Meta, fieldname: &str) -> bool {
    fieldname == "name" || fieldname == meta.title_field || meta.search_fields.contains(&fieldname)
}
