//! System Settings, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/system_settings/system_settings.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

/// What holds for the whole site.
#[derive(Debug, Clone, PartialEq)]
pub struct SystemSettings {
    /// ID
    pub name: ::std::string::String,
    /// Created By
    pub owner: ::doctyped::table::Link<crate::core::models::user::User>,
    /// Created On
    pub creation: ::doctyped::chrono::NaiveDateTime,
    /// Last Updated On
    pub modified: ::doctyped::chrono::NaiveDateTime,
    /// Last Updated By
    pub modified_by: ::doctyped::table::Link<crate::core::models::user::User>,
    /// Document Status
    pub docstatus: ::doctyped::table::DocStatus,
    /// Index
    pub idx: i64,
    /// Country
    pub country: ::std::option::Option<::std::string::String>,
    /// Language
    ///
    /// Code of the language for users who chose none.
    pub language: ::std::option::Option<::std::string::String>,
    /// Time Zone
    ///
    /// IANA name of the zone that stored times are in.
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
    pub two_factor_method: ::std::option::Option<TwoFactorMethod>,
    /// Bypass IP Restriction with Two-Factor Authentication
    pub bypass_restrict_ip_check_if_2fa_enabled: bool,
    /// OTP Issuer
    ///
    /// Name that authenticator apps show.
    pub otp_issuer_name: ::std::option::Option<::std::string::String>,
    /// Check Strength
    ///
    /// Refuse passwords that are easy to guess.
    pub enable_password_policy: bool,
    /// Minimum Score
    ///
    /// From 2 (fair) to 4 (strong).
    pub minimum_password_score: ::std::option::Option<MinimumPasswordScore>,
    /// Change Every
    ///
    /// Days after which a new password is due; 0 for never.
    pub force_user_to_reset_password: i32,
    /// Reset Limit
    ///
    /// Password resets that one address may ask for in an hour.
    pub password_reset_limit: i32,
    /// Reset Link Expiry
    pub reset_password_link_expiry_duration: ::std::option::Option<f64>,
    /// Strict User Permissions
    ///
    /// A restricted user does not see documents whose link is empty.
    pub apply_strict_user_permissions: bool,
    /// Disable Document Sharing
    pub disable_document_sharing: bool,
    /// Allow Error Traceback
    ///
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
    /// Allowed File Extensions
    ///
    /// One a line; empty for all.
    pub allowed_file_extensions: ::std::option::Option<::std::string::String>,
    /// Allow Guests to Upload Files
    pub allow_guests_to_upload_files: bool,
    /// Strip EXIF from Images
    ///
    /// Remove place and camera from uploaded photographs.
    pub strip_exif_metadata_from_uploaded_images: bool,
}

/// First Day of the Week
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FirstDayOfTheWeek {
    /// `Sunday`
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
    Other(::std::boxed::Box<str>),
}

impl ::doctyped::table::Select for FirstDayOfTheWeek {
    fn as_str(&self) -> &str {
        match self {
            FirstDayOfTheWeek::Sunday => "Sunday",
            FirstDayOfTheWeek::Monday => "Monday",
            FirstDayOfTheWeek::Tuesday => "Tuesday",
            FirstDayOfTheWeek::Wednesday => "Wednesday",
            FirstDayOfTheWeek::Thursday => "Thursday",
            FirstDayOfTheWeek::Friday => "Friday",
            FirstDayOfTheWeek::Saturday => "Saturday",
            FirstDayOfTheWeek::Other(__text) => __text,
        }
    }
    fn from_text(__text: &str) -> FirstDayOfTheWeek {
        match __text {
            "Sunday" => FirstDayOfTheWeek::Sunday,
            "Monday" => FirstDayOfTheWeek::Monday,
            "Tuesday" => FirstDayOfTheWeek::Tuesday,
            "Wednesday" => FirstDayOfTheWeek::Wednesday,
            "Thursday" => FirstDayOfTheWeek::Thursday,
            "Friday" => FirstDayOfTheWeek::Friday,
            "Saturday" => FirstDayOfTheWeek::Saturday,
            _ => FirstDayOfTheWeek::Other(__text.into()),
        }
    }
}
::doctyped::select_impls!(FirstDayOfTheWeek);

