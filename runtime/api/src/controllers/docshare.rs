//! DocShare: a share grants no right that the sharing user lacks.

use crate::sharing;
use doctyped_core::context::Context;
use doctyped_core::context::Controller;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::invalidation::Change;
use doctyped_models::docshare::DocShare;
use doctyped_orm::table::Link;
use doctyped_schema::Rights;

/// The rules of DocShare.
#[derive(Debug)]
pub struct DocShareController;

impl Controller for DocShareController {
    type Document = DocShare;

    fn validate(doc: &mut DocShare, ctx: &mut Context) -> Result<()> {
        if doc.everyone {
            doc.user = None;
        } else if doc.user.as_ref().is_none_or(Link::is_empty) {
            return Err(Error::new(ErrorKind::Mandatory, "A share needs a user, or everyone"));
        }
        doc.write |= doc.submit;
        doc.read |= doc.write | doc.share;
        let meta = (ctx.entry(doc.share_doctype.as_str())?.meta)();
        if doc.submit && !meta.is_submittable {
            return ctx.throw(format!("{} cannot be shared for submitting: it is not submittable", meta.name));
        }
        // What the share grants already counts for its own user and document only.
        let stored = ctx.before_save::<DocShare>().cloned();
        let before = match &stored {
            Some(stored) if target(stored) == target(doc) => sharing::rights(stored),
            Some(stored) => {
                sharing::check(ctx, stored.share_doctype.as_str(), &stored.share_name, Rights::NONE)?;
                Rights::NONE
            }
            None => Rights::NONE,
        };
        let given = sharing::rights(doc).without(before);
        doc.share_name = sharing::check(ctx, doc.share_doctype.as_str(), &doc.share_name, given)?.name();
        if stored.is_none() && sharing::exists(ctx, doc)? {
            return ctx.throw("The document is shared with this user already; change that share");
        }
        Ok(())
    }

    fn on_update(doc: &mut DocShare, ctx: &mut Context) -> Result<()> {
        let before = ctx.before_save::<DocShare>().map(change);
        for change in before.into_iter().chain([change(doc)]) {
            ctx.changed(change);
        }
        Ok(())
    }

    fn on_trash(doc: &mut DocShare, ctx: &mut Context) -> Result<()> {
        // What is shared may be gone already.
        match ctx.entry(doc.share_doctype.as_str()) {
            Ok(entry) if doctyped_documents::exists(ctx, (entry.meta)(), &doc.share_name)? => {
                sharing::check(ctx, doc.share_doctype.as_str(), &doc.share_name, Rights::NONE).map(drop)
            }
            _ => Ok(()),
        }
    }

    fn after_delete(doc: &mut DocShare, ctx: &mut Context) -> Result<()> {
        ctx.changed(change(doc));
        Ok(())
    }
}

/// The users and the document of a share.
fn target(share: &DocShare) -> (Option<&str>, &str, &str) {
    let user = share.user.as_ref().map(Link::as_str).filter(|_| !share.everyone);
    (user, share.share_doctype.as_str(), &share.share_name)
}

/// The cached shares that a change of the share invalidates.
fn change(share: &DocShare) -> Change {
    match &share.user {
        Some(user) if !share.everyone && !user.is_empty() => Change::SharesOf(user.as_str().to_owned()),
        _ => Change::Shares,
    }
}
