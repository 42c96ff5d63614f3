//! The public keys of an OpenID Connect provider, from a file or over HTTPS.
//!
//! Keys are read when a token needs one, and again after an hour or when a token names a key that is
//! not among them, because providers change theirs; but not more often than twice a minute, whatever
//! tokens arrive. While a provider cannot be reached, what was read last goes on for a day.

use crate::config::Accounts;
use crate::error::{Error, ErrorKind, Result};
use jsonwebtoken::Algorithm;
use jsonwebtoken::jwk::{AlgorithmParameters, Jwk, JwkSet, PublicKeyUse};
use jsonwebtoken::{AlgorithmFamily, DecodingKey};
use parking_lot::{Mutex, RwLock};
use std::sync::Arc;
use std::time::{Duration, Instant};
use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};

/// After this, keys are read again at the next token.
const FRESH: Duration = Duration::from_secs(3600);

/// After this, keys that could not be read again are forgotten: the provider may have revoked them.
const USABLE: Duration = Duration::from_secs(24 * 3600);

/// The least time between two attempts to read them.
const PAUSE: Duration = Duration::from_secs(30);

/// How long the provider may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// The largest answer that is read.
const LARGEST: u64 = 1 << 20;

/// The shortest RSA key, in characters of its modulus in base64: 2048 bits.
const RSA_CHARACTERS: usize = 341;

/// The keys, as far as they were read.
#[derive(Debug, Default)]
pub(crate) struct ProviderKeys {
    known: RwLock<Option<Known>>,
    /// When reading was last tried. Held while reading, so that one request reads for all.
    tried: Mutex<Option<Instant>>,
}

#[derive(Debug, Clone)]
struct Known {
    set: Arc<JwkSet>,
    read: Instant,
}

impl ProviderKeys {
    /// The key that a token was signed with, by its id; without an id, the only one that fits.
    ///
    /// # Errors
    /// `SessionStopped` when there are no keys and none can be read.
    pub(super) fn find(
        &self,
        accounts: &Accounts,
        issuer: &str,
        id: Option<&str>,
        algorithm: Algorithm,
    ) -> Result<Option<Jwk>> {
        let known = self.known.read().clone().filter(|known| known.read.elapsed() < USABLE);
        if let Some(known) = &known
            && known.read.elapsed() < FRESH
            && let Some(key) = pick(&known.set, id, algorithm)
        {
            return Ok(Some(key));
        }
        // Those who find another request reading wait for it only if they have no keys at all.
        let tried = if known.is_some() { self.tried.try_lock() } else { Some(self.tried.lock()) };
        if let Some(mut tried) = tried
            && tried.is_none_or(|tried| tried.elapsed() >= PAUSE)
        {
            *tried = Some(Instant::now());
            match read(accounts, issuer) {
                Ok(set) => *self.known.write() = Some(Known { set: Arc::new(set), read: Instant::now() }),
                Err(error) => tracing::error!(error = %error.chain(), "the keys of {issuer} could not be read"),
            }
        }
        let known = self.known.read().clone().filter(|known| known.read.elapsed() < USABLE);
        match known {
            Some(known) => Ok(pick(&known.set, id, algorithm)),
            None => Err(Error::new(ErrorKind::SessionStopped, "Bearer tokens cannot be checked now; try again later")
                .retry_after(PAUSE)),
        }
    }
}

#[cfg(test)]
impl ProviderKeys {
    /// As if the last attempt to read was long ago.
    pub(crate) fn allow_reading_for_tests(&self) {
        *self.tried.lock() = None;
    }
}

fn pick(set: &JwkSet, id: Option<&str>, algorithm: Algorithm) -> Option<Jwk> {
    let mut fitting = set.keys.iter().filter(|key| fits(key, algorithm));
    let found = match id {
        Some(id) => fitting.find(|key| key.common.key_id.as_deref() == Some(id)),
        None => fitting.next().filter(|_| fitting.next().is_none()),
    };
    found.cloned()
}

/// Whether a key is for signatures of this kind.
fn fits(key: &Jwk, algorithm: Algorithm) -> bool {
    let for_signatures = matches!(key.common.public_key_use, None | Some(PublicKeyUse::Signature));
    let named = key.common.key_algorithm.is_none_or(|named| named.to_string() == format!("{algorithm:?}"));
    let long_enough = match &key.algorithm {
        AlgorithmParameters::RSA(rsa) => rsa.n.trim_end_matches('=').len() >= RSA_CHARACTERS,
        AlgorithmParameters::OctetKey(_) => false,
        _ => true,
    };
    let family = DecodingKey::from_jwk(key).map(|key| key.family());
    for_signatures
        && named
        && long_enough
        && family.is_ok_and(|family| family == algorithm.family() && family != AlgorithmFamily::Hmac)
}

/// Reads the keys from where the configuration says, or from where the provider's discovery document
/// says.
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

/// Asks for a text over HTTPS; on this machine, HTTP will do.
fn get(url: &str) -> Result<String> {
    let failed = |error: ureq::Error| Error::internal(format!("{url} cannot be read")).caused_by(error);
    let agent: Agent = Agent::config_builder()
        .https_only(!is_here(url))
        .max_redirects(0)
        .timeout_global(Some(PATIENCE))
        .tls_config(TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build())
        .build()
        .into();
    let mut response = agent.get(url).call().map_err(failed)?;
    response.body_mut().with_config().limit(LARGEST).read_to_string().map_err(failed)
}

/// Whether a URL leads to this machine.
fn is_here(url: &str) -> bool {
    let host = url.strip_prefix("http://").and_then(|rest| rest.split(['/', '?']).next()).unwrap_or_default();
    let host = host.rsplit_once(':').filter(|(_, port)| port.parse::<u16>().is_ok()).map_or(host, |(host, _)| host);
    matches!(host, "localhost" | "127.0.0.1" | "[::1]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_is_for_this_machine_only() {
        assert!(is_here("http://127.0.0.1:8080/keys") && is_here("http://localhost/keys") && is_here("http://[::1]/"));
        for url in
            ["http://example.com/127.0.0.1", "http://127.0.0.1.example.com/", "http://a@127.0.0.1@b/", "https://x"]
        {
            assert!(!is_here(url), "{url}");
        }
    }

    #[test]
    fn a_key_has_to_fit_the_signature() {
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
