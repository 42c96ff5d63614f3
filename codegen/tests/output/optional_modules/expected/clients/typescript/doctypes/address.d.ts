// The DocType Address.
//
// Written by `cargo xtask codegen` from `doctyped-modules/contacts/address/address.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Address
 *
 * A postal address, linked to the documents that it is the address of.
 */
export interface Address extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /**
     * Address Title
     *
     * The first part of the name of the address. Empty for the name of the first linked document.
     */
    address_title: shape.Text;
    /** Address Type */
    address_type: shape.Mandatory<shape.Select<"Billing" | "Shipping" | "Office" | "Personal" | "Plant" | "Postal" | "Shop" | "Subsidiary" | "Warehouse" | "Current" | "Permanent" | "Other">>;
    /** Address Line 1 */
    address_line1: shape.Mandatory<shape.Text>;
    /** Address Line 2 */
    address_line2: shape.Text;
    /** City/Town */
    city: shape.Mandatory<shape.Text>;
    /** County */
    county: shape.Text;
    /** State/Province */
    state: shape.Text;
    /** Country */
    country: shape.Mandatory<shape.Link<"Country">>;
    /** Postal Code */
    pincode: shape.Text;
    /** Email Address */
    email_id: shape.Text;
    /** Phone */
    phone: shape.Text;
    /** Fax */
    fax: shape.Text;
    /**
     * Preferred Billing Address
     *
     * Of the addresses of a document, one is the preferred one.
     */
    is_primary_address: shape.Check;
    /** Preferred Shipping Address */
    is_shipping_address: shape.Check;
    /** Disabled */
    disabled: shape.Check;
  };
  tables: {
    /** Links */
    links: "Dynamic Link";
  };
  required: "address_line1" | "city" | "country";
  methods: {};
}
