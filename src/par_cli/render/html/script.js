"use strict";
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const [text, status, phase, owner] = ["text", "status", "phase", "owner"].map((name) => document.getElementById(`filter-${name}`));
  const result = document.getElementById("filter-result");
  const rows = [...document.querySelectorAll("[data-kind]")];
  const bodies = [...document.querySelectorAll("tbody, .part")].filter((body) => body.querySelector(".group, h3"));
  const fold = (written) => written.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[\u0110\u0111]/g, "d").toLowerCase();
  const words = new Map(rows.map((row) => [row, fold(row.textContent)]));
  const has = (row, name, wanted) => !wanted || row.dataset[name].split(" ").includes(wanted);

  const apply = () => {
    const wanted = fold(text.value).split(/\s+/).filter(Boolean);
    const filtered = wanted.length > 0 || status.value || phase.value || owner.value;
    const counted = { target: 0, task: 0, card: 0, agency: 0 };
    for (const row of rows) {
      const kind = row.dataset.kind;
      const shown = wanted.every((word) => words.get(row).includes(word)) && has(row, "owner", owner.value) &&
        (kind === "agency" || (has(row, "status", status.value) && has(row, "phase", phase.value)));
      row.hidden = !shown;
      counted[kind] += shown;
    }
    for (const body of bodies) body.hidden = ![...body.querySelectorAll("[data-kind]")].some((row) => !row.hidden);
    result.textContent = filtered ? result.dataset.shown.replace(/\{(\w+)\}/g, (_, kind) => counted[kind]) : "";
    document.body.classList.toggle("filtered", Boolean(filtered));
  };

  for (const item of document.querySelectorAll(".scripted")) item.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  window.addEventListener("pageshow", apply);

  const tables = [...document.querySelectorAll("details")];
  for (const item of tables) item.open = false;
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = tables.filter((item) => !item.open);
    for (const item of closed) item.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const item of closed) item.open = false;
  });
})();
