//! Comments of users on documents.

use crate::check_reference;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_core::grammar::limits;
use doctyped_models::comment::{Comment, CommentType};
use doctyped_orm::table::{Link, Record};

/// Bytes of the content of a comment, at most. Forms show all comments of a document, so a longer one would
/// slow every load of its form down.
pub const MAX_CONTENT_SIZE: usize = 64 * 1024;

/// Checks that the user may read the document of a comment, if it has one.
///
/// # Errors
/// Those of [`check_reference`].
pub fn check_document(ctx: &mut Context, comment: &Comment) -> Result<()> {
    match (&comment.reference_doctype, &comment.reference_name) {
        (Some(doctype), Some(name)) if !name.is_empty() => check_reference(ctx, doctype.as_str(), name),
        _ => Ok(()),
    }
}

/// Cuts a text that the server writes into a comment to the size of a comment.
#[must_use]
pub fn cut_to_fit(mut text: String) -> String {
    limits::truncate(&mut text, MAX_CONTENT_SIZE);
    text
}

/// Adds a comment to a document that the user may read. The author is the session user, whichever
/// author a client sends.
///
/// # Errors
/// `ValidationError` when the type is not an option of `comment_type`, `CharacterLengthExceededError` for a content of
/// more than [`MAX_CONTENT_SIZE`] bytes.
pub fn add(ctx: &mut Context, record: &dyn Record, comment_type: CommentType, content: String) -> Result<Comment> {
    let identity = std::sync::Arc::clone(ctx.identity());
    let mut comment = Comment {
        comment_type,
        comment_email: Some(identity.name.clone()),
        comment_by: Some(identity.full_name.clone()),
        reference_doctype: Some(Link::new(record.meta().name)),
        reference_name: Some(record.name()),
        content: Some(content),
        ..Comment::default()
    };
    ctx.elevated(|ctx| ctx.insert(&mut comment))?;
    Ok(comment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_cut_at_a_character() {
        assert_eq!(cut_to_fit("short".to_owned()), "short");
        let text = format!("x{}", "\u{e4}".repeat(MAX_CONTENT_SIZE));
        assert_eq!(cut_to_fit(text).len(), MAX_CONTENT_SIZE - 1);
    }
}
