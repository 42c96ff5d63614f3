//! Counts of requests and their latencies, by route template, method and status.
//!
//! Each group of threads has a table of its own, made at its first request, so that no two cores share a cache line.
//! A request is one addition for its status, one for its latency and one for the sum of latencies.

use crate::route::RouteTemplate;
use actix_web::http::Method;
use doctyped_orm::statistics::{STRIPES, stripe};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

/// The methods that are told apart.
const METHODS: [&str; 8] = ["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "other"];

/// The statuses that are told apart. 499 is that of a request whose client has gone before the response.
const STATUSES: [u16; 28] = [
    200, 201, 202, 204, 206, 301, 302, 304, 400, 401, 403, 404, 405, 408, 409, 410, 412, 413, 415, 416, 417, 422, 429,
    499, 500, 501, 503, 0,
];

/// Upper bounds of the buckets of latencies, in microseconds.
pub const LATENCY_BOUNDS: [u64; 14] = [
    500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000,
    10_000_000,
];

const BUCKETS: usize = LATENCY_BOUNDS.len() + 1;
const SERIES: usize = RouteTemplate::ALL.len() * METHODS.len();

/// The counts of one site.
#[derive(Debug, Default)]
pub struct RequestTable([Stripe; STRIPES]);

/// The counts of one group of threads.
#[derive(Debug, Default)]
#[repr(align(128))]
struct Stripe {
    cells: OnceLock<Cells>,
    /// Requests that began in this group minus those that ended in it.
    in_flight: AtomicI64,
}

#[derive(Debug)]
struct Cells {
    /// By series and status.
    statuses: Box<[AtomicU64]>,
    /// By series and bucket.
    buckets: Box<[AtomicU64]>,
    /// Microseconds by series.
    sums: Box<[AtomicU64]>,
}

impl Cells {
    fn new() -> Cells {
        let zeros = |len: usize| (0..len).map(|_| AtomicU64::new(0)).collect();
        Cells { statuses: zeros(SERIES * STATUSES.len()), buckets: zeros(SERIES * BUCKETS), sums: zeros(SERIES) }
    }
}

/// The requests of one route and method.
#[derive(Debug, PartialEq, Eq)]
pub struct Series {
    /// The template of the route.
    pub route: &'static str,
    /// The method, `other` for an unusual one.
    pub method: &'static str,
    /// Statuses with the number of requests; 0 is any other status.
    pub statuses: Vec<(u16, u64)>,
    /// Requests by latency: one more than [`LATENCY_BOUNDS`].
    pub buckets: Vec<u64>,
    /// The sum of latencies in microseconds.
    pub sum: u64,
}

impl RequestTable {
    /// Counts a request that begins.
    pub fn begin(&self) {
        self.change_in_flight(1);
    }

    /// Counts a request that ends.
    pub fn end(&self, route: RouteTemplate, method: &Method, status: u16, latency: Duration) {
        self.change_in_flight(-1);
        let Some(stripe) = self.0.get(stripe()) else { return };
        let cells = stripe.cells.get_or_init(Cells::new);
        let series = usize::from(route as u8) * METHODS.len() + method_index(method);
        let status = STATUSES.iter().position(|known| *known == status).unwrap_or(STATUSES.len() - 1);
        let latency = u64::try_from(latency.as_micros()).unwrap_or(u64::MAX);
        let bucket = LATENCY_BOUNDS.partition_point(|bound| *bound < latency);
        let add = |cells: &[AtomicU64], index: usize, value: u64| {
            if let Some(cell) = cells.get(index) {
                cell.fetch_add(value, Ordering::Relaxed);
            }
        };
        add(&cells.statuses, series * STATUSES.len() + status, 1);
        add(&cells.buckets, series * BUCKETS + bucket, 1);
        add(&cells.sums, series, latency);
    }

    fn change_in_flight(&self, by: i64) {
        if let Some(stripe) = self.0.get(stripe()) {
            stripe.in_flight.fetch_add(by, Ordering::Relaxed);
        }
    }

    /// Requests that have begun and not ended.
    pub fn in_flight(&self) -> i64 {
        self.0.iter().map(|stripe| stripe.in_flight.load(Ordering::Relaxed)).sum::<i64>().max(0)
    }

    /// The routes and methods with requests.
    pub fn series(&self) -> Vec<Series> {
        let cells: Vec<&Cells> = self.0.iter().filter_map(|stripe| stripe.cells.get()).collect();
        let sum = |of: fn(&Cells) -> &[AtomicU64], index: usize| -> u64 {
            cells.iter().filter_map(|cells| of(cells).get(index)).map(|cell| cell.load(Ordering::Relaxed)).sum()
        };
        let mut all = Vec::new();
        for (route_index, route) in RouteTemplate::ALL.iter().enumerate() {
            for (method_index, method) in METHODS.into_iter().enumerate() {
                let series = route_index * METHODS.len() + method_index;
                let status_counts = STATUSES
                    .iter()
                    .enumerate()
                    .map(|(index, status)| (*status, sum(|cells| &cells.statuses, series * STATUSES.len() + index)));
                let statuses: Vec<(u16, u64)> = status_counts.filter(|(_, count)| *count > 0).collect();
                if statuses.is_empty() {
                    continue;
                }
                let buckets = (0..BUCKETS).map(|index| sum(|cells| &cells.buckets, series * BUCKETS + index)).collect();
                let sum = sum(|cells| &cells.sums, series);
                all.push(Series { route: route.as_str(), method, statuses, buckets, sum });
            }
        }
        all
    }
}

fn method_index(method: &Method) -> usize {
    let name = method.as_str();
    METHODS.iter().position(|known| *known == name).unwrap_or(METHODS.len() - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_of_all_threads_are_summed_up_by_route_method_and_status() {
        let table = RequestTable::default();
        std::thread::scope(|scope| {
            for thread in 0..4_u64 {
                let table = &table;
                scope.spawn(move || {
                    for _ in 0..100 {
                        table.begin();
                        table.end(RouteTemplate::Document, &Method::GET, 200, Duration::from_micros(400 + thread));
                    }
                });
            }
        });
        table.begin();
        table.end(RouteTemplate::Document, &Method::GET, 999, Duration::from_secs(20));
        let brew = Method::from_bytes(b"BREW").unwrap();
        table.begin();
        table.end(RouteTemplate::Unmatched, &brew, 405, Duration::from_micros(501));
        table.begin();
        assert_eq!(table.in_flight(), 1);
        let [unmatched, document] = table.series().try_into().unwrap();
        assert_eq!((unmatched.route, unmatched.method, unmatched.statuses), ("unmatched", "other", vec![(405, 1)]));
        assert_eq!(unmatched.buckets.get(..3).unwrap(), [0, 1, 0]);
        assert_eq!((document.route, document.method), ("/api/resource/{doctype}/{name}", "GET"));
        assert_eq!(document.statuses, [(200, 400), (0, 1)]);
        assert_eq!((document.buckets.first(), document.buckets.last()), (Some(&400), Some(&1)));
        assert_eq!(document.sum, 100 * (400 + 401 + 402 + 403) + 20_000_000);
    }
}
