//! Rates: `NUMBER/SECONDS` or `off`.

use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;
use std::time::Duration;

/// A number of requests in a number of seconds, or no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rate {
    /// No limit.
    #[default]
    Unlimited,
    /// A burst of `number` requests, replenished over `seconds`.
    Limited {
        /// Requests.
        number: NonZeroU32,
        /// Seconds in which the burst is replenished.
        seconds: NonZeroU32,
    },
}

impl Rate {
    /// The burst, and the time that replenishes one request; none without a limit.
    pub fn period(self) -> Option<(NonZeroU32, Duration)> {
        match self {
            Rate::Unlimited => None,
            Rate::Limited { number, seconds } => {
                Some((number, Duration::from_secs(u64::from(seconds.get())) / number.get()))
            }
        }
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Rate::Unlimited => f.write_str("off"),
            Rate::Limited { number, seconds } => write!(f, "{number}/{seconds}"),
        }
    }
}

impl FromStr for Rate {
    type Err = String;

    fn from_str(text: &str) -> Result<Rate, String> {
        if text == "off" {
            return Ok(Rate::Unlimited);
        }
        let limited = text.split_once('/').and_then(|(number, seconds)| {
            Some(Rate::Limited { number: number.trim().parse().ok()?, seconds: seconds.trim().parse().ok()? })
        });
        limited.ok_or_else(|| format!("{text:?} is no rate; write NUMBER/SECONDS, like 100/60, or off"))
    }
}

/// A rate for the paths with a common prefix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteRate {
    /// The prefix of the path, decoded: `/api/method/app.search`.
    pub path: String,
    /// The rate for one user, or for one address without a login.
    pub rate: Rate,
}

impl FromStr for RouteRate {
    type Err = String;

    fn from_str(text: &str) -> Result<RouteRate, String> {
        let (path, rate) = text
            .rsplit_once('=')
            .filter(|(path, _)| path.starts_with('/'))
            .ok_or_else(|| format!("{text:?} is no limit of a route; write /PATH=NUMBER/SECONDS"))?;
        Ok(RouteRate { path: path.to_owned(), rate: rate.parse()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rate_is_a_number_in_seconds() {
        let rate: Rate = "100/60".parse().unwrap();
        assert_eq!(rate.period().unwrap(), (NonZeroU32::new(100).unwrap(), Duration::from_millis(600)));
        assert_eq!(rate.to_string(), "100/60");
        assert_eq!("off".parse(), Ok(Rate::Unlimited));
        for wrong in ["", "0/1", "1/0", "5", "-1/2", "a/b"] {
            assert!(wrong.parse::<Rate>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn route_has_a_path_and_a_rate() {
        let route: RouteRate = "/api/method/app.search=5/10".parse().unwrap();
        assert_eq!((route.path.as_str(), route.rate.to_string().as_str()), ("/api/method/app.search", "5/10"));
        assert!("api=1/1".parse::<RouteRate>().is_err());
        assert!("/api".parse::<RouteRate>().is_err());
    }
}
