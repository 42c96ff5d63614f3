//! `PgBouncer` in transaction mode, which gives each transaction another connection of the server.

use super::support::{folder, servers};
use doctyped_http::test_harness::{TestSite, run_in_parallel, wait_for};
use serde_json::json;
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A running `PgBouncer`.
struct Pooler(Child);

impl Pooler {
    /// Starts it before a server; `None` if it is not installed.
    fn start(folder: &Path, socket_folder: &Path, port: u16) -> Option<Pooler> {
        let program =
            ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer"].into_iter().find(|path| Path::new(path).is_file())?;
        let is_root = std::os::unix::fs::MetadataExt::uid(&std::fs::metadata("/proc/self").unwrap()) == 0;
        let settings = format!(
            "[databases]\n* = host={}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\n\
             auth_type = any\npool_mode = transaction\ndefault_pool_size = 3\nserver_round_robin = 1\n{}\n",
            socket_folder.display(),
            if is_root { "user = nobody" } else { "" },
        );
        let settings = settings.replace("* = host", "* = user=doctyped host");
        let file = folder.join("pgbouncer.ini");
        std::fs::write(&file, settings).unwrap();
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755)).unwrap();
        let log = std::fs::File::create(folder.join("pgbouncer.log")).unwrap();
        let child = Command::new(program).arg(&file).stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn();
        let mut pooler = Pooler(child.unwrap());
        wait_for("PgBouncer", Duration::from_secs(20), || {
            if let Some(status) = pooler.0.try_wait().unwrap() {
                panic!("{status}: {}", std::fs::read_to_string(folder.join("pgbouncer.log")).unwrap());
            }
            TcpStream::connect(("127.0.0.1", port)).ok().map(drop)
        });
        Some(pooler)
    }
}

impl Drop for Pooler {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn pooler_in_transaction_mode_is_found_and_answers_are_right() {
    for (name, server, _) in servers() {
        if name != "PostgreSQL" {
            continue;
        }
        let folder = folder();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let socket = server.socket();
        let Some(_pooler) = Pooler::start(folder.path(), socket.parent().unwrap(), port) else {
            eprintln!("skipped: PgBouncer is not installed");
            return;
        };
        let url = format!("postgres://doctyped@127.0.0.1:{port}/site");
        let site = TestSite::on_database_with_flags(&url, &[], folder);
        let token = site.admin_token();
        let roles = run_in_parallel(8, |thread| {
            let mut roles = Vec::new();
            for number in 0..20 {
                let name = format!("role {thread} {number}");
                let (status, body) = site.post("/api/resource/Role", json!({ "role_name": name })).token(&token).send();
                assert_eq!(status, 200, "{body}");
                let (status, body) = site.get(&format!("/api/resource/Role/{name}")).token(&token).send();
                assert_eq!((status, &body["data"]["role_name"]), (200, &json!(name)), "{body}");
                let filters = json!({"filters": [["role_name", "=", name]], "fields": ["role_name"]});
                let (status, body) = site.get_with("/api/resource/Role", &filters).token(&token).send();
                assert_eq!((status, &body["data"][0]["role_name"]), (200, &json!(name)), "{body}");
                roles.push(name);
            }
            roles
        });
        assert_eq!(roles.iter().map(Vec::len).sum::<usize>(), 160);
    }
}
