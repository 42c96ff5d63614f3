// Functions that clients may call, by path.
//
// Written by `cargo xtask codegen` from `doctypes`; not to be edited.

import type { BuiltInFunctions } from "./builtin.js";

export interface Functions extends BuiltInFunctions {
  /** How many loans there are. */
  "lending.api.count": { arguments: { since?: number | null }; result: number };
  /** All arguments are a period. */
  "lending.api.of_period": { arguments: { [argument: string]: unknown }; result: unknown };
  /** Answers for a built-in function. */
  "lending.api.zone": { arguments: { zone?: string | null }; result: string };
  "lending.api.reports.type": { arguments: {}; result: number };
}
