// Written by `cargo xtask codegen`; not to be edited.

import type { Create, Doc, DocTypeName, LinkName, Name, SingleName, SubmittableName, Update } from "./documents.js";
import type { DocTypes } from "./doctypes.js";
import type { Functions } from "./functions.js";
import type { Filters, Limits, Page, Query, RowOf, Selection } from "./query.js";
import type { Signature } from "./shape.js";

/** The `Authorization` of an API key. */
export declare const token: (key: string, secret: string) => string;
/** The `Authorization` of an API key, for programs that know HTTP Basic only. */
export declare const basic: (key: string, secret: string) => string;
/** The `Authorization` of a bearer token. */
export declare const bearer: (accessToken: string) => string;

/** Options of a client. */
export interface ClientOptions {
  /** The `Authorization` of all requests: `token(key, secret)`, `basic(key, secret)` or `bearer(accessToken)`. Without it,
   * requests have the session of `login`. */
  authorization?: string;
  /** The CSRF token of a session that has one: those that a page of Frappe began. */
  csrfToken?: string | (() => string | undefined);
  /** Whether a browser sends cookies to another origin: `"include"`. */
  credentials?: RequestCredentials;
  /** Headers of all requests. */
  headers?: Record<string, string>;
  /** Sends the requests, in place of the global `fetch`. */
  fetch?: typeof fetch;
}

/** Options of a request. */
export interface RequestOptions {
  /** Aborts the request: `AbortSignal.timeout(5000)`. */
  signal?: AbortSignal;
  headers?: Record<string, string>;
  /** A text of your own: a POST that is sent twice with the same key is executed once. */
  idempotencyKey?: string;
}

/** The answer to a login. */
export interface Login {
  /** `Logged In`, unless a second factor is asked for. */
  message?: string;
  full_name?: string;
  home_page?: string;
  /** The second factor that is asked for; `login` is called again with `otp` and `tmp_id`. */
  verification?: { method: string; [key: string]: unknown };
  tmp_id?: string;
}

/** What is uploaded, and where to. */
export interface Upload<D extends DocTypeName = DocTypeName> {
  /** The name of the file; that of a `File` without it. */
  fileName?: string;
  /** Whether only users that may read the document can download it. */
  isPrivate?: boolean;
  folder?: string;
  /** The document that it is attached to. A field is set to the URL of the file. */
  attachTo?: { doctype: D; name: Name<D>; field?: string };
}

type MethodName<D extends DocTypeName> = keyof DocTypes[D]["methods"] & string;
type MethodOf<D extends DocTypeName, M extends MethodName<D>> = DocTypes[D]["methods"][M] extends infer S extends Signature ? S : never;
type FunctionOf<F extends keyof Functions> = Functions[F] extends infer S extends Signature ? S : never;
/** Arguments may be left out if none is required. */
type ArgumentsOf<S extends Signature> = {} extends S["arguments"]
  ? [values?: S["arguments"], options?: RequestOptions]
  : [values: S["arguments"], options?: RequestOptions];
/** DocTypes whose documents have names of their own. */
type NamedName = Exclude<DocTypeName, SingleName>;
/** A row's link back to its parent, for DocTypes that are rows. */
type Parent<D extends DocTypeName> = DocTypes[D]["kind"] extends "row"
  ? { parent: string; parenttype: DocTypeName; parentfield: string }
  : unknown;
type Attachment = DocTypes extends { File: object } ? Doc<"File" & DocTypeName> : Record<string, unknown>;

/** A connection to a server. Every method rejects with an `ApiError` if the server answers with an error. */
export declare class Client {
  /** A client of the server at a URL: `https://library.example.com`. In a browser, `"/"` is the server of the page. */
  constructor(url: string | URL, options?: ClientOptions);

  /** Logs in with a password. The session is a cookie, which this client keeps where the platform keeps none. */
  login(user: string, password: string, options?: RequestOptions & { otp?: string; tmp_id?: string }): Promise<Login>;
  /** Ends the session. */
  logout(options?: RequestOptions): Promise<void>;
  /** The user of the requests; `Guest` without a login is refused with a `PermissionError`. */
  user(options?: RequestOptions): Promise<string>;

