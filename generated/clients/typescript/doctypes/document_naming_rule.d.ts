// The DocType Document Naming Rule.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/document_naming_rule/document_naming_rule.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Document Naming Rule
 *
 * How new documents of a DocType are named, in place of its own naming rule, as long as they
 * fulfil the conditions.
 */
export interface DocumentNamingRule extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /**
     * Document Type
     *
     * The DocType whose new documents are named.
     */
    document_type: shape.Mandatory<shape.Link<"DocType">>;
    /**
     * Disabled
     *
     * The rule is kept but names nothing.
     */
    disabled: shape.Check;
    /**
     * Priority
     *
     * Of several rules for a DocType, the one with the highest number is tried first.
     */
    priority: shape.Int;
    /**
     * Prefix
     *
     * The text before the number. Parts between dots may be YYYY, YY, MM, DD, WW or a field of the
     * document, as in a naming series.
     */
    prefix: shape.Mandatory<shape.Text>;
    /**
     * Counter
     *
     * The number that was given last. The next document has the one after it.
     */
    counter: shape.Int;
    /**
     * Digits
     *
     * Smaller numbers have zeros before them until they are this long.
     */
    prefix_digits: shape.Int;
  };
  tables: {
    /**
     * Conditions
     *
     * All of them must hold; without any, the rule names every document.
     */
    conditions: "Document Naming Rule Condition";
  };
  required: "document_type" | "prefix";
  methods: {};
}
