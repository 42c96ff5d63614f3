// The tests of the TypeScript client. The same file runs in Node.js and in a browser.

import {
  ApiError, AuthenticationError, Client, DoesNotExistError, DuplicateEntryError, LinkExistsError, PermissionError,
  TimestampMismatchError, ValidationError, basic, token,
} from "./client/index.js";
import type { Create, Doc, Option } from "./client/index.js";

/** What the tests need of their platform. */
export interface Platform {
  /** The URL of the server. */
  url: string;
  /** A text in the names of documents, so that runs on one database do not meet. */
  run: string;
}

/** A test: its name, and its code, which throws if it fails. */
export type Test = [name: string, test: () => Promise<void>];

function equal(found: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  if (a !== b) throw new Error(`expected ${b}, found ${a}`);
}

/** The error of a request that is refused. */
async function refused<E extends ApiError>(request: Promise<unknown>, Class: new (...values: any[]) => E): Promise<E> {
  try {
    await request;
  } catch (error) {
    if (error instanceof Class) return error;
    throw new Error(`expected ${Class.name}, found ${error}`);
  }
  throw new Error(`expected ${Class.name}, and the request succeeded`);
}

/** A type that two values have. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
/** Fails to compile unless the type argument is true. */
function holds<_ extends true>(): void {}

