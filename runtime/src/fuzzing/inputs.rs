//! Fuzz targets of what is read before a function runs: HTML, JSON bodies, multipart forms, cursors.
//!
//! All of them check that nothing panics, that bad input is refused with a 4xx, and that the limits hold.

use super::Fuzzer;
use actix_web::http::Method;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use doctyped_core::arguments::Arguments;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, Result};
use doctyped_core::identity::Identity;
use doctyped_core::json::JsonWriter;
use doctyped_core::json_parser;
use doctyped_core::sanitize::clean_text;
use doctyped_core::sanitize::limits::{self, MAX_NODES, MAX_STEPS, SanitizeBudget};
use doctyped_http::test_harness::{FORM, JSON, TestSite};
use doctyped_query as query;
use serde_json::{Map, Value as JsonValue};
use std::sync::Arc;

/// Beginnings of tags that sanitized text never has.
const ACTIVE_TAGS: [&str; 7] = ["<script", "<iframe", "<object", "<embed", "<applet", "<base", "<frame"];

/// Sanitizes HTML. Returns whether it is within the limits.
///
/// # Panics
/// If the sanitized text has an active tag, or its cost is above the limits.
#[allow(clippy::panic, reason = "a fuzz target reports findings by panics")]
pub fn html(data: &[u8]) -> Option<bool> {
    let text = std::str::from_utf8(data).ok()?;
    let Ok(cost) = limits::check(text, &mut SanitizeBudget::default()) else { return Some(false) };
    assert!(cost.nodes <= MAX_NODES && cost.steps <= MAX_STEPS, "{cost:?} for {text:?}");
    match clean_text(text, &mut SanitizeBudget::default()) {
        Ok(Some(cleaned)) => {
            let lower = cleaned.to_lowercase();
            let found = ACTIVE_TAGS.iter().find(|tag| lower.contains(**tag));
            assert!(found.is_none(), "{text:?} becomes {cleaned:?}");
            Some(true)
        }
        Ok(None) => Some(true),
        // Escaped tags are longer.
        Err(error) => {
            check_refused(&error);
            Some(false)
        }
    }
}

#[allow(clippy::panic, reason = "a fuzz target reports findings by panics")]
fn check_refused(error: &Error) {
    let status = error.kind().status();
    assert!((400..500).contains(&status), "{status}: {}", error.chain());
}

/// The keys and values of parsed JSON.
fn count_values(json: &JsonValue) -> usize {
    match json {
        JsonValue::Array(items) => 1 + items.iter().map(count_values).sum::<usize>(),
        JsonValue::Object(members) => 1 + members.values().map(|value| 1 + count_values(value)).sum::<usize>(),
        _ => 1,
    }
}

/// A site whose requests have bodies of fuzzed bytes.
pub struct BodyFuzzer {
    site: TestSite,
    token: String,
}

impl std::fmt::Debug for BodyFuzzer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BodyFuzzer").finish_non_exhaustive()
    }
}

impl Default for BodyFuzzer {
    fn default() -> BodyFuzzer {
        BodyFuzzer::new()
    }
}

impl BodyFuzzer {
    /// A site in a temporary folder.
    pub fn new() -> BodyFuzzer {
        let site = TestSite::new();
        let token = site.admin_token();
        // Creates the folder of the files.
        site.upload(&token, &[], "a.txt", b"content");
        BodyFuzzer { site, token }
    }

    /// Sends a JSON body, and the same text as a parameter of a form. Returns the status of the first.
    ///
    /// # Panics
    /// If a response is neither a success nor a 4xx, or more values are parsed than were counted.
    #[allow(clippy::panic, reason = "a fuzz target reports findings by panics")]
    pub fn json(&self, data: &[u8]) -> u16 {
        if let Ok(json) = json_parser::parse::<JsonValue>(data) {
            let counted = json_parser::count_values(data);
            assert!(counted >= count_values(&json), "{counted} values are counted in {json}");
        }
        let nothing = "/api/method/app.nothing";
        let (status, body) =
            self.site.request(Method::POST, nothing).token(&self.token).body(JSON, data.to_vec()).send();
        assert!(status < 500, "{status} {body}");
        let guest = self.site.request(Method::POST, "/api/method/app.say").body(JSON, data.to_vec()).status();
        assert!(guest < 500, "{guest}");
        for path in ["/api/method/frappe.client.get_list", "/api/method/frappe.client.validate_link", nothing] {
            let text = percent_encoding::percent_encode(data, percent_encoding::NON_ALPHANUMERIC);
            let form = format!("doctype=Role&value=x&docname=x&filters={text}&fields={text}&or_filters={text}");
            let request = self.site.request(Method::POST, path).token(&self.token).body(FORM, form);
            let status = request.status();
            assert!(status < 500, "{path}: {status}");
        }
        status
    }

