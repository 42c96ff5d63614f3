// The DocType DocShare.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/docshare/docshare.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * DocShare
 *
 * A document that a user, or everyone, was given beyond what roles allow.
 */
export interface DocShare extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /**
     * User
     *
     * The user that the document is shared with.
     */
    user: shape.Link<"User">;
    /**
     * Everyone
     *
     * Shared with every user except Guest.
     */
    everyone: shape.Check;
    /** Document Type */
    share_doctype: shape.Mandatory<shape.Link<"DocType">>;
    /** Document Name */
    share_name: shape.Mandatory<shape.DynamicLink>;
    /** Read */
    read: shape.Check;
    /** Write */
    write: shape.Check;
    /** Submit */
    submit: shape.Check;
    /** Share */
    share: shape.Check;
    /** Notify by Email */
    notify_by_email: shape.Check;
  };
  tables: {};
  required: "share_doctype" | "share_name";
  methods: {};
}
