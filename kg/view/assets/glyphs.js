// The sign of a type: one outline and one icon, drawn the same way in the canvas, in the lists and in what is saved.

import { things, types } from "./data.js";
import { svg } from "./elements.js";

export const ICON_SCALE = 0.56;

const paths = types.map((look) => ({ outline: new Path2D(look.outline), icon: new Path2D(look.icon) }));
const circle = new Path2D("M12 0a12 12 0 1 0 0 24a12 12 0 1 0 0-24z");
export const GROUP_COLOUR = "#eef1f5";
export const GROUP_EDGE = "#64707f";

export function glyph(type, size = 20) {
  const look = types[type];
  const shift = 12 * (1 - ICON_SCALE);
  return svg(
    "svg",
    { class: "glyph", viewBox: "-1 -1 26 26", width: size, height: size, "aria-hidden": "true" },
    svg("path", { d: look.outline, fill: look.colour }),
    svg("path", {
      d: look.icon,
      fill: "none",
      stroke: look.ink,
      "stroke-width": 2.1,
      "stroke-linecap": "round",
      "stroke-linejoin": "round",
      transform: `translate(${shift} ${shift}) scale(${ICON_SCALE})`,
    }),
  );
}

// Draws the sign of a node around (x, y). `ring`: "selected", "near" or null.
export function drawNode(ctx, node, x, y, radius, ring) {
  if (node.kind === "group") drawGroup(ctx, node, x, y, radius, ring);
  else drawGlyph(ctx, things[node.at].type, x, y, radius, ring);
}

function drawRing(ctx, outline, colour, scale, ring) {
  ctx.lineJoin = "round";
  ctx.lineCap = "round";
  if (ring) {
    ctx.lineWidth = (ring === "selected" ? 11 : 7) / scale;
    ctx.strokeStyle = ring === "selected" ? "#111827" : `${colour}59`;
    ctx.stroke(outline);
  }
  ctx.lineWidth = (ring === "selected" ? 6 : 4) / scale;
  ctx.strokeStyle = "#ffffff";
  ctx.stroke(outline);
}

function drawGlyph(ctx, type, x, y, radius, ring) {
  const look = types[type];
  const scale = radius / 12;
  ctx.save();
  ctx.translate(x - radius, y - radius);
  ctx.scale(scale, scale);
  drawRing(ctx, paths[type].outline, look.colour, scale, ring);
  ctx.fillStyle = look.colour;
  ctx.fill(paths[type].outline);
  ctx.translate(12 * (1 - ICON_SCALE), 12 * (1 - ICON_SCALE));
  ctx.scale(ICON_SCALE, ICON_SCALE);
  ctx.lineWidth = 2;
  ctx.strokeStyle = look.ink;
  ctx.stroke(paths[type].icon);
  ctx.restore();
}

function drawGroup(ctx, { count }, x, y, radius, ring) {
  const scale = radius / 12;
  ctx.save();
  ctx.translate(x - radius, y - radius);
  ctx.scale(scale, scale);
  drawRing(ctx, circle, GROUP_EDGE, scale, ring);
  ctx.fillStyle = GROUP_COLOUR;
  ctx.fill(circle);
  ctx.lineWidth = 2 / scale;
  ctx.strokeStyle = GROUP_EDGE;
  ctx.stroke(circle);
  ctx.restore();
  ctx.font = `700 ${Math.max(radius * 0.6, 12)}px sans-serif`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = "#3b4552";
  ctx.fillText(String(count), x, y);
}

// The sign of each type as a picture of its own, for WebGL.
export function glyphImages(size = 128) {
  return types.map((_, type) => {
    const sheet = document.createElement("canvas");
    sheet.width = sheet.height = size;
    drawGlyph(sheet.getContext("2d"), type, size / 2, size / 2, size / 2 - 8, null);
    return sheet.toDataURL("image/png");
  });
}
