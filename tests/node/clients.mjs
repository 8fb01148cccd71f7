// Asks a SPARQL service through one of three foreign clients and prints what it found as JSON:
//   node clients.mjs CLIENT ENDPOINT SELECT ASK CONSTRUCT
const [name, endpoint, select, ask, construct] = process.argv.slice(2);

async function gathered(stream) {
  const items = [];
  for await (const item of stream) items.push(item);
  return items;
}

async function withSparqlHttpClient() {
  const { default: Client } = await import("sparql-http-client/ParsingClient.js");
  const found = {};
  for (const operation of ["get", "postUrlencoded", "postDirect"]) {
    const client = new Client({ endpointUrl: endpoint, storeUrl: endpoint.replace(/sparql$/, "graph") });
    found[operation] = {
      names: (await client.query.select(select, { operation })).map((row) => row.name.value),
      yes: await client.query.ask(ask, { operation }),
      triples: (await client.query.construct(construct, { operation })).size,
    };
  }
  return found;
}

async function withFetchSparqlEndpoint() {
  const { SparqlEndpointFetcher } = await import("fetch-sparql-endpoint");
  const found = {};
  for (const method of ["GET", "POST"]) {
    const client = new SparqlEndpointFetcher({ method });
    found[method] = {
      names: (await gathered(await client.fetchBindings(endpoint, select))).map((row) => row.name.value),
      yes: await client.fetchAsk(endpoint, ask),
      triples: (await gathered(await client.fetchTriples(endpoint, construct))).length,
    };
  }
  return found;
}

async function withComunica() {
  const { QueryEngine } = await import("@comunica/query-sparql");
  const engine = new QueryEngine();
  const found = {};
  // Told what it is, and left to find out: then the service description must say.
  for (const source of [{ type: "sparql", value: endpoint }, endpoint]) {
    const context = { sources: [source] };
    found[typeof source] = {
      names: (await gathered(await engine.queryBindings(select, context))).map((row) => row.get("name").value),
      yes: await engine.queryBoolean(ask, context),
      triples: (await gathered(await engine.queryQuads(construct, context))).length,
    };
  }
  return found;
}

const clients = {
  "sparql-http-client": withSparqlHttpClient,
  "fetch-sparql-endpoint": withFetchSparqlEndpoint,
  "@comunica/query-sparql": withComunica,
};
console.log(JSON.stringify(await clients[name]()));
