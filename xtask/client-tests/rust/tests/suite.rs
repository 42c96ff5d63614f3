//! The Rust client against a server: `DOCTYPED_URL` is its URL, and `DOCTYPED_RUN` a text in the names of documents.

use library_client::doctypes::article::{Article, Status};
use library_client::doctypes::article_category::ArticleCategory;
use library_client::doctypes::library_member::LibraryMember;
use library_client::doctypes::library_membership::{self, LibraryMembership};
use library_client::doctypes::library_settings::LibrarySettings;
use library_client::doctypes::library_transaction::{LibraryTransaction, Type};
use library_client::doctypes::note::Note;
use library_client::doctypes::note_seen_by::NoteSeenBy;
use library_client::doctypes::todo::ToDo;
use library_client::doctypes::user::User;
use library_client::functions::library::library_transaction::library_transaction::held_by;
use library_client::chrono::NaiveDate;
use library_client::{Client, Error, Expanded, Link, Query, Timespan, Update, Upload};
use serde_json::{Value, json};

fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set; run `cargo xtask client-tests rust`"))
}

/// A text with the run in it.
fn name(text: &str) -> String {
    format!("{text} {}", variable("DOCTYPED_RUN"))
}

async fn administrator() -> Client {
    let client = Client::new(&variable("DOCTYPED_URL")).expect("a URL");
    client.login("Administrator", "admin").await.expect("a login");
    client
}

fn day(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 1, 1).expect("a day")
}

fn class<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    result.expect_err("a refusal").exc_type().unwrap_or("no answer").to_owned()
}

#[tokio::test]
async fn login_keeps_a_session_until_logout() {
    let client = Client::new(&variable("DOCTYPED_URL")).expect("a URL");
    let wrong = client.login("Administrator", "wrong").await;
    assert_eq!(class(wrong), "AuthenticationError");
    assert!(client.list(&Query::<Article>::new()).await.expect_err("no login").is_permission());
    client.login("Administrator", "admin").await.expect("a login");
    assert_eq!(client.user().await.expect("a user"), "Administrator");
    client.logout().await.expect("a logout");
    assert!(client.list(&Query::<Article>::new()).await.is_err());
}

#[tokio::test]
async fn documents_are_created_read_listed_updated_and_deleted() {
    let client = administrator().await;
    let (atlas, guide) = (name("Rust Atlas"), name("Rust Guide"));
    let created = client.create(Article::create(&atlas).set(Article::AUTHOR, "N. Haddad")).await.expect("created");
    assert_eq!((created.name.as_str(), &created.status, &created.isbn), (atlas.as_str(), &Status::Available, &None));
    client.create(Article::create(&guide).set(Article::PUBLISHER, "Blue Hour")).await.expect("created");
    assert_eq!(class(client.create(Article::create(&atlas)).await), "DuplicateEntryError");
    let missing = client.create(library_client::Create::<Article>::new()).await;
    assert!(missing.expect_err("mandatory").to_string().contains("Article Name"));

    let both = || Article::NAME.one_of([atlas.as_str(), guide.as_str()]);
    let query = Query::new().filter(both()).order_by(Article::NAME.asc()).select((Article::NAME, Article::AUTHOR));
    let rows = client.list(&query).await.expect("a list");
    assert_eq!(rows, [(atlas.clone(), Some("N. Haddad".to_owned())), (guide.clone(), None)]);
    let either = Article::AUTHOR.eq("N. Haddad").or(Article::PUBLISHER.eq("Blue Hour"));
    let filter = both().and(either).and(Article::CREATION.within(Timespan::Today));
    assert_eq!(client.count(Some(&filter)).await.expect("a count"), 2);
    let whole = client.list(&Query::new().filter(both()).filter(Article::AUTHOR.is_set()).all_columns()).await;
    assert_eq!(whole.expect("a list"), [client.get::<Article>(&atlas).await.expect("an article")]);

    let mut names = Vec::new();
    let mut pages = client.iterate(Query::new().filter(both()).order_by(Article::NAME.desc()).limit(1));
    while let Some(name) = pages.next().await.expect("a row") {
        names.push(name.to_string());
    }
    assert_eq!(names, [guide.clone(), atlas.clone()]);
    let page = client.page(&Query::<Article>::new().filter(both()).limit(1), "").await.expect("a page");
    assert_eq!((page.rows.len(), page.count, page.has_next_page), (1, Some(2), true));

    let changed = client.update(&guide, Update::new().set(Article::ISBN, "1").set_null(Article::PUBLISHER)).await;
    let changed: Article = changed.expect("updated");
    assert_eq!((changed.isbn.as_deref(), changed.publisher), (Some("1"), None));
    let stale = Update::new().set(Article::ISBN, "2").if_unmodified_since(&created.creation);
    assert_eq!(class(client.update::<Article>(&guide, stale).await), "TimestampMismatchError");
    client.delete::<Article>(&guide).await.expect("deleted");
    assert!(client.get::<Article>(&guide).await.expect_err("deleted").is_not_found());
}

