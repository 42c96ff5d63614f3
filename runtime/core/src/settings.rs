//! System Settings, parsed once and cached: time zone, login rules, limits of files.

use crate::error::Result;
use chrono::{DateTime, MappedLocalTime, NaiveDateTime, TimeDelta, TimeZone, Timelike, Utc};
use diesel::prelude::*;
use doctyped_orm::db::AnyConnection;
use std::collections::HashMap;
use std::time::Duration;
use table::singles;

/// System Settings. Fields that are not stored have Frappe's defaults.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "these are the switches of System Settings")]
pub struct Settings {
    /// The zone in which all times are stored and shown.
    pub time_zone: chrono_tz::Tz,
    /// The first day of a week, for filters like `last week`.
    pub first_day_of_the_week: chrono::Weekday,
    /// The default language of users.
    pub language: String,
    /// Time without use after which a session expires.
    pub session_expiry: Duration,
    /// Whether a login ends the user's oldest sessions beyond `simultaneous_sessions`.
    pub deny_multiple_sessions: bool,
    /// Whether a password change ends the user's other sessions.
    pub logout_on_password_reset: bool,
    /// Whether login with a password is disabled.
    pub disable_user_pass_login: bool,
    /// Whether users can log in with their mobile number.
    pub allow_login_using_mobile_number: bool,
    /// Whether users can log in with their username.
    pub allow_login_using_user_name: bool,
    /// Consecutive failed logins before a user or a client network is locked; 0 for no limit.
    pub allow_consecutive_login_attempts: u32,
    /// Duration of the lock.
    pub allow_login_after_fail: Duration,
    /// Whether passwords need a minimum score.
    pub enable_password_policy: bool,
    /// The minimum score: 0 to 4.
    pub minimum_password_score: u8,
    /// Days after which a password expires; 0 for never.
    pub force_user_to_reset_password: u32,
    /// Password reset links that a client network may request in an hour; 0 for no limit.
    pub password_reset_limit: u32,
    /// Time after which a password reset link expires; 0 for never.
    pub reset_password_link_expiry: Duration,
    /// Whether users with a two-factor role need a second factor at login.
    pub enable_two_factor_auth: bool,
    /// Whether `restrict_ip` does not apply to users with two-factor login.
    pub bypass_restrict_ip_check_if_2fa_enabled: bool,
    /// The name of this server in authenticator apps.
    pub otp_issuer_name: String,
    /// Whether user permissions also hide documents whose link is empty.
    pub apply_strict_user_permissions: bool,
    /// Whether document sharing is disabled.
    pub disable_document_sharing: bool,
    /// Largest file in bytes; `None` for the limit of the configuration.
    pub max_file_size: Option<u64>,
    /// Allowed extensions of files, without the dot; empty for all.
    pub allowed_file_extensions: Vec<String>,
    /// Whether Guest may upload files.
    pub allow_guests_to_upload_files: bool,
    /// Whether Exif metadata is removed from uploaded photographs.
    pub strip_exif_metadata_from_uploaded_images: bool,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            time_zone: chrono_tz::Tz::UTC,
            first_day_of_the_week: chrono::Weekday::Sun,
            language: "en".to_owned(),
            session_expiry: Duration::from_secs(170 * 3600),
            deny_multiple_sessions: false,
            logout_on_password_reset: true,
            disable_user_pass_login: false,
            allow_login_using_mobile_number: false,
            allow_login_using_user_name: false,
            allow_consecutive_login_attempts: 10,
            allow_login_after_fail: Duration::from_secs(60),
            enable_password_policy: true,
            minimum_password_score: 2,
            force_user_to_reset_password: 0,
            password_reset_limit: 3,
            reset_password_link_expiry: Duration::from_secs(1200),
            enable_two_factor_auth: false,
            bypass_restrict_ip_check_if_2fa_enabled: false,
            otp_issuer_name: "doctyped".to_owned(),
            apply_strict_user_permissions: false,
            disable_document_sharing: false,
            max_file_size: None,
            allowed_file_extensions: Vec::new(),
            allow_guests_to_upload_files: false,
            strip_exif_metadata_from_uploaded_images: true,
        }
    }
}

impl Settings {
    /// The current time in the site's time zone, to the microsecond.
    pub fn now(&self) -> NaiveDateTime {
        self.local(Utc::now())
    }

    /// A moment as a time of the site's time zone, to the microsecond.
    pub fn local(&self, moment: DateTime<Utc>) -> NaiveDateTime {
        let local = moment.with_timezone(&self.time_zone).naive_local();
        local.with_nanosecond(local.nanosecond() / 1000 * 1000).unwrap_or(local)
    }

