//! The hand-written server on PostgreSQL or MariaDB: documents, lists and creates of ToDo, and creates of Library
//! Member, whose names are numbers of a counter.
//!
//! Usage: baseline-postgres|baseline-mysql DATABASE PORT API_KEY API_SECRET

use crate::api_keys::ApiKeys;
use crate::library_member::{LibraryMember, NewLibraryMember, library_member};
use crate::todo_records::{Answer, Row, ToDo, todo};
use crate::{DbConnection, next_number};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use anyhow::{Context, Result};
use chrono::Utc;
use diesel::prelude::*;
use diesel::r2d2::{ConnectionManager, Pool};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

diesel::table! {
    /// The counters of names.
    #[sql_name = "tabSeries"]
    series (name) {
        /// The text before the number.
        name -> Text,
        /// The last number.
        current -> BigInt,
    }
}

/// The owner of new documents: the user of the API key.
const USER: &str = "Administrator";

/// The fields of a new ToDo that a request sends.
#[derive(Debug, Deserialize)]
struct NewToDo {
    description: String,
    priority: Option<String>,
}

struct ServerState {
    connections: Pool<ConnectionManager<DbConnection>>,
    keys: ApiKeys,
}

impl ServerState {
    /// Runs work with a connection on a thread that may block, and answers with its result.
    async fn answer<T: Serialize + Send + 'static>(
        state: web::Data<ServerState>,
        doctype: &'static str,
        work: impl FnOnce(&mut DbConnection) -> QueryResult<T> + Send + 'static,
    ) -> HttpResponse {
        let result = web::block(move || -> Result<T> { Ok(work(&mut *state.connections.get()?)?) }).await;
        match result {
            Ok(Ok(data)) => HttpResponse::Ok().json(Answer { data, doctype }),
            Ok(Err(error)) if error.is::<diesel::result::Error>() => HttpResponse::NotFound().body(error.to_string()),
            _ => HttpResponse::InternalServerError().finish(),
        }
    }
}

async fn read(request: HttpRequest, name: web::Path<String>, state: web::Data<ServerState>) -> HttpResponse {
    if !state.keys.admit(&request) {
        return HttpResponse::Unauthorized().finish();
    }
    let name = name.into_inner();
    ServerState::answer(state, "ToDo", |connection| todo::table.find(name).select(ToDo::as_select()).first(connection))
        .await
}

async fn list(
    request: HttpRequest,
    query: web::Query<HashMap<String, String>>,
    state: web::Data<ServerState>,
) -> HttpResponse {
    if !state.keys.admit(&request) {
        return HttpResponse::Unauthorized().finish();
    }
    let limit = query.get("limit_page_length").and_then(|limit| limit.parse().ok()).unwrap_or(20);
    ServerState::answer(state, "ToDo", move |connection| {
        let newest = todo::table.order((todo::creation.desc(), todo::name.desc()));
        newest.limit(limit).select(Row::as_select()).load(connection)
    })
    .await
}

async fn create(request: HttpRequest, body: web::Json<NewToDo>, state: web::Data<ServerState>) -> HttpResponse {
    if !state.keys.admit(&request) {
        return HttpResponse::Unauthorized().finish();
    }
    let NewToDo { description, priority } = body.into_inner();
    let now = Utc::now().naive_utc();
    let document = ToDo {
        name: format!("{:010x}", rand::random::<u64>() >> 24),
        owner: USER.to_owned(),
        creation: now,
        modified: now,
        modified_by: USER.to_owned(),
        docstatus: 0,
        idx: 0,
        status: Some("Open".to_owned()),
        priority: priority.or_else(|| Some("Medium".to_owned())),
        color: None,
        date: Some(now.date()),
        allocated_to: None,
        description,
        reference_type: None,
        reference_name: None,
        role: None,
        assigned_by: None,
        assigned_by_full_name: None,
        sender: None,
    };
    ServerState::answer(state, "ToDo", |connection| {
        connection.transaction(|connection| diesel::insert_into(todo::table).values(&document).execute(connection))?;
        Ok(document)
    })
    .await
}

async fn create_member(
    request: HttpRequest,
    body: web::Json<NewLibraryMember>,
    state: web::Data<ServerState>,
) -> HttpResponse {
    if !state.keys.admit(&request) {
        return HttpResponse::Unauthorized().finish();
    }
    let mut document = LibraryMember::new(body.into_inner(), USER, Utc::now().naive_utc());
    ServerState::answer(state, "Library Member", |connection| {
        connection.transaction(|connection| {
            document.name = format!("LM{:05}", next_number(connection, "LM")?);
            diesel::insert_into(library_member::table).values(&document).execute(connection)
        })?;
        Ok(document)
    })
    .await
}

/// Serves until the process ends. `url` converts the URL of the generated server to that of Diesel.
///
/// # Errors
/// An argument is missing, or the database cannot be opened.
pub async fn serve(url: impl FnOnce(String) -> String) -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mut next = |what: &str| arguments.next().with_context(|| format!("the {what} is missing"));
    let (database, port, key, secret) = (next("database")?, next("port")?, next("API key")?, next("API secret")?);
    let connections = Pool::builder()
        .max_size(16)
        .min_idle(Some(1))
        .test_on_check_out(false)
        .build(ConnectionManager::new(url(database)))?;
    let state = web::Data::new(ServerState { connections, keys: ApiKeys::new(key, &secret) });
    HttpServer::new(move || {
        App::new()
            .app_data(state.clone())
            .route("/api/resource/ToDo/{name}", web::get().to(read))
            .route("/api/resource/ToDo", web::get().to(list))
            .route("/api/resource/ToDo", web::post().to(create))
            .route("/api/resource/Library Member", web::post().to(create_member))
    })
    .bind(("127.0.0.1", port.parse()?))?
    .run()
    .await?;
    Ok(())
}
