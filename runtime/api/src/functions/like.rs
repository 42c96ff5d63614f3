//! `frappe.desk.like`: likes of documents, in `_liked_by` and as comments.

use crate::resource;
use diesel::prelude::*;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, Result};
use doctyped_core::json_parser;
use doctyped_documents::comments;
use doctyped_documents::optional_fields;
use doctyped_documents::optional_fields::OptionalField;
use doctyped_macros::whitelist;
use doctyped_models::comment;
use doctyped_models::comment::{Comment, CommentType};
use serde_json::Value as JsonValue;

/// Adds (`add` is Yes) or removes a like of the session user, and the comment that records it.
#[whitelist]
pub fn toggle_like(ctx: &mut Context, doctype: String, name: String, add: Option<bool>) -> Result<()> {
    ctx.begin_writing()?;
    let document = resource::load_readable(ctx, &doctype, &name)?;
    let (meta, name) = (document.meta(), document.name());
    if !optional_fields::has_optional_fields(meta) {
        return Err(Error::validation(format!("Documents of {doctype} cannot be liked")));
    }
    let (user, add) = (ctx.user().to_owned(), add.unwrap_or(false));
    let mut changed = false;
    optional_fields::change(ctx, meta, &name, OptionalField::LikedBy, |stored| {
        let mut users: Vec<String> = json_parser::parse(stored).unwrap_or_default();
        let likes = users.contains(&user);
        changed = likes != add;
        match (likes, add) {
            (false, true) => users.push(user.clone()),
            (true, false) => users.retain(|other| *other != user),
            _ => {}
        }
        JsonValue::from(users).to_string()
    })?;
    match (changed, add) {
        (false, _) => Ok(()),
        (true, true) => comments::add(ctx, document.as_ref(), CommentType::Like, "Liked".to_owned()).map(|_| ()),
        (true, false) => delete_comments(ctx, meta.name, &name, &user),
    }
}

/// Deletes the comments that record a like.
fn delete_comments(ctx: &mut Context, doctype: &str, name: &str, user: &str) -> Result<()> {
    let likes: Vec<Comment> = ctx.load(
        comment::table
            .filter(comment::comment_type.eq(CommentType::Like))
            .filter(comment::reference_doctype.eq(doctype))
            .filter(comment::reference_name.eq(name))
            .filter(comment::owner.eq(user)),
    )?;
    ctx.elevated(|ctx| likes.iter().try_for_each(|like| ctx.delete(like)))
}
