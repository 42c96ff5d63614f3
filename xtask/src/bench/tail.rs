//! `cargo xtask bench --tail`: the 99th percentile of the times of reads beside their median, at saturation.

use super::load::{Latency, Load, median};
use anyhow::Result;
use std::fmt::Write as _;

/// Measures a document and a list on the generated and the hand-written server, in turns of a round each. Returns a
/// Markdown table with medians over the rounds.
pub(super) fn report(load: &Load<'_>, urls: [&str; 2], [read, list]: [&str; 2]) -> Result<String> {
    let mut report = String::from(
        "| what | connections | server | requests/s | median, ms | p99, ms | p99/median |\n\
         | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    for (what, path) in [("GET one document", read), ("list 20 rows", list)] {
        for connections in super::servers::CONNECTIONS {
            let load = Load { connections, ..*load };
            let [mut first, mut second] = [Vec::new(), Vec::new()];
            for _ in 0..load.rounds {
                for (url, times) in urls.iter().zip([&mut first, &mut second]) {
                    times.push(load.latency(url, path, load.seconds)?);
                }
            }
            for (server, times) in [("generated", first), ("hand-written", second)] {
                let of = |value: fn(&Latency) -> f64| median(times.iter().map(value).collect());
                let (rate, middle, p99) = (of(|time| time.rate)?, of(|time| time.median)?, of(|time| time.p99)?);
                let ratio = of(|time| time.p99 / time.median)?;
                writeln!(
                    report,
                    "| {what} | {connections} | {server} | {rate:.0} | {middle:.2} | {p99:.2} | {ratio:.1} |"
                )?;
            }
        }
    }
    Ok(report)
}
