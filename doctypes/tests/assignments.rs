//! Assignments: `ToDo`s with a reference to a document, created and closed by clients.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]
#![allow(clippy::needless_pass_by_value, reason = "calls read better without references")]

mod support;

use doctyped::ErrorKind;
use doctyped::prelude::*;
use models::article::Article;
use models::todo::{self, Status, ToDo};
use support::call;

const USER: &str = "ines@example.com";

/// A library with an article, and a user without permission to read it.
fn library() -> Context {
    let mut ctx = doctyped::testing::context(&server::APPLICATION).unwrap();
    ctx.insert(&mut Article { article_name: "Slow Soups".to_owned(), ..Article::default() }).unwrap();
    let user = json!({"doctype": "User", "email": USER, "first_name": "Ines", "send_welcome_email": 0});
    call(&mut ctx, "frappe.client.insert", json!({ "doc": user })).unwrap();
    ctx
}

fn assign(ctx: &mut Context, function: &str, more: JsonValue) -> Result<JsonValue> {
    let mut arguments = json!({"doctype": "Article", "name": "Slow Soups"});
    arguments.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    call(ctx, &format!("frappe.desk.form.assign_to.{function}"), arguments)
}

/// The assignees of the article, from its column `_assign`.
fn assigned(ctx: &mut Context) -> String {
    let fields = json!({"doctype": "Article", "fields": ["_assign"], "filters": {"name": "Slow Soups"}});
    let rows = call(ctx, "frappe.client.get_list", fields).unwrap();
    rows[0]["_assign"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn assigning_creates_a_todo_and_updates_the_document() {
    let mut ctx = library();
    let open =
        assign(&mut ctx, "add", json!({"assign_to": format!("[\"{USER}\"]"), "description": "Read it"})).unwrap();
    assert_eq!((open[0]["owner"].as_str(), open.as_array().unwrap().len()), (Some(USER), 1));
    assert_eq!(assigned(&mut ctx), format!("[\"{USER}\"]"));
    let todo: ToDo = ctx.get(open[0]["name"].as_str().unwrap()).unwrap();
    assert_eq!((todo.status, todo.description.as_str()), (Some(Status::Open), "Read it"));
    assert_eq!(todo.assigned_by.as_ref().map(Link::as_str), Some("Administrator"));
    // The assigned user needs permission to read the document.
    let shared = call(&mut ctx, "frappe.share.get_users", json!({"doctype": "Article", "name": "Slow Soups"})).unwrap();
    assert_eq!((&shared[0]["user"], &shared[0]["read"]), (&json!(USER), &json!(1)));
    // A user is assigned once.
    assign(&mut ctx, "add", json!({"assign_to": [USER]})).unwrap();
    assert_eq!(ctx.count(todo::table.filter(todo::allocated_to.eq(USER))).unwrap(), 1);
    assert_eq!(assign(&mut ctx, "remove", json!({"assign_to": USER})).unwrap(), json!([]));
    assert_eq!(assigned(&mut ctx), "[]");
    assert_eq!(ctx.get::<ToDo>(todo.name.as_str()).unwrap().status, Some(Status::Cancelled));
}

#[test]
fn assignment_is_completed_by_its_assignee() {
    let mut ctx = library();
    assign(
        &mut ctx,
        "add",
        json!({"args": {"doctype": "Article", "name": "Slow Soups", "assign_to": [USER, "Administrator"]}}),
    )
    .unwrap();
    assert_eq!(assign(&mut ctx, "close", json!({"assign_to": USER})).unwrap_err().kind(), ErrorKind::Validation);
    let open = assign(&mut ctx, "close", json!({"assign_to": "Administrator"})).unwrap();
    assert_eq!((open[0]["owner"].as_str(), open.as_array().unwrap().len()), (Some(USER), 1));
    assert_eq!(assigned(&mut ctx), format!("[\"{USER}\"]"));
}

#[test]
fn several_documents_are_assigned_and_unassigned_together() {
    let mut ctx = library();
    ctx.insert(&mut Article { article_name: "Bridges by Hand".to_owned(), ..Article::default() }).unwrap();
    let names = json!("[\"Slow Soups\", \"Bridges by Hand\"]");
    assign(&mut ctx, "add_multiple", json!({"name": names, "assign_to": [USER]})).unwrap();
    assert_eq!(ctx.count(todo::table.filter(todo::status.eq(Status::Open))).unwrap(), 2);
    assign(&mut ctx, "remove_multiple", json!({"names": names})).unwrap();
    assert_eq!(ctx.count(todo::table.filter(todo::status.eq(Status::Open))).unwrap(), 0);
}

#[test]
fn todo_created_as_a_document_is_an_assignment_too() {
    let mut ctx = library();
    let mut todo = ToDo {
        description: "Copy it".to_owned(),
        allocated_to: Some(Link::new(USER)),
        reference_type: Some(Link::new("Article")),
        reference_name: Some("Slow Soups".to_owned()),
        ..ToDo::default()
    };
    ctx.insert(&mut todo).unwrap();
    assert_eq!(assigned(&mut ctx), format!("[\"{USER}\"]"));
    assert_eq!(assign(&mut ctx, "get", json!({})).unwrap()[0]["name"], json!(todo.name));
    todo.reference_name = None;
    todo.reference_type = None;
    ctx.save(&mut todo).unwrap();
    assert_eq!(assigned(&mut ctx), "[]");
    ctx.delete(&todo).unwrap();
}

#[test]
fn invalid_assignments_are_refused() {
    let mut ctx = library();
    for (bad, kind) in [
        (json!({"assign_to": "gone@example.com"}), ErrorKind::DoesNotExist),
        (json!({"assign_to": []}), ErrorKind::Validation),
        (json!({"assign_to": {}}), ErrorKind::Type),
        (json!({"assign_to": [USER], "name": "Gone"}), ErrorKind::DoesNotExist),
    ] {
        assert_eq!(assign(&mut ctx, "add", bad).unwrap_err().kind(), kind);
    }
    // All arguments are read, also if there is no document to assign.
    let bad = json!({"name": "", "assign_to": "", "doctype": {}});
    assert_eq!(assign(&mut ctx, "add_multiple", bad).unwrap_err().kind(), ErrorKind::Type);
}
