// The first picture of a stage, before vis-network is read: the same lines, signs and labels, drawn once.

import { DATA } from "./data.js";
import { drawHead, drawLine, lineBetween, pointOn } from "./strokes.js";

const TO_SCALE = DATA.network.options.edges.arrows.to.scaleFactor;
const FRAMES = 3; // two until the picture is on the screen, one for the side panel

export class Sketch {
  constructor(stage) {
    Object.assign(this, { stage, eye: { scale: 1, position: { x: 0, y: 0 } }, waiting: 0, lines: new Map() });
    this.sheet = document.createElement("canvas");
    this.sheet.className = "sketch";
    stage.container.before(this.sheet);
  }

  moveTo({ scale, position }) {
    this.eye = { scale, position };
    this.later();
  }

  // With the next frame; the network follows when that one is on the screen.
  later() {
    this.waiting ||= requestAnimationFrame(() => {
      this.waiting = 0;
      this.draw();
      this.follow(FRAMES);
    });
  }

  follow(frames) {
    if (frames) requestAnimationFrame(() => this.follow(frames - 1));
    else setTimeout(() => this.sheet.isConnected && this.stage.network);
  }

  draw() {
    const { stage, sheet } = this;
    const { clientWidth, clientHeight } = stage.container;
    const sharp = window.devicePixelRatio || 1;
    Object.assign(sheet, { width: Math.round(clientWidth * sharp), height: Math.round(clientHeight * sharp) });
    this.size = `${clientWidth} ${clientHeight}`;
    const { scale, position } = this.eye;
    const ctx = sheet.getContext("2d");
    ctx.setTransform(sharp, 0, 0, sharp, 0, 0);
    ctx.translate(clientWidth / 2 - position.x * scale, clientHeight / 2 - position.y * scale);
    ctx.scale(scale, scale);
    this.drawScene(ctx);
  }

  // In the order of vis-network: lines, signs over them, heads over those, labels last.
  drawScene(ctx) {
    const { stage } = this;
    const { nodes, edges } = stage.scene;
    const places = new Map(nodes.map((node) => [node.id, { x: node.x, y: node.y, radius: stage.radius(node) }]));
    const looks = edges.map(({ id }) => stage.edgeLook(id));
    this.lines = new Map(
      edges.map((edge, at) => {
        const ends = { from: places.get(edge.from), to: places.get(edge.to) };
        return [edge.id, lineBetween({ ...edge, ...ends }, looks[at].width, TO_SCALE)];
      }),
    );
    edges.forEach(({ id, mark }, at) => {
      drawLine(ctx, this.lines.get(id), mark, looks[at]);
    });
    for (const node of nodes) {
      const { x, y, radius } = places.get(node.id);
      stage.drawSign(ctx, node, x, y, radius);
    }
    edges.forEach(({ id }, at) => {
      drawHead(ctx, this.lines.get(id), looks[at]);
    });
    stage.letter(ctx);
  }

  pointOn(id, share) {
    return pointOn(this.lines.get(id), share);
  }

  // Whether the frame still has the size for which the picture was made.
  fits() {
    const { clientWidth, clientHeight } = this.stage.container;
    return !this.size || this.size === `${clientWidth} ${clientHeight}`;
  }

  remove() {
    cancelAnimationFrame(this.waiting);
    this.sheet.remove();
  }
}
