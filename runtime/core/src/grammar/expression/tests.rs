//! Fields, orders and groups that the parser accepts and refuses.

use super::*;
use serde_json::json;

fn value<'a>(expression: Expression<'a>, key: &'a str, renamed: bool) -> Field<'a> {
    Field::Value { expression, key: Cow::Borrowed(key), renamed, distinct: false }
}

fn call(function: SqlFunction, argument: ColumnPath<'_>) -> Expression<'_> {
    Expression::Call { function, distinct: false, argument: Some(argument) }
}

#[test]
fn fields_are_parsed() {
    let parse = |text| Field::parse(text).unwrap();
    assert_eq!(parse("*"), Field::Star);
    assert_eq!(parse("name"), value(Expression::Path(ColumnPath::Field("name")), "name", false));
    assert_eq!(parse("name as label"), value(Expression::Path(ColumnPath::Field("name")), "label", true));
    assert_eq!(parse("items.qty"), value(Expression::Path(ColumnPath::Dotted("items", "qty")), "qty", false));
    let table = Expression::Path(ColumnPath::Table("Sales Order", "name"));
    assert_eq!(parse("`tabSales Order`.`name`"), value(table, "name", false));
    assert_eq!(parse("distinct"), value(Expression::Path(ColumnPath::Field("distinct")), "distinct", false));
    assert!(matches!(parse("distinct status"), Field::Value { distinct: true, key: Cow::Borrowed("status"), .. }));
}

#[test]
fn call_without_alias_has_its_text_as_key() {
    let count = call(SqlFunction::Count, ColumnPath::Field("name"));
    assert_eq!(Field::parse("count(name) as n").unwrap(), value(count, "n", true));
    assert_eq!(Field::parse(" COUNT( name ) ").unwrap(), value(count, "COUNT( name )", false));
    let json = json!({"COUNT": "name", "as": "n"});
    assert_eq!(Field::from_json(&json).unwrap(), value(count, "n", true));
}

#[test]
fn alias_of_a_server_column_is_refused() {
    for alias in ["_assign", "`_assign`", "'_comments'", "_x"] {
        let text = format!("name as {alias}");
        assert_eq!(Field::parse(&text).unwrap_err().kind(), ErrorKind::Data, "{alias}");
    }
    let json = json!({"MAX": "description", "as": "_assign"});
    assert_eq!(Field::from_json(&json).unwrap_err().kind(), ErrorKind::Data);
    let count = call(SqlFunction::Count, ColumnPath::Field("name"));
    assert_eq!(Field::parse("count(name) as _aggregate_column").unwrap(), value(count, "_aggregate_column", true));
}

#[test]
fn orders_are_parsed() {
    let orders = parse_order("`tabConf Row`.idx asc, count(name) DESC,weight").unwrap();
    let expected = [
        Order { expression: Expression::Path(ColumnPath::Table("Conf Row", "idx")), direction: SortOrder::Asc },
        Order { expression: call(SqlFunction::Count, ColumnPath::Field("name")), direction: SortOrder::Desc },
        Order { expression: Expression::Path(ColumnPath::Field("weight")), direction: SortOrder::Asc },
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
