// The address holds what the reader sees: a copied link opens the same view, and "back" works.
// What an address holds is looked up, never used otherwise; what is not found is passed over.

import { DATA, lines, marks, things, types } from "./data.js";
import { outlets } from "./filters.js";
import { communities } from "./groups.js";
import { claimMarks, LOOSE_AT_FIRST, state } from "./state.js";
import { language } from "./words.js";

const TAB_NAMES = ["lines", "things", "quotes", "articles"];
const HOPS = [1, 2, 3];

const thingAt = new Map(things.map(({ key }, at) => [key, at]));
const lineAt = new Map(lines.map(({ id }, at) => [id, at]));
const typeAt = new Map(types.map(({ name }, at) => [name, at]));
const relationAt = new Map([["post", -1], ...DATA.relations.map(([iri, name], at) => [`${iri} ${name}`, at])]);

const keyOfSelection = ({ kind, at }) =>
  ({ thing: () => `thing:${things[at].key}`, line: () => `line:${lines[at].id}`, group: () => `group:${at}` })[kind]();

export const keyOf = (selection) => `#${new URLSearchParams({ s: keyOfSelection(selection) })}`;

function selectionFrom(text) {
  const [, kind, rest] = /^(thing|line|group):(.*)$/s.exec(text || "") || [];
  const at = { thing: () => thingAt.get(rest), line: () => lineAt.get(rest), group: () => groupFrom(rest) }[kind]?.();
  return at === undefined ? null : { kind, at };
}

const groupFrom = (text) => (/^\d{1,9}$/.test(text || "") && communities()[Number(text)] ? Number(text) : undefined);

function viewFrom(given) {
  const [of, to] = [thingAt.get(given.get("of")), thingAt.get(given.get("to"))];
  const hops = Number(given.get("hops"));
  switch (given.get("v")) {
    case "around":
      return of !== undefined && { kind: "around", of, hops: HOPS.includes(hops) ? hops : 1 };
    case "path":
      return of !== undefined && to !== undefined && { kind: "path", from: of, to };
    case "group": {
      const group = groupFrom(given.get("of"));
      return group !== undefined && { kind: "group", of: group };
    }
    case "groups":
    case "all":
      return { kind: given.get("v") };
    default:
      return false;
  }
}

function viewInto(found, view) {
  if (view.kind !== "front") found.set("v", view.kind);
  if (view.kind === "around") {
    found.set("of", things[view.of].key);
    if (view.hops > 1) found.set("hops", view.hops);
  } else if (view.kind === "path") {
    found.set("of", things[view.from].key);
    found.set("to", things[view.to].key);
  } else if (view.kind === "group") found.set("of", view.of);
}

// The address of what is shown now.
export function address() {
  const found = new URLSearchParams();
  viewInto(found, state.view);
  for (const at of state.extra) found.append("x", things[at].key);
  if (state.selection) found.set("s", keyOfSelection(state.selection));
  const { type, mark, relation, outlet } = state.hidden;
  for (const at of type) found.append("-type", types[at].name);
  for (const name of mark) found.append("-mark", name);
  const relationKeys = [...relationAt].filter(([, at]) => relation.has(at)).map(([key]) => key);
  for (const key of relationKeys) found.append("-rel", key);
  for (const name of outlet) found.append("-outlet", name);
  if (state.from) found.set("from", state.from);
  if (state.to) found.set("to", state.to);
  if (state.least > 1) found.set("n", state.least);
  if (state.loose !== LOOSE_AT_FIRST) found.set("loose", Number(state.loose));
  if (state.table) found.set("table", 1);
  if (state.tab !== "lines") found.set("tab", state.tab);
  if (language() !== "id") found.set("lang", language());
  return `#${found}`;
}

const day = (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text || "") ? text : "");
const known = (given, index) => given.map((key) => index.get(key)).filter((at) => at !== undefined);

// Takes over what the address says; returns its language.
export function takeAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  state.view = viewFrom(given) || { kind: "front" };
  state.extra = new Set(known(given.getAll("x"), thingAt));
  state.selection = selectionFrom(given.get("s"));
  state.hidden.type = new Set(known(given.getAll("-type"), typeAt));
  state.hidden.mark = new Set(given.getAll("-mark").filter((name) => marks.includes(name)));
  state.hidden.relation = new Set(known(given.getAll("-rel"), relationAt));
  state.hidden.outlet = new Set(given.getAll("-outlet").filter((name) => outlets.includes(name)));
  state.from = day(given.get("from"));
  state.to = day(given.get("to"));
  state.least = Math.min(Math.max(Number(given.get("n")) || 1, 1), 99);
  state.loose = given.has("loose") ? given.get("loose") === "1" : LOOSE_AT_FIRST;
  state.table = given.get("table") === "1";
  state.tab = TAB_NAMES.includes(given.get("tab")) ? given.get("tab") : "lines";
  return given.get("lang") || "id";
}

export const certainty = () => {
  const { mark } = state.hidden;
  if (!mark.size) return "all";
  if (mark.size === claimMarks.length && claimMarks.every((one) => mark.has(one))) return "facts";
  if (mark.size === 2 && mark.has("fact") && mark.has("post")) return "claims";
  return "";
};
