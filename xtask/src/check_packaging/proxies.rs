//! The examples of reverse proxies, each before two servers of one site.
//!
//! Caddy asks the servers whether they are ready, so these may have sockets of their own. nginx does not, and sends requests
//! until a server refuses them; its servers have sockets that stay open, as those of systemd do.

use super::succeed;
use crate::server_process::{ServerProcess, api_token, free_port};
use anyhow::{Context as _, Result, bail, ensure};
use std::fs::{self, File, OpenOptions};
use std::net::{TcpListener, TcpStream};
use std::os::fd::OwnedFd;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// Time in which a proxy starts, or a server ends.
const TIMEOUT: Duration = Duration::from_secs(30);
/// Time in which Caddy notices that a server is ready again: more than its `health_interval`. Caddy 2.6 answers a POST
/// with 503 while it takes no server for ready.
const NOTICE_TIME: Duration = Duration::from_secs(3);
/// Requests of one run of curl, which keeps its connection for them.
const REQUESTS: usize = 50;
/// Starts a server with the socket at standard input as systemd does it.
const ACTIVATE: &str = "export LISTEN_FDS=1 LISTEN_PID=$$; exec \"$@\" 3<&0 </dev/null";
/// The password of Administrator.
const PASSWORD: &str = "river-stone-cloud";
/// The address of the client; the proxies are at 127.0.0.1.
const CLIENT: &str = "127.0.0.2";
/// The address that the client claims to have.
const CLAIMED: &str = "203.0.113.9";

/// A proxy that is ended when this is dropped.
struct Proxy {
    child: Child,
    /// `https://127.0.0.1:PORT`
    url: String,
}

impl Drop for Proxy {
    fn drop(&mut self) {
        // nginx ends its workers at SIGTERM.
        let _ = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        let _ = self.child.wait();
    }
}

/// Two servers of one site.
struct Servers<'a> {
    program: &'a Path,
    folder: &'a Path,
    database: String,
    ports: [u16; 2],
    /// Sockets that stay open while a server is started again.
    sockets: Vec<TcpListener>,
}

impl Servers<'_> {
    /// Has the servers accept connections from sockets that stay open.
    fn keep_sockets(&mut self) -> Result<()> {
        self.sockets =
            self.ports.iter().map(|port| TcpListener::bind(("127.0.0.1", *port))).collect::<Result<_, _>>()?;
        Ok(())
    }

    fn start(&self, index: usize) -> Result<ServerProcess> {
        let port = *self.ports.get(index).context("there are two servers")?;
        let log = OpenOptions::new().create(true).append(true).open(self.folder.join("servers.log"))?;
        let (mut command, input) = match self.sockets.get(index) {
            Some(socket) => {
                let mut command = Command::new("sh");
                command.args(["-c", ACTIVATE, "sh"]).arg(self.program);
                (command, OwnedFd::from(socket.try_clone()?).into())
            }
            None => (Command::new(self.program), Stdio::null()),
        };
        command.args(["--trusted-proxies", "127.0.0.1", "--drain-seconds", "4"]);
        let mut server = ServerProcess::spawn_with_input(&mut command, self.folder, &self.database, port, log, input)?;
        server.wait_until_ready()?;
        Ok(server)
    }
}

/// Checks the examples in a folder with a server.
pub fn check(examples: &Path, program: &Path, folder: &Path) -> Result<()> {
    let database = format!("sqlite://{}", folder.join("site.sqlite").display());
    let token = api_token(program, folder, &database)?;
    let mut set_password = Command::new(program);
    set_password.args(["user", "set-password", "Administrator", "--database", &database]).current_dir(folder);
    succeed(set_password.env("DOCTYPED_PASSWORD", PASSWORD).stdout(Stdio::null()), "the server")?;
    for name in ["nginx", "Caddy"] {
        let ports = [free_port()?, free_port()?];
        let mut servers = Servers { program, folder, database: database.clone(), ports, sockets: Vec::new() };
        if name == "nginx" {
            servers.keep_sockets()?;
        }
        let mut running = [servers.start(0)?, servers.start(1)?];
        let proxy = if name == "nginx" { nginx(examples, &servers) } else { caddy(examples, &servers) }?;
        check_requests(&proxy, &servers, &token).with_context(|| format!("{name}: see {}", folder.display()))?;
        let requests = check_upgrade(&proxy, &servers, &mut running, &token).with_context(|| name)?;
        println!("{name}: {requests} requests while both servers were started again, none failed");
    }
    Ok(())
}

