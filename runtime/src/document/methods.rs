//! Methods of documents that clients call: the controller's whitelisted ones, and those that every
//! document has.

use super::marks::Shown;
use super::{Handler, Style, naming, output, rename};
use crate::context::Context;
use crate::core::models::comment::{Comment, CommentType};
use crate::error::{Error, ErrorKind, Result};
use crate::json::JsonWriter;
use crate::method::{Arguments, Call, Method};
use crate::table::{Link, Record, Select};

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

    /// Fails for arguments that the method does not take. (Functions drop those instead.)
    ///
    /// # Errors
    /// `FrappeTypeError`, naming the argument.
    pub(crate) fn check_names(self, arguments: &Arguments) -> Result<()> {
        let taken: Vec<&str> = match self {
            DocumentMethod::Controller(method) if method.is_open => return Ok(()),
            DocumentMethod::Controller(method) => method.arguments.iter().map(|argument| argument.name).collect(),
            DocumentMethod::Submit | DocumentMethod::Cancel | DocumentMethod::Discard => Vec::new(),
            DocumentMethod::Rename => vec!["name", "merge", "force", "validate_rename"],
            DocumentMethod::AddComment => vec!["comment_type", "text", "comment_email", "comment_by"],
        };
        let unknown = arguments.as_map().keys().find(|name| !taken.contains(&name.as_str()));
        unknown.map_or(Ok(()), |name| {
            let taken = if taken.is_empty() { "none".to_owned() } else { taken.join(", ") };
            Err(Error::new(ErrorKind::Type, format!("The method takes no argument {name:?}; it takes {taken}")))
        })
    }

    /// Begins to write for the method of that name, if there is one, unless it does so by itself.
    ///
    /// # Errors
    /// When the database refuses.
    pub(crate) fn begin(ctx: &mut Context, handler: &Handler, name: &str) -> Result<()> {
        let method = handler.methods.iter().find(|method| method.name == name);
        if method.is_some_and(|method| method.writes_later) { Ok(()) } else { ctx.transaction().begin_writing() }
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
            DocumentMethod::Submit => super::submit(ctx, record)?,
            DocumentMethod::Cancel => super::cancel(ctx, record)?,
            // It answers nothing (Frappe).
            DocumentMethod::Discard => return super::discard(ctx, record),
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
        let shown = Shown::of(ctx, record)?;
        output::write(record, &Style { shown, ..Style::default() }, out);
        Ok(())
    }
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
