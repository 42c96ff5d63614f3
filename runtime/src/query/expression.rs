//! The grammar of `fields`, `order_by` and `group_by`.
//!
//! ```text
//! field      = "*" | expression [ "as" alias ]
//! expression = path | "distinct" path | function "(" [ "distinct" ] ( path | "*" ) ")"
//! path       = name | field "." name | "`tab" DocType "`." name
//! order      = expression [ "asc" | "desc" ] { "," ... }
//! ```
//!
//! What is read here are names only; the planner looks each of them up.

use super::function::Function;
use super::limits;
use super::token::{Token, Tokens};
use crate::error::{Error, ErrorKind, Result};
use crate::schema::SortOrder;
use serde_json::Value as JsonValue;
use std::borrow::Cow;

/// Which column is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Path<'a> {
    /// A field of the DocType itself.
    Field(&'a str),
    /// A field of a DocType by the name of its table, without `tab`.
    Table(&'a str, &'a str),
    /// A field of the rows of a table field, or of the target of a link.
    Through(&'a str, &'a str),
}

/// A value of a row or of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expression<'a> {
    /// A column.
    Path(Path<'a>),
    /// A function of a column; `None` stands for `*`.
    Call {
        /// The function.
        function: Function,
        /// Whether equal values count once.
        distinct: bool,
        /// The column.
        argument: Option<Path<'a>>,
    },
}

/// One entry of `fields`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field<'a> {
    /// `*`: every column that the user may read.
    Star,
    /// A value with its key.
    Value {
        /// What it is.
        expression: Expression<'a>,
        /// The key in the answer. It never reaches the database.
        key: Cow<'a, str>,
        /// Whether the client chose the key.
        renamed: bool,
        /// Whether equal rows are to appear once (`distinct status`).
        distinct: bool,
    },
}

/// One term of `order_by`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order<'a> {
    /// What to sort by.
    pub expression: Expression<'a>,
    /// In which direction.
    pub direction: SortOrder,
}

impl<'a> Field<'a> {
    /// Reads a field as text: `name`, `items.qty as quantity`, `count(name) as n`.
    ///
    /// # Errors
    /// `DataError` for everything that is not in the grammar.
    pub fn parse(text: &'a str) -> Result<Field<'a>> {
        field(text).map_err(|problem| refused(ErrorKind::Data, text, &problem))
    }

    /// Reads a field as JSON: text, or an object like `{"COUNT": "name", "as": "n"}`.
    ///
    /// # Errors
    /// `DataError` for everything that is not in the grammar.
    pub fn from_json(value: &'a JsonValue) -> Result<Field<'a>> {
        match value {
            JsonValue::String(text) => match Field::parse(text)? {
                // Frappe: there is no column in it whose permission it could look for.
                Field::Value { expression: Expression::Call { argument: None, .. }, .. } => {
                    Err(refused(ErrorKind::Data, text, "count a column, as in count(name)"))
                }
                field => Ok(field),
            },
            JsonValue::Object(map) => {
                call_from_json(map).map_err(|problem| refused(ErrorKind::Data, &value.to_string(), &problem))
            }
            other => {
                Err(refused(ErrorKind::Data, &other.to_string(), "a field is a text or an object with a function"))
            }
        }
    }
}

impl<'a> Path<'a> {
    /// Reads the field name of a filter.
    ///
    /// # Errors
    /// `DataError` for everything that is not in the grammar.
    pub fn parse(text: &'a str) -> Result<Path<'a>> {
        let mut tokens = Tokens::new(text);
        let whole = |tokens: &mut Tokens<'a>| {
            let path = path(tokens)?;
            if tokens.is_empty() { Ok(path) } else { Err("a filter names one field".to_owned()) }
        };
        whole(&mut tokens).map_err(|problem| refused(ErrorKind::Data, text, &problem))
    }
}

/// Reads `order_by`; empty text is an empty list.
///
/// # Errors
/// `ValidationError` for everything that is not in the grammar.
pub fn parse_order(text: &str) -> Result<Vec<Order<'_>>> {
    list(text, |tokens| {
        let expression = expression(tokens)?;
        let direction = if tokens.word("desc")? {
            SortOrder::Desc
        } else {
            tokens.word("asc")?;
            SortOrder::Asc
        };
        Ok(Order { expression, direction })
    })
}

/// Reads `group_by`; empty text is an empty list.
///
/// # Errors
/// `ValidationError` for everything that is not in the grammar.
pub fn parse_group(text: &str) -> Result<Vec<Expression<'_>>> {
    list(text, expression)
}

fn list<'a, T>(text: &'a str, item: impl Fn(&mut Tokens<'a>) -> Result<T, String>) -> Result<Vec<T>> {
    let mut tokens = Tokens::new(text);
    let mut items = Vec::new();
    let mut read = || -> Result<(), String> {
        while !tokens.is_empty() {
            items.push(item(&mut tokens)?);
            if items.len() > limits::TERMS {
                return Err(format!("more than {} terms", limits::TERMS));
            }
            if !tokens.is_empty() {
                if !tokens.sign(',')? {
                    return Err(format!("{:?} is not expected", tokens.rest()));
                }
                if tokens.is_empty() {
                    return Err("a term is missing after the last comma".to_owned());
                }
            }
        }
        Ok(())
    };
    read().map_err(|problem| refused(ErrorKind::Validation, text, &problem))?;
    Ok(items)
}

