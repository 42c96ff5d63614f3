//! User, of module Core.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/user/user.json`; not to be edited.

#![allow(non_upper_case_globals, reason = "columns are constants that are named like their fields")]

use super::has_role::HasRole;
use super::role_profile::RoleProfile;
use doctyped::generated::*;

/// A person or a program that signs in. The name is the e-mail address.
#[derive(Debug, Clone, PartialEq)]
pub struct User {
    pub name: String,
    pub owner: Link<User>,
    pub creation: NaiveDateTime,
    pub modified: NaiveDateTime,
    pub modified_by: Link<User>,
    pub docstatus: DocStatus,
    pub idx: i64,
    /// A disabled user cannot sign in, and open sessions and tokens stop working.
    pub enabled: bool,
    /// The address that the user signs in with; it names the user.
    pub email: String,
    pub first_name: String,
    pub middle_name: Option<String>,
    pub last_name: Option<String>,
    /// Made from the names above.
    pub full_name: Option<String>,
    /// Another name to sign in with, where System Settings allow it.
    pub username: Option<String>,
    /// Code of the language that messages are shown in, such as en or pt-BR.
    pub language: Option<String>,
    /// IANA name, such as Europe/Lisbon.
    pub time_zone: Option<String>,
    pub user_image: Option<String>,
    /// Write to the address when the user is created.
    pub send_welcome_email: bool,
    /// Role Profile
    ///
    /// Replaces the roles by those of the profile.
    pub role_profile_name: Option<Link<RoleProfile>>,
    /// A System User holds at least one role with desk access.
    pub user_type: Option<UserType>,
    pub gender: Option<String>,
    pub phone: Option<String>,
    /// Can be used to sign in, where System Settings allow it.
    pub mobile_no: Option<String>,
    pub birth_date: Option<NaiveDate>,
    pub location: Option<String>,
    /// Interests
    pub interest: Option<String>,
    /// About
    pub bio: Option<String>,
    /// Set New Password
    ///
    /// Kept as a hash; the field itself never holds the password.
    pub new_password: Password,
    /// Sign Out of All Sessions
    ///
    /// End the other sessions when the password changes.
    pub logout_all_sessions: bool,
    /// Hash of the key in the link that was sent last.
    pub reset_password_key: Option<String>,
    /// Reset Key Made On
    pub last_reset_password_key_generated_on: Option<NaiveDateTime>,
    /// Last Password Change
    pub last_password_reset_date: Option<NaiveDate>,
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
    /// Beginnings of the addresses that the user may come from, separated by commas.
    pub restrict_ip: Option<String>,
    /// Bypass IP Restriction with Two-Factor Authentication
    pub bypass_restrict_ip_check_if_2fa_enabled: bool,
    /// Where the user is sent after the first sign-in.
    pub redirect_url: Option<String>,
    pub last_login: Option<String>,
    pub last_ip: Option<String>,
    pub last_active: Option<NaiveDateTime>,
    /// The public half of the token; made together with the first secret.
    pub api_key: Option<String>,
    pub api_secret: Password,
    /// The roles of the user.
    pub roles: Vec<HasRole>,
}

impl Default for User {
    fn default() -> Self {
        Self {
            enabled: true,
            send_welcome_email: true,
            user_type: Some(UserType::SystemUser),
            logout_all_sessions: true,
            simultaneous_sessions: 2,
            name: Default::default(), owner: Default::default(), creation: Default::default(),
            modified: Default::default(), modified_by: Default::default(), docstatus: Default::default(),
            idx: Default::default(), email: Default::default(), first_name: Default::default(),
            middle_name: Default::default(), last_name: Default::default(), full_name: Default::default(),
            username: Default::default(), language: Default::default(), time_zone: Default::default(),
            user_image: Default::default(), role_profile_name: Default::default(), gender: Default::default(),
            phone: Default::default(), mobile_no: Default::default(), birth_date: Default::default(),
            location: Default::default(), interest: Default::default(), bio: Default::default(),
            new_password: Default::default(), reset_password_key: Default::default(),
            last_reset_password_key_generated_on: Default::default(), last_password_reset_date: Default::default(),
            login_after: Default::default(), login_before: Default::default(), restrict_ip: Default::default(),
            bypass_restrict_ip_check_if_2fa_enabled: Default::default(), redirect_url: Default::default(),
            last_login: Default::default(), last_ip: Default::default(), last_active: Default::default(),
            api_key: Default::default(), api_secret: Default::default(), roles: Default::default(),
        }
    }
}

