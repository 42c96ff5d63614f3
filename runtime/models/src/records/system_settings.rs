//! System Settings, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/system_settings/system_settings.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use super::user::User;
use doctyped::generated::*;

/// Settings of the whole site.
#[derive(Debug, Clone, PartialEq)]
pub struct SystemSettings {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    pub country: Option<String>,
    /// Code of the language of users without one of their own.
    pub language: Option<String>,
    /// IANA name of the zone that stored times are in.
    pub time_zone: String,
    pub first_day_of_the_week: Option<FirstDayOfTheWeek>,
    /// How clients show dates; the API always uses yyyy-mm-dd.
    pub date_format: Option<DateFormat>,
    pub time_format: Option<TimeFormat>,
    pub number_format: Option<NumberFormat>,
    /// Digits after the point that clients show.
    pub float_precision: Option<FloatPrecision>,
    pub currency_precision: Option<CurrencyPrecision>,
    /// Hours and minutes without a request after which a session ends (hh:mm).
    pub session_expiry: Option<String>,
    /// Limit Simultaneous Sessions
    ///
    /// Close the oldest sessions of a user beyond the number that the user may have.
    pub deny_multiple_sessions: bool,
    /// Sign Out on Password Change
    ///
    /// End the other sessions of a user whose password changes.
    pub logout_on_password_reset: bool,
    /// Disable Password Login
    pub disable_user_pass_login: bool,
    /// Allow Mobile Number
    pub allow_login_using_mobile_number: bool,
    /// Allow Username
    pub allow_login_using_user_name: bool,
    /// Failed Attempts
    ///
    /// Failures in a row after which a user or an address has to wait; 0 for no limit.
    pub allow_consecutive_login_attempts: i32,
    /// Wait after Failed Attempts
    ///
    /// In seconds.
    pub allow_login_after_fail: i32,
    /// Two-Factor Authentication
    ///
    /// Ask users whose roles demand it for a second factor.
    pub enable_two_factor_auth: bool,
    /// Second Factor
    pub two_factor_method: Option<TwoFactorMethod>,
    /// Bypass IP Restriction with Two-Factor Authentication
    pub bypass_restrict_ip_check_if_2fa_enabled: bool,
    /// OTP Issuer
    ///
    /// Name that authenticator apps show.
    pub otp_issuer_name: Option<String>,
    /// Check Strength
    ///
    /// Refuse passwords that are easy to guess.
    pub enable_password_policy: bool,
    /// Minimum Score
    ///
    /// From 2 (fair) to 4 (strong).
    pub minimum_password_score: Option<MinimumPasswordScore>,
    /// Change Every
    ///
    /// Days after which a new password is due; 0 for never.
    pub force_user_to_reset_password: i32,
    /// Reset Limit
    ///
    /// Password resets that one address may ask for in an hour.
    pub password_reset_limit: i32,
    /// Reset Link Expiry
    pub reset_password_link_expiry_duration: Option<f64>,
    /// Strict User Permissions
    ///
    /// A restricted user does not see documents whose link is empty.
    pub apply_strict_user_permissions: bool,
    pub disable_document_sharing: bool,
    /// Put the chain of causes into error answers.
    pub allow_error_traceback: bool,
    /// Link Search Results
    ///
    /// Rows that a link search answers with.
    pub link_field_results_limit: i32,
    /// Maximum File Size
    ///
    /// In MB; 0 for the limit of the server.
    pub max_file_size: i32,
    /// One a line; empty for all.
    pub allowed_file_extensions: Option<String>,
    pub allow_guests_to_upload_files: bool,
    /// Strip EXIF from Images
    ///
    /// Remove place and camera from uploaded photographs.
    pub strip_exif_metadata_from_uploaded_images: bool,
}

