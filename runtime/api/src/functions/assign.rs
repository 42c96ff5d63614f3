//! `frappe.desk.form.assign_to`: assignments of documents to users.
//!
//! An assignment is a `ToDo` that is allocated to a user and refers to the document. The optional field
//! `_assign` of the document has the users of its open assignments. The application defines `ToDo`.

use super::parameters::Names;
use super::share;
use crate::functions as builtin;
use crate::resource;
use crate::sharing;
use crate::sharing::Audience;
use doctyped_auth::permission;
use doctyped_core::arguments::{Argument, Arguments};
use doctyped_core::batch::check_batch_len;
use doctyped_core::context::Context;
use doctyped_core::context::WhitelistedFunction;
use doctyped_core::error::{Error, Result};
use doctyped_core::grammar::filter::Filter;
use doctyped_core::grammar::operator::Operator;
use doctyped_core::json::JsonWriter;
use doctyped_documents::optional_fields;
use doctyped_documents::optional_fields::TODO;
use doctyped_documents::{comments, payload};
use doctyped_macros::whitelist;
use doctyped_models::comment::CommentType;
use doctyped_orm::table::{Record, Value};
use doctyped_query::Select;
use doctyped_schema::Rights;
use serde_json::{Map, Value as JsonValue, json};

/// Parameters of an assignment, sent separately or as members of `args`.
const ARGUMENTS: &[Argument] = &[
    Argument::optional("args", "Option<Map<String, JsonValue>>"),
    Argument::required("doctype", "String"),
    Argument::required("name", "String"),
    Argument::required("assign_to", "Names"),
    Argument::optional("description", "Option<String>"),
    Argument::optional("priority", "Option<String>"),
    Argument::optional("date", "Option<NaiveDate>"),
];

/// The same for several documents.
const MULTIPLE_ARGUMENTS: &[Argument] = &[
    Argument::optional("args", "Option<Map<String, JsonValue>>"),
    Argument::required("doctype", "String"),
    Argument::required("name", "Names"),
    Argument::required("assign_to", "Names"),
    Argument::optional("description", "Option<String>"),
    Argument::optional("priority", "Option<String>"),
    Argument::optional("date", "Option<NaiveDate>"),
];

/// Assigns a document to users and answers its open assignments.
pub static ADD: WhitelistedFunction =
    builtin::undecoded("add", "Assigns a document to users and answers its open assignments.", ARGUMENTS, add);
/// [`ADD`] for several documents, whose names are in `name`.
pub static ADD_MULTIPLE: WhitelistedFunction = builtin::undecoded(
    "add_multiple",
    "Assigns several documents, whose names are in `name`, to users.",
    MULTIPLE_ARGUMENTS,
    add_multiple,
);

/// The user of an assignment, and the name of its `ToDo`.
#[derive(Debug, serde::Serialize)]
pub struct Assignment {
    owner: String,
    name: String,
}

fn add(ctx: &mut Context, form: &Arguments, out: &mut JsonWriter) -> Result<()> {
    let form = unwrap_args(form)?;
    let name: String = form.read("name")?;
    let document = assign(ctx, &AssignmentParameters::read(&form)?, &name)?;
    let assignments = open_assignments(ctx, document.as_ref())?;
    out.serialize(&assignments);
    Ok(())
}

fn add_multiple(ctx: &mut Context, form: &Arguments, _: &mut JsonWriter) -> Result<()> {
    let form = unwrap_args(form)?;
    let names = form.read::<Names>("name")?.items("name")?;
    let parameters = AssignmentParameters::read(&form)?;
    check_batch_len("assign_to for each name", names.len() * parameters.users.len())?;
    names.iter().try_for_each(|name| assign(ctx, &parameters, name).map(|_| ()))
}

/// Cancels the assignment of a document to a user, and answers the remaining assignments.
#[whitelist]
pub fn remove(ctx: &mut Context, doctype: String, name: String, assign_to: String) -> Result<Vec<Assignment>> {
    end_assignment(ctx, &doctype, &name, &assign_to, "Cancelled")
}

/// Cancels all assignments of documents.
#[whitelist]
pub fn remove_multiple(ctx: &mut Context, doctype: String, names: Names) -> Result<()> {
    let mut ended = 0;
    for name in names.items("names")? {
        let document = resource::load_readable(ctx, &doctype, &name)?;
        for assignment in open_assignments(ctx, document.as_ref())? {
            ended += 1;
            check_batch_len("names with all their assignments", ended)?;
            end_assignment(ctx, &doctype, &name, &assignment.owner, "Cancelled")?;
        }
    }
    Ok(())
}

/// Closes the assignment of a document to the session user.
#[whitelist]
pub fn close(ctx: &mut Context, doctype: String, name: String, assign_to: String) -> Result<Vec<Assignment>> {
    if assign_to != ctx.user() {
        return Err(Error::validation("An assignment is completed by the user who has it"));
    }
    end_assignment(ctx, &doctype, &name, &assign_to, "Closed")
}

/// The open assignments of a document.
#[whitelist(read_only)]
pub fn get(ctx: &mut Context, doctype: String, name: String) -> Result<Vec<Assignment>> {
    let document = resource::load_readable(ctx, &doctype, &name)?;
    open_assignments(ctx, document.as_ref())
}

