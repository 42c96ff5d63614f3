//! The rules of the example application.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use doctyped::ErrorKind;
use doctyped::prelude::*;
use models::article::{self, Article, Status};
use models::article_loan::ArticleLoan;
use models::library_member::LibraryMember;
use models::library_membership::LibraryMembership;
use models::library_settings::LibrarySettings;
use models::library_transaction::{LibraryTransaction, Type};

type TestResult = Result<(), Box<dyn std::error::Error>>;

// ANCHOR: library
/// A library with some articles and one member with a valid membership.
fn library() -> Result<(Context, Link<LibraryMember>)> {
    let mut ctx = doctyped::testing::context(&server::APPLICATION)?;
    for name in ["Atlas of Clouds", "Bridges by Hand", "Slow Soups"] {
        ctx.insert(&mut Article { article_name: name.to_owned(), ..Article::default() })?;
    }
    let mut member = LibraryMember { first_name: "Ada".to_owned(), ..LibraryMember::default() };
    ctx.insert(&mut member)?;
    let member = Link::new(member.name);
    let today = ctx.today();
    let mut membership = LibraryMembership {
        library_member: member.clone(),
        from_date: Some(today),
        paid: true,
        ..LibraryMembership::default()
    };
    ctx.insert(&mut membership)?;
    ctx.submit(&mut membership)?;
    Ok((ctx, member))
}
// ANCHOR_END: library

fn transaction(
    ctx: &mut Context,
    member: &Link<LibraryMember>,
    article: &str,
    kind: Type,
) -> Result<LibraryTransaction> {
    let mut transaction = LibraryTransaction {
        article: Link::new(article),
        library_member: member.clone(),
        r#type: kind,
        date: Some(ctx.today()),
        ..LibraryTransaction::default()
    };
    ctx.insert(&mut transaction)?;
    ctx.submit(&mut transaction)?;
    Ok(transaction)
}

fn status(ctx: &mut Context, article: &str) -> Result<Status> {
    Ok(ctx.get::<Article>(article)?.status)
}

#[test]
fn issued_article_is_not_issued_again_before_its_return() -> TestResult {
    let (mut ctx, member) = library()?;
    transaction(&mut ctx, &member, "Slow Soups", Type::Issue)?;
    assert_eq!(status(&mut ctx, "Slow Soups")?, Status::Issued);
    let error = transaction(&mut ctx, &member, "Slow Soups", Type::Issue).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Validation);

    transaction(&mut ctx, &member, "Slow Soups", Type::Return)?;
    assert_eq!(status(&mut ctx, "Slow Soups")?, Status::Available);
    transaction(&mut ctx, &member, "Slow Soups", Type::Issue)?;
    Ok(())
}

#[test]
fn cancelled_issue_makes_the_article_available() -> TestResult {
    let (mut ctx, member) = library()?;
    let mut issue = transaction(&mut ctx, &member, "Atlas of Clouds", Type::Issue)?;
    ctx.cancel(&mut issue)?;
    assert_eq!(status(&mut ctx, "Atlas of Clouds")?, Status::Available);
    Ok(())
}

#[test]
fn issue_beyond_the_article_limit_is_refused() -> TestResult {
    let (mut ctx, member) = library()?;
    let mut settings: LibrarySettings = ctx.single()?;
    settings.max_articles = 2;
    ctx.save(&mut settings)?;
    transaction(&mut ctx, &member, "Atlas of Clouds", Type::Issue)?;
    transaction(&mut ctx, &member, "Bridges by Hand", Type::Issue)?;
    assert!(transaction(&mut ctx, &member, "Slow Soups", Type::Issue).is_err());
    Ok(())
}

// ANCHOR: test
#[test]
fn issue_without_a_valid_membership_is_refused() -> TestResult {
    let (mut ctx, _) = library()?;
    let mut stranger = LibraryMember { first_name: "Bob".to_owned(), ..LibraryMember::default() };
    ctx.insert(&mut stranger)?;
    let stranger = Link::new(stranger.name);
    assert!(transaction(&mut ctx, &stranger, "Slow Soups", Type::Issue).is_err());
    Ok(())
}
// ANCHOR_END: test

#[test]
fn overlapping_membership_is_refused() -> TestResult {
    let (mut ctx, member) = library()?;
    let mut second = LibraryMembership {
        library_member: member,
        from_date: ctx.today().succ_opt(),
        paid: true,
        ..LibraryMembership::default()
    };
    let result = ctx.insert(&mut second).and_then(|()| ctx.submit(&mut second));
    assert_eq!(result.unwrap_err().kind(), ErrorKind::Validation);
    Ok(())
}

#[test]
fn refused_issue_changes_nothing() -> TestResult {
    let (mut ctx, member) = library()?;
    ctx.commit()?;
    transaction(&mut ctx, &member, "Slow Soups", Type::Issue)?;
    ctx.rollback()?;
    let issued = ctx.count(article::table.filter(article::status.eq(Status::Issued)))?;
    assert_eq!(issued, 0);
    Ok(())
}

#[test]
fn list_returns_typed_documents_in_order() -> TestResult {
    let (mut ctx, _) = library()?;
    let names: Vec<String> = ctx
        .list::<Article>()
        .filter("article_name", "like", "%s%")
        .order_by("article_name desc")
        .limit(2)
        .load()?
        .into_iter()
        .map(|article| article.article_name)
        .collect();
    assert_eq!(names, ["Slow Soups", "Bridges by Hand"]);
    assert_eq!(ctx.list::<Article>().filter("status", "=", "Available").count()?, 3);
    assert_eq!(ctx.list::<Article>().filter("nope", "=", 1).count().unwrap_err().kind(), ErrorKind::Data);
    Ok(())
}

#[test]
fn loans_are_computed_from_transactions() -> TestResult {
    let (mut ctx, member) = library()?;
    transaction(&mut ctx, &member, "Slow Soups", Type::Issue)?;
    transaction(&mut ctx, &member, "Atlas of Clouds", Type::Issue)?;
    transaction(&mut ctx, &member, "Atlas of Clouds", Type::Return)?;

    let loan = ctx.get::<ArticleLoan>("Slow Soups")?;
    assert_eq!((loan.library_member, loan.member_name.as_deref()), (member.clone(), Some("Ada")));
    assert!(ctx.try_get::<ArticleLoan>("Atlas of Clouds")?.is_none());
    let of_member = ctx.list::<ArticleLoan>().filter("library_member", "=", member.as_str()).load()?;
    assert_eq!(of_member.len(), 1);
    assert_eq!(ctx.list::<ArticleLoan>().filter("article", "=", "Atlas of Clouds").count()?, 0);
    Ok(())
}

#[test]
fn writing_a_loan_is_refused() -> TestResult {
    let (mut ctx, member) = library()?;
    transaction(&mut ctx, &member, "Slow Soups", Type::Issue)?;
    let mut loan = ctx.get::<ArticleLoan>("Slow Soups")?;
    assert_eq!(ctx.save(&mut loan).unwrap_err().kind(), ErrorKind::Permission);
    assert_eq!(ctx.delete(&loan).unwrap_err().kind(), ErrorKind::Permission);
    Ok(())
}
