//! Cache of an OpenID Connect provider's public keys (JWKS), read from a file or over HTTPS.
//!
//! The key set is read when a token first needs a key, and again after [`REFRESH_INTERVAL`] or when a token
//! names a key that is not in the set, because providers rotate their keys. Attempts are at least
//! [`RETRY_INTERVAL`] apart, whatever tokens arrive. While the provider is unreachable, the last key set
//! stays usable for [`MAX_STALENESS`].

use doctyped_core::config::{Accounts, Config};
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::extension::Extension;
use jsonwebtoken::Algorithm;
use jsonwebtoken::jwk::{AlgorithmParameters, Jwk, JwkSet, PublicKeyUse};
use jsonwebtoken::{AlgorithmFamily, DecodingKey};
use parking_lot::{Mutex, RwLock};
use std::sync::Arc;
use std::time::{Duration, Instant};
use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};

/// Age at which the next token makes the key set be read again.
const REFRESH_INTERVAL: Duration = Duration::from_secs(3600);

/// Age at which a key set that could not be refreshed is no longer used: its keys may be revoked.
const MAX_STALENESS: Duration = Duration::from_secs(24 * 3600);

/// Least time between two attempts to read the key set.
const RETRY_INTERVAL: Duration = Duration::from_secs(30);

/// Timeout of a request to the provider.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(5);

/// Largest response body that is read, in bytes.
const MAX_RESPONSE_LEN: u64 = 1 << 20;

/// Shortest accepted RSA modulus, in base64 characters: 2048 bits.
const MIN_RSA_MODULUS_LEN: usize = 341;

/// The provider's key set.
#[derive(Debug, Default)]
pub struct ProviderKeys {
    cached: RwLock<Option<CachedKeySet>>,
    /// Time of the last attempt to read. Locked while reading, so that concurrent requests read once.
    last_attempt: Mutex<Option<Instant>>,
}

#[derive(Debug, Clone)]
struct CachedKeySet {
    set: Arc<JwkSet>,
    read_at: Instant,
}

impl Extension for ProviderKeys {
    fn new(_: &Config) -> ProviderKeys {
        ProviderKeys::default()
    }
}

impl ProviderKeys {
    /// The key with this id; without an id, the only key that fits the algorithm.
    ///
    /// # Errors
    /// `SessionStopped` if no key set is cached and none can be read.
    pub fn find(
        &self,
        accounts: &Accounts,
        issuer: &str,
        id: Option<&str>,
        algorithm: Algorithm,
    ) -> Result<Option<Jwk>> {
        let cached = self.usable();
        if let Some(cached) = &cached
            && cached.read_at.elapsed() < REFRESH_INTERVAL
            && let Some(key) = pick(&cached.set, id, algorithm)
        {
            return Ok(Some(key));
        }
        // While another request reads, this one waits only if no key set is cached.
        let last_attempt = if cached.is_some() { self.last_attempt.try_lock() } else { Some(self.last_attempt.lock()) };
        if let Some(mut last_attempt) = last_attempt
            && last_attempt.is_none_or(|time| time.elapsed() >= RETRY_INTERVAL)
        {
            *last_attempt = Some(Instant::now());
            match read(accounts, issuer) {
                Ok(set) => *self.cached.write() = Some(CachedKeySet { set: Arc::new(set), read_at: Instant::now() }),
                Err(error) => tracing::error!(issuer, error = %error.chain(), "failed to read key set of provider"),
            }
        }
        match self.usable() {
            Some(cached) => Ok(pick(&cached.set, id, algorithm)),
            None => Err(Error::new(ErrorKind::SessionStopped, "Bearer tokens cannot be checked now; try again later")
                .retry_after(RETRY_INTERVAL)),
        }
    }

    /// The cached key set, unless it is too old.
    fn usable(&self) -> Option<CachedKeySet> {
        self.cached.read().clone().filter(|cached| cached.read_at.elapsed() < MAX_STALENESS)
    }
}

#[cfg(any(test, feature = "testing"))]
impl ProviderKeys {
    /// Lets the next token read the key set, however recent the last attempt is.
    pub fn allow_reading_for_tests(&self) {
        *self.last_attempt.lock() = None;
    }
}

/// The key of a set with this id; without an id, the only key that fits the algorithm.
fn pick(set: &JwkSet, id: Option<&str>, algorithm: Algorithm) -> Option<Jwk> {
    let mut fitting = set.keys.iter().filter(|key| fits(key, algorithm));
    let found = match id {
        Some(id) => fitting.find(|key| key.common.key_id.as_deref() == Some(id)),
        None => fitting.next().filter(|_| fitting.next().is_none()),
    };
    found.cloned()
}

