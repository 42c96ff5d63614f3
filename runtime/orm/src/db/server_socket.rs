//! The socket of a connection to a database server.
//!
//! Diesel hides the sockets of its connections, and libmariadb has no option for most timeouts. So the socket of a new
//! connection is found among the open files of the process: it is the only one to the server that was not there before.
//! A copy of it serves to set the timeouts of TCP, and to end a statement whose server does not answer. Where there is
//! no `/proc`, connections have the timeouts of their client library only.

#![cfg_attr(
    not(all(target_os = "linux", feature = "postgres", feature = "mysql")),
    allow(dead_code, reason = "each database and each operating system needs a part of it")
)]

use super::ServerUrl;

/// Silence after which TCP asks whether the server is still there.
const KEEPALIVE_IDLE_SECONDS: u32 = 15;
/// Time between two such questions.
const KEEPALIVE_INTERVAL_SECONDS: u32 = 5;
/// Questions without an answer after which the connection is lost.
const KEEPALIVE_COUNT: u32 = 3;
/// Time after which a connection is lost whose server has not acknowledged what was sent.
const USER_TIMEOUT_MILLISECONDS: u32 = 15_000;
/// Time for a connection to be established.
pub const CONNECT_TIMEOUT_SECONDS: u32 = 10;

/// The timeouts of a connection as parameters of libpq's URLs.
pub const POSTGRES_TIMEOUTS: [(&str, u32); 5] = [
    ("connect_timeout", CONNECT_TIMEOUT_SECONDS),
    ("keepalives_idle", KEEPALIVE_IDLE_SECONDS),
    ("keepalives_interval", KEEPALIVE_INTERVAL_SECONDS),
    ("keepalives_count", KEEPALIVE_COUNT),
    ("tcp_user_timeout", USER_TIMEOUT_MILLISECONDS),
];

#[cfg(all(target_os = "linux", any(feature = "postgres", feature = "mysql")))]
pub use linux::{ServerSocket, with_socket};
#[cfg(not(all(target_os = "linux", any(feature = "postgres", feature = "mysql"))))]
pub use other::ServerSocket;
#[cfg(all(not(target_os = "linux"), any(feature = "postgres", feature = "mysql")))]
pub use other::with_socket;

#[cfg(all(target_os = "linux", any(feature = "postgres", feature = "mysql")))]
mod linux {
    use super::{
        KEEPALIVE_COUNT, KEEPALIVE_IDLE_SECONDS, KEEPALIVE_INTERVAL_SECONDS, ServerUrl, USER_TIMEOUT_MILLISECONDS,
    };
    use parking_lot::Mutex;
    use rustix::net::{self, Shutdown, SocketAddrAny, SocketAddrUnix, sockopt};
    use std::collections::HashMap;
    use std::net::SocketAddr;
    use std::os::fd::{BorrowedFd, OwnedFd, RawFd};
    use std::path::PathBuf;
    use std::time::Duration;

    /// A copy of the socket of a connection.
    #[derive(Debug)]
    pub struct ServerSocket(OwnedFd);

    impl ServerSocket {
        /// Ends the connection: a statement that waits for the server fails.
        pub fn shut_down(&self) {
            // The connection may have ended by itself.
            let _ = net::shutdown(&self.0, Shutdown::Both);
        }

        fn set_timeouts(&self) {
            let seconds = |seconds: u32| Duration::from_secs(u64::from(seconds));
            let set = sockopt::set_socket_keepalive(&self.0, true)
                .and_then(|()| sockopt::set_tcp_keepidle(&self.0, seconds(KEEPALIVE_IDLE_SECONDS)))
                .and_then(|()| sockopt::set_tcp_keepintvl(&self.0, seconds(KEEPALIVE_INTERVAL_SECONDS)))
                .and_then(|()| sockopt::set_tcp_keepcnt(&self.0, KEEPALIVE_COUNT))
                .and_then(|()| sockopt::set_tcp_user_timeout(&self.0, USER_TIMEOUT_MILLISECONDS));
            if let Err(error) = set {
                tracing::debug!(%error, "failed to set the timeouts of a connection to the database");
            }
        }
    }

    /// Connects, and finds the socket of the new connection. The timeouts of TCP are set if `sets_timeouts`. The
    /// connections of a pool are opened one after another, by the lock `turn`, so that each finds its own socket.
    ///
    /// # Errors
    /// Those of `connect`.
    pub fn with_socket<C, E>(
        url: &ServerUrl,
        turn: &Mutex<()>,
        sets_timeouts: bool,
        connect: impl FnOnce() -> Result<C, E>,
    ) -> Result<(C, Option<ServerSocket>), E> {
        let _turn = turn.lock();
        let before = open_sockets();
        let connection = connect()?;
        let added = open_sockets().into_iter().filter(|(inode, _)| !before.contains_key(inode));
        let found: Vec<_> = added.filter_map(|(_, number)| copy_of_server_socket(url, number)).collect();
        // A local socket beside one of TCP belongs to something else. Of two alike, either may be another connection
        // of the application to the same server.
        let has_tcp = found.iter().any(|(_, is_tcp)| *is_tcp);
        let mut found = found.into_iter().filter(|(_, is_tcp)| *is_tcp == has_tcp);
        let socket = found.next().filter(|_| found.next().is_none());
        match &socket {
            Some((socket, true)) if sets_timeouts => socket.set_timeouts(),
            Some(_) => {}
            None => tracing::debug!(%url, "the socket of a connection to the database was not found"),
        }
        Ok((connection, socket.map(|(socket, _)| socket)))
    }

