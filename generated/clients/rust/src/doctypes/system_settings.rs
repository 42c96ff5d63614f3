//! The DocType System Settings.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/system_settings/system_settings.json`; not to be edited.

/// System Settings
///
/// Settings of the whole site.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct SystemSettings {
    /// `name`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub name: ::std::string::String,
    /// `owner`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub owner: crate::Link<crate::doctypes::user::User>,
    /// `creation`
    #[serde(with = "crate::wire::datetime")]
    pub creation: ::chrono::NaiveDateTime,
    /// `modified`
    #[serde(with = "crate::wire::datetime")]
    pub modified: ::chrono::NaiveDateTime,
    /// `modified_by`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub modified_by: crate::Link<crate::doctypes::user::User>,
    /// `docstatus`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub docstatus: i64,
    /// `idx`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub idx: i64,
    /// Country
    pub country: ::std::option::Option<::std::string::String>,
    /// Language
    ///
    /// Code of the language of users without one of their own.
    pub language: ::std::option::Option<::std::string::String>,
    /// Time Zone
    ///
    /// IANA name of the zone that stored times are in.
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub time_zone: ::std::string::String,
    /// First Day of the Week
    pub first_day_of_the_week: ::std::option::Option<FirstDayOfTheWeek>,
    /// Date Format
    ///
    /// How clients show dates; the API always uses yyyy-mm-dd.
    pub date_format: ::std::option::Option<DateFormat>,
    /// Time Format
    pub time_format: ::std::option::Option<TimeFormat>,
    /// Number Format
    pub number_format: ::std::option::Option<NumberFormat>,
    /// Float Precision
    ///
    /// Digits after the point that clients show.
    pub float_precision: ::std::option::Option<FloatPrecision>,
    /// Currency Precision
    pub currency_precision: ::std::option::Option<CurrencyPrecision>,
    /// Session Expiry
    ///
    /// Hours and minutes without a request after which a session ends (hh:mm).
    pub session_expiry: ::std::option::Option<::std::string::String>,
    /// Limit Simultaneous Sessions
    ///
    /// Close the oldest sessions of a user beyond the number that the user may have.
    #[serde(with = "crate::wire::check")]
    pub deny_multiple_sessions: bool,
    /// Sign Out on Password Change
    ///
    /// End the other sessions of a user whose password changes.
    #[serde(with = "crate::wire::check")]
    pub logout_on_password_reset: bool,
    /// Disable Password Login
    #[serde(with = "crate::wire::check")]
    pub disable_user_pass_login: bool,
    /// Allow Mobile Number
    #[serde(with = "crate::wire::check")]
    pub allow_login_using_mobile_number: bool,
    /// Allow Username
    #[serde(with = "crate::wire::check")]
    pub allow_login_using_user_name: bool,
    /// Failed Attempts
    ///
    /// Failures in a row after which a user or an address has to wait; 0 for no limit.
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub allow_consecutive_login_attempts: i64,
    /// Wait after Failed Attempts
    ///
    /// In seconds.
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub allow_login_after_fail: i64,
    /// Two-Factor Authentication
    ///
    /// Ask users whose roles demand it for a second factor.
    #[serde(with = "crate::wire::check")]
    pub enable_two_factor_auth: bool,
    /// Second Factor
    pub two_factor_method: ::std::option::Option<TwoFactorMethod>,
    /// Bypass IP Restriction with Two-Factor Authentication
    #[serde(with = "crate::wire::check")]
    pub bypass_restrict_ip_check_if_2fa_enabled: bool,
    /// OTP Issuer
    ///
    /// Name that authenticator apps show.
    pub otp_issuer_name: ::std::option::Option<::std::string::String>,
    /// Check Strength
    ///
    /// Refuse passwords that are easy to guess.
    #[serde(with = "crate::wire::check")]
    pub enable_password_policy: bool,
    /// Minimum Score
    ///
    /// From 2 (fair) to 4 (strong).
    pub minimum_password_score: ::std::option::Option<MinimumPasswordScore>,
    /// Change Every
    ///
    /// Days after which a new password is due; 0 for never.
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub force_user_to_reset_password: i64,
    /// Reset Limit
    ///
    /// Password resets that one address may ask for in an hour.
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub password_reset_limit: i64,
    /// Reset Link Expiry
    pub reset_password_link_expiry_duration: ::std::option::Option<f64>,
    /// Strict User Permissions
    ///
    /// A restricted user does not see documents whose link is empty.
    #[serde(with = "crate::wire::check")]
    pub apply_strict_user_permissions: bool,
    /// Disable Document Sharing
    #[serde(with = "crate::wire::check")]
    pub disable_document_sharing: bool,
    /// Allow Error Traceback
    ///
    /// Put the chain of causes into error answers.
    #[serde(with = "crate::wire::check")]
    pub allow_error_traceback: bool,
    /// Link Search Results
    ///
    /// Rows that a link search answers with.
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub link_field_results_limit: i64,
    /// Maximum File Size
    ///
    /// In MB; 0 for the limit of the server.
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub max_file_size: i64,
    /// Allowed File Extensions
    ///
    /// One a line; empty for all.
    pub allowed_file_extensions: ::std::option::Option<::std::string::String>,
    /// Allow Guests to Upload Files
    #[serde(with = "crate::wire::check")]
    pub allow_guests_to_upload_files: bool,
    /// Strip EXIF from Images
    ///
    /// Remove place and camera from uploaded photographs.
    #[serde(with = "crate::wire::check")]
    pub strip_exif_metadata_from_uploaded_images: bool,
}

