//! Files as responses: range and conditional requests, downloads of functions.

use doctyped_http::test_harness::*;

#[test]
fn range_request_returns_partial_content() {
    let site = TestSite::new();
    let ann = site.create_user("ann@example.com");
    site.upload(&ann, &[("is_private", "1")], "a.txt", b"0123456789");
    let send = |range: &str, if_range: Option<&str>| {
        let request = site.get("/private/files/a.txt").token(&ann).header("range", range);
        request.optional_header("if-range", if_range).response()
    };
    for (range, expected, part) in [
        ("bytes=2-4", "bytes 2-4/10", "234"),
        ("bytes=7-", "bytes 7-9/10", "789"),
        ("bytes=-3", "bytes 7-9/10", "789"),
        ("bytes=8-100", "bytes 8-9/10", "89"),
    ] {
        let response = send(range, None);
        assert_eq!((response.status, response.header("content-range")), (206, Some(expected)), "{range}");
        assert_eq!(response.body, part.as_bytes());
    }
    let response = send("bytes=10-", None);
    assert_eq!((response.status, response.header("content-range")), (416, Some("bytes */10")));
    for range in ["bytes=1-2,4-5", "lines=1-2", "bytes=x"] {
        let response = send(range, None);
        assert_eq!((response.status, response.body), (200, b"0123456789".to_vec()), "{range}");
    }
    let whole = send("bytes=0-0", Some("\"another\""));
    assert_eq!(whole.status, 200);
    let tag = whole.header("etag").unwrap().to_owned();
    assert_eq!(send("bytes=0-0", Some(&tag)).status, 206);
}

#[test]
fn conditional_request_for_unchanged_file_returns_304() {
    let site = TestSite::new();
    let ann = site.create_user("ann@example.com");
    site.upload(&ann, &[], "a.txt", b"x");
    let first = site.get("/files/a.txt").response();
    let (tag, modified) = (first.header("etag").unwrap(), first.header("last-modified").unwrap());
    let again = |tag: Option<&str>, modified: Option<&str>| {
        let request = site.get("/files/a.txt").optional_header("if-none-match", tag);
        let response = request.optional_header("if-modified-since", modified).response();
        (response.status, response.body.len())
    };
    assert_eq!(again(Some(tag), None), (304, 0));
    assert_eq!(again(Some(&format!("\"other\", {tag}")), None), (304, 0));
    assert_eq!(again(None, Some(modified)), (304, 0));
    assert_eq!(
        again(Some("\"other\""), Some(modified)),
        (200, 1),
        "If-None-Match takes precedence over If-Modified-Since"
    );
    assert_eq!(again(None, Some("Sun, 06 Nov 1994 08:49:37 GMT")), (200, 1));
}

#[test]
fn function_returning_download_is_served_as_file() {
    let site = TestSite::new();
    let ann = site.create_user("ann@example.com");
    let response = site.get("/api/method/app.totals").token(&ann).response();
    assert_eq!(response.header("content-type"), Some("text/csv; charset=utf-8"));
    assert_eq!(
        response.header("content-disposition"),
        Some("attachment; filename=\"_bersicht.csv\"; filename*=UTF-8''%C3%9Cbersicht.csv")
    );
    assert_eq!(response.body, b"month,total\n");
    let response = site.get("/api/method/app.numbers?count=100000").token(&ann).response();
    assert_eq!(response.header("content-length"), None);
    let lines = String::from_utf8(response.body).unwrap();
    assert_eq!(lines.lines().count(), 100_000);
}
