//! The hand-written server against which `cargo xtask bench` measures: actix-web and Diesel's
//! `table!`, reading ToDo from the same database. Each request does the same work as in the
//! generated server: it checks an API token against a cache, takes a connection from a pool on a
//! blocking thread, runs one query and writes JSON.
//!
//! With the argument `unchecked` it serves the runtime's own reads without permission checks
//! ([`unchecked`]), which measures the cost of the checks.
//!
//! Usage: baseline DATABASE PORT API_KEY API_SECRET [unchecked]

mod api_keys;
mod todo_records;
mod unchecked;

use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use anyhow::{Context, Result};
use api_keys::ApiKeys;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::r2d2::{ConnectionManager, CustomizeConnection, Pool};
use std::collections::HashMap;
use todo_records::{Answer, Row, ToDo, todo};

type Connections = Pool<ConnectionManager<SqliteConnection>>;

struct ServerState {
    connections: Connections,
    keys: ApiKeys,
}

/// The same settings as the generated server's connections.
#[derive(Debug)]
struct Setup;

impl CustomizeConnection<SqliteConnection, diesel::r2d2::Error> for Setup {
    fn on_acquire(&self, connection: &mut SqliteConnection) -> Result<(), diesel::r2d2::Error> {
        connection
            .batch_execute("PRAGMA busy_timeout = 10000; PRAGMA mmap_size = 268435456;")
            .map_err(diesel::r2d2::Error::QueryError)
    }
}

async fn read(request: HttpRequest, name: web::Path<String>, state: web::Data<ServerState>) -> HttpResponse {
    if !state.keys.admit(&request) {
        return HttpResponse::Unauthorized().finish();
    }
    let name = name.into_inner();
    let found = web::block(move || -> Result<Option<ToDo>> {
        let mut connection = state.connections.get()?;
        Ok(todo::table.find(name).select(ToDo::as_select()).first(&mut connection).optional()?)
    })
    .await;
    match found {
        Ok(Ok(Some(data))) => HttpResponse::Ok().json(Answer { data, doctype: "ToDo" }),
        Ok(Ok(None)) => HttpResponse::NotFound().finish(),
        _ => HttpResponse::InternalServerError().finish(),
    }
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
    let rows = web::block(move || -> Result<Vec<Row>> {
        let mut connection = state.connections.get()?;
        Ok(todo::table
            .order((todo::creation.desc(), todo::name.desc()))
            .limit(limit)
            .select(Row::as_select())
            .load(&mut connection)?)
    })
    .await;
    match rows {
        Ok(Ok(data)) => HttpResponse::Ok().json(Answer { data, doctype: "ToDo" }),
        _ => HttpResponse::InternalServerError().finish(),
    }
}

#[actix_web::main]
async fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mut next = |what: &str| arguments.next().with_context(|| format!("the {what} is missing"));
    let (database, port, key, secret) = (next("database")?, next("port")?, next("API key")?, next("API secret")?);
    if arguments.next().as_deref() == Some("unchecked") {
        return unchecked::serve(&database, port.parse()?).await;
    }
    let connections = Pool::builder()
        .max_size(16)
        .min_idle(Some(1))
        .test_on_check_out(false)
        .connection_customizer(Box::new(Setup))
        .build(ConnectionManager::new(database))?;
    let state = web::Data::new(ServerState { connections, keys: ApiKeys::new(key, &secret) });
    HttpServer::new(move || {
        App::new()
            .app_data(state.clone())
            .route("/api/resource/ToDo/{name}", web::get().to(read))
            .route("/api/resource/ToDo", web::get().to(list))
    })
    .bind(("127.0.0.1", port.parse()?))?
    .run()
    .await?;
    Ok(())
}
