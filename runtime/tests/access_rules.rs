//! Access rules, evaluated on records of built-in DocTypes.

use doctyped_models::{HasRole, User};
use doctyped_orm::access_rule::*;
use doctyped_orm::table::Link;
use doctyped_orm::table::Value;
use std::sync::Arc;

fn user(roles: &[&str]) -> User {
    User {
        name: "Ann".into(),
        owner: Link::new("Bob@example.com"),
        role_profile_name: None,
        roles: roles.iter().map(|role| HasRole { role: Link::new(*role), ..HasRole::default() }).collect(),
        ..User::default()
    }
}

fn name_in(field: &'static str, names: &[&str], or_empty: bool) -> In {
    In { field, names: Arc::new(Names::new(names.iter().map(|name| (*name).to_owned()).collect())), or_empty }
}

#[test]
fn text_is_compared_without_regard_to_case() {
    assert!(owned_by("bob@EXAMPLE.com").holds(&user(&[])));
    assert!(!owned_by("ann@example.com").holds(&user(&[])));
    assert!(Rule::In(name_in("name", &["ANN"], false)).holds(&user(&[])));
    assert!(Rule::Equal("bio", Value::Text(String::new())).holds(&user(&[])), "no text is the empty text");
}

#[test]
fn names_are_written_as_json() {
    let names = |list: &[&str]| Names::new(list.iter().map(|name| (*name).to_owned()).collect());
    let some = names(&["a", "b\"\\c"]);
    assert_eq!((some.json(false).as_str(), some.json(true).as_str()), (r#"["a","b\"\\c"]"#, r#"["a","b\"\\c",""]"#));
    assert_eq!(names(&[]).json(true), r#"[""]"#);
}

#[test]
fn empty_link_fulfils_a_rule_that_is_not_strict() {
    let link = |or_empty| Rule::In(name_in("role_profile_name", &["Clerk"], or_empty));
    assert!(link(true).holds(&user(&[])));
    assert!(!link(false).holds(&user(&[])));
    let clerk = User { role_profile_name: Some(Link::new("clerk")), ..user(&[]) };
    assert!(link(false).holds(&clerk));
    let other = User { role_profile_name: Some(Link::new("Cook")), ..user(&[]) };
    assert!(!link(true).holds(&other));
}

#[test]
fn every_child_row_has_to_fulfil_the_rule() {
    let links = vec![name_in("role", &["A", "B"], true)];
    let rule = Rule::Rows(Rows { table: "roles", child: <HasRole as doctyped_orm::table::Document>::doctype(), links });
    assert!(rule.holds(&user(&[])));
    assert!(rule.holds(&user(&["a", "B", ""])));
    assert!(!rule.holds(&user(&["A", "C"])));
}

#[test]
fn trivial_rules_are_simplified() {
    let own = || owned_by("a");
    assert!(matches!(Rule::EVERYTHING.and(own()), Rule::Equal(..)));
    assert!(matches!(own().or(Rule::NOTHING), Rule::Equal(..)));
    assert!(own().and(Rule::NOTHING).is_nothing());
    assert!(own().or(Rule::EVERYTHING).is_everything());
}
