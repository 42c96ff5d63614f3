// The DocType Library Member.
//
// Written by `cargo xtask codegen` from `doctypes/library/library_member/library_member.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Library Member
 *
 * A person that may hold memberships and borrow articles.
 */
export interface LibraryMember extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** First Name */
    first_name: shape.Mandatory<shape.Text>;
    /** Last Name */
    last_name: shape.Text;
    /**
     * Full Name
     *
     * Made from the names above.
     */
    full_name: shape.Text;
    /** Email Address */
    email_address: shape.Text;
    /** Phone */
    phone: shape.Text;
  };
  tables: {};
  required: "first_name";
  methods: {};
}
