//! The example of the book (`docs/clients.md`): compiled with the tests, not run.

// ANCHOR: example
use library_client::doctypes::article::{Article, Status};
use library_client::doctypes::library_transaction::LibraryTransaction;
use library_client::{Client, Error, Query, Update};

async fn example(key: &str, secret: &str) -> Result<(), Error> {
    let client = Client::new("https://library.example.com")?.with_token(key, secret);
    let article = client.create(Article::create("Atlas of Clouds").set(Article::AUTHOR, "N. Haddad")).await?;
    let query = Query::new()
        .filter(Article::STATUS.eq(Status::Available).or(Article::AUTHOR.is_set()))
        .order_by(Article::CREATION.desc())
        .select((Article::NAME, Article::AUTHOR));
    let mut rows = client.iterate(query);
    while let Some((name, author)) = rows.next().await? {
        println!("{name}: {author:?}");
    }
    client.update(&article.name, Update::new().set(Article::PUBLISHER, "Blue Hour Press")).await?;
    client.submit::<LibraryTransaction>("LT00001").await?;
    Ok(())
}
// ANCHOR_END: example

fn main() {
    drop(example("key", "secret"));
}
