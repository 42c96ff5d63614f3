//! Counts of documents by value of a field, or by tag, for the sidebar of lists.

use super::parameters::{Filters, Names};
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::grammar::filter::Filter;
use doctyped_core::grammar::limits::MAX_ROWS_SIZE;
use doctyped_core::grammar::operator::{Comparison, Operator};
use doctyped_macros::whitelist;
use doctyped_orm::table::Value;
use doctyped_query::Select;
use doctyped_schema::{ColumnType, Meta, OPTIONAL_FIELDS};
use serde_json::{Map, Value as JsonValue, json};

/// The optional field with the tags of a document, separated by commas.
const TAGS: &str = "_user_tags";

/// Counts documents by value of each field. A document with several tags counts for each, and documents
/// without tags are counted too.
#[whitelist(read_only)]
pub fn get_stats(
    ctx: &mut Context,
    stats: Names,
    doctype: String,
    filters: Option<Filters>,
) -> Result<Map<String, JsonValue>> {
    let meta = (ctx.entry(&doctype)?.meta)();
    let mut stats_by_field = Map::new();
    let mut size = 0;
    for field in stats.items("stats")?.iter().map(String::as_str).filter(|field| has_column(meta, field)) {
        if stats_by_field.contains_key(field) {
            continue;
        }
        check_countable(meta, field)?;
        let set = Filter::condition(field, Operator::Compare(Comparison::NotEqual), "".into());
        let mut counts = count(ctx, &doctype, field, filters.as_ref(), set)?;
        if field == TAGS {
            let none = Filter::condition(field, Operator::In, json!(["", ","]));
            let none = count(ctx, &doctype, field, filters.as_ref(), none)?;
            counts = by_tag(counts);
            counts.push(("No Tags".into(), none.iter().map(|(_, count)| count).sum()));
        }
        size += counts.iter().filter_map(|(value, _)| value.as_str()).map(str::len).sum::<usize>();
        if size > MAX_ROWS_SIZE {
            let message = format!("the values have more than {MAX_ROWS_SIZE} bytes; ask for fewer fields");
            return Err(Error::new(ErrorKind::Data, message));
        }
        stats_by_field.insert(field.to_owned(), json!(counts));
    }
    Ok(stats_by_field)
}

/// [`get_stats`] as the member `stats` of an object.
#[whitelist(read_only)]
pub fn get_sidebar_stats(
    ctx: &mut Context,
    stats: Names,
    doctype: String,
    filters: Option<Filters>,
) -> Result<JsonValue> {
    Ok(json!({ "stats": get_stats(ctx, stats, doctype, filters)? }))
}

fn has_column(meta: &Meta, field: &str) -> bool {
    meta.column(field).is_some() || OPTIONAL_FIELDS.iter().any(|optional| optional.fieldname == field)
}

/// Checks that documents can be counted by value of a field. A database sorts the documents by their values and holds
/// all of them in memory, so the texts of the field must have a limited length.
///
/// # Errors
/// `DataError` for a field of long texts.
pub fn check_countable(meta: &Meta, field: &str) -> Result<()> {
    let is_optional = OPTIONAL_FIELDS.iter().any(|optional| optional.fieldname == field);
    let column_type = meta.column(field).filter(|_| !is_optional).and_then(doctyped_schema::DocField::column_type);
    if matches!(column_type, Some(ColumnType::Text | ColumnType::LongText | ColumnType::Json)) {
        let message = format!("{field} of {} has long texts, by which documents are not counted", meta.name);
        return Err(Error::new(ErrorKind::Data, message));
    }
    Ok(())
}

/// Counts documents by value of a field, among those that fulfil the filters and the condition.
fn count(
    ctx: &mut Context,
    doctype: &str,
    field: &str,
    filters: Option<&Filters>,
    condition: Filter<'_>,
) -> Result<Vec<(JsonValue, i64)>> {
    let mut select = Select::new(doctype);
    select.field(field)?.field("count(name) as n")?.group_by(field)?.filter(condition);
    if let Some(filters) = filters {
        select.filter(filters.filter()?);
    }
    let value = |value: &Value| match value {
        Value::Null => JsonValue::Null,
        Value::Int(number) => (*number).into(),
        Value::Float(number) => (*number).into(),
        other => other.as_ref().to_text().into(),
    };
    let rows = select.rows(ctx)?;
    let pair = |row: &Vec<Value>| match row.as_slice() {
        [found, Value::Int(count)] => Some((value(found), *count)),
        _ => None,
    };
    Ok(rows.iter().filter_map(pair).collect())
}

/// Counts by tag, from counts by tag list, in order of first occurrence.
fn by_tag(counts: Vec<(JsonValue, i64)>) -> Vec<(JsonValue, i64)> {
    let mut tags: Vec<(String, i64)> = Vec::new();
    for (text, count) in counts {
        let text = text.as_str().unwrap_or_default().to_owned();
        for tag in text.split(',').filter(|tag| !tag.is_empty()) {
            match tags.iter_mut().find(|(other, _)| other == tag) {
                Some((_, sum)) => *sum += count,
                None => tags.push((tag.to_owned(), count)),
            }
        }
    }
    tags.into_iter().map(|(tag, count)| (tag.into(), count)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn document_counts_for_each_of_its_tags() {
        let counts = vec![(json!(",red,blue"), 2), (json!(",blue"), 3), (JsonValue::Null, 7)];
        assert_eq!(by_tag(counts), [(json!("red"), 2), (json!("blue"), 5)]);
    }
}
