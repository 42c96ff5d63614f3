//! The parser of the grammar of `fields`, `order_by` and `group_by`. Errors are messages for the client.

use super::{ColumnPath, Expression, Field};
use crate::error::{Error, ErrorKind, Result};
use crate::grammar::limits;
use crate::grammar::tokenizer::{Token, Tokens};
use doctyped_orm::db::SqlFunction;
use serde_json::Value as JsonValue;
use std::borrow::Cow;

/// The one alias with an underscore that clients may choose, as Frappe's report view does. Others with an
/// underscore look like columns that the server alone writes: `_assign`, `_comments`.
const AGGREGATE_ALIAS: &str = "_aggregate_column";

/// Parses terms that are separated by commas.
///
/// # Errors
/// `ValidationError` for text that is not in the grammar or has too many terms.
pub fn list<'a, T>(text: &'a str, item: impl Fn(&mut Tokens<'a>) -> Result<T, String>) -> Result<Vec<T>> {
    let mut tokens = Tokens::new(text);
    let mut items = Vec::new();
    let mut parse = || -> Result<(), String> {
        while !tokens.is_empty() {
            items.push(item(&mut tokens)?);
            if items.len() > limits::MAX_TERMS {
                return Err(format!("more than {} terms", limits::MAX_TERMS));
            }
            if !tokens.is_empty() {
                if !tokens.eat(',')? {
                    return Err(format!("{:?} is not expected", tokens.rest()));
                }
                if tokens.is_empty() {
                    return Err("a term is missing after the last comma".to_owned());
                }
            }
        }
        Ok(())
    };
    parse().map_err(|problem| syntax_error(ErrorKind::Validation, text, &problem))?;
    Ok(items)
}

/// Parses a term of `fields`: an expression, with or without an alias, or `*`.
pub fn field(text: &str) -> Result<Field<'_>, String> {
    let mut tokens = Tokens::new(text);
    if tokens.eat('*')? && tokens.is_empty() {
        return Ok(Field::Star);
    }
    let mut tokens = Tokens::new(text);
    let distinct = leading_distinct(&mut tokens)?;
    let expression = expression(&mut tokens)?;
    let (key, renamed) = if tokens.is_empty() {
        (default_key(expression, text.trim()), false)
    } else if tokens.eat_word("as")? {
        (alias(&mut tokens)?, true)
    } else {
        return Err(format!("{:?} is not expected", tokens.rest()));
    };
    if !tokens.is_empty() {
        return Err(format!("{:?} is not expected", tokens.rest()));
    }
    Ok(Field::Value { expression, key: Cow::Borrowed(key), renamed, distinct })
}

/// Consumes `distinct` before a column, unless it is the name of a column.
fn leading_distinct(tokens: &mut Tokens<'_>) -> Result<bool, String> {
    let mut ahead = tokens.clone();
    if !ahead.eat_word("distinct")? || !matches!(ahead.peek()?, Some(Token::Word(_) | Token::Quoted(_))) {
        return Ok(false);
    }
    if ahead.clone().eat_word("as")? {
        return Ok(false);
    }
    *tokens = ahead;
    Ok(true)
}

/// Parses a column or the call of a function.
pub fn expression<'a>(tokens: &mut Tokens<'a>) -> Result<Expression<'a>, String> {
    let mut ahead = tokens.clone();
    if let Some(Token::Word(name)) = ahead.next()?
        && ahead.eat('(')?
    {
        *tokens = ahead;
        return call(SqlFunction::parse(name)?, tokens);
    }
    path(tokens).map(Expression::Path)
}

/// The arguments of a call, after its opening parenthesis.
fn call<'a>(function: SqlFunction, tokens: &mut Tokens<'a>) -> Result<Expression<'a>, String> {
    let (distinct, argument) = argument(function, tokens)?;
    if !tokens.eat(')')? {
        return Err("a function takes one column and is closed by )".to_owned());
    }
    Ok(Expression::Call { function, distinct, argument })
}

fn argument<'a>(function: SqlFunction, tokens: &mut Tokens<'a>) -> Result<(bool, Option<ColumnPath<'a>>), String> {
    if function == SqlFunction::Count && tokens.eat('*')? {
        return Ok((false, None));
    }
    let distinct = leading_distinct(tokens)?;
    if distinct && !function.is_aggregate() {
        return Err("distinct belongs into aggregates".to_owned());
    }
    Ok((distinct, Some(path(tokens)?)))
}