#[tokio::test]
async fn rows_of_tables_are_created_selected_and_filtered() {
    let client = administrator().await;
    let title = name("Rust Note");
    let row = NoteSeenBy::create().set(NoteSeenBy::USER, "Administrator");
    let note = client.create(Note::create(&title).set(Note::PUBLIC, true).rows(Note::SEEN_BY, [row])).await;
    let note = note.expect("created");
    assert!(note.public && note.seen_by.len() == 1);
    let seen = Note::SEEN_BY.any(NoteSeenBy::USER).eq("Administrator");
    let query = Query::new().filter(Note::TITLE.eq(&title)).filter(seen).select((Note::TITLE, Note::SEEN_BY));
    let rows = client.list(&query).await.expect("a list");
    assert_eq!(rows.iter().map(|(title, rows)| (title, rows.len())).collect::<Vec<_>>(), [(&title, 1)]);
}

#[tokio::test]
async fn documents_are_submitted_expanded_and_cancelled() {
    let client = administrator().await;
    let settings = Update::new().set(LibrarySettings::LOAN_PERIOD, 30).set(LibrarySettings::MAX_ARTICLES, 100);
    assert_eq!(client.update_single(settings).await.expect("settings").loan_period, 30);
    assert_eq!(client.single::<LibrarySettings>().await.expect("settings").max_articles, 100);
    let article = client.create(Article::create(name("Rust Loan")).set(Article::AUTHOR, "R. Okafor")).await;
    let article = article.expect("an article");
    let member = client.create(LibraryMember::create(name("Rust Ada"))).await.expect("a member");
    let membership = LibraryMembership::create(member.name.clone())
        .set(LibraryMembership::FROM_DATE, day(2020))
        .set(LibraryMembership::TO_DATE, day(2200))
        .submitted();
    let membership = client.create(membership).await.expect("a membership");
    assert_eq!(membership.docstatus, 1);

    let draft = LibraryTransaction::create(article.name.clone(), member.name.clone());
    let draft = client.create(draft.set(LibraryTransaction::TYPE, Type::Issue)).await.expect("a draft");
    assert_eq!(client.submit::<LibraryTransaction>(&draft.name).await.expect("submitted").docstatus, 1);
    let query = Query::new().filter(LibraryTransaction::NAME.eq(&draft.name)).select((
        LibraryTransaction::ARTICLE.then(Article::AUTHOR),
        LibraryTransaction::ARTICLE.expand(),
        LibraryTransaction::TYPE,
    ));
    let rows = client.list(&query).await.expect("a list");
    let [(Some(author), Some(Expanded::Document(expanded)), Type::Issue)] = rows.as_slice() else {
        panic!("{rows:?}");
    };
    assert_eq!(
        (author.as_str(), expanded.name.as_str(), &expanded.status),
        ("R. Okafor", article.name.as_str(), &Status::Issued)
    );
    let held = client.call(held_by(member.name.as_str())).await.expect("a call");
    assert_eq!(held, [Link::<Article>::new(&*article.name)]);
    assert_eq!(class(client.delete::<Article>(&article.name).await), "LinkExistsError");
    assert_eq!(client.cancel::<LibraryTransaction>(&draft.name).await.expect("cancelled").docstatus, 2);
    let renewed = client.run(&membership.name, library_membership::methods::renew(Some(true))).await.expect("renewed");
    assert!(client.get(renewed).await.expect("a membership").paid);
}

#[tokio::test]
async fn names_of_trees_are_changed_and_their_nodes_found() {
    let client = administrator().await;
    let category = client.create(ArticleCategory::create(name("Rust Old"))).await.expect("a category");
    let renamed = client.rename::<ArticleCategory>(&category.name, &name("Rust New")).await.expect("renamed");
    assert_eq!(renamed, name("Rust New").as_str());
    let article = Article::create(name("Rust Node")).set(Article::CATEGORY, &renamed);
    client.create(article).await.expect("an article");
    assert_eq!(client.count(Some(&Article::CATEGORY.within_tree(&renamed))).await.expect("a count"), 1);
}

#[tokio::test]
async fn key_of_a_create_is_used_once() {
    let client = administrator().await;
    let create = || client.create_once(ToDo::create(name("Rust once")), "rust key of this run");
    let (first, second) = (create().await.expect("created"), create().await.expect("replayed"));
    assert_eq!(first.name, second.name);
}

#[tokio::test]
async fn files_are_uploaded_and_downloaded() {
    let client = administrator().await;
    let file_name = format!("{}.txt", variable("DOCTYPED_RUN"));
    let content = b"content of a file".to_vec();
    let upload = Upload { file_name, content: content.clone(), is_private: true, ..Upload::default() };
    let file = client.upload(upload).await.expect("uploaded");
    let url = file["file_url"].as_str().expect("a URL");
    assert_eq!(client.download(url).await.expect("downloaded"), content);
}

#[tokio::test]
async fn token_authorizes_requests() {
    let client = administrator().await;
    let Value::Object(arguments) = json!({ "user": "Administrator" }) else { unreachable!() };
    let keys: Value = client.call_path("frappe.core.doctype.user.user.generate_keys", &arguments).await.expect("keys");
    let user: User = client.get("Administrator").await.expect("a user");
    let (key, secret) = (user.api_key.expect("a key"), keys["api_secret"].as_str().expect("a secret"));
    let with = |secret: &str| Client::new(&variable("DOCTYPED_URL")).expect("a URL").with_token(&key, secret);
    assert_eq!(with(secret).user().await.expect("a user"), "Administrator");
    assert_eq!(class(with("wrong").user().await), "AuthenticationError");
}
