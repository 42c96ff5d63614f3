use std::fs::File;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Time that the server may take to start, and to answer.
const START_TIMEOUT: Duration = Duration::from_secs(60);

/// Polling interval of the log of a server that starts.
const POLL_INTERVAL: Duration = Duration::from_millis(50);

/// An `Authorization` header. The server does not verify the signature.
const AUTHORIZATION: &str =
    "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=none";

/// A running server.
#[derive(Debug)]
pub struct BucketServer {
    child: Child,
    address: String,
    _folder: tempfile::TempDir,
}

/// The path of the program: in the virtual environment of CI, or in the PATH.
fn program() -> Option<PathBuf> {
    // The folder of the project is above that of the crate.
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = crate_folder.ancestors().skip(1).take(2).map(|folder| folder.join("target/moto/bin"));
    let folders = std::env::var_os("PATH").unwrap_or_default();
    own.chain(std::env::split_paths(&folders))
        .find_map(|folder| Some(folder.join("moto_server")).filter(|program| program.is_file()))
}

impl BucketServer {
    /// Starts a server; none if it is not installed, which is reported on stderr.
    pub fn start() -> Option<BucketServer> {
        let Some(program) = program() else {
            eprintln!("skipped: moto_server is not installed (pip install 'moto[s3]' flask flask-cors)");
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("log");
        let child = Command::new(program)
            .args(["-H", "127.0.0.1", "-p", "0"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(File::create(&log).unwrap())
            .spawn()
            .unwrap();
        let mut server = BucketServer { child, address: String::new(), _folder: folder };
        let start = Instant::now();
        loop {
            let text = std::fs::read_to_string(&log).unwrap();
            let running = text.split_once("Running on ").and_then(|(_, rest)| rest.split_once('\n'));
            if let Some((address, _)) = running {
                address.trim().clone_into(&mut server.address);
                return Some(server);
            }
            let ended = server.child.try_wait().unwrap();
            assert!(ended.is_none() && start.elapsed() < START_TIMEOUT, "moto did not start: {text}");
            std::thread::sleep(POLL_INTERVAL);
        }
    }

    /// The URL of the server.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Creates a bucket.
    pub fn create_bucket(&self, bucket: &str) {
        self.send("PUT", bucket, "");
    }

    /// Stores an object.
    pub fn put(&self, bucket: &str, key: &str, content: &str) {
        self.send("PUT", &format!("{bucket}/{key}"), content);
    }

    /// The keys in a bucket, in order.
    pub fn keys(&self, bucket: &str) -> Vec<String> {
        let listed = self.send("GET", &format!("{bucket}?list-type=2"), "");
        let keys = listed.split("<Key>").skip(1).map(|rest| rest.split("</Key>").next().unwrap());
        keys.map(|key| key.replace("&amp;", "&")).collect()
    }

    /// Sends a request that succeeds, and gives the body of the response.
    fn send(&self, method: &str, target: &str, body: &str) -> String {
        let host = self.address.trim_start_matches("http://");
        let mut stream = TcpStream::connect(host).unwrap();
        stream.set_read_timeout(Some(START_TIMEOUT)).unwrap();
        let length = body.len();
        // HTTP/1.0 has no chunks, and the connection ends with the response.
        write!(
            stream,
            "{method} /{target} HTTP/1.0\r\nHost: {host}\r\nAuthorization: {AUTHORIZATION}\r\nContent-Length: {length}\r\n\r\n{body}"
        )
        .unwrap();
        let mut response = String::new();
        stream.read_to_string(&mut response).unwrap();
        let (head, body) = response.split_once("\r\n\r\n").unwrap();
        assert_eq!(head.split(' ').nth(1), Some("200"), "{method} {target}: {response}");
        body.to_owned()
    }

    /// Stalls the server: connections are accepted and requests get no response.
    pub fn pause(&self) {
        self.signal("-STOP");
    }

    /// Ends [`BucketServer::pause`].
    pub fn resume(&self) {
        self.signal("-CONT");
    }

    fn signal(&self, signal: &str) {
        let status = Command::new("kill").arg(signal).arg(self.child.id().to_string()).status();
        assert!(status.unwrap().success());
    }
}

impl Drop for BucketServer {
    fn drop(&mut self) {
        // The server stores in memory, so there is nothing to flush.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
