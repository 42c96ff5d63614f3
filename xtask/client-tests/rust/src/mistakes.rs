//! Mistakes that the compiler refuses: each line with a comment has an error of that code and with that text, and no other.

use library_client::doctypes::article::{Article, Status};
use library_client::doctypes::library_member::LibraryMember;
use library_client::doctypes::library_membership::{LibraryMembership, methods};
use library_client::doctypes::library_settings::LibrarySettings;
use library_client::doctypes::library_transaction::LibraryTransaction;
use library_client::doctypes::user::User;
use library_client::functions::library::library_transaction::library_transaction::held_by;
use library_client::{Client, Error, Link, Query, Update};

pub async fn mistakes(client: &Client, member: Link<LibraryMember>) -> Result<(), Error> {
    // Documents of one kind where another is needed.
    client.get::<LibrarySettings>("x").await?; //~ E0277 Named` is not satisfied
    client.single::<Article>().await?; //~ E0277 Single` is not satisfied
    client.submit::<Article>("x").await?; //~ E0277 Article: Submittable
    client.get::<Article>(&member).await?; //~ E0277 NameOf<Article>
    let _ = Query::<LibrarySettings>::new(); //~ E0599 new

    // Fields of another DocType.
    let _ = Query::<Article>::new().filter(User::ENABLED.eq(true)); //~ E0308 mismatched types
    let _ = Query::<Article>::new().order_by(User::NAME.asc()); //~ E0308 mismatched types
    let _ = Query::<Article>::new().select(User::NAME); //~ E0277 Selection<
    let _ = Update::<Article>::new().set(User::LOCATION, "x"); //~ E0308 mismatched types
    let _ = Article::TITLE; //~ E0599 TITLE

    // Values of another type.
    let _ = Article::STATUS.eq("Available"); //~ E0277 IntoValue
    let _ = Article::STATUS.eq(Status::Lost); //~ E0599 Lost
    let _ = Article::AUTHOR.eq(7); //~ E0277 IntoValue
    let _ = LibraryMembership::PAID.eq(1); //~ E0277 IntoValue
    let _ = LibraryMembership::FROM_DATE.gt("2026-01-01"); //~ E0277 IntoValue
    let _ = Update::<LibraryMembership>::new().set(LibraryMembership::LIBRARY_MEMBER, Link::<User>::new("x")); //~ E0277 IntoValue

    // Operators that do not fit.
    let _ = LibraryMembership::PAID.like("%1%"); //~ E0599 like
    let _ = Article::STATUS.lt(Status::Issued); //~ E0599 lt
    let _ = Article::AUTHOR.within(library_client::Timespan::Today); //~ E0599 within
    let _ = Article::AUTHOR.expand(); //~ E0599 expand
    let _ = LibraryTransaction::ARTICLE.within_tree("x"); //~ E0599 within_tree

    // Fields that only the server writes, and mandatory ones.
    let _ = Update::<Article>::new().set(Article::OWNER, "Guest"); //~ E0277 Writable
    let _ = Update::<Article>::new().set_null(Article::STATUS); //~ E0308 mismatched types
    let _ = Article::create(); //~ E0061 argument

    // Rows.
    let rows = client.list(&Query::<Article>::new().select((Article::NAME, Article::AUTHOR))).await?;
    let _: Vec<(String, String)> = rows; //~ E0308 mismatched types

    // Functions and methods.
    let _ = held_by(); //~ E0061 argument
    let _: String = client.call(held_by("x")).await?; //~ E0308 incompatible types
    client.run::<Article, _>("x", methods::renew(None)).await?; //~ E0308 mismatched types
    Ok(())
}
