// The page of all runs: filters that live in the address, picking, labels, and a look every few seconds for what is new.
// Without a server there are filters alone.
(() => {
  "use strict";
  const LOOK_MILLIS = 3000;
  const FILTERS = ["q", "plan", "path", "transport", "label", "machine", "since", "valid"];
  const CHOICES = ["plan", "path", "transport", "label", "machine"];
  const field = name => document.getElementById(name);
  const served = field("compare") !== null;
  const takesLabels = field("labels") !== null;
  const rows = () => [...field("runs").tBodies[0].rows];
  const box = row => row.querySelector("input");
  /** Names of runs, the baseline first. */
  let picked = [];

  const value = name => (field(name).type === "checkbox" ? (field(name).checked ? "1" : "") : field(name).value);

  function set(name, text) {
    if (field(name).type === "checkbox") field(name).checked = text === "1";
    else field(name).value = text;
    // What is chosen by the address may be gone: then the choice is told, and nothing fits.
    if (field(name).tagName === "SELECT" && field(name).value !== text) {
      field(name).append(new Option(text));
      field(name).value = text;
    }
  }

  function read() {
    const asked = new URLSearchParams(location.search);
    for (const name of FILTERS) set(name, asked.get(name) || "");
  }

  function remember() {
    const kept = new URLSearchParams();
    for (const name of FILTERS) if (value(name)) kept.set(name, value(name));
    history.replaceState(null, "", kept.size ? `?${kept}` : location.pathname);
  }

  /** Path and transport must be those of one line of figures. */
  function hasFigure(row) {
    const path = value("path"), transport = value("transport");
    return (!path && !transport) || [...row.querySelectorAll("[data-path]")]
      .some(({ dataset }) => (!path || dataset.path === path) && (!transport || dataset.transport === transport));
  }

  function fits(row, words) {
    const text = row.textContent.toLowerCase(), { dataset } = row;
    return words.every(word => text.includes(word))
      && (!value("plan") || dataset.plan === value("plan"))
      && (!value("machine") || dataset.machine === value("machine"))
      && (!value("since") || dataset.day >= value("since"))
      && (!value("valid") || dataset.standing === "VALID")
      && (!value("label") || [...row.querySelectorAll("[data-label]")].some(each => each.dataset.label === value("label")))
      && hasFigure(row);
  }

  function show() {
    const words = value("q").toLowerCase().split(/\s+/).filter(word => word);
    let shown = 0;
    for (const row of rows()) {
      row.hidden = !fits(row, words);
      shown += row.hidden ? 0 : 1;
    }
    field("shown").textContent = shown;
    field("all").textContent = rows().length;
  }

  const isBaseline = () => rows().some(row => row.dataset.name === picked[0] && row.querySelector('[data-label="baseline"]'));

  /** What can be done with what is picked. */
  function offer() {
    field("compare").disabled = field("together").disabled = picked.length === 0;
    if (!takesLabels) return;
    field("labelling").disabled = picked.length !== 1;
    if (picked.length !== 1) toggle(false);
    field("labelled").textContent = picked[0] || "";
    field("baseline").textContent = isBaseline() ? "No baseline any more" : "Make it a baseline";
  }

  function pick(row, is) {
    picked = picked.filter(name => name !== row.dataset.name);
    if (is) picked.push(row.dataset.name);
    offer();
  }

  function toggle(open) {
    field("labels").hidden = !open;
    field("labelling").setAttribute("aria-expanded", String(open));
    field("refused").textContent = "";
    if (open) field("name").focus();
  }

  async function label(fields) {
    field("refused").textContent = "";
    try {
      const answer = await fetch("./label", { method: "POST", body: new URLSearchParams({ run: picked[0], ...fields }) });
      if (!answer.ok) field("refused").textContent = (await answer.text()).trim();
      else await refresh();
    } catch (gone) {
      field("refused").textContent = "The server does not answer.";
    }
  }

  /** Replaces what the server tells of runs, and leaves what the person has chosen and picked. */
  async function refresh() {
    const page = new DOMParser().parseFromString(await (await fetch("./")).text(), "text/html");
    const focused = document.activeElement?.closest("#runs tr")?.dataset.name;
    field("runs").dataset.state = page.getElementById("runs").dataset.state;
    field("runs").tBodies[0].replaceWith(page.querySelector("#runs tbody"));
    const open = [...field("notes").querySelectorAll("details")].map(each => each.open);
    field("notes").replaceWith(page.getElementById("notes"));
    field("notes").querySelectorAll("details").forEach((each, i) => { each.open = open[i] === true; });
    for (const name of CHOICES) {
      const chosen = value(name);
      field(name).replaceChildren(...page.getElementById(name).children);
      set(name, chosen);
    }
    const names = new Map(rows().map(row => [row.dataset.name, row]));
    picked = picked.filter(name => names.has(name));
    for (const name of picked) box(names.get(name)).checked = true;
    if (focused && names.has(focused)) box(names.get(focused)).focus();
    show();
    offer();
  }

  async function look() {
    try {
      const now = (await (await fetch("./state")).text()).trim();
      if (now !== field("runs").dataset.state) await refresh();
    } catch (gone) {
      // The server was stopped; the page stays as it is.
    }
  }

  /** The arrows go from row to row; space picks, as it does everywhere. */
  function step(event) {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = event.target.closest("#runs tbody tr");
    if (!way || !row) return;
    const shown = rows().filter(each => !each.hidden);
    const next = shown[shown.indexOf(row) + way];
    if (next) {
      event.preventDefault();
      (served ? box(next) : next.querySelector("a"))?.focus();
    }
  }

  const isText = element => element.matches("input:not([type=checkbox]), select, textarea");
  const go = (path, pairs) => { location.href = `${path}?${new URLSearchParams(pairs)}`; };

  for (const name of FILTERS) field(name).addEventListener("input", () => { show(); remember(); });
  field("filters").addEventListener("submit", event => event.preventDefault());
  field("runs").addEventListener("keydown", step);
  document.addEventListener("keydown", event => {
    if (event.key === "/" && !isText(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field("q").focus();
    }
  });
  read();
  show();

  if (served) {
    field("runs").addEventListener("change", event => pick(event.target.closest("tr"), event.target.checked));
    field("compare").addEventListener("click", () => go("./compare", [["a", picked[0]], ...picked.slice(1).map(name => ["b", name])]));
    field("together").addEventListener("click", () => go("./report", picked.map(name => ["run", name])));
    // A browser that goes back may have kept what was ticked.
    for (const row of rows()) if (box(row).checked) pick(row, true);
    offer();
    setInterval(look, LOOK_MILLIS);
  }
  if (takesLabels) {
    field("labelling").addEventListener("click", () => toggle(field("labels").hidden));
    field("labels").addEventListener("submit", event => {
      event.preventDefault();
      label({ name: field("name").value, value: field("value").value });
    });
    field("baseline").addEventListener("click", () => label({ baseline: String(!isBaseline()) }));
  }
})();
