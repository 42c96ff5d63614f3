//! Frappe's REST API over HTTP.
//!
//! [`server`] listens and reads a request whole; from there on everything happens on a thread that
//! may block: [`form`] reads the parameters, [`route`] finds what is asked for, [`identify`] who
//! asks, [`v1`], [`v2`] and [`rpc`] do it, [`envelope`] and [`page`] give the answer its form. The
//! order of these steps is in [`dispatch`].

mod answer;
mod bulk;
mod cookies;
mod cors;
mod dispatch;
mod download;
mod envelope;
mod form;
mod identify;
pub(crate) mod meta;
mod page;
mod proxy;
mod request;
mod route;
mod rpc;
mod server;
mod stream;
mod request_kind;
#[cfg(test)]
mod tests;
mod upload;
mod v1;
mod v2;
mod async_call;
mod write_queue;

pub(crate) use server::Server;

/// The parameters of a GET with this query string.
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) fn parameters(query: &str) -> crate::Result<crate::method::Arguments> {
    let request = request::Request {
        verb: request::Verb::Get,
        supports_chunked: true,
        raw_path: "/api/resource/Plant".to_owned(),
        query: query.to_owned(),
        content_type: String::new(),
        body: actix_web::web::Bytes::new(),
        address: [127, 0, 0, 1].into(),
        is_https: false,
        headers: request::Headers::default(),
        parts: upload::Parts::default(),
    };
    form::Form::read(&request).map(|form| form.fields.into())
}
