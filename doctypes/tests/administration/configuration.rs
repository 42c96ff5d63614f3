//! Settings of every source, their mistakes, their reload, and the first password.

use crate::site::TestSite;
use crate::support::Server;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

pub const CASES: &[(&str, fn())] = &[
    ("config_prints_each_setting_with_its_origin", config_prints_each_setting_with_its_origin),
    ("mistakes_of_each_source_end_with_exit_status_2", mistakes_of_each_source_end_with_exit_status_2),
    ("hangup_reloads_rate_limits", hangup_reloads_rate_limits),
    ("first_password_is_in_a_private_file_and_in_no_output", first_password_is_in_a_private_file_and_in_no_output),
];

/// Time in which a server notices a signal.
const RELOAD_TIMEOUT: Duration = Duration::from_secs(30);

fn config_prints_each_setting_with_its_origin() {
    let site = TestSite::sqlite();
    fs::write(
        site.folder.path().join("doctyped.toml"),
        "name = \"library\"\n[server]\nhost = \"127.0.0.2\"\nport = 1\n",
    )
    .unwrap();
    let output = site
        .command()
        .env("DOCTYPED_PORT", "2")
        .env("DOCTYPED_WORKERS", "3")
        .args(["config", "--workers", "4"])
        .output();
    let text = String::from_utf8(output.unwrap().stdout).unwrap();
    let line = |name: &str| {
        let line = text.lines().find(|line| line.trim_start_matches("# ").starts_with(name)).unwrap();
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(line("host"), "host = \"127.0.0.2\" # doctyped.toml:3");
    assert_eq!(line("port"), "port = 2 # variable DOCTYPED_PORT");
    assert_eq!(line("workers"), "workers = 4 # flag");
    assert_eq!(line("connections"), "connections = 16 # default");
    assert_eq!(line("admin-password"), "# admin-password = \"***\" # variable DOCTYPED_ADMIN_PASSWORD");
    assert_eq!(line("mail-from"), "# mail-from is not set");
    assert!(!site.folder.path().join("site.sqlite").exists(), "no database is opened");

    // Another file, by a flag and by a variable; the one in the working directory is not read then.
    let other = site.folder.path().join("other.toml");
    fs::write(&other, "[server]\nport = 5\n").unwrap();
    for command in [site.command().arg("--config").arg(&other), site.command().env("DOCTYPED_CONFIG", &other)] {
        let text = String::from_utf8(command.arg("config").output().unwrap().stdout).unwrap();
        assert!(text.contains("port = 5 ") && text.contains("host = \"127.0.0.1\" "), "{text}");
    }
}

fn mistakes_of_each_source_end_with_exit_status_2() {
    let site = TestSite::sqlite();
    let refuse = |command: &mut Command, reason: &str| {
        let output = command.stdin(Stdio::null()).output().unwrap();
        let text = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{text}");
        assert!(text.contains(reason), "{text}");
    };
    refuse(site.command().args(["--prot", "1"]), "--port");
    refuse(
        site.command().env("DOCTYPED_PROT", "1"),
        "the variable DOCTYPED_PROT is no setting; did you mean DOCTYPED_PORT?",
    );
    refuse(site.command().env("DOCTYPED_PORT", "x"), "invalid value 'x' for '--port <PORT>'");
    refuse(site.command().arg("--allow-sign-up"), "allow-sign-up requires mail-command and site-url");
    refuse(site.command().args(["--config", "missing.toml"]), "cannot read the configuration file missing.toml");
    fs::write(site.folder.path().join("doctyped.toml"), "[server]\nprot = 1\nport = \"x\"\n").unwrap();
    refuse(&mut site.command(), "doctyped.toml:2: `prot` is no setting; did you mean `port`?");
    refuse(site.command().arg("migrate"), "doctyped.toml:3: `port`: invalid value 'x' for '--port <PORT>'");
    // Help is given all the same.
    assert!(site.command().arg("--help").output().unwrap().status.success());
    assert!(!site.folder.path().join("site.sqlite").exists());
}

/// The status of a GET without a login.
fn ping(server: &Server) -> u16 {
    get(server, "GET /api/method/ping HTTP/1.0\r\nHost: localhost\r\n\r\n")
}

fn get(server: &Server, request: &str) -> u16 {
    let mut stream = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer.split(' ').nth(1).unwrap().parse().unwrap()
}

fn hangup_reloads_rate_limits() {
    let site = TestSite::sqlite();
    let (file, log) = (site.folder.path().join("doctyped.toml"), site.folder.path().join("log"));
    fs::write(&file, "[server]\nlimit-address = \"off\"\n").unwrap();
    let server = Server::start_with(site.command().stderr(File::create(&log).unwrap()));
    let hang_up = |expected: &str| {
        let before = fs::read_to_string(&log).unwrap().len();
        let status = Command::new("kill").args(["-HUP", &server.child.id().to_string()]).status().unwrap();
        assert!(status.success());
        let start = Instant::now();
        loop {
            let text = fs::read_to_string(&log).unwrap().split_off(before);
            if text.contains(expected) {
                return text;
            }
            assert!(start.elapsed() < RELOAD_TIMEOUT, "{text}");
            thread::sleep(Duration::from_millis(20));
        }
    };
    assert_eq!([ping(&server), ping(&server)], [200, 200]);
    fs::write(&file, "[server]\nlimit-address = \"1/3600\"\nconnections = 5\n").unwrap();
    let text = hang_up("reloaded the settings that have changed");
    assert!(text.contains("limit-address") && text.contains("take effect when the server is started again"), "{text}");
    assert_eq!([ping(&server), ping(&server)], [200, 429]);
    // With a mistake, all settings stay.
    fs::write(&file, "[server]\nlimit-adress = \"off\"\n").unwrap();
    let text = hang_up("the settings are not reloaded");
    assert!(text.contains("did you mean `limit-address`?"), "{text}");
    assert_eq!(ping(&server), 429);
    fs::write(&file, "").unwrap();
    hang_up("reloaded the settings that have changed");
    assert_eq!([ping(&server), ping(&server)], [200, 200]);
}

fn first_password_is_in_a_private_file_and_in_no_output() {
    let site = TestSite::sqlite();
    let output =
        site.command().env_remove("DOCTYPED_ADMIN_PASSWORD").env("RUST_LOG", "trace").arg("migrate").output().unwrap();
    let path = format!("{}.password", site.url);
    let password = fs::read_to_string(&path).unwrap().trim().to_owned();
    assert_eq!(password.len(), 16);
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(text.contains(&path) && !text.contains(&password), "{text}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let server = site.start();
    let body = format!("usr=Administrator&pwd={password}");
    let login = format!(
        "POST /api/method/login HTTP/1.0\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    );
    assert_eq!(get(&server, &login), 200);
}
