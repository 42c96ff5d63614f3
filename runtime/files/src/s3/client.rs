//! The client of a bucket: configuration, timeouts, and the check at start.

use bytes::Bytes;
use doctyped_core::config::{Bucket as BucketConfig, BucketUrl};
use object_store::aws::{AmazonS3, AmazonS3Builder, AmazonS3ConfigKey};
use object_store::path::Path as ObjectPath;
use object_store::{ClientOptions, ObjectStoreExt, RetryConfig};
use std::sync::Arc;
use std::time::Duration;

/// Timeout of establishing a connection.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// Timeout of one request, and of all its retries.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(60);

/// Retries of a failed request.
const MAX_RETRIES: usize = 4;

/// Builds the client from the configuration, and from the variables `AWS_...` of the environment.
pub fn build(url: &BucketUrl, config: &BucketConfig) -> object_store::Result<AmazonS3> {
    let mut builder = AmazonS3Builder::from_env().with_bucket_name(url.name());
    if let Some(endpoint) = &config.endpoint {
        builder = builder.with_endpoint(endpoint).with_config(AmazonS3ConfigKey::S3Endpoint, endpoint);
    }
    if let Some(region) = &config.region {
        builder = builder.with_region(region);
    }
    if let Some(key) = &config.access_key {
        builder = builder.with_access_key_id(key);
    }
    if let Some(secret) = &config.secret_key {
        builder = builder.with_secret_access_key(secret);
    }
    let is_http = |key| builder.get_config_value(&key).is_some_and(|endpoint| endpoint.starts_with("http://"));
    let is_http = is_http(AmazonS3ConfigKey::Endpoint) || is_http(AmazonS3ConfigKey::S3Endpoint);
    let client = ClientOptions::new()
        .with_timeout(REQUEST_TIMEOUT)
        .with_connect_timeout(CONNECT_TIMEOUT)
        // An endpoint with http:// is plain HTTP on purpose.
        .with_allow_http(is_http);
    let retry = RetryConfig { max_retries: MAX_RETRIES, retry_timeout: REQUEST_TIMEOUT, ..RetryConfig::default() };
    builder.with_client_options(client).with_retry(retry).with_disable_bulk_delete(true).build()
}

/// Checks the permissions on the bucket: puts, reads and deletes an object at `path`.
pub async fn check_access(store: Arc<AmazonS3>, path: ObjectPath) -> object_store::Result<()> {
    store.put(&path, Bytes::from_static(b"can be removed").into()).await?;
    store.get_range(&path, 0..3).await?;
    store.delete(&path).await?;
    // Without the right to list, S3 answers 403 instead of 404 for a missing object.
    match store.head(&path).await {
        Ok(_) | Err(object_store::Error::NotFound { .. }) => Ok(()),
        Err(error) => Err(error),
    }
}

/// The reason why a bucket cannot be used, with advice.
pub fn advice(error: &object_store::Error) -> String {
    use object_store::Error as StoreError;
    match error {
        StoreError::NotFound { .. } => "there is no such bucket; make it, or check --files-endpoint".to_owned(),
        StoreError::PermissionDenied { .. } | StoreError::Unauthenticated { .. } => {
            "access is denied; check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, which need the rights s3:PutObject, s3:GetObject, s3:DeleteObject and s3:ListBucket".to_owned()
        }
        error => {
            format!("it cannot be used: {error}; check --files-endpoint, --files-region and the credentials")
        }
    }
}
