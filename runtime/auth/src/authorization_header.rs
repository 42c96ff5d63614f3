//! The `Authorization` header: API keys (`token KEY:SECRET`, `Basic`) and bearer tokens.

#[cfg(feature = "oidc")]
use super::bearer::authenticate as authenticate_bearer;
use super::digest::digest;
use super::{same_secret, user};
use base64::Engine;
use doctyped_core::cache::TextCache;
use doctyped_core::cache_statistics::CacheStatistics;
use doctyped_core::config::{Accounts, Config};
use doctyped_core::context::Context;
use doctyped_core::context::Site;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::extension::Extension;
use doctyped_core::identity::Identity;
use doctyped_core::invalidation::Change;
use std::borrow::Cow;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

/// The credential in a header.
#[derive(Debug, PartialEq, Eq)]
enum Credential<'a> {
    /// An API key with its secret.
    Key { key: Cow<'a, str>, secret: Cow<'a, str> },
    /// A token of an OpenID Connect provider.
    Bearer(&'a str),
    /// Text that is no `key:secret`.
    Malformed,
    /// Another authentication scheme.
    UnknownScheme,
}

/// Authenticates the user by an `Authorization` header. A header that is not two words is ignored, and so
/// is one of an unknown scheme if a session already authenticates the request.
///
/// # Errors
/// `AuthenticationError` if the credential is wrong or the user may not log in,
/// `InvalidAuthorizationToken` if it cannot be decoded.
pub fn authenticate(ctx: &mut Context, header: &str, address: IpAddr) -> Result<Option<Arc<Identity>>> {
    let (key, secret) = match parse(header)? {
        None => return Ok(None),
        Some(Credential::Bearer(token)) if ctx.site().config.accounts.oidc_issuer.is_some() => {
            let identity = authenticate_bearer(ctx, token, address)?;
            return identity.filter(|identity| !identity.is_guest()).map(Some).ok_or_else(refused);
        }
        Some(Credential::Bearer(_) | Credential::UnknownScheme) if !ctx.identity().is_guest() => return Ok(None),
        Some(Credential::Bearer(_) | Credential::UnknownScheme | Credential::Malformed) => return Err(refused()),
        Some(Credential::Key { key, secret }) => (key, secret),
    };
    match check_api_key(ctx, &key, &secret, address)? {
        Some(identity) if !identity.is_guest() => Ok(Some(identity)),
        _ => Err(refused()),
    }
}

#[cfg(not(feature = "oidc"))]
fn authenticate_bearer(_: &mut Context, _: &str, _: IpAddr) -> Result<Option<Arc<Identity>>> {
    Err(no_bearer_tokens())
}

/// Refuses a configuration that needs OpenID Connect, in a server that is built without it.
///
/// # Errors
/// An internal error that names the flag and the cargo feature.
pub fn check_features(accounts: &Accounts) -> Result<()> {
    if cfg!(feature = "oidc") || accounts.oidc_issuer.is_none() { Ok(()) } else { Err(no_bearer_tokens()) }
}

fn no_bearer_tokens() -> Error {
    Error::internal("--oidc-issuer: this server was built without OpenID Connect (cargo feature `oidc`)")
}

fn refused() -> Error {
    Error::new(ErrorKind::Authentication, "The key or token is wrong, or the user is disabled")
}

fn parse(header: &str) -> Result<Option<Credential<'_>>> {
    let mut words = header.split(' ');
    let (Some(scheme), Some(text), None) = (words.next(), words.next(), words.next()) else {
        return Ok(None);
    };
    let is = |name: &str| scheme.eq_ignore_ascii_case(name);
    Ok(Some(if is("token") {
        parse_pair(text)
    } else if is("basic") {
        let decoded = base64::engine::general_purpose::STANDARD.decode(text).ok();
        let text = decoded.and_then(|bytes| String::from_utf8(bytes).ok()).ok_or_else(|| {
            let message = "The Authorization header is not base64 of key:secret";
            Error::new(ErrorKind::InvalidAuthorizationToken, message)
        })?;
        match parse_pair(&text) {
            Credential::Key { key, secret } => {
                Credential::Key { key: Cow::Owned(key.into_owned()), secret: Cow::Owned(secret.into_owned()) }
            }
            _ => Credential::Malformed,
        }
    } else if is("bearer") {
        Credential::Bearer(text)
    } else {
        Credential::UnknownScheme
    }))
}

