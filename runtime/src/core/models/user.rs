//! User, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/user/user.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

/// A person or a program that signs in. The name is the e-mail address.
#[derive(Debug, Clone, PartialEq)]
pub struct User {
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
    /// Enabled
    ///
    /// A disabled user cannot sign in, and open sessions and tokens stop working.
    pub enabled: bool,
    /// Email
    ///
    /// The address that the user signs in with; it names the user.
    pub email: ::std::string::String,
    /// First Name
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
    pub send_welcome_email: bool,
    /// Role Profile
    ///
    /// Replaces the roles by those of the profile.
    pub role_profile_name: ::std::option::Option<
        ::doctyped::table::Link<crate::core::models::role_profile::RoleProfile>,
    >,
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
    pub birth_date: ::std::option::Option<::doctyped::chrono::NaiveDate>,
    /// Location
    pub location: ::std::option::Option<::std::string::String>,
    /// Interests
    pub interest: ::std::option::Option<::std::string::String>,
    /// About
    pub bio: ::std::option::Option<::std::string::String>,
    /// Set New Password
    ///
    /// Kept as a hash; the field itself never holds the password.
    pub new_password: ::doctyped::table::Password,
    /// Sign Out of All Sessions
    ///
    /// End the other sessions when the password changes.
    pub logout_all_sessions: bool,
    /// Reset Password Key
    ///
    /// Hash of the key in the link that was sent last.
    pub reset_password_key: ::std::option::Option<::std::string::String>,
    /// Reset Key Made On
    pub last_reset_password_key_generated_on: ::std::option::Option<
        ::doctyped::chrono::NaiveDateTime,
    >,
    /// Last Password Change
    pub last_password_reset_date: ::std::option::Option<::doctyped::chrono::NaiveDate>,
    /// Simultaneous Sessions
    ///
    /// How many may be open at once, where System Settings limit them.
    pub simultaneous_sessions: i32,
    /// Sign In After
    ///
    /// Hour of the day (0 to 23) before which the user cannot sign in; 0 for no limit.
    pub login_after: i32,
    /// Sign In Before
    ///
    /// Hour of the day (0 to 23) from which the user cannot sign in; 0 for no limit.
    pub login_before: i32,
    /// Restrict IP
    ///
    /// Beginnings of the addresses that the user may come from, separated by commas.
    pub restrict_ip: ::std::option::Option<::std::string::String>,
    /// Bypass IP Restriction with Two-Factor Authentication
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
    pub last_active: ::std::option::Option<::doctyped::chrono::NaiveDateTime>,
    /// API Key
    ///
    /// The public half of the token; made together with the first secret.
    pub api_key: ::std::option::Option<::std::string::String>,
    /// API Secret
    pub api_secret: ::doctyped::table::Password,
    /// Roles
    ///
    /// What the user may do.
    pub roles: ::std::vec::Vec<crate::core::models::has_role::HasRole>,
}

/// User Type
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum UserType {
    /// `System User`
    SystemUser,
    /// `Website User`
    WebsiteUser,
    /// A stored value that is none of the options.
    Other(::std::boxed::Box<str>),
}

impl ::doctyped::table::Select for UserType {
    fn as_str(&self) -> &str {
        match self {
            UserType::SystemUser => "System User",
            UserType::WebsiteUser => "Website User",
            UserType::Other(__text) => __text,
        }
    }
    fn from_text(__text: &str) -> UserType {
        match __text {
            "System User" => UserType::SystemUser,
            "Website User" => UserType::WebsiteUser,
            _ => UserType::Other(__text.into()),
        }
    }
}
::doctyped::select_impls!(UserType);

