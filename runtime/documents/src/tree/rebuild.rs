//! Numbers a whole tree from the parent fields of its nodes, for trees that were not filled through the
//! server.

use super::{Span, is_nested_set, set_span};
use doctyped_auth::permission::user_permissions;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, Result};
use doctyped_orm::db::statement::{Statement, column};
use doctyped_orm::name_key::name_key;
use doctyped_schema::Meta;
use std::collections::{HashMap, HashSet};

/// Recomputes `lft` and `rgt` of all nodes from their parent fields. Nodes whose parents form a circle
/// become roots, after all others.
///
/// # Errors
/// `ValidationError` when the DocType is no tree.
pub fn rebuild(ctx: &mut Context, meta: &'static Meta) -> Result<()> {
    if !is_nested_set(meta) {
        return Err(Error::validation(format!("{} is not a tree", meta.name)));
    }
    ctx.begin_writing()?;
    let nodes = Statement::new("SELECT ")
        .names(["name", meta.parent_field])
        .sql(" FROM ")
        .name(meta.table)
        .sql(" ORDER BY ")
        .names(["lft", "name"])
        .load(ctx.connection(), |row| {
            Ok((column::text(row, 0)?.unwrap_or_default(), column::text(row, 1)?.unwrap_or_default()))
        })?;
    for (name, span) in spans(&nodes) {
        set_span(ctx, meta, name, span)?;
    }
    user_permissions::tree_changed(ctx, meta)
}

/// Computes the spans of nodes, which are given as names with the names of their parents.
fn spans(nodes: &[(String, String)]) -> Vec<(&str, Span)> {
    let names: HashSet<String> = nodes.iter().map(|(name, _)| name_key(name)).collect();
    let mut children: HashMap<String, Vec<&str>> = HashMap::new();
    for (name, parent) in nodes {
        let parent = name_key(parent);
        let parent = if names.contains(&parent) { parent } else { String::new() };
        children.entry(parent).or_default().push(name);
    }
    let mut result: Vec<(&str, Span)> = Vec::with_capacity(nodes.len());
    let mut seen: HashSet<&str> = HashSet::new();
    let mut next = 1;
    // Roots first. Nodes that no root reaches lie on circles.
    let roots = children.get("").into_iter().flatten().copied();
    for root in roots.chain(nodes.iter().map(|(name, _)| name.as_str())) {
        let mut stack = vec![(root, false)];
        while let Some((name, is_done)) = stack.pop() {
            if is_done {
                if let Some((_, span)) = result.iter_mut().rev().find(|(other, _)| *other == name) {
                    span.rgt = next;
                }
                next += 1;
            } else if seen.insert(name) {
                result.push((name, Span { lft: next, rgt: next }));
                next += 1;
                stack.push((name, true));
                let below = children.get(&name_key(name)).into_iter().flatten().rev();
                stack.extend(below.map(|child| (*child, false)));
            }
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nodes(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, parent)| ((*name).to_owned(), (*parent).to_owned())).collect()
    }

    #[test]
    fn spans_nest_by_parents() {
        let nodes = nodes(&[("root", ""), ("a", "root"), ("a1", "a"), ("b", "root")]);
        let expected = [("root", 1, 8), ("a", 2, 5), ("a1", 3, 4), ("b", 6, 7)];
        assert_eq!(spans(&nodes), expected.map(|(name, lft, rgt)| (name, Span { lft, rgt })));
    }

    #[test]
    fn nodes_on_circles_and_with_missing_parents_get_spans() {
        let nodes = nodes(&[("x", "y"), ("y", "x"), ("z", "gone"), ("s", "s")]);
        let spans = spans(&nodes);
        assert_eq!(spans.len(), 4);
        let mut numbers: Vec<i64> = spans.iter().flat_map(|(_, span)| [span.lft, span.rgt]).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=8).collect::<Vec<i64>>());
    }
}
