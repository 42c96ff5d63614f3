//! Visibility of `ToDo`s and notes of other users.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use doctyped::auth::Identity;
use doctyped::permission;
use doctyped::prelude::*;
use doctyped::query::Select;
use doctyped::table::Value;
use models::note::Note;
use models::todo::ToDo;
use std::sync::Arc;
use support::call;

const INES: &str = "ines@example.com";
const OMAR: &str = "omar@example.com";

/// Switches the context to a user with these roles.
fn become_user(ctx: &mut Context, name: &str, roles: &[&str]) {
    ctx.set_identity(Arc::new(Identity {
        name: name.to_owned(),
        full_name: name.to_owned(),
        user_type: "System User".to_owned(),
        roles: roles.iter().chain(&["All", "Guest", "Desk User"]).map(|role| (*role).to_owned()).collect(),
    }));
}

/// A site with two users.
fn desk() -> Context {
    let mut ctx = doctyped::testing::context(&server::APPLICATION).unwrap();
    for email in [INES, OMAR] {
        let first_name = email.chars().take(4).collect();
        let user = doctyped::models::User { email: email.to_owned(), first_name, ..Default::default() };
        ctx.insert(&mut doctyped::models::User { send_welcome_email: false, ..user }).unwrap();
    }
    ctx
}

/// The values of a field of the listed documents, sorted.
fn listed(ctx: &mut Context, doctype: &str, field: &str) -> Vec<String> {
    let mut select = Select::new(doctype);
    select.field(field).unwrap().order_by(field).unwrap();
    let rows = select.rows(ctx).unwrap();
    assert_eq!(select.count(ctx).unwrap(), i64::try_from(rows.len()).unwrap());
    rows.into_iter().flatten().map(|value| if let Value::Text(text) = value { text } else { String::new() }).collect()
}

fn may<D: Document>(ctx: &mut Context, document: &D, right: Rights) -> bool {
    permission::has(ctx, D::doctype(), right, Some(document)).unwrap()
}

#[test]
fn todo_is_visible_to_owner_and_assignee() {
    let mut ctx = desk();
    become_user(&mut ctx, INES, &[]);
    let mut own = ToDo { description: "Own".into(), ..ToDo::default() };
    let mut given = ToDo { description: "Given".into(), allocated_to: Some(OMAR.into()), ..ToDo::default() };
    ctx.insert(&mut own).unwrap();
    ctx.insert(&mut given).unwrap();
    assert_eq!(listed(&mut ctx, "ToDo", "description"), ["Given", "Own"]);
    become_user(&mut ctx, OMAR, &[]);
    assert_eq!(listed(&mut ctx, "ToDo", "description"), ["Given"]);
    assert!(may(&mut ctx, &given, Rights::WRITE) && !may(&mut ctx, &own, Rights::READ));
    given.status = Some(models::todo::Status::Closed);
    ctx.save(&mut given).unwrap();
    own.description = "Not mine".into();
    assert_eq!(ctx.save(&mut own).unwrap_err().kind(), ErrorKind::Permission);
    become_user(&mut ctx, OMAR, &["System Manager"]);
    assert_eq!(listed(&mut ctx, "ToDo", "description"), ["Given", "Own"]);
}

#[test]
fn note_is_visible_to_owner_and_public_note_to_all() {
    let mut ctx = desk();
    // Setting a note to public needs permission level 1.
    become_user(&mut ctx, INES, &["System Manager"]);
    let mut private = Note { title: "Private".into(), ..Note::default() };
    let mut public = Note { title: "Public".into(), public: true, ..Note::default() };
    ctx.insert(&mut private).unwrap();
    ctx.insert(&mut public).unwrap();
    become_user(&mut ctx, INES, &[]);
    assert_eq!(listed(&mut ctx, "Note", "title"), ["Private", "Public"]);
    become_user(&mut ctx, OMAR, &[]);
    assert_eq!(listed(&mut ctx, "Note", "title"), ["Public"]);
    assert!(may(&mut ctx, &public, Rights::READ) && !may(&mut ctx, &private, Rights::READ));
    assert!(!may(&mut ctx, &public, Rights::WRITE), "what is public can be read");
    become_user(&mut ctx, INES, &["System Manager"]);
    public.public = false;
    ctx.save(&mut public).unwrap();
    become_user(&mut ctx, OMAR, &[]);
    assert!(listed(&mut ctx, "Note", "title").is_empty());
}

