//! SQL injections, and a response that shows nothing of the database.

use doctyped_http::test_harness::TestSite;
use serde_json::Value as JsonValue;

/// Texts that have been executed by servers of this kind.
pub const INJECTIONS: [&str; 42] = [
    "name; drop table tabPlant",
    "name; drop table \"tabPlant\" --",
    "1; delete from tabPlant",
    "name --",
    "name #",
    "name/**/",
    "/*!50000 name */",
    "name' or '1'='1",
    "name\" or \"1\"=\"1",
    "name` or `1`=`1",
    "`tabPlant`.`name` union select password from __Auth",
    "(select password from __Auth limit 1)",
    "(select sid from tabSessions)",
    "name, (select password from `__Auth`)",
    "`__Auth`.`password`",
    "`tabSessions`.sid",
    "tabUser.api_key",
    "sleep(5)",
    "pg_sleep(5)",
    "benchmark(10000000,md5(1))",
    "if(1=1,name,owner)",
    "if(ascii(substring((select password from __Auth),1,1))>64,1,2)",
    "case when 1=1 then name else owner end",
    "ifnull(name, 1)",
    "coalesce(name, owner)",
    "extractvalue(1, concat(0x7e, version()))",
    "updatexml(1,concat(0x7e,user()),1)",
    "load_file('/etc/passwd')",
    "@@version",
    "version()",
    "name into outfile '/tmp/x'",
    "name procedure analyse()",
    "name collate nocase",
    "name limit 1 offset 1",
    "name\0",
    "na\0me",
    "\u{feff}name",
    "n\u{430}me",
    "\u{ff4e}\u{ff41}\u{ff4d}\u{ff45}",
    "name\u{2028}or 1=1",
    "${7*7}{{7*7}}",
    "' || (select 1) || '",
];

/// Asserts that a list with these parameters is refused on every route, as an error of the client.
#[track_caller]
pub fn assert_refused(site: &TestSite, token: &str, params: &JsonValue) {
    for (route, status, body) in site.list_on_all_routes(token, "Plant", params) {
        assert!(matches!(status, 403 | 404 | 417), "{route} {params}: {status} {body}");
        assert_no_database_details(route, &body);
    }
}

/// Asserts that a response shows nothing of the database.
#[track_caller]
pub fn assert_no_database_details(route: &str, body: &JsonValue) {
    let text = body.to_string().to_lowercase();
    for word in ["select \\\"", "syntax error", "sqlite", "no such column", "argon2", "diesel"] {
        assert!(!text.contains(word), "{route}: {text}");
    }
}
