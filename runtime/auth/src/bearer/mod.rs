//! Bearer tokens of an OpenID Connect provider. A token authenticates the user whose name is the verified
//! e-mail address in it.
//!
//! A token is a JWT (RFC 7519) signed with a key of the provider's key set (JWKS). Its issuer must be the
//! provider, its audience this server, and it must be valid now and carry an e-mail address that the
//! provider has verified. The user must exist and be enabled: tokens create no users.

mod jwks;

pub use jwks::ProviderKeys;

use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::identity::Identity;
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use serde_json::Value as JsonValue;
use std::net::IpAddr;
use std::sync::Arc;

/// Accepted signature algorithms: the asymmetric ones. With HS256 an attacker could sign with the public
/// key as the shared secret, and `none` is no signature.
const ALGORITHMS: [Algorithm; 9] = [
    Algorithm::RS256,
    Algorithm::RS384,
    Algorithm::RS512,
    Algorithm::PS256,
    Algorithm::PS384,
    Algorithm::PS512,
    Algorithm::ES256,
    Algorithm::ES384,
    Algorithm::EdDSA,
];

/// Tolerated difference between the provider's clock and this server's, in seconds.
const CLOCK_LEEWAY: u64 = 60;

/// The claims that are read here; the library checks `iss`, `aud`, `exp` and `nbf`.
#[derive(serde::Deserialize)]
struct Claims {
    email: Option<String>,
    /// A boolean; some providers send it as a string.
    email_verified: Option<JsonValue>,
}

/// The identity of the token's user; `None` if there is no such user, or the user may not log in.
///
/// # Errors
/// `AuthenticationError` with the reason if the token is not valid; `SessionStopped` if the provider's
/// keys are not available.
pub fn authenticate(ctx: &mut Context, token: &str, address: IpAddr) -> Result<Option<Arc<Identity>>> {
    let site = Arc::clone(ctx.site());
    let accounts = &site.config.accounts;
    let Some(issuer) = &accounts.oidc_issuer else {
        return Err(refused("This server takes no bearer tokens"));
    };
    let header = decode_header(token).map_err(|_| refused("The bearer token is no signed JWT"))?;
    if !ALGORITHMS.contains(&header.alg) || header.crit.is_some() {
        return Err(refused("The bearer token is signed in a way that is not accepted"));
    }
    let jwk = site.extension::<ProviderKeys>().find(accounts, issuer, header.kid.as_deref(), header.alg)?;
    let jwk = jwk.ok_or_else(|| refused("The bearer token is signed with a key that is not the provider's"))?;
    let key = DecodingKey::from_jwk(&jwk)
        .map_err(|error| Error::internal("a key of the provider cannot be used").caused_by(error))?;
    let mut validation = Validation::new(header.alg);
    validation.leeway = CLOCK_LEEWAY;
    validation.validate_nbf = true;
    validation.set_issuer(&[issuer]);
    validation.set_audience(&accounts.oidc_audience);
    validation.set_required_spec_claims(&["exp", "iss", "aud"]);
    let claims: Claims = decode(token, &key, &validation)
        .map_err(|error| {
            tracing::debug!(%error, "bearer token refused");
            refused("The bearer token is wrong, too old, or meant for another server")
        })?
        .claims;
    let is_verified = matches!(&claims.email_verified, Some(JsonValue::Bool(true)))
        || claims.email_verified.as_ref().and_then(JsonValue::as_str) == Some("true");
    let email = claims.email.filter(|email| is_verified && email.contains('@'));
    let email = email.ok_or_else(|| refused("The bearer token has no verified e-mail address"))?;
    let email = email.trim().to_lowercase();
    let admitted = super::user::admit(ctx, &email, address)?;
    // Databases find a user by look-alike spellings too, each of which is the address of another person.
    Ok(admitted.filter(|identity| identity.name.to_lowercase() == email))
}

fn refused(message: &str) -> Error {
    Error::new(ErrorKind::Authentication, message)
}