fn field(text: &str) -> Result<Field<'_>, String> {
    let mut tokens = Tokens::new(text);
    if tokens.sign('*')? && tokens.is_empty() {
        return Ok(Field::Star);
    }
    let mut tokens = Tokens::new(text);
    let distinct = leading_distinct(&mut tokens)?;
    let expression = expression(&mut tokens)?;
    let (key, renamed) = if tokens.is_empty() {
        (own_key(expression, text.trim()), false)
    } else if tokens.word("as")? {
        (alias(&mut tokens)?, true)
    } else {
        return Err(format!("{:?} is not expected", tokens.rest()));
    };
    if !tokens.is_empty() {
        return Err(format!("{:?} is not expected", tokens.rest()));
    }
    Ok(Field::Value { expression, key: Cow::Borrowed(key), renamed, distinct })
}

/// `distinct` in front of a column, where it is not a column's own name.
fn leading_distinct(tokens: &mut Tokens<'_>) -> Result<bool, String> {
    let mut ahead = tokens.clone();
    if !ahead.word("distinct")? || !matches!(ahead.peek()?, Some(Token::Word(_) | Token::Quoted(_))) {
        return Ok(false);
    }
    if ahead.clone().word("as")? {
        return Ok(false);
    }
    *tokens = ahead;
    Ok(true)
}

fn expression<'a>(tokens: &mut Tokens<'a>) -> Result<Expression<'a>, String> {
    let mut ahead = tokens.clone();
    if let Some(Token::Word(name)) = ahead.next()?
        && ahead.sign('(')?
    {
        *tokens = ahead;
        return call(Function::named(name)?, tokens);
    }
    path(tokens).map(Expression::Path)
}

/// What stands behind the opening bracket.
fn call<'a>(function: Function, tokens: &mut Tokens<'a>) -> Result<Expression<'a>, String> {
    let (distinct, argument) = argument(function, tokens)?;
    if !tokens.sign(')')? {
        return Err("a function takes one column and is closed by )".to_owned());
    }
    Ok(Expression::Call { function, distinct, argument })
}

fn argument<'a>(function: Function, tokens: &mut Tokens<'a>) -> Result<(bool, Option<Path<'a>>), String> {
    if function == Function::Count && tokens.sign('*')? {
        return Ok((false, None));
    }
    let distinct = leading_distinct(tokens)?;
    if distinct && !function.is_aggregate() {
        return Err("distinct belongs into aggregates".to_owned());
    }
    Ok((distinct, Some(path(tokens)?)))
}

fn path<'a>(tokens: &mut Tokens<'a>) -> Result<Path<'a>, String> {
    let first = name(tokens)?;
    if !tokens.sign('.')? {
        return match first {
            Token::Word(field) | Token::Quoted(field) => Ok(Path::Field(field)),
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
            Ok(Path::Table(doctype, column))
        }
        Token::Word(field) => Ok(Path::Through(field, column)),
        other => Err(format!("{other:?} is not a column")),
    }
}

fn name<'a>(tokens: &mut Tokens<'a>) -> Result<Token<'a>, String> {
    match tokens.next()? {
        Some(token @ (Token::Word(_) | Token::Quoted(_))) => Ok(token),
        Some(Token::Text(text)) => Err(format!("the text {text:?} is not a column")),
        Some(Token::Sign(sign)) => Err(format!("a column's name is expected, not {sign:?}")),
        None => Err("a column's name is missing".to_owned()),
    }
}

fn alias<'a>(tokens: &mut Tokens<'a>) -> Result<&'a str, String> {
    match tokens.next()? {
        Some(Token::Word(alias) | Token::Quoted(alias) | Token::Text(alias)) if !alias.is_empty() => Ok(alias),
        _ => Err("a name is expected after as".to_owned()),
    }
}

/// The key of a value that the client did not name. A function is known by its own text, as
/// databases do it.
fn own_key<'a>(expression: Expression<'a>, written: &'a str) -> &'a str {
    match expression {
        Expression::Path(Path::Field(column) | Path::Table(_, column) | Path::Through(_, column)) => column,
        Expression::Call { .. } => written,
    }
}

