// The stage for thousands of nodes: Sigma draws them with WebGL. The same scene, the same signs, fewer labels.

import { things } from "./data.js";
import { focusOf, isChosen } from "./focus.js";
import { glyphImages } from "./glyphs.js";
import { FACE, INK, LINE_LOOKS, STILL } from "./looks.js";
import { idOf } from "./scene.js";
import { state } from "./state.js";

const FADED_NODE = "#e4e2dd";
const FADED_EDGE = "#efede8";
const MANY_EDGES = 5000; // above which edges are not looked for under the pointer: it would cost each frame

export class LargeStage {
  constructor(container, { pick, hover, open }) {
    Object.assign(this, { container, near: null, scene: { nodes: [], edges: [] } });
    this.handlers = { pick, hover, open };
    this.images = glyphImages();
  }

  draw(scene) {
    this.scene = scene;
    this.items = new Map([...scene.nodes, ...scene.edges].map((item) => [item.id, item]));
    this.near = focusOf(scene);
    this.sigma?.kill();
    this.sigma = new webgl.Sigma(this.graph(scene), this.container, this.settings(scene));
    this.listen();
  }

  graph({ nodes, edges }) {
    const graph = new webgl.MultiDirectedGraph();
    for (const { id, at, x, y, size, rows } of nodes)
      graph.addNode(id, {
        x,
        y: -y,
        size,
        label: rows.join(" "),
        color: "#ffffff00",
        type: "image",
        image: this.images[things[at].type],
      });
    for (const { id, from, to, mark, bow, directed } of edges) {
      const type = bow ? "curved" : directed ? "arrow" : "line";
      graph.addEdgeWithKey(id, from, to, { size: 1, color: LINE_LOOKS[mark].line, type, curvature: bow });
    }
    return graph;
  }

  settings({ edges }) {
    return {
      allowInvalidContainer: true,
      renderEdgeLabels: false,
      enableEdgeEvents: edges.length <= MANY_EDGES,
      hideEdgesOnMove: edges.length > MANY_EDGES,
      labelFont: FACE,
      labelColor: { color: INK },
      labelWeight: "600",
      labelSize: 12.5,
      labelDensity: 0.5,
      labelGridCellSize: 150,
      labelRenderedSizeThreshold: 7,
      zIndex: true,
      minCameraRatio: 0.002,
      maxCameraRatio: 3,
      nodeProgramClasses: { image: webgl.createNodeImageProgram({ keepWithinCircle: false, debounceTimeout: 0 }) },
      edgeProgramClasses: { curved: webgl.EdgeCurvedArrowProgram, arrow: webgl.EdgeArrowProgram },
      nodeReducer: (id, look) => this.nodeLook(id, look),
      edgeReducer: (id, look) => this.edgeLook(id, look),
    };
  }

  nodeLook(id, look) {
    if (isChosen(id)) return { ...look, highlighted: true, forceLabel: true, zIndex: 2, size: look.size * 1.4 };
    if (!this.near) return look;
    if (this.near.nodes.has(id)) return { ...look, forceLabel: this.near.nodes.size < 60, zIndex: 1 };
    return { ...look, type: "circle", color: FADED_NODE, label: null, zIndex: 0 };
  }

  edgeLook(id, look) {
    if (isChosen(id)) return { ...look, size: 4, zIndex: 2 };
    if (!this.near) return look;
    return this.near.edges.has(id) ? { ...look, size: 2.5, zIndex: 1 } : { ...look, color: FADED_EDGE, zIndex: 0 };
  }

  listen() {
    const { pick, hover, open } = this.handlers;
    const item = ({ node, edge }) => this.items.get(node || edge) || null;
    for (const name of ["clickNode", "clickEdge"]) this.sigma.on(name, (event) => pick(item(event)));
    this.sigma.on("clickStage", () => pick(null));
    this.sigma.on("doubleClickNode", (event) => {
      event.preventSigmaDefault();
      open(item(event));
    });
    for (const name of ["enterNode", "enterEdge"]) this.sigma.on(name, (event) => hover(item(event)));
    for (const name of ["leaveNode", "leaveEdge"]) this.sigma.on(name, () => hover(null));
  }

  refresh() {
    this.near = focusOf(this.scene);
    this.sigma.refresh({ skipIndexation: true });
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
