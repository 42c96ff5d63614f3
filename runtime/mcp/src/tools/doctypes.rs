//! Tools that describe the DocTypes of the user.

use super::parameter::{Parameter, ParameterType};
use super::{Arguments, Effect, Tool, Work, matches_text, page};
use doctyped_auth::permission::{self, Levels};
use doctyped_core::config::McpAccess;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_schema::{DocField, FieldType, Meta, Rights};
use serde_json::{Map, Value as JsonValue, json};

/// DocTypes that are listed without a limit.
const DEFAULT_LIMIT: usize = 100;

/// The rights on documents.
const RIGHTS: [Rights; 6] =
    [Rights::READ, Rights::WRITE, Rights::CREATE, Rights::DELETE, Rights::SUBMIT, Rights::CANCEL];

/// The tools.
pub static TOOLS: [Tool; 2] = [
    Tool {
        name: "list_doctypes",
        title: "List DocTypes",
        description: "Lists the DocTypes whose documents the user may read.",
        parameters: &[
            Parameter::optional("text", ParameterType::Text, "a part of the name, of the module or of the description"),
            Parameter::optional(
                "start",
                ParameterType::Integer(0, 1_000_000),
                "DocTypes to leave out before the first; 0",
            ),
            Parameter::optional("limit", ParameterType::Integer(1, 500), "DocTypes to return; 100"),
        ],
        effect: Effect::Reads,
        work: Work::Describe(list),
    },
    Tool {
        name: "describe_doctype",
        title: "Describe a DocType",
        description: "Returns the fields of a DocType with their types, options and rules, and what the user may do with its \
                      documents. Options are the target of a Link, the values of a Select, or the DocType of the rows of a \
                      Table.",
        parameters: &[Parameter::required("doctype", ParameterType::Text, "the name of a DocType")],
        effect: Effect::Reads,
        work: Work::Describe(describe),
    },
];

fn list(ctx: &mut Context, _: McpAccess, arguments: &Arguments) -> Result<JsonValue> {
    let site = std::sync::Arc::clone(ctx.site());
    let mut metas: Vec<&'static Meta> = site.registry().entries().map(|entry| (entry.meta)()).collect();
    metas.sort_by_key(|meta| meta.name);
    let mut listed = Vec::new();
    for meta in metas {
        if !meta.is_child
            && matches_text(arguments, &[meta.name, meta.module, meta.description])
            && permission::has(ctx, meta, Rights::READ, None)?
        {
            listed.push(JsonValue::Object(summary(meta)));
        }
    }
    Ok(page(listed, arguments, DEFAULT_LIMIT))
}

/// Name, module, and what is special about a DocType.
fn summary(meta: &Meta) -> Map<String, JsonValue> {
    let mut summary = Map::new();
    summary.insert("name".to_owned(), meta.name.into());
    insert_texts(&mut summary, &[("module", meta.module), ("description", meta.description)]);
    let switches = [
        ("is_single", meta.is_single),
        ("is_child", meta.is_child),
        ("is_tree", meta.is_tree),
        ("is_submittable", meta.is_submittable),
        ("is_virtual", meta.is_virtual),
    ];
    insert_switches(&mut summary, &switches);
    summary
}

fn describe(ctx: &mut Context, _: McpAccess, arguments: &Arguments) -> Result<JsonValue> {
    let doctype = arguments.get("doctype").and_then(JsonValue::as_str).unwrap_or_default();
    let meta = (ctx.entry(doctype)?.meta)();
    let parent = if meta.is_child { readable_parent(ctx, meta)? } else { None };
    // Rows have the permissions of the document that they belong to.
    let of = parent.unwrap_or(meta);
    permission::check(ctx, of, Rights::READ, None)?;
    let levels = (permission::readable_levels(ctx, of), permission::writable_levels(ctx, of));
    let mut description = summary(meta);
    insert_texts(&mut description, &[("title_field", meta.title_field)]);
    description.insert("autoname".to_owned(), meta.naming.autoname().into());
    description.insert("fields".to_owned(), fields(meta, levels));
    let mut rights = Map::new();
    for (name, right) in Rights::ALL.iter().filter(|(_, right)| RIGHTS.contains(right)) {
        rights.insert((*name).to_owned(), permission::has(ctx, of, *right, None)?.into());
    }
    description.insert("permissions".to_owned(), rights.into());
    Ok(description.into())
}

/// A DocType with rows of a child DocType that the user may read.
fn readable_parent(ctx: &mut Context, child: &Meta) -> Result<Option<&'static Meta>> {
    let site = std::sync::Arc::clone(ctx.site());
    let metas = site.registry().entries().map(|entry| (entry.meta)());
    let mut parents: Vec<&'static Meta> =
        metas.filter(|meta| meta.tables().iter().any(|table| table.options == child.name)).collect();
    parents.sort_by_key(|meta| meta.name);
    for parent in parents {
        let levels = permission::readable_levels(ctx, parent);
        let mut tables = parent.tables().iter().filter(|table| table.options == child.name);
        if tables.any(|table| levels.has(table.permlevel)) && permission::has(ctx, parent, Rights::READ, None)? {
            return Ok(Some(parent));
        }
    }
    Ok(None)
}

/// The fields that the user may read, without layout.
fn fields(meta: &Meta, (readable, writable): (Levels, Levels)) -> JsonValue {
    let has_value = |field: &&DocField| field.column_type().is_some() || field.fieldtype.is_table() || field.is_virtual;
    let shown = meta.fields.iter().filter(has_value).filter(|field| readable.has(field.permlevel));
    shown.map(|field| describe_field(field, writable)).collect()
}

fn describe_field(field: &DocField, writable: Levels) -> JsonValue {
    let mut described = Map::new();
    let texts = [
        ("fieldname", field.fieldname),
        ("fieldtype", field.fieldtype.name()),
        ("label", field.label),
        ("description", field.description),
        ("default", field.default.unwrap_or_default()),
        ("fetch_from", field.fetch_from),
    ];
    insert_texts(&mut described, &texts);
    if field.fieldtype == FieldType::Select {
        described.insert("options".to_owned(), field.select_options().collect());
    } else {
        insert_texts(&mut described, &[("options", field.options)]);
    }
    if field.length > 0 {
        described.insert("length".to_owned(), field.length.into());
    }
    let switches = [
        ("required", field.reqd),
        ("unique", field.unique),
        ("read_only", field.read_only || field.is_virtual || !writable.has(field.permlevel)),
        ("set_only_once", field.set_only_once),
        ("non_negative", field.non_negative),
        ("allow_on_submit", field.allow_on_submit),
    ];
    insert_switches(&mut described, &switches);
    described.into()
}

/// Inserts texts that are not empty.
fn insert_texts(object: &mut Map<String, JsonValue>, texts: &[(&str, &str)]) {
    for (name, text) in texts.iter().filter(|(_, text)| !text.is_empty()) {
        object.insert((*name).to_owned(), json!(text));
    }
}

/// Inserts switches that are on.
fn insert_switches(object: &mut Map<String, JsonValue>, switches: &[(&str, bool)]) {
    for (name, _) in switches.iter().filter(|(_, is_on)| *is_on) {
        object.insert((*name).to_owned(), true.into());
    }
}
