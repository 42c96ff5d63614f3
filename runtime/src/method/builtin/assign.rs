//! `frappe.desk.form.assign_to`: who is to take care of a document.
//!
//! An assignment is a `ToDo` that is allocated to a user and refers to the document, whose column
//! `_assign` holds the users of all that are open. `ToDo` belongs to the application.

use super::parameters::Names;
use super::share;
use crate::context::Context;
use crate::core::models::comment::CommentType;
use crate::document::marks::{self, TODO};
use crate::document::{methods, resource, whole};
use crate::error::{Error, Result};
use crate::json::JsonWriter;
use crate::method::builtin;
use crate::method::{Argument, Arguments, Method};
use crate::permission;
use crate::query::{Filter, Operator, Select};
use crate::schema::Rights;
use crate::table::{Record, Value};
use doctyped_macros::whitelist;
use serde_json::{Map, Value as JsonValue, json};

/// What an assignment is made of, as parameters or as the members of `args`.
const ARGUMENTS: &[Argument] = &[
    Argument::optional("args", "Option<Map<String, JsonValue>>"),
    Argument::required("doctype", "String"),
    Argument::required("name", "String"),
    Argument::required("assign_to", "Vec<String>"),
    Argument::optional("description", "Option<String>"),
    Argument::optional("priority", "Option<String>"),
    Argument::optional("date", "Option<NaiveDate>"),
];

/// Assigns a document to users and answers its open assignments.
pub(super) static ADD: Method =
    builtin::of_form("add", "Assigns a document to users and answers its open assignments.", ARGUMENTS, add);
/// The same for several documents, whose names are in `name`.
pub(super) static ADD_MULTIPLE: Method = builtin::of_form(
    "add_multiple",
    "The same for several documents, whose names are in `name`.",
    ARGUMENTS,
    add_multiple,
);

/// A user who is to take care of a document, with the name of the `ToDo`.
#[derive(Debug, serde::Serialize)]
pub struct Assignment {
    owner: String,
    name: String,
}

fn add(ctx: &mut Context, form: &Arguments, out: &mut JsonWriter) -> Result<()> {
    let form = within_args(form)?;
    let name: String = form.read("name")?;
    let document = assign(ctx, &form, &name)?;
    let assignments = open(ctx, document.as_ref())?;
    out.serialize(&assignments);
    Ok(())
}

fn add_multiple(ctx: &mut Context, form: &Arguments, _: &mut JsonWriter) -> Result<()> {
    let form = within_args(form)?;
    let names: Names = form.read("name")?;
    names.iter().try_for_each(|name| assign(ctx, &form, name).map(|_| ()))
}

/// Takes a document from a user, and answers the assignments that are left.
#[whitelist]
pub fn remove(ctx: &mut Context, doctype: String, name: String, assign_to: String) -> Result<Vec<Assignment>> {
    end(ctx, &doctype, &name, &assign_to, "Cancelled")
}

/// Takes documents from all users who are to take care of them.
#[whitelist]
pub fn remove_multiple(ctx: &mut Context, doctype: String, names: Names) -> Result<()> {
    for name in names.iter() {
        let document = resource::readable(ctx, &doctype, name)?;
        for assignment in open(ctx, document.as_ref())? {
            end(ctx, &doctype, name, &assignment.owner, "Cancelled")?;
        }
    }
    Ok(())
}

/// The user has done what was to be done. Nobody else can say that.
#[whitelist]
pub fn close(ctx: &mut Context, doctype: String, name: String, assign_to: String) -> Result<Vec<Assignment>> {
    if assign_to != ctx.user() {
        return Err(Error::validation("An assignment is completed by the user who has it"));
    }
    end(ctx, &doctype, &name, &assign_to, "Closed")
}

/// The open assignments of a document.
#[whitelist]
pub fn get(ctx: &mut Context, doctype: String, name: String) -> Result<Vec<Assignment>> {
    let document = resource::readable(ctx, &doctype, &name)?;
    open(ctx, document.as_ref())
}

/// The parameters, which clients send as such or all in `args`.
fn within_args(form: &Arguments) -> Result<Arguments> {
    let args: Option<Map<String, JsonValue>> = form.read("args")?;
    Ok(args.map_or_else(|| form.clone(), Arguments::from))
}

