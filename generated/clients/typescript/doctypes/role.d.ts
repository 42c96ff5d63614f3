// The DocType Role.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/role/role.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Role
 *
 * A name for permissions: users with the role have them.
 */
export interface Role extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Role Name */
    role_name: shape.Mandatory<shape.Text>;
    /**
     * Disabled
     *
     * A disabled role is taken from its users when they are saved.
     */
    disabled: shape.Check;
    /**
     * Desk Access
     *
     * Users with the role are System Users.
     */
    desk_access: shape.Check;
    /**
     * Two-Factor Authentication
     *
     * Users with the role need a second factor.
     */
    two_factor_auth: shape.Check;
    /**
     * Home Page
     *
     * Home page of users with the role.
     */
    home_page: shape.Text;
    /**
     * Is Custom
     *
     * Made by an administrator, not by a definition.
     */
    is_custom: shape.Check;
  };
  tables: {};
  required: "role_name";
  methods: {};
}
