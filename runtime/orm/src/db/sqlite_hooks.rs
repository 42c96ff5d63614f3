//! Hooks of SQLite: the progress entry, which stops statements, and the report of the log's size.
//!
//! SQLite calls the progress entry of a connection every few instructions of its virtual machine and ends
//! the statement with an error when the entry says so: after the deadline of the thread, or when the checkpointer
//! has interrupted the reader. It calls the other hook after each commit with the length of the write-ahead log.
//! Diesel exposes neither of them, nor the handle of a connection. So the hooks are installed by an automatic
//! extension: a function that SQLite calls with the handle of each connection that the process opens.

#![allow(unsafe_code, reason = "Diesel exposes neither the hooks of SQLite nor the handle of a connection")]

use super::deadline;
use super::readers::Reader;
use super::wal_size::WalSize;
use libsqlite3_sys as ffi;
use std::cell::RefCell;
use std::ffi::{c_char, c_int, c_void};
use std::sync::{Arc, Once, OnceLock};

/// Instructions between two calls of the progress entry, each of which reads the clock. Scanning a row takes
/// about ten.
const INSTRUCTIONS: c_int = 500;

/// The data of a connection's hooks, which the connection owns.
#[derive(Default)]
struct HookData {
    reader: Arc<Reader>,
    wal_size: OnceLock<Arc<WalSize>>,
}

/// A connection that this thread has opened.
pub struct OpenedConnection {
    handle: *mut ffi::sqlite3,
    data: Arc<HookData>,
}

thread_local! {
    /// The last connection that this thread has opened.
    static OPENED: RefCell<Option<OpenedConnection>> = const { RefCell::new(None) };
}

/// Gives every connection that is opened from now on the hooks.
pub fn install() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        // SAFETY: `set_hooks` has the signature that SQLite calls, is never unloaded, does not unwind, and
        // uses the handle that it is given as its comments say. SQLite keeps its list of extensions behind a
        // mutex, so other threads may open connections meanwhile.
        let status = unsafe { ffi::sqlite3_auto_extension(Some(set_hooks)) };
        if status != ffi::SQLITE_OK {
            tracing::error!(status, "failed to install SQLite's progress entry; statements have no timeout");
        }
    });
}

/// Runs a function that opens a connection. Gives the connection's hooks, if they could be installed.
pub fn with_hooks<T>(open: impl FnOnce() -> T) -> (T, Option<OpenedConnection>) {
    OPENED.take();
    let opened = open();
    (opened, OPENED.take())
}

impl OpenedConnection {
    /// The reader that the connection asks whether it is interrupted.
    pub fn reader(&self) -> Arc<Reader> {
        Arc::clone(&self.data.reader)
    }

    /// Reports the length of the log after each commit of the connection, which must be open still. This
    /// replaces SQLite's automatic checkpoints.
    pub fn report_wal_size(self, wal_size: Arc<WalSize>) {
        self.data.wal_size.get_or_init(|| wal_size);
        // SAFETY: the caller has just opened the connection on this thread and has not closed it. The connection
        // owns a reference to the data until it is closed, and runs the hook for as long only. The hook does
        // not unwind.
        unsafe { ffi::sqlite3_wal_hook(self.handle, Some(report_commit), Arc::as_ptr(&self.data).cast_mut().cast()) };
    }
}

extern "C" fn set_hooks(
    connection: *mut ffi::sqlite3,
    _error: *mut *mut c_char,
    _routines: *const ffi::sqlite3_api_routines,
) -> c_int {
    let data = Arc::<HookData>::default();
    let owned = Arc::into_raw(Arc::clone(&data)).cast_mut().cast::<c_void>();
    // SAFETY: SQLite passes the connection that it is opening, which no other thread knows yet. It calls `drop_data`
    // once, when it closes the connection or if it cannot store the pointer. The entry runs only while the
    // connection is open, when the data lives, and does not unwind.
    unsafe {
        if ffi::sqlite3_set_clientdata(connection, c"doctyped".as_ptr(), owned, Some(drop_data)) == ffi::SQLITE_OK {
            ffi::sqlite3_progress_handler(connection, INSTRUCTIONS, Some(must_end), owned);
            OPENED.set(Some(OpenedConnection { handle: connection, data }));
        }
    }
    ffi::SQLITE_OK
}

unsafe extern "C" fn drop_data(data: *mut c_void) {
    // SAFETY: `set_hooks` made the pointer from a counted reference, which is given up here and nowhere else.
    drop(unsafe { Arc::from_raw(data.cast::<HookData>().cast_const()) });
}

unsafe extern "C" fn must_end(data: *mut c_void) -> c_int {
    // SAFETY: the connection that calls owns a reference to the data.
    let data = unsafe { &*data.cast::<HookData>() };
    c_int::from(data.reader.is_interrupted() || deadline::has_passed())
}

unsafe extern "C" fn report_commit(
    data: *mut c_void,
    _connection: *mut ffi::sqlite3,
    _database: *const c_char,
    frames: c_int,
) -> c_int {
    // SAFETY: the connection that calls owns a reference to the data.
    let data = unsafe { &*data.cast::<HookData>() };
    if let Some(wal_size) = data.wal_size.get() {
        wal_size.report(u32::try_from(frames).unwrap_or_default());
    }
    ffi::SQLITE_OK
}