  /** Reads a document with its tables. */
  get<D extends NamedName, const E extends readonly LinkName<D>[] = []>(
    doctype: D, name: Name<D>, options?: RequestOptions & { expand?: E },
  ): Promise<Doc<D, E[number]>>;
  /** Reads the document of a single DocType. */
  getSingle<D extends SingleName, const E extends readonly LinkName<D>[] = []>(
    doctype: D, options?: RequestOptions & { expand?: E },
  ): Promise<Doc<D, E[number]>>;

  /** Lists documents: 20, unless `limit` says otherwise. */
  list<D extends NamedName, const S extends readonly Selection<D>[] = ["name"], const E extends readonly LinkName<D>[] = []>(
    doctype: D, query?: Query<D, S, E> & Limits, options?: RequestOptions,
  ): Promise<RowOf<D, S[number], E[number]>[]>;
  /** Lists documents by pages, after `start` or after a `cursor`: null for the first page, then `nextCursor`. */
  page<D extends NamedName, const S extends readonly Selection<D>[] = ["name"], const E extends readonly LinkName<D>[] = []>(
    doctype: D, query?: Query<D, S, E> & Limits & { cursor?: string | null; count?: boolean }, options?: RequestOptions,
  ): Promise<Page<RowOf<D, S[number], E[number]>>>;
  /** All documents, page by page with a cursor; `limit` is the length of a page (100 without it). */
  pages<D extends NamedName, const S extends readonly Selection<D>[] = ["name"], const E extends readonly LinkName<D>[] = []>(
    doctype: D, query?: Query<D, S, E> & { limit?: number }, options?: RequestOptions,
  ): AsyncGenerator<RowOf<D, S[number], E[number]>[], void, undefined>;
  /** All documents one by one, read in pages with a cursor. Documents that are created or deleted meanwhile shift none. */
  iterate<D extends NamedName, const S extends readonly Selection<D>[] = ["name"], const E extends readonly LinkName<D>[] = []>(
    doctype: D, query?: Query<D, S, E> & { limit?: number }, options?: RequestOptions,
  ): AsyncGenerator<RowOf<D, S[number], E[number]>, void, undefined>;
  /** Counts the documents that filters match and the user may read. */
  count<D extends NamedName>(doctype: D, filters?: Filters<D>, options?: RequestOptions): Promise<number>;

  /** Creates a document; with `docstatus: 1` it is submitted, too. */
  create<D extends NamedName>(doctype: D, values: Create<D> & Parent<D>, options?: RequestOptions): Promise<Doc<D>>;
  /** Changes a document. With `modified`, an update of a document that changed meanwhile is refused. */
  update<D extends NamedName>(doctype: D, name: Name<D>, values: Update<D>, options?: RequestOptions): Promise<Doc<D>>;
  /** Changes the document of a single DocType. */
  updateSingle<D extends SingleName>(doctype: D, values: Update<D>, options?: RequestOptions): Promise<Doc<D>>;
  delete<D extends NamedName>(doctype: D, name: Name<D>, options?: RequestOptions): Promise<void>;
  submit<D extends SubmittableName>(doctype: D, name: Name<D>, options?: RequestOptions): Promise<Doc<D>>;
  cancel<D extends SubmittableName>(doctype: D, name: Name<D>, options?: RequestOptions): Promise<Doc<D>>;
  /** Renames a document, or merges it into another, and returns its new name. */
  rename<D extends NamedName>(doctype: D, name: Name<D>, newName: string, options?: RequestOptions & { merge?: boolean }): Promise<string>;

  /** Calls a method of a document. */
  run<D extends DocTypeName, M extends MethodName<D>>(
    doctype: D, name: Name<D>, method: M, ...rest: ArgumentsOf<MethodOf<D, M>>
  ): Promise<MethodOf<D, M>["result"]>;
  /** Calls a function by its path. */
  call<F extends keyof Functions>(path: F, ...rest: ArgumentsOf<FunctionOf<F>>): Promise<FunctionOf<F>["result"]>;

  /** Stores a file. */
  upload<D extends DocTypeName>(content: Blob, upload?: Upload<D>, options?: RequestOptions): Promise<Attachment>;
  /** Reads a file by its URL: the `file_url` of an upload. */
  download(fileUrl: string, options?: RequestOptions): Promise<Blob>;

  /** Sends any request, for routes without a method here, and returns its JSON: `{ data: ... }`. */
  request(
    verb: "GET" | "POST" | "PUT" | "PATCH" | "DELETE", path: string,
    options?: RequestOptions & { query?: Record<string, unknown>; body?: unknown; form?: FormData },
  ): Promise<any>;
}
