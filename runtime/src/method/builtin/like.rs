//! `frappe.desk.like`: who likes a document.

use crate::context::Context;
use crate::core::models::comment::{self, Comment, CommentType};
use crate::document::marks::{self, Mark};
use crate::document::{methods, resource};
use crate::error::{Error, Result};
use diesel::prelude::*;
use doctyped_macros::whitelist;
use serde_json::Value as JsonValue;

/// The user likes a document from now on (`add` is Yes), or no longer. Each like is told by a
/// comment too.
#[whitelist]
pub fn toggle_like(ctx: &mut Context, doctype: String, name: String, add: Option<bool>) -> Result<()> {
    ctx.transaction().begin_writing()?;
    let document = resource::readable(ctx, &doctype, &name)?;
    let (meta, name) = (document.meta(), document.name());
    if !marks::has_marks(meta) {
        return Err(Error::validation(format!("Documents of {doctype} cannot be liked")));
    }
    let (user, add) = (ctx.user().to_owned(), add.unwrap_or(false));
    let mut changed = false;
    marks::change(ctx, meta, &name, Mark::LikedBy, |stored| {
        let mut users: Vec<String> = serde_json::from_str(stored).unwrap_or_default();
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
        (true, true) => methods::add_comment(ctx, document.as_ref(), CommentType::Like, "Liked".to_owned()).map(|_| ()),
        (true, false) => forget(ctx, meta.name, &name, &user),
    }
}

/// Deletes the comments that told of a like.
fn forget(ctx: &mut Context, doctype: &str, name: &str, user: &str) -> Result<()> {
    let likes: Vec<Comment> = ctx.load(
        comment::table
            .filter(comment::comment_type.eq(CommentType::Like))
            .filter(comment::reference_doctype.eq(doctype))
            .filter(comment::reference_name.eq(name))
            .filter(comment::owner.eq(user)),
    )?;
    ctx.elevated(|ctx| likes.iter().try_for_each(|like| ctx.delete(like)))
}
