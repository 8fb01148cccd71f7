// Lines as vis-network 9 draws them: the first picture has them before that library is read, at the same places.

import { LINE_LOOKS } from "./looks.js";

const HEAD = [
  [0, 0],
  [-1, 0.3],
  [-0.9, 0],
  [-1, -0.3],
];
const HALVINGS = 10;
const CLOSE_BY = 0.2;
const LOOP = 24;

// The middle point of the curve that vis-network calls curvedCW, or curvedCCW where `bow` is negative.
function via({ from, to, bow }) {
  const [dx, dy] = [to.x - from.x, from.y - to.y];
  const reach = Math.abs(bow) / 2 + 0.5;
  const turn = (bow > 0 ? reach : 0.5 - Math.abs(bow) / 2) * Math.PI;
  const angle = Math.atan2(dy, dx) + turn;
  const length = reach * Math.hypot(dx, dy);
  return { x: from.x + length * Math.sin(angle), y: from.y + length * Math.cos(angle) };
}

const mixed = (one, other, share) => ({
  x: (1 - share) * one.x + share * other.x,
  y: (1 - share) * one.y + share * other.y,
});

// A point of a line: `share` 0 is where it begins, 1 where it ends.
export function pointOn({ start, end, middle, loop }, share) {
  const angle = 2 * Math.PI * (1 - share);
  if (loop) return { x: loop.x + LOOP * Math.sin(angle), y: loop.y + LOOP * Math.cos(angle) };
  if (!middle) return mixed(start, end, share);
  return mixed(mixed(start, middle, share), mixed(middle, end, share), share);
}

// How far the border of a node is from its middle in a direction: vis-network takes nodes of a custom shape for boxes.
const reach = (radius, angle) => radius / Math.max(Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle)));

function borderOf(curve, to) {
  let [low, high, share] = [0, 1, 0];
  for (let tries = 0; tries < HALVINGS && low <= high; tries += 1) {
    share = (low + high) / 2;
    const { x, y } = pointOn(curve, share);
    const gap = reach(to.radius, Math.atan2(to.y - y, to.x - x)) - Math.hypot(x - to.x, y - to.y);
    if (Math.abs(gap) < CLOSE_BY) break;
    if (gap < 0) low = share;
    else high = share;
  }
  return share;
}

// {start, end, middle, tip, angle, length}: the line from node to node, and its head; of a node to itself the middle of
// a loop. `from`, `to`: {x, y, radius}.
export function lineBetween({ from, to, bow, directed }, width, scale) {
  if (from === to) return { start: from, end: to, loop: { x: from.x + from.radius, y: from.y - from.radius } };
  const curve = { start: from, end: to, middle: bow ? via({ from, to, bow }) : null };
  if (!directed) return curve;
  const length = 15 * scale + 3 * width;
  const share = curve.middle ? borderOf(curve, to) : null;
  const guide = share === null ? from : pointOn(curve, share - length / Math.hypot(to.x - from.x, to.y - from.y));
  const aim = Math.atan2(to.y - from.y, to.x - from.x);
  const straight = { x: to.x - Math.cos(aim) * reach(to.radius, aim), y: to.y - Math.sin(aim) * reach(to.radius, aim) };
  const tip = share === null ? straight : pointOn(curve, share);
  const angle = share === null ? aim : Math.atan2(tip.y - guide.y, tip.x - guide.x);
  const end = { x: tip.x - 0.9 * length * Math.cos(angle), y: tip.y - 0.9 * length * Math.sin(angle) };
  return { ...curve, end, tip, angle, length };
}

// `look`: {width, color: {color, opacity}}.
export function drawLine(ctx, { start, end, middle, loop }, mark, look) {
  ctx.globalAlpha = look.color.opacity;
  ctx.strokeStyle = look.color.color;
  ctx.lineWidth = look.width;
  ctx.setLineDash(LINE_LOOKS[mark].dashes || []);
  ctx.beginPath();
  if (loop) ctx.arc(loop.x, loop.y, LOOP, 0, 2 * Math.PI);
  else ctx.moveTo(start.x, start.y);
  if (middle) ctx.quadraticCurveTo(middle.x, middle.y, end.x, end.y);
  else if (!loop) ctx.lineTo(end.x, end.y);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

export function drawHead(ctx, { tip, angle, length }, look) {
  if (!tip) return;
  const [cos, sin] = [Math.cos(angle) * length, Math.sin(angle) * length];
  ctx.globalAlpha = look.color.opacity;
  ctx.fillStyle = look.color.color;
  ctx.beginPath();
  for (const [x, y] of HEAD) ctx.lineTo(tip.x + x * cos - y * sin, tip.y + x * sin + y * cos);
  ctx.fill();
  ctx.globalAlpha = 1;
}