fn call_from_json(map: &serde_json::Map<String, JsonValue>) -> Result<Field<'_>, String> {
    let mut calls = map.iter().filter(|(key, _)| !key.eq_ignore_ascii_case("as"));
    let (Some((name, argument_json)), None) = (calls.next(), calls.next()) else {
        return Err("an object names one function, and its key with \"as\"".to_owned());
    };
    let function = Function::named(name)?;
    let text = argument_json.as_str().ok_or("the argument of a function is the name of a column")?;
    let mut tokens = Tokens::new(text);
    let (distinct, argument) = argument(function, &mut tokens)?;
    if !tokens.is_empty() {
        return Err("a function takes one column".to_owned());
    }
    let key = map.iter().find(|(key, _)| key.eq_ignore_ascii_case("as")).map(|(_, key)| key);
    let (key, renamed) = match key {
        None => (Cow::Owned(format!("{name}({text})")), false),
        Some(JsonValue::String(key)) if !key.is_empty() => (Cow::Borrowed(key.as_str()), true),
        Some(_) => return Err("\"as\" takes a text".to_owned()),
    };
    Ok(Field::Value { expression: Expression::Call { function, distinct, argument }, key, renamed, distinct: false })
}

fn refused(kind: ErrorKind, text: &str, problem: &str) -> Error {
    Error::new(kind, format!("{} cannot be part of a query: {problem}", limits::quoted(text)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn value<'a>(expression: Expression<'a>, key: &'a str, renamed: bool) -> Field<'a> {
        Field::Value { expression, key: Cow::Borrowed(key), renamed, distinct: false }
    }

    fn call(function: Function, argument: Path<'_>) -> Expression<'_> {
        Expression::Call { function, distinct: false, argument: Some(argument) }
    }

    #[test]
    fn reads_fields() {
        let parse = |text| Field::parse(text).unwrap();
        assert_eq!(parse("*"), Field::Star);
        assert_eq!(parse("name"), value(Expression::Path(Path::Field("name")), "name", false));
        assert_eq!(parse("name as label"), value(Expression::Path(Path::Field("name")), "label", true));
        assert_eq!(parse("items.qty"), value(Expression::Path(Path::Through("items", "qty")), "qty", false));
        let table = Expression::Path(Path::Table("Sales Order", "name"));
        assert_eq!(parse("`tabSales Order`.`name`"), value(table, "name", false));
        assert_eq!(parse("distinct"), value(Expression::Path(Path::Field("distinct")), "distinct", false));
        assert!(matches!(parse("distinct status"), Field::Value { distinct: true, key: Cow::Borrowed("status"), .. }));
    }

    #[test]
    fn a_function_is_known_by_its_own_text() {
        let count = call(Function::Count, Path::Field("name"));
        assert_eq!(Field::parse("count(name) as n").unwrap(), value(count, "n", true));
        assert_eq!(Field::parse(" COUNT( name ) ").unwrap(), value(count, "COUNT( name )", false));
        let json = json!({"COUNT": "name", "as": "n"});
        assert_eq!(Field::from_json(&json).unwrap(), value(count, "n", true));
    }

    #[test]
    fn reads_orders() {
        let orders = parse_order("`tabConf Row`.idx asc, count(name) DESC,weight").unwrap();
        let expected = [
            Order { expression: Expression::Path(Path::Table("Conf Row", "idx")), direction: SortOrder::Asc },
            Order { expression: call(Function::Count, Path::Field("name")), direction: SortOrder::Desc },
            Order { expression: Expression::Path(Path::Field("weight")), direction: SortOrder::Asc },
        ];
        assert_eq!(orders, expected);
        assert!(parse_order("  ").unwrap().is_empty());
    }

    #[test]
    fn sql_in_fields_is_refused() {
        let attacks = [
            "(select password from __Auth limit 1)",
            "name, owner",
            "name from tabUser --",
            "name; drop table tabUser",
            "if(1,2,3)",
            "sleep(5)",
            "now() as n",
            "sum(1+1)",
            "'text'",
            "concat(name, owner)",
            "@@version",
            "name as a, owner as b",
            "name as `a` from x",
            "`name",
            "count(name",
            "count(count(name))",
            "name/**/as x",
            "name\0",
            "",
            "* , name",
            "`__Auth`.`password`",
            "extractvalue(name, concat(0x7e, version()))",
        ];
        for attack in attacks {
            assert_eq!(Field::parse(attack).unwrap_err().kind(), ErrorKind::Data, "{attack:?}");
        }
        for attack in [
            json!({"SLEEP": "5"}),
            json!({"COUNT": {"a": 1}}),
            json!({"COUNT": "name) from x --"}),
            json!({}),
            json!(1),
            json!([["name"]]),
        ] {
            assert_eq!(Field::from_json(&attack).unwrap_err().kind(), ErrorKind::Data, "{attack}");
        }
    }

    #[test]
    fn sql_in_orders_and_groups_is_refused() {
        let attacks = [
            "name; drop table x",
            "(select 1)",
            "if(1=1,name,owner)",
            "name desc limit 1 --",
            "sleep(1)",
            "name desc asc",
            "1=1",
            "case when 1 then name end",
            "name,,owner",
            "name desc,",
        ];
        for attack in attacks {
            assert_eq!(parse_order(attack).unwrap_err().kind(), ErrorKind::Validation, "{attack:?}");
            assert_eq!(parse_group(attack).unwrap_err().kind(), ErrorKind::Validation, "{attack:?}");
        }
        let long = "name,".repeat(1000);
        assert_eq!(parse_order(&long).unwrap_err().kind(), ErrorKind::Validation);
    }
}
