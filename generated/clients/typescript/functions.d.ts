// Functions that clients may call, by path.
//
// Written by `cargo xtask codegen` from `doctypes`; not to be edited.

import type { BuiltInFunctions } from "./builtin.js";
import type * as documents from "./documents.js";

export interface Functions extends BuiltInFunctions {
  /** Marks a note as seen by the user of the request. */
  "desk.note.note.mark_as_seen": { arguments: { note: string }; result: null };
  /** Creates a ToDo for the user of the request. */
  "desk.todo.todo.new_todo": { arguments: { description: string }; result: null };
  /** The articles that a member holds now, in the order in which they were issued. */
  "library.library_transaction.library_transaction.held_by": { arguments: { member: documents.Name<"Library Member"> }; result: documents.Name<"Article">[] };
}
