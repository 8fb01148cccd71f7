// Where things stand in views that no one could lay out beforehand: d3-force, run to its end before anything is drawn.
// It uses no chance of its own, so that the same view looks the same each time.

const ROUNDS = 160;
const ROOM = 62;
const RING = 210;
const WIDER = 1.3; // pages are wide, and so are labels

const { forceCollide, forceLink, forceManyBody, forceRadial, forceSimulation, forceX, forceY } = forces;

// Gives each node of `nodes` ({id, size, x?, y?, isFixed?, ring?}) its x and y; `edges` are {from, to}.
export function arrange(nodes, edges) {
  const isAnchored = nodes.some(({ isFixed }) => isFixed);
  const bodies = nodes.map((node) => ({
    id: node.id,
    room: Math.max(ROOM, node.size + 40),
    ring: node.ring,
    ...(node.isFixed ? { fx: node.x, fy: node.y } : {}),
    ...(node.ring === 0 ? { fx: 0, fy: 0 } : {}),
  }));
  startNear(bodies, edges);
  const links = edges.filter(({ from, to }) => from !== to).map(({ from, to }) => ({ source: from, target: to }));
  const simulation = forceSimulation(bodies)
    .force("charge", forceManyBody().strength(-700).distanceMax(700))
    .force(
      "link",
      forceLink(links)
        .id(({ id }) => id)
        .distance(150),
    )
    .force("collide", forceCollide(({ room }) => room).iterations(2))
    .force("x", forceX().strength(isAnchored ? 0 : 0.03))
    .force("y", forceY().strength(isAnchored ? 0 : 0.05))
    .stop();
  if (nodes.some(({ ring }) => ring !== undefined)) {
    const crowd = Math.max(1, Math.sqrt(nodes.length / 24));
    simulation.force("ring", forceRadial(({ ring }) => ring * RING * crowd).strength(0.5));
  }
  simulation.tick(ROUNDS);
  bodies.forEach(({ x, y }, index) => {
    nodes[index].x = Math.round(isAnchored ? x : x * WIDER);
    nodes[index].y = Math.round(y);
  });
}

// What is new begins beside what it is tied to, not in the middle.
function startNear(bodies, edges) {
  const byId = new Map(bodies.map((body) => [body.id, body]));
  edges.forEach(({ from, to }, index) => {
    for (const [fresh, old] of [
      [byId.get(from), byId.get(to)],
      [byId.get(to), byId.get(from)],
    ]) {
      if (fresh.x !== undefined || fresh.fx !== undefined || old.fx === undefined) continue;
      const angle = index * 2.4;
      fresh.x = old.fx + 160 * Math.cos(angle);
      fresh.y = old.fy + 160 * Math.sin(angle);
    }
  });
}
