//! Opens a document to others by DocShare, where its fields say who they are.

use doctyped::core::docshare::{self, DocShare};
use doctyped::prelude::*;

/// Who a document is opened to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Audience<'a> {
    /// The user of that name, to read and to change it.
    User(&'a str),
    /// Everybody who has signed in, to read it.
    Everyone,
}

/// Opens the document; the user whose change this follows from need not be allowed to share it.
pub(super) fn open<D: Document>(ctx: &mut Context, name: &str, audience: Audience<'_>) -> Result<()> {
    let share = DocShare { share_doctype: D::DOCTYPE.into(), share_name: name.to_owned(), ..DocShare::default() };
    let mut share = match audience {
        Audience::User(user) => DocShare { user: Some(user.into()), read: true, write: true, ..share },
        Audience::Everyone => DocShare { everyone: true, read: true, ..share },
    };
    ctx.elevated(|ctx| ctx.insert(&mut share))
}

/// Takes back what [`open`] gave.
pub(super) fn close<D: Document>(ctx: &mut Context, name: &str, audience: Audience<'_>) -> Result<()> {
    let of_document =
        docshare::table.filter(docshare::share_doctype.eq(D::DOCTYPE)).filter(docshare::share_name.eq(name));
    let shares: Vec<DocShare> = match audience {
        Audience::User(user) => ctx.load(of_document.filter(docshare::user.eq(user)))?,
        Audience::Everyone => ctx.load(of_document.filter(docshare::everyone.eq(true)))?,
    };
    ctx.elevated(|ctx| shares.iter().try_for_each(|share| ctx.delete(share)))
}
