// What a group holds, and the list of all groups.

import { select, setView } from "./app.js";
import { el, words } from "./elements.js";
import { isDrawn } from "./filters.js";
import { communities, groupName, tiesOf } from "./groups.js";
import { head, list, section, thingRow } from "./rows.js";
import { number, say } from "./words.js";

export function groupPanel(at) {
  const members = communities()[at].members.filter(isDrawn);
  const ties = tiesOf(at);
  return [
    head(
      say("group"),
      el("h2", { tabindex: "-1" }, words(groupName(at), 200)),
      el(
        "p.hint",
        {},
        say("group.size", members.length, number(members.length)),
        " · ",
        say("group.ties", ties, number(ties)),
      ),
      el(
        "div.actions",
        {},
        el("button.action", { type: "button", onclick: () => setView({ kind: "group", of: at }) }, say("group.open")),
      ),
    ),
    section(say("entities"), members.length, list("rows", members, thingRow)),
  ];
}

export function groupRows() {
  const all = communities().filter(({ members }) => members.length > 1 && members.some(isDrawn));
  return list("rows", all, ({ at, members }) =>
    el(
      "button.row",
      { type: "button", onclick: () => select({ kind: "group", at }) },
      el("span.dot", { "aria-hidden": "true" }),
      el("span.rest", {}, words(groupName(at), 120)),
      el("span.degree", {}, number(members.length)),
    ),
  );
}
