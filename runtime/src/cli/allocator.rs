//! Settings of the C library's allocator, which keep the memory of a large request from staying with the process.
//!
//! glibc serves large blocks from mappings of their own, which return to the system when they are freed. But each
//! freed mapping raises the threshold for the next, up to 32 MiB; from then on the buffers of large requests lie
//! among small blocks in the heaps of the threads, and most of that memory is never returned. A fixed
//! threshold keeps them apart (`man 3 mallopt`). Smaller blocks leave free pages in the heaps, which glibc returns only
//! when it is asked to (`man 3 malloc_trim`). Other C libraries need neither.

#[cfg(all(target_os = "linux", target_env = "gnu"))]
use doctyped_monitoring::process::anonymous_memory;

/// Bytes from which a block gets a mapping of its own: more than a connection or a usual request takes at a time. With 64
/// KiB, requests that write take a third longer.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const MMAP_THRESHOLD: libc::c_int = 256 * 1024;

/// Free bytes at the end of a heap that are kept for the next requests.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const TRIM_THRESHOLD: libc::c_int = 1024 * 1024;

/// Bytes by which the memory of the process grows before free pages are returned: usual requests do not.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const TRIM_INTERVAL: u64 = 32 * 1024 * 1024;

/// Polling interval of the memory of the process.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const POLL_INTERVAL: std::time::Duration = std::time::Duration::from_secs(1);

/// Applies the settings, unless the environment has some (`MALLOC_...` or `GLIBC_TUNABLES`). To be called before
/// there are other threads.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[allow(unsafe_code, reason = "mallopt is a function of C")]
pub fn configure() {
    let is_setting = |name: &std::ffi::OsStr| {
        name == "GLIBC_TUNABLES" || name.to_str().is_some_and(|name| name.starts_with("MALLOC_"))
    };
    if std::env::vars_os().any(|(name, _)| is_setting(&name)) {
        return;
    }
    for (parameter, value) in [(libc::M_MMAP_THRESHOLD, MMAP_THRESHOLD), (libc::M_TRIM_THRESHOLD, TRIM_THRESHOLD)] {
        // SAFETY: mallopt takes two integers and checks them; it changes settings of the allocator behind its lock.
        unsafe { libc::mallopt(parameter, value) };
    }
}

/// Returns free pages to the system whenever the memory of the process has grown, in a thread of its own.
///
/// # Errors
/// The thread cannot be started.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[allow(unsafe_code, reason = "malloc_trim is a function of C")]
pub fn return_free_pages() -> std::io::Result<()> {
    let trim = || {
        let mut kept = 0;
        loop {
            std::thread::sleep(POLL_INTERVAL);
            let Some(memory) = anonymous_memory() else { return };
            if memory < kept + TRIM_INTERVAL {
                kept = kept.min(memory);
                continue;
            }
            // SAFETY: malloc_trim takes a number of bytes; it looks at each heap behind its lock.
            unsafe { libc::malloc_trim(0) };
            kept = anonymous_memory().unwrap_or(memory);
        }
    };
    std::thread::Builder::new().name("free-pages".to_owned()).spawn(trim).map(drop)
}

/// Other C libraries return pages by themselves.
///
/// # Errors
/// None.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn return_free_pages() -> std::io::Result<()> {
    Ok(())
}

/// Other C libraries need no settings.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn configure() {}
