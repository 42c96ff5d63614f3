//! SQLite's progress handler, which stops statements after their deadline.
//!
//! SQLite calls the handler of a connection every few instructions of its virtual machine and ends
//! the statement with an error when the handler says so. Diesel does not expose the handler or the
//! handle of a connection. So the handler is installed by an automatic extension: a function that SQLite
//! calls with the handle of each connection that the process opens.

#![allow(unsafe_code, reason = "Diesel exposes neither the progress handler of SQLite nor the handle of a connection")]

use super::deadline;
use libsqlite3_sys as ffi;
use std::ffi::{c_char, c_int, c_void};
use std::ptr;
use std::sync::Once;

/// Instructions between two calls of the handler, each of which reads the clock. Scanning a row takes
/// about ten.
const INSTRUCTIONS: c_int = 500;

/// Gives every connection that is opened from now on the handler.
pub fn install() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        // SAFETY: `set_handler` has the signature that SQLite calls, is never unloaded, does not unwind, and
        // uses the handle that it is given during the call only. SQLite keeps its list of extensions behind a
        // mutex, so other threads may open connections meanwhile.
        let status = unsafe { ffi::sqlite3_auto_extension(Some(set_handler)) };
        if status != ffi::SQLITE_OK {
            tracing::error!(status, "failed to install SQLite's progress handler; statements have no timeout");
        }
    });
}

extern "C" fn set_handler(
    connection: *mut ffi::sqlite3,
    _error: *mut *mut c_char,
    _routines: *const ffi::sqlite3_api_routines,
) -> c_int {
    // SAFETY: SQLite passes the connection that it is opening, which no other thread knows yet. The handler has no
    // state that could be freed, and neither unwinds nor uses the connection.
    unsafe { ffi::sqlite3_progress_handler(connection, INSTRUCTIONS, Some(is_overdue), ptr::null_mut()) };
    ffi::SQLITE_OK
}

extern "C" fn is_overdue(_: *mut c_void) -> c_int {
    c_int::from(deadline::has_passed())
}
