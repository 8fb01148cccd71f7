// Foreign readers for the tests: node read.js READER FILE [FORMAT] prints what it read.
const { readFileSync } = require("node:fs");
const [reader, file, format] = process.argv.slice(2);
const text = readFileSync(file, "utf8");

const readers = {
  n3() {
    const N3 = require("n3");
    const quads = new N3.Parser({ format }).parse(text);
    return new N3.Writer({ format: "N-Quads" }).quadsToString(quads);
  },
  jsonld: () => require("jsonld").toRDF(JSON.parse(text), { format: "application/n-quads", safe: true }),
  cytoscape() {
    const graph = require("cytoscape")({ headless: true, ...JSON.parse(text) });
    return JSON.stringify({
      nodes: graph.nodes().map((node) => node.data()),
      edges: graph.edges().map((edge) => edge.data()),
    });
  },
};

Promise.resolve(readers[reader]()).then((seen) => process.stdout.write(seen));
