// The DocType Contact.
//
// Written by `cargo xtask codegen` from `doctyped-modules/contacts/contact/contact.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Contact
 *
 * A person or an organisation, linked to the documents that it is the contact of.
 */
export interface Contact extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** First Name */
    first_name: shape.Text;
    /** Middle Name */
    middle_name: shape.Text;
    /** Last Name */
    last_name: shape.Text;
    /** Full Name */
    full_name: shape.Text;
    /**
     * Email Address
     *
     * The primary one of the email addresses.
     */
    email_id: shape.Text;
    /** User Id */
    user: shape.Link<"User">;
    /** Address */
    address: shape.Link<"Address">;
    /** Status */
    status: shape.Select<"Passive" | "Open" | "Replied">;
    /** Salutation */
    salutation: shape.Link<"Salutation">;
    /** Gender */
    gender: shape.Link<"Gender">;
    /** Phone */
    phone: shape.Text;
    /** Mobile No */
    mobile_no: shape.Text;
    /** Company Name */
    company_name: shape.Text;
    /** Image */
    image: shape.Text;
    /** Is Primary Contact */
    is_primary_contact: shape.Check;
    /** Department */
    department: shape.Text;
    /** Designation */
    designation: shape.Text;
    /** Unsubscribed */
    unsubscribed: shape.Check;
  };
  tables: {
    /** Email Addresses */
    email_ids: "Contact Email";
    /** Contact Numbers */
    phone_nos: "Contact Phone";
    /** Links */
    links: "Dynamic Link";
  };
  required: never;
  methods: {};
}
