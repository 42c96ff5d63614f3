// The DocType Contact Phone.
//
// Written by `cargo xtask codegen` from `doctyped-modules/contacts/contact_phone/contact_phone.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Contact Phone
 *
 * A telephone number of a contact.
 */
export interface ContactPhone extends shape.DocType {
  kind: "row";
  name: string;
  fields: shape.Standard & shape.Row & {
    /** Number */
    phone: shape.Mandatory<shape.Text>;
    /** Is Primary Phone */
    is_primary_phone: shape.Check;
    /** Is Primary Mobile */
    is_primary_mobile_no: shape.Check;
  };
  tables: {};
  required: "phone";
  methods: {};
}
