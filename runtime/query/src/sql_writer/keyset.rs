//! The condition of keyset pagination as SQL.

use super::SqlWriter;
use crate::column::ValueExpr;
use crate::predicate::KeyPosition;
use doctyped_orm::table;
use doctyped_orm::table::Bind;
use doctyped_schema::SortOrder;

/// Writes the condition that a row sorts after another. The first key is also compared outside of the
/// disjunction, so that the database can start an index scan there.
pub fn write(writer: &mut SqlWriter<'_>, keys: &[KeyPosition]) {
    writer.sql.push("(");
    if let Some(KeyPosition { expr, direction, value }) = keys.first()
        && *value != table::Value::Null
        && (*direction == SortOrder::Asc || !expr.may_be_null())
    {
        compared(writer, *expr, if *direction == SortOrder::Asc { " >= " } else { " <= " }, value);
        writer.sql.push(" AND ");
    }
    after(writer, keys);
    writer.sql.push(")");
}

/// Greater in the first key, or equal in the first key and after in the rest.
fn after(writer: &mut SqlWriter<'_>, keys: &[KeyPosition]) {
    let Some((KeyPosition { expr, direction, value }, rest)) = keys.split_first() else {
        return writer.sql.push("1 = 0");
    };
    writer.sql.push("(");
    // NULL sorts first in ascending order, and last in descending order.
    match (direction, value) {
        (SortOrder::Asc, table::Value::Null) => null(writer, *expr, true),
        (SortOrder::Asc, value) => compared(writer, *expr, " > ", value),
        (SortOrder::Desc, table::Value::Null) => writer.sql.push("1 = 0"),
        (SortOrder::Desc, value) => {
            compared(writer, *expr, " < ", value);
            if expr.may_be_null() {
                writer.sql.push(" OR ");
                null(writer, *expr, false);
            }
        }
    }
    if !rest.is_empty() {
        writer.sql.push(" OR (");
        match value {
            table::Value::Null => null(writer, *expr, false),
            value => compared(writer, *expr, " = ", value),
        }
        writer.sql.push(" AND ");
        after(writer, rest);
        writer.sql.push(")");
    }
    writer.sql.push(")");
}

fn compared(writer: &mut SqlWriter<'_>, expr: ValueExpr, sign: &'static str, value: &table::Value) {
    operand(writer, expr);
    writer.sql.push(sign);
    writer.sql.bind(match value {
        table::Value::Text(text) => Bind::from(text.clone()),
        table::Value::Int(number) => Bind::Int(*number),
        table::Value::Float(number) => Bind::Float(*number),
        table::Value::Date(date) => Bind::Date(*date),
        table::Value::Datetime(datetime) => Bind::Datetime(*datetime),
        table::Value::Time(time) => Bind::Time(*time),
        table::Value::Null => Bind::Null,
    });
}

fn null(writer: &mut SqlWriter<'_>, expr: ValueExpr, negated: bool) {
    operand(writer, expr);
    writer.sql.push(if negated { " IS NOT NULL" } else { " IS NULL" });
}

/// The left operand of a comparison, whose right operand has the collation.
fn operand(writer: &mut SqlWriter<'_>, expr: ValueExpr) {
    match expr {
        ValueExpr::Column(column) => writer.column(column),
        ValueExpr::Call { .. } => writer.expr(expr),
    }
}
