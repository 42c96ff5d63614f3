//! Columns of the tables of a query, and expressions over them.
//!
//! Only `name_resolution` and the rules of permissions make a [`Column`], so that a query names no
//! column that the user may not read.

use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_orm::db::SqlFunction;
use doctyped_schema::{ColumnType, DocField, Meta, Naming};

/// A column of a table of a query.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// The index of the table in the scope of the query.
    pub table: usize,
    pub field: &'static DocField,
    pub ty: ColumnType,
}

impl PartialEq for Column {
    fn eq(&self, other: &Column) -> bool {
        (self.table, self.field.fieldname) == (other.table, other.field.fieldname)
    }
}

impl Column {
    /// The column of a field of a DocType.
    pub fn new(table: usize, meta: &Meta, field: &'static DocField) -> Column {
        let is_numbered = meta.naming == Naming::Autoincrement;
        let column_type = match field.column_type() {
            Some(ColumnType::Varchar(_)) if is_numbered && field.fieldname == "name" => ColumnType::BigInt,
            Some(column_type) => column_type,
            None => ColumnType::LongText,
        };
        Column { table, field, ty: column_type }
    }

    /// Its name in SQL.
    pub fn name(&self) -> &'static str {
        self.field.fieldname
    }

    /// Whether filters treat it as nullable.
    pub fn is_nullable(&self) -> bool {
        self.field.may_be_null()
    }
}

/// An expression of SELECT, GROUP BY or ORDER BY.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ValueExpr {
    /// A column.
    Column(Column),
    /// A function of a column; without one, of `*`.
    Call { function: SqlFunction, distinct: bool, argument: Option<Column> },
}

impl ValueExpr {
    /// A call of a function on a column.
    ///
    /// # Errors
    /// `DataError` if the function does not take values of the column's type. Of secrets, only the number is known:
    /// masks, as Frappe stores them, have the lengths of the secrets.
    pub fn call(function: SqlFunction, distinct: bool, column: Column) -> Result<ValueExpr> {
        if column.ty == ColumnType::Password && function != SqlFunction::Count {
            return Err(Error::new(ErrorKind::Data, format!("{} does not take secrets", function.name())));
        }
        if let Some(expected) = function.expected_argument(column.ty) {
            return Err(Error::new(
                ErrorKind::Data,
                format!("{} takes {expected}, which {} does not hold", function.name(), column.name()),
            ));
        }
        Ok(ValueExpr::Call { function, distinct, argument: Some(column) })
    }

    /// The column type of its values.
    pub fn column_type(&self) -> ColumnType {
        match self {
            ValueExpr::Column(column) => column.ty,
            ValueExpr::Call { function, argument, .. } => function.result_column_type(argument.map(|column| column.ty)),
        }
    }

    /// Whether it is a call of an aggregate function.
    pub fn is_aggregate(&self) -> bool {
        matches!(self, ValueExpr::Call { function, .. } if function.is_aggregate())
    }

    /// Whether it can be NULL in a row of the result.
    pub fn may_be_null(&self) -> bool {
        match self {
            // The row of a joined table may be missing.
            ValueExpr::Column(column) => column.table > 0 || column.is_nullable(),
            ValueExpr::Call { function, .. } => *function != SqlFunction::Count,
        }
    }
}
