"use strict";
// Search, filters and jumps. Everything works on what is already in the page: nothing is made from a report's words.
(() => {
  const one = (selector) => document.querySelector(selector);
  const items = [...document.querySelectorAll("[data-item]")];
  const form = one(".filters"), find = one("#find"), report = one("#report"), kind = one("#kind"), found = one("#found");
  const boxes = [...form.querySelectorAll("[name=status]")];
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = new Map(items.map((item) => [item, fold(item.textContent)]));

  const fits = (item, terms, statuses) => {
    const about = item.dataset;
    return terms.every((term) => words.get(item).includes(term))
      && (!about.status || statuses.has(about.status))
      && (!kind.value || !about.kind || about.kind === kind.value)
      && (!report.value || about.reports.split(" ").includes(report.value));
  };

  const filter = () => {
    const terms = fold(find.value).split(/\s+/).filter(Boolean);
    const statuses = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    let facts = 0, entities = 0;
    for (const item of items) {
      const shown = fits(item, terms, statuses);
      item.toggleAttribute("hidden", !shown);
      if (shown && item.matches(".fact")) facts += 1;
      if (shown && item.matches(".entities > li")) entities += 1;
    }
    for (const group of document.querySelectorAll(".group")) {
      group.querySelector(".count").textContent = group.querySelectorAll(".fact:not([hidden])").length;
    }
    found.textContent = `${facts} ${facts === 1 ? "fact" : "facts"}, ${entities} ${entities === 1 ? "entity" : "entities"}`;
  };

  const jump = () => {
    let target = null;
    try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return; }
    if (!target) return;
    target.closest("[data-item]")?.removeAttribute("hidden");
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    if (target.hasAttribute("tabindex")) target.focus({ preventScroll: true });
    target.scrollIntoView({ block: target.matches("h2") ? "start" : "center" });
  };

  for (const name of ["input", "change"]) form.addEventListener(name, filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", jump);
  addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.matches("input, select")) { event.preventDefault(); find.focus(); }
    if (event.key === "Escape" && event.target === find) { find.value = ""; filter(); }
  });

  form.hidden = false;
  filter();
  if (location.hash) jump();
})();
