//! Routes of the application's own, beside the API.

use doctyped::actix_web::{HttpResponse, Responder, web};
use doctyped::http::{HttpError, UserContext};
use doctyped::prelude::ListDocuments;
use models::article::Article;

/// Adds the routes; codegen finds this function by its name and the server calls it.
pub fn configure(config: &mut web::ServiceConfig) {
    config.service(web::resource("/library/catalogue.txt").route(web::get().to(catalogue)));
}

/// The articles that the user may read, one on each line.
async fn catalogue(ctx: UserContext) -> Result<impl Responder, HttpError> {
    let articles = ctx.run(|ctx| ctx.list::<Article>().order_by("name asc").load()).await?;
    let lines: Vec<String> = articles.iter().map(|article| format!("{}\n", article.name)).collect();
    Ok(HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(lines.concat()))
}
