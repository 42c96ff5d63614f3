//! The origin of the page that makes a browser send a request, and the refusal of changes for pages of other
//! sites.
//!
//! A browser sends the cookies of a site along with requests of any page, so a request that changes a session,
//! or changes data with one, must not come from a page of another site. `Sec-Fetch-Site` says so where a
//! browser sends it: to HTTPS and to the machine itself. Elsewhere `Origin` and `Referer` are compared with
//! the server's own origins: the host that the request was sent to, and `--site-url`. Clients other than
//! browsers send none of these headers.

use super::request::Request;
use doctyped_core::config::{AllowedOrigin, Web};
use doctyped_core::error::{Error, ErrorKind, Result};

/// Where a request comes from, as far as its headers tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PageOrigin {
    /// A page of the server itself, of an origin that `--allow-cors` names, or the user of the browser.
    Own,
    /// A page of another site.
    Foreign,
    /// No header tells: a client that is no browser, or a page that suppresses them.
    Unknown,
}

/// Whether a page of another site makes the browser send a request.
pub fn is_cross_site(web: &Web, request: &Request) -> bool {
    page_origin(web, request) == PageOrigin::Foreign
}

/// Refuses a write with the session of the browser's user that comes from a page of another site.
///
/// # Errors
/// `CSRFTokenError`.
pub fn check_write(web: &Web, request: &Request) -> Result<()> {
    if request.method.is_safe() || !is_cross_site(web, request) { Ok(()) } else { Err(refused()) }
}

/// Refuses a request that starts, ends or names a session, whatever its method, from a page of another site. A
/// link can suppress `Referer`, so following a link does not count where no header tells.
///
/// # Errors
/// `CSRFTokenError`.
pub fn check_session_change(web: &Web, request: &Request) -> Result<()> {
    match page_origin(web, request) {
        PageOrigin::Own => Ok(()),
        PageOrigin::Unknown if !is_navigation(request) => Ok(()),
        PageOrigin::Unknown | PageOrigin::Foreign => Err(refused()),
    }
}

/// Whether an origin may call the server; `by_star` says whether `*` counts.
pub fn is_allowed(web: &Web, origin: &str, by_star: bool) -> bool {
    web.allow_cors.iter().any(|allowed| match allowed {
        AllowedOrigin::Any => by_star,
        AllowedOrigin::One(one) => one.as_str().eq_ignore_ascii_case(origin),
    })
}

fn refused() -> Error {
    Error::new(ErrorKind::CsrfToken, "Invalid Request")
}

fn page_origin(web: &Web, request: &Request) -> PageOrigin {
    let sent = &request.headers;
    let page = sent.origin.as_deref().or(sent.referer.as_deref());
    let own_or_foreign = |is_own: bool| if is_own { PageOrigin::Own } else { PageOrigin::Foreign };
    match (sent.fetch_site.as_deref(), page) {
        (Some("same-origin" | "none"), _) => PageOrigin::Own,
        (Some(_), page) => own_or_foreign(page.is_some_and(|page| is_allowed(web, origin_of(page), false))),
        (None, Some(page)) => {
            let origin = origin_of(page);
            own_or_foreign(is_allowed(web, origin, false) || is_own(web, request, origin))
        }
        (None, None) => PageOrigin::Unknown,
    }
}

/// Whether a browser loads a page: it follows a link, or opens an address that was typed.
fn is_navigation(request: &Request) -> bool {
    let accept = request.headers.accept.as_deref().unwrap_or_default();
    request.method.is_safe() && accept.to_ascii_lowercase().contains("text/html")
}

/// The origin of a URL: scheme, host and port.
fn origin_of(url: &str) -> &str {
    let start = url.find("://").map_or(0, |index| index + 3);
    let end = url.get(start..).and_then(|rest| rest.find(['/', '?', '#'])).map_or(url.len(), |index| start + index);
    url.get(..end).unwrap_or(url)
}

