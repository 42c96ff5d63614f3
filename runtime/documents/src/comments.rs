//! Comments of users on documents.

use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_models::comment::{Comment, CommentType};
use doctyped_orm::table::{Link, Record};

/// Adds a comment to a document that the user may read. The author is the session user, whichever
/// author a client sends.
///
/// # Errors
/// `ValidationError` when the type is not an option of `comment_type`.
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
