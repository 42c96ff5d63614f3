// The same call in four languages. A call has a method, a URL, headers, and maybe a body.

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

function curl({ method, url, headers, body, form }) {
  const parts = [`curl -X ${method} ${quoted(url)}`];
  for (const [name, value] of Object.entries(headers)) parts.push(`-H ${quoted(`${name}: ${value}`)}`);
  for (const name of form ?? []) parts.push(`-F ${quoted(`${name}=@file`)}`);
  if (body !== undefined) parts.push(`-d ${quoted(body)}`);
  return parts.join(" \\\n  ");
}

function typescript({ method, url, headers, body, form }) {
  const lines = [`const response = await fetch(${JSON.stringify(url)}, {`, `  method: ${JSON.stringify(method)},`];
  lines.push(`  headers: ${JSON.stringify(headers)},`);
  if (form) lines.push("  body: form, // a FormData");
  if (body !== undefined) lines.push(`  body: JSON.stringify(${body.replaceAll("\n", "\n  ")}),`);
  lines.push("});", "if (!response.ok) throw new Error(await response.text());", "const answer = await response.json();");
  return lines.join("\n");
}

/** JSON as a literal of Python. */
function pythonLiteral(value, indent = "") {
  const inner = `${indent}    `;
  if (value === null) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  if (Array.isArray(value)) return `[${value.map((item) => pythonLiteral(item, indent)).join(", ")}]`;
  if (typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value).map(([key, item]) => `${inner}${JSON.stringify(key)}: ${pythonLiteral(item, inner)},`);
  return members.length === 0 ? "{}" : `{\n${members.join("\n")}\n${indent}}`;
}

function python({ method, url, headers, body, form }) {
  const lines = ["import requests", "", "response = requests.request("];
  lines.push(`    ${JSON.stringify(method)}, ${JSON.stringify(url)},`, `    headers=${pythonLiteral(headers, "    ")},`);
  if (form) lines.push(`    files={${form.map((name) => `${JSON.stringify(name)}: open("file", "rb")`).join(", ")}},`);
  if (body !== undefined) {
    let literal = body;
    try { literal = pythonLiteral(JSON.parse(body), "    "); } catch { /* shown as it is */ }
    lines.push(`    json=${literal},`);
  }
  lines.push(")", "response.raise_for_status()", "answer = response.json()");
  return lines.join("\n");
}

function rust({ method, url, headers, body, form }) {
  const lines = ["let client = reqwest::Client::new();", "let answer: serde_json::Value = client"];
  lines.push(`    .request(reqwest::Method::${method}, ${JSON.stringify(url)})`);
  for (const [name, value] of Object.entries(headers)) lines.push(`    .header(${JSON.stringify(name)}, ${JSON.stringify(value)})`);
  if (form) lines.push("    .multipart(form)");
  if (body !== undefined) lines.push(`    .json(&serde_json::json!(${body.replaceAll("\n", "\n    ")}))`);
  lines.push("    .send()", "    .await?", "    .error_for_status()?", "    .json()", "    .await?;");
  return lines.join("\n");
}

/** The languages with their functions. */
export const LANGUAGES = [["curl", curl], ["TypeScript", typescript], ["Python", python], ["Rust", rust]];
