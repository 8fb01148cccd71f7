// The query editor, with the named questions to choose from and a field for each of their parameters. It speaks to this
// service only.
"use strict";

(async () => {
  const endpoint = new URL("/sparql", location.href).href;
  const known = await (await fetch("/assets/questions.json")).json();
  const Yasgui = window.Yasgui.Yasgui || window.Yasgui.default || window.Yasgui;
  const first = known.questions.find((one) => one.name === "who-supports-whom") || known.questions[0];
  const editor = new Yasgui(document.getElementById("editor"), {
    requestConfig: { endpoint, method: "POST" },
    copyEndpointOnNewTab: true,
    endpointCatalogueOptions: { getData: () => [{ endpoint }] },
    persistenceId: "simpul",
    yasqe: { value: first.sparql },
    yasr: { prefixes: known.prefixes },
  });
  const choice = document.getElementById("questions");
  const fields = document.getElementById("fields");
  const told = document.getElementById("told");

  // Whom a name may mean: what the service offers for it, by their whole IRIs; those called exactly so before others.
  let space;
  async function whom(name) {
    space ??= (await (await fetch("/reconcile")).json()).identifierSpace;
    const found = await fetch(`/reconcile/suggest/entity?prefix=${encodeURIComponent(name)}`);
    const { result } = await found.json();
    const exact = result.filter((one) => one.name.toLowerCase() === name.toLowerCase());
    return { all: result, meant: exact.length ? exact : result.slice(0, 1) };
  }

  const isIri = (text) => /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`]+$/i.test(text);

  // Puts a value into its place in the query as it stands in the editor: IRIs, never text of the query.
  async function place(name, value) {
    const tab = editor.getTab();
    const put = (terms) => {
      const here = new RegExp(`VALUES \\?${name} \\{[^}]*\\}( # <IRI>.*)?`);
      tab.setQuery(tab.getQuery().replace(here, () => `VALUES ?${name} { ${terms} }`));
    };
    told.textContent = "";
    if (!value) return put("UNDEF");
    if (isIri(value)) return put(`<${value}>`);
    const { meant } = await whom(value);
    if (!meant.length) {
      told.textContent = `Tidak ada nama “${value}” di graf. · The graph has no name “${value}”.`;
      return put("<urn:nobody>");
    }
    told.textContent = meant.map((one) => `${one.name} (${one.description})`).join(" · ");
    return put(meant.map((one) => `<${space}${one.id}>`).join(" "));
  }

  function field({ name, required, help_id, help_en }) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    const offered = document.createElement("datalist");
    label.append(`${name}${required ? " *" : ""}: ${help_id} · ${help_en}`, input, offered);
    offered.id = `offered-${name}`;
    Object.assign(input, { name, required, autocomplete: "off", spellcheck: false });
    input.setAttribute("list", offered.id);
    let waiting;
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const value = input.value.trim();
        const all = value ? (await whom(value)).all : [];
        offered.replaceChildren(...all.map((one) => new Option(one.description, one.name)));
      }, 200);
    });
    input.addEventListener("change", () => place(name, input.value.trim()));
    input.addEventListener("keydown", async ({ key }) => {
      if (key !== "Enter") return;
      await place(name, input.value.trim());
      editor.getTab().getYasqe().query();
    });
    return label;
  }

  function choose(one) {
    choice.value = one ? one.name : "";
    told.textContent = "";
    fields.replaceChildren(...(one ? one.parameters.map(field) : []));
  }

  for (const one of known.questions) choice.append(new Option(`${one.question_id} · ${one.question_en}`, one.name));
  choose(known.questions.find((one) => one.sparql === editor.getTab().getQuery()));
  choice.addEventListener("change", () => {
    const one = known.questions.find((question) => question.name === choice.value);
    choose(one);
    if (one) editor.getTab().setQuery(one.sparql);
  });
})();
