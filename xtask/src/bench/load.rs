//! Load on a server: single requests by curl, rates by wrk.

use anyhow::{Context as _, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A user's requests, and how many of them.
pub(crate) struct Load<'a> {
    /// Seconds of a round.
    pub(crate) seconds: u32,
    /// Rounds of a measurement.
    pub(crate) rounds: u32,
    /// Connections that wrk keeps busy.
    pub(crate) connections: u32,
    /// The user's API token, `key:secret`.
    pub(crate) token: &'a str,
    /// A folder for wrk's scripts.
    pub(crate) folder: &'a Path,
}

/// Times of requests in milliseconds, and requests per second.
pub(crate) struct Latency {
    pub(crate) median: f64,
    pub(crate) p99: f64,
    pub(crate) rate: f64,
}

/// Rates of two servers under the same load, in requests per second.
pub(crate) struct Comparison {
    pub(crate) first: f64,
    pub(crate) second: f64,
    /// The median of the ratios of consecutive rounds.
    pub(crate) ratio: f64,
}

impl Load<'_> {
    /// Sends one request: GET, or POST of a JSON body. Returns the body of the response.
    pub(crate) fn curl(&self, url: &str, body: Option<&str>) -> Result<String> {
        let mut command = Command::new("curl");
        command.args(["--silent", "--fail", "--header", &format!("Authorization: token {}", self.token)]);
        if let Some(body) = body {
            command.args(["--header", "Content-Type: application/json", "--data", body]);
        }
        let output = command.arg(url).output().context("cannot run curl")?;
        ensure!(output.status.success(), "{url} did not answer with success");
        Ok(String::from_utf8(output.stdout)?)
    }

    /// Runs wrk once. Returns requests per second; every response has to be a success.
    pub(crate) fn wrk(&self, url: &str, path: &str, script: Option<&PathBuf>, seconds: u32) -> Result<f64> {
        rate(&self.run_wrk(url, path, script, seconds)?)
    }

    /// Runs wrk once with GET requests. Returns the distribution of their times.
    pub(crate) fn latency(&self, url: &str, path: &str, seconds: u32) -> Result<Latency> {
        let text = self.run_wrk(url, path, None, seconds)?;
        Ok(Latency { median: percentile(&text, "50%")?, p99: percentile(&text, "99%")?, rate: rate(&text)? })
    }

    fn run_wrk(&self, url: &str, path: &str, script: Option<&PathBuf>, seconds: u32) -> Result<String> {
        let mut command = Command::new("wrk");
        command.args(["--latency", "--threads", "1", "--connections", &self.connections.to_string()]);
        command.args(["--duration", &format!("{seconds}s")]);
        match script {
            Some(script) => command.arg("--script").arg(script),
            None => command.args(["--header", &format!("Authorization: token {}", self.token)]),
        };
        let output = command.arg(format!("{url}{path}")).output()?;
        let text = String::from_utf8(output.stdout)?;
        ensure!(
            !text.contains("Non-2xx") && !text.contains("Socket errors"),
            "{url}{path} did not answer every request with success:\n{text}"
        );
        Ok(text)
    }

    /// Alternates between two servers, one second each; the order changes with every round, so that
    /// neither profits from a machine whose speed drifts. Without a script, the requests are GET.
    pub(crate) fn compare(&self, urls: [&str; 2], path: &str, script: Option<&PathBuf>) -> Result<Comparison> {
        let [first, second] = urls;
        let (mut first_rates, mut second_rates, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
        let rate = |url| self.wrk(url, path, script, 1);
        rate(first)?;
        rate(second)?;
        for round in 0..self.rounds * self.seconds {
            let (a, b) = if round % 2 == 0 {
                (rate(first)?, rate(second)?)
            } else {
                let b = rate(second)?;
                (rate(first)?, b)
            };
            first_rates.push(a);
            second_rates.push(b);
            ratios.push(a / b);
        }
        Ok(Comparison { first: median(first_rates)?, second: median(second_rates)?, ratio: median(ratios)? })
    }

    /// The median rate of GET requests for one path.
    pub(crate) fn reads(&self, url: &str, path: &str) -> Result<f64> {
        self.wrk(url, path, None, 1)?;
        let rates = (0..self.rounds).map(|_| self.wrk(url, path, None, self.seconds));
        median(rates.collect::<Result<Vec<_>>>()?)
    }

    /// The median rate of requests with one body.
    pub(crate) fn writes(&self, url: &str, method: &str, path: &str, body: &str) -> Result<f64> {
        let script = self.script(method, body)?;
        let rates =
            (0..self.rounds).map(|_| self.wrk(url, path, Some(&script), self.seconds)).collect::<Result<Vec<_>>>()?;
        median(rates)
    }

    /// Writes a script for wrk that repeats one request. Returns its path.
    pub(crate) fn script(&self, method: &str, body: &str) -> Result<PathBuf> {
        let path = self.folder.join("request.lua");
        let text = format!(
            "wrk.method = '{method}'\nwrk.body = [[{body}]]\nwrk.headers['Content-Type'] = 'application/json'\n\
             wrk.headers['Authorization'] = 'token {}'\n",
            self.token
        );
        std::fs::write(&path, text)?;
        Ok(path)
    }
}

/// Requests per second in the output of wrk.
fn rate(text: &str) -> Result<f64> {
    text.lines()
        .find_map(|line| line.trim().strip_prefix("Requests/sec:"))
        .and_then(|rate| rate.trim().parse().ok())
        .with_context(|| format!("wrk printed no rate:\n{text}"))
}

/// A percentile of the times in the output of wrk, in milliseconds.
fn percentile(text: &str, percent: &str) -> Result<f64> {
    let time = text.lines().find_map(|line| line.trim().strip_prefix(percent)).map(str::trim);
    let time = time.and_then(|time| {
        let unit = time.find(|character: char| character.is_ascii_alphabetic())?;
        let (number, unit) = time.split_at(unit);
        let factor = match unit {
            "us" => 0.001,
            "ms" => 1.0,
            "s" => 1000.0,
            _ => return None,
        };
        Some(number.parse::<f64>().ok()? * factor)
    });
    time.with_context(|| format!("wrk printed no time for {percent}:\n{text}"))
}

pub(super) fn median(mut values: Vec<f64>) -> Result<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().context("nothing was measured")
}

/// The first text value of a key in JSON.
pub(crate) fn json_text(json: &str, key: &str) -> Result<String> {
    let value = json.split('"').skip_while(|part| *part != key).nth(2).map(str::to_owned);
    value.with_context(|| format!("there is no {key} in {json}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn output_of_wrk_gives_rate_and_percentiles() {
        let text = "  Latency Distribution\n     50%  312.00us\n     99%    1.25s \nRequests/sec:  49757.12\n";
        assert!((rate(text).unwrap() - 49757.12).abs() < 0.001);
        assert!((percentile(text, "50%").unwrap() - 0.312).abs() < 0.001);
        assert!((percentile(text, "99%").unwrap() - 1250.0).abs() < 0.001);
        assert!(percentile(text, "90%").is_err());
    }
}
