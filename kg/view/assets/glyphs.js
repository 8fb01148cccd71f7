// The sign of a type: one outline and one icon, drawn the same way in the canvas and in the lists.

const ICON_SCALE = 0.56;

const paths = Object.fromEntries(
  Object.entries(types).map(([name, look]) => [
    name,
    { outline: new Path2D(look.outline), icon: new Path2D(look.icon) },
  ]),
);

function glyph(type, size = 20) {
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

// Draws the sign of a thing around (x, y). `ring`: "selected", "near" or null.
function drawGlyph(ctx, at, x, y, radius, ring) {
  const { type } = things[at];
  const look = types[type];
  const scale = radius / 12;
  ctx.save();
  ctx.translate(x - radius, y - radius);
  ctx.scale(scale, scale);
  ctx.lineJoin = "round";
  ctx.lineCap = "round";
  if (ring) {
    ctx.lineWidth = (ring === "selected" ? 11 : 7) / scale;
    ctx.strokeStyle = ring === "selected" ? "#111827" : `${look.colour}59`;
    ctx.stroke(paths[type].outline);
  }
  ctx.lineWidth = (ring === "selected" ? 6 : 4) / scale;
  ctx.strokeStyle = "#ffffff";
  ctx.stroke(paths[type].outline);
  ctx.fillStyle = look.colour;
  ctx.fill(paths[type].outline);
  ctx.translate(12 * (1 - ICON_SCALE), 12 * (1 - ICON_SCALE));
  ctx.scale(ICON_SCALE, ICON_SCALE);
  ctx.lineWidth = 2;
  ctx.strokeStyle = look.ink;
  ctx.stroke(paths[type].icon);
  ctx.restore();
}
