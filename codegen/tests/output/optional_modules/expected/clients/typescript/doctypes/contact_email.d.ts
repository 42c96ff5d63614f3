// The DocType Contact Email.
//
// Written by `cargo xtask codegen` from `doctyped-modules/contacts/contact_email/contact_email.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Contact Email
 *
 * An email address of a contact.
 */
export interface ContactEmail extends shape.DocType {
  kind: "row";
  name: string;
  fields: shape.Standard & shape.Row & {
    /** Email Address */
    email_id: shape.Mandatory<shape.Text>;
    /** Is Primary */
    is_primary: shape.Check;
  };
  tables: {};
  required: "email_id";
  methods: {};
}