/// Whether an origin is the server's. The scheme of the request is known behind trusted proxies only, so it
/// is compared if it is HTTPS.
fn is_own(web: &Web, request: &Request, origin: &str) -> bool {
    if web.site_url.as_ref().is_some_and(|site| site.as_str().eq_ignore_ascii_case(origin)) {
        return true;
    }
    let Some((scheme, authority)) = origin.split_once("://") else { return false };
    let port = if scheme.eq_ignore_ascii_case("https") {
        ":443"
    } else if scheme.eq_ignore_ascii_case("http") && !request.is_https {
        ":80"
    } else {
        return false;
    };
    let without_default_port = |authority: &str| authority.strip_suffix(port).unwrap_or(authority).to_ascii_lowercase();
    !authority.is_empty()
        && request.host.as_deref().is_some_and(|host| without_default_port(host) == without_default_port(authority))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::upload::Body;
    use actix_web::http::Method;
    use actix_web::http::header::{HeaderName, HeaderValue};
    use actix_web::test::TestRequest;

    const OWN: &str = "https://erp.example.com";
    const EVIL: &str = "https://evil.example.com";

    fn request(method: Method, headers: &[(&'static str, &str)]) -> Request {
        let mut request = TestRequest::with_uri("/").method(method).peer_addr(([10, 0, 0, 1], 4000).into());
        for (name, value) in headers {
            request = request.insert_header((HeaderName::from_static(name), HeaderValue::from_str(value).unwrap()));
        }
        Request::new(&request.to_http_request(), Body::default(), &["10.0.0.0/8".parse().unwrap()])
    }

    fn origin_with(web: &Web, headers: &[(&'static str, &str)]) -> PageOrigin {
        page_origin(web, &request(Method::POST, &[&[("host", "erp.example.com")], headers].concat()))
    }

    fn origin(headers: &[(&'static str, &str)]) -> PageOrigin {
        origin_with(&Web::default(), headers)
    }

    #[test]
    fn sec_fetch_site_counts_before_origin() {
        assert_eq!(origin(&[("sec-fetch-site", "same-origin"), ("origin", EVIL)]), PageOrigin::Own);
        for site in ["cross-site", "same-site", "CROSS-SITE", "nonsense"] {
            assert_eq!(origin(&[("sec-fetch-site", site), ("origin", OWN)]), PageOrigin::Foreign, "{site}");
        }
    }

    #[test]
    fn origin_is_compared_with_host_and_default_port() {
        for own in [OWN, "HTTPS://ERP.example.com:443", "http://erp.example.com", "http://erp.example.com:80"] {
            assert_eq!(origin(&[("origin", own)]), PageOrigin::Own, "{own}");
        }
        for foreign in [
            EVIL,
            "null",
            "",
            "https://erp.example.com.evil.com",
            "https://erp.example.com:80",
            "ftp://erp.example.com",
        ] {
            assert_eq!(origin(&[("origin", foreign)]), PageOrigin::Foreign, "{foreign}");
        }
        assert_eq!(
            origin(&[("origin", "http://erp.example.com"), ("x-forwarded-proto", "https")]),
            PageOrigin::Foreign
        );
    }

    #[test]
    fn referer_counts_without_origin() {
        assert_eq!(origin(&[("referer", "https://erp.example.com/app?x#y")]), PageOrigin::Own);
        assert_eq!(origin(&[("referer", "https://evil.example.com/https://erp.example.com/")]), PageOrigin::Foreign);
        assert_eq!(origin(&[("referer", OWN), ("origin", EVIL)]), PageOrigin::Foreign);
        assert_eq!(origin(&[]), PageOrigin::Unknown);
    }

    #[test]
    fn site_url_allowed_origins_and_forwarded_host_are_own() {
        let web = Web {
            site_url: Some("https://public.example.com".parse().unwrap()),
            allow_cors: vec!["https://shop.example.com".parse().unwrap(), "*".parse().unwrap()],
            ..Web::default()
        };
        let of = |headers: &[(&'static str, &str)]| origin_with(&web, headers);
        assert_eq!(of(&[("origin", "https://public.example.com")]), PageOrigin::Own);
        assert_eq!(of(&[("origin", "https://shop.example.com")]), PageOrigin::Own);
        assert_eq!(of(&[("origin", "https://shop.example.com"), ("sec-fetch-site", "cross-site")]), PageOrigin::Own);
        assert_eq!(of(&[("origin", EVIL)]), PageOrigin::Foreign, "* allows no changes");
        let forwarded = [("origin", "https://proxy.example.com"), ("x-forwarded-host", "proxy.example.com, inner")];
        assert_eq!(of(&forwarded), PageOrigin::Own);
    }

    #[test]
    fn link_without_referer_changes_no_session() {
        let check = |method: Method, accept: &str| {
            check_session_change(&Web::default(), &request(method, &[("host", "x"), ("accept", accept)])).is_ok()
        };
        assert!(
            check(Method::GET, "application/json") && check(Method::GET, "*/*") && check(Method::POST, "text/html")
        );
        assert!(!check(Method::GET, "text/html,*/*;q=0.8"));
    }
}
