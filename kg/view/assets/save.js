// Saving what is seen: as a picture, as a drawing, as data. The file is made here; nothing leaves the page.

import { clip, DATA } from "./data.js";
import { el } from "./elements.js";
import { drawingOf } from "./save-svg.js";
import { turtleOf } from "./save-turtle.js";
import { currentScene } from "./stage.js";
import { say } from "./words.js";

const SHARP = 2;
const WIDEST = 8000; // pixels: larger canvases fail in some browsers
const menu = document.getElementById("save-menu");
const button = document.getElementById("save");

function name(ending) {
  const bare = clip(DATA.title, 60)
    .normalize("NFKD")
    .replace(/[^\w -]/g, "")
    .trim()
    .replace(/\s+/g, "-")
    .toLowerCase();
  return `${bare || "simpul"}.${ending}`;
}

function download(blob, ending) {
  const url = URL.createObjectURL(blob);
  el("a", { href: url, download: name(ending) }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const drawing = () => new XMLSerializer().serializeToString(drawingOf(currentScene(), DATA.title));

async function png() {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing())}`;
  await image.decode();
  const scale = Math.min(SHARP, WIDEST / image.width, WIDEST / image.height);
  const sheet = document.createElement("canvas");
  sheet.width = Math.round(image.width * scale);
  sheet.height = Math.round(image.height * scale);
  sheet.getContext("2d").drawImage(image, 0, 0, sheet.width, sheet.height);
  sheet.toBlob((blob) => blob && download(blob, "png"), "image/png");
}

const KINDS = {
  png,
  svg: () => download(new Blob([drawing()], { type: "image/svg+xml" }), "svg"),
  ttl: () => download(new Blob([turtleOf(currentScene())], { type: "text/turtle" }), "ttl"),
};

function toggle(isOpen) {
  menu.hidden = !isOpen;
  button.setAttribute("aria-expanded", String(isOpen));
  if (!isOpen) return;
  const items = Object.entries(KINDS).map(([kind, save]) => {
    const choose = () => {
      closeMenu();
      save();
    };
    return el("li", {}, el("button", { type: "button", onclick: choose, id: `save-${kind}` }, say(`export.${kind}`)));
  });
  menu.replaceChildren(...items);
  menu.querySelector("button").focus();
}

export function closeMenu() {
  if (menu.hidden) return false;
  toggle(false);
  button.focus();
  return true;
}

export function startSaving() {
  button.addEventListener("click", () => toggle(menu.hidden));
  document.addEventListener("click", ({ target }) => {
    if (!menu.hidden && !target.closest("#save-menu, #save")) toggle(false);
  });
}