impl SystemSettings {
    /// The field `name`.
    pub const NAME: crate::Column<Self, crate::ReadOnly<crate::Text>> = crate::Column::new("name");
    /// The field `owner`.
    pub const OWNER: crate::Column<Self, crate::ReadOnly<crate::LinkTo<crate::doctypes::user::User>>> = crate::Column::new("owner");
    /// The field `creation`.
    pub const CREATION: crate::Column<Self, crate::ReadOnly<crate::Datetime>> = crate::Column::new("creation");
    /// The field `modified`.
    pub const MODIFIED: crate::Column<Self, crate::ReadOnly<crate::Datetime>> = crate::Column::new("modified");
    /// The field `modified_by`.
    pub const MODIFIED_BY: crate::Column<Self, crate::ReadOnly<crate::LinkTo<crate::doctypes::user::User>>> = crate::Column::new("modified_by");
    /// The field `docstatus`.
    pub const DOCSTATUS: crate::Column<Self, crate::ReadOnly<crate::Int>> = crate::Column::new("docstatus");
    /// The field `idx`.
    pub const IDX: crate::Column<Self, crate::ReadOnly<crate::Int>> = crate::Column::new("idx");
    /// The field `country`.
    pub const COUNTRY: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("country");
    /// The field `language`.
    pub const LANGUAGE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("language");
    /// The field `time_zone`.
    pub const TIME_ZONE: crate::Column<Self, crate::Text> = crate::Column::new("time_zone");
    /// The field `first_day_of_the_week`.
    pub const FIRST_DAY_OF_THE_WEEK: crate::Column<Self, crate::Nullable<crate::Choice<FirstDayOfTheWeek>>> = crate::Column::new("first_day_of_the_week");
    /// The field `date_format`.
    pub const DATE_FORMAT: crate::Column<Self, crate::Nullable<crate::Choice<DateFormat>>> = crate::Column::new("date_format");
    /// The field `time_format`.
    pub const TIME_FORMAT: crate::Column<Self, crate::Nullable<crate::Choice<TimeFormat>>> = crate::Column::new("time_format");
    /// The field `number_format`.
    pub const NUMBER_FORMAT: crate::Column<Self, crate::Nullable<crate::Choice<NumberFormat>>> = crate::Column::new("number_format");
    /// The field `float_precision`.
    pub const FLOAT_PRECISION: crate::Column<Self, crate::Nullable<crate::Choice<FloatPrecision>>> = crate::Column::new("float_precision");
    /// The field `currency_precision`.
    pub const CURRENCY_PRECISION: crate::Column<Self, crate::Nullable<crate::Choice<CurrencyPrecision>>> = crate::Column::new("currency_precision");
    /// The field `session_expiry`.
    pub const SESSION_EXPIRY: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("session_expiry");
    /// The field `deny_multiple_sessions`.
    pub const DENY_MULTIPLE_SESSIONS: crate::Column<Self, crate::Check> = crate::Column::new("deny_multiple_sessions");
    /// The field `logout_on_password_reset`.
    pub const LOGOUT_ON_PASSWORD_RESET: crate::Column<Self, crate::Check> = crate::Column::new("logout_on_password_reset");
    /// The field `disable_user_pass_login`.
    pub const DISABLE_USER_PASS_LOGIN: crate::Column<Self, crate::Check> = crate::Column::new("disable_user_pass_login");
    /// The field `allow_login_using_mobile_number`.
    pub const ALLOW_LOGIN_USING_MOBILE_NUMBER: crate::Column<Self, crate::Check> = crate::Column::new("allow_login_using_mobile_number");
    /// The field `allow_login_using_user_name`.
    pub const ALLOW_LOGIN_USING_USER_NAME: crate::Column<Self, crate::Check> = crate::Column::new("allow_login_using_user_name");
    /// The field `allow_consecutive_login_attempts`.
    pub const ALLOW_CONSECUTIVE_LOGIN_ATTEMPTS: crate::Column<Self, crate::Int> = crate::Column::new("allow_consecutive_login_attempts");
    /// The field `allow_login_after_fail`.
    pub const ALLOW_LOGIN_AFTER_FAIL: crate::Column<Self, crate::Int> = crate::Column::new("allow_login_after_fail");
    /// The field `enable_two_factor_auth`.
    pub const ENABLE_TWO_FACTOR_AUTH: crate::Column<Self, crate::Check> = crate::Column::new("enable_two_factor_auth");
    /// The field `two_factor_method`.
    pub const TWO_FACTOR_METHOD: crate::Column<Self, crate::Nullable<crate::Choice<TwoFactorMethod>>> = crate::Column::new("two_factor_method");
    /// The field `bypass_restrict_ip_check_if_2fa_enabled`.
    pub const BYPASS_RESTRICT_IP_CHECK_IF_2FA_ENABLED: crate::Column<Self, crate::Check> = crate::Column::new("bypass_restrict_ip_check_if_2fa_enabled");
    /// The field `otp_issuer_name`.
    pub const OTP_ISSUER_NAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("otp_issuer_name");
    /// The field `enable_password_policy`.
    pub const ENABLE_PASSWORD_POLICY: crate::Column<Self, crate::Check> = crate::Column::new("enable_password_policy");
    /// The field `minimum_password_score`.
    pub const MINIMUM_PASSWORD_SCORE: crate::Column<Self, crate::Nullable<crate::Choice<MinimumPasswordScore>>> = crate::Column::new("minimum_password_score");
    /// The field `force_user_to_reset_password`.
    pub const FORCE_USER_TO_RESET_PASSWORD: crate::Column<Self, crate::Int> = crate::Column::new("force_user_to_reset_password");
    /// The field `password_reset_limit`.
    pub const PASSWORD_RESET_LIMIT: crate::Column<Self, crate::Int> = crate::Column::new("password_reset_limit");
    /// The field `reset_password_link_expiry_duration`.
    pub const RESET_PASSWORD_LINK_EXPIRY_DURATION: crate::Column<Self, crate::Nullable<crate::Float>> = crate::Column::new("reset_password_link_expiry_duration");
    /// The field `apply_strict_user_permissions`.
    pub const APPLY_STRICT_USER_PERMISSIONS: crate::Column<Self, crate::Check> = crate::Column::new("apply_strict_user_permissions");
    /// The field `disable_document_sharing`.
    pub const DISABLE_DOCUMENT_SHARING: crate::Column<Self, crate::Check> = crate::Column::new("disable_document_sharing");
    /// The field `allow_error_traceback`.
    pub const ALLOW_ERROR_TRACEBACK: crate::Column<Self, crate::Check> = crate::Column::new("allow_error_traceback");
    /// The field `link_field_results_limit`.
    pub const LINK_FIELD_RESULTS_LIMIT: crate::Column<Self, crate::Int> = crate::Column::new("link_field_results_limit");
    /// The field `max_file_size`.
    pub const MAX_FILE_SIZE: crate::Column<Self, crate::Int> = crate::Column::new("max_file_size");
    /// The field `allowed_file_extensions`.
    pub const ALLOWED_FILE_EXTENSIONS: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("allowed_file_extensions");
    /// The field `allow_guests_to_upload_files`.
    pub const ALLOW_GUESTS_TO_UPLOAD_FILES: crate::Column<Self, crate::Check> = crate::Column::new("allow_guests_to_upload_files");
    /// The field `strip_exif_metadata_from_uploaded_images`.
    pub const STRIP_EXIF_METADATA_FROM_UPLOADED_IMAGES: crate::Column<Self, crate::Check> = crate::Column::new("strip_exif_metadata_from_uploaded_images");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create() -> crate::Create<Self> {
        crate::Create::new()
    }
}