/// Date Format
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum DateFormat {
    /// `yyyy-mm-dd`
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
    Other(::std::boxed::Box<str>),
}

impl ::doctyped::table::Select for DateFormat {
    fn as_str(&self) -> &str {
        match self {
            DateFormat::YyyyMmDd => "yyyy-mm-dd",
            DateFormat::DdDashMmDashYyyy => "dd-mm-yyyy",
            DateFormat::DdSlashMmSlashYyyy => "dd/mm/yyyy",
            DateFormat::DdDotMmDotYyyy => "dd.mm.yyyy",
            DateFormat::MmSlashDdSlashYyyy => "mm/dd/yyyy",
            DateFormat::MmDashDdDashYyyy => "mm-dd-yyyy",
            DateFormat::Other(__text) => __text,
        }
    }
    fn from_text(__text: &str) -> DateFormat {
        match __text {
            "yyyy-mm-dd" => DateFormat::YyyyMmDd,
            "dd-mm-yyyy" => DateFormat::DdDashMmDashYyyy,
            "dd/mm/yyyy" => DateFormat::DdSlashMmSlashYyyy,
            "dd.mm.yyyy" => DateFormat::DdDotMmDotYyyy,
            "mm/dd/yyyy" => DateFormat::MmSlashDdSlashYyyy,
            "mm-dd-yyyy" => DateFormat::MmDashDdDashYyyy,
            _ => DateFormat::Other(__text.into()),
        }
    }
}
::doctyped::select_impls!(DateFormat);

/// Time Format
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TimeFormat {
    /// `HH:mm:ss`
    HHMmSs,
    /// `HH:mm`
    HHMm,
    /// A stored value that is none of the options.
    Other(::std::boxed::Box<str>),
}

impl ::doctyped::table::Select for TimeFormat {
    fn as_str(&self) -> &str {
        match self {
            TimeFormat::HHMmSs => "HH:mm:ss",
            TimeFormat::HHMm => "HH:mm",
            TimeFormat::Other(__text) => __text,
        }
    }
    fn from_text(__text: &str) -> TimeFormat {
        match __text {
            "HH:mm:ss" => TimeFormat::HHMmSs,
            "HH:mm" => TimeFormat::HHMm,
            _ => TimeFormat::Other(__text.into()),
        }
    }
}
::doctyped::select_impls!(TimeFormat);

/// Number Format
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
    Other(::std::boxed::Box<str>),
}

impl ::doctyped::table::Select for NumberFormat {
    fn as_str(&self) -> &str {
        match self {
            NumberFormat::HashCommaHashHashHashDotHashHash => "#,###.##",
            NumberFormat::HashDotHashHashHashCommaHashHash => "#.###,##",
            NumberFormat::HashHashHashHashDotHashHash => "# ###.##",
            NumberFormat::HashHashHashHashCommaHashHash => "# ###,##",
            NumberFormat::HashQuoteHashHashHashDotHashHash => "#'###.##",
            NumberFormat::HashCommaHashHashHashDotHashHash2 => "#, ###.##",
            NumberFormat::HashCommaHashHashCommaHashHashHashDotHashHash => "#,##,###.##",
            NumberFormat::HashCommaHashHashHashDotHashHashHash => "#,###.###",
            NumberFormat::HashDotHashHashHash => "#.###",
            NumberFormat::HashCommaHashHashHash => "#,###",
            NumberFormat::Other(__text) => __text,
        }
    }
    fn from_text(__text: &str) -> NumberFormat {
        match __text {
            "#,###.##" => NumberFormat::HashCommaHashHashHashDotHashHash,
            "#.###,##" => NumberFormat::HashDotHashHashHashCommaHashHash,
            "# ###.##" => NumberFormat::HashHashHashHashDotHashHash,
            "# ###,##" => NumberFormat::HashHashHashHashCommaHashHash,
            "#'###.##" => NumberFormat::HashQuoteHashHashHashDotHashHash,
            "#, ###.##" => NumberFormat::HashCommaHashHashHashDotHashHash2,
            "#,##,###.##" => NumberFormat::HashCommaHashHashCommaHashHashHashDotHashHash,
            "#,###.###" => NumberFormat::HashCommaHashHashHashDotHashHashHash,
            "#.###" => NumberFormat::HashDotHashHashHash,
            "#,###" => NumberFormat::HashCommaHashHashHash,
            _ => NumberFormat::Other(__text.into()),
        }
    }
}
::doctyped::select_impls!(NumberFormat);

