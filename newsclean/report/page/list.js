// The list of pages: filters, order, and a window of rows.

const ROWS = 100;
const NONE = "—"; // stands for a site or language that is not known
const COLUMNS = [
  { name: "Page", key: "headline", text: true },
  { name: "Date", key: "date", text: true },
  { name: "Language", key: "language", text: true },
  { name: "Confidence", key: "confidence" },
  { name: "Warnings", key: "warning" },
  { name: "Characters", key: "characters" },
  { name: "Left out", key: "removed" },
];

class PageList {
  constructor(index) {
    this.index = index;
    this.pages = index.pages;
    this.reasonIds = index.reasons.map(([id]) => id);
    this.chosen = [];
    this.first = 0;
    this.sort = { key: "", down: false };
    this.form = byId("filters");
    this.drawHead();
    this.fillChoices();
    this.form.addEventListener("input", () => this.changed());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("reset", () => setTimeout(() => this.changed()));
    byId("rows-before").addEventListener("click", () => this.turn(-ROWS));
    byId("rows-after").addEventListener("click", () => this.turn(ROWS));
  }

  drawHead() {
    const row = byId("list").tHead.rows[0];
    this.heads = COLUMNS.map((column) => {
      const button = make("button", { type: "button" }, column.name);
      button.addEventListener("click", () => this.sortBy(column));
      const head = make("th", { scope: "col", role: "columnheader", "aria-sort": "none" }, button);
      row.append(head);
      return head;
    });
  }

  fillChoices() {
    const choose = (name, values, of) => {
      this.form.elements[name].replaceChildren(make("option", { value: "" }, `any ${of}`), ...values.map((value) => make("option", { value }, value)));
    };
    choose("language", this.index.languages.map((name) => name || NONE), "language");
    choose("warning", ["any", ...this.index.warnings], "or none");
    choose("category", this.index.categories, "category");
    this.form.elements.warning.options[0].textContent = "with and without";
    const offer = (id, values) => byId(id).append(...values.slice(0, 500).map((value) => make("option", { value })));
    offer("site-names", this.index.sites.filter(Boolean));
    offer("rule-names", this.reasonIds);
  }

