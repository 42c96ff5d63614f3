//! How many documents of a list have which tag, or which value of a field.

use super::parameters::{Filters, Names};
use crate::context::Context;
use crate::error::Result;
use crate::query::{Comparison, Filter, Operator, Select};
use crate::schema::{Meta, OPTIONAL_FIELDS};
use crate::table::Value;
use doctyped_macros::whitelist;
use serde_json::{Map, Value as JsonValue, json};

/// The column of tags, of which a document may have several.
const TAGS: &str = "_user_tags";

/// The values of each field with the number of documents that have them; of tags, each by itself,
/// and how many documents have none.
#[whitelist]
pub fn get_stats(
    ctx: &mut Context,
    stats: Names,
    doctype: String,
    filters: Option<Filters>,
) -> Result<Map<String, JsonValue>> {
    let meta = (ctx.handler(&doctype)?.meta)();
    let mut found = Map::new();
    for field in stats.iter().filter(|field| has_column(meta, field)) {
        let set = Filter::condition(field, Operator::Compare(Comparison::NotEqual), "".into());
        let mut counts = count(ctx, &doctype, field, filters.as_ref(), set)?;
        if field == TAGS {
            let none = Filter::condition(field, Operator::In, json!(["", ","]));
            let none = count(ctx, &doctype, field, filters.as_ref(), none)?;
            counts = by_tag(counts);
            counts.push(("No Tags".into(), none.iter().map(|(_, count)| count).sum()));
        }
        found.insert(field.to_owned(), json!(counts));
    }
    Ok(found)
}

/// The same, inside of an object.
#[whitelist]
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

/// The values of a field with the number of documents that have them, of those that fulfil filters.
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

/// Each tag by itself, in the order in which they come.
fn by_tag(counts: Vec<(JsonValue, i64)>) -> Vec<(JsonValue, i64)> {
    let mut tags: Vec<(String, i64)> = Vec::new();
    for (text, count) in counts {
        let text = text.as_str().unwrap_or_default().to_owned();
        for tag in text.split(',').filter(|tag| !tag.is_empty()) {
            match tags.iter_mut().find(|(known, _)| known == tag) {
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
    fn documents_count_for_each_of_their_tags() {
        let counts = vec![(json!(",red,blue"), 2), (json!(",blue"), 3), (JsonValue::Null, 7)];
        assert_eq!(by_tag(counts), [(json!("red"), 2), (json!("blue"), 5)]);
    }
}
