//! The filters of a list by which SQLite can find rows.

use crate::plan::Plan;
use crate::predicate::Predicate;
use crate::sql_writer::like_range;
use doctyped_core::grammar::operator::Comparison;
use doctyped_orm::table::Bind;
use doctyped_schema::{Meta, Naming};
use std::borrow::Cow;

/// A filter whose rows an index finds.
#[derive(Debug)]
pub struct Candidate<'p> {
    pub predicate: Cow<'p, Predicate<'p>>,
    pub kind: Kind,
    /// The table whose rows it matches.
    pub table: usize,
    /// The columns of the listed DocType that it is about.
    pub columns: Vec<&'static str>,
    /// The rows that it matches, as far as they were counted.
    pub rows: u32,
}

/// How an index finds the rows of a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One value of a unique column: one row at most.
    Unique,
    /// One value, so that an index can have the rows in an order.
    Equal,
    /// A range of values, or several.
    Range,
    /// A child row, which leads to its document.
    ChildRows,
}

/// The filters by which the rows of a condition can be found.
pub fn of<'p>(plan: &Plan<'_>, root: &'static Meta, condition: &'p Predicate<'p>) -> Vec<Candidate<'p>> {
    let mut found = Vec::new();
    collect(plan, root, condition, &mut found);
    found
}

fn collect<'p>(plan: &Plan<'_>, root: &'static Meta, condition: &'p Predicate<'p>, found: &mut Vec<Candidate<'p>>) {
    if let Predicate::All(list) = condition {
        for part in list {
            collect(plan, root, part, found);
        }
        return;
    }
    let new = |kind: Kind, table: usize, columns: Vec<&'static str>| Candidate {
        predicate: Cow::Borrowed(condition),
        kind,
        table,
        columns,
        rows: u32::MAX,
    };
    match condition {
        Predicate::Exists { table, negated: false, condition } => {
            let child = plan.scope.table(*table).map(|table| table.meta);
            if let (Ok(child), Predicate::All(parts)) = (child, condition.as_ref())
                && is_row_of_document(parts, root)
                && parts
                    .iter()
                    .any(|part| finds_rows(child, *table, part).is_some_and(|(_, column)| column != "parent"))
            {
                found.push(new(Kind::ChildRows, *table, Vec::new()));
            }
        }
        Predicate::Any(parts) => {
            let columns: Option<Vec<&'static str>> =
                parts.iter().map(|part| finds_rows(root, 0, part).map(|(_, column)| column)).collect();
            if let Some(columns) = columns.filter(|columns| !columns.is_empty()) {
                found.push(new(Kind::Range, 0, columns));
            }
        }
        condition => {
            let Some((kind, column)) = finds_rows(root, 0, condition) else { return };
            // Two limits of one column are one range.
            let same = found
                .iter_mut()
                .find(|known| known.kind == Kind::Range && kind == Kind::Range && known.columns == [column]);
            match same {
                Some(known) => {
                    let both = vec![known.predicate.as_ref().clone(), condition.clone()];
                    known.predicate = Cow::Owned(Predicate::All(both));
                }
                None => found.push(new(kind, 0, vec![column])),
            }
        }
    }
}

/// Whether a condition is a pattern whose rows an index finds by their beginning.
pub fn is_indexed(root: &'static Meta, condition: &Predicate<'_>) -> bool {
    matches!(condition, Predicate::Like { .. }) && finds_rows(root, 0, condition).is_some()
}

/// Whether the conditions of a child row say that it belongs to the listed document.
fn is_row_of_document(parts: &[Predicate<'_>], root: &Meta) -> bool {
    root.naming != Naming::Autoincrement && parts.iter().any(|part| part.row_link().is_some())
}

/// How an index finds the rows of a condition on one column, and the column.
fn finds_rows(meta: &Meta, table: usize, condition: &Predicate<'_>) -> Option<(Kind, &'static str)> {
    let (column, kind) = match condition {
        Predicate::Compare { column, comparison: Comparison::Equal, or_null: false, .. } => (column, Kind::Equal),
        Predicate::Compare { comparison: Comparison::NotEqual, .. } => return None,
        Predicate::Compare { column, or_null: false, .. }
        | Predicate::In { column, negated: false, or_null: false, .. }
        | Predicate::InJson { column, negated: false, or_null: false, .. }
        | Predicate::Between { column, .. } => (column, Kind::Range),
        Predicate::Like { column, negated: false, or_null: false, pattern: Bind::Text(pattern) }
            if like_range(*column, pattern).is_some() =>
        {
            (column, Kind::Range)
        }
        Predicate::All(list) => return list.iter().find_map(|part| finds_rows(meta, table, part)),
        _ => return None,
    };
    if column.table != table {
        return None;
    }
    let name = column.name();
    if name == "name" || column.field.unique {
        return Some((if kind == Kind::Equal { Kind::Unique } else { kind }, name));
    }
    let first = |index: &doctyped_schema::ListIndex| index.first().map(|first| first.fieldname) == Some(name);
    meta.list_indexes().iter().any(first).then_some((kind, name))
}
