// The DocType Note Seen By.
//
// Written by `cargo xtask codegen` from `doctypes/desk/note_seen_by/note_seen_by.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Note Seen By
 *
 * A user that has seen a note.
 */
export interface NoteSeenBy extends shape.DocType {
  kind: "row";
  name: string;
  fields: shape.Standard & shape.Row & {
    /** User */
    user: shape.Link<"User">;
  };
  tables: {};
  required: never;
  methods: {};
}