fn assign(ctx: &mut Context, form: &Arguments, name: &str) -> Result<Box<dyn Record>> {
    let doctype: String = form.read("doctype")?;
    let users: Names = form.read("assign_to")?;
    let [description, priority, date] =
        ["description", "priority", "date"].map(|name| form.read::<Option<String>>(name));
    let (description, priority, date) = (description?, priority?, date?);
    if users.is_empty() {
        return Err(Error::validation("assign_to names nobody"));
    }
    ctx.transaction().begin_writing()?;
    let document = resource::readable(ctx, &doctype, name)?;
    let (meta, name) = (document.meta(), document.name());
    let description = description.filter(|text| !text.trim().is_empty());
    let description = description.unwrap_or_else(|| format!("Assignment for {} {name}", meta.name));
    let assigned: Vec<String> = open(ctx, document.as_ref())?.into_iter().map(|open| open.owner).collect();
    for user in users.iter() {
        if assigned.iter().any(|other| other.eq_ignore_ascii_case(user)) {
            ctx.msgprint(format!("{user} has this assignment already"));
            continue;
        }
        if share::open_to(ctx, document.as_ref(), user)? {
            ctx.msgprint(format!("The document was shared with {user}, who could not read it"));
        }
        let mut todo = Map::from_iter([
            ("doctype".to_owned(), json!(TODO)),
            ("allocated_to".to_owned(), json!(user)),
            ("reference_type".to_owned(), json!(meta.name)),
            ("reference_name".to_owned(), json!(name)),
            ("description".to_owned(), json!(description)),
            ("status".to_owned(), json!("Open")),
            ("assigned_by".to_owned(), json!(ctx.user())),
        ]);
        for (field, value) in [("priority", &priority), ("date", &date)] {
            if let Some(value) = value.as_ref().filter(|value| !value.is_empty()) {
                todo.insert(field.to_owned(), json!(value));
            }
        }
        ctx.elevated(|ctx| whole::insert(ctx, &todo))?;
        let told = format!("assigned to {user}: {description}");
        methods::add_comment(ctx, document.as_ref(), CommentType::Assigned, told)?;
    }
    marks::keep_assigned(ctx, meta.name, &name)?;
    Ok(document)
}

/// Ends the assignments of a user, who may do that, as may whoever made them or may change the
/// document.
fn end(ctx: &mut Context, doctype: &str, name: &str, user: &str, status: &str) -> Result<Vec<Assignment>> {
    ctx.transaction().begin_writing()?;
    let document = resource::readable(ctx, doctype, name)?;
    let may_change = permission::has(ctx, document.meta(), Rights::WRITE, Some(document.as_ref()))?;
    let own = ctx.user().to_owned();
    let mut select = of_document(document.as_ref())?;
    select.field("name")?.field("assigned_by")?.filter(Filter::equal("allocated_to", user.into()));
    let rows = ctx.elevated(|ctx| select.rows(ctx))?;
    for row in rows {
        let [todo, assigned_by] = row.as_slice() else { continue };
        if !may_change && user != own && assigned_by.as_ref().to_text() != own {
            return Err(Error::permission(format!("You may not end what was assigned to {user}")));
        }
        let todo = todo.as_ref().to_text();
        let values = Map::from_iter([("status".to_owned(), json!(status))]);
        ctx.elevated(|ctx| whole::change(ctx, TODO, &todo, &values))?;
        let told = format!("assignment of {user}: {}", status.to_lowercase());
        methods::add_comment(ctx, document.as_ref(), CommentType::AssignmentCompleted, told)?;
    }
    marks::keep_assigned(ctx, document.meta().name, &document.name())?;
    open(ctx, document.as_ref())
}

/// The open assignments of a document that the user may read.
pub(super) fn open(ctx: &mut Context, document: &dyn Record) -> Result<Vec<Assignment>> {
    let mut select = of_document(document)?;
    select.field("allocated_to")?.field("name")?;
    let rows = ctx.elevated(|ctx| select.rows(ctx))?;
    Ok(rows.into_iter().filter_map(|row| <[Value; 2]>::try_from(row).ok()).map(assignment).collect())
}

fn assignment([owner, name]: [Value; 2]) -> Assignment {
    Assignment { owner: owner.as_ref().to_text(), name: name.as_ref().to_text() }
}

/// The `ToDo`s about a document that are not done.
fn of_document(document: &dyn Record) -> Result<Select<'static>> {
    let mut select = Select::new(TODO);
    select
        .filter(Filter::equal("reference_type", document.meta().name.into()))
        .filter(Filter::equal("reference_name", document.name().into()))
        .filter(Filter::condition("status", Operator::parse("not in")?, json!(["Closed", "Cancelled"])))
        .filter(Filter::condition("allocated_to", Operator::parse("is")?, json!("set")))
        .order_by("creation")?;
    Ok(select)
}
