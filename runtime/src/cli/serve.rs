//! `serve`: runs the server, and prints the first requests to try.

use super::listeners::Inherited;
use super::{allocator, first_password, install, reload, say};
use crate::http;
use doctyped_api::setup::Installed;
use doctyped_configuration::Setting;
use doctyped_core::context::Site;
use doctyped_core::error::{Error, Result};
use doctyped_files as files;
use doctyped_http::{Api, Server};
use doctyped_monitoring::span_export::{self, Service};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

const PASSWORD_VARIABLE: &str = "DOCTYPED_ADMIN_PASSWORD";

/// Serves until the process gets a signal to stop.
pub(super) fn serve(api: &'static Api, site: &Arc<Site>, settings: Vec<Setting>, sockets: Inherited) -> Result<()> {
    allocator::return_free_pages().map_err(|error| Error::internal("cannot start a thread").caused_by(error))?;
    let monitoring = &site.config.monitoring;
    let listeners = sockets.listeners(monitoring.metrics_listen.is_some())?;
    let service = Service { name: api.application.name, version: api.application.version };
    // Ends with this function, after the last request.
    let _spans = span_export::start(monitoring, service)?;
    let installed = install(site)?;
    // An unusable folder for files stops the server now instead of failing the first upload.
    files::files(site)?;
    Server::run(site, api, http::configure, listeners, |address| {
        reload::on_hangup(site, settings);
        greet(site, &installed, address);
    })
}

fn greet(site: &Site, installed: &Installed, address: SocketAddr) {
    let url = url(address);
    say(&format!("Listening on {url}"));
    if installed.created {
        let todo = site.registry().entry("ToDo").is_some();
        say(&format!("\nTry it:\n{}\n", first_steps(&url, &password(site, installed), todo).join("\n")));
    }
}

/// The URL for a client on this machine.
fn url(address: SocketAddr) -> String {
    let host = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    format!("http://{}", SocketAddr::new(host, address.port()))
}

/// Administrator's password as a shell word; a password from the environment is not printed.
fn password(site: &Site, installed: &Installed) -> String {
    match &installed.password {
        Some(password) => first_password::shell_word(&site.config, password),
        None if std::env::var_os(PASSWORD_VARIABLE).is_some() => format!("${PASSWORD_VARIABLE}"),
        None => "PASSWORD".to_owned(),
    }
}

/// Commands that log in, create a document and list it.
fn first_steps(url: &str, password: &str, todo: bool) -> Vec<String> {
    let mut steps = vec![format!(
        "  curl -c cookies.txt --data-urlencode usr=Administrator --data-urlencode \"pwd={password}\" {url}/api/method/login"
    )];
    if todo {
        steps.push(format!("  curl -b cookies.txt -d 'description=Try it' {url}/api/resource/ToDo"));
        steps.push(format!(
            "  curl -b cookies.txt -G --data-urlencode 'fields=[\"name\",\"description\"]' {url}/api/resource/ToDo"
        ));
    } else {
        steps.push(format!("  curl -b cookies.txt {url}/api/resource/User"));
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unspecified_address_is_printed_as_loopback() {
        assert_eq!(url(([0, 0, 0, 0], 8000).into()), "http://127.0.0.1:8000");
        assert_eq!(url("[::1]:80".parse().unwrap()), "http://[::1]:80");
    }
}
