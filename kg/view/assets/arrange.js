// Where things stand in views that no one could lay out beforehand: d3-force, run to its end before anything is drawn.
// It uses no chance of its own, so that the same view looks the same each time.

const ROUNDS = 160;
const TRIES = 4000;
const ROOM = 62;
const RING = 210;
const WIDER = 1.3; // pages are wide, and so are labels

const { forceCollide, forceLink, forceManyBody, forceRadial, forceSimulation, forceX, forceY } = forces;

// Gives each node of `nodes` ({id, size, x?, y?, isFixed?, ring?}) its x and y; `edges` are {from, to}.
export function arrange(nodes, edges) {
  if (nodes.some(({ isFixed }) => isFixed)) placeBeside(nodes, edges);
  else simulate(nodes, edges);
}

function simulate(nodes, edges) {
  const bodies = nodes.map(({ id, size, ring }) => ({
    id,
    room: Math.max(ROOM, size + 40),
    ring,
    ...(ring === 0 ? { fx: 0, fy: 0 } : {}),
  }));
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
    .force("x", forceX().strength(0.03))
    .force("y", forceY().strength(0.05))
    .stop();
  if (nodes.some(({ ring }) => ring !== undefined)) {
    const crowd = Math.max(1, Math.sqrt(nodes.length / 24));
    simulation.force("ring", forceRadial(({ ring }) => ring * RING * crowd).strength(0.5));
  }
  simulation.tick(ROUNDS);
  bodies.forEach(({ x, y }, index) => {
    nodes[index].x = Math.round(x * WIDER);
    nodes[index].y = Math.round(y);
  });
}

// What is new stands in the first free place around what it is tied to; what stands already stays.
function placeBeside(nodes, edges) {
  const standing = new Map(nodes.filter(({ isFixed }) => isFixed).map((node) => [node.id, node]));
  const lowest = Math.max(...[...standing.values()].map(({ y }) => y)) + 2 * ROOM;
  const waiting = nodes.filter(({ isFixed }) => !isFixed);
  while (waiting.length) {
    const others = (node) => edges.filter(({ from, to }) => from === node.id || to === node.id);
    const hostOf = (node) =>
      others(node)
        .flatMap(({ from, to }) => [standing.get(from), standing.get(to)])
        .find(Boolean);
    const next = Math.max(
      waiting.findIndex((node) => hostOf(node)),
      0,
    );
    const [node] = waiting.splice(next, 1);
    Object.assign(node, freePlace(hostOf(node) || { x: 0, y: lowest }, [...standing.values()]));
    standing.set(node.id, node);
  }
}

function freePlace({ x, y }, standing) {
  for (let step = 1; step < TRIES; step += 1) {
    const [reach, angle] = [ROOM * (1 + Math.sqrt(step) * 0.5), step * 2.4];
    const tried = { x: Math.round(x + reach * WIDER * Math.cos(angle)), y: Math.round(y + reach * Math.sin(angle)) };
    const isFree = standing.every(
      (one) => Math.abs(one.x - tried.x) > ROOM * WIDER || Math.abs(one.y - tried.y) > ROOM,
    );
    if (isFree) return tried;
  }
  return { x, y: y + ROOM };
}