/// Float Precision
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FloatPrecision {
    /// Nothing.
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
    Other(::std::boxed::Box<str>),
}

impl ::doctyped::table::Select for FloatPrecision {
    fn as_str(&self) -> &str {
        match self {
            FloatPrecision::Blank => "",
            FloatPrecision::N2 => "2",
            FloatPrecision::N3 => "3",
            FloatPrecision::N4 => "4",
            FloatPrecision::N5 => "5",
            FloatPrecision::N6 => "6",
            FloatPrecision::N7 => "7",
            FloatPrecision::N8 => "8",
            FloatPrecision::N9 => "9",
            FloatPrecision::Other(__text) => __text,
        }
    }
    fn from_text(__text: &str) -> FloatPrecision {
        match __text {
            "" => FloatPrecision::Blank,
            "2" => FloatPrecision::N2,
            "3" => FloatPrecision::N3,
            "4" => FloatPrecision::N4,
            "5" => FloatPrecision::N5,
            "6" => FloatPrecision::N6,
            "7" => FloatPrecision::N7,
            "8" => FloatPrecision::N8,
            "9" => FloatPrecision::N9,
            _ => FloatPrecision::Other(__text.into()),
        }
    }
}
::doctyped::select_impls!(FloatPrecision);

/// Currency Precision
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum CurrencyPrecision {
    /// Nothing.
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
    Other(::std::boxed::Box<str>),
}

impl ::doctyped::table::Select for CurrencyPrecision {
    fn as_str(&self) -> &str {
        match self {
            CurrencyPrecision::Blank => "",
            CurrencyPrecision::N2 => "2",
            CurrencyPrecision::N3 => "3",
            CurrencyPrecision::N4 => "4",
            CurrencyPrecision::N5 => "5",
            CurrencyPrecision::N6 => "6",
            CurrencyPrecision::N7 => "7",
            CurrencyPrecision::N8 => "8",
            CurrencyPrecision::N9 => "9",
            CurrencyPrecision::Other(__text) => __text,
        }
    }
    fn from_text(__text: &str) -> CurrencyPrecision {
        match __text {
            "" => CurrencyPrecision::Blank,
            "2" => CurrencyPrecision::N2,
            "3" => CurrencyPrecision::N3,
            "4" => CurrencyPrecision::N4,
            "5" => CurrencyPrecision::N5,
            "6" => CurrencyPrecision::N6,
            "7" => CurrencyPrecision::N7,
            "8" => CurrencyPrecision::N8,
            "9" => CurrencyPrecision::N9,
            _ => CurrencyPrecision::Other(__text.into()),
        }
    }
}
::doctyped::select_impls!(CurrencyPrecision);

/// Second Factor
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TwoFactorMethod {
    /// `OTP App`
    OTPApp,
    /// `SMS`
    SMS,
    /// `Email`
    Email,
    /// A stored value that is none of the options.
    Other(::std::boxed::Box<str>),
}

impl ::doctyped::table::Select for TwoFactorMethod {
    fn as_str(&self) -> &str {
        match self {
            TwoFactorMethod::OTPApp => "OTP App",
            TwoFactorMethod::SMS => "SMS",
            TwoFactorMethod::Email => "Email",
            TwoFactorMethod::Other(__text) => __text,
        }
    }
    fn from_text(__text: &str) -> TwoFactorMethod {
        match __text {
            "OTP App" => TwoFactorMethod::OTPApp,
            "SMS" => TwoFactorMethod::SMS,
            "Email" => TwoFactorMethod::Email,
            _ => TwoFactorMethod::Other(__text.into()),
        }
    }
}
::doctyped::select_impls!(TwoFactorMethod);

/// Minimum Score
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum MinimumPasswordScore {
    /// `2`
    N2,
    /// `3`
    N3,
    /// `4`
    N4,
    /// A stored value that is none of the options.
    Other(::std::boxed::Box<str>),
}

