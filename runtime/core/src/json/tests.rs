//! Values as JSON, and the memory of the writer.

use super::*;
use crate::spool::SpoolSpace;
use std::sync::Arc;

fn written(write: impl FnOnce(&mut JsonWriter)) -> String {
    let mut json = JsonWriter::new();
    write(&mut json);
    String::from_utf8(json.into_bytes()).unwrap()
}

#[test]
fn elements_and_members_are_separated() {
    let text = written(|json| {
        json.begin_object();
        json.key("a");
        json.begin_array();
        json.int(1);
        json.float(2.0);
        json.begin_object();
        json.end_object();
        json.end_array();
        json.key("b");
        json.null();
        json.end_object();
    });
    assert_eq!(text, r#"{"a":[1,2.0,{}],"b":null}"#);
}

#[test]
fn comma_follows_text_that_ends_with_a_bracket() {
    let text = written(|json| {
        json.begin_array();
        json.text("{");
        json.text("x:");
        json.text("[");
        json.end_array();
    });
    assert_eq!(text, r#"["{","x:","["]"#);
}

#[test]
fn characters_outside_printable_ascii_are_escaped() {
    let tricky = "\u{e4}\u{1f600}\"\\\n\u{1}\u{7f}\u{2028}";
    let text = written(|json| json.text(tricky));
    assert!(text.is_ascii());
    assert_eq!(serde_json::from_str::<String>(&text).unwrap(), tricky);
    let nested = written(|json| json.serialize(&vec![tricky]));
    assert!(nested.is_ascii());
    assert_eq!(serde_json::from_str::<Vec<String>>(&nested).unwrap(), [tricky]);
}

#[test]
fn text_that_is_not_sent_in_chunks_is_bounded() {
    let mut json = JsonWriter::new();
    json.text(&"x".repeat(MAX_BUFFERED - 100));
    json.flush_chunk().unwrap();
    json.text(&"x".repeat(100));
    assert_eq!(json.flush_chunk().unwrap_err().kind(), ErrorKind::Data);
}

#[test]
fn long_text_is_sent_in_chunks() {
    let space = Arc::new(SpoolSpace::new(1 << 20));
    let text = "é".repeat(ResponseWriter::CHUNK_SIZE);
    let mut json = JsonWriter::with_response_writer(ResponseWriter::new(&space, std::mem::forget));
    json.begin_array();
    json.long_text(&text).unwrap();
    json.int(1);
    json.end_array();
    let whole = written(|json| json.text(&text));
    assert_eq!((json.len(), json.has_sent()), (whole.len() + "[,1]".len(), true));
    assert!(json.into_bytes().len() <= 6 * ResponseWriter::CHUNK_SIZE);
    assert_eq!(written(|json| json.long_text(&text).unwrap()), whole);
}

#[test]
fn row_of_a_list_that_is_sent_in_chunks_is_bounded() {
    let space = Arc::new(SpoolSpace::new(0));
    let mut json = JsonWriter::with_response_writer(ResponseWriter::new(&space, drop));
    json.raw(&"x".repeat(MAX_ROW_SIZE));
    json.check_size().unwrap();
    json.raw("x");
    assert_eq!(json.check_size().unwrap_err().kind(), ErrorKind::Data);
}

#[test]
fn times_have_no_leading_zero() {
    let time = |text: &str| written(|json| json.value(ValueRef::Time(text.parse().unwrap())));
    assert_eq!(time("09:05:00"), "\"9:05:00\"");
    assert_eq!(time("23:59:59.5"), "\"23:59:59.500000\"");
}