impl crate::DocType for SystemSettings {
    const DOCTYPE: &'static str = "System Settings";
}
impl crate::Single for SystemSettings {}

/// Options of the field `first_day_of_the_week`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum FirstDayOfTheWeek {
    /// `Sunday`
    #[default]
    Sunday,
    /// `Monday`
    Monday,
    /// `Tuesday`
    Tuesday,
    /// `Wednesday`
    Wednesday,
    /// `Thursday`
    Thursday,
    /// `Friday`
    Friday,
    /// `Saturday`
    Saturday,
    /// A stored value that is none of the options.
    Other(::std::string::String),
}

impl crate::Options for FirstDayOfTheWeek {
    fn as_str(&self) -> &str {
        match self {
            Self::Sunday => "Sunday",
            Self::Monday => "Monday",
            Self::Tuesday => "Tuesday",
            Self::Wednesday => "Wednesday",
            Self::Thursday => "Thursday",
            Self::Friday => "Friday",
            Self::Saturday => "Saturday",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "Sunday" => Self::Sunday,
            "Monday" => Self::Monday,
            "Tuesday" => Self::Tuesday,
            "Wednesday" => Self::Wednesday,
            "Thursday" => Self::Thursday,
            "Friday" => Self::Friday,
            "Saturday" => Self::Saturday,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(FirstDayOfTheWeek);

/// Options of the field `date_format`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum DateFormat {
    /// `yyyy-mm-dd`
    #[default]
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
    Other(::std::string::String),
}

impl crate::Options for DateFormat {
    fn as_str(&self) -> &str {
        match self {
            Self::YyyyMmDd => "yyyy-mm-dd",
            Self::DdDashMmDashYyyy => "dd-mm-yyyy",
            Self::DdSlashMmSlashYyyy => "dd/mm/yyyy",
            Self::DdDotMmDotYyyy => "dd.mm.yyyy",
            Self::MmSlashDdSlashYyyy => "mm/dd/yyyy",
            Self::MmDashDdDashYyyy => "mm-dd-yyyy",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "yyyy-mm-dd" => Self::YyyyMmDd,
            "dd-mm-yyyy" => Self::DdDashMmDashYyyy,
            "dd/mm/yyyy" => Self::DdSlashMmSlashYyyy,
            "dd.mm.yyyy" => Self::DdDotMmDotYyyy,
            "mm/dd/yyyy" => Self::MmSlashDdSlashYyyy,
            "mm-dd-yyyy" => Self::MmDashDdDashYyyy,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(DateFormat);

/// Options of the field `time_format`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum TimeFormat {
    /// `HH:mm:ss`
    #[default]
    HHMmSs,
    /// `HH:mm`
    HHMm,
    /// A stored value that is none of the options.
    Other(::std::string::String),
}

impl crate::Options for TimeFormat {
    fn as_str(&self) -> &str {
        match self {
            Self::HHMmSs => "HH:mm:ss",
            Self::HHMm => "HH:mm",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "HH:mm:ss" => Self::HHMmSs,
            "HH:mm" => Self::HHMm,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(TimeFormat);

/// Options of the field `number_format`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum NumberFormat {
    /// `#,###.##`
    #[default]
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
    Other(::std::string::String),
}

impl crate::Options for NumberFormat {
    fn as_str(&self) -> &str {
        match self {
            Self::HashCommaHashHashHashDotHashHash => "#,###.##",
            Self::HashDotHashHashHashCommaHashHash => "#.###,##",
            Self::HashHashHashHashDotHashHash => "# ###.##",
            Self::HashHashHashHashCommaHashHash => "# ###,##",
            Self::HashQuoteHashHashHashDotHashHash => "#'###.##",
            Self::HashCommaHashHashHashDotHashHash2 => "#, ###.##",
            Self::HashCommaHashHashCommaHashHashHashDotHashHash => "#,##,###.##",
            Self::HashCommaHashHashHashDotHashHashHash => "#,###.###",
            Self::HashDotHashHashHash => "#.###",
            Self::HashCommaHashHashHash => "#,###",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "#,###.##" => Self::HashCommaHashHashHashDotHashHash,
            "#.###,##" => Self::HashDotHashHashHashCommaHashHash,
            "# ###.##" => Self::HashHashHashHashDotHashHash,
            "# ###,##" => Self::HashHashHashHashCommaHashHash,
            "#'###.##" => Self::HashQuoteHashHashHashDotHashHash,
            "#, ###.##" => Self::HashCommaHashHashHashDotHashHash2,
            "#,##,###.##" => Self::HashCommaHashHashCommaHashHashHashDotHashHash,
            "#,###.###" => Self::HashCommaHashHashHashDotHashHashHash,
            "#.###" => Self::HashDotHashHashHash,
            "#,###" => Self::HashCommaHashHashHash,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(NumberFormat);

/// Options of the field `float_precision`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum FloatPrecision {
    /// ``
    #[default]
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
    Other(::std::string::String),
}

impl crate::Options for FloatPrecision {
    fn as_str(&self) -> &str {
        match self {
            Self::Blank => "",
            Self::N2 => "2",
            Self::N3 => "3",
            Self::N4 => "4",
            Self::N5 => "5",
            Self::N6 => "6",
            Self::N7 => "7",
            Self::N8 => "8",
            Self::N9 => "9",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "" => Self::Blank,
            "2" => Self::N2,
            "3" => Self::N3,
            "4" => Self::N4,
            "5" => Self::N5,
            "6" => Self::N6,
            "7" => Self::N7,
            "8" => Self::N8,
            "9" => Self::N9,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(FloatPrecision);

/// Options of the field `currency_precision`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum CurrencyPrecision {
    /// ``
    #[default]
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
    Other(::std::string::String),
}

impl crate::Options for CurrencyPrecision {
    fn as_str(&self) -> &str {
        match self {
            Self::Blank => "",
            Self::N2 => "2",
            Self::N3 => "3",
            Self::N4 => "4",
            Self::N5 => "5",
            Self::N6 => "6",
            Self::N7 => "7",
            Self::N8 => "8",
            Self::N9 => "9",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "" => Self::Blank,
            "2" => Self::N2,
            "3" => Self::N3,
            "4" => Self::N4,
            "5" => Self::N5,
            "6" => Self::N6,
            "7" => Self::N7,
            "8" => Self::N8,
            "9" => Self::N9,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(CurrencyPrecision);

/// Options of the field `two_factor_method`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum TwoFactorMethod {
    /// `OTP App`
    #[default]
    OTPApp,
    /// `SMS`
    SMS,
    /// `Email`
    Email,
    /// A stored value that is none of the options.
    Other(::std::string::String),
}

impl crate::Options for TwoFactorMethod {
    fn as_str(&self) -> &str {
        match self {
            Self::OTPApp => "OTP App",
            Self::SMS => "SMS",
            Self::Email => "Email",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "OTP App" => Self::OTPApp,
            "SMS" => Self::SMS,
            "Email" => Self::Email,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(TwoFactorMethod);

/// Options of the field `minimum_password_score`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum MinimumPasswordScore {
    /// `2`
    #[default]
    N2,
    /// `3`
    N3,
    /// `4`
    N4,
    /// A stored value that is none of the options.
    Other(::std::string::String),
}

impl crate::Options for MinimumPasswordScore {
    fn as_str(&self) -> &str {
        match self {
            Self::N2 => "2",
            Self::N3 => "3",
            Self::N4 => "4",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "2" => Self::N2,
            "3" => Self::N3,
            "4" => Self::N4,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(MinimumPasswordScore);
