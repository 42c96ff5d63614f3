//! A private file of one user, which no attack of another user may read.

use doctyped_http::test_harness::TestSite;

/// The content of the private file.
pub const SECRET: &[u8] = b"a secret";

/// A site with a private file `secret.txt` of Ann's that is attached to no document, and the tokens of Ann and Bob.
pub fn site_with_secret() -> (TestSite, String, String) {
    let site = TestSite::new();
    let (ann, bob) = (site.create_user("ann@example.com"), site.create_user("bob@example.com"));
    site.upload(&ann, &[("is_private", "1")], "secret.txt", SECRET);
    (site, ann, bob)
}

/// Asserts that a user cannot read the private file.
#[track_caller]
pub fn assert_secret_is_private(site: &TestSite, token: &str) {
    for path in ["/private/files/secret.txt", "/api/method/download_file?file_url=/private/files/secret.txt"] {
        assert_eq!(site.get(path).token(token).status(), 403, "{path}");
    }
}
