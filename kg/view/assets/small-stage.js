// The stage for up to two thousand nodes: vis-network moves, zooms and finds what is pointed at; signs and labels are
// drawn by us. It draws pyvis's nodes and edges as they stand in the page. The first picture is ours alone: it is there
// before the library is read.

import { DATA } from "./data.js";
import { focusOf, isChosen } from "./focus.js";
import { drawNode } from "./glyphs.js";
import { drawLabels, STOPS } from "./labels.js";
import { library } from "./library.js";
import { LINE_LOOKS, STILL } from "./looks.js";
import { idOf } from "./scene.js";
import { Sketch } from "./sketch.js";
import { isSame, state } from "./state.js";

const FADED = 0.22;
const MANY_LINES = 150;
const MARGIN = { side: 52, above: 20, below: 62 }; // pixels of the screen, for labels
const CLOSEST = 1.25;
const LINE_LABELS_FROM = 0.42; // zoom below which only the lines of the selection are labelled, in a large scene
const FEW_LINES = 60;

export class SmallStage {
  constructor(container, handlers) {
    Object.assign(this, { container, handlers, scene: { nodes: [], edges: [] }, near: null, placed: [], made: null });
    this.sketch = new Sketch(this);
  }

  // The network, made when the first picture stands or something asks for it.
  get network() {
    return this.made || this.make();
  }

  get isReady() {
    return Boolean(this.made) && !this.sketch;
  }

  make() {
    const { pick, hover, open } = this.handlers;
    const { Network } = library("vis");
    const eye = this.eye();
    this.made = new Network(this.container, this.data(), DATA.network.options);
    const on = (names, act) => {
      for (const name of names) this.made.on(name, act);
    };
    const item = (id) => this.items.get(id) || null;
    on(["afterDrawing"], (ctx) => this.letter(ctx));
    on(["click"], (event) => pick(this.picked(event)));
    on(["doubleClick"], (event) => open(this.picked(event)));
    on(["hoverNode"], ({ node }) => hover(item(node)));
    on(["hoverEdge"], ({ edge }) => hover(item(edge)));
    on(["blurNode", "blurEdge"], () => hover(null));
    on(["resize"], () => this.settle());
    on(["dragStart", "zoom"], () => {
      this.wasTouched = true;
    });
    this.made.moveTo(eye);
    if (!this.sketch.fits()) this.settle();
    this.made.once("afterDrawing", () => {
      this.sketch.remove();
      this.sketch = null;
    });
    return this.made;
  }

  // Shows a scene; the same nodes at the same places keep the reader's place and zoom.
  draw(scene) {
    const places = scene.nodes.map(({ id, x, y }) => `${id} ${x} ${y}`).join();
    const isNew = places !== this.places;
    this.places = places;
    this.scene = scene;
    this.crowd = Math.min(1, Math.sqrt(300 / Math.max(scene.nodes.length, 1)));
    this.items = new Map([...scene.nodes, ...scene.edges].map((item) => [item.id, item]));
    this.near = focusOf(scene);
    this.looks = new Map();
    const eye = this.eye();
    if (this.made) this.made.setData(this.data());
    else this.sketch.later();
    if (isNew) this.fit(false);
    else this.moveTo(eye);
  }

  data() {
    const { nodes, edges } = this.scene;
    return { nodes: nodes.map((node) => this.nodeOptions(node)), edges: edges.map((edge) => this.edgeOptions(edge)) };
  }

  // Where the reader looks at, and how closely.
  eye() {
    if (!this.made) return this.sketch.eye;
    return { scale: this.made.getScale(), position: this.made.getViewPosition() };
  }

  get scale() {
    return this.made ? this.made.getScale() : this.sketch.eye.scale;
  }

  moveTo(eye) {
    if (this.made) this.made.moveTo(eye);
    else this.sketch.moveTo(eye);
  }

  placeOf(id) {
    if (this.made) return this.made.getPosition(id);
    const { x, y } = this.items.get(id);
    return { x, y };
  }

  // After the frame has changed its size.
  settle() {
    if (state.selection) this.reveal(state.selection);
    else if (!this.wasTouched) this.fit(false);
  }

