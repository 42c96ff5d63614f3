//! The process as the system counts it: `/proc/self` of Linux. Other systems have no values.

use std::fs;

/// The process at one time. The names of its metrics are those of Prometheus' own client libraries.
#[derive(Debug, Default, PartialEq)]
pub struct Process {
    /// Seconds of processor time, of user and system.
    pub cpu_seconds: Option<f64>,
    /// Bytes of resident memory.
    pub resident_bytes: Option<u64>,
    /// Bytes of virtual memory.
    pub virtual_bytes: Option<u64>,
    /// Open file descriptors.
    pub open_fds: Option<usize>,
    /// File descriptors that may be open.
    pub max_fds: Option<u64>,
    /// Threads.
    pub threads: Option<u64>,
    /// Seconds since the epoch at which the process started.
    pub start_seconds: Option<f64>,
}

/// The process of this program.
pub fn current() -> Process {
    let read = |file: &str| fs::read_to_string(format!("/proc/self/{file}")).unwrap_or_default();
    let boot = fs::read_to_string("/proc/stat").unwrap_or_default();
    let open_fds = fs::read_dir("/proc/self/fd").ok().map(Iterator::count);
    // The folder itself is open while it is read.
    Process {
        open_fds: open_fds.map(|count| count.saturating_sub(1)),
        ..parse(&read("stat"), &read("status"), &read("limits"), &boot)
    }
}

/// Bytes of resident memory without mapped files.
pub fn anonymous_memory() -> Option<u64> {
    status_bytes(&fs::read_to_string("/proc/self/status").ok()?, "RssAnon:")
}

/// A size in `/proc/self/status`, which has them in KiB.
fn status_bytes(status: &str, name: &str) -> Option<u64> {
    let value = status.lines().find_map(|line| line.strip_prefix(name))?;
    Some(value.split_whitespace().next()?.parse::<u64>().ok()? * 1024)
}

/// Ticks in a second, which Linux fixes for programs on all usual processors.
const TICKS: f64 = 100.0;

fn parse(stat: &str, status: &str, limits: &str, boot: &str) -> Process {
    // The name of the program, in parentheses, may have spaces and parentheses.
    let fields: Vec<&str> = stat.rsplit_once(')').map_or(Vec::new(), |(_, rest)| rest.split_whitespace().collect());
    // Numbered as in `man 5 proc`, where the first field behind the name is 3.
    let field = |number: usize| fields.get(number - 3).and_then(|text| text.parse::<u64>().ok());
    let seconds = |ticks: u64| f64::from(u32::try_from(ticks).unwrap_or(u32::MAX)) / TICKS;
    let named = |name: &str| status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    let number = |name: &str| named(name).split_whitespace().next().and_then(|text| text.parse::<u64>().ok());
    let boot_time = boot.lines().find_map(|line| line.strip_prefix("btime ")).and_then(|text| text.parse::<f64>().ok());
    let max_fds = limits.lines().find_map(|line| line.strip_prefix("Max open files"));
    Process {
        cpu_seconds: field(14).zip(field(15)).map(|(user, system)| seconds(user) + seconds(system)),
        resident_bytes: status_bytes(status, "VmRSS:"),
        virtual_bytes: status_bytes(status, "VmSize:"),
        open_fds: None,
        max_fds: max_fds.and_then(|text| text.split_whitespace().next()?.parse().ok()),
        threads: number("Threads:"),
        start_seconds: boot_time.zip(field(22)).map(|(boot, ticks)| boot + seconds(ticks)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_whatever_the_name_of_the_program() {
        let stat =
            "42 (a (b) c) S 1 42 42 0 -1 4194304 5 0 0 0 250 50 0 0 20 0 7 0 1000 8192 3 18446744073709551615 1 1";
        let limits = "Limit                     Soft Limit           Hard Limit           Units\n\
                      Max open files            1024                 524288               files\n";
        let status = "Name:\ta\nVmSize:\t    8192 kB\nVmRSS:\t       3 kB\nThreads:\t7\n";
        let process = parse(stat, status, limits, "cpu 1\nbtime 1700000000\n");
        assert_eq!(
            (process.cpu_seconds, process.threads, process.virtual_bytes),
            (Some(3.0), Some(7), Some(8_388_608))
        );
        assert_eq!((process.resident_bytes, process.max_fds), (Some(3072), Some(1024)));
        assert_eq!(process.start_seconds, Some(1_700_000_010.0));
        assert_eq!(parse("", "", "", ""), Process::default());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn own_process_has_memory_threads_and_descriptors() {
        let process = current();
        assert!(process.resident_bytes.unwrap() > 100_000 && process.threads.unwrap() > 0, "{process:?}");
        assert!(process.open_fds.unwrap() >= 3 && process.max_fds.unwrap() >= 3, "{process:?}");
    }
}