    /// Reads a multipart form with the boundary `LIMIT`. Returns the number of its files.
    ///
    /// # Panics
    /// If the form is refused with another status than 4xx, or a file is left behind.
    #[allow(clippy::panic, reason = "a fuzz target reports findings by panics")]
    pub fn multipart(&self, data: &[u8]) -> Option<usize> {
        let files = match self.site.receive_form(data) {
            Ok(uploads) => Some(uploads.len()),
            Err(error) => {
                check_refused(&error);
                None
            }
        };
        assert_eq!(self.site.unfinished_files(), 0, "a file is left behind");
        files
    }
}

impl Fuzzer {
    /// Continues a list at a cursor: the text itself, and the text as the values of a cursor with a valid
    /// fingerprint. Returns whether the latter is accepted.
    ///
    /// # Panics
    /// If a request is refused with another status than 4xx.
    #[allow(clippy::panic, reason = "a fuzz target reports findings by panics")]
    pub fn cursor(&self, data: &[u8]) -> Option<bool> {
        const ORDERS: [&str; 4] = ["name asc", "height desc", "modified desc, family asc", "creation asc, height asc"];
        let (choice, rest) = data.split_first()?;
        let text = std::str::from_utf8(rest).ok()?;
        let order = ORDERS.get(usize::from(*choice) % ORDERS.len())?;
        if let Err(error) = self.next_cursor(order, text) {
            check_refused(&error);
        }
        let Ok(Some(first)) = self.next_cursor(order, "") else { panic!("there is no cursor in the order {order}") };
        let parts = URL_SAFE_NO_PAD.decode(first).unwrap_or_else(|error| panic!("{error}"));
        let parts: Vec<JsonValue> = serde_json::from_slice(&parts).unwrap_or_else(|error| panic!("{error}"));
        let fingerprint = parts.first().map(JsonValue::to_string).unwrap_or_default();
        let forged = URL_SAFE_NO_PAD.encode(format!("[{fingerprint},{text}]"));
        match self.next_cursor(order, &forged) {
            Ok(_) => Some(true),
            Err(error) => {
                check_refused(&error);
                Some(false)
            }
        }
    }

    /// The cursor after the page at a cursor.
    fn next_cursor(&self, order: &str, cursor: &str) -> Result<Option<String>> {
        let parameters = Map::from_iter([
            ("order_by".to_owned(), order.into()),
            ("limit".to_owned(), 1.into()),
            ("cursor".to_owned(), cursor.into()),
        ]);
        let mut ctx = Context::new(Arc::clone(&self.site), Identity::administrator())?;
        let mut out = JsonWriter::new();
        out.begin_object();
        query::page(&mut ctx, "Plant", &Arguments::from(parameters), &mut out)?;
        out.end_object();
        let page: JsonValue =
            out.into_value().map_err(|error| Error::internal("a page is not JSON").caused_by(error))?;
        Ok(page.get("next_cursor").and_then(JsonValue::as_str).map(str::to_owned))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn seeds(target: &str) -> Vec<Vec<u8>> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
        let mut seeds: Vec<Vec<u8>> =
            std::fs::read_dir(folder).unwrap().map(|entry| std::fs::read(entry.unwrap().path()).unwrap()).collect();
        seeds.sort();
        assert!(seeds.len() >= 4, "{target}");
        seeds
    }

    /// A seed, its beginnings, and the seed with a part repeated.
    fn mutations(seed: &[u8]) -> Vec<Vec<u8>> {
        let mut mutations = vec![seed.to_vec()];
        for end in (0..seed.len()).step_by(7) {
            mutations.push(seed[..end].to_vec());
            let part = &seed[end..(end + 9).min(seed.len())];
            mutations.push([&seed[..end], &part.repeat(40), &seed[end..]].concat());
        }
        mutations
    }

    #[test]
    fn seeds_of_html_meet_all_checks() {
        let results: Vec<_> = seeds("html").iter().flat_map(|seed| mutations(seed)).map(|data| html(&data)).collect();
        assert!(results.contains(&Some(true)));
    }

    #[test]
    fn seeds_of_bodies_meet_all_checks() {
        let fuzzer = BodyFuzzer::new();
        for seed in seeds("json") {
            assert!(fuzzer.json(&seed) < 500);
        }
        let forms = seeds("multipart");
        assert!(forms.iter().any(|form| fuzzer.multipart(form).is_some_and(|files| files > 0)));
        for form in forms.iter().flat_map(|seed| mutations(seed)) {
            fuzzer.multipart(&form);
        }
    }

    #[test]
    fn seeds_of_cursors_meet_all_checks() {
        let fuzzer = Fuzzer::new().unwrap();
        let results: Vec<_> =
            seeds("cursor").iter().flat_map(|seed| mutations(seed)).map(|data| fuzzer.cursor(&data)).collect();
        assert!(results.contains(&Some(true)) && results.contains(&Some(false)), "{results:?}");
    }
}