    /// The moment at which the clocks of the site's time zone showed a time. Where they showed it twice,
    /// because they were set back, it is the later one, unless that is after `now`. A time that they skipped
    /// counts from the last one that they showed.
    pub fn moment(&self, local: NaiveDateTime, now: DateTime<Utc>) -> DateTime<Utc> {
        match self.time_zone.from_local_datetime(&local) {
            MappedLocalTime::Single(moment) => moment.to_utc(),
            MappedLocalTime::Ambiguous(_, later) if later <= now => later.to_utc(),
            MappedLocalTime::Ambiguous(earlier, _) => earlier.to_utc(),
            MappedLocalTime::None => {
                let step = TimeDelta::minutes(30);
                local.checked_sub_signed(step).map_or(now, |before| self.moment(before, now) + step)
            }
        }
    }

    /// Reads them from the database.
    pub fn load(connection: &mut AnyConnection) -> Result<Settings> {
        let rows: Vec<(String, Option<String>)> = singles::table
            .filter(singles::doctype.eq("System Settings"))
            .select((singles::field, singles::value))
            .load(connection)?;
        Ok(Settings::from_values(&rows.into_iter().collect()))
    }

    /// Missing and invalid values get their defaults: a wrong setting must not lock every user out.
    fn from_values(values: &HashMap<String, Option<String>>) -> Settings {
        let text = |field: &str| values.get(field)?.as_deref().map(str::trim).filter(|text| !text.is_empty());
        let switch = |field: &str, default: bool| text(field).map_or(default, |text| text != "0");
        let number = |field: &str, default: u32| text(field).and_then(|text| text.parse().ok()).unwrap_or(default);
        let default = Settings::default();
        Settings {
            time_zone: text("time_zone").and_then(|zone| zone.parse().ok()).unwrap_or(default.time_zone),
            first_day_of_the_week: text("first_day_of_the_week")
                .and_then(|day| day.parse().ok())
                .unwrap_or(default.first_day_of_the_week),
            language: text("language").map_or(default.language, str::to_owned),
            session_expiry: text("session_expiry").and_then(parse_hours).unwrap_or(default.session_expiry),
            deny_multiple_sessions: switch("deny_multiple_sessions", default.deny_multiple_sessions),
            logout_on_password_reset: switch("logout_on_password_reset", default.logout_on_password_reset),
            disable_user_pass_login: switch("disable_user_pass_login", default.disable_user_pass_login),
            allow_login_using_mobile_number: switch(
                "allow_login_using_mobile_number",
                default.allow_login_using_mobile_number,
            ),
            allow_login_using_user_name: switch("allow_login_using_user_name", default.allow_login_using_user_name),
            allow_consecutive_login_attempts: number(
                "allow_consecutive_login_attempts",
                default.allow_consecutive_login_attempts,
            ),
            allow_login_after_fail: Duration::from_secs(u64::from(number("allow_login_after_fail", 60))),
            enable_password_policy: switch("enable_password_policy", default.enable_password_policy),
            minimum_password_score: text("minimum_password_score")
                .and_then(|score| score.parse().ok())
                .unwrap_or(default.minimum_password_score),
            force_user_to_reset_password: number("force_user_to_reset_password", 0),
            password_reset_limit: number("password_reset_limit", default.password_reset_limit),
            reset_password_link_expiry: text("reset_password_link_expiry_duration")
                .and_then(|seconds| seconds.parse::<f64>().ok())
                .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
                .unwrap_or(default.reset_password_link_expiry),
            enable_two_factor_auth: switch("enable_two_factor_auth", default.enable_two_factor_auth),
            bypass_restrict_ip_check_if_2fa_enabled: switch(
                "bypass_restrict_ip_check_if_2fa_enabled",
                default.bypass_restrict_ip_check_if_2fa_enabled,
            ),
            otp_issuer_name: text("otp_issuer_name").map_or(default.otp_issuer_name, str::to_owned),
            apply_strict_user_permissions: switch(
                "apply_strict_user_permissions",
                default.apply_strict_user_permissions,
            ),
            disable_document_sharing: switch("disable_document_sharing", default.disable_document_sharing),
            max_file_size: Some(u64::from(number("max_file_size", 0)) * 1024 * 1024).filter(|size| *size > 0),
            allowed_file_extensions: text("allowed_file_extensions").map(extensions).unwrap_or_default(),
            allow_guests_to_upload_files: switch("allow_guests_to_upload_files", default.allow_guests_to_upload_files),
            strip_exif_metadata_from_uploaded_images: switch(
                "strip_exif_metadata_from_uploaded_images",
                default.strip_exif_metadata_from_uploaded_images,
            ),
        }
    }
}

