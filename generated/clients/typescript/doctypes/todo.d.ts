// The DocType ToDo.
//
// Written by `cargo xtask codegen` from `doctypes/desk/todo/todo.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * ToDo
 *
 * Something to be done, by oneself or by another user.
 */
export interface ToDo extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Status */
    status: shape.Select<"Open" | "Closed" | "Cancelled">;
    /** Priority */
    priority: shape.Select<"High" | "Medium" | "Low">;
    /** Color */
    color: shape.Text;
    /** Due Date */
    date: shape.DateText;
    /**
     * Allocated To
     *
     * The user that the task is assigned to.
     */
    allocated_to: shape.Link<"User">;
    /** Description */
    description: shape.Mandatory<shape.Text>;
    /** Reference Type */
    reference_type: shape.Link<"DocType">;
    /**
     * Reference Name
     *
     * The document that it is about.
     */
    reference_name: shape.DynamicLink;
    /** Role */
    role: shape.Link<"Role">;
    /** Assigned By */
    assigned_by: shape.Link<"User">;
    /** Assigned By Full Name */
    assigned_by_full_name: shape.Text;
    /** Sender */
    sender: shape.Text;
  };
  tables: {};
  required: "description";
  methods: {};
}
