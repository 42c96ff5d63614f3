// The reference: a list of tags, and the operations of the tag in the address (`#Article`), fetched when looked at.
import { described, element } from "./dom.js";
import { resolve, schemaOf, table } from "./schema.js";
import { credentials, form, withCredentials } from "./try.js";

const VERBS = ["get", "post", "put", "patch", "delete"];
/** Tags of each group that are shown at once; the search finds the others. */
const SHOWN = 2000;

const part = (id) => document.getElementById(id);
let tags = [];

async function description(names) {
  const response = await fetch(`/api/openapi.json?tags=${encodeURIComponent(names)}`, withCredentials("GET"));
  if (!response.ok) throw new Error(`the server answers ${response.status} ${response.statusText}`);
  return response.json();
}

/** Loads the list of tags for the user of the credentials. */
async function load() {
  try {
    const api = await description("");
    tags = api.tags ?? [];
    part("title").textContent = api.info.title;
    document.title = api.info.title;
    part("user").textContent = `For ${api["x-frappe-user"]}`;
    showTags();
    await showTag(api);
  } catch (error) {
    fail(error);
  }
}

function fail(error) {
  const content = part("content");
  content.setAttribute("aria-busy", "false");
  content.replaceChildren(element("p", { class: "error", role: "alert" }, `The reference cannot be shown: ${error.message}`));
}

function matches(tag, words) {
  const text = `${tag.name} ${tag["x-frappe-module"] ?? ""} ${(tag["x-frappe-functions"] ?? []).join(" ")}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

function showTags() {
  const words = part("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = tags.filter((tag) => matches(tag, words));
  const groups = [
    ["General", found.filter((tag) => !tag["x-frappe-doctype"] && !tag["x-frappe-functions"])],
    ["DocTypes", found.filter((tag) => tag["x-frappe-doctype"])],
    ["Functions", found.filter((tag) => tag["x-frappe-functions"])],
  ];
  const current = currentTag();
  const lists = groups.filter(([, list]) => list.length > 0).map(([title, list]) => element("section", {},
    element("h2", {}, title),
    element("ul", {}, ...list.slice(0, SHOWN).map((tag) => element("li", {},
      element("a", { href: `#${encodeURIComponent(tag.name)}`, "aria-current": tag.name === current && "page" }, tag.name))))));
  part("tags").replaceChildren(...lists);
  const hidden = groups.reduce((sum, [, list]) => sum + Math.max(0, list.length - SHOWN), 0);
  part("found").textContent = `${found.length} found${hidden > 0 ? `, ${hidden} not shown: search for them` : ""}`;
}

function currentTag() {
  try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; }
}

/** Scrolls the list, and not the page, to the tag in the address. */
function showCurrentLink() {
  const list = part("tags");
  const link = list.querySelector("[aria-current]");
  if (!link) return;
  const [inner, outer] = [link.getBoundingClientRect(), list.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) list.scrollTop += inner.top - outer.top - outer.height / 3;
}

async function showTag(api) {
  const name = currentTag();
  const content = part("content");
  for (const link of part("tags").querySelectorAll("a")) {
    if (link.textContent === name) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  showCurrentLink();
  const tag = tags.find((known) => known.name === name);
  if (!tag) {
    const info = (api ?? await description("")).info;
    content.replaceChildren(element("h2", {}, "Overview"), element("p", { class: "description" }, ...described(info.description)));
    content.setAttribute("aria-busy", "false");
    return;
  }
  content.setAttribute("aria-busy", "true");
  try {
    const own = await description(name);
    if (currentTag() === name) showOperations(tag, own);
  } catch (error) {
    fail(error);
  }
}

function showOperations(tag, api) {
  const version = part("version").value;
  const shown = [];
  for (const [path, item] of Object.entries(api.paths)) {
    const isOther = path.startsWith("/api/v2/") ? version === "1" : version === "2" && /^\/api\/(resource|method|v1)\//.test(path);
    if (isOther) continue;
    for (const verb of VERBS.filter((verb) => item[verb])) {
      const operation = item[verb];
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) => resolve(parameter, api));
      shown.push(summary({ verb, path, operation, parameters }, api));
    }
  }
  const content = part("content");
  content.replaceChildren(
    element("h2", {}, tag.name),
    element("p", { class: "description" }, ...described(tag.description ?? "")),
    ...(shown.length > 0 ? shown : [element("p", {}, "There is nothing here in this version of the API.")]));
  content.setAttribute("aria-busy", "false");
}

/** An operation; what is inside is made when it is opened. */
function summary(call, api) {
  const details = element("details", { class: "operation" },
    element("summary", {},
      element("span", { class: `verb ${call.verb}` }, call.verb.toUpperCase()),
      element("code", {}, call.path),
      element("span", { class: "summary" }, call.operation.summary ?? "")));
  details.addEventListener("toggle", () => {
    if (details.open && details.children.length === 1) details.append(operation(call, api));
  });
  return details;
}

function operation(call, api) {
  const { operation, parameters } = call;
  const of = `of ${call.verb.toUpperCase()} ${call.path}`;
  const content = element("div", {});
  if (operation.description) content.append(element("p", { class: "description" }, ...described(operation.description)));
  if (operation["x-frappe-right"]) content.append(element("p", {}, `Takes the right to ${operation["x-frappe-right"]}.`));
  if (parameters.length > 0) {
    const properties = Object.fromEntries(parameters.map((parameter) =>
      [parameter.name, { ...schemaOf(parameter), description: parameter.description }]));
    const required = parameters.filter((parameter) => parameter.required).map((parameter) => parameter.name);
    content.append(element("h3", {}, "Parameters"), table({ properties, required }, api, `Parameters ${of}`));
  }
  if (operation.requestBody) {
    content.append(element("h3", {}, "Body"), table(schemaOf(resolve(operation.requestBody, api)), api, `Body ${of}`));
  }
  content.append(form(call, api), element("h3", {}, "Answers"));
  for (const [status, value] of Object.entries(operation.responses)) {
    const response = resolve(value, api);
    const classes = (response["x-frappe-classes"] ?? []).join(", ");
    const details = element("details", {},
      element("summary", {}, ...described(`${status}: ${response.description}`)));
    if (classes) details.append(element("p", {}, `Classes: ${classes}`));
    details.append(table(schemaOf(response), api, `Answer ${status} ${of}`));
    content.append(details);
  }
  return content;
}

part("search").addEventListener("input", showTags);
part("search").addEventListener("keydown", (event) => {
  if (event.key === "Enter") part("tags").querySelector("a")?.click();
});
part("version").addEventListener("change", () => showTag());
part("credentials").addEventListener("submit", (event) => {
  event.preventDefault();
  const data = new FormData(event.target);
  Object.assign(credentials, { mode: data.get("mode"), token: data.get("token").trim(), csrf: data.get("csrf").trim() });
  part("login").open = false;
  load();
});
addEventListener("hashchange", () => showTag().then(() => part("content").focus({ preventScroll: false })));
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !/INPUT|TEXTAREA|SELECT/.test(document.activeElement.tagName)) {
    event.preventDefault();
    part("search").focus();
  }
});
load();
