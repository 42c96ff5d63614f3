// Written by `cargo xtask codegen`; not to be edited.

import { apiError } from "./errors.js";
import { VERBS } from "./functions.js";

/** The `Authorization` of an API key. */
export const token = (key, secret) => `token ${key}:${secret}`;

/** The `Authorization` of an API key, for programs that know HTTP Basic only. */
export const basic = (key, secret) => {
  const bytes = new TextEncoder().encode(`${key}:${secret}`);
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))}`;
};

/** The `Authorization` of a bearer token. */
export const bearer = (accessToken) => `Bearer ${accessToken}`;

const segment = (text) => encodeURIComponent(String(text));
const isObject = (value) => typeof value === "object" && value !== null;

/** A parameter as text: objects and lists as JSON. */
const parameter = (value) => (isObject(value) ? JSON.stringify(value) : String(value));

const commaList = (value) => (Array.isArray(value) ? value.join(", ") : value);

/** Filters as the server takes them: a condition of an object's value may be a pair of operator and value. */
const queryParameters = (query = {}) => ({
  fields: query.fields,
  expand: query.expand,
  filters: query.filters,
  or_filters: query.or_filters,
  order_by: commaList(query.order_by),
  group_by: commaList(query.group_by),
  distinct: query.distinct ? 1 : undefined,
  parent: query.parent,
});

/** A link that could not be expanded is text: the user may not read the document, or it does not exist. */
const withExpanded = (row, links = []) => {
  for (const link of links) {
    const value = row[link];
    if (value !== null && value !== undefined && !isObject(value)) {
      row[link] = { name: value };
    }
  }
  return row;
};

/** Rows that a page of `iterate` has, unless the query says otherwise. */
const PAGE_LENGTH = 100;

export class Client {
  #base;
  #fetch;
  #headers;
  #authorization;
  #csrfToken;
  #credentials;
  /** Cookies where `fetch` keeps none, as in Node.js and Deno. */
  #cookies = new Map();

  constructor(url, options = {}) {
    this.#base = new URL(url, globalThis.location?.href).href.replace(/\/+$/, "");
    this.#fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
    this.#headers = options.headers ?? {};
    this.#authorization = options.authorization;
    this.#csrfToken = options.csrfToken;
    this.#credentials = options.credentials ?? "same-origin";
  }

  async login(user, password, options = {}) {
    const { otp, tmp_id, ...rest } = options;
    const body = { usr: user, pwd: password, otp, tmp_id };
    return this.request("POST", "/api/method/login", { ...rest, body });
  }

  async logout(options) {
    await this.request("POST", "/api/method/logout", options);
    this.#cookies.clear();
  }

  async user(options) {
    return this.call("frappe.auth.get_logged_user", {}, options);
  }

  async get(doctype, name, options = {}) {
    const { expand, ...rest } = options;
    const { data } = await this.request("GET", this.#document(doctype, name), { ...rest, query: { expand } });
    return withExpanded(data, expand);
  }

  async getSingle(doctype, options) {
    return this.get(doctype, doctype, options);
  }

  async list(doctype, query = {}, options) {
    return (await this.page(doctype, query, options)).rows;
  }

  async page(doctype, query = {}, options = {}) {
    const parameters = {
      ...queryParameters(query),
      start: query.start,
      limit: query.limit,
      cursor: query.cursor === null ? "" : query.cursor,
      include: query.count ? "count" : undefined,
    };
    const response = await this.request("GET", this.#documents(doctype), { ...options, query: parameters });
    const page = {
      rows: response.data.map((row) => withExpanded(row, query.expand)),
      hasNextPage: response.has_next_page,
    };
    if (response.count !== undefined) page.count = response.count;
    if (response.next_cursor !== undefined) page.nextCursor = response.next_cursor;
    return page;
  }

  async *pages(doctype, query = {}, options) {
    let cursor = null;
    do {
      const page = await this.page(doctype, { limit: PAGE_LENGTH, ...query, cursor }, options);
      yield page.rows;
      cursor = page.nextCursor;
    } while (cursor);
  }

  async *iterate(doctype, query = {}, options) {
    for await (const rows of this.pages(doctype, query, options)) {
      yield* rows;
    }
  }

  async count(doctype, filters, options = {}) {
    const path = `/api/v2/doctype/${segment(doctype)}/count`;
    return (await this.request("GET", path, { ...options, query: { filters } })).data;
  }

  async create(doctype, values, options = {}) {
    return (await this.request("POST", this.#documents(doctype), { ...options, body: values })).data;
  }

  async update(doctype, name, values, options = {}) {
    return (await this.request("PUT", this.#document(doctype, name), { ...options, body: values })).data;
  }

  async updateSingle(doctype, values, options) {
    return this.update(doctype, doctype, values, options);
  }

  async delete(doctype, name, options) {
    await this.request("DELETE", this.#document(doctype, name), options);
  }

  async submit(doctype, name, options) {
    return this.update(doctype, name, { docstatus: 1 }, options);
  }

  async cancel(doctype, name, options) {
    return this.update(doctype, name, { docstatus: 2 }, options);
  }

  async rename(doctype, name, newName, options = {}) {
    const { merge, ...rest } = options;
    const body = { doctype, old_name: name, new_name: newName, merge: merge ? 1 : 0 };
    return (await this.request("POST", "/api/v2/method/frappe.client.rename_doc", { ...rest, body })).data;
  }

  async run(doctype, name, method, values = {}, options = {}) {
    const path = `${this.#document(doctype, name)}/method/${segment(method)}`;
    return this.#invoke(VERBS[`${doctype}/${method}`] ?? "POST", path, values, options);
  }

  async call(path, values = {}, options = {}) {
    return this.#invoke(VERBS[path] ?? "POST", `/api/v2/method/${segment(path)}`, values, options);
  }

  async upload(content, upload = {}, options = {}) {
    const form = new FormData();
    const name = upload.fileName ?? content.name;
    form.append("file", content, name ?? "file");
    const { attachTo } = upload;
    const fields = {
      is_private: upload.isPrivate ? 1 : 0,
      folder: upload.folder,
      doctype: attachTo?.doctype,
      docname: attachTo?.name,
      fieldname: attachTo?.field,
    };
    for (const [key, value] of Object.entries(fields)) {
      if (value !== undefined) form.append(key, String(value));
    }
    return (await this.request("POST", "/api/v2/method/upload_file", { ...options, form })).data;
  }

  async download(fileUrl, options) {
    return (await this.#send("GET", fileUrl, options)).blob();
  }

  async request(verb, path, options) {
    const response = await this.#send(verb, path, options);
    const text = await response.text();
    return text === "" ? {} : JSON.parse(text);
  }

  #documents(doctype) {
    return `/api/v2/document/${segment(doctype)}`;
  }

  #document(doctype, name) {
    return `${this.#documents(doctype)}/${segment(name)}`;
  }

  async #invoke(verb, path, values, options) {
    const sent = verb === "GET" ? { query: values } : { body: values };
    return (await this.request(verb, path, { ...options, ...sent })).data;
  }

  async #send(verb, path, options = {}) {
    const url = new URL(this.#base + path);
    for (const [key, value] of Object.entries(options.query ?? {})) {
      if (value !== undefined && value !== null) url.searchParams.set(key, parameter(value));
    }
    const headers = new Headers({ accept: "application/json", ...this.#headers, ...options.headers });
    if (this.#authorization) headers.set("authorization", this.#authorization);
    if (options.idempotencyKey) headers.set("idempotency-key", options.idempotencyKey);
    const csrfToken = typeof this.#csrfToken === "function" ? this.#csrfToken() : this.#csrfToken;
    if (csrfToken && verb !== "GET") headers.set("x-frappe-csrf-token", csrfToken);
    if (this.#cookies.size > 0 && !this.#authorization) {
      headers.set("cookie", Array.from(this.#cookies, ([name, value]) => `${name}=${value}`).join("; "));
    }
    let body = options.form;
    if (options.body !== undefined) {
      headers.set("content-type", "application/json");
      body = JSON.stringify(options.body);
    }
    const init = { method: verb, headers, body, signal: options.signal, credentials: this.#credentials };
    const response = await this.#fetch(url, init);
    this.#keepCookies(response.headers);
    if (!response.ok) throw await apiError(response);
    return response;
  }

  /** Keeps the session. In browsers scripts see no `Set-Cookie`: the browser keeps it. */
  #keepCookies(headers) {
    for (const cookie of headers.getSetCookie?.() ?? []) {
      const [pair, ...attributes] = cookie.split(";");
      const [name, value] = [pair.slice(0, pair.indexOf("=")).trim(), pair.slice(pair.indexOf("=") + 1).trim()];
      const isOver = attributes.some((attribute) => /^\s*max-age\s*=\s*(0|-\d+)\s*$/i.test(attribute));
      if (isOver || value === "") this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }
}
