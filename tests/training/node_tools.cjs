// Renders pages by tools of npm and by Chromium: a JSON object a line in, one a line out.
//
//   {"tool": "turndown", "html": "..."}                          -> {"text": "..."}
//   {"tool": "print", "html": "...", "url": "...", "file": "..."} -> {"text": ""}
//
// The modules are found through NODE_PATH, and the browser through CHROMIUM or as /usr/bin/chromium. Nothing is fetched:
// each request of a page but that for itself fails, and no script of it runs.
const readline = require("readline");

const SLOWEST_PAGE = 30_000; // milliseconds
let browser;

async function openPage(html, url) {
  if (!browser) {
    const launcher = require("puppeteer-core");
    const executablePath = process.env.CHROMIUM || "/usr/bin/chromium";
    browser = await launcher.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
  }
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.setRequestInterception(true);
  let own = true;
  page.on("request", (request) => {
    if (own && request.isNavigationRequest()) {
      own = false;
      request.respond({ contentType: "text/html; charset=utf-8", body: html }).catch(() => {});
    } else request.abort().catch(() => {});
  });
  await page.goto(url || "https://news.example/story", { waitUntil: "domcontentloaded", timeout: SLOWEST_PAGE });
  return page;
}

async function inPage(html, url, use) {
  const page = await openPage(html, url);
  try {
    return await use(page);
  } finally {
    await page.close();
  }
}

function turndown(html, plugins) {
  const Turndown = require("turndown");
  const service = new Turndown();
  if (plugins) service.use(require("turndown-plugin-gfm").gfm);
  return service.turndown(html);
}

const TOOLS = {
  turndown: ({ html }) => turndown(html, false),
  turndown_gfm: ({ html }) => turndown(html, true),
  html_to_text: ({ html }) => require("html-to-text").convert(html),
  html_to_text_unwrapped: ({ html }) => require("html-to-text").convert(html, { wordwrap: false }),
  node_html_markdown: ({ html }) => require("node-html-markdown").NodeHtmlMarkdown.translate(html),
  html_to_md: ({ html }) => require("html-to-md")(html),
  inner_text: ({ html, url }) => inPage(html, url, (page) => page.evaluate(() => document.body.innerText)),
  text_content: ({ html, url }) => inPage(html, url, (page) => page.evaluate(() => document.body.textContent)),
  print: ({ html, url, file }) =>
    inPage(html, url, async (page) => {
      await page.pdf({ path: file, format: "A4", displayHeaderFooter: true, timeout: SLOWEST_PAGE, margin: { top: "1cm", bottom: "1cm", left: "1cm", right: "1cm" } });
      return "";
    }),
};

process.on("unhandledRejection", () => {}); // a request that was cut off as its page closed

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const job = JSON.parse(line);
    let answer;
    try {
      answer = { text: await TOOLS[job.tool](job) };
    } catch (error) {
      answer = { error: String(error && error.message ? error.message : error) };
    }
    process.stdout.write(JSON.stringify(answer) + "\n");
  }
  if (browser) await browser.close();
}

main();