  // The filters as an address has them.
  get query() {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) if (value) query.set(name, value);
    return query;
  }

  set query(query) {
    for (const element of this.form.elements) {
      if (!element.name) continue;
      if (element.type === "checkbox") element.checked = query.has(element.name);
      else element.value = query.get(element.name) || "";
    }
  }

  changed() {
    const text = this.query.toString();
    history.replaceState(null, "", `#pages${text ? `?${text}` : ""}`);
    this.choose();
  }

  choose() {
    const tests = this.tests(this.query);
    this.chosen = [];
    for (let at = 0; at < this.pages.headline.length; at++) if (tests.every((test) => test(at))) this.chosen.push(at);
    this.order();
    this.first = 0;
    this.draw();
  }

  tests(query) {
    const { pages, index } = this;
    const tests = [];
    const has = (name, make) => query.get(name) && tests.push(make(query.get(name)));
    has("words", (words) => {
      const parts = words.toLowerCase().split(/\s+/).filter(Boolean);
      return (at) => parts.every((part) => this.said(at).includes(part));
    });
    has("site", (name) => this.among(index.sites, name, (at) => pages.site[at]));
    has("language", (name) => this.among(index.languages, name, (at) => pages.language[at]));
    has("warning", (name) => {
      const bit = name === "any" ? -1 : 1 << index.warnings.indexOf(name);
      return (at) => (pages.warnings[at] & bit) !== 0;
    });
    has("category", (name) => {
      const bit = 1 << index.categories.indexOf(name);
      return (at) => (pages.categories[at] & bit) !== 0;
    });
    has("rule", (name) => {
      const exact = this.reasonIds.indexOf(name);
      const numbers = new Set(exact >= 0 ? [exact] : this.reasonIds.flatMap((id, number) => (id.includes(name) ? [number] : [])));
      return (at) => pages.reasons[at].some((number) => numbers.has(number));
    });
    has("from", (least) => (at) => pages.confidence[at] >= Number(least));
    has("to", (most) => (at) => pages.confidence[at] < Number(most) || (Number(most) >= 1 && pages.confidence[at] <= 1));
    has("doubtful", () => (at) => this.isDoubtful(at));
    has("full", () => (at) => pages.full[at] >= 0);
    return tests;
  }

  // A test by name: the name itself if there is one like it, else any that holds the letters.
  among(names, wanted, number) {
    const name = wanted === NONE ? "" : wanted;
    const exact = names.indexOf(name);
    if (exact >= 0) return (at) => number(at) === exact;
    const numbers = new Set(names.flatMap((other, at) => (other.includes(name) ? [at] : [])));
    return (at) => numbers.has(number(at));
  }

  said(at) {
    return `${this.pages.headline[at]} ${this.pages.source[at]}`.toLowerCase();
  }

  isDoubtful(at) {
    return this.pages.warnings[at] !== 0 || this.pages.confidence[at] < this.index.doubtful;
  }

  value(at, key) {
    if (key === "language") return this.index.languages[this.pages.language[at]];
    if (key === "warning") return this.warningsOf(at).length;
    return this.pages[key][at];
  }

  warningsOf(at) {
    return this.index.warnings.filter((_, number) => this.pages.warnings[at] & (1 << number));
  }

  sortBy(column) {
    const again = this.sort.key === column.key;
    this.sort = { key: column.key, down: again ? !this.sort.down : !column.text && column.key !== "confidence" };
    this.order();
    this.first = 0;
    this.draw();
  }

  order() {
    const { key, down } = this.sort;
    COLUMNS.forEach((column, number) => {
      this.heads[number].setAttribute("aria-sort", column.key === key ? (down ? "descending" : "ascending") : "none");
    });
    if (!key) this.chosen.sort((a, b) => a - b);
    else {
      const sign = down ? -1 : 1;
      const compare = (a, b) => (typeof a === "string" ? a.localeCompare(b) : a - b);
      this.chosen.sort((a, b) => sign * compare(this.value(a, key), this.value(b, key)) || a - b);
    }
  }

  turn(by) {
    this.first = Math.max(0, Math.min(this.first + by, this.chosen.length - 1));
    this.draw();
    byId("list").scrollIntoView();
  }

  draw() {
    const shown = this.chosen.slice(this.first, this.first + ROWS);
    byId("list").tBodies[0].replaceChildren(...shown.map((at) => this.row(at)));
    const all = this.pages.headline.length;
    byId("found").textContent = this.chosen.length === all ? `${counted(all)} pages, the doubtful ones first.` : `${counted(this.chosen.length)} of ${counted(all)} pages.`;
    byId("rows").textContent = shown.length ? `${counted(this.first + 1)} to ${counted(this.first + shown.length)}` : "No page is like this.";
    byId("rows-before").disabled = this.first === 0;
    byId("rows-after").disabled = this.first + ROWS >= this.chosen.length;
  }

  row(at) {
    const { pages, index } = this;
    const title = pages.headline[at] || "no headline";
    const where = [index.sites[pages.site[at]], pages.source[at]].filter(Boolean).join(" · ");
    const full = pages.full[at] >= 0;
    const name = full
      ? make("a", { class: "title", dir: "auto", href: `#page=${at}` }, title)
      : make("span", { class: "title", dir: "auto" }, title);
    const cell = (label, attributes, ...children) => make("td", { role: "cell", "data-name": label, ...attributes }, ...children);
    return make("tr", { role: "row" },
      make("td", { role: "cell" }, name, make("span", { class: "where" }, where, full ? "" : " · in the list only")),
      cell("", {}, pages.date[at]),
      cell("", {}, index.languages[pages.language[at]]),
      cell("confidence", { class: "number" }, pages.confidence[at].toFixed(2)),
      make("td", { role: "cell" }, ...this.warningsOf(at).flatMap((warning) => [chip(warning, "warning"), " "])),
      cell("characters", { class: "number" }, counted(pages.characters[at])),
      cell("left out", { class: "number" }, counted(pages.removed[at])));
  }

  // The page shown in full that comes before or after one, in the list's order.
  beside(at, step) {
    const full = this.chosen.filter((other) => this.pages.full[other] >= 0);
    const place = full.indexOf(at);
    return { place, count: full.length, next: place < 0 ? full[0] : full[place + step] };
  }
}
