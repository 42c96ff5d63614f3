//! What a list shows: the columns of its answer.

use super::attach;
use super::expression::{Expression, Field};
use super::function::Function;
use super::plan::{Output, Value};
use super::predicate::Column;
use super::scope::{Found, Place, Scope};
use super::select::Select;
use crate::context::Context;
use crate::error::{Error, ErrorKind, Result};
use crate::schema::NAME;
use std::borrow::Cow;

/// The columns that a list shows; those that stand for nothing are left out.
pub(super) fn outputs<'a>(
    ctx: &mut Context,
    scope: &mut Scope,
    select: &Select<'a>,
    distinct: &mut bool,
) -> Result<Vec<Output<'a>>> {
    let mut outputs: Vec<Output<'a>> = Vec::with_capacity(select.fields.len());
    for field in &select.fields {
        match field {
            Field::Star if select.fields.len() > 1 => {
                return Err(Error::new(ErrorKind::Data, "Field not permitted in query: \"*\" stands by itself"));
            }
            Field::Star => {
                for slot in scope.root()?.slots() {
                    if let Found::Column(column) = scope.column(ctx, 0, slot.fieldname)? {
                        let value = Some(Value::Column(column));
                        outputs.push(Output::new(Cow::Borrowed(slot.fieldname), value, false));
                    }
                }
            }
            Field::Value { expression, key, renamed, distinct: rows_once } => {
                *distinct |= rows_once;
                if let Some(attached) = attach::rows(ctx, scope, *expression)? {
                    outputs.push(Output { attached, ..Output::new(key.clone(), None, *renamed) });
                } else if let Some(value) = value(ctx, scope, *expression)? {
                    outputs.push(Output::new(key.clone(), value, *renamed));
                }
            }
        }
    }
    if select.with_childnames {
        outputs.extend(childnames(scope));
    }
    if outputs.is_empty()
        && let Found::Column(name) = scope.column(ctx, 0, "name")?
    {
        // Nothing was asked for that has a column (Frappe: the name then).
        outputs.push(Output::new(Cow::Borrowed("name"), Some(Value::Column(name)), false));
    }
    Ok(outputs)
}

/// The names of the rows whose fields are shown.
fn childnames(scope: &Scope) -> Vec<Output<'static>> {
    let rows = scope.sources.iter().enumerate();
    let rows = rows.filter(|(_, source)| source.meta.is_child && matches!(source.place, Place::Joined(_)));
    rows.filter_map(|(place, source)| {
        let name = Column::new(place, source.meta, source.meta.slot(NAME)?);
        let key = Cow::Owned(format!("{}:name", source.meta.name));
        Some(Output::new(key, Some(Value::Column(name)), true))
    })
    .collect()
}

/// What an expression of `fields` shows: `None` without a column, `Some(None)` if the user may not
/// read it.
#[allow(clippy::option_option, reason = "left out and hidden are two things")]
fn value(ctx: &mut Context, scope: &mut Scope, expression: Expression<'_>) -> Result<Option<Option<Value>>> {
    let path = match expression {
        Expression::Path(path) | Expression::Call { argument: Some(path), .. } => path,
        Expression::Call { function, distinct, argument: None } => {
            return Ok(Some(Some(Value::Call { function, distinct, argument: None })));
        }
    };
    Ok(match (scope.select(ctx, path)?, expression) {
        (Found::NotStored, _) => None,
        (Found::Hidden, _) => Some(None),
        (Found::Column(column), Expression::Path(_)) => Some(Some(Value::Column(column))),
        (Found::Column(column), Expression::Call { function, distinct, .. }) => {
            Some(Some(called(function, distinct, column)?))
        }
    })
}

/// A function of a column whose values it takes.
pub(super) fn called(function: Function, distinct: bool, column: Column) -> Result<Value> {
    function.check(&column)?;
    Ok(Value::Call { function, distinct, argument: Some(column) })
}
