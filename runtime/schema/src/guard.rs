//! Fields of built-in DocTypes with a rule that no role, permission level or definition changes.
//!
//! They are listed by name here, and not in the definitions of the built-in DocTypes, so that an
//! application that replaces a definition by its own is guarded too.

/// The rule of a field beyond its permission level.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Guard {
    /// A user proves an identity with it: a password, the secret of an API key, the key of an
    /// authenticator app, the key of a reset link. No list, document or function shows its value.
    pub is_credential: bool,
    /// The server writes it on its own account. Values that clients send are dropped.
    pub is_server_written: bool,
}

impl Guard {
    const NONE: Guard = Guard { is_credential: false, is_server_written: false };
    const CREDENTIAL: Guard = Guard { is_credential: true, ..Guard::NONE };
    const SERVER_WRITTEN: Guard = Guard { is_server_written: true, ..Guard::NONE };
    const BOTH: Guard = Guard { is_credential: true, is_server_written: true };
}

/// The guarded fields of a DocType. Definitions of User in applications may have `password`, `otp_secret`
/// and `otp_step` as fields; the server stores its own values under these names in `__Auth`.
const GUARDED: &[(&str, &[(&str, Guard)])] = &[
    (
        "File",
        &[
            ("content_hash", Guard::SERVER_WRITTEN),
            ("is_attachments_folder", Guard::SERVER_WRITTEN),
            ("is_home_folder", Guard::SERVER_WRITTEN),
        ],
    ),
    (
        "User",
        &[
            ("api_secret", Guard::CREDENTIAL),
            ("last_active", Guard::SERVER_WRITTEN),
            ("last_ip", Guard::SERVER_WRITTEN),
            ("last_login", Guard::SERVER_WRITTEN),
            ("last_password_reset_date", Guard::SERVER_WRITTEN),
            ("last_reset_password_key_generated_on", Guard::SERVER_WRITTEN),
            ("new_password", Guard::CREDENTIAL),
            ("otp_secret", Guard::BOTH),
            ("otp_step", Guard::BOTH),
            ("password", Guard::BOTH),
            ("reset_password_key", Guard::BOTH),
        ],
    ),
];

/// The rule of a field of a DocType, beyond its permission level.
pub fn guard(doctype: &str, fieldname: &str) -> Guard {
    let fields = GUARDED.iter().find(|(guarded, _)| *guarded == doctype).map_or(&[][..], |(_, fields)| fields);
    fields.iter().find(|(field, _)| *field == fieldname).map_or(Guard::NONE, |(_, guard)| *guard)
}
