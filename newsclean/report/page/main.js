// Which part is shown, by what stands after # in the address, and the keys.

const part = (name) => byId(`part-${name}`);
const PARTS = ["overview", "pages", "page", "rules", "rule"].filter(part);
let list = null;
let lines = null;
let fulls = null;
let current = -1;

async function show() {
  byId("trouble").hidden = true;
  const route = location.hash.slice(1);
  const [, name, value] = /^(\w+)(?:=(.*))?/.exec(route) || [];
  let wanted = PARTS.includes(name) ? name : PARTS[0];
  if (wanted === "page" && !(list.pages.full[Number(value)] >= 0)) {
    tellTrouble("This report does not hold that page in full.");
    wanted = "pages";
  }
  if (wanted === "pages") showList(inAddress(route));
  if (wanted === "page") await showPage(Number(value));
  if (wanted === "rules") drawRules(list.index);
  if (wanted === "rule") {
    lines = lines || await unpacked(byId("lines").textContent);
    showRule(decoded(value || ""), list.index, lines);
  }
  reveal(wanted);
}

// What an address spells with %; one that somebody broke stands as it is.
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function reveal(wanted) {
  for (const name of PARTS) part(name).hidden = name !== wanted;
  for (const [link, names] of [["to-overview", ["overview"]], ["to-pages", ["pages", "page"]], ["to-rules", ["rules", "rule"]]]) {
    if (names.includes(wanted)) byId(link).setAttribute("aria-current", "page");
    else byId(link).removeAttribute("aria-current");
  }
  tip.hidden = true;
  scrollTo(0, 0);
  byId(`${wanted}-title`).focus({ preventScroll: true });
}

function showList(query) {
  if (query.toString() !== list.query.toString() || !byId("list").tBodies[0].rows.length) {
    list.query = query;
    list.choose();
  }
}

async function showPage(at) {
  fulls = fulls || JSON.parse(byId("fulls").textContent);
  if (!list.chosen.length) list.choose();
  current = at;
  showStory(await unpacked(fulls[list.pages.full[at]]), list.meanings);
  openAll(false);
  const { place, count } = list.beside(at, 1);
  byId("place").textContent = place < 0 ? "" : `${counted(place + 1)} of ${counted(count)} shown in full`;
  byId("back").href = `#pages${list.query.toString() ? `?${list.query}` : ""}`;
  for (const [id, step] of [["previous", -1], ["next", 1]]) {
    byId(id).hidden = false;
    byId(id).disabled = list.beside(at, step).next === undefined;
  }
}

function go(step) {
  if (part("page").hidden || !list) return;
  const { next } = list.beside(current, step);
  if (next !== undefined) location.hash = `page=${next}`;
}

const KEYS = {
  j: () => go(1),
  k: () => go(-1),
  a: () => part("page").hidden || byId("alone").click(),
  o: () => part("page").hidden || byId("open-all").click(),
  u: () => part("page").hidden || !byId("back") || byId("back").click(),
  "/": () => { if (byId("filters")) { if (part("pages").hidden) location.hash = "pages"; setTimeout(() => byId("filters").elements.words.focus()); } },
};

function startKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { tip.hidden = true; return; }
    const typing = event.target.matches("input:not([type=checkbox]), select, textarea");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !byId("keys").checked || !(event.key in KEYS)) return;
    event.preventDefault();
    KEYS[event.key]();
  });
}

function meaningsOf(reasons, linked) {
  const meanings = new Map(reasons.map(([id, category, , , , why]) => [id, { category, why }]));
  meanings.linked = linked;
  return meanings;
}

async function start() {
  startStory();
  startKeys();
  if (byId("single")) {
    const { view, reasons } = await unpacked(byId("single").textContent);
    showStory(view, meaningsOf(reasons, false));
    part("page").hidden = false;
    return;
  }
  list = new PageList(await unpacked(byId("index").textContent));
  list.meanings = meaningsOf(list.index.reasons, true);
  byId("previous").addEventListener("click", () => go(-1));
  byId("next").addEventListener("click", () => go(1));
  byId("rule-words").addEventListener("input", () => drawRules(list.index));
  byId("rule-words").form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", show);
  await show();
}

if (typeof DecompressionStream === "undefined") tellTrouble("This browser is too old for the list and the pages: it needs one of 2023 or later.");
else start().catch((error) => tellTrouble(`The report cannot be shown: ${error.message}`));
