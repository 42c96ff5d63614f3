// Written by `cargo xtask codegen`; not to be edited.

// Lists: fields, filters and order, and the type of the rows that they give.

import type { DocTypes } from "./doctypes.js";
import type { Columns, Doc, DocTypeName, Expanded, FieldName, Fields, LinkName, TableName, Tables, Value } from "./documents.js";
import type { Field } from "./shape.js";

/** A field of a linked document or of a row: `article.author`, `items.qty`. */
export type Path<D extends DocTypeName> =
  | { [K in LinkName<D>]: Fields<D>[K] extends { target: infer T extends DocTypeName } ? `${K}.${FieldName<T>}` : never }[LinkName<D>]
  | RowPath<D>;
type RowPath<D extends DocTypeName> = {
  [K in TableName<D>]: Tables<D>[K & keyof Tables<D>] extends infer T extends DocTypeName ? `${K}.${FieldName<T>}` : never;
}[TableName<D>];

/** Columns that lists can ask for and documents do not carry. Each holds JSON. */
export type OptionalColumn = "_user_tags" | "_comments" | "_assign" | "_liked_by" | "_seen";

/** An aggregate: `{ COUNT: "name", as: "n" }`. The others are columns of `group_by`. */
export type Aggregate<D extends DocTypeName> =
  | { COUNT: FieldName<D> | "*"; as: string }
  | { SUM: NumberName<D>; as: string }
  | { AVG: NumberName<D>; as: string }
  | { MIN: FieldName<D>; as: string }
  | { MAX: FieldName<D>; as: string };
type NumberName<D extends DocTypeName> = {
  [K in FieldName<D>]: Fields<D>[K] extends { family: "number" | "check" } ? K : never;
}[FieldName<D>];

/** What a list selects: a field, all columns, the rows of a table field, a field of a linked document, an aggregate. */
export type Selection<D extends DocTypeName> =
  | FieldName<D>
  | "*"
  | TableName<D>
  | OptionalColumn
  | Path<D>
  | `${FieldName<D> | Path<D>} as ${string}`
  | Aggregate<D>;

/** The value of a path. */
type PathValue<D extends DocTypeName, L, K> = L extends keyof Fields<D>
  ? Fields<D>[L] extends { target: infer T extends DocTypeName }
    ? K extends keyof Fields<T> ? Value<Fields<T>[K]> | null : never
    : never
  : L extends keyof Tables<D>
    ? Tables<D>[L] extends infer T extends DocTypeName
      ? K extends keyof Fields<T> ? Value<Fields<T>[K]> | null : never
      : never
    : never;

/** The value of a selected expression. */
type ExpressionValue<D extends DocTypeName, S, E> = S extends keyof Fields<D>
  ? S extends E ? Expanded<Fields<D>[S]> : Value<Fields<D>[S]>
  : S extends keyof Tables<D> ? Doc<Tables<D>[S] & DocTypeName>[]
  : S extends OptionalColumn ? string | null
  : S extends `${infer L}.${infer K}` ? PathValue<D, L, K>
  : never;

/** The key of a selected expression in the rows. */
type KeyOf<S> = S extends string
  ? S extends `${string} as ${infer Alias}` ? Alias
  : S extends `${string}.${infer K}` ? K
  : S
  : S extends { as: infer Alias extends string } ? Alias : never;
type WithoutAlias<S> = S extends `${infer Expression} as ${string}` ? Expression : S;
type AggregateValue<D extends DocTypeName, S> = S extends { COUNT: unknown } ? number
  : S extends { SUM: unknown } | { AVG: unknown } ? number | null
  : S extends { MIN: infer K } | { MAX: infer K } ? (K extends keyof Fields<D> ? Value<Fields<D>[K]> | null : never)
  : never;

/** A row of a list: exactly what was selected, and the links that are expanded. */
export type RowOf<D extends DocTypeName, S, E extends string = never> = Flat<
  ("*" extends S ? Omit<Columns<D>, E> : unknown)
  & { [X in Exclude<S, "*"> as KeyOf<X>]: X extends string ? ExpressionValue<D, WithoutAlias<X>, E> : AggregateValue<D, X> }
  & { [X in Extract<E, FieldName<D>>]: Expanded<Fields<D>[X & keyof Fields<D>]> }
>;
type Flat<T> = { [K in keyof T]: T[K] };

type Equality = "=" | "!=";
type Order = "<" | "<=" | ">" | ">=";
type Membership = "in" | "not in";
type Likeness = "like" | "not like";
/** Relations of the nodes of a tree. */
export type TreeOperator =
  | "descendants of" | "descendants of (inclusive)" | "ancestors of" | "ancestors of (inclusive)"
  | "not descendants of" | "not descendants of (inclusive)" | "not ancestors of" | "not ancestors of (inclusive)";
/** A period that ends or begins today. */
export type Timespan =
  | "last week" | "last month" | "last quarter" | "last 6 months" | "last year"
  | "yesterday" | "today" | "tomorrow"
  | "this week" | "this month" | "this quarter" | "this year"
  | "next week" | "next month" | "next quarter" | "next 6 months" | "next year";