  nodeOptions(node) {
    const { id, x, y, size } = node;
    return {
      id,
      x,
      y,
      size,
      shape: "custom",
      ctxRenderer: ({ ctx, x: left, y: top }) => {
        const radius = this.radius(node);
        const draw = () => this.drawSign(ctx, node, left, top, radius);
        return { drawNode: draw, nodeDimensions: { width: radius * 2, height: radius * 2 } };
      },
    };
  }

  drawSign(ctx, node, x, y, radius) {
    ctx.globalAlpha = !this.near || this.near.nodes.has(node.id) ? 1 : FADED + 0.12;
    drawNode(ctx, node, x, y, radius, this.ring(node.id));
    ctx.globalAlpha = 1;
  }

  // As laid out, but never too small on the screen to be seen and hit.
  radius({ size }) {
    return Math.max(size, (Math.min(size / 3.8, 8) * this.crowd) / this.scale);
  }

  edgeOptions({ id, from, to, bow, mark, directed }) {
    const smooth = bow
      ? { enabled: true, type: bow > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bow) }
      : { enabled: false };
    const dashes = LINE_LOOKS[mark].dashes || false;
    return { from, to, smooth, dashes, arrows: directed ? "to" : "", ...this.edgeLook(id) };
  }

  edgeLook(id) {
    const { mark, width = 1.7 } = this.items.get(id);
    const isNear = !this.near || this.near.edges.has(id);
    const full = this.near || this.scene.edges.length < MANY_LINES ? 1 : 0.55;
    return {
      id,
      width: isChosen(id) ? 3.6 : width,
      color: { color: LINE_LOOKS[mark].line, opacity: isNear ? full : FADED },
    };
  }

  ring(id) {
    if (state.selection && idOf(state.selection) === id) return "selected";
    return state.hover && idOf(state.hover) === id ? "near" : null;
  }

  // Brings the drawing in line with the selection.
  refresh() {
    this.near = focusOf(this.scene);
    this.relook(this.scene.edges.map(({ id }) => id));
  }

  // Only what looks otherwise than before is told to vis-network, and past its data set, which would tell everyone.
  relook(ids) {
    if (!this.made) return this.sketch.later();
    for (const id of ids) {
      const look = this.edgeLook(id);
      const seen = `${look.width} ${look.color.opacity}`;
      if (this.looks.get(id) === seen) continue;
      this.looks.set(id, seen);
      this.made.body.edges[id].setOptions(look);
    }
    this.made.redraw();
  }

  hover() {
    this.container.style.cursor = state.hover ? "pointer" : "";
    const touched = [this.hovered, state.hover && idOf(state.hover)].filter((id) => this.items.get(id)?.from);
    this.hovered = state.hover && idOf(state.hover);
    this.relook(touched);
  }

  letter(ctx) {
    if (!this.scene.nodes.length) return;
    const frame = this.frame(60);
    const isSeen = ({ x, y }) => x >= frame.left && x <= frame.right && y >= frame.top && y <= frame.bottom;
    const weight = (id) => (this.ring(id) ? 2 : Number(!this.near || this.near.nodes.has(id)));
    const nodes = this.scene.nodes
      .map((node) => ({ node, id: node.id, radius: this.radius(node), ...this.placeOf(node.id) }))
      .filter(isSeen)
      .map((one) => ({ ...one, weight: weight(one.id) }))
      .sort((a, b) => b.weight - a.weight || b.node.size - a.node.size);
    this.placed = drawLabels(ctx, this.scale, this.frame(0), nodes, this.edgesToLetter());
  }

  edgesToLetter() {
    const { edges } = this.scene;
    const all = this.scale >= LINE_LABELS_FROM || edges.length <= FEW_LINES;
    const hovered = state.hover && idOf(state.hover);
    const isNear = ({ id, from, to }) =>
      isChosen(id) || (this.near ? this.near.edges.has(id) : from === hovered || to === hovered);
    const isPicked = ({ kind, at }) => isSame(state.selection, kind, at);
    const isPlain = ({ mark }) => mark === "fact" || mark === "post";
    return edges
      .map((edge) => ({ edge, isNear: isNear(edge), isChosen: isPicked(edge) }))
      .filter((one) => one.isNear || (all && !this.near))
      .sort((a, b) => b.isNear - a.isNear || isPlain(a.edge) - isPlain(b.edge))
      .map((one) => ({ ...one, points: this.curve(one.edge.id) }));
  }

  curve(id) {
    if (!this.made) return STOPS.map((stop) => this.sketch.pointOn(id, stop));
    const { edgeType } = this.made.body.edges[id];
    return STOPS.map((stop) => edgeType.getPoint(stop));
  }

  // The visible part of the drawing, in its own units, with a margin of pixels.
  frame(room) {
    const { clientWidth, clientHeight } = this.container;
    const { scale, position } = this.eye();
    const [across, down] = [clientWidth / 2 + room, clientHeight / 2 + room].map((half) => half / scale);
    return {
      left: position.x - across,
      top: position.y - down,
      right: position.x + across,
      bottom: position.y + down,
    };
  }

  labelAt({ x, y }) {
    return this.placed.find((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)?.item;
  }

  picked({ nodes, edges, pointer }) {
    if (nodes.length) return this.items.get(nodes[0]);
    return this.labelAt(pointer.canvas) || (edges.length ? this.items.get(edges[0]) : null);
  }

  // Where a node or an edge can be hit, in pixels of the container.
  pointOf(id) {
    const { network } = this;
    if (!this.items.get(id).from) return network.canvasToDOM(this.placeOf(id));
    const points = this.curve(id);
    const isOwn = (label) => !label || label.id === id;
    return network.canvasToDOM(points.find((point) => isOwn(this.labelAt(point))) || points[0]);
  }

  fit(animated = true) {
    this.wasTouched = false;
    this.show(
      this.scene.nodes.map(({ id }) => id),
      animated,
      CLOSEST,
    );
  }

  // Moves so that the given nodes are in view, labels included, not closer than `closest`.
  show(shown, animated, closest) {
    if (!shown.length) return;
    const places = shown.map((id) => ({ ...this.placeOf(id), size: this.items.get(id).size }));
    const [left, right] = [places.map(({ x, size }) => x - size), places.map(({ x, size }) => x + size)];
    const [top, bottom] = [places.map(({ y, size }) => y - size), places.map(({ y, size }) => y + size)];
    const [x, y] = [(Math.min(...left) + Math.max(...right)) / 2, (Math.min(...top) + Math.max(...bottom)) / 2];
    const { clientWidth, clientHeight } = this.container;
    const below = MARGIN.below + this.handlers.below(); // what stands over the drawing
    const scale = Math.min(
      Math.max(clientWidth - 2 * MARGIN.side, 80) / (Math.max(...right) - Math.min(...left)),
      Math.max(clientHeight - MARGIN.above - below, 80) / (Math.max(...bottom) - Math.min(...top)),
      closest,
    );
    this.moveTo({
      position: { x, y: y + (below - MARGIN.above) / 2 / scale },
      scale,
      animation: animated && !STILL ? { duration: 350, easingFunction: "easeInOutQuad" } : false,
    });
  }

  // Shows what was selected in a list, if it is out of sight or too small to see.
  reveal(selection) {
    const near = focusOf(this.scene);
    if (!near) return;
    const item = this.items.get(idOf(selection));
    const shown = item.from ? [item.from, item.to] : [item.id];
    const frame = this.frame(60);
    const margin = 90 / this.scale;
    const isSeen = shown.every((id) => {
      const { x, y } = this.placeOf(id);
      return x > frame.left + margin && x < frame.right - margin && y > frame.top + margin && y < frame.bottom - margin;
    });
    if (isSeen && this.scale > 0.5) return;
    this.wasTouched = true;
    this.show([...near.nodes], true, 1);
  }

  zoom(factor) {
    this.wasTouched = true;
    this.moveTo({ ...this.eye(), scale: Math.min(Math.max(this.scale * factor, 0.02), 5) });
  }

  pan(x, y) {
    this.wasTouched = true;
    const { scale, position } = this.eye();
    this.moveTo({ scale, position: { x: position.x + x / scale, y: position.y + y / scale } });
  }

  destroy() {
    this.sketch?.remove();
    this.made?.destroy();
  }
}
