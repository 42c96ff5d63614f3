//! Methods of documents that clients call: whitelisted methods of the controller, and the methods that
//! all documents have (submit, cancel, discard, rename, add_comment).

use super::optional_fields::OptionalValues;
use super::output::{DocumentFormat, Viewer};
use super::{comments, lifecycle, naming, output, rename};
use doctyped_core::arguments::Arguments;
use doctyped_core::context::Context;
use doctyped_core::context::DocTypeEntry;
use doctyped_core::context::{Call, WhitelistedFunction, WriteMode};
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::json::JsonWriter;
use doctyped_models::comment::CommentType;
use doctyped_orm::table::{Record, Select};
use doctyped_schema::Rights;

/// A method of a document.
#[derive(Debug, Clone, Copy)]
pub enum DocumentMethod {
    /// A whitelisted method of the controller.
    Controller(&'static WhitelistedFunction),
    /// `submit`
    Submit,
    /// `cancel`
    Cancel,
    /// `discard`
    Discard,
    /// `rename`
    Rename,
    /// `add_comment`
    AddComment,
}

impl DocumentMethod {
    /// The method of that name.
    ///
    /// # Errors
    /// `PermissionError` when the controller's method is not whitelisted, `DoesNotExistError` when there
    /// is none.
    pub fn find(ctx: &Context, entry: &DocTypeEntry, name: &str) -> Result<DocumentMethod> {
        if let Some(method) = entry.methods.iter().find(|method| method.name == name) {
            return Ok(DocumentMethod::Controller(method));
        }
        Ok(match name {
            "submit" => DocumentMethod::Submit,
            "cancel" => DocumentMethod::Cancel,
            "discard" => DocumentMethod::Discard,
            "rename" => DocumentMethod::Rename,
            "add_comment" => DocumentMethod::AddComment,
            _ => {
                let doctype = (entry.meta)().name;
                let path = format!("{}.{name}", naming::scrub(doctype));
                return Err(if ctx.site().registry().is_not_whitelisted_in(&path) {
                    Error::permission(format!("{doctype}.{name} is not whitelisted"))
                } else {
                    Error::not_found(format!("{doctype} has no method {name:?}"))
                });
            }
        })
    }

    /// The HTTP methods that it allows; empty for all.
    fn http_methods(self) -> &'static [&'static str] {
        match self {
            DocumentMethod::Controller(method) => method.http_methods,
            _ => &["POST", "PUT"],
        }
    }

    /// Checks that the method is called with one of its HTTP methods; of GET and of all others.
    ///
    /// # Errors
    /// `PermissionError` that names the methods.
    pub fn check_http_method(self, is_get: bool) -> Result<()> {
        let allowed = self.http_methods();
        if !allowed.is_empty() && allowed.iter().all(|method| (*method == "GET") != is_get) {
            return Err(Error::permission(format!("This method is called with {}", allowed.join(" or "))));
        }
        Ok(())
    }

    /// Checks that the method takes all arguments. (Functions drop unknown ones instead.)
    ///
    /// # Errors
    /// `FrappeTypeError` that names the first unknown argument.
    pub fn check_names(self, arguments: &Arguments) -> Result<()> {
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

    /// Begins a writing transaction before the document is loaded, unless the method begins one itself
    /// (`writes_later`) or only reads (`read_only`).
    pub fn begin(ctx: &mut Context, entry: &DocTypeEntry, name: &str) -> Result<()> {
        let method = entry.methods.iter().find(|method| method.name == name);
        let begins = method.is_none_or(|method| method.write_mode == WriteMode::LockAtStart);
        if begins { ctx.transaction().begin_writing() } else { Ok(()) }
    }

    /// Calls the method and writes its return value, if it has one. The caller checks that the user may
    /// read or write the document.
    ///
    /// # Errors
    /// `PermissionError` for a GET of a method that all documents have, because all of these write; those
    /// of the method.
    pub fn call(
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
            // Without a response, as in Frappe.
            DocumentMethod::Discard => return super::discard(ctx, record),
            DocumentMethod::Rename => {
                let options = rename::RenameOptions {
                    merge: arguments.read::<Option<bool>>("merge")?.unwrap_or(false),
                    force: false,
                };
                let new: String = arguments.read("name")?;
                let new = rename::rename(ctx, record.meta().name, &record.name(), &new, options)?;
                out.text(&new);
                return Ok(());
            }
            DocumentMethod::AddComment => {
                let comment_type: Option<String> = arguments.read("comment_type")?;
                let text: Option<String> = arguments.read("text")?;
                // Other types look like notes of the server.
                let comment_type = match comment_type {
                    Some(text) if ctx.identity().has_role("System Manager") => CommentType::from_text(&text),
                    _ => CommentType::Comment,
                };
                // The record may be one that a client has sent, with a name of its choice.
                let entry = ctx.entry(record.meta().name)?;
                let stored = lifecycle::load_for(ctx, entry, &record.name(), Rights::READ)?;
                let comment = comments::add(ctx, stored.as_ref(), comment_type, text.unwrap_or_default())?;
                let viewer = Viewer::of_doctype(ctx, (&comment as &dyn Record).meta());
                output::write(&comment, &DocumentFormat::new(viewer), out);
                return Ok(());
            }
        }
        let optional_values = OptionalValues::load(ctx, record)?;
        let viewer = Viewer::of_document(ctx, record)?;
        output::write(record, &DocumentFormat { optional_values, ..DocumentFormat::new(viewer) }, out);
        Ok(())
    }
}
