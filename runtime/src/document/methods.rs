//! Methods of documents that clients call: the controller's whitelisted ones, and those that every
//! document has.

use super::{Handler, Style, lifecycle, naming, output, rename};
use crate::context::Context;
use crate::core::models::comment::{Comment, CommentType};
use crate::error::{Error, Result};
use crate::json::JsonWriter;
use crate::method::{Arguments, Call, Method};
use crate::schema::DOCSTATUS;
use crate::table::{DocStatus, Link, Record, Select, Value};

/// A method of a document.
#[derive(Debug, Clone, Copy)]
pub(crate) enum DocumentMethod {
    /// Whitelisted in the DocType's controller.
    Controller(&'static Method),
    Submit,
    Cancel,
    Discard,
    Rename,
    AddComment,
}

impl DocumentMethod {
    /// The method of that name.
    ///
    /// # Errors
    /// `PermissionError` when the controller has it without whitelisting it, `DoesNotExistError`
    /// when there is none.
    pub(crate) fn find(ctx: &Context, handler: &Handler, name: &str) -> Result<DocumentMethod> {
        if let Some(method) = handler.methods.iter().find(|method| method.name == name) {
            return Ok(DocumentMethod::Controller(method));
        }
        Ok(match name {
            "submit" => DocumentMethod::Submit,
            "cancel" => DocumentMethod::Cancel,
            "discard" => DocumentMethod::Discard,
            "rename" => DocumentMethod::Rename,
            "add_comment" => DocumentMethod::AddComment,
            _ => {
                let doctype = (handler.meta)().name;
                let path = format!("{}.{name}", naming::scrub(doctype));
                return Err(if ctx.site().registry().is_not_whitelisted_in(&path) {
                    Error::permission(format!("{doctype}.{name} is not whitelisted"))
                } else {
                    Error::not_found(format!("{doctype} has no method {name:?}"))
                });
            }
        })
    }

    /// The verbs that the method takes; empty for all.
    pub(crate) fn verbs(self) -> &'static [&'static str] {
        match self {
            DocumentMethod::Controller(method) => method.verbs,
            _ => &["POST", "PUT"],
        }
    }

    /// Begins to write for the method of that name, if there is one, unless it does so by itself.
    ///
    /// # Errors
    /// When the database refuses.
    pub(crate) fn begin(ctx: &mut Context, handler: &Handler, name: &str) -> Result<()> {
        let method = handler.methods.iter().find(|method| method.name == name);
        if method.is_some_and(|method| method.writes_later) { Ok(()) } else { ctx.lease().begin_writing() }
    }

    /// Calls the method and writes what it returns; nothing for nothing. That the user may read
    /// or write the document is the caller's to check.
    ///
    /// # Errors
    /// `PermissionError` for a GET of a method that every document has, because all of them write;
    /// otherwise the method's own.
    pub(crate) fn call(
        self,
        ctx: &mut Context,
        record: &mut dyn Record,
        arguments: &Arguments,
        is_get: bool,
        out: &mut JsonWriter,
    ) -> Result<()> {
        match self {
            DocumentMethod::Controller(method) => {
                return match method.call {
                    Call::Document(call) => call(record, ctx, arguments, out),
                    Call::Free(_) | Call::Async(_) => {
                        Err(Error::internal(format!("{} is no document method", method.name)))
                    }
                };
            }
            _ if is_get => {
                return Err(Error::permission("This method changes the document; call it with POST"));
            }
            DocumentMethod::Submit => save_as(ctx, record, DocStatus::Submitted)?,
            DocumentMethod::Cancel => save_as(ctx, record, DocStatus::Cancelled)?,
            DocumentMethod::Discard => super::discard(ctx, record)?,
            DocumentMethod::Rename => {
                let options =
                    rename::Options { merge: arguments.read::<Option<bool>>("merge")?.unwrap_or(false), force: false };
                let new: String = arguments.read("name")?;
                let new = rename::rename(ctx, record.meta().name, &record.name(), &new, options)?;
                out.text(&new);
                return Ok(());
            }
            DocumentMethod::AddComment => {
                let kind: Option<String> = arguments.read("comment_type")?;
                let text: Option<String> = arguments.read("text")?;
                let kind = CommentType::from_text(kind.as_deref().unwrap_or("Comment"));
                let comment = add_comment(ctx, record, kind, text.unwrap_or_default())?;
                output::write(&comment, &Style::default(), out);
                return Ok(());
            }
        }
        output::write(record, &Style::default(), out);
        Ok(())
    }
}

/// Saves over what is stored, so that a document that a client sent cannot bring changes that the
/// checks of saving would not see.
fn save_as(ctx: &mut Context, record: &mut dyn Record, status: DocStatus) -> Result<()> {
    let handler = ctx.handler(record.meta().name)?;
    let stored = lifecycle::load(ctx, handler, &record.name())?;
    record.set(DOCSTATUS, Value::Int(i64::from(status.number())))?;
    lifecycle::save(ctx, record, stored).map(|_| ())
}

/// Adds a comment to a document that the user may see. Its author is the user, whatever a client
/// says.
///
/// # Errors
/// `ValidationError` for a type that is none of the options.
pub(crate) fn add_comment(ctx: &mut Context, record: &dyn Record, kind: CommentType, text: String) -> Result<Comment> {
    let identity = std::sync::Arc::clone(ctx.identity());
    let mut comment = Comment {
        comment_type: kind,
        comment_email: Some(identity.name.clone()),
        comment_by: Some(identity.full_name.clone()),
        reference_doctype: Some(Link::new(record.meta().name)),
        reference_name: Some(record.name()),
        content: Some(text),
        ..Comment::default()
    };
    ctx.elevated(|ctx| ctx.insert(&mut comment))?;
    Ok(comment)
}
