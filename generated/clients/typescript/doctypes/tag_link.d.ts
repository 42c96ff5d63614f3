// The DocType Tag Link.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/tag_link/tag_link.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Tag Link
 *
 * That a document has a tag.
 */
export interface TagLink extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Document Type */
    document_type: shape.Link<"DocType">;
    /** Document Name */
    document_name: shape.DynamicLink;
    /** Tag */
    tag: shape.Link<"Tag">;
    /**
     * Document Title
     *
     * The document's title when it was tagged.
     */
    title: shape.Text;
  };
  tables: {};
  required: never;
  methods: {};
}
