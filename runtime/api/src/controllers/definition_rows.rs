//! Rows of all definitions that are compiled in, for the virtual child DocTypes of DocType.

use crate::prelude::*;
use doctyped_schema::Meta;

/// Makes the rows of one definition. Their names begin with the name of its DocType.
type RowsOf<R> = fn(&Meta) -> Vec<R>;

/// The row of a name.
pub(super) fn load<R: Record + 'static>(ctx: &Context, name: &str, rows: RowsOf<R>) -> Option<R> {
    let metas = ctx.site().registry().entries().map(|entry| (entry.meta)());
    let mut owners = metas.filter(|meta| name.get(..meta.name.len()).is_some_and(|start| start == meta.name));
    owners.find_map(|meta| rows(meta).into_iter().find(|row| (row as &dyn Record).name() == name))
}

/// The rows of all definitions, or of the parent that the query names.
pub(super) fn list<R: Record>(ctx: &Context, query: &ListQuery<'_>, rows: RowsOf<R>) -> Listed<R> {
    let parent = query.equal_to("parent").and_then(JsonValue::as_str);
    let metas = ctx.site().registry().entries().map(|entry| (entry.meta)());
    let metas = metas.filter(|meta| parent.is_none_or(|parent| parent.eq_ignore_ascii_case(meta.name)));
    Listed::Candidates(metas.flat_map(rows).collect())
}
