// The rules: all of them, and of one every line that it took.

const RULE_ROWS = 300;

function drawRules(index) {
  const words = byId("rule-words").value.trim().toLowerCase();
  const found = index.reasons.filter(([id, category]) => !words || `${id} ${category}`.toLowerCase().includes(words));
  byId("rule-list").tBodies[0].replaceChildren(...found.slice(0, RULE_ROWS).map(([id, category, blocks, characters, pages]) =>
    make("tr", {},
      make("th", { scope: "row" }, make("a", { href: `#rule=${encodeURIComponent(id)}` }, make("code", {}, id))),
      make("td", {}, chip(category)),
      ...[blocks, characters, pages].map((number) => make("td", { class: "number" }, counted(number))))));
  byId("rules-found").textContent = found.length > RULE_ROWS
    ? `${counted(found.length)} rules and other reasons; the ${RULE_ROWS} that left out most are shown.`
    : `${counted(found.length)} rules and other reasons.`;
}

function showRule(id, index, lines) {
  const number = index.reasons.findIndex(([name]) => name === id);
  byId("rule-title").replaceChildren(make("code", {}, id));
  if (number < 0) {
    byId("rule-body").replaceChildren(make("p", {}, "Nothing was left out for this reason."));
    return;
  }
  const [, category, blocks, characters, pages, why, shipped] = index.reasons[number];
  const { shown, missed, different } = lines[number];
  byId("rule-body").replaceChildren(
    make("p", {}, chip(category), " ", why),
    make("p", { class: "facts" }, `${counted(blocks)} blocks, ${counted(characters)} characters, on ${counted(pages)} pages. `,
      make("a", { href: `#pages?rule=${encodeURIComponent(id)}` }, "The pages")),
    shipped ? switchedOff(id) : make("p", { class: "muted" }, "This is no rule that ships with newsclean, so a rule file cannot switch it off."),
    linesOf(shown, blocks, missed, different));
}

function switchedOff(id) {
  const code = make("code", { tabindex: "0" }, `disable = ["${id}"]`);
  const button = make("button", { type: "button" }, "Copy");
  const say = make("span", { role: "status", class: "muted" });
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      say.textContent = "Copied.";
    } catch {
      getSelection().selectAllChildren(code);
      say.textContent = "Selected: copy it with your keyboard.";
    }
  });
  return make("div", {}, make("p", {}, "If it takes lines of stories, a line in a rule file of yours, for ", make("code", {}, "--rules"), ", switches it off:"),
    make("div", { class: "copy" }, code, button, say));
}

function linesOf(shown, blocks, missed, different) {
  const about = missed ? `It took more different lines than were counted: a count may be up to ${counted(missed)} too low, and lines as rare are missing.`
    : different > shown.length ? `The ${counted(shown.length)} most frequent of ${counted(different)} different lines.` : "";
  return make("table", {},
    make("caption", {}, "Every line that it took, the most frequent first. ", about),
    make("thead", {}, make("tr", {}, make("th", { scope: "col", class: "number" }, "Times"), make("th", { scope: "col" }, "Line"))),
    make("tbody", {}, ...shown.map(([text, count]) =>
      make("tr", {}, make("td", { class: "number" }, counted(count)), make("td", { dir: "auto" }, text)))));
}
