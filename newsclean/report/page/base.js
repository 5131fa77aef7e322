// What all parts use: making elements of text alone, unpacking the data, and saying numbers.

// An element; what it says comes in as text nodes, so that nothing of a page is ever read as markup.
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const byId = (id) => document.getElementById(id);
const counted = (number) => number.toLocaleString("en");
const chip = (name, more) => make("span", { class: `chip ${more || ""}`.trim(), "data-category": more ? null : name }, name);

async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}

function tellTrouble(message) {
  byId("trouble").textContent = message;
  byId("trouble").hidden = false;
}

// What stands in an address after `?`, such as `site=a.example&doubtful=1`.
function inAddress(route) {
  const at = route.indexOf("?");
  return new URLSearchParams(at < 0 ? "" : route.slice(at + 1));
}
