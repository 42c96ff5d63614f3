//! The examples of the book in `docs/` for which the application has no use: its pages include them from here. Queries
//! are run; functions, patches and middleware are compiled.

#![allow(dead_code, clippy::unused_async, reason = "examples that no request calls")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use doctyped::ErrorKind;
use doctyped::diesel;
use doctyped::prelude::*;
use models::article::{self, Article, Status};
use models::article_category::ArticleCategory;
use models::library_transaction::{self, LibraryTransaction};
use models::todo::{self, ToDo};

type TestResult = Result<(), Box<dyn std::error::Error>>;

/// Restricts the changes of closed ToDos.
#[derive(Debug)]
pub struct ClosedToDos;

impl Controller for ClosedToDos {
    type Document = ToDo;

    // ANCHOR: has_permission
    /// Closed ToDos are read-only.
    fn has_permission(doc: &ToDo, right: Rights, _: &mut Context) -> Result<Option<bool>> {
        let changes = right == Rights::WRITE || right == Rights::DELETE;
        Ok((changes && doc.status == Some(todo::Status::Closed)).then_some(false))
    }
    // ANCHOR_END: has_permission
}

#[test]
fn context_reads_writes_and_refuses() -> TestResult {
    // ANCHOR: context
    let mut ctx = doctyped::testing::context(&server::APPLICATION)?;
    let mut atlas = Article { article_name: "Atlas of Clouds".to_owned(), ..Article::default() };
    ctx.insert(&mut atlas)?;

    let mut atlas: Article = ctx.get("Atlas of Clouds")?;
    atlas.author = Some("N. Haddad".to_owned());
    ctx.save(&mut atlas)?;

    assert!(ctx.try_get::<Article>("Missing")?.is_none());
    // An article without a name.
    assert!(ctx.insert(&mut Article::default()).is_err());
    // ANCHOR_END: context
    Ok(())
}

#[test]
fn statements_of_diesel_take_records() -> TestResult {
    let mut ctx = doctyped::testing::context(&server::APPLICATION)?;
    ctx.insert(&mut ToDo { description: "Call the binder".to_owned(), ..ToDo::default() })?;
    let member = "LM00001";
    // ANCHOR: load
    // Records: all columns, without the rows of table fields.
    let open: Vec<ToDo> = ctx.load(todo::table.filter(todo::status.eq(todo::Status::Open)))?;

    // Some columns, in an order, with the types of the fields.
    let lent: Vec<(Link<Article>, Option<NaiveDate>)> = ctx.load(
        library_transaction::table
            .filter(library_transaction::library_member.eq(member))
            .filter(library_transaction::docstatus.eq(DocStatus::Submitted))
            .order(library_transaction::date.desc())
            .select((library_transaction::article, library_transaction::date))
            .limit(10),
    )?;

    // The first row, and the number of rows.
    let last: Option<LibraryTransaction> =
        ctx.first(library_transaction::table.order(library_transaction::creation.desc()))?;
    let available = ctx.count(article::table.filter(article::status.eq(Status::Available)))?;
    // ANCHOR_END: load
    assert_eq!((open.len(), lent.len(), last.is_none(), available), (1, 0, true, 0));
    let name = open.first().unwrap().name.clone();
    // ANCHOR: statements
    let updated = diesel::update(todo::table.filter(todo::name.eq(&name)))
        .set(todo::description.eq("Return the atlas"))
        .execute(ctx.connection())?;
    // ANCHOR_END: statements
    assert_eq!((updated, ctx.get::<ToDo>(&name)?.description.as_str()), (1, "Return the atlas"));
    Ok(())
}

#[test]
fn list_returns_what_the_user_may_read() -> TestResult {
    let mut ctx = doctyped::testing::context(&server::APPLICATION)?;
    ctx.insert(&mut ArticleCategory { category_name: "Maps".to_owned(), ..ArticleCategory::default() })?;
    ctx.insert(&mut Article { article_name: "Atlas of Clouds".to_owned(), ..Article::default() })?;
    // ANCHOR: list
    let articles: Vec<Article> = ctx
        .list::<Article>()
        .filter("status", "=", "Available")
        .filter("article_name", "like", "%clouds%")
        .order_by("modified desc")
        .limit(20)
        .load()?;
    let number = ctx.list::<Article>().filter("author", "is", "not set").count()?;
    // ANCHOR_END: list
    assert_eq!((articles.len(), number), (1, 1));
    Ok(())
}