/// Values of the field `user_type`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum UserType {
    SystemUser,
    WebsiteUser,
    /// A stored value that is none of the options.
    Other(Box<str>),
}

impl Select for UserType {
    fn as_str(&self) -> &str {
        match self {
            Self::SystemUser => "System User", Self::WebsiteUser => "Website User",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: &str) -> Self {
        match text {
            "System User" => Self::SystemUser, "Website User" => Self::WebsiteUser,
            _ => Self::Other(text.into()),
        }
    }
}
select_impls!(UserType);

impl Record for User {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => self.name.value(), 1 => self.owner.value(), 2 => self.creation.value(), 3 => self.modified.value(),
            4 => self.modified_by.value(), 5 => self.docstatus.value(), 6 => self.idx.value(),
            7 => self.enabled.value(), 8 => self.email.value(), 9 => self.first_name.value(),
            10 => self.middle_name.value(), 11 => self.last_name.value(), 12 => self.full_name.value(),
            13 => self.username.value(), 14 => self.language.value(), 15 => self.time_zone.value(),
            16 => self.user_image.value(), 17 => self.send_welcome_email.value(), 18 => self.role_profile_name.value(),
            19 => self.user_type.value(), 20 => self.gender.value(), 21 => self.phone.value(),
            22 => self.mobile_no.value(), 23 => self.birth_date.value(), 24 => self.location.value(),
            25 => self.interest.value(), 26 => self.bio.value(), 27 => self.new_password.value(),
            28 => self.logout_all_sessions.value(), 29 => self.reset_password_key.value(),
            30 => self.last_reset_password_key_generated_on.value(), 31 => self.last_password_reset_date.value(),
            32 => self.simultaneous_sessions.value(), 33 => self.login_after.value(), 34 => self.login_before.value(),
            35 => self.restrict_ip.value(), 36 => self.bypass_restrict_ip_check_if_2fa_enabled.value(),
            37 => self.redirect_url.value(), 38 => self.last_login.value(), 39 => self.last_ip.value(),
            40 => self.last_active.value(), 41 => self.api_key.value(), 42 => self.api_secret.value(),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        match slot {
            0 => self.name.assign(value), 1 => self.owner.assign(value), 2 => self.creation.assign(value),
            3 => self.modified.assign(value), 4 => self.modified_by.assign(value), 5 => self.docstatus.assign(value),
            6 => self.idx.assign(value), 7 => self.enabled.assign(value), 8 => self.email.assign(value),
            9 => self.first_name.assign(value), 10 => self.middle_name.assign(value),
            11 => self.last_name.assign(value), 12 => self.full_name.assign(value), 13 => self.username.assign(value),
            14 => self.language.assign(value), 15 => self.time_zone.assign(value), 16 => self.user_image.assign(value),
            17 => self.send_welcome_email.assign(value), 18 => self.role_profile_name.assign(value),
            19 => self.user_type.assign(value), 20 => self.gender.assign(value), 21 => self.phone.assign(value),
            22 => self.mobile_no.assign(value), 23 => self.birth_date.assign(value), 24 => self.location.assign(value),
            25 => self.interest.assign(value), 26 => self.bio.assign(value), 27 => self.new_password.assign(value),
            28 => self.logout_all_sessions.assign(value), 29 => self.reset_password_key.assign(value),
            30 => self.last_reset_password_key_generated_on.assign(value),
            31 => self.last_password_reset_date.assign(value), 32 => self.simultaneous_sessions.assign(value),
            33 => self.login_after.assign(value), 34 => self.login_before.assign(value),
            35 => self.restrict_ip.assign(value), 36 => self.bypass_restrict_ip_check_if_2fa_enabled.assign(value),
            37 => self.redirect_url.assign(value), 38 => self.last_login.assign(value),
            39 => self.last_ip.assign(value), 40 => self.last_active.assign(value), 41 => self.api_key.assign(value),
            42 => self.api_secret.assign(value),
            _ => Ok(()),
        }
    }

    fn rows(&self, index: usize) -> Option<&dyn ChildRows> {
        match index {
            0 => Some(&self.roles),
            _ => None,
        }
    }

    fn rows_mut(&mut self, index: usize) -> Option<&mut dyn ChildRows> {
        match index {
            0 => Some(&mut self.roles),
            _ => None,
        }
    }
}