/// Starts nginx with the example, on a free port and with a certificate of the test.
fn nginx(examples: &Path, servers: &Servers<'_>) -> Result<Proxy> {
    let folder = servers.folder.join("nginx");
    fs::create_dir_all(&folder)?;
    let [certificate, key] = ["fullchain.pem", "privkey.pem"].map(|name| folder.join(name));
    let mut openssl = Command::new("openssl");
    openssl.args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1"]);
    openssl.args(["-subj", "/CN=erp.example.com", "-out"]).arg(&certificate).arg("-keyout").arg(&key);
    succeed(openssl.stderr(Stdio::null()), "Debian: openssl")?;
    let port = free_port()?;
    let [first, second] = servers.ports;
    let example = replaced(
        &examples.join("nginx.conf"),
        &[
            ("listen 80;", format!("listen 127.0.0.1:{};", free_port()?)),
            ("listen 443 ssl", format!("listen 127.0.0.1:{port} ssl")),
            ("    server 127.0.0.1:8000", format!("    server 127.0.0.1:{first}")),
            ("    # server 127.0.0.1:8001", format!("    server 127.0.0.1:{second}")),
            ("/etc/ssl/doctyped", folder.display().to_string()),
        ],
    )?;
    let path = folder.display();
    let config = format!(
        "daemon off;\npid {path}/nginx.pid;\nerror_log {path}/error.log;\nevents {{}}\nhttp {{\naccess_log off;\n\
         client_body_temp_path {path}/body;\nproxy_temp_path {path}/proxy;\nfastcgi_temp_path {path}/fastcgi;\n\
         uwsgi_temp_path {path}/uwsgi;\nscgi_temp_path {path}/scgi;\n{example}\n}}\n"
    );
    fs::write(folder.join("nginx.conf"), config)?;
    let mut command = Command::new("nginx");
    command.args(["-p"]).arg(&folder).arg("-c").arg(folder.join("nginx.conf"));
    start(command, "Debian: nginx", &folder, port)
}

/// Starts Caddy with the example, with a certificate of its own making.
fn caddy(examples: &Path, servers: &Servers<'_>) -> Result<Proxy> {
    let folder = servers.folder.join("caddy");
    fs::create_dir_all(&folder)?;
    let (port, [first, second]) = (free_port()?, servers.ports);
    let example = fs::read_to_string(examples.join("Caddyfile"))?;
    // Certificates of a test are not for the machine's list, and port 80 is not free.
    let global = "{\n\tadmin off\n\tskip_install_trust\n\tauto_https disable_redirects\n\tlocal_certs\n}\n";
    fs::write(folder.join("Caddyfile"), format!("{global}{example}"))?;
    let mut command = Command::new("caddy");
    command
        .args(["run", "--adapter", "caddyfile", "--config", "Caddyfile"])
        .env("SITE_ADDRESS", format!("https://127.0.0.1:{port}"))
        .env("SERVERS", format!("127.0.0.1:{first} 127.0.0.1:{second}"))
        .env("XDG_DATA_HOME", &folder)
        .env("XDG_CONFIG_HOME", &folder);
    start(command, "Debian: caddy", &folder, port)
}

/// The text of a file with some replacements, each of which it has to contain.
fn replaced(file: &Path, replacements: &[(&str, String)]) -> Result<String> {
    let mut text = fs::read_to_string(file)?;
    for (old, new) in replacements {
        ensure!(text.contains(old), "{} has no {old:?}", file.display());
        text = text.replace(old, new);
    }
    Ok(text)
}

fn start(mut command: Command, package: &str, folder: &Path, port: u16) -> Result<Proxy> {
    let log = File::create(folder.join("output.log"))?;
    let child = command
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log)
        .spawn()
        .with_context(|| format!("cannot run {} ({package})", command.get_program().display()))?;
    let mut proxy = Proxy { child, url: format!("https://127.0.0.1:{port}") };
    let start = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        let ended = proxy.child.try_wait()?;
        ensure!(ended.is_none() && start.elapsed() < TIMEOUT, "the proxy does not start; see {}", folder.display());
        thread::sleep(Duration::from_millis(10));
    }
    Ok(proxy)
}

