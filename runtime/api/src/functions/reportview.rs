//! `frappe.desk.reportview`: lists, counts and deletions of list and report pages.

mod list;

use crate::functions as builtin;
use doctyped_auth as auth;
use doctyped_core::arguments::Arguments;
use doctyped_core::batch::{Batch, MAX_BATCH_LEN};
use doctyped_core::context::Context;
use doctyped_core::context::WhitelistedFunction;
use doctyped_core::error::Result;
use doctyped_core::json::JsonWriter;
use doctyped_core::json_parser;
use doctyped_documents::payload;
use doctyped_macros::whitelist;
use doctyped_query::RowFormat;
use list::{ReportList, RowShape};
use serde_json::{Map, Value as JsonValue, json};
use std::collections::BTreeSet;

/// A list as keys and arrays of values.
pub static GET: WhitelistedFunction =
    builtin::undecoded_reader("get", "A list as keys and arrays of values.", &[], get);
/// A list as objects.
pub static GET_LIST: WhitelistedFunction = builtin::undecoded_reader("get_list", "A list as objects.", &[], get_list);
/// The number of rows of a list.
pub static GET_COUNT: WhitelistedFunction =
    builtin::undecoded_reader("get_count", "The number of rows of a list.", &[], get_count);

fn get(ctx: &mut Context, form: &Arguments, out: &mut JsonWriter) -> Result<()> {
    let rows = ReportList::parse(form)?.objects(ctx)?;
    let Some(first) = rows.first() else {
        out.raw("[]");
        return Ok(());
    };
    let keys: Vec<&String> = first.keys().collect();
    let values: Vec<Vec<Option<&JsonValue>>> =
        rows.iter().map(|row| keys.iter().map(|key| row.get(*key)).collect()).collect();
    let user_info = assignees(ctx, &rows)?;
    out.begin_object();
    out.key("keys");
    out.serialize(&keys);
    out.key("values");
    out.serialize(&values);
    out.key("user_info");
    out.serialize(&user_info);
    out.end_object();
    Ok(())
}

/// Data of the users that the documents are assigned to, if `_assign` is among the fields. That key is always the
/// column, because it is no alias that a client may choose.
fn assignees(ctx: &mut Context, rows: &[Map<String, JsonValue>]) -> Result<Map<String, JsonValue>> {
    let assigned = rows.iter().filter_map(|row| row.get("_assign").and_then(JsonValue::as_str));
    let users: BTreeSet<String> =
        assigned.filter_map(|text| json_parser::parse::<Vec<String>>(text).ok()).flatten().collect();
    let mut user_info = Map::new();
    for user in users {
        if let Some(found) = auth::cached_user(ctx, &user)? {
            let account = &found.account;
            let image = (!account.user_image.is_empty()).then_some(&account.user_image);
            let info = json!({"email": user, "fullname": account.full_name, "image": image, "name": user});
            user_info.insert(user, info);
        }
    }
    Ok(user_info)
}

fn get_list(ctx: &mut Context, form: &Arguments, out: &mut JsonWriter) -> Result<()> {
    let list = ReportList::parse(form)?;
    match list.shape {
        RowShape::Plucked => {
            let rows: Vec<Vec<JsonValue>> = list.load(ctx, RowFormat::Array)?;
            out.serialize(&rows.into_iter().flatten().collect::<Vec<_>>());
            Ok(())
        }
        RowShape::Objects if list.with_comment_count => {
            out.serialize(&list.objects(ctx)?);
            Ok(())
        }
        RowShape::Objects => list.select()?.write(ctx, RowFormat::Object, out),
        RowShape::Arrays => list.select()?.write(ctx, RowFormat::Array, out),
    }
}

fn get_count(ctx: &mut Context, form: &Arguments, out: &mut JsonWriter) -> Result<()> {
    out.int(count(ctx, form)?);
    Ok(())
}

/// Counts the rows of a list by its parameters; `limit` bounds the number.
///
/// # Errors
/// Those of the list.
pub fn count(ctx: &mut Context, form: &Arguments) -> Result<i64> {
    let list = ReportList::parse(form)?;
    let count = list.conditions()?.count(ctx)?;
    // Documents are counted once, so `distinct` changes nothing.
    let limit = list.length.filter(|limit| *limit > 0).map_or(i64::MAX, i64::from);
    Ok(count.min(limit))
}

/// Deletes documents, and answers a message with the names of those that could not be deleted.
#[whitelist]
pub fn delete_items(ctx: &mut Context, doctype: String, items: Batch<String>) -> Result<()> {
    /// Attempts to delete a document in one request, of all documents and passes.
    const MAX_ATTEMPTS: usize = 4 * MAX_BATCH_LEN;
    let mut remaining = items.items("items")?;
    ctx.begin_writing()?;
    ctx.entry(&doctype)?;
    remaining.sort_unstable_by(|a, b| b.cmp(a));
    remaining.dedup();
    // Links between these documents prevent deletions, so the remaining ones are tried again until a pass
    // deletes none. A long chain of links would take a pass for each document, so attempts are counted.
    let mut attempts_left = MAX_ATTEMPTS;
    loop {
        let before = remaining.len();
        let mut failed = Vec::new();
        for name in remaining {
            if attempts_left == 0 {
                failed.push(name);
                continue;
            }
            attempts_left -= 1;
            if ctx.in_savepoint(|ctx| payload::delete(ctx, &doctype, &name))?.is_err() {
                failed.push(name);
            }
        }
        remaining = failed;
        if remaining.is_empty() {
            return Ok(());
        }
        if remaining.len() == before || attempts_left == 0 {
            let names = remaining.join(", ");
            ctx.msgprint(format!("{} of {doctype} could not be deleted: {names}", remaining.len()));
            return Ok(());
        }
    }
}