impl Document for User {
    // A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types.
    type Id = Id<XE, X0, XA, X6, X3, XE, X1, X2>;
    const DOCTYPE: &'static str = "User";
    const TABLE: &'static str = "tabUser";
    const COLUMNS: &'static [&'static str] = &[
        "name", "owner", "creation", "modified", "modified_by", "docstatus", "idx", "enabled", "email", "first_name",
        "middle_name", "last_name", "full_name", "username", "language", "time_zone", "user_image",
        "send_welcome_email", "role_profile_name", "user_type", "gender", "phone", "mobile_no", "birth_date",
        "location", "interest", "bio", "new_password", "logout_all_sessions", "reset_password_key",
        "last_reset_password_key_generated_on", "last_password_reset_date", "simultaneous_sessions", "login_after",
        "login_before", "restrict_ip", "bypass_restrict_ip_check_if_2fa_enabled", "redirect_url", "last_login",
        "last_ip", "last_active", "api_key", "api_secret", "_user_tags", "_comments", "_assign", "_liked_by",
    ];
    const SLOTS: usize = 43;

    fn doctype() -> &'static Meta {
        &META
    }
}
queryable!(User);

static META: Meta = Meta::new(Definition {
    name: "User",
    module: "Core",
    description: "A person or a program that signs in. The name is the e-mail address.",
    table: "tabUser",
    fields: &[
        DocField {
            fieldname: "enabled", fieldtype: FieldType::Check, label: "Enabled",
            description: "A disabled user cannot sign in, and open sessions and tokens stop working.",
            default: Some("1"), in_standard_filter: true, ..DocField::NEW
        },
        DocField {
            fieldname: "email", label: "Email",
            description: "The address that the user signs in with; it names the user.", options: "Email", reqd: true,
            unique: true, no_copy: true, ..DocField::NEW
        },
        DocField { fieldname: "first_name", label: "First Name", reqd: true, ..DocField::NEW },
        DocField { fieldname: "middle_name", label: "Middle Name", ..DocField::NEW },
        DocField { fieldname: "last_name", label: "Last Name", ..DocField::NEW },
        DocField {
            fieldname: "full_name", label: "Full Name", description: "Made from the names above.", read_only: true,
            in_list_view: true, in_standard_filter: true, ..DocField::NEW
        },
        DocField {
            fieldname: "username", label: "Username",
            description: "Another name to sign in with, where System Settings allow it.", unique: true,
            in_standard_filter: true, ..DocField::NEW
        },
        DocField { fieldname: "column_break_identity", fieldtype: FieldType::ColumnBreak, ..DocField::NEW },
        DocField {
            fieldname: "language", label: "Language",
            description: "Code of the language that messages are shown in, such as en or pt-BR.", ..DocField::NEW
        },
        DocField {
            fieldname: "time_zone", fieldtype: FieldType::Autocomplete, label: "Time Zone",
            description: "IANA name, such as Europe/Lisbon.", ..DocField::NEW
        },
        DocField {
            fieldname: "user_image", fieldtype: FieldType::AttachImage, label: "User Image", no_copy: true,
            ..DocField::NEW
        },
        DocField {
            fieldname: "send_welcome_email", fieldtype: FieldType::Check, label: "Send Welcome Email",
            description: "Write to the address when the user is created.", default: Some("1"), ..DocField::NEW
        },
        DocField { fieldname: "roles_section", fieldtype: FieldType::SectionBreak, label: "Roles", ..DocField::NEW },
        DocField {
            fieldname: "role_profile_name", fieldtype: FieldType::Link, label: "Role Profile",
            description: "Replaces the roles by those of the profile.", options: "Role Profile", permlevel: 1,
            ..DocField::NEW
        },
        DocField {
            fieldname: "roles", fieldtype: FieldType::Table, label: "Roles", description: "The roles of the user.",
            options: "Has Role", permlevel: 1, ..DocField::NEW
        },
        DocField {
            fieldname: "user_type", fieldtype: FieldType::Select, label: "User Type",
            description: "A System User holds at least one role with desk access.",
            options: "System User\nWebsite User", default: Some("System User"), permlevel: 1, in_list_view: true,
            in_standard_filter: true, ..DocField::NEW
        },
        DocField { fieldname: "about_section", fieldtype: FieldType::SectionBreak, label: "About", ..DocField::NEW },
        DocField { fieldname: "gender", label: "Gender", ..DocField::NEW },
        DocField { fieldname: "phone", label: "Phone", options: "Phone", ..DocField::NEW },
        DocField {
            fieldname: "mobile_no", label: "Mobile No",
            description: "Can be used to sign in, where System Settings allow it.", options: "Phone", unique: true,
            ..DocField::NEW
        },
        DocField {
            fieldname: "birth_date", fieldtype: FieldType::Date, label: "Birth Date", no_copy: true, ..DocField::NEW
        },
        DocField { fieldname: "column_break_about", fieldtype: FieldType::ColumnBreak, ..DocField::NEW },
        DocField { fieldname: "location", label: "Location", no_copy: true, ..DocField::NEW },
        DocField { fieldname: "interest", fieldtype: FieldType::SmallText, label: "Interests", ..DocField::NEW },
        DocField { fieldname: "bio", fieldtype: FieldType::SmallText, label: "About", no_copy: true, ..DocField::NEW },
        DocField {
            fieldname: "password_section", fieldtype: FieldType::SectionBreak, label: "Password", ..DocField::NEW
        },
        DocField {
            fieldname: "new_password", fieldtype: FieldType::Password, label: "Set New Password",
            description: "Kept as a hash; the field itself never holds the password.", no_copy: true, ..DocField::NEW
        },
        DocField {
            fieldname: "logout_all_sessions", fieldtype: FieldType::Check, label: "Sign Out of All Sessions",
            description: "End the other sessions when the password changes.", default: Some("1"), ..DocField::NEW
        },
        DocField {
            fieldname: "reset_password_key", label: "Reset Password Key",
            description: "Hash of the key in the link that was sent last.", permlevel: 1, no_copy: true,
            read_only: true, hidden: true, ..DocField::NEW
        },
        DocField {
            fieldname: "last_reset_password_key_generated_on", fieldtype: FieldType::Datetime,
            label: "Reset Key Made On", permlevel: 1, no_copy: true, read_only: true, hidden: true, ..DocField::NEW
        },
        DocField {
            fieldname: "last_password_reset_date", fieldtype: FieldType::Date, label: "Last Password Change",
            no_copy: true, read_only: true, hidden: true, ..DocField::NEW
        },
        DocField {
            fieldname: "security_section", fieldtype: FieldType::SectionBreak, label: "Security", ..DocField::NEW
        },
        DocField {
            fieldname: "simultaneous_sessions", fieldtype: FieldType::Int, label: "Simultaneous Sessions",
            description: "How many may be open at once, where System Settings limit them.", default: Some("2"),
            permlevel: 1, non_negative: true, ..DocField::NEW
        },
        DocField {
            fieldname: "login_after", fieldtype: FieldType::Int, label: "Sign In After",
            description: "Hour of the day (0 to 23) before which the user cannot sign in; 0 for no limit.",
            permlevel: 1, non_negative: true, ..DocField::NEW
        },
        DocField {
            fieldname: "login_before", fieldtype: FieldType::Int, label: "Sign In Before",
            description: "Hour of the day (0 to 23) from which the user cannot sign in; 0 for no limit.", permlevel: 1,
            non_negative: true, ..DocField::NEW
        },
        DocField {
            fieldname: "restrict_ip", fieldtype: FieldType::SmallText, label: "Restrict IP",
            description: "Beginnings of the addresses that the user may come from, separated by commas.", permlevel: 1,
            ..DocField::NEW
        },
        DocField {
            fieldname: "bypass_restrict_ip_check_if_2fa_enabled", fieldtype: FieldType::Check,
            label: "Bypass IP Restriction with Two-Factor Authentication", default: Some("0"), permlevel: 1,
            ..DocField::NEW
        },
        DocField {
            fieldname: "redirect_url", fieldtype: FieldType::SmallText, label: "Redirect URL",
            description: "Where the user is sent after the first sign-in.", hidden: true, ..DocField::NEW
        },
        DocField { fieldname: "column_break_activity", fieldtype: FieldType::ColumnBreak, ..DocField::NEW },
        DocField {
            fieldname: "last_login", fieldtype: FieldType::ReadOnly, label: "Last Login", no_copy: true,
            read_only: true, ..DocField::NEW
        },
        DocField {
            fieldname: "last_ip", fieldtype: FieldType::ReadOnly, label: "Last IP", no_copy: true, read_only: true,
            ..DocField::NEW
        },
        DocField {
            fieldname: "last_active", fieldtype: FieldType::Datetime, label: "Last Active", no_copy: true,
            read_only: true, ..DocField::NEW
        },
        DocField { fieldname: "api_section", fieldtype: FieldType::SectionBreak, label: "API Access", ..DocField::NEW },
        DocField {
            fieldname: "api_key", label: "API Key",
            description: "The public half of the token; made together with the first secret.", permlevel: 1,
            unique: true, no_copy: true, read_only: true, ..DocField::NEW
        },
        DocField {
            fieldname: "api_secret", fieldtype: FieldType::Password, label: "API Secret", permlevel: 1, no_copy: true,
            read_only: true, ..DocField::NEW
        },
    ],
    permissions: &[
        DocPerm::new("System Manager", 0, &[READ, WRITE, CREATE, DELETE, PRINT, EMAIL, REPORT, IMPORT, EXPORT, SHARE]),
        DocPerm::new("System Manager", 1, &[READ, WRITE]),
        DocPerm::new("Desk User", 0, &[SELECT]),
    ],
    allow_rename: true,
    allow_import: true,
    track_changes: true,
    title_field: "full_name",
    search_fields: &["full_name"],
    ..Definition::NEW
});

