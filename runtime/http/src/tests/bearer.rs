//! Bearer tokens of an OpenID Connect provider, which is a thread of the test.

use super::*;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use doctyped_auth::ProviderKeys;
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use parking_lot::Mutex;
use rsa::pkcs1::EncodeRsaPrivateKey;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{SystemTime, UNIX_EPOCH};

const ANN: &str = "ann@example.com";

/// A provider: its URL, the keys that it serves, and the number of requests for them.
struct Provider {
    url: String,
    keys: Arc<Mutex<String>>,
    key_requests: Arc<AtomicUsize>,
}

impl Provider {
    /// Serves a discovery document and keys. Its thread ends with the process.
    fn start(keys: &[Jwk]) -> Provider {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let provider = Provider { url: url.clone(), keys: Arc::default(), key_requests: Arc::default() };
        provider.serve(keys);
        let (keys, key_requests) = (Arc::clone(&provider.keys), Arc::clone(&provider.key_requests));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut head = [0; 2048];
                let read = stream.read(&mut head).unwrap();
                let body =
                    if String::from_utf8_lossy(&head[..read]).starts_with("GET /.well-known/openid-configuration") {
                        json!({"issuer": url, "jwks_uri": format!("{url}/keys")}).to_string()
                    } else {
                        key_requests.fetch_add(1, Ordering::Relaxed);
                        keys.lock().clone()
                    };
                let response =
                    format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len());
                stream.write_all(response.as_bytes()).unwrap();
            }
        });
        provider
    }

    fn serve(&self, keys: &[Jwk]) {
        *self.keys.lock() = json!({ "keys": keys }).to_string();
    }

    fn site(&self) -> TestSite {
        TestSite::with_flags(&["--oidc-issuer", &self.url, "--oidc-audience", "erp,other"])
    }
}

/// A private key, and the public one with its id.
struct Signer {
    algorithm: Algorithm,
    key: EncodingKey,
    jwk: Jwk,
}

impl Signer {
    fn new(algorithm: Algorithm, id: &str) -> Signer {
        let key = private_key(algorithm);
        let mut jwk = Jwk::from_encoding_key(&key, algorithm).unwrap();
        jwk.common.key_id = Some(id.to_owned());
        Signer { algorithm, key, jwk }
    }

    fn sign(&self, claims: &JsonValue) -> String {
        let header = Header { kid: self.jwk.common.key_id.clone(), ..Header::new(self.algorithm) };
        format!("Bearer {}", encode(&header, claims, &self.key).unwrap())
    }
}

/// A new key. An RSA key takes long to generate, so all tests share one.
fn private_key(algorithm: Algorithm) -> EncodingKey {
    static RSA: OnceLock<Vec<u8>> = OnceLock::new();
    let random = doctyped_auth::random_bytes(32).unwrap();
    // The fixed prefix of a PKCS#8 key (RFC 8410, RFC 5915) and 32 random bytes.
    let pkcs8 = |prefix: &[u8]| [prefix, &random].concat();
    match algorithm {
        Algorithm::EdDSA => {
            EncodingKey::from_ed_der(&pkcs8(b"\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20"))
        }
        Algorithm::ES256 => EncodingKey::from_ec_der(&pkcs8(
            b"\x30\x41\x02\x01\x00\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07\
              \x04\x27\x30\x25\x02\x01\x01\x04\x20",
        )),
        _ => EncodingKey::from_rsa_der(RSA.get_or_init(|| {
            let key = rsa::RsaPrivateKey::new(&mut rsa::rand_core::OsRng, 2048).unwrap();
            key.to_pkcs1_der().unwrap().as_bytes().to_vec()
        })),
    }
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}

/// Claims of a token for Ann, with changes; null removes a claim.
fn claims(provider: &Provider, changes: JsonValue) -> JsonValue {
    let mut claims = json!({
        "iss": provider.url, "aud": "erp", "exp": now() + 300, "email": "Ann@example.com", "email_verified": true
    });
    for (name, value) in changes.as_object().unwrap() {
        match value {
            JsonValue::Null => claims.as_object_mut().unwrap().remove(name),
            value => claims.as_object_mut().unwrap().insert(name.clone(), value.clone()),
        };
    }
    claims
}

fn authentication_error() -> (u16, String) {
    (401, "AuthenticationError".to_owned())
}

#[test]
fn bearer_token_authenticates_user_by_email() {
    for algorithm in [Algorithm::EdDSA, Algorithm::ES256, Algorithm::RS256, Algorithm::PS256] {
        let signer = Signer::new(algorithm, "k1");
        let provider = Provider::start(std::slice::from_ref(&signer.jwk));
        let site = provider.site();
        site.create_user(ANN);
        let logged_user =
            |changes: JsonValue| site.get(LOGGED_USER).token(&signer.sign(&claims(&provider, changes))).send();
        assert_eq!(logged_user(json!({})), (200, json!({"message": ANN})), "{algorithm:?}");
        assert_eq!(logged_user(json!({"aud": ["x", "other"], "email_verified": "true", "nbf": now() + 30})).0, 200);
        assert_eq!(provider.key_requests.load(Ordering::Relaxed), 1, "the keys are cached");
    }
}

#[test]
fn bearer_token_with_wrong_claims_is_authentication_error() {
    let signer = Signer::new(Algorithm::EdDSA, "k1");
    let provider = Provider::start(std::slice::from_ref(&signer.jwk));
    let site = provider.site();
    site.create_user(ANN);
    for changes in [
        json!({"iss": "https://evil.example.com"}),
        json!({"iss": null}),
        json!({"aud": "another"}),
        json!({"aud": null}),
        json!({"exp": now() - 120}),
        json!({"exp": null}),
        json!({"exp": "never"}),
        json!({"nbf": now() + 120}),
        json!({"nbf": "later"}),
        json!({"email": null}),
        json!({"email": "nobody@example.com"}),
        json!({"email": "Administrator"}),
        json!({"email_verified": false}),
        json!({"email_verified": null}),
        json!({"email_verified": "false"}),
    ] {
        let token = signer.sign(&claims(&provider, changes.clone()));
        assert_eq!(site.get("/api/method/ping").token(&token).error(), authentication_error(), "{changes}");
    }
}

