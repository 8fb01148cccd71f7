// The query editor, with the named questions to choose from. It speaks to this service only.
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
  for (const one of known.questions) {
    const option = document.createElement("option");
    option.value = one.name;
    option.textContent = `${one.question_id} · ${one.question_en}`;
    choice.append(option);
  }
  choice.addEventListener("change", () => {
    const one = known.questions.find((question) => question.name === choice.value);
    if (one) editor.getTab().setQuery(one.sparql);
  });
})();
