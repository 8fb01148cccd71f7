// Making elements. Text enters the page as text nodes only; nothing here or elsewhere parses markup.

import { clip } from "./data.js";

const SVG = "http://www.w3.org/2000/svg";

// el("p.note", {onclick: f, "aria-label": "…"}, "text", element, …); false, null and undefined children are left out.
export function el(kind, attributes = {}, ...children) {
  const [tag, ...classes] = kind.split(".");
  const made = document.createElement(tag);
  if (classes.length) made.className = classes.join(" ");
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null && value !== undefined)
      made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat(3).filter((child) => child !== false && child !== null && child !== undefined));
  return made;
}

// Words of an article: kept apart from their neighbours, so that characters that turn the direction stay inside.
export function words(text, length = 400) {
  return el("bdi", text.length > length ? { title: clip(text, 1000) } : {}, clip(text, length));
}

// "a · b": the parts that are there, with a dot between them.
export function dotted(...parts) {
  return parts.filter(Boolean).flatMap((part, index) => (index ? [" · ", part] : [part]));
}

export function svg(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const ICONS = {
  close: "M6 6l12 12M18 6l-12 12",
  around: "M12 9.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5zM12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z",
  path: "M5 16a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5zM19 3a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5zM7 17c6-1 4-9 10-10",
  expand: "M12 5v14M5 12h14",
  filter: "M4 6h16M7 12h10M10 18h4",
  save: "M12 4v11M7 11l5 5l5-5M5 20h14",
};

export function icon(name, size = 18) {
  return svg(
    "svg",
    { class: "icon", viewBox: "0 0 24 24", width: size, height: size, "aria-hidden": "true" },
    svg("path", { d: ICONS[name] }),
  );
}

// A link to an article's own address; null for anything that is not an ordinary web address.
export function link(url, text) {
  try {
    const parsed = new URL(url);
    if (!["http:", "https:"].includes(parsed.protocol)) return null;
    return el("a.out", { href: parsed.href, target: "_blank", rel: "noopener noreferrer" }, text);
  } catch {
    return null;
  }
}

// Replaces what a container holds; what had the focus keeps it, by its data-key.
export function redraw(container, children) {
  const held = container.contains(document.activeElement) && document.activeElement.dataset.key;
  container.replaceChildren(...children.flat(3).filter(Boolean));
  if (held) container.querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
}
