//! The grammar of `fields`, `order_by` and `group_by`.
//!
//! ```text
//! field      = "*" | expression [ "as" alias ]
//! expression = path | "distinct" path | function "(" [ "distinct" ] ( path | "*" ) ")"
//! path       = name | field "." name | "`tab" DocType "`." name
//! order      = expression [ "asc" | "desc" ] { "," ... }
//! ```
//!
//! The parser yields names; the planner resolves each of them.

mod parser;
#[cfg(test)]
mod tests;

use super::tokenizer::Tokens;
use crate::error::{ErrorKind, Result};
use doctyped_orm::db::SqlFunction;
use doctyped_schema::SortOrder;
use serde_json::Value as JsonValue;
use std::borrow::Cow;

/// A reference to a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnPath<'a> {
    /// A field of the listed DocType.
    Field(&'a str),
    /// A field that is qualified by its DocType: `` `tabSales Order`.name ``.
    Table(&'a str, &'a str),
    /// A field of the child rows of a table field, or of the target of a link field: `items.qty`.
    Dotted(&'a str, &'a str),
}

/// A column, or a function of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expression<'a> {
    /// A column.
    Path(ColumnPath<'a>),
    /// A function of a column; without one, of `*`.
    Call {
        /// The function.
        function: SqlFunction,
        /// Whether equal values count once (`count(distinct status)`).
        distinct: bool,
        /// The column.
        argument: Option<ColumnPath<'a>>,
    },
}

/// One entry of `fields`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field<'a> {
    /// `*`: all columns that the user may read.
    Star,
    /// An expression and its key.
    Value {
        /// The expression.
        expression: Expression<'a>,
        /// The key in the response; it is not part of the SQL.
        key: Cow<'a, str>,
        /// Whether the key is an alias.
        renamed: bool,
        /// Whether duplicate rows are removed (`distinct status`).
        distinct: bool,
    },
}

/// One term of `order_by`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order<'a> {
    /// The sort key.
    pub expression: Expression<'a>,
    /// Its direction.
    pub direction: SortOrder,
}

impl<'a> Field<'a> {
    /// Parses a field: `name`, `items.qty as quantity`, `count(name) as n`.
    ///
    /// # Errors
    /// `DataError` for text that is not in the grammar.
    pub fn parse(text: &'a str) -> Result<Field<'a>> {
        parser::field(text).map_err(|problem| parser::syntax_error(ErrorKind::Data, text, &problem))
    }

    /// Parses a field that is JSON: text, or an object like `{"COUNT": "name", "as": "n"}`.
    ///
    /// # Errors
    /// `DataError` for text that is not in the grammar.
    pub fn from_json(value: &'a JsonValue) -> Result<Field<'a>> {
        match value {
            JsonValue::String(text) => match Field::parse(text)? {
                // Frappe refuses it, for want of a column whose permission it checks.
                Field::Value { expression: Expression::Call { argument: None, .. }, .. } => {
                    Err(parser::syntax_error(ErrorKind::Data, text, "count a column, as in count(name)"))
                }
                field => Ok(field),
            },
            JsonValue::Object(map) => parser::call_from_json(map)
                .map_err(|problem| parser::syntax_error(ErrorKind::Data, &value.to_string(), &problem)),
            other => Err(parser::syntax_error(
                ErrorKind::Data,
                &other.to_string(),
                "a field is a text or an object with a function",
            )),
        }
    }
}

impl<'a> ColumnPath<'a> {
    /// Parses the field name of a filter.
    ///
    /// # Errors
    /// `DataError` for text that is not in the grammar.
    pub fn parse(text: &'a str) -> Result<ColumnPath<'a>> {
        let mut tokens = Tokens::new(text);
        let whole = |tokens: &mut Tokens<'a>| {
            let path = parser::path(tokens)?;
            if tokens.is_empty() { Ok(path) } else { Err("a filter names one field".to_owned()) }
        };
        whole(&mut tokens).map_err(|problem| parser::syntax_error(ErrorKind::Data, text, &problem))
    }
}

/// Parses `order_by`; empty text is an empty list.
///
/// # Errors
/// `ValidationError` for text that is not in the grammar.
pub fn parse_order(text: &str) -> Result<Vec<Order<'_>>> {
    parser::list(text, |tokens| {
        let expression = parser::expression(tokens)?;
        let direction = if tokens.eat_word("desc")? {
            SortOrder::Desc
        } else {
            tokens.eat_word("asc")?;
            SortOrder::Asc
        };
        Ok(Order { expression, direction })
    })
}

/// Parses `group_by`; empty text is an empty list.
///
/// # Errors
/// `ValidationError` for text that is not in the grammar.
pub fn parse_group(text: &str) -> Result<Vec<Expression<'_>>> {
    parser::list(text, parser::expression)
}
