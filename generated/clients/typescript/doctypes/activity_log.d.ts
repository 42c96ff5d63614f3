// The DocType Activity Log.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/activity_log/activity_log.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Activity Log
 *
 * Logins, logouts and failed logins.
 */
export interface ActivityLog extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Subject */
    subject: shape.Mandatory<shape.Text>;
    /** Content */
    content: shape.Text;
    /** Date */
    communication_date: shape.DatetimeText;
    /** Operation */
    operation: shape.Select<"" | "Login" | "Logout" | "Impersonate">;
    /** Status */
    status: shape.Select<"" | "Success" | "Failed" | "Linked" | "Closed">;
    /** User */
    user: shape.Link<"User">;
    /** Full Name */
    full_name: shape.Text;
    /** IP Address */
    ip_address: shape.Text;
    /** Reference Document Type */
    reference_doctype: shape.Link<"DocType">;
    /** Reference Name */
    reference_name: shape.DynamicLink;
  };
  tables: {};
  required: "subject";
  methods: {};
}