/// The table of User, for queries. The other constants are its columns.
pub const table: Table<User> = Table::new();
pub const name: Column<User, U0, Text> = Column::new();
pub const owner: Column<User, U1, Text> = Column::new();
pub const creation: Column<User, U2, Timestamp> = Column::new();
pub const modified: Column<User, U3, Timestamp> = Column::new();
pub const modified_by: Column<User, U4, Text> = Column::new();
pub const docstatus: Column<User, U5, SmallInt> = Column::new();
pub const idx: Column<User, U6, BigInt> = Column::new();
pub const enabled: Column<User, U7, Check> = Column::new();
pub const email: Column<User, U8, Text> = Column::new();
pub const first_name: Column<User, U9, Text> = Column::new();
pub const middle_name: Column<User, U10, Nullable<Text>> = Column::new();
pub const last_name: Column<User, U11, Nullable<Text>> = Column::new();
pub const full_name: Column<User, U12, Nullable<Text>> = Column::new();
pub const username: Column<User, U13, Nullable<Text>> = Column::new();
pub const language: Column<User, U14, Nullable<Text>> = Column::new();
pub const time_zone: Column<User, U15, Nullable<Text>> = Column::new();
pub const user_image: Column<User, U16, Nullable<Text>> = Column::new();
pub const send_welcome_email: Column<User, U17, Check> = Column::new();
pub const role_profile_name: Column<User, U18, Nullable<Text>> = Column::new();
pub const user_type: Column<User, U19, Nullable<Text>> = Column::new();
pub const gender: Column<User, U20, Nullable<Text>> = Column::new();
pub const phone: Column<User, U21, Nullable<Text>> = Column::new();
pub const mobile_no: Column<User, U22, Nullable<Text>> = Column::new();
pub const birth_date: Column<User, U23, Nullable<Date>> = Column::new();
pub const location: Column<User, U24, Nullable<Text>> = Column::new();
pub const interest: Column<User, U25, Nullable<Text>> = Column::new();
pub const bio: Column<User, U26, Nullable<Text>> = Column::new();
pub const new_password: Column<User, U27, Nullable<Text>> = Column::new();
pub const logout_all_sessions: Column<User, U28, Check> = Column::new();
pub const reset_password_key: Column<User, U29, Nullable<Text>> = Column::new();
pub const last_reset_password_key_generated_on: Column<User, U30, Nullable<Timestamp>> = Column::new();
pub const last_password_reset_date: Column<User, U31, Nullable<Date>> = Column::new();
pub const simultaneous_sessions: Column<User, U32, Integer> = Column::new();
pub const login_after: Column<User, U33, Integer> = Column::new();
pub const login_before: Column<User, U34, Integer> = Column::new();
pub const restrict_ip: Column<User, U35, Nullable<Text>> = Column::new();
pub const bypass_restrict_ip_check_if_2fa_enabled: Column<User, U36, Check> = Column::new();
pub const redirect_url: Column<User, U37, Nullable<Text>> = Column::new();
pub const last_login: Column<User, U38, Nullable<Text>> = Column::new();
pub const last_ip: Column<User, U39, Nullable<Text>> = Column::new();
pub const last_active: Column<User, U40, Nullable<Timestamp>> = Column::new();
pub const api_key: Column<User, U41, Nullable<Text>> = Column::new();
pub const api_secret: Column<User, U42, Nullable<Text>> = Column::new();
pub const _user_tags: Column<User, U43, Nullable<Text>> = Column::new();
pub const _comments: Column<User, U44, Nullable<Text>> = Column::new();
pub const _assign: Column<User, U45, Nullable<Text>> = Column::new();
pub const _liked_by: Column<User, U46, Nullable<Text>> = Column::new();
