// Labels as on a map: drawn last, the weightiest first, and none over another or over a foreign node.
// Those that find no room appear when the reader zooms in, points at them or selects their neighbour.

import { FACE, INK, LINE_LOOKS, PAPER } from "./looks.js";

const CELL = 120;
const FEW_NODES = 40;
export const STOPS = [0.5, 0.46, 0.54, 0.41, 0.59, 0.35, 0.65, 0.28, 0.72];

const widths = new Map();

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
  // `sight`: {left, top, right, bottom} of what is seen; `isSmall`: few nodes, whose names may stand at any side.
  constructor(ctx, scale, sight, isSmall) {
    this.ctx = ctx;
    this.sight = sight;
    this.isSmall = isSmall;
    this.scale = scale;
    this.labels = new Taken(CELL / scale);
    this.signs = new Taken(CELL / scale);
    this.placed = [];
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

  takeSign({ id, x, y, radius }) {
    this.signs.take(boxAround(x, y, radius * 1.9, radius * 1.9), id);
  }

  take(item, box) {
    this.labels.take(box, item.id);
    this.placed.push({ item, ...box });
  }

  // Writes the name at the sign of a node, below it if there is room. `weight`: 2 pointed at or selected, 1 as usual,
  // 0 faded.
  node(one, weight) {
    const { ctx } = this;
    const { node, id } = one;
    const size = this.size(13, 11.5, 17);
    const height = node.rows.length * size * 1.2;
    const isRoom = (spot) => weight > 1 || this.isFree(spot, id);
    // In a crowd most labels find not even room for a letter: they need not be measured.
    if (!this.spots(one, size / 2, height).some(isRoom)) return;
    const style = weight > 1 ? 700 : 600;
    const width = Math.max(...node.rows.map((row) => widthOf(ctx, row, style))) * size;
    const box = this.spots(one, width, height).find(isRoom);
    if (!box) return;
    this.take(node, box);
    ctx.globalAlpha = weight > 0 ? 1 : 0.45;
    ctx.font = `${style} ${size}px ${FACE}`;
    ctx.lineWidth = 4 / this.scale;
    ctx.strokeStyle = PAPER;
    ctx.fillStyle = INK;
    const middle = (box.left + box.right) / 2;
    node.rows.forEach((row, index) => {
      ctx.strokeText(row, middle, box.top + size * (0.6 + 1.2 * index));
      ctx.fillText(row, middle, box.top + size * (0.6 + 1.2 * index));
    });
    ctx.globalAlpha = 1;
  }

  // Where a name may stand: below; where there are few, also right of its sign, left of it and above.
  spots({ x, y, radius }, width, height) {
    const [down, aside] = [radius + 4 / this.scale + height / 2, radius + 6 / this.scale + width / 2];
    const below = boxAround(x, y + down, width, height);
    if (!this.isSmall) return [below];
    const others = [boxAround(x + aside, y, width, height), boxAround(x - aside, y, width, height)];
    return [below, ...others.filter((box) => this.isSeen(box)), boxAround(x, y - down, width, height)];
  }

  isSeen({ left, right }) {
    return left >= this.sight.left && right <= this.sight.right;
  }

  // Writes on a line where there is room; on the chosen one in any case.
  edge({ edge, points, isChosen: isForced }, isNear) {
    const { ctx } = this;
    const size = this.size(11.5, isNear ? 11.5 : 10.5, 14);
    const width = Math.max(...edge.rows.map((row) => widthOf(ctx, row, 500))) * size + size * 0.8;
    const height = (edge.rows.length * 1.15 + 0.3) * size;
    const boxes = points.map(({ x, y }) => boxAround(x, y, width, height));
    const box = boxes.find((one) => this.isFree(one, edge.id)) || (isForced && boxes[0]);
    if (!box) return;
    this.take(edge, box);
    ctx.font = `500 ${size}px ${FACE}`;
    ctx.fillStyle = PAPER;
    ctx.beginPath();
    ctx.roundRect(box.left, box.top, width, height, size * 0.5);
    ctx.fill();
    ctx.fillStyle = LINE_LOOKS[edge.mark].text;
    edge.rows.forEach((row, index) => {
      ctx.fillText(row, (box.left + box.right) / 2, box.top + size * (0.75 + 1.15 * index));
    });
  }
}

// Writes all labels and returns where they stand. What belongs to the selection comes first, so that what is faded
// takes no room from it. `nodes`: {node, id, x, y, radius, weight}; `edges`: {edge, points, isNear, isChosen}, best first.
export function drawLabels(ctx, scale, sight, nodes, edges) {
  const isSmall = nodes.length <= FEW_NODES;
  const sheet = new Lettering(ctx, scale, sight, isSmall);
  for (const isFront of [true, false]) {
    const layer = nodes.filter(({ weight }) => weight > 0 === isFront);
    // In a crowd a label may cover signs of less weight; else none would find room.
    if (isSmall) for (const one of layer) sheet.takeSign(one);
    if (isFront) for (const one of edges.filter(({ isChosen }) => isChosen)) sheet.edge(one, isFront);
    for (const one of layer) {
      if (!isSmall) sheet.takeSign(one);
      sheet.node(one, one.weight);
    }
    for (const one of edges.filter(({ isNear, isChosen }) => isNear === isFront && !isChosen)) sheet.edge(one, isFront);
  }
  return sheet.placed;
}
