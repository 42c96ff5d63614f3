//! A private S3 server for tests: Python's `moto`, in memory, on the loopback interface, stopped when
//! its [`Server`] is dropped.

use crate::config::Bucket as Config;
use std::fs::File;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long the server may take to start.
const START_TIMEOUT: Duration = Duration::from_secs(60);

/// An Authorization header; the server does not verify the signature.
const AUTHORIZATION: &str =
    "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=none";

/// A running server.
#[derive(Debug)]
pub(crate) struct Server {
    child: Child,
    address: String,
    _folder: tempfile::TempDir,
}

/// The program: in the environment that CI makes, or in the PATH.
fn program() -> Option<PathBuf> {
    let own = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../target/moto/bin"));
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let mut folders = std::iter::once(own).chain(std::env::split_paths(&folders));
    folders.find_map(|folder| Some(folder.join("moto_server")).filter(|program| program.is_file()))
}

impl Server {
    /// Starts a server; says so when it is not installed.
    pub(crate) fn start() -> Option<Server> {
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
        let mut server = Server { child, address: String::new(), _folder: folder };
        let start = Instant::now();
        loop {
            let told = std::fs::read_to_string(&log).unwrap();
            let running = told.split_once("Running on ").and_then(|(_, rest)| rest.split_once('\n'));
            if let Some((address, _)) = running {
                address.trim().clone_into(&mut server.address);
                return Some(server);
            }
            let ended = server.child.try_wait().unwrap();
            assert!(ended.is_none() && start.elapsed() < START_TIMEOUT, "moto did not start: {told}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// How to reach it.
    pub(crate) fn config(&self) -> Config {
        let key = Some("test".to_owned());
        Config {
            endpoint: Some(self.address.clone()),
            region: Some("us-east-1".to_owned()),
            access_key: key.clone(),
            secret_key: key,
        }
    }

    /// Makes a bucket.
    pub(crate) fn make(&self, bucket: &str) {
        let made = ureq::put(format!("{}/{bucket}", self.address)).header("Authorization", AUTHORIZATION).send_empty();
        assert_eq!(made.unwrap().status(), 200);
    }

    /// The keys in a bucket, in order.
    pub(crate) fn keys(&self, bucket: &str) -> Vec<String> {
        let url = format!("{}/{bucket}?list-type=2", self.address);
        let mut listed = ureq::get(url).header("Authorization", AUTHORIZATION).call().unwrap();
        let listed = listed.body_mut().read_to_string().unwrap();
        let keys = listed.split("<Key>").skip(1).map(|rest| rest.split("</Key>").next().unwrap());
        keys.map(|key| key.replace("&amp;", "&")).collect()
    }

    /// Makes it answer nothing, and answer again.
    pub(crate) fn pause(&self, is_paused: bool) {
        let signal = if is_paused { "-STOP" } else { "-CONT" };
        let told = Command::new("kill").arg(signal).arg(self.child.id().to_string()).status();
        assert!(told.unwrap().success());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It keeps everything in memory, so there is nothing to wait for.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
