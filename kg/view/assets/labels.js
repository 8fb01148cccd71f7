// Labels as on a map: drawn last, the weightiest first, and none over another or over a foreign node.
// Those that find no room appear when the reader zooms in, points at them or selects their neighbour.

const STYLE = getComputedStyle(document.documentElement);
const FACE = STYLE.getPropertyValue("--sans");
const PAPER = STYLE.getPropertyValue("--paper");
const INK = STYLE.getPropertyValue("--ink");
const CELL = 120;
const LINE_LABELS_FROM = 0.42; // zoom below which only the lines of the selection are labelled, in a large graph
const FEW_LINES = 60;
const FEW_NODES = 40;
const STOPS = [0.5, 0.46, 0.54, 0.41, 0.59, 0.35, 0.65, 0.28, 0.72];

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

// The labels of one drawing; `scale` is its zoom.
class Lettering {
  constructor(ctx, network) {
    this.ctx = ctx;
    this.network = network;
    this.scale = network.getScale();
    this.labels = new Taken(CELL / this.scale);
    this.signs = new Taken(CELL / this.scale);
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
  }

  // A size in units of the drawing that looks like `wanted` pixels at zoom 1, and stays readable at any other.
  size(wanted, least, most) {
    return Math.min(Math.max(wanted * this.scale, least), most) / this.scale;
  }

  isFree(box, owner) {
    return this.labels.isFree(box, owner) && this.signs.isFree(box, owner);
  }

  takeSign({ at, x, y, size }) {
    this.signs.take(boxAround(x, y, size * 1.9, size * 1.9), at);
  }

  take(kind, at, box) {
    this.labels.take(box, kind === "thing" ? at : -1 - at);
    placed.push({ kind, at, ...box });
  }

  // Writes the name under the sign of a thing. `weight`: 2 pointed at or selected, 1 as usual, 0 faded.
  thing({ at, x, y, size: radius }, weight) {
    const { ctx } = this;
    const size = this.size(13, 11.5, 17);
    const style = weight > 1 ? 700 : 600;
    const rows = DATA.network.nodes[at].label.split("\n");
    const width = Math.max(...rows.map((row) => widthOf(ctx, row, style))) * size;
    const height = rows.length * size * 1.2;
    const box = boxAround(x, y + radius + 4 / this.scale + height / 2, width, height);
    if (weight < 2 && !this.isFree(box, at)) return;
    this.take("thing", at, box);
    ctx.globalAlpha = weight > 0 ? 1 : 0.45;
    ctx.font = `${style} ${size}px ${FACE}`;
    ctx.lineWidth = 4 / this.scale;
    ctx.strokeStyle = PAPER;
    ctx.fillStyle = INK;
    rows.forEach((row, index) => {
      ctx.strokeText(row, x, box.top + size * (0.6 + 1.2 * index));
      ctx.fillText(row, x, box.top + size * (0.6 + 1.2 * index));
    });
    ctx.globalAlpha = 1;
  }

  // Writes on a line where there is room.
  line(at, isNear) {
    const { ctx } = this;
    const size = this.size(11.5, isNear ? 11.5 : 10.5, 14);
    const rows = lineRows(at);
    const width = Math.max(...rows.map((row) => widthOf(ctx, row, 500))) * size + size * 0.8;
    const height = (rows.length * 1.15 + 0.3) * size;
    const curve = this.network.body.edges[at].edgeType;
    const boxes = STOPS.map((stop) => curve.getPoint(stop)).map(({ x, y }) => boxAround(x, y, width, height));
    const box = boxes.find((one) => this.isFree(one, -1 - at));
    if (!box) return;
    this.take("line", at, box);
    ctx.font = `500 ${size}px ${FACE}`;
    ctx.fillStyle = PAPER;
    ctx.beginPath();
    ctx.roundRect(box.left, box.top, width, height, size * 0.5);
    ctx.fill();
    ctx.fillStyle = LINE_LOOKS[lines[at].mark].text;
    rows.forEach((row, index) => ctx.fillText(row, (box.left + box.right) / 2, box.top + size * (0.75 + 1.15 * index)));
  }
}

// Writes all labels. What belongs to the selection comes first, so that what is faded takes no room from it.
function drawLabels(ctx, network, view) {
  placed = [];
  const sheet = new Lettering(ctx, network);
  const nodes = view.nodes.map((at) => ({ at, ...network.getPosition(at), size: canvas.radius(at) }));
  const isSmall = nodes.length <= FEW_NODES;
  for (const isFront of [true, false]) {
    const layer = nodes.filter(({ at }) => view.weight(at) > 0 === isFront);
    // In a crowd a label may cover signs of less weight; else none would find room.
    if (isSmall) layer.forEach((node) => sheet.takeSign(node));
    for (const node of layer) {
      if (!isSmall) sheet.takeSign(node);
      sheet.thing(node, view.weight(node.at));
    }
    for (const at of view.lines.filter((line) => view.isNear(line) === isFront)) sheet.line(at, isFront);
  }
}

// What is drawn at a point of the canvas by its label, or undefined.
function labelAt(point) {
  return placed.find(
    (box) => point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom,
  );
}
