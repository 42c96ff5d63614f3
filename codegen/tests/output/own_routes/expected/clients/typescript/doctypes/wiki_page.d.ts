// The DocType Wiki Page.
//
// Written by `cargo xtask codegen` from `doctypes/test/wiki_page/wiki_page.json`; not to be edited.

import type * as shape from "../shape.js";

/** Wiki Page */
export interface WikiPage extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Title */
    title: shape.Text;
  };
  tables: {};
  required: never;
  methods: {};
}