export function tests({ url, run }: Platform): Test[] {
  const client = new Client(url);
  const name = (text: string) => `${text} ${run}`;
  const [atlas, guide, member] = [name("Atlas"), name("Guide"), name("Ada")];
  let memberName = "";

  return [
    ["wrong password is an AuthenticationError", async () => {
      const error = await refused(client.login("Administrator", "wrong"), AuthenticationError);
      equal(error.status, 401);
    }],
    ["guest is refused", async () => {
      await refused(client.list("Article"), PermissionError);
    }],
    ["login keeps a session", async () => {
      equal((await client.login("Administrator", "admin")).message, "Logged In");
      equal(await client.user(), "Administrator");
    }],
    ["created document is returned", async () => {
      const values: Create<"Article"> = { article_name: atlas, author: "N. Haddad" };
      const article = await client.create("Article", values);
      const status: Option<"Article", "status"> = article.status;
      equal([article.name, status, article.isbn, article.doctype], [atlas, "Available", null, "Article"]);
      await client.create("Article", { article_name: guide, publisher: "Blue Hour" });
    }],
    ["duplicate is a DuplicateEntryError", async () => {
      const error = await refused(client.create("Article", { article_name: atlas }), DuplicateEntryError);
      equal([error.status, error.type], [409, "DuplicateEntryError"]);
    }],
    ["missing mandatory field is a ValidationError with a message", async () => {
      const error = await refused(client.create("Article", {} as Create<"Article">), ValidationError);
      equal([error.status, error.message.includes("Article Name"), error.messages.length > 0], [417, true, true]);
    }],
    ["idempotency key creates once", async () => {
      const create = () => client.create("ToDo", { description: name("once") }, { idempotencyKey: name("key") });
      equal((await create()).name, (await create()).name);
    }],
    ["document is read", async () => {
      const article: Doc<"Article"> = await client.get("Article", atlas);
      equal([article.author, article.docstatus], ["N. Haddad", 0]);
    }],
    ["missing document is a DoesNotExistError", async () => {
      const error = await refused(client.get("Article", name("nothing/at all?")), DoesNotExistError);
      equal(error.status, 404);
    }],
    ["list has the selected fields and no other", async () => {
      const rows = await client.list("Article", {
        fields: ["name", "author"], filters: [["name", "in", [atlas, guide]]], order_by: "name asc",
      });
      holds<Same<(typeof rows)[number], { name: string; author: string | null }>>();
      equal(rows, [{ name: atlas, author: "N. Haddad" }, { name: guide, author: null }]);
    }],
    ["list without fields has names", async () => {
      const rows = await client.list("Article", { filters: { name: atlas, status: "Available" } });
      holds<Same<(typeof rows)[number], { name: string }>>();
      equal(rows, [{ name: atlas }]);
    }],
    ["filters have operators, groups and alternatives", async () => {
      const count = (filters: Parameters<typeof client.count<"Article">>[1]) => client.count("Article", filters);
      equal(await count([["name", "like", `% ${run}`], ["author", "is", "set"]]), 1);
      equal(await count({ name: ["like", `% ${run}`], publisher: "Blue Hour" }), 1);
      equal(await count([["author", "=", "N. Haddad"], "or", ["publisher", "=", "Blue Hour"]]) >= 2, true);
      const rows = await client.list("Article", {
        filters: [["name", "like", `% ${run}`], ["creation", "timespan", "today"]],
        or_filters: [["author", "=", "N. Haddad"], ["publisher", "=", "Blue Hour"]],
      });
      equal(rows.length, 2);
    }],
    ["aggregates are numbers under their names", async () => {
      const rows = await client.list("Article", {
        fields: ["status", { COUNT: "name", as: "articles" }], filters: { name: ["in", [atlas, guide]] }, group_by: "status",
      });
      holds<Same<(typeof rows)[number], { status: "Available" | "Issued"; articles: number }>>();
      equal(rows, [{ status: "Available", articles: 2 }]);
    }],
    ["all documents are iterated with a cursor", async () => {
      const found: string[] = [];
      const query = { fields: ["name"], filters: [["name", "like", `% ${run}`]], order_by: "name desc", limit: 1 } as const;
      for await (const row of client.iterate("Article", query)) found.push(row.name);
      equal(found, [guide, atlas]);
    }],
    ["page has the count and the next cursor", async () => {
      const filters = { name: ["in", [atlas, guide]] } as const;
      const page = await client.page("Article", { filters, limit: 1, cursor: null, count: true });
      equal([page.rows.length, page.count, page.hasNextPage, typeof page.nextCursor], [1, 2, true, "string"]);
    }],
    ["update changes what it names", async () => {
      const changed = await client.update("Article", guide, { author: "R. Okafor" });
      equal([changed.author, changed.publisher], ["R. Okafor", "Blue Hour"]);
    }],
    ["update of a document that changed meanwhile is refused", async () => {
      const { modified } = await client.get("Article", guide);
      await client.update("Article", guide, { isbn: "1" });
      await refused(client.update("Article", guide, { isbn: "2", modified }), TimestampMismatchError);
    }],
    ["single document is read and changed", async () => {
      await client.updateSingle("Library Settings", { loan_period: 30, max_articles: 100 });
      equal((await client.getSingle("Library Settings")).loan_period, 30);
    }],
    ["rows of tables are created and filtered", async () => {
      const note = await client.create("Note", { title: name("Note"), public: true, seen_by: [{ user: "Administrator" }] });
      equal([note.public, note.seen_by.map((row) => row.user)], [1, ["Administrator"]]);
      const rows = await client.list("Note", {
        fields: ["title", "seen_by"], filters: [["seen_by.user", "=", "Administrator"], ["title", "=", name("Note")]],
      });
      equal(rows.map((row) => [row.title, row.seen_by[0]?.user]), [[name("Note"), "Administrator"]]);
    }],
    ["documents are submitted, expanded and cancelled", async () => {
      memberName = (await client.create("Library Member", { first_name: member })).name;
      const today = new Date().toISOString().slice(0, 10);
      const membership = await client.create("Library Membership", {
        library_member: memberName, from_date: today, docstatus: 1,
      });
      equal(membership.docstatus, 1);
      const draft = await client.create("Library Transaction", { article: atlas, library_member: memberName, type: "Issue" });
      const submitted = await client.submit("Library Transaction", draft.name);
      equal(submitted.docstatus, 1);
      const rows = await client.list("Library Transaction", {
        fields: ["name", "article.author as author"], filters: { name: draft.name }, expand: ["article"],
      });
      holds<Same<(typeof rows)[number]["article"]["status"], "Available" | "Issued">>();
      equal(rows.map((row) => [row.author, row.article.name, row.article.status]), [["N. Haddad", atlas, "Issued"]]);
      const read = await client.get("Library Transaction", draft.name, { expand: ["library_member"] });
      equal([read.library_member.first_name, read.article], [member, atlas]);
      equal(await client.call("library.library_transaction.library_transaction.held_by", { member: memberName }), [atlas]);
      await refused(client.delete("Article", atlas), LinkExistsError);
      equal((await client.cancel("Library Transaction", draft.name)).docstatus, 2);
      const renewed = await client.run("Library Membership", membership.name, "renew", { paid: true });
      equal((await client.get("Library Membership", renewed)).paid, 1);
    }],
    ["built-in functions are called", async () => {
      equal(await client.call("frappe.ping"), "pong");
      const found = await client.call("frappe.desk.search.search_link", { doctype: "Article", txt: guide });
      equal(found.map((suggestion) => suggestion.value), [guide]);
      const value = await client.call("frappe.client.get_value", { doctype: "Article", fieldname: "isbn", filters: { name: guide } });
      equal(value, { isbn: "1" });
    }],
    ["renamed document has its new name", async () => {
      const renamed = await client.rename("Article Category", (await client.create("Article Category", { category_name: name("Old") })).name, name("New"));
      equal(renamed, name("New"));
      equal(await client.count("Article Category", [["name", "descendants of (inclusive)", renamed]]), 1);
    }],
    ["file is uploaded and downloaded", async () => {
      const content = new Blob([`content of ${run}`], { type: "text/plain" });
      const file = await client.upload(content, { fileName: `${run}.txt`, isPrivate: true, attachTo: { doctype: "Article", name: guide } });
      equal([file.attached_to_name, file.is_private], [guide, 1]);
      equal(await (await client.download(file.file_url ?? "")).text(), `content of ${run}`);
    }],
    ["aborted request is an AbortError", async () => {
      const error = await client.list("Article", {}, { signal: AbortSignal.abort() }).catch((error: unknown) => error);
      equal((error as Error).name, "AbortError");
    }],
    ["token and password authorize requests", async () => {
      const { api_secret } = await client.call("frappe.core.doctype.user.user.generate_keys", { user: "Administrator" });
      const key = (await client.get("User", "Administrator")).api_key ?? "";
      equal(await new Client(url, { authorization: token(key, api_secret), credentials: "omit" }).user(), "Administrator");
      equal(await new Client(url, { authorization: basic(key, api_secret), credentials: "omit" }).user(), "Administrator");
      await refused(new Client(url, { authorization: token(key, "wrong"), credentials: "omit" }).user(), AuthenticationError);
    }],
    ["deleted document is gone", async () => {
      await client.delete("Article", guide);
      equal(await client.count("Article", { name: guide }), 0);
    }],
    ["logout ends the session", async () => {
      await client.logout();
      await refused(client.list("Article"), PermissionError);
    }],
  ];
}

/** Runs all tests in order; the messages of those that fail. */
export async function runAll(platform: Platform, log: (line: string) => void): Promise<string[]> {
  const failures: string[] = [];
  for (const [title, test] of tests(platform)) {
    try {
      await test();
      log(`ok   ${title}`);
    } catch (error) {
      log(`FAIL ${title}`);
      failures.push(`${title}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return failures;
}
