//! Filters as conditions on columns.

use super::condition::{self, Surroundings};
use super::expression::Path;
use super::filter::{Condition, Filter};
use super::predicate::Predicate;
use super::scope::{Place, Scope};
use crate::context::Context;
use crate::error::Result;

/// A filter as a predicate. Conditions on the same rows that have to hold together have to hold
/// for one row.
pub(super) fn predicate<'a>(
    ctx: &mut Context,
    scope: &mut Scope,
    filter: &Filter<'a>,
    around: &mut Surroundings,
) -> Result<Predicate<'a>> {
    match filter {
        Filter::All(list) => all(ctx, scope, list, around),
        Filter::Any(list) => {
            let any: Result<Vec<_>> = list.iter().map(|filter| predicate(ctx, scope, filter, around)).collect();
            any.map(Predicate::Any)
        }
        Filter::Condition(single) => {
            let (source, predicate) = one(ctx, scope, single, &[], around)?;
            match source {
                None => Ok(predicate),
                Some(source) => exists(scope, source, predicate),
            }
        }
    }
}

fn all<'a>(
    ctx: &mut Context,
    scope: &mut Scope,
    list: &[Filter<'a>],
    around: &mut Surroundings,
) -> Result<Predicate<'a>> {
    let mut all = Vec::with_capacity(list.len());
    let mut rows: Vec<(usize, Vec<Predicate<'a>>)> = Vec::new();
    for filter in list {
        let Filter::Condition(single) = filter else {
            all.push(predicate(ctx, scope, filter, around)?);
            continue;
        };
        let nested: Vec<usize> = rows.iter().map(|(source, _)| *source).collect();
        let (source, predicate) = one(ctx, scope, single, &nested, around)?;
        match source.map(|source| (source, rows.iter_mut().find(|(known, _)| *known == source))) {
            None => all.push(predicate),
            Some((_, Some((_, conditions)))) => conditions.push(predicate),
            Some((source, None)) => rows.push((source, vec![predicate])),
        }
    }
    for (source, conditions) in rows {
        all.push(exists(scope, source, Predicate::All(conditions))?);
    }
    Ok(Predicate::All(all))
}

/// A condition, and the table of rows that it is about if that stands apart.
fn one<'a>(
    ctx: &mut Context,
    scope: &mut Scope,
    single: &Condition<'a>,
    nested: &[usize],
    around: &mut Surroundings,
) -> Result<(Option<usize>, Predicate<'a>)> {
    let root = scope.root()?;
    let path = match single.doctype {
        Some(doctype) if doctype != root.name => {
            // Frappe: 404 for a DocType that is not there.
            ctx.handler(doctype)?;
            Path::Table(doctype, single.field)
        }
        _ if root.column(single.field).is_some() => Path::Field(single.field),
        _ => Path::parse(single.field)?,
    };
    let column = scope.filter(ctx, path, nested)?;
    let tree = scope.names_in(ctx, &column);
    let predicate = condition::compile(column, single.operator, &single.value, tree, around)?;
    let apart = matches!(scope.source(column.source)?.place, Place::Nested(_));
    Ok((apart.then_some(column.source), predicate))
}

/// There is a row like this. A document without rows counts as one with an empty row (Frappe: it
/// joins the rows from the left).
fn exists<'a>(scope: &Scope, source: usize, condition: Predicate<'a>) -> Result<Predicate<'a>> {
    let Place::Nested(link) = &scope.source(source)?.place else {
        return Ok(condition);
    };
    let holds_for_none = condition.holds_for_null();
    let some = Predicate::Exists {
        source,
        negated: false,
        condition: Box::new(Predicate::All(vec![link.clone(), condition])),
    };
    if !holds_for_none {
        return Ok(some);
    }
    let none = Predicate::Exists { source, negated: true, condition: Box::new(link.clone()) };
    Ok(Predicate::Any(vec![some, none]))
}
