//! The DocType User.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/user/user.json`; not to be edited.

/// User
///
/// A person or a program that signs in. The name is the e-mail address.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct User {
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
    /// Enabled
    ///
    /// A disabled user cannot sign in, and open sessions and tokens stop working.
    #[serde(with = "crate::wire::check")]
    pub enabled: bool,
    /// Email
    ///
    /// The address that the user signs in with; it names the user.
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub email: ::std::string::String,
    /// First Name
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub first_name: ::std::string::String,
    /// Middle Name
    pub middle_name: ::std::option::Option<::std::string::String>,
    /// Last Name
    pub last_name: ::std::option::Option<::std::string::String>,
    /// Full Name
    ///
    /// Made from the names above.
    pub full_name: ::std::option::Option<::std::string::String>,
    /// Username
    ///
    /// Another name to sign in with, where System Settings allow it.
    pub username: ::std::option::Option<::std::string::String>,
    /// Language
    ///
    /// Code of the language that messages are shown in, such as en or pt-BR.
    pub language: ::std::option::Option<::std::string::String>,
    /// Time Zone
    ///
    /// IANA name, such as Europe/Lisbon.
    pub time_zone: ::std::option::Option<::std::string::String>,
    /// User Image
    pub user_image: ::std::option::Option<::std::string::String>,
    /// Send Welcome Email
    ///
    /// Write to the address when the user is created.
    #[serde(with = "crate::wire::check")]
    pub send_welcome_email: bool,
    /// Role Profile
    ///
    /// Replaces the roles by those of the profile.
    pub role_profile_name: ::std::option::Option<crate::Link<crate::doctypes::role_profile::RoleProfile>>,
    /// User Type
    ///
    /// A System User holds at least one role with desk access.
    pub user_type: ::std::option::Option<UserType>,
    /// Gender
    pub gender: ::std::option::Option<::std::string::String>,
    /// Phone
    pub phone: ::std::option::Option<::std::string::String>,
    /// Mobile No
    ///
    /// Can be used to sign in, where System Settings allow it.
    pub mobile_no: ::std::option::Option<::std::string::String>,
    /// Birth Date
    pub birth_date: ::std::option::Option<::chrono::NaiveDate>,
    /// Location
    pub location: ::std::option::Option<::std::string::String>,
    /// Interests
    pub interest: ::std::option::Option<::std::string::String>,
    /// About
    pub bio: ::std::option::Option<::std::string::String>,
    /// Set New Password
    ///
    /// Kept as a hash; the field itself never holds the password.
    pub new_password: ::std::option::Option<::std::string::String>,
    /// Sign Out of All Sessions
    ///
    /// End the other sessions when the password changes.
    #[serde(with = "crate::wire::check")]
    pub logout_all_sessions: bool,
    /// Reset Password Key
    ///
    /// Hash of the key in the link that was sent last.
    pub reset_password_key: ::std::option::Option<::std::string::String>,
    /// Reset Key Made On
    #[serde(with = "crate::wire::nullable_datetime")]
    pub last_reset_password_key_generated_on: ::std::option::Option<::chrono::NaiveDateTime>,
    /// Last Password Change
    pub last_password_reset_date: ::std::option::Option<::chrono::NaiveDate>,
    /// Simultaneous Sessions
    ///
    /// How many may be open at once, where System Settings limit them.
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub simultaneous_sessions: i64,
    /// Sign In After
    ///
    /// Hour of the day (0 to 23) before which the user cannot sign in; 0 for no limit.
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub login_after: i64,
    /// Sign In Before
    ///
    /// Hour of the day (0 to 23) from which the user cannot sign in; 0 for no limit.
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub login_before: i64,
    /// Restrict IP
    ///
    /// Beginnings of the addresses that the user may come from, separated by commas.
    pub restrict_ip: ::std::option::Option<::std::string::String>,
    /// Bypass IP Restriction with Two-Factor Authentication
    #[serde(with = "crate::wire::check")]
    pub bypass_restrict_ip_check_if_2fa_enabled: bool,
    /// Redirect URL
    ///
    /// Where the user is sent after the first sign-in.
    pub redirect_url: ::std::option::Option<::std::string::String>,
    /// Last Login
    pub last_login: ::std::option::Option<::std::string::String>,
    /// Last IP
    pub last_ip: ::std::option::Option<::std::string::String>,
    /// Last Active
    #[serde(with = "crate::wire::nullable_datetime")]
    pub last_active: ::std::option::Option<::chrono::NaiveDateTime>,
    /// API Key
    ///
    /// The public half of the token; made together with the first secret.
    pub api_key: ::std::option::Option<::std::string::String>,
    /// API Secret
    pub api_secret: ::std::option::Option<::std::string::String>,
    /// Roles
    ///
    /// The roles of the user.
    pub roles: ::std::vec::Vec<crate::doctypes::has_role::HasRole>,
}

