// Labels as on a map: drawn last, the weightiest first, and none over another or over a foreign node.
// Those that find no room appear when the reader zooms in, points at them or selects their neighbour.

const FACE = getComputedStyle(document.documentElement).getPropertyValue("--sans");
const CELL = 120;
const LINE_LABELS_FROM = 0.42; // zoom below which only the lines of the selection are labelled, in a large graph
const FEW_LINES = 60;
const FEW_NODES = 40;
const STOPS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];

const widths = new Map();
let placed = []; // what was drawn last, for clicks: {kind, at, left, top, right, bottom}

// Which rectangles are taken, looked up by cells of a grid.
class Taken {
  constructor(cell) {
    this.cell = cell;
    this.cells = new Map();
  }

  keys(box) {
    const found = [];
    for (let x = Math.floor(box.left / this.cell); x <= Math.floor(box.right / this.cell); x += 1)
      for (let y = Math.floor(box.top / this.cell); y <= Math.floor(box.bottom / this.cell); y += 1)
        found.push(`${x} ${y}`);
    return found;
  }

  isFree(box, owner) {
    return this.keys(box).every((key) =>
      (this.cells.get(key) || []).every(
        (other) =>
          other.owner === owner ||
          other.left >= box.right ||
          other.right <= box.left ||
          other.top >= box.bottom ||
          other.bottom <= box.top,
      ),
    );
  }

  take(box, owner) {
    const entry = { ...box, owner };
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(entry);
    }
  }
}

// Width of a text at 1 px, measured once.
function widthOf(ctx, text, weight) {
  const key = `${weight}${text}`;
  if (!widths.has(key)) {
    ctx.font = `${weight} 100px ${FACE}`;
    widths.set(key, ctx.measureText(text).width / 100);
  }
  return widths.get(key);
}

function boxAround(x, y, width, height) {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function drawLabels(ctx, network, view) {
  const scale = network.getScale();
  const taken = new Taken(CELL / scale);
  placed = [];
  const nodes = view.nodes.map((at) => ({ at, ...network.getPosition(at), size: canvas.radius(at) }));
  const signs = new Taken(CELL / scale);
  const takeSign = (node) => signs.take(boxAround(node.x, node.y, node.size * 1.9, node.size * 1.9), node.at);
  const isSmall = nodes.length <= FEW_NODES;
  if (isSmall) nodes.forEach(takeSign);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  for (const node of nodes) {
    // In a crowd a label may cover signs of less weight; else none would find room.
    if (!isSmall) takeSign(node);
    drawNodeLabel(ctx, taken, signs, node, scale, view.weight(node.at));
  }
  for (const at of view.lines) drawLineLabel(ctx, network, taken, signs, at, scale, view.isNear(at));
}

function drawNodeLabel(ctx, taken, signs, node, scale, weight) {
  const size = Math.min(Math.max(13 * scale, 11.5), 17) / scale;
  const style = weight > 1 ? 700 : 600;
  const rows = DATA.network.nodes[node.at].label.split("\n");
  const width = Math.max(...rows.map((row) => widthOf(ctx, row, style))) * size;
  const box = boxAround(
    node.x,
    node.y + node.size + 5 / scale + (rows.length * size * 1.2) / 2,
    width,
    rows.length * size * 1.2,
  );
  if (weight < 2 && !(taken.isFree(box, node.at) && signs.isFree(box, node.at))) return;
  taken.take(box, node.at);
  placed.push({ kind: "thing", at: node.at, ...box });
  ctx.globalAlpha = weight > 0 ? 1 : 0.22;
  ctx.font = `${style} ${size}px ${FACE}`;
  ctx.lineWidth = 4 / scale;
  ctx.strokeStyle = "#fbfaf8";
  ctx.fillStyle = "#1c2430";
  rows.forEach((row, index) => {
    const y = box.top + size * (0.6 + 1.2 * index);
    ctx.strokeText(row, node.x, y);
    ctx.fillText(row, node.x, y);
  });
  ctx.globalAlpha = 1;
}

function drawLineLabel(ctx, network, taken, signs, at, scale, isNear) {
  const size = Math.min(Math.max(11.5 * scale, isNear ? 11.5 : 10.5), 14) / scale;
  const text = clip(lineLabel(lines[at]).replace(/[\p{C}]/gu, ""), 34);
  const width = widthOf(ctx, text, 500) * size + size * 0.9;
  const curve = network.body.edges[at].edgeType;
  for (const stop of STOPS) {
    const point = curve.getPoint(stop);
    const box = boxAround(point.x, point.y, width, size * 1.55);
    if (!taken.isFree(box, -1 - at) || !(isNear || signs.isFree(box, -1 - at))) continue;
    taken.take(box, -1 - at);
    placed.push({ kind: "line", at, ...box });
    ctx.font = `500 ${size}px ${FACE}`;
    ctx.fillStyle = "#fbfaf8";
    ctx.beginPath();
    ctx.roundRect(box.left, box.top, width, size * 1.55, size * 0.5);
    ctx.fill();
    ctx.fillStyle = LINE_LOOKS[lines[at].mark].text;
    ctx.fillText(text, point.x, point.y + size * 0.04);
    return;
  }
}

// What is drawn at a point of the canvas by its label, or undefined.
function labelAt(point) {
  return placed.find(
    (box) => point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom,
  );
}
