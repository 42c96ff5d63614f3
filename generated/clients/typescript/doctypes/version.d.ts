// The DocType Version.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/version/version.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Version
 *
 * One change of a document whose DocType tracks changes.
 */
export interface Version extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Document Type */
    ref_doctype: shape.Mandatory<shape.Link<"DocType">>;
    /** Document Name */
    docname: shape.Mandatory<shape.Text>;
    /**
     * Changes
     *
     * JSON: changed fields with the old and the new value, and rows added, removed and changed.
     */
    data: shape.Text;
  };
  tables: {};
  required: "ref_doctype" | "docname";
  methods: {};
}
