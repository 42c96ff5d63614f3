//! Linked documents (`frappe.desk.form.linked_with`), which clients request before a cancellation.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use doctyped::prelude::*;
use models::article::Article;
use models::library_member::LibraryMember;
use models::library_membership::LibraryMembership;
use support::call;

/// A member with a submitted membership. Returns the names of both.
fn library() -> (Context, String, String) {
    let mut ctx = doctyped::testing::context(&server::APPLICATION).unwrap();
    let mut member = LibraryMember { first_name: "Ada".to_owned(), ..LibraryMember::default() };
    ctx.insert(&mut member).unwrap();
    let mut membership = LibraryMembership {
        library_member: Link::new(member.name.as_str()),
        from_date: Some(ctx.today()),
        paid: true,
        ..LibraryMembership::default()
    };
    ctx.insert(&mut membership).unwrap();
    ctx.submit(&mut membership).unwrap();
    (ctx, member.name, membership.name)
}

fn ask(ctx: &mut Context, function: &str, arguments: JsonValue) -> Result<JsonValue> {
    call(ctx, &format!("frappe.desk.form.linked_with.{function}"), arguments)
}

#[test]
fn linked_doctypes_are_listed_with_their_link_fields() {
    let (mut ctx, _, _) = library();
    let linked = ask(&mut ctx, "get_linked_doctypes", json!({"doctype": "Library Member"})).unwrap();
    assert_eq!(linked["Library Membership"], json!({"fieldname": ["library_member"]}));
    assert!(linked.get("Comment").is_none(), "logs lead everywhere: {linked}");
    let linked = ask(&mut ctx, "get_linked_doctypes", json!({"doctype": "Role"})).unwrap();
    assert_eq!(linked["User"]["child_doctype"], "Has Role");
}

#[test]
fn linking_documents_are_grouped_by_doctype() {
    let (mut ctx, member, membership) = library();
    let linked = ask(&mut ctx, "get", json!({"doctype": "Library Member", "docname": member})).unwrap();
    let found = &linked["Library Membership"][0];
    assert_eq!((&found["name"], &found["docstatus"]), (&json!(membership), &json!(1)));
    ctx.insert(&mut Article { article_name: "Slow Soups".to_owned(), ..Article::default() }).unwrap();
    assert_eq!(ask(&mut ctx, "get", json!({"doctype": "Article", "docname": "Slow Soups"})).unwrap(), json!({}));
    assert!(ask(&mut ctx, "get", json!({"doctype": "Article", "docname": "Gone"})).is_err());
}

#[test]
fn submitted_linking_documents_are_cancelled_together() {
    let (mut ctx, member, membership) = library();
    let linked = json!({"doctype": "Library Member", "name": member});
    let found = ask(&mut ctx, "get_submitted_linked_docs", linked.clone()).unwrap();
    assert_eq!(found["docs"], json!([{"doctype": "Library Membership", "name": membership, "docstatus": 1}]));
    let ignored = json!({"docs": found["docs"], "ignore_doctypes_on_cancel_all": ["Library Membership"]});
    ask(&mut ctx, "cancel_all_linked_docs", ignored).unwrap();
    assert_eq!(ask(&mut ctx, "get_submitted_linked_docs", linked.clone()).unwrap()["count"], 1);
    ask(&mut ctx, "cancel_all_linked_docs", json!({"docs": found["docs"].to_string()})).unwrap();
    assert_eq!(ask(&mut ctx, "get_submitted_linked_docs", linked).unwrap()["count"], 0);
}