#[test]
fn bearer_token_of_disabled_user_is_authentication_error() {
    let signer = Signer::new(Algorithm::EdDSA, "k1");
    let provider = Provider::start(std::slice::from_ref(&signer.jwk));
    let site = provider.site();
    site.create_user(ANN);
    let token = signer.sign(&claims(&provider, json!({})));
    assert_eq!(site.get(LOGGED_USER).token(&token).send().0, 200);
    site.update_document("User", ANN, json!({"enabled": 0}));
    assert_eq!(site.get(LOGGED_USER).token(&token).error(), authentication_error());
}

#[test]
fn forged_bearer_token_is_authentication_error() {
    let signer = Signer::new(Algorithm::RS256, "k1");
    let provider = Provider::start(std::slice::from_ref(&signer.jwk));
    let site = provider.site();
    site.create_user(ANN);
    let good = signer.sign(&claims(&provider, json!({})));
    assert_eq!(site.get(LOGGED_USER).token(&good).send().0, 200);
    let part = |json: &JsonValue| URL_SAFE_NO_PAD.encode(json.to_string());
    let body = part(&claims(&provider, json!({})));
    // Signed with the public key as shared secret (algorithm confusion).
    let public = serde_json::to_vec(&signer.jwk).unwrap();
    let shared = Header { kid: Some("k1".to_owned()), ..Header::new(Algorithm::HS256) };
    let shared = encode(&shared, &claims(&provider, json!({})), &EncodingKey::from_secret(&public)).unwrap();
    let other = Signer::new(Algorithm::EdDSA, "k1");
    let critical = part(&json!({"alg": "RS256", "kid": "k1", "crit": ["b64"], "b64": false}));
    let signature = good.rsplit('.').next().unwrap();
    for forged in [
        format!("Bearer {}.{body}.", part(&json!({"alg": "none"}))),
        format!("Bearer {}.{body}.{signature}", part(&json!({"alg": "None", "kid": "k1"}))),
        format!("Bearer {shared}"),
        other.sign(&claims(&provider, json!({}))),
        format!(
            "{}.{}.{signature}",
            good.split('.').next().unwrap(),
            part(&claims(&provider, json!({"exp": now() + 9})))
        ),
        format!("Bearer {critical}.{body}.{signature}"),
        good[..good.len() - 4].to_owned(),
        "Bearer a.b.c".to_owned(),
        format!("Bearer {}", "a".repeat(10_000)),
    ] {
        assert_eq!(site.get(LOGGED_USER).token(&forged).error(), authentication_error(), "{forged}");
    }
}

#[test]
fn unknown_key_id_refetches_keys_at_limited_rate() {
    let (old, new) = (Signer::new(Algorithm::EdDSA, "old"), Signer::new(Algorithm::EdDSA, "new"));
    let provider = Provider::start(std::slice::from_ref(&old.jwk));
    let site = provider.site();
    site.create_user(ANN);
    let logged_user =
        |signer: &Signer| site.get(LOGGED_USER).token(&signer.sign(&claims(&provider, json!({})))).send().0;
    assert_eq!(logged_user(&old), 200);
    provider.serve(&[old.jwk.clone(), new.jwk.clone()]);
    for _ in 0..5 {
        assert_eq!(logged_user(&new), 401, "the keys are not fetched again so soon");
    }
    assert_eq!(provider.key_requests.load(Ordering::Relaxed), 1);
    site.inner.extension::<ProviderKeys>().allow_reading_for_tests();
    assert_eq!((logged_user(&new), logged_user(&old)), (200, 200));
    assert_eq!(provider.key_requests.load(Ordering::Relaxed), 2);
}

#[test]
fn provider_keys_are_read_from_file() {
    let signer = Signer::new(Algorithm::ES256, "k1");
    let issuer = "https://id.example.com";
    let flags = ["--oidc-issuer", issuer, "--oidc-audience", "erp", "--oidc-keys", "FOLDER/keys.json"];
    let site = TestSite::with_flags(&flags);
    site.create_user(ANN);
    let claims = json!({"iss": issuer, "aud": "erp", "exp": now() + 300, "email": ANN, "email_verified": true});
    let response = site.get(LOGGED_USER).token(&signer.sign(&claims)).error();
    assert_eq!(response, (503, "SessionStopped".to_owned()), "the file is missing");
    std::fs::write(site.folder.path().join("keys.json"), json!({"keys": [signer.jwk]}).to_string()).unwrap();
    site.inner.extension::<ProviderKeys>().allow_reading_for_tests();
    assert_eq!(site.get(LOGGED_USER).token(&signer.sign(&claims)).send(), (200, json!({"message": ANN})));
}

#[test]
fn bearer_token_beside_session_must_be_valid_and_does_not_replace_session_user() {
    let signer = Signer::new(Algorithm::EdDSA, "k1");
    let provider = Provider::start(std::slice::from_ref(&signer.jwk));
    let site = provider.site();
    site.create_user(ANN);
    let sid = site.login_admin();
    let token = signer.sign(&claims(&provider, json!({})));
    assert_eq!(site.get(LOGGED_USER).sid(&sid).token(&token).send(), (200, json!({"message": "Administrator"})));
    assert_eq!(site.get(LOGGED_USER).sid(&sid).token("Bearer a.b.c").error(), authentication_error());
}
