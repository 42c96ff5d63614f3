// The DocType System Settings.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/system_settings/system_settings.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * System Settings
 *
 * Settings of the whole site.
 */
export interface SystemSettings extends shape.DocType {
  kind: "single";
  name: string;
  fields: shape.Standard & {
    /** Country */
    country: shape.Text;
    /**
     * Language
     *
     * Code of the language of users without one of their own.
     */
    language: shape.Text;
    /**
     * Time Zone
     *
     * IANA name of the zone that stored times are in.
     */
    time_zone: shape.Mandatory<shape.Text>;
    /** First Day of the Week */
    first_day_of_the_week: shape.Select<"Sunday" | "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday">;
    /**
     * Date Format
     *
     * How clients show dates; the API always uses yyyy-mm-dd.
     */
    date_format: shape.Select<"yyyy-mm-dd" | "dd-mm-yyyy" | "dd/mm/yyyy" | "dd.mm.yyyy" | "mm/dd/yyyy" | "mm-dd-yyyy">;
    /** Time Format */
    time_format: shape.Select<"HH:mm:ss" | "HH:mm">;
    /** Number Format */
    number_format: shape.Select<"#,###.##" | "#.###,##" | "# ###.##" | "# ###,##" | "#'###.##" | "#, ###.##" | "#,##,###.##" | "#,###.###" | "#.###" | "#,###">;
    /**
     * Float Precision
     *
     * Digits after the point that clients show.
     */
    float_precision: shape.Select<"" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9">;
    /** Currency Precision */
    currency_precision: shape.Select<"" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9">;
    /**
     * Session Expiry
     *
     * Hours and minutes without a request after which a session ends (hh:mm).
     */
    session_expiry: shape.Text;
    /**
     * Limit Simultaneous Sessions
     *
     * Close the oldest sessions of a user beyond the number that the user may have.
     */
    deny_multiple_sessions: shape.Check;
    /**
     * Sign Out on Password Change
     *
     * End the other sessions of a user whose password changes.
     */
    logout_on_password_reset: shape.Check;
    /** Disable Password Login */
    disable_user_pass_login: shape.Check;
    /** Allow Mobile Number */
    allow_login_using_mobile_number: shape.Check;
    /** Allow Username */
    allow_login_using_user_name: shape.Check;
    /**
     * Failed Attempts
     *
     * Failures in a row after which a user or an address has to wait; 0 for no limit.
     */
    allow_consecutive_login_attempts: shape.Int;
    /**
     * Wait after Failed Attempts
     *
     * In seconds.
     */
    allow_login_after_fail: shape.Int;
    /**
     * Two-Factor Authentication
     *
     * Ask users whose roles demand it for a second factor.
     */
    enable_two_factor_auth: shape.Check;
    /** Second Factor */
    two_factor_method: shape.Select<"OTP App" | "SMS" | "Email">;
    /** Bypass IP Restriction with Two-Factor Authentication */
    bypass_restrict_ip_check_if_2fa_enabled: shape.Check;
    /**
     * OTP Issuer
     *
     * Name that authenticator apps show.
     */
    otp_issuer_name: shape.Text;
    /**
     * Check Strength
     *
     * Refuse passwords that are easy to guess.
     */
    enable_password_policy: shape.Check;
    /**
     * Minimum Score
     *
     * From 2 (fair) to 4 (strong).
     */
    minimum_password_score: shape.Select<"2" | "3" | "4">;
    /**
     * Change Every
     *
     * Days after which a new password is due; 0 for never.
     */
    force_user_to_reset_password: shape.Int;
    /**
     * Reset Limit
     *
     * Password resets that one address may ask for in an hour.
     */
    password_reset_limit: shape.Int;
    /** Reset Link Expiry */
    reset_password_link_expiry_duration: shape.OptionalFloat;
    /**
     * Strict User Permissions
     *
     * A restricted user does not see documents whose link is empty.
     */
    apply_strict_user_permissions: shape.Check;
    /** Disable Document Sharing */
    disable_document_sharing: shape.Check;
    /**
     * Allow Error Traceback
     *
     * Put the chain of causes into error answers.
     */
    allow_error_traceback: shape.Check;
    /**
     * Link Search Results
     *
     * Rows that a link search answers with.
     */
    link_field_results_limit: shape.Int;
    /**
     * Maximum File Size
     *
     * In MB; 0 for the limit of the server.
     */
    max_file_size: shape.Int;
    /**
     * Allowed File Extensions
     *
     * One a line; empty for all.
     */
    allowed_file_extensions: shape.Text;
    /** Allow Guests to Upload Files */
    allow_guests_to_upload_files: shape.Check;
    /**
     * Strip EXIF from Images
     *
     * Remove place and camera from uploaded photographs.
     */
    strip_exif_metadata_from_uploaded_images: shape.Check;
  };
  tables: {};
  required: never;
  methods: {};
}