/// Runs curl from the address of the client, and returns what it prints.
fn curl(proxy: &Proxy, arguments: &[&str], path: &str) -> Result<String> {
    let output = Command::new("curl")
        .args(["--silent", "--show-error", "--insecure", "--max-time", "60", "--interface", CLIENT])
        .args(arguments)
        .arg(format!("{}{path}", proxy.url))
        .output()
        .context("cannot run curl (Debian: curl)")?;
    ensure!(output.status.success(), "curl {path}: {}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?)
}

/// Checks responses, large bodies, and what the server knows of the client.
fn check_requests(proxy: &Proxy, servers: &Servers<'_>, token: &str) -> Result<()> {
    let authorization = format!("Authorization: token {token}");
    let pong = curl(proxy, &[], "/api/method/ping")?;
    ensure!(pong.contains("pong"), "ping: {pong}");
    let upload = servers.folder.join("upload.txt");
    fs::write(&upload, vec![b'x'; 4 * 1024 * 1024])?;
    let form = format!("file=@{}", upload.display());
    let file = curl(proxy, &["--header", &authorization, "--form", &form], "/api/method/upload_file")?;
    ensure!(file.contains("file_url"), "upload of 4 MiB: {file}");
    // Cookies are for HTTPS alone, because the client uses it.
    let login =
        curl(proxy, &["--include", "--data", &format!("usr=Administrator&pwd={PASSWORD}")], "/api/method/login")?;
    ensure!(login.to_ascii_lowercase().contains("; secure"), "login: {login}");
    let claim = format!("X-Forwarded-For: {CLAIMED}");
    let missing = format!("/api/resource/Note/{}", proxy.child.id());
    let claimed = curl(proxy, &["--header", &claim, "--header", &authorization, "--include"], &missing)?;
    let id =
        claimed.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("x-request-id: ").map(str::to_owned));
    let id = id.with_context(|| format!("the response has no X-Request-Id: {claimed}"))?;
    let start = Instant::now();
    loop {
        let log = fs::read_to_string(servers.folder.join("servers.log"))?;
        match log.lines().find(|line| line.contains(id.trim()) && line.contains("client=")) {
            Some(line) => {
                ensure!(line.contains(&format!("client={CLIENT} ")), "the server takes another client: {line}");
                return Ok(());
            }
            None => ensure!(start.elapsed() < TIMEOUT, "the request {id} is not in the log"),
        }
        thread::sleep(Duration::from_millis(20));
    }
}

/// Starts both servers again, one after the other, while clients read and write; returns the number of requests.
fn check_upgrade(proxy: &Proxy, servers: &Servers<'_>, running: &mut [ServerProcess; 2], token: &str) -> Result<usize> {
    let authorization = format!("Authorization: token {token}");
    let is_over = AtomicBool::new(false);
    let paths =
        [format!("/api/resource/User/Guest?run=[1-{REQUESTS}]"), format!("/api/resource/Note?run=[1-{REQUESTS}]")];
    let write = ["--data", "title=written during an upgrade"];
    thread::scope(|scope| {
        let clients = paths.map(|path| {
            let (is_over, authorization) = (&is_over, &authorization);
            scope.spawn(move || -> Result<usize> {
                let mut arguments =
                    vec!["--header", authorization, "--output", "/dev/null", "--write-out", "%{http_code}\n"];
                if path.contains("Note") {
                    arguments.extend(write);
                }
                let mut requests = 0;
                while !is_over.load(Ordering::Relaxed) {
                    for status in curl(proxy, &arguments, &path)?.lines() {
                        ensure!(status == "200", "{path} is answered {status}");
                        requests += 1;
                    }
                }
                Ok(requests)
            })
        });
        let restarted = running.iter_mut().enumerate().try_for_each(|(index, server)| restart(servers, index, server));
        is_over.store(true, Ordering::Relaxed);
        let mut requests = 0;
        for client in clients {
            requests += client.join().unwrap_or_else(|_| bail!("a client has panicked"))?;
        }
        restarted?;
        Ok(requests)
    })
}

/// Ends a server as systemd does, and starts it again.
fn restart(servers: &Servers<'_>, index: usize, server: &mut ServerProcess) -> Result<()> {
    succeed(Command::new("kill").args(["-TERM", &server.id().to_string()]), "Debian: procps")?;
    let start = Instant::now();
    let status = loop {
        match server.exit_status()? {
            Some(status) => break status,
            None => ensure!(start.elapsed() < TIMEOUT, "the server does not end"),
        }
        thread::sleep(Duration::from_millis(10));
    };
    ensure!(status.success(), "the server ended with {status}");
    *server = servers.start(index)?;
    thread::sleep(NOTICE_TIME);
    Ok(())
}
