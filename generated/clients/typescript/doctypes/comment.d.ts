// The DocType Comment.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/comment/comment.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Comment
 *
 * A remark on a document, or an event in its life.
 */
export interface Comment extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Comment Type */
    comment_type: shape.Mandatory<shape.Select<"Comment" | "Like" | "Info" | "Label" | "Workflow" | "Created" | "Submitted" | "Cancelled" | "Updated" | "Deleted" | "Assigned" | "Assignment Completed" | "Attachment" | "Attachment Removed" | "Shared" | "Unshared" | "Bot" | "Relinked" | "Edit">>;
    /**
     * Comment Email
     *
     * Address of the author.
     */
    comment_email: shape.Text;
    /**
     * Comment By
     *
     * Name of the author.
     */
    comment_by: shape.Text;
    /** Subject */
    subject: shape.Text;
    /** Content */
    content: shape.Text;
    /** Reference Document Type */
    reference_doctype: shape.Link<"DocType">;
    /** Reference Name */
    reference_name: shape.DynamicLink;
    /** Reference Owner */
    reference_owner: shape.Text;
    /** Published */
    published: shape.Check;
    /** Seen */
    seen: shape.Check;
    /** IP Address */
    ip_address: shape.Text;
  };
  tables: {};
  required: never;
  methods: {};
}