impl ::doctyped::table::Select for MinimumPasswordScore {
    fn as_str(&self) -> &str {
        match self {
            MinimumPasswordScore::N2 => "2",
            MinimumPasswordScore::N3 => "3",
            MinimumPasswordScore::N4 => "4",
            MinimumPasswordScore::Other(__text) => __text,
        }
    }
    fn from_text(__text: &str) -> MinimumPasswordScore {
        match __text {
            "2" => MinimumPasswordScore::N2,
            "3" => MinimumPasswordScore::N3,
            "4" => MinimumPasswordScore::N4,
            _ => MinimumPasswordScore::Other(__text.into()),
        }
    }
}
::doctyped::select_impls!(MinimumPasswordScore);

impl ::std::default::Default for SystemSettings {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            country: ::std::option::Option::None,
            language: ::std::option::Option::Some(::std::string::String::from("en")),
            time_zone: ::std::string::String::from("UTC"),
            first_day_of_the_week: ::std::option::Option::Some(
                FirstDayOfTheWeek::Sunday,
            ),
            date_format: ::std::option::Option::Some(DateFormat::YyyyMmDd),
            time_format: ::std::option::Option::Some(TimeFormat::HHMmSs),
            number_format: ::std::option::Option::Some(
                NumberFormat::HashCommaHashHashHashDotHashHash,
            ),
            float_precision: ::std::option::Option::None,
            currency_precision: ::std::option::Option::None,
            session_expiry: ::std::option::Option::Some(
                ::std::string::String::from("170:00"),
            ),
            deny_multiple_sessions: false,
            logout_on_password_reset: true,
            disable_user_pass_login: false,
            allow_login_using_mobile_number: false,
            allow_login_using_user_name: false,
            allow_consecutive_login_attempts: 10,
            allow_login_after_fail: 60,
            enable_two_factor_auth: false,
            two_factor_method: ::std::option::Option::Some(TwoFactorMethod::OTPApp),
            bypass_restrict_ip_check_if_2fa_enabled: false,
            otp_issuer_name: ::std::option::Option::None,
            enable_password_policy: true,
            minimum_password_score: ::std::option::Option::Some(
                MinimumPasswordScore::N2,
            ),
            force_user_to_reset_password: 0,
            password_reset_limit: 3,
            reset_password_link_expiry_duration: ::std::option::Option::Some(1200.0),
            apply_strict_user_permissions: false,
            disable_document_sharing: false,
            allow_error_traceback: true,
            link_field_results_limit: 10,
            max_file_size: 0,
            allowed_file_extensions: ::std::option::Option::None,
            allow_guests_to_upload_files: false,
            strip_exif_metadata_from_uploaded_images: true,
        }
    }
}

