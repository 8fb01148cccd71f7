// The scene as an SVG drawing that any program opens: signs, lines, labels, as they stand.

import { things, types } from "./data.js";
import { svg } from "./elements.js";
import { GROUP_COLOUR, GROUP_EDGE, ICON_SCALE } from "./glyphs.js";
import { FACE, INK, LINE_LOOKS, PAPER } from "./looks.js";

const EDGE_ROOM = 90;
const FEW = 400; // edges that are labelled

function nodeSign({ kind, at, count, x, y, size }) {
  const scale = size / 12;
  const place = { transform: `translate(${x - size} ${y - size}) scale(${scale})` };
  if (kind === "group")
    return svg(
      "g",
      {},
      svg("circle", { cx: x, cy: y, r: size, fill: GROUP_COLOUR, stroke: GROUP_EDGE, "stroke-width": 2 }),
      textAt(x, y + size * 0.2, [String(count)], { "font-size": size * 0.6, fill: INK }),
    );
  const look = types[things[at].type];
  const shift = 12 * (1 - ICON_SCALE);
  return svg(
    "g",
    place,
    svg("path", { d: look.outline, fill: look.colour, stroke: "#ffffff", "stroke-width": 1.5 }),
    svg("path", {
      d: look.icon,
      fill: "none",
      stroke: look.ink,
      "stroke-width": 2,
      "stroke-linecap": "round",
      "stroke-linejoin": "round",
      transform: `translate(${shift} ${shift}) scale(${ICON_SCALE})`,
    }),
  );
}

function textAt(x, y, rows, look) {
  const lines = rows.map((row, index) => {
    const made = svg("tspan", { x, dy: index ? "1.2em" : 0 });
    made.textContent = row;
    return made;
  });
  return svg("text", { x, y, "text-anchor": "middle", "font-family": FACE, ...look }, ...lines);
}

const HALO = { stroke: PAPER, "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke" };

// The curve from node to node: its middle bows to the left of its direction.
function curve(from, to, bow) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const control = { x: (from.x + to.x) / 2 + dy * bow, y: (from.y + to.y) / 2 - dx * bow };
  const length = Math.hypot(to.x - control.x, to.y - control.y) || 1;
  const gap = to.size + 4;
  const end = { x: to.x - ((to.x - control.x) * gap) / length, y: to.y - ((to.y - control.y) * gap) / length };
  const middle = { x: (from.x + 2 * control.x + to.x) / 4, y: (from.y + 2 * control.y + to.y) / 4 };
  return { d: `M${from.x} ${from.y}Q${control.x} ${control.y} ${end.x} ${end.y}`, middle };
}

function loop({ x, y, size }) {
  const reach = size * 2.4;
  return {
    d: `M${x} ${y - size}C${x - reach} ${y - size - reach} ${x + reach} ${y - size - reach} ${x + 4} ${y - size - 4}`,
    middle: { x, y: y - size - reach * 0.75 },
  };
}

const round = (d) => d.replace(/-?\d+\.\d+/g, (found) => Number(found).toFixed(1));

export function drawingOf({ nodes, edges }, title) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const [left, right] = [Math.min(...nodes.map(({ x }) => x)), Math.max(...nodes.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...nodes.map(({ y }) => y)), Math.max(...nodes.map(({ y }) => y))];
  const box = [left - EDGE_ROOM, top - EDGE_ROOM, right - left + 2 * EDGE_ROOM, bottom - top + 2 * EDGE_ROOM];
  const head = svg("title", {});
  head.textContent = title;
  const drawn = edges.map((edge) => {
    const [from, to] = [byId.get(edge.from), byId.get(edge.to)];
    return { edge, ...(from === to ? loop(from) : curve(from, to, edge.bow)) };
  });
  const heads = Object.entries(LINE_LOOKS).map(([mark, { line }]) =>
    svg(
      "marker",
      { id: `head-${mark}`, viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 8, markerHeight: 8, orient: "auto" },
      svg("path", { d: "M0 1L10 5L0 9z", fill: line }),
    ),
  );
  const strokes = drawn.map(({ edge, d }) =>
    svg("path", {
      d: round(d),
      fill: "none",
      stroke: LINE_LOOKS[edge.mark].line,
      "stroke-width": edge.width || 1.7,
      ...(LINE_LOOKS[edge.mark].dashes ? { "stroke-dasharray": LINE_LOOKS[edge.mark].dashes.join(" ") } : {}),
      ...(edge.directed ? { "marker-end": `url(#head-${edge.mark})` } : {}),
    }),
  );
  const texts =
    edges.length > FEW
      ? []
      : drawn.map(({ edge, middle }) =>
          textAt(middle.x, middle.y, edge.rows, { "font-size": 11, fill: LINE_LOOKS[edge.mark].text, ...HALO }),
        );
  const names = nodes.map(({ x, y, size, rows }) =>
    textAt(x, y + size + 15, rows, { "font-size": 13, "font-weight": 600, fill: INK, ...HALO }),
  );
  return svg(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", viewBox: box.join(" "), width: box[2], height: box[3] },
    head,
    svg("defs", {}, ...heads),
    svg("rect", { x: box[0], y: box[1], width: box[2], height: box[3], fill: PAPER }),
    ...strokes,
    ...texts,
    ...nodes.map(nodeSign),
    ...names,
  );
}
