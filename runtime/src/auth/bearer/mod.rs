//! Bearer tokens of an OpenID Connect provider: who proved the own identity there is the user with
//! that e-mail address here.
//!
//! A token is a JWT (RFC 7519) that the provider signed with a key from its key set. It has to name
//! this provider and this server, to be in force now, and to carry an address that the provider has
//! verified. The user has to exist and be enabled: tokens make no users.

mod keys;

pub(crate) use keys::ProviderKeys;

use crate::context::Context;
use crate::error::{Error, ErrorKind, Result};
use crate::identity::Identity;
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use serde_json::Value as JsonValue;
use std::net::IpAddr;
use std::sync::Arc;

/// Signatures that are accepted: those that only the holder of a private key can make. With a shared
/// secret (HS256) a public key would be the secret, and `none` is no signature.
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

/// How far the provider's clock may be from this one, in seconds.
const LEEWAY: u64 = 60;

/// What a token says about its user; the library checks `iss`, `aud`, `exp` and `nbf`.
#[derive(serde::Deserialize)]
struct Claims {
    email: Option<String>,
    /// A boolean, or with some providers the text of one.
    email_verified: Option<JsonValue>,
}

/// The user that a bearer token proves; none if it proves nobody who may come in.
///
/// # Errors
/// `AuthenticationError` with what is wrong with the token; `SessionStopped` when the provider's keys
/// cannot be had.
pub(super) fn authenticate(ctx: &mut Context, token: &str, address: IpAddr) -> Result<Option<Arc<Identity>>> {
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
    validation.leeway = LEEWAY;
    validation.validate_nbf = true;
    validation.set_issuer(&[issuer]);
    validation.set_audience(&accounts.oidc_audience);
    validation.set_required_spec_claims(&["exp", "iss", "aud"]);
    let claims: Claims = decode(token, &key, &validation)
        .map_err(|error| {
            tracing::debug!(%error, "a bearer token was refused");
            refused("The bearer token is wrong, too old, or meant for another server")
        })?
        .claims;
    let is_verified = matches!(&claims.email_verified, Some(JsonValue::Bool(true)))
        || claims.email_verified.as_ref().and_then(JsonValue::as_str) == Some("true");
    let email = claims.email.filter(|email| is_verified && email.contains('@'));
    let email = email.ok_or_else(|| refused("The bearer token has no verified e-mail address"))?;
    super::user::admit(ctx, &email.trim().to_lowercase(), address)
}

fn refused(message: &str) -> Error {
    Error::new(ErrorKind::Authentication, message)
}