impl ::std::default::Default for User {
    fn default() -> Self {
        Self {
            name: ::std::string::String::new(),
            owner: ::std::default::Default::default(),
            creation: ::std::default::Default::default(),
            modified: ::std::default::Default::default(),
            modified_by: ::std::default::Default::default(),
            docstatus: ::std::default::Default::default(),
            idx: 0,
            enabled: true,
            email: ::std::string::String::new(),
            first_name: ::std::string::String::new(),
            middle_name: ::std::option::Option::None,
            last_name: ::std::option::Option::None,
            full_name: ::std::option::Option::None,
            username: ::std::option::Option::None,
            language: ::std::option::Option::None,
            time_zone: ::std::option::Option::None,
            user_image: ::std::option::Option::None,
            send_welcome_email: true,
            role_profile_name: ::std::option::Option::None,
            user_type: ::std::option::Option::Some(UserType::SystemUser),
            gender: ::std::option::Option::None,
            phone: ::std::option::Option::None,
            mobile_no: ::std::option::Option::None,
            birth_date: ::std::option::Option::None,
            location: ::std::option::Option::None,
            interest: ::std::option::Option::None,
            bio: ::std::option::Option::None,
            new_password: ::std::default::Default::default(),
            logout_all_sessions: true,
            reset_password_key: ::std::option::Option::None,
            last_reset_password_key_generated_on: ::std::option::Option::None,
            last_password_reset_date: ::std::option::Option::None,
            simultaneous_sessions: 2,
            login_after: 0,
            login_before: 0,
            restrict_ip: ::std::option::Option::None,
            bypass_restrict_ip_check_if_2fa_enabled: false,
            redirect_url: ::std::option::Option::None,
            last_login: ::std::option::Option::None,
            last_ip: ::std::option::Option::None,
            last_active: ::std::option::Option::None,
            api_key: ::std::option::Option::None,
            api_secret: ::std::default::Default::default(),
            roles: ::std::vec::Vec::new(),
        }
    }
}

impl ::doctyped::table::Record for User {
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
            7 => self.enabled.value(),
            8 => self.email.value(),
            9 => self.first_name.value(),
            10 => self.middle_name.value(),
            11 => self.last_name.value(),
            12 => self.full_name.value(),
            13 => self.username.value(),
            14 => self.language.value(),
            15 => self.time_zone.value(),
            16 => self.user_image.value(),
            17 => self.send_welcome_email.value(),
            18 => self.role_profile_name.value(),
            19 => self.user_type.value(),
            20 => self.gender.value(),
            21 => self.phone.value(),
            22 => self.mobile_no.value(),
            23 => self.birth_date.value(),
            24 => self.location.value(),
            25 => self.interest.value(),
            26 => self.bio.value(),
            27 => self.new_password.value(),
            28 => self.logout_all_sessions.value(),
            29 => self.reset_password_key.value(),
            30 => self.last_reset_password_key_generated_on.value(),
            31 => self.last_password_reset_date.value(),
            32 => self.simultaneous_sessions.value(),
            33 => self.login_after.value(),
            34 => self.login_before.value(),
            35 => self.restrict_ip.value(),
            36 => self.bypass_restrict_ip_check_if_2fa_enabled.value(),
            37 => self.redirect_url.value(),
            38 => self.last_login.value(),
            39 => self.last_ip.value(),
            40 => self.last_active.value(),
            41 => self.api_key.value(),
            42 => self.api_secret.value(),
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
            7 => self.enabled.assign(__value),
            8 => self.email.assign(__value),
            9 => self.first_name.assign(__value),
            10 => self.middle_name.assign(__value),
            11 => self.last_name.assign(__value),
            12 => self.full_name.assign(__value),
            13 => self.username.assign(__value),
            14 => self.language.assign(__value),
            15 => self.time_zone.assign(__value),
            16 => self.user_image.assign(__value),
            17 => self.send_welcome_email.assign(__value),
            18 => self.role_profile_name.assign(__value),
            19 => self.user_type.assign(__value),
            20 => self.gender.assign(__value),
            21 => self.phone.assign(__value),
            22 => self.mobile_no.assign(__value),
            23 => self.birth_date.assign(__value),
            24 => self.location.assign(__value),
            25 => self.interest.assign(__value),
            26 => self.bio.assign(__value),
            27 => self.new_password.assign(__value),
            28 => self.logout_all_sessions.assign(__value),
            29 => self.reset_password_key.assign(__value),
            30 => self.last_reset_password_key_generated_on.assign(__value),
            31 => self.last_password_reset_date.assign(__value),
            32 => self.simultaneous_sessions.assign(__value),
            33 => self.login_after.assign(__value),
            34 => self.login_before.assign(__value),
            35 => self.restrict_ip.assign(__value),
            36 => self.bypass_restrict_ip_check_if_2fa_enabled.assign(__value),
            37 => self.redirect_url.assign(__value),
            38 => self.last_login.assign(__value),
            39 => self.last_ip.assign(__value),
            40 => self.last_active.assign(__value),
            41 => self.api_key.assign(__value),
            42 => self.api_secret.assign(__value),
            _ => ::std::result::Result::Ok(()),
        }
    }
    fn rows(
        &self,
        __table: usize,
    ) -> ::std::option::Option<&dyn ::doctyped::table::ChildRows> {
        match __table {
            0 => ::std::option::Option::Some(&self.roles),
            _ => ::std::option::Option::None,
        }
    }
    fn rows_mut(
        &mut self,
        __table: usize,
    ) -> ::std::option::Option<&mut dyn ::doctyped::table::ChildRows> {
        match __table {
            0 => ::std::option::Option::Some(&mut self.roles),
            _ => ::std::option::Option::None,
        }
    }
}

