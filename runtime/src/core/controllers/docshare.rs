//! DocShare: a share gives what goes along with its rights, and nothing that the giver lacks.

use crate::context::Context;
use crate::core::models::docshare::DocShare;
use crate::document::{Controller, lifecycle};
use crate::error::Result;
use crate::permission;
use crate::schema::Rights;
use crate::table::Record;

/// The rules of DocShare.
#[derive(Debug)]
pub struct DocShareController;

impl Controller for DocShareController {
    type Document = DocShare;

    fn validate(doc: &mut DocShare, ctx: &mut Context) -> Result<()> {
        // Who may submit may write, and all of it takes reading.
        doc.write |= doc.submit;
        doc.read |= doc.write || doc.share;
        let has_user = doc.user.as_ref().is_some_and(|user| !user.is_empty());
        if !has_user && !doc.everyone {
            return ctx.throw("A document is shared with a user or with everyone; this says neither");
        }
        if doc.everyone {
            doc.user = None;
        }
        if ctx.is_elevated() {
            return Ok(());
        }
        let handler = ctx.handler(doc.share_doctype.as_str())?;
        let shared = lifecycle::load(ctx, handler, &doc.share_name)?;
        let before = ctx.before_save::<DocShare>().cloned().unwrap_or_default();
        check_giver(ctx, shared.as_ref(), doc, &before)
    }
}

/// Fails unless the user may share the document and has the rights that a share adds to what it
/// gave before.
///
/// # Errors
/// `PermissionError`.
pub(crate) fn check_giver(ctx: &mut Context, shared: &dyn Record, share: &DocShare, before: &DocShare) -> Result<()> {
    for (is_given, right) in [
        (true, Rights::SHARE),
        (share.read && !before.read, Rights::READ),
        (share.write && !before.write, Rights::WRITE),
        (share.submit && !before.submit, Rights::SUBMIT),
    ] {
        if is_given {
            permission::check(ctx, shared.meta(), right, Some(shared))?;
        }
    }
    Ok(())
}
