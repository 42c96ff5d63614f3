//! Comments on documents.

use doctyped_auth::permission;
use doctyped_core::context::{Context, not_found};
use doctyped_core::error::{Error, Result};
use doctyped_core::json::JsonWriter;
use doctyped_documents::{DocumentFormat, Viewer, comments, lifecycle, write};
use doctyped_macros::whitelist;
use doctyped_models::comment::{Comment, CommentType};
use doctyped_orm::table::{Document, Record};
use doctyped_schema::Rights;

/// Adds a comment to a document that the user may read. The author is the session user; arguments for
/// the author are ignored.
#[whitelist(methods(POST, PUT))]
pub fn add_comment(
    ctx: &mut Context,
    reference_doctype: String,
    reference_name: String,
    content: String,
    out: &mut JsonWriter,
) -> Result<()> {
    let entry = ctx.entry(&reference_doctype)?;
    let document = lifecycle::load_for(ctx, entry, &reference_name, Rights::READ)?;
    let comment = comments::add(ctx, document.as_ref(), CommentType::Comment, content)?;
    let viewer = Viewer::of_doctype(ctx, (&comment as &dyn Record).meta());
    write(&comment, &DocumentFormat::new(viewer), out);
    Ok(())
}

/// Changes the text of a comment. Only its owner and Administrator may do so, while they may read its document.
/// Comments of other types are notes of the server, which stay.
#[whitelist(methods(POST, PUT))]
pub fn update_comment(ctx: &mut Context, name: String, content: String) -> Result<()> {
    let not_the_author = || Error::permission("Only the author of a comment can change it");
    let stored: Option<Comment> = ctx.try_get(&name)?;
    let mut comment = match stored {
        Some(comment) if ctx.identity().is_administrator() || comment.owner.as_str() == ctx.user() => comment,
        None if permission::sees_all(ctx, Comment::doctype())? => return Err(not_found(Comment::DOCTYPE, &name)),
        _ => return Err(not_the_author()),
    };
    if comment.comment_type != CommentType::Comment {
        return Err(Error::permission("Only comments of the type Comment are changed"));
    }
    comments::check_document(ctx, &comment)?;
    comment.content = Some(content);
    ctx.elevated(|ctx| ctx.save(&mut comment))
}