/// Parses a column: `column`, `` `tabDocType`.column `` or `link.column`.
pub fn path<'a>(tokens: &mut Tokens<'a>) -> Result<ColumnPath<'a>, String> {
    let first = name(tokens)?;
    if !tokens.eat('.')? {
        return match first {
            Token::Word(field) | Token::Quoted(field) => Ok(ColumnPath::Field(field)),
            other => Err(format!("{other:?} is not a column")),
        };
    }
    let column = match name(tokens)? {
        Token::Word(column) | Token::Quoted(column) => column,
        other => return Err(format!("{other:?} is not a column")),
    };
    match first {
        Token::Quoted(table) => {
            let doctype = table.strip_prefix("tab").ok_or_else(|| format!("{table:?} is not a table"))?;
            Ok(ColumnPath::Table(doctype, column))
        }
        Token::Word(field) => Ok(ColumnPath::Dotted(field, column)),
        other => Err(format!("{other:?} is not a column")),
    }
}

fn name<'a>(tokens: &mut Tokens<'a>) -> Result<Token<'a>, String> {
    match tokens.next()? {
        Some(token @ (Token::Word(_) | Token::Quoted(_))) => Ok(token),
        Some(Token::Text(text)) => Err(format!("the text {text:?} is not a column")),
        Some(Token::Punctuation(mark)) => Err(format!("a column's name is expected, not {mark:?}")),
        None => Err("a column's name is missing".to_owned()),
    }
}

fn alias<'a>(tokens: &mut Tokens<'a>) -> Result<&'a str, String> {
    match tokens.next()? {
        Some(Token::Word(alias) | Token::Quoted(alias) | Token::Text(alias)) if !alias.is_empty() => {
            check_alias(alias)?;
            Ok(alias)
        }
        _ => Err("a name is expected after as".to_owned()),
    }
}

/// Checks that an alias is not that of a column that the server alone writes.
fn check_alias(alias: &str) -> Result<(), String> {
    if alias.starts_with('_') && alias != AGGREGATE_ALIAS {
        return Err(format!("an alias does not begin with an underscore, as {alias:?} does"));
    }
    Ok(())
}

/// The key of a field without an alias. For a call this is its text, as in SQL.
fn default_key<'a>(expression: Expression<'a>, written: &'a str) -> &'a str {
    match expression {
        Expression::Path(ColumnPath::Field(column) | ColumnPath::Table(_, column) | ColumnPath::Dotted(_, column)) => {
            column
        }
        Expression::Call { .. } => written,
    }
}

/// Parses the call of a function in JSON: `{"COUNT": "name", "as": "total"}`.
pub fn call_from_json(map: &serde_json::Map<String, JsonValue>) -> Result<Field<'_>, String> {
    let mut calls = map.iter().filter(|(key, _)| !key.eq_ignore_ascii_case("as"));
    let (Some((name, argument_json)), None) = (calls.next(), calls.next()) else {
        return Err("an object names one function, and its key with \"as\"".to_owned());
    };
    let function = SqlFunction::parse(name)?;
    let text = argument_json.as_str().ok_or("the argument of a function is the name of a column")?;
    let mut tokens = Tokens::new(text);
    let (distinct, argument) = argument(function, &mut tokens)?;
    if !tokens.is_empty() {
        return Err("a function takes one column".to_owned());
    }
    let key = map.iter().find(|(key, _)| key.eq_ignore_ascii_case("as")).map(|(_, key)| key);
    let (key, renamed) = match key {
        None => (Cow::Owned(format!("{name}({text})")), false),
        Some(JsonValue::String(key)) if !key.is_empty() => {
            check_alias(key)?;
            (Cow::Borrowed(key.as_str()), true)
        }
        Some(_) => return Err("\"as\" takes a text".to_owned()),
    };
    Ok(Field::Value { expression: Expression::Call { function, distinct, argument }, key, renamed, distinct: false })
}

/// The error for text that is not in the grammar.
pub fn syntax_error(kind: ErrorKind, text: &str, problem: &str) -> Error {
    Error::new(kind, format!("{} cannot be part of a query: {problem}", limits::excerpt(text)))
}
