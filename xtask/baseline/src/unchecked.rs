//! The generated server's reads without authentication, permissions and limits. Responses have the
//! same bytes and headers, so the difference to the generated server is the cost of the checks.

use actix_web::http::header;
use actix_web::{App, HttpResponse, HttpServer, web};
use anyhow::{Context as _, Result};
use doctyped::auth::Identity;
use doctyped::db::{DatabaseUrl, Pool};
use doctyped::document::resource::{self, EmptyFields};
use doctyped::method::Arguments;
use doctyped::query::{self, ApiVersion};
use doctyped::{Config, Context, JsonWriter, Site};
use serde_json::{Map, Value};
use std::sync::Arc;

/// Serves one document and lists of a database.
pub async fn serve(database: &str, port: u16) -> Result<()> {
    let database: DatabaseUrl = format!("sqlite://{database}").parse().map_err(anyhow::Error::msg)?;
    let config = Config { database, ..Config::default() };
    let pool = Pool::open(&config.database, config.connections).context("cannot open the database")?;
    let site = web::Data::from(Arc::new(doctyped::setup::new_site(&server::APPLICATION, pool, config)));
    HttpServer::new(move || {
        App::new()
            .app_data(site.clone())
            .route("/api/resource/ToDo/{name}", web::get().to(read))
            .route("/api/resource/ToDo", web::get().to(list))
    })
    .bind(("127.0.0.1", port))?
    .run()
    .await?;
    Ok(())
}

async fn read(name: web::Path<String>, site: web::Data<Site>) -> HttpResponse {
    let name = name.into_inner();
    answer(site, move |ctx, out| resource::read(ctx, "ToDo", &name, None, EmptyFields::Omitted, out)).await
}

async fn list(query: web::Query<Map<String, Value>>, site: web::Data<Site>) -> HttpResponse {
    let arguments = Arguments::from(query.into_inner());
    answer(site, move |ctx, out| query::list(ctx, "ToDo", &arguments, ApiVersion::V1, out)).await
}

async fn answer(
    site: web::Data<Site>,
    work: impl FnOnce(&mut Context, &mut JsonWriter) -> doctyped::Result<()> + Send + 'static,
) -> HttpResponse {
    let site = site.into_inner();
    let own = Arc::clone(&site);
    let body = site.block(move || -> doctyped::Result<Vec<u8>> {
        let mut ctx = Context::new(own, Identity::guest())?;
        let mut out = JsonWriter::new();
        out.begin_object();
        out.key("data");
        ctx.elevated(|ctx| work(ctx, &mut out))?;
        out.end_object();
        Ok(out.into_bytes())
    });
    match body.await {
        Ok(Ok(body)) => HttpResponse::Ok()
            .insert_header((header::CACHE_CONTROL, "no-store,no-cache,must-revalidate,max-age=0"))
            .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
            .insert_header((header::X_FRAME_OPTIONS, "SAMEORIGIN"))
            .insert_header((header::REFERRER_POLICY, "strict-origin-when-cross-origin"))
            .insert_header((header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"))
            .content_type("application/json")
            .body(body),
        _ => HttpResponse::InternalServerError().finish(),
    }
}
