// The DocType Deleted Document.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/deleted_document/deleted_document.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Deleted Document
 *
 * A copy of a document that was deleted.
 */
export interface DeletedDocument extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Deleted Name */
    deleted_name: shape.Text;
    /** Deleted DocType */
    deleted_doctype: shape.Text;
    /** Restored */
    restored: shape.Check;
    /**
     * New Name
     *
     * The name after it was restored.
     */
    new_name: shape.Text;
    /**
     * Data
     *
     * The document as JSON.
     */
    data: shape.Text;
  };
  tables: {};
  required: never;
  methods: {};
}
