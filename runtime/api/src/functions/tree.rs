//! `frappe.desk.treeview` and `frappe.utils.nestedset`: tree pages, and renumbering of trees.

use super::{SYSTEM_MANAGER, only_for};
use crate::functions as builtin;
use doctyped_core::arguments::{Argument, Arguments};
use doctyped_core::context::Context;
use doctyped_core::context::WhitelistedFunction;
use doctyped_core::error::{Error, Result};
use doctyped_core::grammar::filter::Filter;
use doctyped_core::grammar::operator::Operator;
use doctyped_core::json::JsonWriter;
use doctyped_documents as document;
use doctyped_documents::payload;
use doctyped_macros::whitelist;
use doctyped_orm::table::Value;
use doctyped_query::Select;
use doctyped_schema::Meta;
use std::collections::{HashMap, HashSet};

/// The path of [`get_children`], the only `tree_method` of [`get_all_nodes`].
const GET_CHILDREN: &str = "frappe.desk.treeview.get_children";

/// A node of a tree page.
#[derive(Debug, serde::Serialize)]
pub struct Node {
    value: String,
    title: String,
    expandable: i64,
}

/// A node and its children that the user may read.
#[derive(Debug, serde::Serialize)]
pub struct Level {
    parent: String,
    data: Vec<Node>,
}

/// Lists the children of a node by name; without a node, the roots.
#[whitelist(read_only)]
pub fn get_children(
    ctx: &mut Context,
    doctype: String,
    parent: Option<String>,
    include_disabled: Option<bool>,
) -> Result<Vec<Node>> {
    let meta = tree(ctx, &doctype)?;
    children(ctx, meta, parent.as_deref().unwrap_or_default(), include_disabled.unwrap_or(false))
}

/// Lists the children of a node and of all its descendants.
#[whitelist(read_only)]
pub fn get_all_nodes(
    ctx: &mut Context,
    doctype: String,
    label: String,
    parent: String,
    tree_method: Option<String>,
    include_disabled: Option<bool>,
) -> Result<Vec<Level>> {
    if tree_method.is_some_and(|path| path != GET_CHILDREN) {
        return Err(Error::validation(format!("tree_method can only be {GET_CHILDREN}")));
    }
    let meta = tree(ctx, &doctype)?;
    let include_disabled = include_disabled.unwrap_or(false);
    let mut by_parent = nodes_by_parent(ctx, meta, include_disabled)?;
    let mut children = |parent: &str| by_parent.remove(&parent.to_lowercase()).unwrap_or_default();
    let mut levels = vec![Level { data: children(&parent), parent: label }];
    // Parents may form a circle in a tree that was not filled through the server.
    let mut seen = HashSet::from([parent]);
    let mut pending = expandable(levels.last());
    while let Some(parent) = pending.pop() {
        if !seen.insert(parent.clone()) {
            continue;
        }
        let level = Level { data: children(&parent), parent };
        pending.extend(expandable(Some(&level)));
        levels.push(level);
    }
    Ok(levels)
}

fn expandable(level: Option<&Level>) -> Vec<String> {
    let nodes = level.into_iter().flat_map(|level| &level.data);
    nodes.filter(|node| node.expandable != 0).map(|node| node.value.clone()).collect()
}

fn tree(ctx: &Context, doctype: &str) -> Result<&'static Meta> {
    let meta = (ctx.entry(doctype)?.meta)();
    if meta.is_tree && meta.slot_of(meta.parent_field).is_some() {
        return Ok(meta);
    }
    Err(Error::validation(format!("{doctype} is not a tree")))
}

/// All nodes by their parents in lower case. One query, however many parents; not by the nested set, which is wrong in a
/// tree that was not filled through the server.
fn nodes_by_parent(
    ctx: &mut Context,
    meta: &'static Meta,
    include_disabled: bool,
) -> Result<HashMap<String, Vec<Node>>> {
    let mut select = nodes(meta, include_disabled)?;
    select.field(meta.parent_field)?;
    let mut by_parent: HashMap<String, Vec<Node>> = HashMap::new();
    for mut row in select.rows(ctx)? {
        let parent = row.pop().map(|value| value.as_ref().to_text().to_lowercase()).unwrap_or_default();
        by_parent.entry(parent).or_default().extend(node(row));
    }
    Ok(by_parent)
}

/// A query for nodes in the order of their names.
fn nodes(meta: &'static Meta, include_disabled: bool) -> Result<Select<'static>> {
    let mut select = Select::new(meta.name);
    let title = if meta.slot_of(meta.title_field).is_some() { meta.title_field } else { "name" };
    let group = if meta.slot_of("is_group").is_some() { "is_group" } else { "docstatus" };
    select.field("name")?.field(title)?.field(group)?.order_by("name")?;
    select.filter(Filter::condition("docstatus", Operator::parse("<")?, 2.into()));
    if meta.slot_of("disabled").is_some() && !include_disabled {
        select.filter(Filter::equal("disabled", 0.into()));
    }
    Ok(select)
}

fn children(ctx: &mut Context, meta: &'static Meta, parent: &str, include_disabled: bool) -> Result<Vec<Node>> {
    let mut select = nodes(meta, include_disabled)?;
    select.filter(if parent.is_empty() {
        Filter::condition(meta.parent_field, Operator::parse("is")?, "not set".into())
    } else {
        Filter::equal(meta.parent_field, parent.into())
    });
    let rows = select.rows(ctx)?;
    Ok(rows.into_iter().filter_map(node).collect())
}

fn node(row: Vec<Value>) -> Option<Node> {
    let [name, title, group] = <[Value; 3]>::try_from(row).ok()?;
    let expandable = if let Value::Int(group) = group { group } else { 0 };
    Some(Node { value: name.as_ref().to_text(), title: title.as_ref().to_text(), expandable })
}

/// Parameters of `add_node` besides the fields of the node.
const ADD_NODE_ARGUMENTS: &[Argument] = &[
    Argument::required("doctype", "String"),
    Argument::optional("parent", "Option<String>"),
    Argument::optional("is_root", "Option<bool>"),
];

/// Inserts a node below `parent`; the other parameters are its fields.
pub static ADD_NODE: WhitelistedFunction = builtin::undecoded(
    "add_node",
    "Inserts a node below `parent`; the other parameters are its fields.",
    ADD_NODE_ARGUMENTS,
    add_node,
);

fn add_node(ctx: &mut Context, form: &Arguments, _: &mut JsonWriter) -> Result<()> {
    let doctype: String = form.read("doctype")?;
    let meta = tree(ctx, &doctype)?;
    let is_root = form.read::<Option<bool>>("is_root")?.unwrap_or(false);
    let parent: Option<String> = form.read("parent")?;
    let mut node = form.as_map().clone();
    node.remove("is_root");
    node.remove("parent");
    if is_root {
        node.remove(meta.parent_field);
    } else if let Some(parent) = parent.filter(|parent| !parent.is_empty()) {
        node.insert(meta.parent_field.to_owned(), parent.into());
    }
    payload::insert(ctx, &node).map(|_| ())
}

/// Recomputes the nested set of a tree from the parent fields.
#[whitelist]
pub fn rebuild_tree(ctx: &mut Context, doctype: String) -> Result<()> {
    only_for(ctx, SYSTEM_MANAGER)?;
    let meta = (ctx.entry(&doctype)?.meta)();
    document::rebuild_tree(ctx, meta)
}
