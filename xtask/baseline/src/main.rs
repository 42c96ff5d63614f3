//! The hand-written server against which `cargo xtask bench` measures: actix-web and Diesel's
//! `table!`, reading ToDo from the same database. Each request does the same work as in the
//! generated server: it checks an API token against a cache, takes a connection from a pool on a
//! blocking thread, runs one query and writes JSON.
//!
//! With the argument `unchecked` it serves the runtime's own reads without permission checks
//! ([`unchecked`]), which measures the cost of the checks.
//!
//! Usage: baseline DATABASE PORT API_KEY API_SECRET [unchecked]

#![allow(missing_docs, reason = "the columns are those of Frappe")]

mod unchecked;

use actix_web::http::header::AUTHORIZATION;
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use anyhow::{Context, Result};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::r2d2::{ConnectionManager, CustomizeConnection, Pool};
use moka::sync::Cache;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use subtle::ConstantTimeEq;

diesel::table! {
    #[sql_name = "tabToDo"]
    todo (name) {
        name -> Text,
        owner -> Text,
        creation -> Timestamp,
        modified -> Timestamp,
        modified_by -> Text,
        docstatus -> SmallInt,
        idx -> BigInt,
        status -> Nullable<Text>,
        priority -> Nullable<Text>,
        color -> Nullable<Text>,
        date -> Nullable<Date>,
        allocated_to -> Nullable<Text>,
        description -> Text,
        reference_type -> Nullable<Text>,
        reference_name -> Nullable<Text>,
        role -> Nullable<Text>,
        assigned_by -> Nullable<Text>,
        assigned_by_full_name -> Nullable<Text>,
        sender -> Nullable<Text>,
    }
}

/// A document in a response: fields without a value are left out.
#[derive(Queryable, Selectable, Serialize)]
#[diesel(table_name = todo)]
struct ToDo {
    name: String,
    owner: String,
    #[serde(serialize_with = "timestamp")]
    creation: NaiveDateTime,
    #[serde(serialize_with = "timestamp")]
    modified: NaiveDateTime,
    modified_by: String,
    docstatus: i16,
    idx: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    priority: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    color: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    allocated_to: Option<String>,
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    assigned_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    assigned_by_full_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sender: Option<String>,
}

/// A row of the list.
#[derive(Queryable, Selectable, Serialize)]
#[diesel(table_name = todo)]
struct Row {
    name: String,
    description: String,
    status: Option<String>,
    priority: Option<String>,
    date: Option<NaiveDate>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn timestamp<S: serde::Serializer>(value: &NaiveDateTime, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&value.format("%Y-%m-%d %H:%M:%S%.6f"))
}

#[derive(Serialize)]
struct Answer<T> {
    data: T,
    doctype: &'static str,
}

type Connections = Pool<ConnectionManager<SqliteConnection>>;

struct ServerState {
    connections: Connections,
    keys: Cache<String, [u8; 32]>,
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

fn authorized(request: &HttpRequest, state: &ServerState) -> bool {
    let token = request
        .headers()
        .get(AUTHORIZATION)
        .and_then(|header| header.to_str().ok())
        .and_then(|header| header.strip_prefix("token "))
        .and_then(|token| token.split_once(':'));
    let Some((key, secret)) = token else {
        return false;
    };
    let digest: [u8; 32] = Sha256::digest(secret.as_bytes()).into();
    state.keys.get(key).is_some_and(|known| known.ct_eq(&digest).into())
}

async fn read(request: HttpRequest, name: web::Path<String>, state: web::Data<ServerState>) -> HttpResponse {
    if !authorized(&request, &state) {
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
    if !authorized(&request, &state) {
        return HttpResponse::Unauthorized().finish();
    }
    let limit = query.get("limit_page_length").and_then(|limit| limit.parse().ok()).unwrap_or(20);
    let rows = web::block(move || -> Result<Vec<Row>> {
        let mut connection = state.connections.get()?;
        Ok(todo::table
            .order((todo::creation.desc(), todo::name.asc()))
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
    let keys = Cache::new(1000);
    keys.insert(key, Sha256::digest(secret.as_bytes()).into());
    let state = web::Data::new(ServerState { connections, keys });
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