/// Whether a key is meant for signatures of this algorithm, and long enough.
fn fits(key: &Jwk, algorithm: Algorithm) -> bool {
    let for_signatures = matches!(key.common.public_key_use, None | Some(PublicKeyUse::Signature));
    let named = key.common.key_algorithm.is_none_or(|named| named.to_string() == format!("{algorithm:?}"));
    let long_enough = match &key.algorithm {
        AlgorithmParameters::RSA(rsa) => rsa.n.trim_end_matches('=').len() >= MIN_RSA_MODULUS_LEN,
        AlgorithmParameters::OctetKey(_) => false,
        _ => true,
    };
    let family = DecodingKey::from_jwk(key).map(|key| key.family());
    for_signatures
        && named
        && long_enough
        && family.is_ok_and(|family| family == algorithm.family() && family != AlgorithmFamily::Hmac)
}

/// Reads the key set from the configured file or URL, or from the URL in the provider's discovery
/// document.
fn read(accounts: &Accounts, issuer: &str) -> Result<JwkSet> {
    #[derive(serde::Deserialize)]
    struct Discovery {
        issuer: String,
        jwks_uri: String,
    }
    let text = match accounts.oidc_keys.as_deref() {
        Some(url) if url.contains("://") => get(url)?,
        Some(file) => std::fs::read_to_string(file)
            .map_err(|error| Error::internal(format!("{file} cannot be read")).caused_by(error))?,
        None => {
            let url = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
            let found: Discovery = parse(&url, &get(&url)?)?;
            if found.issuer != issuer {
                return Err(Error::internal(format!("{url} is about another issuer: {}", found.issuer)));
            }
            get(&found.jwks_uri)?
        }
    };
    parse("the key set", &text)
}

fn parse<T: serde::de::DeserializeOwned>(what: &str, text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| Error::internal(format!("{what} is not as expected")).caused_by(error))
}

/// Sends a GET request. Plain HTTP is allowed to a loopback address only.
fn get(url: &str) -> Result<String> {
    let failed = |error: ureq::Error| Error::internal(format!("{url} cannot be read")).caused_by(error);
    let agent: Agent = Agent::config_builder()
        .https_only(!is_loopback(url))
        .max_redirects(0)
        .timeout_global(Some(REQUEST_TIMEOUT))
        .tls_config(TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build())
        .build()
        .into();
    let mut response = agent.get(url).call().map_err(failed)?;
    response.body_mut().with_config().limit(MAX_RESPONSE_LEN).read_to_string().map_err(failed)
}

/// Whether the host of an HTTP URL is a loopback address.
fn is_loopback(url: &str) -> bool {
    let host = url.strip_prefix("http://").and_then(|rest| rest.split(['/', '?']).next()).unwrap_or_default();
    let host = host.rsplit_once(':').filter(|(_, port)| port.parse::<u16>().is_ok()).map_or(host, |(host, _)| host);
    matches!(host, "localhost" | "127.0.0.1" | "[::1]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_to_another_host_is_refused() {
        for url in ["http://127.0.0.1:8080/keys", "http://localhost/keys", "http://[::1]/"] {
            assert!(is_loopback(url), "{url}");
        }
        for url in
            ["http://example.com/127.0.0.1", "http://127.0.0.1.example.com/", "http://a@127.0.0.1@b/", "https://x"]
        {
            assert!(!is_loopback(url), "{url}");
        }
    }

    #[test]
    fn key_of_another_algorithm_or_use_is_skipped() {
        let key = |extra: &str| {
            let text = format!(
                r#"{{"kty":"OKP","crv":"Ed25519","kid":"a","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"{extra}}}"#
            );
            serde_json::from_str::<Jwk>(&text).unwrap()
        };
        assert!(fits(&key(""), Algorithm::EdDSA));
        assert!(fits(&key(r#","use":"sig","alg":"EdDSA""#), Algorithm::EdDSA));
        assert!(!fits(&key(r#","use":"enc""#), Algorithm::EdDSA));
        assert!(!fits(&key(r#","alg":"ES256""#), Algorithm::EdDSA));
        for other in [Algorithm::ES256, Algorithm::RS256, Algorithm::HS256] {
            assert!(!fits(&key(""), other), "{other:?}");
        }
        let shared: Jwk = serde_json::from_str(r#"{"kty":"oct","kid":"a","k":"c2VjcmV0"}"#).unwrap();
        assert!(!fits(&shared, Algorithm::HS256));
    }
}
