//! Compiles filters into predicates.

use super::access;
use super::column::Column;
use super::condition_compiler::{self, FilterContext};
use super::predicate::{Predicate, Tree};
use super::scope::{Scope, TableRole};
use doctyped_auth::permission::Listing;
use doctyped_core::context::Context;
use doctyped_core::error::{ErrorKind, Result};
use doctyped_core::grammar::expression::ColumnPath;
use doctyped_core::grammar::filter::{Condition, Filter};
use doctyped_core::grammar::operator::Operator;

/// Compiles a filter. Conditions of one conjunction on the same child rows have to hold for one row.
pub fn compile<'a>(
    ctx: &mut Context,
    scope: &mut Scope,
    filter: &Filter<'a>,
    filter_ctx: &mut FilterContext,
) -> Result<Predicate<'a>> {
    match filter {
        Filter::All(list) => all(ctx, scope, list, filter_ctx),
        Filter::Any(list) => {
            let any: Result<Vec<_>> = list.iter().map(|filter| compile(ctx, scope, filter, filter_ctx)).collect();
            any.map(Predicate::Any)
        }
        Filter::Condition(single) => {
            let (table, predicate) = compile_condition(ctx, scope, single, &[], filter_ctx)?;
            match table {
                None => Ok(predicate),
                Some(table) => exists(scope, table, predicate),
            }
        }
    }
}

fn all<'a>(
    ctx: &mut Context,
    scope: &mut Scope,
    list: &[Filter<'a>],
    filter_ctx: &mut FilterContext,
) -> Result<Predicate<'a>> {
    let mut all = Vec::with_capacity(list.len());
    let mut rows: Vec<(usize, Vec<Predicate<'a>>)> = Vec::new();
    for filter in list {
        let Filter::Condition(single) = filter else {
            all.push(compile(ctx, scope, filter, filter_ctx)?);
            continue;
        };
        let exists_tables: Vec<usize> = rows.iter().map(|(table, _)| *table).collect();
        let (table, predicate) = compile_condition(ctx, scope, single, &exists_tables, filter_ctx)?;
        match table.map(|table| (table, rows.iter_mut().find(|(other, _)| *other == table))) {
            None => all.push(predicate),
            Some((_, Some((_, conditions)))) => conditions.push(predicate),
            Some((table, None)) => rows.push((table, vec![predicate])),
        }
    }
    for (table, conditions) in rows {
        all.push(exists(scope, table, Predicate::All(conditions))?);
    }
    Ok(Predicate::All(all))
}

/// Compiles a condition. Also returns its table, if that is one of an EXISTS.
fn compile_condition<'a>(
    ctx: &mut Context,
    scope: &mut Scope,
    single: &Condition<'a>,
    exists_tables: &[usize],
    filter_ctx: &mut FilterContext,
) -> Result<(Option<usize>, Predicate<'a>)> {
    let root = scope.root()?;
    let path = match single.doctype {
        Some(doctype) if doctype != root.name => {
            // Frappe: 404 for a DocType that does not exist.
            ctx.entry(doctype)?;
            ColumnPath::Table(doctype, single.field)
        }
        _ if root.column(single.field).is_some() => ColumnPath::Field(single.field),
        _ => ColumnPath::parse(single.field)?,
    };
    let column = scope.resolve_filter(ctx, path, exists_tables)?;
    let tree = match single.operator {
        Operator::Tree(_) | Operator::NotTree(_) => tree(ctx, scope, &column)?,
        _ => None,
    };
    let predicate = condition_compiler::compile(column, single.operator, &single.value, tree, filter_ctx)?;
    let is_exists = matches!(scope.table(column.table)?.role, TableRole::Exists(_));
    Ok((is_exists.then_some(column.table), predicate))
}

/// The tree whose nodes a column names, with the nodes that the user may read or select.
fn tree(ctx: &mut Context, scope: &mut Scope, column: &Column) -> Result<Option<Tree>> {
    let Some(meta) = scope.named_doctype(ctx, column) else {
        return Ok(None);
    };
    let table = scope.add_permission_table(meta);
    let readable = match access::of(ctx, scope, meta, table, Listing::Documents(None)) {
        Ok(access) => access.rows,
        Err(error) if error.kind() == ErrorKind::Permission => Predicate::FALSE,
        Err(error) => return Err(error),
    };
    Ok(Some(Tree { meta, table, readable: Box::new(readable) }))
}

/// A child row meets the condition. A document without child rows counts as one with a row of NULLs
/// (Frappe uses a LEFT JOIN).
fn exists<'a>(scope: &Scope, table: usize, condition: Predicate<'a>) -> Result<Predicate<'a>> {
    let TableRole::Exists(link) = &scope.table(table)?.role else {
        return Ok(condition);
    };
    let accepts_null = condition.accepts_null();
    let some =
        Predicate::Exists { table, negated: false, condition: Box::new(Predicate::All(vec![link.clone(), condition])) };
    if !accepts_null {
        return Ok(some);
    }
    let none = Predicate::Exists { table, negated: true, condition: Box::new(link.clone()) };
    Ok(Predicate::Any(vec![some, none]))
}