#[test]
fn failed_attempt_is_undone_alone() -> TestResult {
    let mut ctx = doctyped::testing::context(&server::APPLICATION)?;
    // ANCHOR: attempt
    let attempt = ctx.in_savepoint(|ctx| {
        ctx.insert(&mut Article { article_name: "Atlas of Clouds".to_owned(), ..Article::default() })?;
        ctx.throw::<()>("no room on the shelf")
    })?;
    // ANCHOR_END: attempt
    assert_eq!(attempt.unwrap_err().kind(), ErrorKind::Validation);
    assert!(!ctx.exists::<Article>("Atlas of Clouds")?);
    Ok(())
}

mod functions {
    use super::*;

    // ANCHOR: arguments
    use doctyped::serde;

    #[derive(serde::Deserialize)]
    #[serde(crate = "doctyped::serde")]
    pub struct Search {
        text: String,
        category: Option<String>,
    }

    /// Articles whose name contains a text: `?text=cloud&category=Maps&limit=5`
    #[whitelist(methods(GET))]
    pub fn find(ctx: &mut Context, #[flatten] search: Search, #[default(20)] limit: u32) -> Result<Vec<String>> {
        let mut articles = ctx.list::<Article>().filter("article_name", "like", format!("%{}%", search.text));
        if let Some(category) = search.category {
            articles = articles.filter("category", "=", category);
        }
        Ok(articles.limit(limit).load()?.into_iter().map(|article| article.name).collect())
    }
    // ANCHOR_END: arguments

    // ANCHOR: download
    /// The names of all articles as a file.
    #[whitelist(methods(GET))]
    pub fn export(ctx: &mut Context) -> Result<Download> {
        let articles = ctx.list::<Article>().order_by("name asc").load()?;
        let names: Vec<String> = articles.into_iter().map(|article| article.name).collect();
        Ok(Download::bytes("articles.txt", names.join("\n")))
    }
    // ANCHOR_END: download

    async fn ask_publisher(_: &Link<Article>) -> Result<String> {
        Ok("Blue Hour Press".to_owned())
    }

    // ANCHOR: async
    /// Asks the publisher's server for the full name of the publisher.
    #[whitelist(methods(POST))]
    pub async fn fetch_publisher(ctx: &AsyncContext, article: Link<Article>) -> Result<String> {
        let publisher = ask_publisher(&article).await?;
        ctx.run(move |ctx| {
            let mut article = ctx.get(&article)?;
            article.publisher = Some(publisher.clone());
            ctx.save(&mut article)?;
            Ok(publisher)
        })
        .await
    }
    // ANCHOR_END: async
}

mod patches {
    use super::*;

    // ANCHOR: patch
    /// Before version 2, articles could be without an author.
    #[patch]
    pub fn fill_author(ctx: &mut Context) -> Result<()> {
        let nameless: Vec<String> = ctx.load(article::table.filter(article::author.is_null()).select(article::name))?;
        for name in nameless {
            let mut article: Article = ctx.get(&name)?;
            article.author = Some("Unknown".to_owned());
            ctx.save(&mut article)?;
        }
        Ok(())
    }
    // ANCHOR_END: patch

    #[test]
    fn patch_fills_authors() -> TestResult {
        let mut ctx = doctyped::testing::context(&server::APPLICATION)?;
        ctx.insert(&mut Article { article_name: "Atlas".to_owned(), ..Article::default() })?;
        fill_author(&mut ctx)?;
        assert_eq!(ctx.get::<Article>("Atlas")?.author.as_deref(), Some("Unknown"));
        Ok(())
    }
}

mod routes {
    // ANCHOR: middleware
    use doctyped::actix_web::body::MessageBody;
    use doctyped::actix_web::dev::{ServiceRequest, ServiceResponse};
    use doctyped::actix_web::{Error, middleware::Next};

    pub async fn middleware(
        request: ServiceRequest,
        next: Next<impl MessageBody>,
    ) -> Result<ServiceResponse<impl MessageBody>, Error> {
        let started = std::time::Instant::now();
        let response = next.call(request).await?;
        println!("{} {:?}", response.status(), started.elapsed());
        Ok(response)
    }
    // ANCHOR_END: middleware

    use doctyped::Site;
    use doctyped::actix_web::{App, HttpServer, web};
    use std::sync::Arc;

    // ANCHOR: app
    /// Serves the API beside a page of another program.
    pub async fn serve(site: Arc<Site>) -> std::io::Result<()> {
        HttpServer::new(move || {
            App::new()
                .app_data(web::Data::from(Arc::clone(&site)))
                .route("/hello", web::get().to(|| async { "Hello" }))
                .route("/articles/{name}", web::get().to(server::handlers::article::read))
                .configure(server::configure)
        })
        .bind(("127.0.0.1", 8000))?
        .run()
        .await
    }
    // ANCHOR_END: app
}
