// The DocType Role Profile.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/role_profile/role_profile.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Role Profile
 *
 * A set of roles that users are given together.
 */
export interface RoleProfile extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Role Profile */
    role_profile: shape.Mandatory<shape.Text>;
  };
  tables: {
    /** Roles */
    roles: "Has Role";
  };
  required: "role_profile";
  methods: {};
}