impl Default for SystemSettings {
    fn default() -> Self {
        Self {
            language: Some(String::from("en")),
            time_zone: String::from("UTC"),
            first_day_of_the_week: Some(FirstDayOfTheWeek::Sunday),
            date_format: Some(DateFormat::YyyyMmDd),
            time_format: Some(TimeFormat::HHMmSs),
            number_format: Some(NumberFormat::HashCommaHashHashHashDotHashHash),
            session_expiry: Some(String::from("170:00")),
            logout_on_password_reset: true,
            allow_consecutive_login_attempts: 10,
            allow_login_after_fail: 60,
            two_factor_method: Some(TwoFactorMethod::OTPApp),
            enable_password_policy: true,
            minimum_password_score: Some(MinimumPasswordScore::N2),
            password_reset_limit: 3,
            reset_password_link_expiry_duration: Some(1200.0),
            allow_error_traceback: true,
            link_field_results_limit: 10,
            strip_exif_metadata_from_uploaded_images: true,
            name: Default::default(), owner: Default::default(), creation: Default::default(),
            modified: Default::default(), modified_by: Default::default(), docstatus: Default::default(),
            idx: Default::default(), country: Default::default(), float_precision: Default::default(),
            currency_precision: Default::default(), deny_multiple_sessions: Default::default(),
            disable_user_pass_login: Default::default(), allow_login_using_mobile_number: Default::default(),
            allow_login_using_user_name: Default::default(), enable_two_factor_auth: Default::default(),
            bypass_restrict_ip_check_if_2fa_enabled: Default::default(), otp_issuer_name: Default::default(),
            force_user_to_reset_password: Default::default(), apply_strict_user_permissions: Default::default(),
            disable_document_sharing: Default::default(), max_file_size: Default::default(),
            allowed_file_extensions: Default::default(), allow_guests_to_upload_files: Default::default(),
        }
    }
}

