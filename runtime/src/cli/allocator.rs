//! Settings of the C library's allocator, which keep the memory of a large request from staying with the process.
//!
//! glibc serves large blocks from mappings of their own, which return to the system when they are freed. But each
//! freed mapping raises the threshold for the next, up to 32 MiB; from then on the buffers of large requests lie
//! among small blocks in the heaps of the threads, and most of that memory is never returned. A fixed
//! threshold keeps them apart (`man 3 mallopt`). Other C libraries need no settings.

/// Bytes from which a block gets a mapping of its own: more than a usual request takes at a time, and what a chunk of a
/// long response takes.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const MMAP_THRESHOLD: libc::c_int = 64 * 1024;

/// Free bytes at the end of a heap that are kept for the next requests.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const TRIM_THRESHOLD: libc::c_int = 1024 * 1024;

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

/// Other C libraries need no settings.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn configure() {}
