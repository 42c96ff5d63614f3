// The DocType User Permission.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/user_permission/user_permission.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * User Permission
 *
 * Restricts a user to some documents of a DocType and to what links to them.
 */
export interface UserPermission extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** User */
    user: shape.Mandatory<shape.Link<"User">>;
    /**
     * Allow
     *
     * The DocType whose documents are restricted.
     */
    allow: shape.Mandatory<shape.Link<"DocType">>;
    /**
     * For Value
     *
     * The document that the user may see.
     */
    for_value: shape.Mandatory<shape.DynamicLink>;
    /**
     * Is Default
     *
     * Fill new links with this document.
     */
    is_default: shape.Check;
    /** Apply to All DocTypes */
    apply_to_all_doctypes: shape.Check;
    /**
     * Applicable For
     *
     * Counts only in documents of this DocType.
     */
    applicable_for: shape.Link<"DocType">;
    /**
     * Hide Descendants
     *
     * Of a tree, allow the node without what is below it.
     */
    hide_descendants: shape.Check;
  };
  tables: {};
  required: "user" | "allow" | "for_value";
  methods: {};
}
