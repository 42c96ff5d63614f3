// The form that calls an operation, and the call as snippets.
import { element, tabs } from "./dom.js";
import { example, resolve, schemaOf } from "./schema.js";
import { LANGUAGES } from "./snippets.js";

/** The credentials that calls are sent with; a token never leaves the memory of the page. */
export const credentials = { mode: "session", token: "", csrf: "" };

/** The headers and options of a request with the credentials. */
export function withCredentials(method) {
  const headers = {};
  if (credentials.mode === "token" && credentials.token) headers.Authorization = `token ${credentials.token}`;
  if (credentials.mode === "session" && credentials.csrf && method !== "GET") headers["X-Frappe-CSRF-Token"] = credentials.csrf;
  return { headers, credentials: credentials.mode === "session" ? "same-origin" : "omit" };
}

function initial(parameter, api) {
  if (!parameter.required && parameter.in !== "path") return "";
  const value = example(schemaOf(parameter), api);
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The form and the snippets of an operation. */
export function form({ verb, path, operation, parameters }, api) {
  const media = Object.keys(resolve(operation.requestBody, api).content ?? {})[0];
  const files = media === "multipart/form-data";
  const method = verb.toUpperCase();
  const fields = parameters.map((parameter) => {
    const input = element("input", { name: parameter.name, value: initial(parameter, api), autocomplete: "off" });
    return { parameter, input, label: element("label", {}, `${parameter.name} (${parameter.in})`, input) };
  });
  const body = media === "application/json"
    ? element("textarea", { spellcheck: "false" }, JSON.stringify(example(schemaOf(resolve(operation.requestBody, api)), api), null, 2))
    : undefined;
  const inputs = files ? fileInputs(operation, api) : [];

  /** The call as the form says it. */
  function call(placeholders) {
    let target = path;
    const query = new URLSearchParams();
    const { headers, ...options } = withCredentials(method);
    for (const { parameter, input } of fields) {
      if (parameter.in === "path") target = target.replace(`{${parameter.name}}`, encodeURIComponent(input.value));
      else if (input.value !== "" && parameter.in === "query") query.append(parameter.name, input.value);
      else if (input.value !== "" && parameter.in === "header") headers[parameter.name] = input.value;
    }
    if (placeholders) {
      delete headers["X-Frappe-CSRF-Token"];
      const isPublic = operation.security?.some((scheme) => Object.keys(scheme).length === 0);
      if (isPublic) delete headers.Authorization;
      else headers.Authorization = "token KEY:SECRET";
    }
    if (body) headers["Content-Type"] = "application/json";
    const text = query.size > 0 ? `${target}?${query}` : target;
    return { method, url: location.origin + text, headers, options, body: body?.value, form: files ? ["file"] : undefined };
  }

  const status = element("p", { role: "status" });
  const answer = element("pre", { hidden: true, tabindex: "0", "aria-label": "Answer" });
  async function send(event) {
    event.preventDefault();
    const { url, headers, options, body: text } = call(false);
    const data = files ? new FormData() : text;
    if (files) inputs.forEach(({ input, name }) => append(data, name, input));
    status.className = "";
    status.textContent = "Waiting for the answer.";
    const start = performance.now();
    try {
      const response = await fetch(url, { method, headers, body: data, ...options });
      const content = await response.text();
      status.className = response.ok ? "" : "error";
      status.textContent = `${response.status} ${response.statusText}, ${Math.round(performance.now() - start)} ms`;
      answer.hidden = false;
      answer.textContent = pretty(content).slice(0, 200_000);
    } catch (error) {
      status.className = "error";
      status.textContent = `The request failed: ${error.message}`;
    }
  }
  const snippets = tabs("Snippets", LANGUAGES.map(([name, write]) => [name, () => write(call(true))]));
  const sends = element("form", { class: "try", submit: send, input: snippets.refresh },
    ...fields.map(({ label }) => label),
    ...inputs.map(({ label }) => label),
    body && element("label", { class: "body" }, "Body (JSON)", body),
    element("button", {}, "Send"));
  return element("div", {}, element("h3", {}, "Call"), snippets.node, element("h3", {}, "Try it out"), sends, status, answer);
}

function fileInputs(operation, api) {
  const properties = resolve(schemaOf(resolve(operation.requestBody, api)), api).properties ?? {};
  return Object.entries(properties).map(([name, schema]) => {
    const input = element("input", { name, type: schema.contentMediaType ? "file" : "text" });
    return { name, input, label: element("label", {}, name, input) };
  });
}

function append(data, name, input) {
  if (input.type === "file") [...input.files].forEach((file) => data.append(name, file));
  else if (input.value !== "") data.append(name, input.value);
}

function pretty(text) {
  try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text; }
}
