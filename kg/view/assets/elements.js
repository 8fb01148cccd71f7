// Making elements. Text enters the page as text nodes only; nothing here or elsewhere parses markup.

const SVG = "http://www.w3.org/2000/svg";

// el("p.note", {onclick: f, "aria-label": "…"}, "text", element, …); false, null and undefined children are left out.
function el(kind, attributes = {}, ...children) {
  const [tag, ...classes] = kind.split(".");
  const made = document.createElement(tag);
  if (classes.length) made.className = classes.join(" ");
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null && value !== undefined)
      made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== false && child !== null && child !== undefined));
  return made;
}

// Words of an article: kept apart from their neighbours, so that characters that turn the direction stay inside.
function words(text, length = 400) {
  return el("bdi", text.length > length ? { title: clip(text, 1000) } : {}, clip(text, length));
}

// "a · b": the parts that are there, with a dot between them.
function dotted(...parts) {
  return parts.filter(Boolean).flatMap((part, index) => (index ? [" · ", part] : [part]));
}

function svg(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// A link to an article's own address; null for anything that is not an ordinary web address.
function link(url, text) {
  try {
    const parsed = new URL(url);
    if (!["http:", "https:"].includes(parsed.protocol)) return null;
    return el("a.out", { href: parsed.href, target: "_blank", rel: "noopener noreferrer" }, text);
  } catch {
    return null;
  }
}
