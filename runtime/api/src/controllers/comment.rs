//! Comment: what users say about a document is kept in its column `_comments` too, for lists.

use doctyped_core::context::Context;
use doctyped_core::context::Controller;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::json_parser;
use doctyped_documents::comments::{self, MAX_CONTENT_SIZE};
use doctyped_documents::optional_fields;
use doctyped_documents::optional_fields::OptionalField;
use doctyped_models::comment::{Comment, CommentType};
use serde_json::{Value as JsonValue, json};

/// The number of comments in the column `_comments` (Frappe's limit).
const MAX_COMMENTS: usize = 100;

/// The characters of a comment in the column; a longer one is cut.
const MAX_EXCERPT_CHARS: usize = 97;

/// The rules of Comment.
#[derive(Debug)]
pub struct CommentController;

impl Controller for CommentController {
    type Document = Comment;

    fn validate(doc: &mut Comment, ctx: &mut Context) -> Result<()> {
        let has_stored_content = ctx.before_save::<Comment>().is_some_and(|stored| stored.content == doc.content);
        if !has_stored_content {
            check_size(doc.content.as_deref().unwrap_or_default())?;
        }
        // The right to read the document may have ended since the comment was stored, so every save takes it.
        comments::check_document(ctx, doc)
    }

    fn on_update(doc: &mut Comment, ctx: &mut Context) -> Result<()> {
        let author = doc.comment_email.clone().filter(|email| !email.is_empty());
        let entry = json!({
            "comment": shortened(doc.content.as_deref().unwrap_or_default()),
            "by": author.unwrap_or_else(|| doc.owner.to_string()),
            "name": doc.name,
        });
        keep(doc, ctx, Some(entry))
    }

    fn on_trash(doc: &mut Comment, ctx: &mut Context) -> Result<()> {
        keep(doc, ctx, None)
    }
}

/// Checks the size of a new content. A comment of another program on the same database may be longer.
fn check_size(content: &str) -> Result<()> {
    let size = content.len();
    if size <= MAX_CONTENT_SIZE {
        return Ok(());
    }
    let message = format!("The content of a comment has at most {MAX_CONTENT_SIZE} bytes, and this one has {size}");
    Err(Error::new(ErrorKind::CharacterLengthExceeded, message))
}

/// Puts the comment into the column of its document, or takes it out.
fn keep(doc: &Comment, ctx: &mut Context, entry: Option<JsonValue>) -> Result<()> {
    let (CommentType::Comment, Some(doctype), Some(name)) =
        (&doc.comment_type, &doc.reference_doctype, &doc.reference_name)
    else {
        return Ok(());
    };
    let Some(meta) = ctx.site().registry().entry(doctype.as_str()).map(|entry| (entry.meta)()) else {
        return Ok(());
    };
    optional_fields::change(ctx, meta, name, OptionalField::Comments, |stored| {
        let mut comments: Vec<JsonValue> = json_parser::parse(stored).unwrap_or_default();
        let index = comments.iter().position(|comment| comment["name"].as_str() == Some(&doc.name));
        match (index.and_then(|index| comments.get_mut(index)), entry) {
            (Some(comment), Some(entry)) => *comment = entry,
            (None, Some(entry)) => comments.push(entry),
            (_, None) => comments.retain(|comment| comment["name"].as_str() != Some(&doc.name)),
        }
        let surplus = comments.len().saturating_sub(MAX_COMMENTS);
        comments.drain(..surplus);
        JsonValue::from(comments).to_string()
    })
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= MAX_EXCERPT_CHARS {
        return text.to_owned();
    }
    text.chars().take(MAX_EXCERPT_CHARS).chain("...".chars()).collect()
}
