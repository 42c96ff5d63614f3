//! Library Transaction: the issue or return of an article.
//!
//! Submitting changes the status of the article, cancelling restores it; a draft has no effect. Both
//! happen in the transaction of the request, so that a refusal changes nothing.

use crate::library::library_membership::library_membership::is_active;
use doctyped::document::get_for;
use doctyped::prelude::*;
use doctyped::schema::Rights;
use models::{
    article::{Article, Status},
    library_member::LibraryMember,
    library_settings::LibrarySettings,
    library_transaction::{self, LibraryTransaction, Type},
};

/// Members borrow while their membership lasts, a few articles at a time.
#[derive(Debug)]
pub struct LibraryTransactionController;

impl Controller for LibraryTransactionController {
    type Document = LibraryTransaction;

    fn before_submit(doc: &mut LibraryTransaction, ctx: &mut Context) -> Result<()> {
        match doc.r#type {
            Type::Issue => {
                check_membership(doc, ctx)?;
                check_limit(doc, ctx)
            }
            Type::Return => check_holder(doc, ctx),
            // No option of the field: the checks that follow the hooks refuse it.
            Type::Other(_) => Ok(()),
        }
    }

    // ANCHOR: on_submit
    fn on_submit(doc: &mut LibraryTransaction, ctx: &mut Context) -> Result<()> {
        match doc.r#type {
            Type::Issue => move_article(doc, Status::Issued, ctx),
            Type::Return | Type::Other(_) => move_article(doc, Status::Available, ctx),
        }
    }
    // ANCHOR_END: on_submit

    fn before_cancel(doc: &mut LibraryTransaction, ctx: &mut Context) -> Result<()> {
        match doc.r#type {
            // An issue cannot be cancelled once the article has been returned.
            Type::Issue => check_holder(doc, ctx),
            Type::Return | Type::Other(_) => Ok(()),
        }
    }

    fn on_cancel(doc: &mut LibraryTransaction, ctx: &mut Context) -> Result<()> {
        match doc.r#type {
            Type::Issue => move_article(doc, Status::Available, ctx),
            Type::Return | Type::Other(_) => move_article(doc, Status::Issued, ctx),
        }
    }
}

// ANCHOR: held_by
/// The articles that a member holds now, in the order in which they were issued.
#[whitelist]
pub fn held_by(ctx: &mut Context, member: Link<LibraryMember>) -> Result<Vec<Link<Article>>> {
    // Queries bypass permissions: check that the user may read the member.
    get_for::<LibraryMember>(ctx, member.as_str(), Rights::READ)?;
    held(ctx, &member)
}
// ANCHOR_END: held_by

fn check_membership(doc: &LibraryTransaction, ctx: &mut Context) -> Result<()> {
    match doc.date {
        Some(date) if !is_active(ctx, &doc.library_member, date)? => {
            ctx.throw(format!("{} has no valid membership on {date}", doc.library_member))
        }
        _ => Ok(()),
    }
}

fn check_limit(doc: &LibraryTransaction, ctx: &mut Context) -> Result<()> {
    let settings: LibrarySettings = ctx.single()?;
    let held = held(ctx, &doc.library_member)?.len();
    if i32::try_from(held).is_ok_and(|held| held < settings.max_articles) {
        return Ok(());
    }
    ctx.throw(format!(
        "{} holds {held} articles already, and {} are allowed",
        doc.library_member, settings.max_articles
    ))
}

fn check_holder(doc: &LibraryTransaction, ctx: &mut Context) -> Result<()> {
    if held(ctx, &doc.library_member)?.contains(&doc.article) {
        return Ok(());
    }
    ctx.throw(format!("{} is not issued to {}", doc.article, doc.library_member))
}

// ANCHOR: move_article
/// Changes the article's status; fails if the article already has it.
fn move_article(doc: &LibraryTransaction, status: Status, ctx: &mut Context) -> Result<()> {
    let mut article = ctx.get(&doc.article)?;
    if article.status == status {
        return ctx.throw(format!("{} is already {status}", doc.article));
    }
    article.status = status;
    ctx.save(&mut article)
}
// ANCHOR_END: move_article

fn held(ctx: &mut Context, member: &Link<LibraryMember>) -> Result<Vec<Link<Article>>> {
    let moves: Vec<(Link<Article>, Type)> = ctx.load(
        library_transaction::table
            .filter(library_transaction::library_member.eq(member))
            .filter(library_transaction::docstatus.eq(DocStatus::Submitted))
            .order((library_transaction::date, library_transaction::creation))
            .select((library_transaction::article, library_transaction::r#type)),
    )?;
    Ok(outstanding(moves))
}

// ANCHOR: outstanding
/// The articles that were issued once more than they were returned.
fn outstanding(moves: Vec<(Link<Article>, Type)>) -> Vec<Link<Article>> {
    let (mut issued, returned): (Vec<_>, Vec<_>) = moves.into_iter().partition(|(_, kind)| *kind == Type::Issue);
    for (article, _) in returned {
        if let Some(index) = issued.iter().position(|(candidate, _)| *candidate == article) {
            issued.remove(index);
        }
    }
    issued.into_iter().map(|(article, _)| article).collect()
}
// ANCHOR_END: outstanding

#[cfg(test)]
mod tests {
    use super::*;

    fn moves(moves: &[(&str, Type)]) -> Vec<(Link<Article>, Type)> {
        moves.iter().map(|(article, kind)| (Link::new(*article), kind.clone())).collect()
    }

    // ANCHOR: outstanding_test
    #[test]
    fn returned_article_is_not_held() {
        let moves = moves(&[("Atlas", Type::Issue), ("Herbal", Type::Issue), ("Atlas", Type::Return)]);
        assert_eq!(outstanding(moves), [Link::new("Herbal")]);
    }
    // ANCHOR_END: outstanding_test

    #[test]
    fn article_issued_again_after_its_return_is_held() {
        let moves = moves(&[("Atlas", Type::Issue), ("Atlas", Type::Return), ("Atlas", Type::Issue)]);
        assert_eq!(outstanding(moves), [Link::new("Atlas")]);
    }

    #[test]
    fn return_entered_before_its_issue_counts() {
        let moves = moves(&[("Atlas", Type::Return), ("Atlas", Type::Issue)]);
        assert!(outstanding(moves).is_empty());
    }
}