#[test]
fn reader_of_a_note_marks_it_as_seen() {
    let mut ctx = desk();
    become_user(&mut ctx, INES, &["System Manager"]);
    let mut shown = Note { title: "Shown".into(), public: true, ..Note::default() };
    let mut own = Note { title: "Own".into(), ..Note::default() };
    ctx.insert(&mut shown).unwrap();
    ctx.insert(&mut own).unwrap();
    become_user(&mut ctx, OMAR, &[]);
    for _ in 0..2 {
        doctypes::desk::note::note::mark_as_seen(&mut ctx, shown.name.clone()).unwrap();
    }
    let seen: Note = ctx.get(shown.name.as_str()).unwrap();
    assert_eq!(seen.seen_by.len(), 1);
    assert!(seen.seen_by[0].user.as_ref().is_some_and(|user| *user == OMAR));
    let refused = doctypes::desk::note::note::mark_as_seen(&mut ctx, own.name.clone()).unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Permission);
    doctypes::desk::todo::todo::new_todo(&mut ctx, "Water".into()).unwrap();
    assert_eq!(listed(&mut ctx, "ToDo", "description"), ["Water"]);
}

/// A user without permission to read a document does not write its column `_assign`, nor learn that it exists.
#[test]
fn todo_on_unreadable_document_is_refused() {
    let mut ctx = desk();
    let mut secret = ToDo { description: "Secret".into(), ..ToDo::default() };
    ctx.insert(&mut secret).unwrap();
    become_user(&mut ctx, OMAR, &[]);
    let on = |name: &str| ToDo {
        description: "Mine".into(),
        reference_type: Some("ToDo".into()),
        reference_name: Some(name.to_owned()),
        allocated_to: Some(OMAR.into()),
        ..ToDo::default()
    };
    let refusal = |error: doctyped::Error, name: &str| (error.kind(), error.message().replace(name, "$name"));
    let missing = refusal(ctx.insert(&mut on("missing")).unwrap_err(), "missing");
    assert_eq!(missing.0, doctyped::ErrorKind::LinkValidation);
    assert_eq!(refusal(ctx.insert(&mut on(&secret.name)).unwrap_err(), &secret.name), missing);
    let mut own = ToDo { description: "Own".into(), ..ToDo::default() };
    ctx.insert(&mut own).unwrap();
    let mut assignment = on(&own.name);
    ctx.insert(&mut assignment).unwrap();
    assignment.reference_name = Some(secret.name.clone());
    assert_eq!(refusal(ctx.save(&mut assignment).unwrap_err(), &secret.name), missing);
}

/// A new user does not find the assignments of a deleted user of the same name.
#[test]
fn assignments_of_deleted_user_are_deleted() {
    let mut ctx = desk();
    let mut given = ToDo { description: "Given".into(), allocated_to: Some(OMAR.into()), ..ToDo::default() };
    let mut other = ToDo { description: "Other".into(), assigned_by: Some(OMAR.into()), ..ToDo::default() };
    ctx.insert(&mut given).unwrap();
    ctx.insert(&mut other).unwrap();
    let omar: doctyped::models::User = ctx.get(OMAR).unwrap();
    ctx.delete(&omar).unwrap();
    become_user(&mut ctx, OMAR, &[]);
    assert_eq!(listed(&mut ctx, "ToDo", "description"), Vec::<String>::new());
}

/// Assignments do not tell which users exist, unless the user may list them.
#[test]
fn assignment_to_existing_or_missing_user_gets_same_answer_without_desk_access() {
    let mut ctx = desk();
    ctx.set_identity(Arc::new(Identity {
        name: OMAR.to_owned(),
        full_name: "Omar".to_owned(),
        user_type: "Website User".to_owned(),
        roles: ["All", "Guest"].map(str::to_owned).into(),
    }));
    let mut own = ToDo { description: "Own".into(), ..ToDo::default() };
    ctx.insert(&mut own).unwrap();
    let mut assign = |user: &str| {
        let arguments = json!({"doctype": "ToDo", "name": own.name, "assign_to": [user]});
        let added = call(&mut ctx, "frappe.desk.form.assign_to.add", arguments);
        let assigned = ToDo { description: "x".into(), allocated_to: Some(user.into()), ..ToDo::default() };
        let inserted = ctx.insert(&mut assigned.clone());
        [added.err(), inserted.err()].map(|error| error.map(|error| error.message().replace(user, "$user")))
    };
    let missing = assign("nobody@example.com");
    assert!(missing.iter().all(Option::is_some), "{missing:?}");
    assert_eq!(assign(INES), missing);
    assert_eq!(assign(OMAR), [None, None]);
}
