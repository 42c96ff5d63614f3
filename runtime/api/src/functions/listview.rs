//! Functions of list pages: counts by value of a field, and the next or previous document.

use super::parameters::Filters;
use super::stats::check_countable;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::grammar::filter::Filter;
use doctyped_core::grammar::operator::Operator;
use doctyped_core::json::JsonWriter;
use doctyped_macros::whitelist;
use doctyped_orm::table::Value;
use doctyped_query::Select;

/// Values in the answer of [`get_group_by_count`].
const MAX_GROUPS: u32 = 50;

/// Counts documents by value of a field, the most frequent first.
#[whitelist(read_only)]
pub fn get_group_by_count(
    ctx: &mut Context,
    doctype: String,
    current_filters: Option<Filters>,
    field: String,
    out: &mut JsonWriter,
) -> Result<()> {
    check_field(ctx, &doctype, &field)?;
    check_countable((ctx.entry(&doctype)?.meta)(), &field)?;
    let mut select = Select::new(&doctype);
    select.field("count(*) as count")?.field(&field)?.group_by(&field)?.order_by("count desc")?.limit(Some(MAX_GROUPS));
    if let Some(filters) = &current_filters {
        select.filter(filters.filter()?);
    }
    let mut rows = select.rows(ctx)?;
    if field == "owner" {
        // The session user comes first.
        let user = ctx.user().to_owned();
        rows.sort_by_key(|row| !matches!(row.last(), Some(Value::Text(owner)) if *owner == user));
    }
    out.begin_array();
    for row in rows {
        let [count, value] = row.as_slice() else { continue };
        out.begin_object();
        out.key("name");
        out.value(value.as_ref());
        out.key("count");
        out.value(count.as_ref());
        out.end_object();
    }
    out.end_array();
    Ok(())
}

/// The name of the next or previous document in a list, if there is one.
#[whitelist(read_only)]
#[allow(clippy::too_many_arguments, reason = "Frappe's parameters")]
pub fn get_next(
    ctx: &mut Context,
    doctype: String,
    value: String,
    prev: bool,
    filters: Option<Filters>,
    sort_order: Option<String>,
    sort_field: Option<String>,
) -> Result<Option<String>> {
    let field = sort_field.filter(|field| !field.is_empty()).unwrap_or_else(|| "creation".to_owned());
    check_field(ctx, &doctype, &field)?;
    let ascending = sort_order.is_some_and(|order| order.eq_ignore_ascii_case("asc")) != prev;
    let Some(current) = first(ctx, Select::new(&doctype).field(&field)?.filter(Filter::name(&value)))? else {
        return Err(Error::not_found(format!("{doctype} {value} not found")));
    };
    let current = match current {
        Value::Null => serde_json::Value::Null,
        Value::Int(number) => number.into(),
        Value::Float(number) => number.into(),
        other => other.as_ref().to_text().into(),
    };
    let order = format!("{field} {}", if ascending { "asc" } else { "desc" });
    let mut select = Select::new(&doctype);
    if let Some(filters) = &filters {
        select.filter(filters.filter()?);
    }
    select.filter(Filter::condition(&field, Operator::parse(if ascending { ">" } else { "<" })?, current));
    let next = first(ctx, select.field("name")?.order_by(&order)?)?;
    if next.is_none() {
        ctx.msgprint("There are no more records");
    }
    Ok(next.map(|name| name.as_ref().to_text()))
}

/// The value of the first row of a query with one column.
fn first(ctx: &mut Context, select: &mut Select<'_>) -> Result<Option<Value>> {
    Ok(select.limit(Some(1)).rows(ctx)?.pop().and_then(|mut row| row.pop()))
}

/// Checks that a name is a column of the DocType, and no expression.
fn check_field(ctx: &Context, doctype: &str, field: &str) -> Result<()> {
    let meta = (ctx.entry(doctype)?.meta)();
    if meta.column(field).is_some() {
        return Ok(());
    }
    Err(Error::new(ErrorKind::Data, format!("{doctype} has no field {field:?}")))
}
