//! The page `/api/docs` and its files. They are static, and have neither scripts nor styles inline, so that the
//! content security policy allows none.

use actix_web::guard::{self, Guard, GuardContext};
use actix_web::http::header::{self, HeaderValue};
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::sync::LazyLock;

/// Scripts, styles and requests of the server itself, and nothing else.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; \
                      frame-ancestors 'none'; form-action 'none'; base-uri 'none'";

/// A file of the page.
struct Asset {
    path: &'static str,
    content_type: &'static str,
    text: &'static str,
}

const ASSETS: [Asset; 8] = [
    Asset { path: "/api/docs", content_type: "text/html; charset=utf-8", text: include_str!("assets/docs.html") },
    Asset {
        path: "/api/docs/docs.css",
        content_type: "text/css; charset=utf-8",
        text: include_str!("assets/docs.css"),
    },
    Asset { path: "/api/docs/icon.svg", content_type: "image/svg+xml", text: include_str!("assets/icon.svg") },
    script("/api/docs/docs.js", include_str!("assets/docs.js")),
    script("/api/docs/dom.js", include_str!("assets/dom.js")),
    script("/api/docs/schema.js", include_str!("assets/schema.js")),
    script("/api/docs/snippets.js", include_str!("assets/snippets.js")),
    script("/api/docs/try.js", include_str!("assets/try.js")),
];

const fn script(path: &'static str, text: &'static str) -> Asset {
    Asset { path, content_type: "text/javascript; charset=utf-8", text }
}

/// The entity tag of all files together, which belong together.
static TAG: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    for asset in &ASSETS {
        hash.update(asset.text);
    }
    let hex = hash.finalize().iter().take(16).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    format!("\"{hex}\"")
});

/// Mounts the page, and leads `/api` there. Other methods, and requests that call a function by `cmd`, are left to
/// the API.
pub fn configure(config: &mut ServiceConfig) {
    for path in ["/api", "/api/"] {
        let leads = || async { HttpResponse::Found().insert_header((header::LOCATION, "/api/docs")).finish() };
        config.service(web::resource(path).guard(reads_page()).to(leads));
    }
    for asset in &ASSETS {
        let serve = move |request: HttpRequest| async move { answer(asset, &request) };
        config.service(web::resource(asset.path).guard(reads_page()).to(serve));
    }
}

/// Whether a request reads a page.
fn reads_page() -> impl Guard {
    let calls_function = |ctx: &GuardContext<'_>| {
        let query = ctx.head().uri.query().unwrap_or_default();
        query.split('&').any(|pair| pair.starts_with("cmd="))
    };
    guard::All(guard::Any(guard::Get()).or(guard::Head())).and(guard::Not(guard::fn_guard(calls_function)))
}

fn answer(asset: &'static Asset, request: &HttpRequest) -> HttpResponse {
    let is_current =
        request.headers().get(header::IF_NONE_MATCH).and_then(|sent| sent.to_str().ok()).is_some_and(|sent| {
            sent.trim() == "*" || sent.split(',').any(|tag| tag.trim().trim_start_matches("W/") == TAG.as_str())
        });
    let mut response = if is_current { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    response
        .insert_header((header::ETAG, TAG.as_str()))
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .insert_header((header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((header::X_FRAME_OPTIONS, "DENY"))
        .insert_header((header::REFERRER_POLICY, "same-origin"));
    if is_current {
        return response.finish();
    }
    response.content_type(asset.content_type).body(asset.text)
}
