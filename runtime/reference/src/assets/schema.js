// JSON schemas as tables and as examples.
import { described, element } from "./dom.js";

/** Follows a reference inside the document. */
export function resolve(value, api) {
  let found = value;
  for (let step = 0; found?.$ref && step < 20; step += 1) {
    found = found.$ref.slice(2).split("/").reduce((at, part) => at?.[part.replaceAll("~1", "/").replaceAll("~0", "~")], api);
  }
  return found ?? {};
}

/** The schema of a parameter or of a body. */
export function schemaOf(value) {
  return value?.schema ?? Object.values(value?.content ?? {})[0]?.schema ?? {};
}

/** The type of a schema in words. */
export function typeOf(schema, api) {
  if (schema.$ref) return schema.$ref.split("/").pop();
  const options = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (options) {
    // The format of text is beside the union.
    const inherited = { "x-frappe-format": schema["x-frappe-format"] };
    const types = options.map((option) => typeOf(option.type === "string" ? { ...inherited, ...option } : option, api));
    return [...new Set(types)].join(schema.allOf ? " and " : " or ");
  }
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((option) => JSON.stringify(option)).join(", ");
  if (schema.contentSchema) return `JSON: ${typeOf(schema.contentSchema, api)}`;
  const types = [schema.type ?? "any"].flat().map((type) =>
    type === "array" && schema.items ? `array of ${typeOf(schema.items, api)}` : type);
  const limits = [schema.format ?? schema["x-frappe-format"], schema.maxLength && `at most ${schema.maxLength} characters`];
  const text = limits.filter(Boolean).join(", ");
  return types.join(" or ") + (text && ` (${text})`);
}

function notes(schema) {
  const link = schema["x-frappe-link"] ? `Name of a document of ${schema["x-frappe-link"]}.` : "";
  const level = schema["x-frappe-permlevel"] ? `Permission level ${schema["x-frappe-permlevel"]}.` : "";
  return [schema.title, schema.description, link, level, schema.readOnly ? "Read only." : ""].filter(Boolean).join(" ");
}

/** The members of an object, with those of its parts. Of a union, which may also take an array, those of its object. */
function members(schema, api) {
  const union = resolve(schema, api);
  const found = union.anyOf?.find((option) => option.properties) ?? union;
  const parts = (found.allOf ?? []).map((part) => members(part, api));
  const all = [...parts, { properties: found.properties ?? {}, required: found.required ?? [] }];
  return {
    properties: Object.assign({}, ...all.map((part) => part.properties)),
    required: all.flatMap((part) => part.required),
  };
}

/** A table of the members of an object; text for another schema. */
export function table(schema, api, label) {
  const { properties, required } = members(schema, api);
  const names = Object.keys(properties);
  if (names.length === 0) return element("p", {}, typeOf(schema, api));
  // The roles are named, because a narrow page shows the cells as blocks, which are no cells to a browser.
  const rows = names.map((name) => {
    const property = properties[name];
    const text = notes(property);
    return element("tr", { role: "row" },
      element("th", { scope: "row", role: "rowheader" },
        element("code", {}, name), required.includes(name) ? element("span", { class: "required" }, " required") : ""),
      element("td", { class: "type", role: "cell" }, typeOf(property, api)),
      element("td", { role: "cell", class: text === "" && "empty" }, ...described(text)));
  });
  const head = ["Name", "Type", "Description"].map((name) => element("th", { scope: "col", role: "columnheader" }, name));
  return element("table", { role: "table", "aria-label": label },
    element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...head)),
    element("tbody", { role: "rowgroup" }, ...rows));
}

/** A value that fits a schema; for an object its required members, or the first three. */
export function example(schema, api, depth = 0) {
  const found = resolve(schema, api);
  if (found.examples?.length) return found.examples[0];
  if (found.const !== undefined) return found.const;
  if (found.enum) return found.enum[0];
  if (found.allOf || found.properties) {
    if (depth > 3) return {};
    const { properties, required } = members(schema, api);
    const names = required.length > 0 ? required : Object.keys(properties).filter((name) => name !== "name").slice(0, 3);
    return Object.fromEntries(names.map((name) => [name, example(properties[name] ?? {}, api, depth + 1)]));
  }
  if (found.anyOf || found.oneOf) return example((found.anyOf ?? found.oneOf)[0], api, depth + 1);
  const type = [found.type].flat()[0];
  if (type === "array") return depth > 3 ? [] : [example(found.items ?? {}, api, depth + 1)];
  if (type === "string" && found.format === "date") return "2026-01-31";
  if (type === "string" && found.pattern?.includes("[0-9]{14}")) return "2026-01-31 12:00:00";
  if (type === "string" && found.pattern?.includes("2[0-3]")) return "12:00:00";
  return { string: "text", integer: 1, number: 1, boolean: true, object: {} }[type] ?? null;
}
