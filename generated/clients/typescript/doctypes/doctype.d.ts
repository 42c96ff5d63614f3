// The DocType DocType.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/doctype/doctype.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * DocType
 *
 * A DocType of this server. The list is compiled in, so it can be read and linked to but not
 * changed.
 */
export interface DocType extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Module */
    module: shape.Text;
    /** Description */
    description: shape.Text;
    /**
     * Is Single
     *
     * One document, without a table of its own.
     */
    issingle: shape.Check;
    /**
     * Is Child Table
     *
     * Documents are rows of a parent.
     */
    istable: shape.Check;
    /** Is Submittable */
    is_submittable: shape.Check;
    /** Is Tree */
    is_tree: shape.Check;
    /**
     * Is Virtual
     *
     * Documents come from a controller, not from a table.
     */
    is_virtual: shape.Check;
    /**
     * Custom
     *
     * Not part of the application.
     */
    custom: shape.Check;
    /** Naming Rule */
    naming_rule: shape.Text;
    /** Auto Name */
    autoname: shape.Text;
    /** Title Field */
    title_field: shape.Text;
    /** Search Fields */
    search_fields: shape.Text;
    /** Sort Field */
    sort_field: shape.Text;
    /** Sort Order */
    sort_order: shape.Text;
    /** Allow Rename */
    allow_rename: shape.Check;
    /** Allow Import */
    allow_import: shape.Check;
    /** Track Changes */
    track_changes: shape.Check;
    /** Track Seen */
    track_seen: shape.Check;
    /** Show Title in Link Fields */
    show_title_field_in_link: shape.Check;
    /** Parent Field (Tree) */
    nsm_parent_field: shape.Text;
    /** Max Attachments */
    max_attachments: shape.Int;
  };
  tables: {
    /** Fields */
    fields: "DocField";
    /** Permissions */
    permissions: "DocPerm";
    /** Actions */
    actions: "DocType Action";
    /** Linked Documents */
    links: "DocType Link";
  };
  required: "name";
  methods: {};
}
