// The drawing: vis-network moves, zooms and finds what is pointed at; signs and labels are drawn here.

const LINE_LOOKS = {
  fact: { line: "#64707f", text: "#3b4552" },
  attributed: { line: "#b45309", text: "#92400e", dashes: [7, 5] },
  planned: { line: "#1d6fa5", text: "#17597f", dashes: [12, 5] },
  possible: { line: "#7a5bb5", text: "#5f4594", dashes: [3, 5] },
  denied: { line: "#b3261e", text: "#931f19", dashes: [3, 3, 10, 3] },
  post: { line: "#a9b2bd", text: "#66717e" },
};
const FADED = 0.22;
const CROWD = Math.min(1, Math.sqrt(300 / things.length)); // signs grow smaller where thousands share the screen
const MANY_LINES = 150;
const MARGIN = { side: 52, above: 20, below: 62 }; // pixels of the screen, for labels
const CLOSEST = 1.25;
const STILL = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

const canvas = {
  container: document.getElementById("canvas"),
  near: null, // what belongs to the selection: {things: Set, lines: Set}, or null when all are equal

  start(onPick, onHover) {
    this.nodes = new vis.DataSet(DATA.network.nodes.map((node) => this.nodeOptions(node)));
    this.edges = new vis.DataSet(DATA.network.edges.map((edge) => this.edgeOptions(edge)));
    this.network = new vis.Network(this.container, { nodes: this.nodes, edges: this.edges }, DATA.network.options);
    this.network.on("afterDrawing", (ctx) => this.drawLabels(ctx));
    this.network.on("click", (event) => onPick(this.picked(event)));
    this.network.on("hoverNode", ({ node }) => onHover({ kind: "thing", at: node }));
    this.network.on("hoverEdge", ({ edge }) => onHover({ kind: "line", at: edge }));
    for (const name of ["blurNode", "blurEdge"]) this.network.on(name, () => onHover(null));
    this.network.on("resize", () => this.settle());
    for (const name of ["dragStart", "zoom"])
      this.network.on(name, () => {
        this.wasTouched = true;
      });
    this.fit(false);
  },

  // After the frame has changed its size.
  settle() {
    if (state.selection) this.reveal(state.selection);
    else if (!this.wasTouched) this.fit(false);
  },

  // pyvis's node, drawn by us: its label is set later, where there is room.
  nodeOptions({ label, shape, color, ...rest }) {
    return {
      ...rest,
      shape: "custom",
      ctxRenderer: ({ ctx, x, y }) => {
        const radius = this.radius(rest.id);
        const drawNode = () => {
          ctx.globalAlpha = !this.near || this.near.things.has(rest.id) ? 1 : FADED + 0.12;
          drawGlyph(ctx, rest.id, x, y, radius, this.ring(rest.id));
          ctx.globalAlpha = 1;
        };
        return { drawNode, nodeDimensions: { width: radius * 2, height: radius * 2 } };
      },
    };
  },

  // As laid out, but never too small on the screen to be seen and hit.
  radius(at) {
    const { size } = positions[at];
    const scale = this.network ? this.network.getScale() : 1;
    return Math.max(size, (Math.min(size / 3.8, 8) * CROWD) / scale);
  },

  edgeOptions({ label, dashes, ...rest }) {
    const look = LINE_LOOKS[lines[rest.id].mark];
    return { ...rest, dashes: look.dashes || false, ...this.edgeLook(rest.id) };
  },

  edgeLook(at) {
    const isNear = !this.near || this.near.lines.has(at);
    const color = LINE_LOOKS[lines[at].mark].line;
    return {
      id: at,
      hidden: !isShownLine(at),
      width: this.isChosen(at) ? 3.6 : 1.7,
      color: { color, opacity: isNear ? (this.near || lines.length < MANY_LINES ? 1 : 0.55) : FADED },
    };
  },

  isChosen(at) {
    return isSame(state.selection, "line", at) || isSame(state.hover, "line", at);
  },

  ring(at) {
    if (isSame(state.selection, "thing", at)) return "selected";
    return isSame(state.hover, "thing", at) ? "near" : null;
  },

  // Brings the drawing in line with `state`.
  refresh() {
    const at = state.selection;
    this.near = at ? neighbourhood(at) : null;
    this.nodes.update(things.map((_, id) => ({ id, hidden: !isDrawn(id) })));
    this.edges.update(lines.map((_, id) => this.edgeLook(id)));
    document.getElementById("empty").hidden = things.some((_, id) => isDrawn(id));
  },

  hover() {
    this.container.style.cursor = state.hover ? "pointer" : "";
    if (this.hovered !== undefined) this.edges.update(this.edgeLook(this.hovered));
    this.hovered = state.hover && state.hover.kind === "line" ? state.hover.at : undefined;
    if (this.hovered !== undefined) this.edges.update(this.edgeLook(this.hovered));
    this.network.redraw();
  },

  drawLabels(ctx) {
    if (!this.network) return;
    const frame = this.frame();
    const isSeen = ({ x, y }) => x >= frame.left && x <= frame.right && y >= frame.top && y <= frame.bottom;
    const weight = (at) => {
      if (this.ring(at)) return 2;
      return !this.near || this.near.things.has(at) ? 1 : 0;
    };
    const isNear = (at) =>
      this.isChosen(at) ||
      (this.near
        ? this.near.lines.has(at)
        : isSame(state.hover, "thing", lines[at].s) || isSame(state.hover, "thing", lines[at].o));
    const isPlain = (at) => ["fact", "post"].includes(lines[at].mark);
    const all = this.network.getScale() >= LINE_LABELS_FROM || lines.length <= FEW_LINES;
    const order = (at) => weight(at) * 1e6 + linesOf[at].length;
    drawLabels(ctx, this.network, {
      nodes: things
        .map((_, at) => at)
        .filter((at) => isDrawn(at) && isSeen(this.network.getPosition(at)))
        .sort((a, b) => order(b) - order(a) || a - b),
      lines: lines
        .map((_, at) => at)
        .filter((at) => isShownLine(at) && (isNear(at) || (all && !this.near)))
        .sort((a, b) => isNear(b) - isNear(a) || isPlain(a) - isPlain(b) || a - b),
      weight,
      isNear,
    });
  },

  // The visible part of the drawing, in its own units, with a margin.
  frame() {
    const { clientWidth, clientHeight } = this.container;
    const from = this.network.DOMtoCanvas({ x: -60, y: -60 });
    const to = this.network.DOMtoCanvas({ x: clientWidth + 60, y: clientHeight + 60 });
    return { left: from.x, top: from.y, right: to.x, bottom: to.y };
  },

  // A point on a line where nothing else would be hit, its middle if possible.
  pointOn(at) {
    const points = STOPS.map((stop) => this.network.body.edges[at].edgeType.getPoint(stop));
    const isOwn = (label) => !label || (label.kind === "line" && label.at === at);
    return points.find((point) => isOwn(labelAt(point))) || points[0];
  },

  picked({ nodes, edges, pointer }) {
    if (nodes.length) return { kind: "thing", at: nodes[0] };
    const label = labelAt(pointer.canvas);
    if (label) return { kind: label.kind, at: label.at };
    return edges.length ? { kind: "line", at: edges[0] } : null;
  },

  fit(animated = true) {
    const shown = things.map((_, at) => at).filter(isDrawn);
    this.show(shown, animated, CLOSEST);
  },

  // Moves so that the given things are in view, labels included, not closer than `closest`.
  show(shown, animated, closest) {
    if (!shown.length) return;
    const places = shown.map((at) => ({ ...this.network.getPosition(at), size: positions[at].size }));
    const [left, right] = [places.map(({ x, size }) => x - size), places.map(({ x, size }) => x + size)];
    const [top, bottom] = [places.map(({ y, size }) => y - size), places.map(({ y, size }) => y + size)];
    const [x, y] = [(Math.min(...left) + Math.max(...right)) / 2, (Math.min(...top) + Math.max(...bottom)) / 2];
    const { clientWidth, clientHeight } = this.container;
    const below = MARGIN.below + document.getElementById("marks").offsetHeight; // the buttons over the drawing
    const scale = Math.min(
      Math.max(clientWidth - 2 * MARGIN.side, 80) / (Math.max(...right) - Math.min(...left)),
      Math.max(clientHeight - MARGIN.above - below, 80) / (Math.max(...bottom) - Math.min(...top)),
      closest,
    );
    this.network.moveTo({
      position: { x, y: y + (below - MARGIN.above) / 2 / scale },
      scale,
      animation: animated && !STILL ? { duration: 350, easingFunction: "easeInOutQuad" } : false,
    });
  },

  // Shows what was selected in a list, if it is out of sight or too small to see.
  reveal({ kind, at }) {
    const shown = kind === "thing" ? [at] : [lines[at].s, lines[at].o];
    const frame = this.frame();
    const margin = 60 / this.network.getScale();
    const isSeen = shown.every((id) => {
      const { x, y } = this.network.getPosition(id);
      return (
        x > frame.left + margin * 1.5 &&
        x < frame.right - margin * 1.5 &&
        y > frame.top + margin * 1.5 &&
        y < frame.bottom - margin * 1.5
      );
    });
    if (isSeen && this.network.getScale() > 0.5) return;
    this.wasTouched = true;
    this.show([...neighbourhood({ kind, at }).things].filter(isDrawn), true, 1);
  },

  zoom(factor) {
    this.wasTouched = true;
    this.network.moveTo({ scale: Math.min(Math.max(this.network.getScale() * factor, 0.02), 5) });
  },

  pan(x, y) {
    this.wasTouched = true;
    const scale = this.network.getScale();
    const { x: left, y: top } = this.network.getViewPosition();
    this.network.moveTo({ position: { x: left + x / scale, y: top + y / scale } });
  },
};

const isSame = (one, kind, at) => Boolean(one) && one.kind === kind && one.at === at;

// A thing with its shown lines and their other ends; a line with its two ends.
function neighbourhood({ kind, at }) {
  if (kind === "line") return { things: new Set([lines[at].s, lines[at].o]), lines: new Set([at]) };
  const near = linesOf[at].filter(isShownLine);
  return { things: new Set([at, ...near.flatMap((line) => [lines[line].s, lines[line].o])]), lines: new Set(near) };
}