impl ::doctyped::table::Document for User {
    type Id = ::doctyped::table::id::Id<
        ::doctyped::table::id::XE,
        ::doctyped::table::id::X0,
        ::doctyped::table::id::XA,
        ::doctyped::table::id::X6,
        ::doctyped::table::id::X3,
        ::doctyped::table::id::XE,
        ::doctyped::table::id::X1,
        ::doctyped::table::id::X2,
    >;
    const DOCTYPE: &'static str = "User";
    const TABLE: &'static str = "tabUser";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "enabled",
        "email",
        "first_name",
        "middle_name",
        "last_name",
        "full_name",
        "username",
        "language",
        "time_zone",
        "user_image",
        "send_welcome_email",
        "role_profile_name",
        "user_type",
        "gender",
        "phone",
        "mobile_no",
        "birth_date",
        "location",
        "interest",
        "bio",
        "new_password",
        "logout_all_sessions",
        "reset_password_key",
        "last_reset_password_key_generated_on",
        "last_password_reset_date",
        "simultaneous_sessions",
        "login_after",
        "login_before",
        "restrict_ip",
        "bypass_restrict_ip_check_if_2fa_enabled",
        "redirect_url",
        "last_login",
        "last_ip",
        "last_active",
        "api_key",
        "api_secret",
        "_user_tags",
        "_comments",
        "_assign",
        "_liked_by",
    ];
    const SLOTS: usize = 43;
    fn doctype() -> &'static ::doctyped::schema::Meta {
        &META
    }
}
::doctyped::queryable!(User);