impl ::doctyped::table::Record for SystemSettings {
    fn meta(&self) -> &'static ::doctyped::schema::Meta {
        &META
    }
    fn get(&self, __slot: usize) -> ::doctyped::table::ValueRef<'_> {
        use ::doctyped::table::FieldValue as _;
        match __slot {
            0 => self.name.value(),
            1 => self.owner.value(),
            2 => self.creation.value(),
            3 => self.modified.value(),
            4 => self.modified_by.value(),
            5 => self.docstatus.value(),
            6 => self.idx.value(),
            7 => self.country.value(),
            8 => self.language.value(),
            9 => self.time_zone.value(),
            10 => self.first_day_of_the_week.value(),
            11 => self.date_format.value(),
            12 => self.time_format.value(),
            13 => self.number_format.value(),
            14 => self.float_precision.value(),
            15 => self.currency_precision.value(),
            16 => self.session_expiry.value(),
            17 => self.deny_multiple_sessions.value(),
            18 => self.logout_on_password_reset.value(),
            19 => self.disable_user_pass_login.value(),
            20 => self.allow_login_using_mobile_number.value(),
            21 => self.allow_login_using_user_name.value(),
            22 => self.allow_consecutive_login_attempts.value(),
            23 => self.allow_login_after_fail.value(),
            24 => self.enable_two_factor_auth.value(),
            25 => self.two_factor_method.value(),
            26 => self.bypass_restrict_ip_check_if_2fa_enabled.value(),
            27 => self.otp_issuer_name.value(),
            28 => self.enable_password_policy.value(),
            29 => self.minimum_password_score.value(),
            30 => self.force_user_to_reset_password.value(),
            31 => self.password_reset_limit.value(),
            32 => self.reset_password_link_expiry_duration.value(),
            33 => self.apply_strict_user_permissions.value(),
            34 => self.disable_document_sharing.value(),
            35 => self.allow_error_traceback.value(),
            36 => self.link_field_results_limit.value(),
            37 => self.max_file_size.value(),
            38 => self.allowed_file_extensions.value(),
            39 => self.allow_guests_to_upload_files.value(),
            40 => self.strip_exif_metadata_from_uploaded_images.value(),
            _ => ::doctyped::table::ValueRef::Null,
        }
    }
    fn set(
        &mut self,
        __slot: usize,
        __value: ::doctyped::table::Value,
    ) -> ::std::result::Result<(), ::doctyped::table::Mismatch> {
        use ::doctyped::table::FieldValue as _;
        match __slot {
            0 => self.name.assign(__value),
            1 => self.owner.assign(__value),
            2 => self.creation.assign(__value),
            3 => self.modified.assign(__value),
            4 => self.modified_by.assign(__value),
            5 => self.docstatus.assign(__value),
            6 => self.idx.assign(__value),
            7 => self.country.assign(__value),
            8 => self.language.assign(__value),
            9 => self.time_zone.assign(__value),
            10 => self.first_day_of_the_week.assign(__value),
            11 => self.date_format.assign(__value),
            12 => self.time_format.assign(__value),
            13 => self.number_format.assign(__value),
            14 => self.float_precision.assign(__value),
            15 => self.currency_precision.assign(__value),
            16 => self.session_expiry.assign(__value),
            17 => self.deny_multiple_sessions.assign(__value),
            18 => self.logout_on_password_reset.assign(__value),
            19 => self.disable_user_pass_login.assign(__value),
            20 => self.allow_login_using_mobile_number.assign(__value),
            21 => self.allow_login_using_user_name.assign(__value),
            22 => self.allow_consecutive_login_attempts.assign(__value),
            23 => self.allow_login_after_fail.assign(__value),
            24 => self.enable_two_factor_auth.assign(__value),
            25 => self.two_factor_method.assign(__value),
            26 => self.bypass_restrict_ip_check_if_2fa_enabled.assign(__value),
            27 => self.otp_issuer_name.assign(__value),
            28 => self.enable_password_policy.assign(__value),
            29 => self.minimum_password_score.assign(__value),
            30 => self.force_user_to_reset_password.assign(__value),
            31 => self.password_reset_limit.assign(__value),
            32 => self.reset_password_link_expiry_duration.assign(__value),
            33 => self.apply_strict_user_permissions.assign(__value),
            34 => self.disable_document_sharing.assign(__value),
            35 => self.allow_error_traceback.assign(__value),
            36 => self.link_field_results_limit.assign(__value),
            37 => self.max_file_size.assign(__value),
            38 => self.allowed_file_extensions.assign(__value),
            39 => self.allow_guests_to_upload_files.assign(__value),
            40 => self.strip_exif_metadata_from_uploaded_images.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
}

impl ::doctyped::table::Document for SystemSettings {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::X1,
        ::doctyped::table::id::X9,
        ::doctyped::table::id::XF,
        ::doctyped::table::id::X5,
        ::doctyped::table::id::XD,
        ::doctyped::table::id::X0,
        ::doctyped::table::id::X7,
        ::doctyped::table::id::X9,
    >;
    const DOCTYPE: &'static str = "System Settings";
    const TABLE: &'static str = "tabSystem Settings";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "country",
        "language",
        "time_zone",
        "first_day_of_the_week",
        "date_format",
        "time_format",
        "number_format",
        "float_precision",
        "currency_precision",
        "session_expiry",
        "deny_multiple_sessions",
        "logout_on_password_reset",
        "disable_user_pass_login",
        "allow_login_using_mobile_number",
        "allow_login_using_user_name",
        "allow_consecutive_login_attempts",
        "allow_login_after_fail",
        "enable_two_factor_auth",
        "two_factor_method",
        "bypass_restrict_ip_check_if_2fa_enabled",
        "otp_issuer_name",
        "enable_password_policy",
        "minimum_password_score",
        "force_user_to_reset_password",
        "password_reset_limit",
        "reset_password_link_expiry_duration",
        "apply_strict_user_permissions",
        "disable_document_sharing",
        "allow_error_traceback",
        "link_field_results_limit",
        "max_file_size",
        "allowed_file_extensions",
        "allow_guests_to_upload_files",
        "strip_exif_metadata_from_uploaded_images",
        "_user_tags",
        "_comments",
        "_assign",
        "_liked_by",
    ];
    const SLOTS: usize = 41;
    fn doctype() -> &'static ::doctyped::schema::Meta {
        &META
    }
}
::doctyped::queryable!(SystemSettings);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "System Settings",
    module: "Core",
    description: "What holds for the whole site.",
    table: "tabSystem Settings",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "country",
            label: "Country",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "language",
            label: "Language",
            description: "Code of the language for users who chose none.",
            default: ::std::option::Option::Some("en"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "time_zone",
            fieldtype: ::doctyped::schema::FieldType::Autocomplete,
            label: "Time Zone",
            description: "IANA name of the zone that stored times are in.",
            default: ::std::option::Option::Some("UTC"),
            reqd: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "first_day_of_the_week",
            fieldtype: ::doctyped::schema::FieldType::Select,
            label: "First Day of the Week",
            options: "Sunday\nMonday\nTuesday\nWednesday\nThursday\nFriday\nSaturday",
            default: ::std::option::Option::Some("Sunday"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "column_break_formats",
            fieldtype: ::doctyped::schema::FieldType::ColumnBreak,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "date_format",
            fieldtype: ::doctyped::schema::FieldType::Select,
            label: "Date Format",
            description: "How clients show dates; the API always uses yyyy-mm-dd.",
            options: "yyyy-mm-dd\ndd-mm-yyyy\ndd/mm/yyyy\ndd.mm.yyyy\nmm/dd/yyyy\nmm-dd-yyyy",
            default: ::std::option::Option::Some("yyyy-mm-dd"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "time_format",
            fieldtype: ::doctyped::schema::FieldType::Select,
            label: "Time Format",
            options: "HH:mm:ss\nHH:mm",
            default: ::std::option::Option::Some("HH:mm:ss"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "number_format",
            fieldtype: ::doctyped::schema::FieldType::Select,
            label: "Number Format",
            options: "#,###.##\n#.###,##\n# ###.##\n# ###,##\n#'###.##\n#, ###.##\n#,##,###.##\n#,###.###\n#.###\n#,###",
            default: ::std::option::Option::Some("#,###.##"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "float_precision",
            fieldtype: ::doctyped::schema::FieldType::Select,
            label: "Float Precision",
            description: "Digits after the point that clients show.",
            options: "\n2\n3\n4\n5\n6\n7\n8\n9",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "currency_precision",
            fieldtype: ::doctyped::schema::FieldType::Select,
            label: "Currency Precision",
            options: "\n2\n3\n4\n5\n6\n7\n8\n9",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "session_section",
            fieldtype: ::doctyped::schema::FieldType::SectionBreak,
            label: "Sessions",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "session_expiry",
            label: "Session Expiry",
            description: "Hours and minutes without a request after which a session ends (hh:mm).",
            default: ::std::option::Option::Some("170:00"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "deny_multiple_sessions",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Limit Simultaneous Sessions",
            description: "Close the oldest sessions of a user beyond the number that the user may have.",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "logout_on_password_reset",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Sign Out on Password Change",
            description: "End the other sessions of a user whose password changes.",
            default: ::std::option::Option::Some("1"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "login_section",
            fieldtype: ::doctyped::schema::FieldType::SectionBreak,
            label: "Signing In",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "disable_user_pass_login",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Disable Password Login",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "allow_login_using_mobile_number",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Allow Mobile Number",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "allow_login_using_user_name",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Allow Username",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "allow_consecutive_login_attempts",
            fieldtype: ::doctyped::schema::FieldType::Int,
            label: "Failed Attempts",
            description: "Failures in a row after which a user or an address has to wait; 0 for no limit.",
            default: ::std::option::Option::Some("10"),
            non_negative: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "allow_login_after_fail",
            fieldtype: ::doctyped::schema::FieldType::Int,
            label: "Wait after Failed Attempts",
            description: "In seconds.",
            default: ::std::option::Option::Some("60"),
            non_negative: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "column_break_two_factor",
            fieldtype: ::doctyped::schema::FieldType::ColumnBreak,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "enable_two_factor_auth",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Two-Factor Authentication",
            description: "Ask users whose roles demand it for a second factor.",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "two_factor_method",
            fieldtype: ::doctyped::schema::FieldType::Select,
            label: "Second Factor",
            options: "OTP App\nSMS\nEmail",
            default: ::std::option::Option::Some("OTP App"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "bypass_restrict_ip_check_if_2fa_enabled",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Bypass IP Restriction with Two-Factor Authentication",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "otp_issuer_name",
            label: "OTP Issuer",
            description: "Name that authenticator apps show.",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "password_section",
            fieldtype: ::doctyped::schema::FieldType::SectionBreak,
            label: "Passwords",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "enable_password_policy",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Check Strength",
            description: "Refuse passwords that are easy to guess.",
            default: ::std::option::Option::Some("1"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "minimum_password_score",
            fieldtype: ::doctyped::schema::FieldType::Select,
            label: "Minimum Score",
            description: "From 2 (fair) to 4 (strong).",
            options: "2\n3\n4",
            default: ::std::option::Option::Some("2"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "force_user_to_reset_password",
            fieldtype: ::doctyped::schema::FieldType::Int,
            label: "Change Every",
            description: "Days after which a new password is due; 0 for never.",
            non_negative: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "password_reset_limit",
            fieldtype: ::doctyped::schema::FieldType::Int,
            label: "Reset Limit",
            description: "Password resets that one address may ask for in an hour.",
            default: ::std::option::Option::Some("3"),
            non_negative: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "reset_password_link_expiry_duration",
            fieldtype: ::doctyped::schema::FieldType::Duration,
            label: "Reset Link Expiry",
            default: ::std::option::Option::Some("1200"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "permission_section",
            fieldtype: ::doctyped::schema::FieldType::SectionBreak,
            label: "Permissions",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "apply_strict_user_permissions",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Strict User Permissions",
            description: "A restricted user does not see documents whose link is empty.",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "disable_document_sharing",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Disable Document Sharing",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "allow_error_traceback",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Allow Error Traceback",
            description: "Put the chain of causes into error answers.",
            default: ::std::option::Option::Some("1"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "link_field_results_limit",
            fieldtype: ::doctyped::schema::FieldType::Int,
            label: "Link Search Results",
            description: "Rows that a link search answers with.",
            default: ::std::option::Option::Some("10"),
            non_negative: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "files_section",
            fieldtype: ::doctyped::schema::FieldType::SectionBreak,
            label: "Files",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "max_file_size",
            fieldtype: ::doctyped::schema::FieldType::Int,
            label: "Maximum File Size",
            description: "In MB; 0 for the limit of the server.",
            non_negative: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "allowed_file_extensions",
            fieldtype: ::doctyped::schema::FieldType::SmallText,
            label: "Allowed File Extensions",
            description: "One a line; empty for all.",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "allow_guests_to_upload_files",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Allow Guests to Upload Files",
            default: ::std::option::Option::Some("0"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "strip_exif_metadata_from_uploaded_images",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Strip EXIF from Images",
            description: "Remove place and camera from uploaded photographs.",
            default: ::std::option::Option::Some("1"),
            ..::doctyped::schema::DocField::NEW
        },
    ],
    permissions: &[
        ::doctyped::schema::DocPerm {
            role: "System Manager",
            permlevel: 0,
            if_owner: false,
            rights: ::doctyped::schema::Rights::READ
                .and(::doctyped::schema::Rights::WRITE)
                .and(::doctyped::schema::Rights::CREATE)
                .and(::doctyped::schema::Rights::SHARE),
        },
    ],
    is_single: true,
    track_changes: true,
    ..::doctyped::schema::Definition::NEW
});
