// The DocType File.
//
// Written by `cargo xtask codegen` from `doctypes/test/file/file.json`; not to be edited.

import type * as shape from "../shape.js";

/** File */
export interface File extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** File */
    file: shape.Link<"File">;
  };
  tables: {};
  required: never;
  methods: {};
}