    /// The numbers of the open sockets, by their inodes.
    fn open_sockets() -> HashMap<PathBuf, RawFd> {
        let files = std::fs::read_dir("/proc/self/fd").into_iter().flatten().flatten();
        let sockets = files.filter_map(|file| {
            let inode = std::fs::read_link(file.path()).ok()?;
            let number = file.file_name().to_str()?.parse().ok()?;
            inode.to_str()?.starts_with("socket:").then_some((inode, number))
        });
        sockets.collect()
    }

    /// A copy of the socket if it is connected to the server, and whether it is one of TCP.
    #[allow(unsafe_code, reason = "a file that a client library owns is known by its number only")]
    fn copy_of_server_socket(url: &ServerUrl, number: RawFd) -> Option<(ServerSocket, bool)> {
        // SAFETY: the number was open a moment ago. If it is closed meanwhile, the copy fails; if it belongs to another
        // file by now, the peer of the copy is another one, unless it is a connection to the same server again.
        let copy = unsafe { BorrowedFd::borrow_raw(number) }.try_clone_to_owned().ok()?;
        let peer = net::getpeername(&copy).ok()??;
        let is_tcp = is_server(url, peer)?;
        Some((ServerSocket(copy), is_tcp))
    }

    /// Whether the address of a server is one of TCP; `None` for an address of something else.
    fn is_server(url: &ServerUrl, peer: SocketAddrAny) -> Option<bool> {
        if let Ok(address) = SocketAddr::try_from(peer.clone()) {
            return url.ports().contains(&address.port()).then_some(true);
        }
        let address = SocketAddrUnix::try_from(peer).ok()?;
        let path = String::from_utf8_lossy(address.path_bytes()?).into_owned();
        let is_server = path.contains("/.s.PGSQL.") || path.contains("mysql") || url.names_socket(&path);
        is_server.then_some(false)
    }
}

#[cfg(not(all(target_os = "linux", any(feature = "postgres", feature = "mysql"))))]
mod other {
    use super::ServerUrl;

    /// A copy of the socket of a connection, which is found on Linux only.
    #[derive(Debug)]
    pub enum ServerSocket {}

    impl ServerSocket {
        /// Ends the connection.
        pub fn shut_down(&self) {
            match *self {}
        }
    }

    /// Connects; the socket is not found.
    pub fn with_socket<C, E>(
        _: &ServerUrl,
        _: &parking_lot::Mutex<()>,
        _: bool,
        connect: impl FnOnce() -> Result<C, E>,
    ) -> Result<(C, Option<ServerSocket>), E> {
        connect().map(|connection| (connection, None))
    }
}

#[cfg(all(test, target_os = "linux", feature = "mysql"))]
mod tests {
    use super::*;
    use crate::db::DatabaseUrl;
    use std::io::{Read, Write};
    use std::net::{TcpListener, TcpStream};

    #[test]
    fn socket_of_new_connection_gets_timeouts_and_can_be_shut_down() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("mysql://root@{}/d", listener.local_addr().unwrap());
        let DatabaseUrl::Mysql(url) = url.parse().unwrap() else { panic!("{url}") };
        let connect = || TcpStream::connect(listener.local_addr().unwrap());
        let turn = parking_lot::Mutex::default();
        let (mut connection, socket) = with_socket(&url, &turn, true, connect).unwrap();
        assert_eq!(rustix::net::sockopt::tcp_user_timeout(&connection).unwrap(), USER_TIMEOUT_MILLISECONDS);
        assert_eq!(rustix::net::sockopt::tcp_keepcnt(&connection).unwrap(), KEEPALIVE_COUNT);
        assert!(rustix::net::sockopt::socket_keepalive(&connection).unwrap());
        let _server = listener.accept().unwrap();
        socket.unwrap().shut_down();
        assert_eq!(connection.read(&mut [0]).unwrap(), 0);
        connection.write_all(&[0]).unwrap_err();
        // A connection to something else is not taken for one to the server.
        let other = TcpListener::bind("127.0.0.1:0").unwrap();
        let connect = || TcpStream::connect(other.local_addr().unwrap());
        assert!(with_socket(&url, &turn, true, connect).unwrap().1.is_none());
    }
}
