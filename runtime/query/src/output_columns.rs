//! Plans the columns of the response from the parameter `fields`.

use super::column::{Column, ValueExpr};
use super::name_resolution::Resolved;
use super::plan::{Embedded, Output};
use super::scope::{Scope, TableRole};
use super::select::Select;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::grammar::expression::{ColumnPath, Expression, Field};
use doctyped_schema::NAME;
use std::borrow::Cow;

/// The columns of the response; fields without a column are left out. Sets `distinct` for
/// `distinct status`.
pub fn outputs<'a>(
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
                    if let Resolved::Column(column) = scope.column(ctx, 0, slot.fieldname)? {
                        let value = Some(ValueExpr::Column(column));
                        outputs.push(Output::new(Cow::Borrowed(slot.fieldname), value, false));
                    }
                }
            }
            Field::Value { expression, key, renamed, distinct: rows_once } => {
                *distinct |= rows_once;
                if let Some(embedded) = child_rows(ctx, scope, *expression)? {
                    outputs.push(Output { embedded, ..Output::new(key.clone(), None, *renamed) });
                } else if let Some(expr) = value_expr(ctx, scope, *expression)? {
                    let repeats = expr.and_then(|expr| outputs.iter().position(|output| output.value == Some(expr)));
                    outputs.push(Output { repeats, ..Output::new(key.clone(), expr, *renamed) });
                }
            }
        }
    }
    if select.with_childnames {
        outputs.extend(childnames(scope));
    }
    if outputs.is_empty()
        && let Resolved::Column(name) = scope.column(ctx, 0, "name")?
    {
        // Frappe: a list without columns shows the name.
        outputs.push(Output::new(Cow::Borrowed("name"), Some(ValueExpr::Column(name)), false));
    }
    Ok(outputs)
}

/// The names of the joined child rows.
fn childnames(scope: &Scope) -> Vec<Output<'static>> {
    let rows = scope.tables.iter().enumerate();
    let rows = rows.filter(|(_, table)| table.meta.is_child && matches!(table.role, TableRole::Joined(_)));
    rows.filter_map(|(index, table)| {
        let name = Column::new(index, table.meta, table.meta.slot(NAME)?);
        let key = Cow::Owned(format!("{}:name", table.meta.name));
        Some(Output::new(key, Some(ValueExpr::Column(name)), true))
    })
    .collect()
}

/// The expression of a field: `None` without a column, `Some(None)` if the user may not read it.
#[allow(clippy::option_option, reason = "not stored and hidden are different")]
fn value_expr(ctx: &mut Context, scope: &mut Scope, expression: Expression<'_>) -> Result<Option<Option<ValueExpr>>> {
    let path = match expression {
        Expression::Path(path) | Expression::Call { argument: Some(path), .. } => path,
        Expression::Call { function, distinct, argument: None } => {
            return Ok(Some(Some(ValueExpr::Call { function, distinct, argument: None })));
        }
    };
    Ok(match (scope.resolve_field(ctx, path)?, expression) {
        (Resolved::NotStored, _) => None,
        (Resolved::Hidden, _) => Some(None),
        (Resolved::Column(column), Expression::Path(_)) => Some(Some(ValueExpr::Column(column))),
        (Resolved::Column(column), Expression::Call { function, distinct, .. }) => {
            Some(Some(ValueExpr::call(function, distinct, column)?))
        }
    })
}

/// The embedded of an expression that is a table field; `Embedded::None` if the user may not
/// read it.
fn child_rows(ctx: &Context, scope: &Scope, expression: Expression<'_>) -> Result<Option<Embedded>> {
    let Expression::Path(ColumnPath::Field(name)) = expression else {
        return Ok(None);
    };
    let table = scope.root()?.tables().iter().copied().find(|table| table.fieldname == name);
    let Some(table) = table else {
        return Ok(None);
    };
    Ok(Some(if scope.may_read_child_rows(ctx, table)? { Embedded::ChildRows(table) } else { Embedded::None }))
}