/// The parameters, which clients send separately or as members of `args`.
fn unwrap_args(form: &Arguments) -> Result<Arguments> {
    let args: Option<Map<String, JsonValue>> = form.read("args")?;
    Ok(args.map_or_else(|| form.clone(), Arguments::from))
}

/// The parameters of an assignment without the name of the document.
struct AssignmentParameters {
    doctype: String,
    users: Vec<String>,
    description: Option<String>,
    priority: Option<String>,
    date: Option<String>,
}

impl AssignmentParameters {
    fn read(form: &Arguments) -> Result<AssignmentParameters> {
        Ok(AssignmentParameters {
            doctype: form.read("doctype")?,
            users: form.read::<Names>("assign_to")?.items("assign_to")?,
            description: form.read("description")?,
            priority: form.read("priority")?,
            date: form.read("date")?,
        })
    }
}

/// Assigns a document to users.
fn assign(ctx: &mut Context, parameters: &AssignmentParameters, name: &str) -> Result<Box<dyn Record>> {
    let AssignmentParameters { doctype, users, description, priority, date } = parameters;
    if users.is_empty() {
        return Err(Error::validation("assign_to has no users"));
    }
    ctx.begin_writing()?;
    let document = resource::load_readable(ctx, doctype, name)?;
    let (meta, name) = (document.meta(), document.name());
    let description = description.clone().filter(|text| !text.trim().is_empty());
    let description = description.unwrap_or_else(|| format!("Assignment for {} {name}", meta.name));
    let assigned: Vec<String> =
        open_assignments(ctx, document.as_ref())?.into_iter().map(|assignment| assignment.owner).collect();
    for user in users {
        if assigned.iter().any(|other| other.eq_ignore_ascii_case(user)) {
            ctx.msgprint(format!("{user} has this assignment already"));
            continue;
        }
        sharing::check_audience(ctx, &Audience::User(user.to_owned()))?;
        if share::grant_read(ctx, document.as_ref(), user)? {
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
        for (field, value) in [("priority", priority), ("date", date)] {
            if let Some(value) = value.as_ref().filter(|value| !value.is_empty()) {
                todo.insert(field.to_owned(), json!(value));
            }
        }
        ctx.elevated(|ctx| payload::insert(ctx, &todo))?;
        let text = comments::cut_to_fit(format!("assigned to {user}: {description}"));
        comments::add(ctx, document.as_ref(), CommentType::Assigned, text)?;
    }
    optional_fields::update_assignees(ctx, meta.name, &name)?;
    Ok(document)
}

/// Ends the assignments of a user, with this status. The user, the creator of an assignment and users
/// with permission to write the document may do so.
fn end_assignment(ctx: &mut Context, doctype: &str, name: &str, user: &str, status: &str) -> Result<Vec<Assignment>> {
    ctx.begin_writing()?;
    let document = resource::load_readable(ctx, doctype, name)?;
    let may_write = permission::has(ctx, document.meta(), Rights::WRITE, Some(document.as_ref()))?;
    let session_user = ctx.user().to_owned();
    let mut select = select_open(document.as_ref())?;
    select.field("name")?.field("assigned_by")?.filter(Filter::equal("allocated_to", user.into()));
    let rows = ctx.elevated(|ctx| select.rows(ctx))?;
    for row in rows {
        let [todo, assigned_by] = row.as_slice() else { continue };
        if !may_write && user != session_user && assigned_by.as_ref().to_text() != session_user {
            return Err(Error::permission(format!("You may not end what was assigned to {user}")));
        }
        let todo = todo.as_ref().to_text();
        let values = Map::from_iter([("status".to_owned(), json!(status))]);
        ctx.elevated(|ctx| payload::change(ctx, TODO, &todo, &values))?;
        let text = format!("assignment of {user}: {}", status.to_lowercase());
        comments::add(ctx, document.as_ref(), CommentType::AssignmentCompleted, text)?;
    }
    optional_fields::update_assignees(ctx, document.meta().name, &document.name())?;
    open_assignments(ctx, document.as_ref())
}

/// The open assignments of a document that the user may read.
pub fn open_assignments(ctx: &mut Context, document: &dyn Record) -> Result<Vec<Assignment>> {
    /// Bytes of the assignments. Others may assign, so their number must not refuse a form.
    const MAX_SIZE: usize = 1024 * 1024;
    let mut select = select_open(document)?;
    select.field("allocated_to")?.field("name")?;
    let rows = ctx.elevated(|ctx| select.rows_that_fit(ctx, MAX_SIZE))?;
    Ok(rows.into_iter().filter_map(|row| <[Value; 2]>::try_from(row).ok()).map(assignment).collect())
}

fn assignment([owner, name]: [Value; 2]) -> Assignment {
    Assignment { owner: owner.as_ref().to_text(), name: name.as_ref().to_text() }
}

/// Selects the open `ToDo`s that refer to a document.
fn select_open(document: &dyn Record) -> Result<Select<'static>> {
    let mut select = Select::new(TODO);
    select
        .filter(Filter::equal("reference_type", document.meta().name.into()))
        .filter(Filter::equal("reference_name", document.name().into()))
        .filter(Filter::condition("status", Operator::parse("not in")?, json!(["Closed", "Cancelled"])))
        .filter(Filter::condition("allocated_to", Operator::parse("is")?, json!("set")))
        .order_by("creation")?;
    Ok(select)
}
