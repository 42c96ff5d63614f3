// Elements without markup in text: what the server says is never read as HTML.

/** Makes an element with attributes, listeners (functions) and children (elements or text). */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== undefined && child !== null));
  return made;
}

/** Text of a description, in which backticks enclose code. */
export function described(text) {
  const parts = text.split("`");
  // An odd number of backticks encloses nothing.
  if (parts.length % 2 === 0) return [text];
  return parts.map((part, place) => (place % 2 === 1 ? element("code", {}, part) : part));
}

/** Buttons that show one of several panels; the arrow keys move between them. */
export function tabs(label, panels) {
  const content = element("pre", { tabindex: "0", role: "tabpanel", "aria-label": label });
  const buttons = panels.map(([name, text], place) =>
    element("button", { type: "button", role: "tab", click: () => select(place) }, name));
  function select(place) {
    buttons.forEach((button, other) => {
      button.setAttribute("aria-selected", String(other === place));
      button.tabIndex = other === place ? 0 : -1;
    });
    content.textContent = panels[place][1]();
  }
  const list = element("div", { class: "tabs", role: "tablist", "aria-label": label, keydown: (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const place = (buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length;
    select(place);
    buttons[place].focus();
  } }, ...buttons);
  select(0);
  const refresh = () => select(buttons.findIndex((button) => button.getAttribute("aria-selected") === "true"));
  return { node: element("div", {}, list, content), refresh };
}