impl User {
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
    /// The field `enabled`.
    pub const ENABLED: crate::Column<Self, crate::Check> = crate::Column::new("enabled");
    /// The field `email`.
    pub const EMAIL: crate::Column<Self, crate::Text> = crate::Column::new("email");
    /// The field `first_name`.
    pub const FIRST_NAME: crate::Column<Self, crate::Text> = crate::Column::new("first_name");
    /// The field `middle_name`.
    pub const MIDDLE_NAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("middle_name");
    /// The field `last_name`.
    pub const LAST_NAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("last_name");
    /// The field `full_name`.
    pub const FULL_NAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("full_name");
    /// The field `username`.
    pub const USERNAME: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("username");
    /// The field `language`.
    pub const LANGUAGE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("language");
    /// The field `time_zone`.
    pub const TIME_ZONE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("time_zone");
    /// The field `user_image`.
    pub const USER_IMAGE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("user_image");
    /// The field `send_welcome_email`.
    pub const SEND_WELCOME_EMAIL: crate::Column<Self, crate::Check> = crate::Column::new("send_welcome_email");
    /// The field `role_profile_name`.
    pub const ROLE_PROFILE_NAME: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::role_profile::RoleProfile>>> = crate::Column::new("role_profile_name");
    /// The field `user_type`.
    pub const USER_TYPE: crate::Column<Self, crate::Nullable<crate::Choice<UserType>>> = crate::Column::new("user_type");
    /// The field `gender`.
    pub const GENDER: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("gender");
    /// The field `phone`.
    pub const PHONE: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("phone");
    /// The field `mobile_no`.
    pub const MOBILE_NO: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("mobile_no");
    /// The field `birth_date`.
    pub const BIRTH_DATE: crate::Column<Self, crate::Nullable<crate::Date>> = crate::Column::new("birth_date");
    /// The field `location`.
    pub const LOCATION: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("location");
    /// The field `interest`.
    pub const INTEREST: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("interest");
    /// The field `bio`.
    pub const BIO: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("bio");
    /// The field `new_password`.
    pub const NEW_PASSWORD: crate::Column<Self, crate::Nullable<crate::Secret>> = crate::Column::new("new_password");
    /// The field `logout_all_sessions`.
    pub const LOGOUT_ALL_SESSIONS: crate::Column<Self, crate::Check> = crate::Column::new("logout_all_sessions");
    /// The field `reset_password_key`.
    pub const RESET_PASSWORD_KEY: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("reset_password_key");
    /// The field `last_reset_password_key_generated_on`.
    pub const LAST_RESET_PASSWORD_KEY_GENERATED_ON: crate::Column<Self, crate::Nullable<crate::Datetime>> = crate::Column::new("last_reset_password_key_generated_on");
    /// The field `last_password_reset_date`.
    pub const LAST_PASSWORD_RESET_DATE: crate::Column<Self, crate::Nullable<crate::Date>> = crate::Column::new("last_password_reset_date");
    /// The field `simultaneous_sessions`.
    pub const SIMULTANEOUS_SESSIONS: crate::Column<Self, crate::Int> = crate::Column::new("simultaneous_sessions");
    /// The field `login_after`.
    pub const LOGIN_AFTER: crate::Column<Self, crate::Int> = crate::Column::new("login_after");
    /// The field `login_before`.
    pub const LOGIN_BEFORE: crate::Column<Self, crate::Int> = crate::Column::new("login_before");
    /// The field `restrict_ip`.
    pub const RESTRICT_IP: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("restrict_ip");
    /// The field `bypass_restrict_ip_check_if_2fa_enabled`.
    pub const BYPASS_RESTRICT_IP_CHECK_IF_2FA_ENABLED: crate::Column<Self, crate::Check> = crate::Column::new("bypass_restrict_ip_check_if_2fa_enabled");
    /// The field `redirect_url`.
    pub const REDIRECT_URL: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("redirect_url");
    /// The field `last_login`.
    pub const LAST_LOGIN: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("last_login");
    /// The field `last_ip`.
    pub const LAST_IP: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("last_ip");
    /// The field `last_active`.
    pub const LAST_ACTIVE: crate::Column<Self, crate::Nullable<crate::Datetime>> = crate::Column::new("last_active");
    /// The field `api_key`.
    pub const API_KEY: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("api_key");
    /// The field `api_secret`.
    pub const API_SECRET: crate::Column<Self, crate::Nullable<crate::Secret>> = crate::Column::new("api_secret");
    /// The field `roles`.
    pub const ROLES: crate::Table<Self, crate::doctypes::has_role::HasRole> = crate::Table::new("roles");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(
        email: impl crate::IntoValue<crate::Text>, first_name: impl crate::IntoValue<crate::Text>,
    ) -> crate::Create<Self> {
        crate::Create::new().set(Self::EMAIL, email).set(Self::FIRST_NAME, first_name)
    }
}

impl crate::DocType for User {
    const DOCTYPE: &'static str = "User";
}
impl crate::Named for User {}

/// Options of the field `user_type`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum UserType {
    /// `System User`
    #[default]
    SystemUser,
    /// `Website User`
    WebsiteUser,
    /// A stored value that is none of the options.
    Other(::std::string::String),
}

impl crate::Options for UserType {
    fn as_str(&self) -> &str {
        match self {
            Self::SystemUser => "System User",
            Self::WebsiteUser => "Website User",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "System User" => Self::SystemUser,
            "Website User" => Self::WebsiteUser,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(UserType);
