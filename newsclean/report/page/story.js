// One page: what stayed reads as the article, what went is struck through, and each field says where it came from.

const FOLDED = 6; // so many left out in a row, or more, are folded
const SHOWN = 3; // but for the first ones
const LISTS = { list_item: ["ul", "li"], table_row: ["table", "tr"] };
const TAGS = { headline: "h2", standfirst: "p", byline: "p", paragraph: "p", quote: "blockquote", code: "pre" };

function showStory(view, meanings) {
  byId("page-title").textContent = view.source || view.headline || "A page without a headline";
  byId("page-facts").replaceChildren(...facts(view));
  const story = byId("story");
  story.replaceChildren(...blocksOf(view, meanings));
  story.setAttribute("dir", view.direction);
  if (view.language) story.setAttribute("lang", view.language);
  else story.removeAttribute("lang");
  byId("fields").replaceChildren(fieldsOf(view));
  tip.hidden = true;
}

function facts(view) {
  const parts = [`confidence ${view.confidence.toFixed(2)}`, `${counted(view.characters)} characters`];
  if (view.language) parts.push(view.language);
  if (view.url) parts.push(view.url);
  const shown = [parts.join(" · "), ...view.warnings.flatMap((name) => [" ", chip(name, "warning")])];
  if (view.more) shown.push(make("span", {}, ` ${counted(view.more)} more blocks follow, for which this report has no room.`));
  if (view.unplaced) shown.push(make("span", {}, " Where the story's blocks stood in the source is not known, so their order may differ."));
  return shown;
}

function* runs(view) {
  let run = [];
  for (let at = 0; at < view.kinds.length; at++) {
    const block = { kind: view.kinds[at], text: view.texts[at], position: view.positions[at], cut: view.cut[at] || 0 };
    const kind = typeof block.kind === "number" ? "removed" : block.kind;
    if (run.length && (run.kind !== kind || !(kind in LISTS || kind === "removed"))) {
      yield run;
      run = [];
    }
    run.kind = kind;
    run.push(block);
  }
  if (run.length) yield run;
}

function blocksOf(view, meanings) {
  const shown = [];
  for (const run of runs(view)) {
    if (run.kind === "removed") shown.push(gonesOf(run, view, meanings));
    else if (run.kind in LISTS) shown.push(listOf(run));
    else shown.push(kept(run[0]));
  }
  if (!view.kinds.some((kind) => typeof kind === "string" && !["headline", "standfirst", "byline"].includes(kind)))
    shown.push(make("p", { class: "nothing" }, "No story was found in this page."));
  return shown;
}

function kept(block) {
  if (block.kind.startsWith("subhead"))
    return make(`h${Math.min(6, Math.max(3, Number(block.kind.slice(7))))}`, { class: "subhead", dir: "auto" }, block.text);
  return make(TAGS[block.kind] || "p", { class: block.kind, dir: "auto" }, block.text);
}

function listOf(run) {
  const [outer, inner] = LISTS[run.kind];
  const items = run.map((block) =>
    inner === "tr"
      ? make("tr", {}, ...block.text.split("\t").map((cell) => make("td", { dir: "auto" }, cell)))
      : make("li", { dir: "auto" }, block.text));
  return make(outer, { class: outer === "table" ? "story-table" : null }, ...items);
}

function gonesOf(run, view, meanings) {
  const items = run.map((block) => gone(block, view.reasons[block.kind], meanings));
  if (run.length < FOLDED) return make("div", { class: "gones" }, ...items);
  const counts = new Map();
  for (const block of run.slice(SHOWN)) {
    const category = view.reasons[block.kind][1];
    counts.set(category, (counts.get(category) || 0) + 1);
  }
  const chips = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 5)
    .map(([name, count]) => make("span", { class: "chip", "data-category": name }, `${name} ${counted(count)}`));
  return make("div", { class: "gones" }, ...items.slice(0, SHOWN),
    make("details", { class: "fold" },
      make("summary", {}, `${counted(run.length - SHOWN)} more left out `, ...chips), ...items.slice(SHOWN)));
}

function gone(block, [reason, category], meanings) {
  const more = block.cut ? ` … and ${counted(block.cut)} more characters` : "";
  const why = make("a", { class: "chip why", href: `#rule=${encodeURIComponent(reason)}`, "data-category": category, dir: "ltr" }, reason);
  const item = make("div", { class: "gone", "data-category": category },
    make("span", { class: "unseen" }, `Left out as ${category}: `), make("del", { dir: "auto" }, block.text), more, " ", why);
  if (!meanings.linked) why.removeAttribute("href");
  if (!meanings.linked) why.setAttribute("tabindex", "0");
  item.note = { reason, category, position: block.position, why: (meanings.get(reason) || {}).why || "" };
  return item;
}

function fieldsOf(view) {
  return make("dl", {}, ...view.fields.map(([name, value, source, others]) =>
    make("div", { class: "field" }, make("dt", {}, name),
      make("dd", {}, value ? make("span", { dir: "auto" }, value) : make("span", { class: "missing" }, "not found"), " ",
        source ? make("span", { class: "source" }, `from ${source}`) : null,
        others.length ? otherValues(others) : null))));
}

function otherValues(others) {
  return make("details", {},
    make("summary", {}, others.length === 1 ? "1 other candidate" : `${others.length} other candidates`),
    make("ul", {}, ...others.map(([value, source]) =>
      make("li", {}, make("span", { dir: "auto" }, value), " ", make("span", { class: "source" }, source)))));
}

// The note on why a block was left out, beside the pointer's or the keyboard's place.
const tip = byId("tip");

function showTip(item, at) {
  const { reason, category, position, why } = item.note;
  tip.replaceChildren(make("strong", {}, `${category}: ${reason}`), make("span", {}, why), make("span", {}, `Place ${position} in the source.`));
  tip.hidden = false;
  const box = at.getBoundingClientRect();
  const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 8));
  tip.style.left = `${left + scrollX}px`;
  tip.style.top = `${box.bottom + scrollY + 1}px`;
  at.setAttribute("aria-describedby", "tip");
}

function startTips() {
  const story = byId("story");
  const onWhy = (event) => event.target.closest(".gone");
  story.addEventListener("pointerover", (event) => {
    const item = onWhy(event);
    if (item) showTip(item, item.querySelector(".why"));
    else tip.hidden = true;
  });
  story.addEventListener("pointerleave", (event) => {
    if (!tip.contains(event.relatedTarget)) tip.hidden = true;
  });
  tip.addEventListener("pointerleave", () => { tip.hidden = true; });
  story.addEventListener("focusin", (event) => {
    const item = onWhy(event);
    if (item && event.target.matches(".why")) showTip(item, event.target);
    else tip.hidden = true;
  });
  story.addEventListener("focusout", () => { tip.hidden = true; });
}

function openAll(open) {
  for (const fold of byId("story").querySelectorAll("details.fold")) fold.open = open;
  byId("open-all").textContent = open ? "Fold what is long" : "Open all that is folded";
}

function startStory() {
  startTips();
  byId("alone").addEventListener("change", (event) => byId("story").classList.toggle("alone", event.target.checked));
  byId("open-all").addEventListener("click", () => openAll(!byId("story").querySelector("details.fold[open]")));
}