static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
    name: "User",
    module: "Core",
    description: "A person or a program that signs in. The name is the e-mail address.",
    table: "tabUser",
    fields: &[
        ::doctyped::schema::DocField {
            fieldname: "enabled",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Enabled",
            description: "A disabled user cannot sign in, and open sessions and tokens stop working.",
            default: ::std::option::Option::Some("1"),
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "email",
            label: "Email",
            description: "The address that the user signs in with; it names the user.",
            options: "Email",
            reqd: true,
            unique: true,
            no_copy: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "first_name",
            label: "First Name",
            reqd: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "middle_name",
            label: "Middle Name",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "last_name",
            label: "Last Name",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "full_name",
            label: "Full Name",
            description: "Made from the names above.",
            read_only: true,
            in_list_view: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "username",
            label: "Username",
            description: "Another name to sign in with, where System Settings allow it.",
            unique: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "column_break_identity",
            fieldtype: ::doctyped::schema::FieldType::ColumnBreak,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "language",
            label: "Language",
            description: "Code of the language that messages are shown in, such as en or pt-BR.",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "time_zone",
            fieldtype: ::doctyped::schema::FieldType::Autocomplete,
            label: "Time Zone",
            description: "IANA name, such as Europe/Lisbon.",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "user_image",
            fieldtype: ::doctyped::schema::FieldType::AttachImage,
            label: "User Image",
            no_copy: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "send_welcome_email",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Send Welcome Email",
            description: "Write to the address when the user is created.",
            default: ::std::option::Option::Some("1"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "roles_section",
            fieldtype: ::doctyped::schema::FieldType::SectionBreak,
            label: "Roles",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "role_profile_name",
            fieldtype: ::doctyped::schema::FieldType::Link,
            label: "Role Profile",
            description: "Replaces the roles by those of the profile.",
            options: "Role Profile",
            permlevel: 1,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "roles",
            fieldtype: ::doctyped::schema::FieldType::Table,
            label: "Roles",
            description: "What the user may do.",
            options: "Has Role",
            permlevel: 1,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "user_type",
            fieldtype: ::doctyped::schema::FieldType::Select,
            label: "User Type",
            description: "A System User holds at least one role with desk access.",
            options: "System User\nWebsite User",
            default: ::std::option::Option::Some("System User"),
            permlevel: 1,
            in_list_view: true,
            in_standard_filter: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "about_section",
            fieldtype: ::doctyped::schema::FieldType::SectionBreak,
            label: "About",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "gender",
            label: "Gender",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "phone",
            label: "Phone",
            options: "Phone",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "mobile_no",
            label: "Mobile No",
            description: "Can be used to sign in, where System Settings allow it.",
            options: "Phone",
            unique: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "birth_date",
            fieldtype: ::doctyped::schema::FieldType::Date,
            label: "Birth Date",
            no_copy: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "column_break_about",
            fieldtype: ::doctyped::schema::FieldType::ColumnBreak,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "location",
            label: "Location",
            no_copy: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "interest",
            fieldtype: ::doctyped::schema::FieldType::SmallText,
            label: "Interests",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "bio",
            fieldtype: ::doctyped::schema::FieldType::SmallText,
            label: "About",
            no_copy: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "password_section",
            fieldtype: ::doctyped::schema::FieldType::SectionBreak,
            label: "Password",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "new_password",
            fieldtype: ::doctyped::schema::FieldType::Password,
            label: "Set New Password",
            description: "Kept as a hash; the field itself never holds the password.",
            no_copy: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "logout_all_sessions",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Sign Out of All Sessions",
            description: "End the other sessions when the password changes.",
            default: ::std::option::Option::Some("1"),
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "reset_password_key",
            label: "Reset Password Key",
            description: "Hash of the key in the link that was sent last.",
            permlevel: 1,
            no_copy: true,
            read_only: true,
            hidden: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "last_reset_password_key_generated_on",
            fieldtype: ::doctyped::schema::FieldType::Datetime,
            label: "Reset Key Made On",
            permlevel: 1,
            no_copy: true,
            read_only: true,
            hidden: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "last_password_reset_date",
            fieldtype: ::doctyped::schema::FieldType::Date,
            label: "Last Password Change",
            no_copy: true,
            read_only: true,
            hidden: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "security_section",
            fieldtype: ::doctyped::schema::FieldType::SectionBreak,
            label: "Security",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "simultaneous_sessions",
            fieldtype: ::doctyped::schema::FieldType::Int,
            label: "Simultaneous Sessions",
            description: "How many may be open at once, where System Settings limit them.",
            default: ::std::option::Option::Some("2"),
            permlevel: 1,
            non_negative: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "login_after",
            fieldtype: ::doctyped::schema::FieldType::Int,
            label: "Sign In After",
            description: "Hour of the day (0 to 23) before which the user cannot sign in; 0 for no limit.",
            permlevel: 1,
            non_negative: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "login_before",
            fieldtype: ::doctyped::schema::FieldType::Int,
            label: "Sign In Before",
            description: "Hour of the day (0 to 23) from which the user cannot sign in; 0 for no limit.",
            permlevel: 1,
            non_negative: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "restrict_ip",
            fieldtype: ::doctyped::schema::FieldType::SmallText,
            label: "Restrict IP",
            description: "Beginnings of the addresses that the user may come from, separated by commas.",
            permlevel: 1,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "bypass_restrict_ip_check_if_2fa_enabled",
            fieldtype: ::doctyped::schema::FieldType::Check,
            label: "Bypass IP Restriction with Two-Factor Authentication",
            default: ::std::option::Option::Some("0"),
            permlevel: 1,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "redirect_url",
            fieldtype: ::doctyped::schema::FieldType::SmallText,
            label: "Redirect URL",
            description: "Where the user is sent after the first sign-in.",
            hidden: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "column_break_activity",
            fieldtype: ::doctyped::schema::FieldType::ColumnBreak,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "last_login",
            fieldtype: ::doctyped::schema::FieldType::ReadOnly,
            label: "Last Login",
            no_copy: true,
            read_only: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "last_ip",
            fieldtype: ::doctyped::schema::FieldType::ReadOnly,
            label: "Last IP",
            no_copy: true,
            read_only: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "last_active",
            fieldtype: ::doctyped::schema::FieldType::Datetime,
            label: "Last Active",
            no_copy: true,
            read_only: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "api_section",
            fieldtype: ::doctyped::schema::FieldType::SectionBreak,
            label: "API Access",
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "api_key",
            label: "API Key",
            description: "The public half of the token; made together with the first secret.",
            permlevel: 1,
            unique: true,
            no_copy: true,
            read_only: true,
            ..::doctyped::schema::DocField::NEW
        },
        ::doctyped::schema::DocField {
            fieldname: "api_secret",
            fieldtype: ::doctyped::schema::FieldType::Password,
            label: "API Secret",
            permlevel: 1,
            no_copy: true,
            read_only: true,
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
                .and(::doctyped::schema::Rights::DELETE)
                .and(::doctyped::schema::Rights::PRINT)
                .and(::doctyped::schema::Rights::EMAIL)
                .and(::doctyped::schema::Rights::REPORT)
                .and(::doctyped::schema::Rights::IMPORT)
                .and(::doctyped::schema::Rights::EXPORT)
                .and(::doctyped::schema::Rights::SHARE),
        },
        ::doctyped::schema::DocPerm {
            role: "System Manager",
            permlevel: 1,
            if_owner: false,
            rights: ::doctyped::schema::Rights::READ
                .and(::doctyped::schema::Rights::WRITE),
        },
        ::doctyped::schema::DocPerm {
            role: "Desk User",
            permlevel: 0,
            if_owner: false,
            rights: ::doctyped::schema::Rights::SELECT,
        },
    ],
    allow_rename: true,
    allow_import: true,
    track_changes: true,
    title_field: "full_name",
    search_fields: &["full_name"],
    ..::doctyped::schema::Definition::NEW
});

