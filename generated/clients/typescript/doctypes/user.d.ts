// The DocType User.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/user/user.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * User
 *
 * A person or a program that signs in. The name is the e-mail address.
 */
export interface User extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /**
     * Enabled
     *
     * A disabled user cannot sign in, and open sessions and tokens stop working.
     */
    enabled: shape.Check;
    /**
     * Email
     *
     * The address that the user signs in with; it names the user.
     */
    email: shape.Mandatory<shape.Text>;
    /** First Name */
    first_name: shape.Mandatory<shape.Text>;
    /** Middle Name */
    middle_name: shape.Text;
    /** Last Name */
    last_name: shape.Text;
    /**
     * Full Name
     *
     * Made from the names above.
     */
    full_name: shape.Text;
    /**
     * Username
     *
     * Another name to sign in with, where System Settings allow it.
     */
    username: shape.Text;
    /**
     * Language
     *
     * Code of the language that messages are shown in, such as en or pt-BR.
     */
    language: shape.Text;
    /**
     * Time Zone
     *
     * IANA name, such as Europe/Lisbon.
     */
    time_zone: shape.Text;
    /** User Image */
    user_image: shape.Text;
    /**
     * Send Welcome Email
     *
     * Write to the address when the user is created.
     */
    send_welcome_email: shape.Check;
    /**
     * Role Profile
     *
     * Replaces the roles by those of the profile.
     */
    role_profile_name: shape.Link<"Role Profile">;
    /**
     * User Type
     *
     * A System User holds at least one role with desk access.
     */
    user_type: shape.Select<"System User" | "Website User">;
    /** Gender */
    gender: shape.Text;
    /** Phone */
    phone: shape.Text;
    /**
     * Mobile No
     *
     * Can be used to sign in, where System Settings allow it.
     */
    mobile_no: shape.Text;
    /** Birth Date */
    birth_date: shape.DateText;
    /** Location */
    location: shape.Text;
    /** Interests */
    interest: shape.Text;
    /** About */
    bio: shape.Text;
    /**
     * Set New Password
     *
     * Kept as a hash; the field itself never holds the password.
     */
    new_password: shape.Password;
    /**
     * Sign Out of All Sessions
     *
     * End the other sessions when the password changes.
     */
    logout_all_sessions: shape.Check;
    /**
     * Reset Password Key
     *
     * Hash of the key in the link that was sent last.
     */
    reset_password_key: shape.Text;
    /** Reset Key Made On */
    last_reset_password_key_generated_on: shape.DatetimeText;
    /** Last Password Change */
    last_password_reset_date: shape.DateText;
    /**
     * Simultaneous Sessions
     *
     * How many may be open at once, where System Settings limit them.
     */
    simultaneous_sessions: shape.Int;
    /**
     * Sign In After
     *
     * Hour of the day (0 to 23) before which the user cannot sign in; 0 for no limit.
     */
    login_after: shape.Int;
    /**
     * Sign In Before
     *
     * Hour of the day (0 to 23) from which the user cannot sign in; 0 for no limit.
     */
    login_before: shape.Int;
    /**
     * Restrict IP
     *
     * Beginnings of the addresses that the user may come from, separated by commas.
     */
    restrict_ip: shape.Text;
    /** Bypass IP Restriction with Two-Factor Authentication */
    bypass_restrict_ip_check_if_2fa_enabled: shape.Check;
    /**
     * Redirect URL
     *
     * Where the user is sent after the first sign-in.
     */
    redirect_url: shape.Text;
    /** Last Login */
    last_login: shape.Text;
    /** Last IP */
    last_ip: shape.Text;
    /** Last Active */
    last_active: shape.DatetimeText;
    /**
     * API Key
     *
     * The public half of the token; made together with the first secret.
     */
    api_key: shape.Text;
    /** API Secret */
    api_secret: shape.Password;
  };
  tables: {
    /**
     * Roles
     *
     * The roles of the user.
     */
    roles: "Has Role";
  };
  required: "email" | "first_name";
  methods: {};
}
