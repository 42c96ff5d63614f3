// Functions that clients may call, by path.
//
// Written by `cargo xtask codegen` from `doctypes`; not to be edited.

import type { BuiltInFunctions } from "./builtin.js";

export interface Functions extends BuiltInFunctions {
  /** An address as lines of HTML, by its name or from an object with its fields. */
  "frappe.contacts.doctype.address.address.get_address_display": { arguments: { address_dict?: unknown | null }; result: string | null };
  /**
   * The name of the preferred address of a document, of those that the user may read. `sort_key` is the preference:
   * `is_primary_address` or `is_shipping_address`.
   */
  "frappe.contacts.doctype.address.address.get_default_address": { arguments: { doctype: string; name: string; sort_key?: string | null }; result: string | null };
  /** The display fields of a contact, under the names that forms of sales and purchases give them. */
  "frappe.contacts.doctype.contact.contact.get_contact_details": { arguments: { contact: string }; result: Record<string, unknown> };
}