/// The table of User, for queries.
pub const table: ::doctyped::table::Table<User> = ::doctyped::table::Table::new();
/// Column `name`.
pub const name: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U0,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `owner`.
pub const owner: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U1,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `creation`.
pub const creation: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U2,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified`.
pub const modified: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U3,
    ::doctyped::table::sql::Timestamp,
> = ::doctyped::table::Column::new();
/// Column `modified_by`.
pub const modified_by: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U4,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `docstatus`.
pub const docstatus: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U5,
    ::doctyped::table::sql::SmallInt,
> = ::doctyped::table::Column::new();
/// Column `idx`.
pub const idx: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U6,
    ::doctyped::table::sql::BigInt,
> = ::doctyped::table::Column::new();
/// Column `enabled`.
pub const enabled: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U7,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `email`.
pub const email: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U8,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `first_name`.
pub const first_name: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U9,
    ::doctyped::table::sql::Text,
> = ::doctyped::table::Column::new();
/// Column `middle_name`.
pub const middle_name: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U10,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `last_name`.
pub const last_name: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U11,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `full_name`.
pub const full_name: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U12,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `username`.
pub const username: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U13,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `language`.
pub const language: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U14,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `time_zone`.
pub const time_zone: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U15,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `user_image`.
pub const user_image: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U16,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `send_welcome_email`.
pub const send_welcome_email: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U17,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `role_profile_name`.
pub const role_profile_name: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U18,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `user_type`.
pub const user_type: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U19,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `gender`.
pub const gender: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U20,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `phone`.
pub const phone: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U21,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `mobile_no`.
pub const mobile_no: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U22,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `birth_date`.
pub const birth_date: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U23,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Date>,
> = ::doctyped::table::Column::new();
/// Column `location`.
pub const location: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U24,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `interest`.
pub const interest: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U25,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `bio`.
pub const bio: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U26,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `new_password`.
pub const new_password: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U27,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `logout_all_sessions`.
pub const logout_all_sessions: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U28,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `reset_password_key`.
pub const reset_password_key: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U29,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `last_reset_password_key_generated_on`.
pub const last_reset_password_key_generated_on: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U30,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Timestamp>,
> = ::doctyped::table::Column::new();
/// Column `last_password_reset_date`.
pub const last_password_reset_date: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U31,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Date>,
> = ::doctyped::table::Column::new();
/// Column `simultaneous_sessions`.
pub const simultaneous_sessions: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U32,
    ::doctyped::table::sql::Integer,
> = ::doctyped::table::Column::new();
/// Column `login_after`.
pub const login_after: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U33,
    ::doctyped::table::sql::Integer,
> = ::doctyped::table::Column::new();
/// Column `login_before`.
pub const login_before: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U34,
    ::doctyped::table::sql::Integer,
> = ::doctyped::table::Column::new();
/// Column `restrict_ip`.
pub const restrict_ip: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U35,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `bypass_restrict_ip_check_if_2fa_enabled`.
pub const bypass_restrict_ip_check_if_2fa_enabled: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U36,
    ::doctyped::table::sql::Check,
> = ::doctyped::table::Column::new();
/// Column `redirect_url`.
pub const redirect_url: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U37,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `last_login`.
pub const last_login: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U38,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `last_ip`.
pub const last_ip: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U39,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `last_active`.
pub const last_active: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U40,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Timestamp>,
> = ::doctyped::table::Column::new();
/// Column `api_key`.
pub const api_key: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U41,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `api_secret`.
pub const api_secret: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U42,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_user_tags`.
pub const _user_tags: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U43,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_comments`.
pub const _comments: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U44,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_assign`.
pub const _assign: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U45,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
/// Column `_liked_by`.
pub const _liked_by: ::doctyped::table::Column<
    User,
    ::doctyped::table::index::U46,
    ::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>,
> = ::doctyped::table::Column::new();