/// Parses a duration as `HH:MM` or `HH:MM:SS`; the hours may exceed 24.
pub fn parse_hours(text: &str) -> Option<Duration> {
    let mut parts = text.split(':').map(|part| part.trim().parse::<u32>().ok());
    let (hours, minutes) = (parts.next()??, parts.next()??);
    let seconds = match parts.next() {
        Some(seconds) => seconds?,
        None => 0,
    };
    let total = u64::from(hours) * 3600 + u64::from(minutes) * 60 + u64::from(seconds);
    // A century at most: more is a mistake, and would overflow dates.
    (parts.next().is_none() && (1..=100 * 366 * 86400).contains(&total)).then(|| Duration::from_secs(total))
}

/// Parses a list of extensions, one a line, with or without the dot.
fn extensions(text: &str) -> Vec<String> {
    let lines = text.lines().map(|line| line.trim().trim_start_matches('.'));
    lines.filter(|extension| !extension.is_empty()).map(str::to_owned).collect()
}

#[allow(clippy::pedantic, reason = "written by Diesel's macro")]
mod table {
    diesel::table! {
        /// Values of single DocTypes.
        #[sql_name = "tabSingles"]
        singles (doctype, field) {
            doctype -> Text,
            field -> Text,
            value -> Nullable<Text>,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::settings::*;

    fn settings(values: &[(&str, &str)]) -> Settings {
        let values = values.iter().map(|(field, value)| ((*field).to_owned(), Some((*value).to_owned())));
        Settings::from_values(&values.collect())
    }

    #[test]
    fn settings_that_are_missing_or_unreadable_keep_their_defaults() {
        assert_eq!(settings(&[]), Settings::default());
        assert_eq!(settings(&[("time_zone", "Mars/Base"), ("session_expiry", "soon")]), Settings::default());
    }

    #[test]
    fn stored_times_are_moments_on_both_sides_of_a_change_of_the_clocks() {
        let berlin = settings(&[("time_zone", "Europe/Berlin")]);
        let utc = |text: &str| format!("2025-{text}Z").parse::<DateTime<Utc>>().unwrap();
        let local = |text: &str| NaiveDateTime::parse_from_str(&format!("2025-{text}"), "%Y-%m-%dT%H:%M:%S").unwrap();
        let now = utc("12-01T00:00:00");
        assert_eq!(berlin.moment(local("07-01T12:00:00"), now), utc("07-01T10:00:00"));
        assert_eq!(berlin.moment(local("11-01T12:00:00"), now), utc("11-01T11:00:00"));
        // Set back from 3:00 to 2:00 at 1:00 UTC.
        assert_eq!(berlin.moment(local("10-26T02:30:00"), now), utc("10-26T01:30:00"));
        assert_eq!(berlin.moment(local("10-26T02:30:00"), utc("10-26T00:40:00")), utc("10-26T00:30:00"));
        // Set forward from 2:00 to 3:00 at 1:00 UTC.
        assert_eq!(berlin.moment(local("03-30T02:30:00"), now), utc("03-30T01:30:00"));
        assert_eq!(berlin.local(utc("03-30T01:30:00")), local("03-30T03:30:00"));
    }

    #[test]
    fn settings_are_read_from_their_texts() {
        let settings = settings(&[
            ("time_zone", "Asia/Kolkata"),
            ("first_day_of_the_week", "Monday"),
            ("session_expiry", "06:30"),
            ("logout_on_password_reset", "0"),
            ("allow_consecutive_login_attempts", "3"),
        ]);
        assert_eq!(settings.time_zone, chrono_tz::Asia::Kolkata);
        assert_eq!(settings.first_day_of_the_week, chrono::Weekday::Mon);
        assert_eq!(settings.session_expiry, Duration::from_secs(6 * 3600 + 1800));
        assert!(!settings.logout_on_password_reset);
        assert_eq!(settings.allow_consecutive_login_attempts, 3);
    }

    #[test]
    fn expiry_has_hours_minutes_and_maybe_seconds() {
        assert_eq!(parse_hours("240:00:10"), Some(Duration::from_secs(864_010)));
        for wrong in ["", "10", "1:2:3:4", "-1:00", "00:00", "4294967295:00"] {
            assert_eq!(parse_hours(wrong), None, "{wrong}");
        }
    }
}
