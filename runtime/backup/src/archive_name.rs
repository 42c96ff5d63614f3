//! The names of archives: `SITE-20261128T101500Z.zip`.

use chrono::{DateTime, Utc};
use doctyped_core::config::Config;
use doctyped_orm::db::DatabaseUrl;
use std::path::Path;

/// The time in the names of archives.
pub fn name_time(time: DateTime<Utc>) -> String {
    time.format("%Y%m%dT%H%M%SZ").to_string()
}

/// The name of an archive of a site.
pub fn archive_name(site: &str, time: DateTime<Utc>) -> String {
    format!("{site}-{}.zip", name_time(time))
}

/// Whether a file name is that of an archive of a site.
pub fn is_archive_of(site: &str, name: &str) -> bool {
    let time = name.strip_prefix(site).and_then(|rest| rest.strip_prefix('-')?.strip_suffix(".zip"));
    let pattern = "00000000T000000Z";
    time.is_some_and(|time| {
        time.len() == pattern.len()
            && time
                .bytes()
                .zip(pattern.bytes())
                .all(|(byte, expected)| if expected == b'0' { byte.is_ascii_digit() } else { byte == expected })
    })
}

/// The name of a site in the names of its archives: that of its database.
pub fn site_name(config: &Config) -> String {
    let name = match &config.database {
        DatabaseUrl::Sqlite(path) => Path::new(path).file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        url => url.to_string().rsplit('/').next().unwrap_or_default().to_owned(),
    };
    let plain =
        |character: char| if character.is_ascii_alphanumeric() || ".-_".contains(character) { character } else { '_' };
    let name: String = name.trim_start_matches('.').chars().map(plain).collect();
    if name.is_empty() { "site".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn archives_have_the_name_of_the_database() {
        let name = |url: &str| site_name(&Config { database: url.parse().unwrap(), ..Config::default() });
        assert_eq!(name("/srv/my site.sqlite"), "my_site");
        #[cfg(feature = "postgres")]
        assert_eq!(name("postgres://me:secret@host/erp?sslmode=require"), "erp");
        assert!(is_archive_of("erp", "erp-20261128T101500Z.zip"));
        for other in ["erp-20261128T101500Z.zip.part", "erp-2-20261128T101500Z.zip", "erp-20261128.zip", "erp.zip"] {
            assert!(!is_archive_of("erp", other), "{other}");
        }
    }
}