/// Values of the field `first_day_of_the_week`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FirstDayOfTheWeek {
    Sunday,
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for FirstDayOfTheWeek {
    fn as_str(&self) -> &str {
        match self {
            Self::Sunday => "Sunday", Self::Monday => "Monday", Self::Tuesday => "Tuesday",
            Self::Wednesday => "Wednesday", Self::Thursday => "Thursday", Self::Friday => "Friday",
            Self::Saturday => "Saturday",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "Sunday" => Self::Sunday, "Monday" => Self::Monday, "Tuesday" => Self::Tuesday,
            "Wednesday" => Self::Wednesday, "Thursday" => Self::Thursday, "Friday" => Self::Friday,
            "Saturday" => Self::Saturday,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(FirstDayOfTheWeek);

/// Values of the field `date_format`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum DateFormat {
    YyyyMmDd,
    /// `dd-mm-yyyy`
    DdDashMmDashYyyy,
    /// `dd/mm/yyyy`
    DdSlashMmSlashYyyy,
    /// `dd.mm.yyyy`
    DdDotMmDotYyyy,
    /// `mm/dd/yyyy`
    MmSlashDdSlashYyyy,
    /// `mm-dd-yyyy`
    MmDashDdDashYyyy,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for DateFormat {
    fn as_str(&self) -> &str {
        match self {
            Self::YyyyMmDd => "yyyy-mm-dd", Self::DdDashMmDashYyyy => "dd-mm-yyyy",
            Self::DdSlashMmSlashYyyy => "dd/mm/yyyy", Self::DdDotMmDotYyyy => "dd.mm.yyyy",
            Self::MmSlashDdSlashYyyy => "mm/dd/yyyy", Self::MmDashDdDashYyyy => "mm-dd-yyyy",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "yyyy-mm-dd" => Self::YyyyMmDd, "dd-mm-yyyy" => Self::DdDashMmDashYyyy,
            "dd/mm/yyyy" => Self::DdSlashMmSlashYyyy, "dd.mm.yyyy" => Self::DdDotMmDotYyyy,
            "mm/dd/yyyy" => Self::MmSlashDdSlashYyyy, "mm-dd-yyyy" => Self::MmDashDdDashYyyy,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(DateFormat);

/// Values of the field `time_format`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TimeFormat {
    /// `HH:mm:ss`
    HHMmSs,
    /// `HH:mm`
    HHMm,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for TimeFormat {
    fn as_str(&self) -> &str {
        match self {
            Self::HHMmSs => "HH:mm:ss", Self::HHMm => "HH:mm",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "HH:mm:ss" => Self::HHMmSs, "HH:mm" => Self::HHMm,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(TimeFormat);

/// Values of the field `number_format`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum NumberFormat {
    /// `#,###.##`
    HashCommaHashHashHashDotHashHash,
    /// `#.###,##`
    HashDotHashHashHashCommaHashHash,
    /// `# ###.##`
    HashHashHashHashDotHashHash,
    /// `# ###,##`
    HashHashHashHashCommaHashHash,
    /// `#'###.##`
    HashQuoteHashHashHashDotHashHash,
    /// `#, ###.##`
    HashCommaHashHashHashDotHashHash2,
    /// `#,##,###.##`
    HashCommaHashHashCommaHashHashHashDotHashHash,
    /// `#,###.###`
    HashCommaHashHashHashDotHashHashHash,
    /// `#.###`
    HashDotHashHashHash,
    /// `#,###`
    HashCommaHashHashHash,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for NumberFormat {
    fn as_str(&self) -> &str {
        match self {
            Self::HashCommaHashHashHashDotHashHash => "#,###.##", Self::HashDotHashHashHashCommaHashHash => "#.###,##",
            Self::HashHashHashHashDotHashHash => "# ###.##", Self::HashHashHashHashCommaHashHash => "# ###,##",
            Self::HashQuoteHashHashHashDotHashHash => "#'###.##",
            Self::HashCommaHashHashHashDotHashHash2 => "#, ###.##",
            Self::HashCommaHashHashCommaHashHashHashDotHashHash => "#,##,###.##",
            Self::HashCommaHashHashHashDotHashHashHash => "#,###.###", Self::HashDotHashHashHash => "#.###",
            Self::HashCommaHashHashHash => "#,###",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "#,###.##" => Self::HashCommaHashHashHashDotHashHash, "#.###,##" => Self::HashDotHashHashHashCommaHashHash,
            "# ###.##" => Self::HashHashHashHashDotHashHash, "# ###,##" => Self::HashHashHashHashCommaHashHash,
            "#'###.##" => Self::HashQuoteHashHashHashDotHashHash,
            "#, ###.##" => Self::HashCommaHashHashHashDotHashHash2,
            "#,##,###.##" => Self::HashCommaHashHashCommaHashHashHashDotHashHash,
            "#,###.###" => Self::HashCommaHashHashHashDotHashHashHash, "#.###" => Self::HashDotHashHashHash,
            "#,###" => Self::HashCommaHashHashHash,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(NumberFormat);

/// Values of the field `float_precision`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FloatPrecision {
    /// Empty text.
    Blank,
    /// `2`
    N2,
    /// `3`
    N3,
    /// `4`
    N4,
    /// `5`
    N5,
    /// `6`
    N6,
    /// `7`
    N7,
    /// `8`
    N8,
    /// `9`
    N9,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for FloatPrecision {
    fn as_str(&self) -> &str {
        match self {
            Self::Blank => "", Self::N2 => "2", Self::N3 => "3", Self::N4 => "4", Self::N5 => "5", Self::N6 => "6",
            Self::N7 => "7", Self::N8 => "8", Self::N9 => "9",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "" => Self::Blank, "2" => Self::N2, "3" => Self::N3, "4" => Self::N4, "5" => Self::N5, "6" => Self::N6,
            "7" => Self::N7, "8" => Self::N8, "9" => Self::N9,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(FloatPrecision);

/// Values of the field `currency_precision`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum CurrencyPrecision {
    /// Empty text.
    Blank,
    /// `2`
    N2,
    /// `3`
    N3,
    /// `4`
    N4,
    /// `5`
    N5,
    /// `6`
    N6,
    /// `7`
    N7,
    /// `8`
    N8,
    /// `9`
    N9,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for CurrencyPrecision {
    fn as_str(&self) -> &str {
        match self {
            Self::Blank => "", Self::N2 => "2", Self::N3 => "3", Self::N4 => "4", Self::N5 => "5", Self::N6 => "6",
            Self::N7 => "7", Self::N8 => "8", Self::N9 => "9",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "" => Self::Blank, "2" => Self::N2, "3" => Self::N3, "4" => Self::N4, "5" => Self::N5, "6" => Self::N6,
            "7" => Self::N7, "8" => Self::N8, "9" => Self::N9,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(CurrencyPrecision);

/// Values of the field `two_factor_method`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TwoFactorMethod {
    OTPApp,
    SMS,
    Email,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for TwoFactorMethod {
    fn as_str(&self) -> &str {
        match self {
            Self::OTPApp => "OTP App", Self::SMS => "SMS", Self::Email => "Email",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "OTP App" => Self::OTPApp, "SMS" => Self::SMS, "Email" => Self::Email,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(TwoFactorMethod);

/// Values of the field `minimum_password_score`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum MinimumPasswordScore {
    /// `2`
    N2,
    /// `3`
    N3,
    /// `4`
    N4,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for MinimumPasswordScore {
    fn as_str(&self) -> &str {
        match self {
            Self::N2 => "2", Self::N3 => "3", Self::N4 => "4",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "2" => Self::N2, "3" => Self::N3, "4" => Self::N4,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(MinimumPasswordScore);

impl Record for SystemSettings {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.country.value(), 8 => self.language.value(), 9 => self.time_zone.value(),
            10 => self.first_day_of_the_week.value(), 11 => self.date_format.value(), 12 => self.time_format.value(),
            13 => self.number_format.value(), 14 => self.float_precision.value(), 15 => self.currency_precision.value(),
            16 => self.session_expiry.value(), 17 => self.deny_multiple_sessions.value(),
            18 => self.logout_on_password_reset.value(), 19 => self.disable_user_pass_login.value(),
            20 => self.allow_login_using_mobile_number.value(), 21 => self.allow_login_using_user_name.value(),
            22 => self.allow_consecutive_login_attempts.value(), 23 => self.allow_login_after_fail.value(),
            24 => self.enable_two_factor_auth.value(), 25 => self.two_factor_method.value(),
            26 => self.bypass_restrict_ip_check_if_2fa_enabled.value(), 27 => self.otp_issuer_name.value(),
            28 => self.enable_password_policy.value(), 29 => self.minimum_password_score.value(),
            30 => self.force_user_to_reset_password.value(), 31 => self.password_reset_limit.value(),
            32 => self.reset_password_link_expiry_duration.value(), 33 => self.apply_strict_user_permissions.value(),
            34 => self.disable_document_sharing.value(), 35 => self.allow_error_traceback.value(),
            36 => self.link_field_results_limit.value(), 37 => self.max_file_size.value(),
            38 => self.allowed_file_extensions.value(), 39 => self.allow_guests_to_upload_files.value(),
            40 => self.strip_exif_metadata_from_uploaded_images.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.country.assign(value), 8 => self.language.assign(value),
            9 => self.time_zone.assign(value), 10 => self.first_day_of_the_week.assign(value),
            11 => self.date_format.assign(value), 12 => self.time_format.assign(value),
            13 => self.number_format.assign(value), 14 => self.float_precision.assign(value),
            15 => self.currency_precision.assign(value), 16 => self.session_expiry.assign(value),
            17 => self.deny_multiple_sessions.assign(value), 18 => self.logout_on_password_reset.assign(value),
            19 => self.disable_user_pass_login.assign(value), 20 => self.allow_login_using_mobile_number.assign(value),
            21 => self.allow_login_using_user_name.assign(value),
            22 => self.allow_consecutive_login_attempts.assign(value), 23 => self.allow_login_after_fail.assign(value),
            24 => self.enable_two_factor_auth.assign(value), 25 => self.two_factor_method.assign(value),
            26 => self.bypass_restrict_ip_check_if_2fa_enabled.assign(value), 27 => self.otp_issuer_name.assign(value),
            28 => self.enable_password_policy.assign(value), 29 => self.minimum_password_score.assign(value),
            30 => self.force_user_to_reset_password.assign(value), 31 => self.password_reset_limit.assign(value),
            32 => self.reset_password_link_expiry_duration.assign(value),
            33 => self.apply_strict_user_permissions.assign(value), 34 => self.disable_document_sharing.assign(value),
            35 => self.allow_error_traceback.assign(value), 36 => self.link_field_results_limit.assign(value),
            37 => self.max_file_size.assign(value), 38 => self.allowed_file_extensions.assign(value),
            39 => self.allow_guests_to_upload_files.assign(value),
            40 => self.strip_exif_metadata_from_uploaded_images.assign(value),
            _ => Ok(()),
        }
    }
}

impl Document for SystemSettings {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<X1, X9, XF, X5, XD, X0, X7, X9>;
    const DOCTYPE: &'static str = "System Settings";
    const TABLE: &'static str = "tabSystem Settings";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "country", "language", "time_zone",
        "first_day_of_the_week", "date_format", "time_format", "number_format", "float_precision", "currency_precision",
        "session_expiry", "deny_multiple_sessions", "logout_on_password_reset", "disable_user_pass_login",
        "allow_login_using_mobile_number", "allow_login_using_user_name", "allow_consecutive_login_attempts",
        "allow_login_after_fail", "enable_two_factor_auth", "two_factor_method",
        "bypass_restrict_ip_check_if_2fa_enabled", "otp_issuer_name", "enable_password_policy",
        "minimum_password_score", "force_user_to_reset_password", "password_reset_limit",
        "reset_password_link_expiry_duration", "apply_strict_user_permissions", "disable_document_sharing",
        "allow_error_traceback", "link_field_results_limit", "max_file_size", "allowed_file_extensions",
        "allow_guests_to_upload_files", "strip_exif_metadata_from_uploaded_images", "_user_tags", "_comments",
        "_assign", "_liked_by",
    ];
    const SLOTS: usize = 41;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(SystemSettings);

static META: Meta = Meta::new(Definition {
    name: "System Settings",
    module: "Core",
    description: "Settings of the whole site.",
    table: "tabSystem Settings",
    fields: &[
        DocField { fieldname: "country", label: "Country", ..DocField::NEW },
        DocField {
            fieldname: "language", label: "Language",
            description: "Code of the language of users without one of their own.", default: Some("en"), ..DocField::NEW
        },
        DocField {
            fieldname: "time_zone", fieldtype: FieldType::Autocomplete, label: "Time Zone",
            description: "IANA name of the zone that stored times are in.", default: Some("UTC"), reqd: true,
            ..DocField::NEW
        },
        DocField {
            fieldname: "first_day_of_the_week", fieldtype: FieldType::Select, label: "First Day of the Week",
            options: "Sunday\nMonday\nTuesday\nWednesday\nThursday\nFriday\nSaturday", default: Some("Sunday"),
            ..DocField::NEW
        },
        DocField { fieldname: "column_break_formats", fieldtype: FieldType::ColumnBreak, ..DocField::NEW },
        DocField {
            fieldname: "date_format", fieldtype: FieldType::Select, label: "Date Format",
            description: "How clients show dates; the API always uses yyyy-mm-dd.",
            options: "yyyy-mm-dd\ndd-mm-yyyy\ndd/mm/yyyy\ndd.mm.yyyy\nmm/dd/yyyy\nmm-dd-yyyy",
            default: Some("yyyy-mm-dd"), ..DocField::NEW
        },
        DocField {
            fieldname: "time_format", fieldtype: FieldType::Select, label: "Time Format", options: "HH:mm:ss\nHH:mm",
            default: Some("HH:mm:ss"), ..DocField::NEW
        },
        DocField {
            fieldname: "number_format", fieldtype: FieldType::Select, label: "Number Format",
            options: "#,###.##\n#.###,##\n# ###.##\n# ###,##\n#'###.##\n#, ###.##\n#,##,###.##\n#,###.###\n#.###\n#,###",
            default: Some("#,###.##"), ..DocField::NEW
        },
        DocField {
            fieldname: "float_precision", fieldtype: FieldType::Select, label: "Float Precision",
            description: "Digits after the point that clients show.", options: "\n2\n3\n4\n5\n6\n7\n8\n9",
            ..DocField::NEW
        },
        DocField {
            fieldname: "currency_precision", fieldtype: FieldType::Select, label: "Currency Precision",
            options: "\n2\n3\n4\n5\n6\n7\n8\n9", ..DocField::NEW
        },
        DocField {
            fieldname: "session_section", fieldtype: FieldType::SectionBreak, label: "Sessions", ..DocField::NEW
        },
        DocField {
            fieldname: "session_expiry", label: "Session Expiry",
            description: "Hours and minutes without a request after which a session ends (hh:mm).",
            default: Some("170:00"), ..DocField::NEW
        },
        DocField {
            fieldname: "deny_multiple_sessions", fieldtype: FieldType::Check, label: "Limit Simultaneous Sessions",
            description: "Close the oldest sessions of a user beyond the number that the user may have.",
            default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "logout_on_password_reset", fieldtype: FieldType::Check, label: "Sign Out on Password Change",
            description: "End the other sessions of a user whose password changes.", default: Some("1"), ..DocField::NEW
        },
        DocField {
            fieldname: "login_section", fieldtype: FieldType::SectionBreak, label: "Signing In", ..DocField::NEW
        },
        DocField {
            fieldname: "disable_user_pass_login", fieldtype: FieldType::Check, label: "Disable Password Login",
            default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "allow_login_using_mobile_number", fieldtype: FieldType::Check, label: "Allow Mobile Number",
            default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "allow_login_using_user_name", fieldtype: FieldType::Check, label: "Allow Username",
            default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "allow_consecutive_login_attempts", fieldtype: FieldType::Int, label: "Failed Attempts",
            description: "Failures in a row after which a user or an address has to wait; 0 for no limit.",
            default: Some("10"), non_negative: true, ..DocField::NEW
        },
        DocField {
            fieldname: "allow_login_after_fail", fieldtype: FieldType::Int, label: "Wait after Failed Attempts",
            description: "In seconds.", default: Some("60"), non_negative: true, ..DocField::NEW
        },
        DocField { fieldname: "column_break_two_factor", fieldtype: FieldType::ColumnBreak, ..DocField::NEW },
        DocField {
            fieldname: "enable_two_factor_auth", fieldtype: FieldType::Check, label: "Two-Factor Authentication",
            description: "Ask users whose roles demand it for a second factor.", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "two_factor_method", fieldtype: FieldType::Select, label: "Second Factor",
            options: "OTP App\nSMS\nEmail", default: Some("OTP App"), ..DocField::NEW
        },
        DocField {
            fieldname: "bypass_restrict_ip_check_if_2fa_enabled", fieldtype: FieldType::Check,
            label: "Bypass IP Restriction with Two-Factor Authentication", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "otp_issuer_name", label: "OTP Issuer", description: "Name that authenticator apps show.",
            ..DocField::NEW
        },
        DocField {
            fieldname: "password_section", fieldtype: FieldType::SectionBreak, label: "Passwords", ..DocField::NEW
        },
        DocField {
            fieldname: "enable_password_policy", fieldtype: FieldType::Check, label: "Check Strength",
            description: "Refuse passwords that are easy to guess.", default: Some("1"), ..DocField::NEW
        },
        DocField {
            fieldname: "minimum_password_score", fieldtype: FieldType::Select, label: "Minimum Score",
            description: "From 2 (fair) to 4 (strong).", options: "2\n3\n4", default: Some("2"), ..DocField::NEW
        },
        DocField {
            fieldname: "force_user_to_reset_password", fieldtype: FieldType::Int, label: "Change Every",
            description: "Days after which a new password is due; 0 for never.", non_negative: true, ..DocField::NEW
        },
        DocField {
            fieldname: "password_reset_limit", fieldtype: FieldType::Int, label: "Reset Limit",
            description: "Password resets that one address may ask for in an hour.", default: Some("3"),
            non_negative: true, ..DocField::NEW
        },
        DocField {
            fieldname: "reset_password_link_expiry_duration", fieldtype: FieldType::Duration,
            label: "Reset Link Expiry", default: Some("1200"), ..DocField::NEW
        },
        DocField {
            fieldname: "permission_section", fieldtype: FieldType::SectionBreak, label: "Permissions", ..DocField::NEW
        },
        DocField {
            fieldname: "apply_strict_user_permissions", fieldtype: FieldType::Check, label: "Strict User Permissions",
            description: "A restricted user does not see documents whose link is empty.", default: Some("0"),
            ..DocField::NEW
        },
        DocField {
            fieldname: "disable_document_sharing", fieldtype: FieldType::Check, label: "Disable Document Sharing",
            default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "allow_error_traceback", fieldtype: FieldType::Check, label: "Allow Error Traceback",
            description: "Put the chain of causes into error answers.", default: Some("1"), ..DocField::NEW
        },
        DocField {
            fieldname: "link_field_results_limit", fieldtype: FieldType::Int, label: "Link Search Results",
            description: "Rows that a link search answers with.", default: Some("10"), non_negative: true,
            ..DocField::NEW
        },
        DocField { fieldname: "files_section", fieldtype: FieldType::SectionBreak, label: "Files", ..DocField::NEW },
        DocField {
            fieldname: "max_file_size", fieldtype: FieldType::Int, label: "Maximum File Size",
            description: "In MB; 0 for the limit of the server.", non_negative: true, ..DocField::NEW
        },
        DocField {
            fieldname: "allowed_file_extensions", fieldtype: FieldType::SmallText, label: "Allowed File Extensions",
            description: "One a line; empty for all.", ..DocField::NEW
        },
        DocField {
            fieldname: "allow_guests_to_upload_files", fieldtype: FieldType::Check,
            label: "Allow Guests to Upload Files", default: Some("0"), ..DocField::NEW
        },
        DocField {
            fieldname: "strip_exif_metadata_from_uploaded_images", fieldtype: FieldType::Check,
            label: "Strip EXIF from Images", description: "Remove place and camera from uploaded photographs.",
            default: Some("1"), ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, SHARE]),
    ],
    is_single: true,
    track_changes: true,
    ..Definition::NEW
});
