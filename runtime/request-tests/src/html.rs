//! HTML in text fields: tags are sanitized, text stays.

use super::workshop::Workshop;
use serde_json::json;

#[test]
fn text_in_angle_brackets_stays() {
    let workshop = Workshop::new();
    for field in ["subject", "notes", "remark"] {
        for (text, expected) in [
            ("John <john@x.co>", "John &lt;john@x.co&gt;"),
            ("List<String>", "List&lt;String&gt;"),
            ("if (a<b) {c>d}", "if (a&lt;b) {c&gt;d}"),
            ("x<y", "x<y"),
            ("a < b > c", "a < b > c"),
            ("<p>Hello <name></p>", "<p>Hello &lt;name&gt;</p>"),
        ] {
            for (way, status, body, stored) in workshop.set_everywhere(field, &json!(text)) {
                assert_eq!((status, &stored), (200, &json!(expected)), "{way} {field} {text}: {body}");
            }
        }
    }
}

#[test]
fn links_are_stored_as_written() {
    let workshop = Workshop::new();
    for text in [
        "<a href=\"https://x.y\">l</a>",
        "<a href=\"https://x.y\" target=\"_blank\">l</a>",
        "<a href=\"https://x.y\" rel=\"noopener\">l</a>",
    ] {
        for (way, status, body, stored) in workshop.set_everywhere("notes", &json!(text)) {
            assert_eq!((status, &stored), (200, &json!(text)), "{way}: {body}");
        }
    }
}

#[test]
fn scripts_do_not_survive_next_to_text_in_angle_brackets() {
    let workshop = Workshop::new();
    for attack in [
        "x<y <img src=x onerror=alert(1)>",
        "<john@x.co <script>alert(1)</script>",
        "<b x\"<img src=x onerror=alert(1)>",
        "<img src=x onerror=alert(1) ",
        "List<String onclick=alert(1)>",
        "<!-- --!><img src=x onerror=alert(1)> -->",
        "<<img src=x onerror=alert(1)>>",
        "<a href=\"x\" <img src=x onerror=alert(1)>",
    ] {
        let job = workshop.create("Job", json!({"notes": attack}));
        let notes = job["notes"].as_str().unwrap_or_default();
        // Whatever begins a tag has neither an entry nor a script in it.
        for tag in notes.split('<').skip(1) {
            assert!(!tag.contains("onerror") && !tag.contains("onclick"), "{attack} became {notes}");
            assert!(!tag.starts_with("script"), "{attack} became {notes}");
        }
    }
}