/** Operators and values that fit a family of fields. */
type Condition<F> = F extends Field<infer Read, unknown, infer Family> ? ConditionOf<Family, NonNullable<Read>, F> : never;
type ConditionOf<Family, V, F> =
  | [operator: "is", value: "set" | "not set"]
  | (Family extends "text"
      ? [operator: Equality | Order | Likeness, value: V | string] | [operator: Membership, values: readonly (V | string)[]]
    : Family extends "choice"
      ? [operator: Equality, value: V] | [operator: Membership, values: readonly V[]] | [operator: Likeness, value: string]
    : Family extends "link"
      ? | [operator: Equality | Order, value: V]
        | [operator: Likeness, value: string]
        | [operator: Membership, values: readonly V[]]
        | (F extends { target: infer T extends DocTypeName }
            ? DocTypes[T]["kind"] extends "tree" ? [operator: TreeOperator, node: V] : never
            : never)
    : Family extends "number"
      ? [operator: Equality | Order, value: V] | [operator: Membership, values: readonly V[]] | [operator: "between", range: readonly [number, number]]
    : Family extends "check"
      ? [operator: Equality, value: 0 | 1 | boolean]
    : Family extends "date"
      ? | [operator: Equality | Order, value: string]
        | [operator: Membership, values: readonly string[]]
        | [operator: "between", range: readonly [string, string]]
        | [operator: "timespan", period: Timespan]
        | [operator: "previous" | "next", period: string]
    : Family extends "time"
      ? [operator: Equality | Order, value: string] | [operator: Membership, values: readonly string[]]
    : never);

/** The name of a tree's own nodes has the operators of trees, too. */
type OwnCondition<D extends DocTypeName, K, F> =
  | Condition<F>
  | (K extends "name" ? DocTypes[D]["kind"] extends "tree" ? [operator: TreeOperator, node: string] : never : never);

/** A condition: `["status", "=", "Available"]`. */
export type Filter<D extends DocTypeName> =
  | { [K in FieldName<D>]: readonly [field: K, ...OwnCondition<D, K, Fields<D>[K]>] }[FieldName<D>]
  | readonly [path: Path<D>, operator: Equality | Order | Likeness | "is", value: string | number | boolean]
  | readonly [path: Path<D>, operator: Membership | "between", values: readonly (string | number)[]];

/** Conditions that all hold, by field: `{ status: "Available", date: [">", "2026-01-01"] }`. */
export type FilterObject<D extends DocTypeName> = {
  readonly [K in FieldName<D>]?: PlainValue<Fields<D>[K]> | Readonly<OwnCondition<D, K, Fields<D>[K]>>;
};
type PlainValue<F> = F extends Field<infer Read, unknown, infer Family>
  ? Family extends "check" ? 0 | 1 | boolean : Family extends "secret" ? never : NonNullable<Read>
  : never;

/** Filters inside filters: `[a, "or", b]`, `[[a, "or", b], "and", c]`. */
export type FilterGroup<D extends DocTypeName> =
  | readonly [FilterNode<D>, "and" | "or", FilterNode<D>]
  | readonly [FilterNode<D>, "and", FilterNode<D>, "and", FilterNode<D>]
  | readonly [FilterNode<D>, "or", FilterNode<D>, "or", FilterNode<D>];
type FilterNode<D extends DocTypeName> = Filter<D> | FilterGroup<D>;

/** The filters of a list: conditions that all hold, in either form, or a group. */
export type Filters<D extends DocTypeName> = FilterObject<D> | readonly Filter<D>[] | FilterGroup<D>;

/** An order: `"creation desc"`. */
export type OrderBy<D extends DocTypeName> = `${FieldName<D>}` | `${FieldName<D>} ${"asc" | "desc"}`;

/** What a list selects and in which order. */
export interface Query<D extends DocTypeName, S extends readonly Selection<D>[], E extends readonly LinkName<D>[]> {
  /** What each row has; `["name"]` without it. */
  fields?: S;
  /** Links that are replaced by the linked documents. */
  expand?: E;
  filters?: Filters<D>;
  /** Conditions of which one holds. */
  or_filters?: readonly Filter<D>[] | FilterObject<D>;
  /** One order, or several of falling weight. */
  order_by?: OrderBy<D> | readonly OrderBy<D>[];
  group_by?: FieldName<D> | readonly FieldName<D>[];
  distinct?: boolean;
  /** The DocType of the documents, for a list of rows of a table. */
  parent?: DocTypeName;
}

/** A part of a list. */
export interface Limits {
  /** Rows that are skipped. */
  start?: number;
  /** Rows at most; 20 without it, 0 for all. */
  limit?: number;
}

/** A page of a list. */
export interface Page<Row> {
  rows: Row[];
  /** Whether there are rows after this page. */
  hasNextPage: boolean;
  /** The number of documents that the filters match, if it was asked for. */
  count?: number;
  /** The start of the next page, if this page was read with a cursor; null at the end. */
  nextCursor?: string | null;
}