/// Parses `key:secret`.
fn parse_pair(text: &str) -> Credential<'_> {
    match text.split_once(':') {
        Some((key, secret)) if !key.is_empty() && !secret.is_empty() => {
            Credential::Key { key: Cow::Borrowed(key), secret: Cow::Borrowed(secret) }
        }
        _ => Credential::Malformed,
    }
}

/// The identity of the user with this API key and secret.
fn check_api_key(ctx: &mut Context, key: &str, secret: &str, address: IpAddr) -> Result<Option<Arc<Identity>>> {
    let site = Arc::clone(ctx.site());
    // Retry once if the cached owner is stale: a key can move to another user.
    for _ in 0..2 {
        let Some(name) = key_owner(ctx, &site, key)? else {
            return Ok(None);
        };
        let user = user::cached_user(ctx, &name)?;
        let Some(user) = user.filter(|user| user.account.api_key.as_deref() == Some(key)) else {
            site.extension::<KeyOwnerCache>().0.invalidate(key);
            continue;
        };
        let is_right = user.secret.is_some_and(|stored| same_secret(&stored, &digest(secret)));
        let allowed = is_right && user.account.enabled && user.allows_address(address, &site.caches.settings());
        return Ok(allowed.then(|| Arc::clone(&user.identity)));
    }
    Ok(None)
}

/// How long the owner of an API key is cached. An entry may be stale, since the user's own key is
/// compared at each use.
const KEY_OWNER_TTL: Duration = Duration::from_secs(3600);

/// The users that API keys belong to, by key.
struct KeyOwnerCache(TextCache<String>);

impl Extension for KeyOwnerCache {
    fn new(_: &Config) -> KeyOwnerCache {
        KeyOwnerCache(TextCache::with_time_to_live(KEY_OWNER_TTL))
    }

    fn caches(&self) -> Vec<CacheStatistics> {
        vec![self.0.statistics("api_keys")]
    }

    fn invalidate(&self, change: &Change) {
        if *change == Change::Everything {
            self.0.invalidate_all();
        }
    }
}

/// The user that an API key belongs to. An entry of the cache may be stale, so the caller compares
/// the user's own key.
fn key_owner(ctx: &mut Context, site: &Site, key: &str) -> Result<Option<String>> {
    let owners = &site.extension::<KeyOwnerCache>().0;
    if let Some(user) = owners.get(key) {
        return Ok(Some(user));
    }
    let user = user::find_by_key(ctx, key)?;
    if let Some(user) = &user {
        owners.insert(key, user.clone());
    }
    Ok(user)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key<'a>(key: &'a str, secret: &'a str) -> Credential<'a> {
        Credential::Key { key: key.into(), secret: secret.into() }
    }

    #[test]
    fn scheme_is_case_insensitive() {
        assert_eq!(parse("token a:b").unwrap(), Some(key("a", "b")));
        assert_eq!(parse("Token a:b").unwrap(), Some(key("a", "b")));
        assert_eq!(parse("BASIC YTpi").unwrap(), Some(key("a", "b")));
    }

    #[test]
    fn key_without_secret_is_malformed() {
        for header in ["token ab", "token :b", "token a:", "Basic YWI="] {
            assert_eq!(parse(header).unwrap(), Some(Credential::Malformed), "{header}");
        }
        assert_eq!(parse("Digest a:b").unwrap(), Some(Credential::UnknownScheme));
        assert_eq!(parse("bearer abc").unwrap(), Some(Credential::Bearer("abc")));
    }

    #[test]
    fn header_that_is_not_two_words_is_ignored() {
        for header in ["", "token", "token a:b c", "token  a:b"] {
            assert_eq!(parse(header).unwrap(), None, "{header}");
        }
    }

    #[test]
    fn basic_credential_that_is_not_base64_is_refused() {
        assert_eq!(parse("Basic a:b").unwrap_err().kind(), ErrorKind::InvalidAuthorizationToken);
        assert_eq!(parse("Basic //79").unwrap_err().kind(), ErrorKind::InvalidAuthorizationToken);
    }
}
