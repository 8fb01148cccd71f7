// The scene as Turtle: what the graph says of its things, lines and evidence, in the words of the graph.

import { articles, context, DATA, details, isPost, lines, things, types } from "./data.js";

const ONTOLOGY = "https://w3id.org/simpul/ontology#";
const PREFIXES = {
  sim: ONTOLOGY,
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  schema: "https://schema.org/",
  org: "http://www.w3.org/ns/org#",
  nif: "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
};
const MODALITY = {
  fact: "Asserted",
  attributed: "Asserted",
  planned: "Planned",
  possible: "Possible",
  denied: "Denied",
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what an IRI may not hold
const OUTSIDE_IRI = /[\u0000-\u0020<>"{}|^`\\]/g;
const hex = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
const iri = (text) => `<${text.replace(OUTSIDE_IRI, hex)}>`;

const ESCAPES = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters stand escaped in a literal
const INSIDE_LITERAL = /["\\\u0000-\u001f\u007f]/g;
const literal = (text) => `"${text.replace(INSIDE_LITERAL, (one) => ESCAPES[one] || hex(one))}"@id`;

const thingIri = (at) => {
  const { key } = things[at];
  return iri(key.includes("://") ? key : `${DATA.base}entity/${key}`);
};
const own = (id) => iri(id.includes("://") ? id : DATA.base + id);
const articleIri = (at) => DATA.base + DATA.articleIds[at];

// One subject with what is said of it: [predicate, object, object, …] each.
function about(subject, ...said) {
  const parts = said
    .filter((one) => one.length > 1)
    .map(([predicate, ...objects]) => `${predicate} ${objects.join(" , ")}`);
  return `${subject} ${parts.join(" ;\n    ")} .`;
}

class Writer {
  constructor() {
    this.blocks = [];
    this.strings = new Map();
  }

  thing(at) {
    const { name, aliases, type } = things[at];
    const kind = types[type].iri;
    this.blocks.push(
      about(
        thingIri(at),
        kind ? ["a", iri(kind)] : [],
        ["skos:prefLabel", literal(name)],
        ["skos:altLabel", ...aliases.map(literal)],
      ),
    );
  }

  // The stretch of text behind a piece of evidence; its IRI says where it is.
  string([number, from, to]) {
    const { a, at, t } = context(number);
    const begin = at + Array.from(t.slice(0, from)).length;
    const end = begin + Array.from(t.slice(from, to)).length;
    const subject = iri(`${articleIri(a)}#char=${begin},${end}`);
    if (!this.strings.has(subject)) {
      this.strings.set(subject, a);
      this.blocks.push(
        about(
          subject,
          ["a", "nif:OffsetBasedString"],
          ["nif:referenceContext", iri(articleIri(a))],
          ["nif:beginIndex", begin],
          ["nif:endIndex", end],
          ["nif:anchorOf", literal(t.slice(from, to))],
        ),
      );
    }
    return subject;
  }

  evidence(found) {
    return ["sim:evidence", ...found.filter(([number]) => context(number).a >= 0).map((one) => this.string(one))];
  }

  line(at) {
    const line = lines[at];
    if (isPost(line)) return this.post(line, details().postOf(at)[0]);
    const relation = DATA.relations[line.rel];
    const [predicate, verb] = [iri(relation[0]), relation.at(-1)];
    const [subject, object] = [thingIri(line.s), thingIri(line.o)];
    const claims = details().claimsOf(at);
    if (claims.some(({ mark }) => mark === "fact")) this.blocks.push(about(subject, [predicate, object]));
    for (const claim of claims)
      this.blocks.push(
        about(
          iri(`${DATA.base}statement/${claim.id}`),
          ["a", "sim:Statement", "rdf:Statement"],
          ["rdf:subject", subject],
          ["rdf:predicate", predicate],
          ["rdf:object", object],
          verb ? ["sim:verb", literal(verb)] : [],
          ["sim:modality", `sim:${MODALITY[claim.mark]}`],
          claim.by === undefined ? [] : ["sim:attributedTo", thingIri(claim.by)],
          this.evidence(claim.ev),
        ),
      );
  }

  post(line, post) {
    this.blocks.push(
      about(
        own(line.id),
        ["a", "sim:Post", "org:Membership"],
        ["org:member", thingIri(line.s)],
        [iri(post.tie), thingIri(line.o)],
        ["sim:title", literal(post.title)],
        ["sim:former", String(post.former)],
        this.evidence(post.ev),
      ),
    );
  }

  article(at) {
    const { title, date } = articles[at];
    this.blocks.push(
      about(
        iri(articleIri(at)),
        ["a", "schema:NewsArticle"],
        title ? ["schema:headline", literal(title)] : [],
        /^\d{4}-\d{2}-\d{2}$/.test(date || "")
          ? ["schema:datePublished", `"${date}"^^<http://www.w3.org/2001/XMLSchema#date>`]
          : [],
      ),
    );
  }
}

export function turtleOf({ nodes, edges }) {
  const writer = new Writer();
  for (const { kind, at } of nodes) if (kind === "thing") writer.thing(at);
  for (const { kind, at } of edges) if (kind === "line") writer.line(at);
  for (const at of [...new Set(writer.strings.values())].sort((a, b) => a - b)) writer.article(at);
  const prefixes = Object.entries(PREFIXES).map(([prefix, home]) => `@prefix ${prefix}: <${home}> .`);
  return `${[...prefixes, "", ...writer.blocks].join("\n")}\n`;
}
