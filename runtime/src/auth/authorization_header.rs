//! The `Authorization` header: API keys, and bearer tokens.

use super::identity::Identity;
use super::{bearer, same_secret, user};
use crate::context::Context;
use crate::error::{Error, ErrorKind, Result};
use base64::Engine;
use std::borrow::Cow;
use std::net::IpAddr;
use std::sync::Arc;

/// What a header offers as proof.
#[derive(Debug, PartialEq, Eq)]
enum Credential<'a> {
    /// An API key with its secret.
    Key { key: Cow<'a, str>, secret: Cow<'a, str> },
    /// A token of an OpenID Connect provider.
    Bearer(&'a str),
    /// A key that cannot be right.
    Malformed,
    /// A scheme that is not ours.
    Foreign,
}

/// The user that an `Authorization` header proves. A header that is not two words is ignored, and
/// one of another scheme when a session has proved the user.
///
/// # Errors
/// `AuthenticationError` when it proves nobody, `InvalidAuthorizationToken` when it cannot be
/// decoded.
pub(crate) fn authenticate(ctx: &mut Context, header: &str, address: IpAddr) -> Result<Option<Arc<Identity>>> {
    let (key, secret) = match read(header)? {
        None => return Ok(None),
        Some(Credential::Bearer(token)) if ctx.site().config.accounts.oidc_issuer.is_some() => {
            let identity = bearer::authenticate(ctx, token, address)?;
            return identity.filter(|identity| !identity.is_guest()).map(Some).ok_or_else(refused);
        }
        Some(Credential::Bearer(_) | Credential::Foreign) if !ctx.identity().is_guest() => return Ok(None),
        Some(Credential::Bearer(_) | Credential::Foreign | Credential::Malformed) => return Err(refused()),
        Some(Credential::Key { key, secret }) => (key, secret),
    };
    match find(ctx, &key, &secret, address)? {
        Some(identity) if !identity.is_guest() => Ok(Some(identity)),
        _ => Err(refused()),
    }
}

fn refused() -> Error {
    Error::new(ErrorKind::Authentication, "The key or token is wrong, or the user is disabled")
}

fn read(header: &str) -> Result<Option<Credential<'_>>> {
    let mut words = header.split(' ');
    let (Some(scheme), Some(text), None) = (words.next(), words.next(), words.next()) else {
        return Ok(None);
    };
    let is = |name: &str| scheme.eq_ignore_ascii_case(name);
    Ok(Some(if is("token") {
        pair(text)
    } else if is("basic") {
        let decoded = base64::engine::general_purpose::STANDARD.decode(text).ok();
        let text = decoded.and_then(|bytes| String::from_utf8(bytes).ok()).ok_or_else(|| {
            let message = "The Authorization header is not base64 of key:secret";
            Error::new(ErrorKind::InvalidAuthorizationToken, message)
        })?;
        match pair(&text) {
            Credential::Key { key, secret } => {
                Credential::Key { key: Cow::Owned(key.into_owned()), secret: Cow::Owned(secret.into_owned()) }
            }
            _ => Credential::Malformed,
        }
    } else if is("bearer") {
        Credential::Bearer(text)
    } else {
        Credential::Foreign
    }))
}

/// `key:secret`
fn pair(text: &str) -> Credential<'_> {
    match text.split_once(':') {
        Some((key, secret)) if !key.is_empty() && !secret.is_empty() => {
            Credential::Key { key: Cow::Borrowed(key), secret: Cow::Borrowed(secret) }
        }
        _ => Credential::Malformed,
    }
}

fn find(ctx: &mut Context, key: &str, secret: &str, address: IpAddr) -> Result<Option<Arc<Identity>>> {
    let site = Arc::clone(ctx.site());
    // Once more if what is remembered is out of date: a key can move to another user.
    for _ in 0..2 {
        let Some(name) = site.caches.key_owner(key, || user::find_by_key(ctx, key))? else {
            return Ok(None);
        };
        let known = user::cached_user(ctx, &name)?;
        let Some(known) = known.filter(|known| known.account.api_key.as_deref() == Some(key)) else {
            site.caches.forget_key(key);
            continue;
        };
        let right = known.secret.is_some_and(|stored| same_secret(&stored, &user::digest(secret)));
        let allowed = right && known.account.enabled && known.may_come_from(address, &site.caches.settings());
        return Ok(allowed.then(|| Arc::clone(&known.identity)));
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key<'a>(key: &'a str, secret: &'a str) -> Credential<'a> {
        Credential::Key { key: key.into(), secret: secret.into() }
    }

    #[test]
    fn schemes_are_read_whatever_their_case() {
        assert_eq!(read("token a:b").unwrap(), Some(key("a", "b")));
        assert_eq!(read("Token a:b").unwrap(), Some(key("a", "b")));
        assert_eq!(read("BASIC YTpi").unwrap(), Some(key("a", "b")));
    }

    #[test]
    fn two_words_that_are_no_key_prove_nobody() {
        for header in ["token ab", "token :b", "token a:", "Basic YWI="] {
            assert_eq!(read(header).unwrap(), Some(Credential::Malformed), "{header}");
        }
        assert_eq!(read("Digest a:b").unwrap(), Some(Credential::Foreign));
        assert_eq!(read("bearer abc").unwrap(), Some(Credential::Bearer("abc")));
    }

    #[test]
    fn other_headers_are_ignored() {
        for header in ["", "token", "token a:b c", "token  a:b"] {
            assert_eq!(read(header).unwrap(), None, "{header}");
        }
    }

    #[test]
    fn basic_that_is_not_base64_is_a_bad_request() {
        assert_eq!(read("Basic a:b").unwrap_err().kind(), ErrorKind::InvalidAuthorizationToken);
        assert_eq!(read("Basic //79").unwrap_err().kind(), ErrorKind::InvalidAuthorizationToken);
    }
}
