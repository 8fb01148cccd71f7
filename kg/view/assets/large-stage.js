// The stage for thousands of nodes: Sigma draws them with WebGL. The same scene, the same signs, fewer labels.

import { things, types } from "./data.js";
import { focusOf, isChosen } from "./focus.js";
import { glyphImages } from "./glyphs.js";
import { library } from "./library.js";
import { FACE, INK, LINE_LOOKS, PAPER, STILL } from "./looks.js";
import { idOf } from "./scene.js";
import { state } from "./state.js";

const CLOSE = 0.3; // camera ratio from which signs are large enough to be told apart; further away they are dots
const FAR_EDGE = 0.1; // how dark the edges of a crowd are, from afar and from near
const NEAR_EDGE = 0.14;
const FADED_NODE = "#e4e2dd";
const FADED_EDGE = "#efede8";
const MANY_EDGES = 5000; // above which edges are hairlines, not looked for under the pointer: it would cost each frame

// A colour as it would look on the paper if only `share` of it were there.
function faint(colour, share) {
  const [ink, paper] = [colour, PAPER].map((hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)));
  const mixed = ink.map((part, at) => Math.round(part * share + paper[at] * (1 - share)));
  return `#${mixed.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

const HAIRS = [FAR_EDGE, NEAR_EDGE].map((share) =>
  Object.fromEntries(Object.values(LINE_LOOKS).map(({ line }) => [line, faint(line, share)])),
);

export class LargeStage {
  constructor(container, { pick, hover, open }) {
    Object.assign(this, { container, near: null, waiting: null, scene: { nodes: [], edges: [] } });
    this.handlers = { pick, hover, open };
    this.images = glyphImages();
    this.isReady = true;
  }

  draw(scene) {
    this.scene = scene;
    this.isCrowd = scene.edges.length > MANY_EDGES;
    this.items = new Map([...scene.nodes, ...scene.edges].map((item) => [item.id, item]));
    this.near = focusOf(scene);
    this.isClose = false;
    this.sigma?.kill();
    const { Sigma } = library("webgl");
    this.sigma = new Sigma(this.graph(scene), this.container, this.settings());
    this.listen();
  }

  graph({ nodes, edges }) {
    const { MultiDirectedGraph } = library("webgl");
    const graph = new MultiDirectedGraph();
    for (const { id, at, x, y, size, rows } of nodes)
      graph.addNode(id, {
        x,
        y: -y,
        size,
        label: rows.join(" "),
        color: types[things[at].type].colour,
        image: this.images[things[at].type],
      });
    for (const { id, from, to, mark, bow, directed } of edges) {
      const shape = bow ? "curved" : directed ? "arrow" : "line";
      const type = this.isCrowd ? "hair" : shape;
      graph.addEdgeWithKey(id, from, to, { size: 1.5, color: LINE_LOOKS[mark].line, type, curvature: bow });
    }
    return graph;
  }

  settings() {
    const { createNodeImageProgram, EdgeArrowProgram, EdgeCurvedArrowProgram, EdgeLineProgram } = library("webgl");
    return {
      allowInvalidContainer: true,
      itemSizesReference: "positions", // so that signs never grow over each other
      zoomToSizeRatioFunction: (ratio) => ratio,
      renderEdgeLabels: false,
      enableEdgeEvents: !this.isCrowd,
      hideEdgesOnMove: this.isCrowd,
      labelFont: FACE,
      labelColor: { color: INK },
      labelWeight: "600",
      labelSize: 12.5,
      labelDensity: 0.5,
      labelGridCellSize: 150,
      labelRenderedSizeThreshold: 5,
      zIndex: true,
      minCameraRatio: 0.002,
      maxCameraRatio: 3,
      nodeProgramClasses: { image: createNodeImageProgram({ keepWithinCircle: false, debounceTimeout: 0 }) },
      edgeProgramClasses: {
        curved: EdgeCurvedArrowProgram,
        arrow: EdgeArrowProgram,
        hair: EdgeLineProgram,
      },
      nodeReducer: (id, look) => this.nodeLook(id, look),
      edgeReducer: (id, look) => this.edgeLook(id, look),
    };
  }

  nodeLook(id, given) {
    const look = this.isClose ? { ...given, type: "image", color: "#ffffff00" } : { ...given, type: "circle" };
    if (isChosen(id)) return { ...look, highlighted: true, forceLabel: true, zIndex: 2, size: look.size * 1.6 };
    if (!this.near) return look;
    if (this.near.nodes.has(id)) return { ...look, forceLabel: this.near.nodes.size < 60, zIndex: 1 };
    return { ...look, type: "circle", color: FADED_NODE, label: null, zIndex: 0 };
  }

  edgeLook(id, look) {
    const firm = { ...look, type: this.isCrowd ? "arrow" : look.type };
    if (isChosen(id)) return { ...firm, size: 5, zIndex: 2 };
    if (this.near?.edges.has(id)) return { ...firm, size: 3, zIndex: 1 };
    if (this.near) return { ...look, color: FADED_EDGE, hidden: this.isCrowd, zIndex: 0 };
    return this.isCrowd ? { ...look, color: HAIRS[Number(this.isClose)][look.color] } : look;
  }

  listen() {
    const { pick, hover, open } = this.handlers;
    const item = ({ node, edge }) => this.items.get(node || edge) || null;
    for (const name of ["clickNode", "clickEdge"]) this.sigma.on(name, (event) => pick(item(event)));
    this.sigma.on("clickStage", () => pick(null));
    this.sigma.getCamera().on("updated", ({ ratio }) => {
      if (ratio < CLOSE === this.isClose) return;
      this.isClose = ratio < CLOSE;
      this.later();
    });
    this.sigma.on("doubleClickNode", (event) => {
      event.preventSigmaDefault();
      open(item(event));
    });
    for (const name of ["enterNode", "enterEdge"]) this.sigma.on(name, (event) => hover(item(event)));
    for (const name of ["leaveNode", "leaveEdge"]) this.sigma.on(name, () => hover(null));
  }

  // The panel answers at once; a picture of thousands follows with the next frame.
  refresh() {
    this.near = focusOf(this.scene);
    this.later();
  }

  // Sigma's own scheduling would leave the nodes without places until the next frame.
  later() {
    this.waiting ??= requestAnimationFrame(() => {
      this.waiting = null;
      this.sigma?.refresh({ skipIndexation: true });
    });
  }

  hover() {
    this.container.style.cursor = state.hover ? "pointer" : "";
  }

  pointOf(id) {
    const place = (node) => {
      const { x, y } = this.sigma.getNodeDisplayData(node);
      return this.sigma.framedGraphToViewport({ x, y });
    };
    const { from, to } = this.items.get(id);
    if (!from) return place(id);
    const [start, end] = [place(from), place(to)];
    return { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  }

  move(camera) {
    if (STILL) this.sigma.getCamera().setState(camera);
    else this.sigma.getCamera().animate(camera, { duration: 350 });
  }

  fit() {
    this.move({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
  }

  reveal(selection) {
    const item = this.items.get(idOf(selection));
    if (!item) return;
    const ends = (item.from ? [item.from, item.to] : [item.id]).map((id) => this.sigma.getNodeDisplayData(id));
    const middle = (axis) => ends.reduce((sum, end) => sum + end[axis], 0) / ends.length;
    const ratio = Math.min(this.sigma.getCamera().getState().ratio, 0.25);
    this.move({ x: middle("x"), y: middle("y"), ratio });
  }

  zoom(factor) {
    const camera = this.sigma.getCamera().getState();
    this.move({ ...camera, ratio: camera.ratio / factor });
  }

  pan(x, y) {
    const camera = this.sigma.getCamera().getState();
    const { width } = this.sigma.getDimensions();
    this.move({ ...camera, x: camera.x + (x / width) * camera.ratio, y: camera.y - (y / width) * camera.ratio });
  }

  destroy() {
    this.sigma?.kill();
    this.sigma = null;
  }
}
