//! Collects the metrics of a site and its process.

use crate::exposition::Exposition;
use crate::health::Report;
use crate::middleware::RequestCounts;
use crate::process::{self, Process};
use crate::request_table::{LATENCY_BOUNDS, RequestTable};
use doctyped_auth::LoginCounts;
use doctyped_core::context::Site;
use doctyped_orm::db::{PoolStatistics, ReplicaStatistics};
use doctyped_orm::statistics::Distribution;
use doctyped_orm::worker_pool::WorkerStatistics;

const MICROSECONDS: f64 = 1_000_000.0;

/// The metrics as text, with the results of the health checks. This reads a few files of the system, and waits neither for
/// the database nor for requests.
pub fn collect(site: &Site, health: &Report) -> String {
    let mut out = Exposition::default();
    out.gauge("doctyped_build_info", "Always 1; the version is a label.")
        .sample(&[("version", env!("CARGO_PKG_VERSION"))], 1);
    out.gauge("doctyped_health_check", "1 while a check of /ready passes, 0 while it fails.");
    for (check, result) in &health.checks {
        out.sample(&[("check", check.name())], u8::from(result.is_ok()));
    }
    write_requests(&site.extension::<RequestCounts>().0, &mut out);
    write_pool(&site.pool.statistics(), &mut out);
    write_replicas(&site.replicas.statistics(), &mut out);
    let (requests, writer) = (site.workers(), site.pool.writer_thread().map(|writer| writer.workers().statistics()));
    write_workers(requests.statistics(), writer, site.connection_permits().in_use(), &mut out);
    write_caches(site, &mut out);
    let logins = site.extension::<LoginCounts>();
    out.counter("doctyped_logins_total", "Logins by result.")
        .sample(&[("result", "ok")], logins.succeeded.get())
        .sample(&[("result", "failed")], logins.failed.get());
    write_process(&process::current(), &mut out);
    out.into_text()
}

fn write_requests(table: &RequestTable, out: &mut Exposition) {
    let all = table.series();
    out.counter("doctyped_http_requests_total", "Requests by route, method and status; 0 is any other status.");
    for series in &all {
        for (status, count) in &series.statuses {
            let status = status.to_string();
            out.sample(&[("route", series.route), ("method", series.method), ("status", &status)], count);
        }
    }
    let help = "Time from the head of a request to the end of its response, by route and method.";
    out.histogram("doctyped_http_request_duration_seconds", help);
    for series in &all {
        let values = Distribution { bounds: &LATENCY_BOUNDS, counts: series.buckets.clone(), sum: series.sum };
        out.distribution(&[("route", series.route), ("method", series.method)], &values, MICROSECONDS);
    }
    out.gauge("doctyped_http_requests_in_flight", "Requests that are being answered.").sample(&[], table.in_flight());
}

fn write_replicas(replicas: &[ReplicaStatistics], out: &mut Exposition) {
    if replicas.is_empty() {
        return;
    }
    out.gauge("doctyped_read_replica_used", "1 while requests read from the replica, 0 while it is left out.");
    for replica in replicas {
        out.sample(&[("replica", &replica.url)], u8::from(replica.is_used));
    }
    let help = "Age of what the replica has; missing while that is not known.";
    out.gauge("doctyped_read_replica_lag_seconds", help);
    for (replica, lag) in replicas.iter().filter_map(|replica| Some((replica, replica.lag?))) {
        out.sample(&[("replica", &replica.url)], lag.as_secs_f64());
    }
}

fn write_pool(pool: &PoolStatistics, out: &mut Exposition) {
    let used = pool.open.saturating_sub(pool.idle);
    out.gauge("doctyped_db_connections", "Connections to the database by state.")
        .sample(&[("state", "used")], used)
        .sample(&[("state", "idle")], pool.idle);
    out.gauge("doctyped_db_connections_max", "Connections that may be open.").sample(&[], pool.max_size);
    out.gauge("doctyped_db_connection_waiters", "Requests that wait for a connection.").sample(&[], pool.waiting);
    let help = "Time that requests have waited for a connection; those that got one at once are not counted.";
    out.histogram("doctyped_db_connection_wait_seconds", help).distribution(&[], &pool.waits, MICROSECONDS);
    if let Some(queued) = pool.queued_writes {
        out.gauge("doctyped_sqlite_write_queue", "Requests that wait for the writer thread.").sample(&[], queued);
    }
    if let Some(batches) = &pool.batches {
        out.histogram("doctyped_sqlite_commit_batch_size", "Requests that shared a commit.").distribution(
            &[],
            batches,
            1.0,
        );
    }
    if let Some(bytes) = pool.wal_bytes {
        out.gauge("doctyped_sqlite_wal_bytes", "Size of the write-ahead log.").sample(&[], bytes);
    }
}

fn write_workers(requests: WorkerStatistics, writer: Option<WorkerStatistics>, shares: usize, out: &mut Exposition) {
    let mut gauge = |name, help, of: fn(&WorkerStatistics) -> usize| {
        out.gauge(name, help).sample(&[("pool", "requests")], of(&requests));
        if let Some(writer) = &writer {
            out.sample(&[("pool", "writer")], of(writer));
        }
    };
    gauge("doctyped_worker_threads", "Threads of a worker pool.", |pool| pool.threads);
    gauge("doctyped_worker_busy", "Threads of a worker pool that run a job.", |pool| pool.busy);
    gauge("doctyped_worker_queue", "Jobs that wait for a thread of a worker pool.", |pool| pool.queued);
    out.gauge("doctyped_client_shares_used", "Shares of the database connections that clients hold.")
        .sample(&[], shares);
}

fn write_caches(site: &Site, out: &mut Exposition) {
    let mut caches = site.cache_statistics();
    caches.sort_by_key(|cache| cache.name);
    out.counter("doctyped_cache_lookups_total", "Look-ups in a cache by result.");
    for cache in &caches {
        out.sample(&[("cache", cache.name), ("result", "hit")], cache.hits);
        out.sample(&[("cache", cache.name), ("result", "miss")], cache.misses);
    }
    out.gauge("doctyped_cache_entries", "Values in a cache.");
    for cache in &caches {
        out.sample(&[("cache", cache.name)], cache.entries);
    }
}

fn write_process(process: &Process, out: &mut Exposition) {
    if let Some(seconds) = process.cpu_seconds {
        out.counter("process_cpu_seconds_total", "Processor time of user and system.").sample(&[], seconds);
    }
    let text = |value: Option<u64>| value.map(|value| value.to_string());
    let start = process.start_seconds.map(|seconds| seconds.to_string());
    let open_fds = process.open_fds.map(|count| count.to_string());
    let gauges = [
        ("process_resident_memory_bytes", "Resident memory.", text(process.resident_bytes)),
        ("process_virtual_memory_bytes", "Virtual memory.", text(process.virtual_bytes)),
        ("process_open_fds", "Open file descriptors.", open_fds),
        ("process_max_fds", "File descriptors that may be open.", text(process.max_fds)),
        ("process_threads", "Threads.", text(process.threads)),
        ("process_start_time_seconds", "Start of the process, in seconds since 1970.", start),
    ];
    for (name, help, value) in gauges {
        if let Some(value) = value {
            out.gauge(name, help).sample(&[], value);
        }
    }
}
