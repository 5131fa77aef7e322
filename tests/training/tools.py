"""What the tools that people use make of a page: Markdown writers, text browsers, scrapers, readers of printed PDF.

Each tool is imported or run only when it is asked for, so that whoever has some of them can use those. Debian has
lynx, elinks, links, w3m, html2text, pandoc, poppler-utils, mupdf-tools and chromium; npm turndown, turndown-plugin-gfm,
html-to-text, node-html-markdown, html-to-md and puppeteer-core (Node finds them through `NODE_PATH`); PyPI the rest.
"""

from __future__ import annotations

import importlib
import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

SLOWEST = 120  # seconds for one page
CHARSET = re.compile(r"(<meta[^>]{0,300}charset\s*=\s*[\"']?)[\w-]+", re.I)
Tool = Callable[[str], str]
Reader = Callable[[Path], str]


class ToolError(RuntimeError):
    """A tool is missing, or could not read a page."""


def _module(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ToolError(f"{name} is not installed: {error}") from error


def _run(*command: str, given: str | None = None) -> str:
    if shutil.which(command[0]) is None:
        raise ToolError(f"{command[0]} is not installed")
    raw = None if given is None else given.encode("utf-8", "replace")
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=SLOWEST, check=True)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise ToolError(f"{command[0]} failed: {error}") from error
    return done.stdout.decode("utf-8", "replace")


def _in_file(html: str, *command: str) -> str:
    """Run a command on a page in a file, whose name ends the command: some programs read nothing else as HTML."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(CHARSET.sub(r"\1utf-8", html), encoding="utf-8", errors="replace")
        return _run(*command, str(file))


def _pandoc(form: str) -> Tool:
    def convert(html: str) -> str:
        try:
            program = _module("pypandoc").get_pandoc_path()  # newer than Debian's
        except (ToolError, OSError):
            program = "pandoc"
        return _run(program, "-f", "html", "-t", form, given=html)

    return convert


class _Node:
    """One Node process that answers a JSON line for each it is given."""

    def __init__(self) -> None:
        if shutil.which("node") is None:
            raise ToolError("node is not installed")
        script = Path(__file__).with_name("node_tools.cjs")
        self.process = subprocess.Popen(["node", str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, **job: str) -> str:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        try:
            self.process.stdin.write(json.dumps(job).encode() + b"\n")
            self.process.stdin.flush()
            answer = self.process.stdout.readline()
        except BrokenPipeError:
            answer = b""
        if not answer:
            _node_of.cache_clear()
            raise ToolError("node ended")
        said = json.loads(answer)
        if "error" in said:
            raise ToolError(said["error"])
        return str(said["text"])


@cache
def _node_of(_: int) -> _Node:
    return _Node()


def _node() -> _Node:
    """This process's own: a forked one must not read the answers of another."""
    return _node_of(os.getpid())


def _npm(tool: str) -> Tool:
    return lambda html: _node().ask(tool=tool, html=html)


def _html2text(**options: Any) -> Tool:
    def convert(html: str) -> str:
        writer = _module("html2text").HTML2Text()
        for name, value in options.items():
            setattr(writer, name, value)
        return str(writer.handle(html))

    return convert


def _soup(between: str) -> Tool:
    def convert(html: str) -> str:
        soup = _module("bs4").BeautifulSoup(html, "lxml")
        for element in soup(["script", "style", "noscript", "template"]):
            element.decompose()
        return str(soup.get_text(between, strip=bool(between)))

    return convert


def _markitdown(html: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(CHARSET.sub(r"\1utf-8", html), encoding="utf-8", errors="replace")
        return str(_module("markitdown").MarkItDown().convert(str(file)).text_content)


def _html_to_markdown(html: str) -> str:
    return str(_module("html_to_markdown").convert(html).content)


def _resiliparse(html: str) -> str:
    module = _module("resiliparse.extract.html2text")
    return str(module.extract_plain_text(html, main_content=False, alt_texts=False))


def _selectolax(html: str) -> str:
    tree = _module("selectolax.lexbor").LexborHTMLParser(html)
    tree.strip_tags(["script", "style", "noscript", "template"])
    return str(tree.body.text(separator="\n", strip=True)) if tree.body is not None else ""


def _text_content(html: str) -> str:
    root = _module("lxml.html").document_fromstring(html)
    module = _module("lxml.etree")
    module.strip_elements(root, "script", "style", "noscript", "template", with_tail=False)
    return str(root.text_content())


TOOLS: dict[str, Tool] = {
    "pandoc_markdown": _pandoc("markdown"),
    "pandoc_gfm": _pandoc("gfm"),
    "pandoc_commonmark": _pandoc("commonmark"),
    "pandoc_plain": _pandoc("plain"),
    "html2text": _html2text(),
    "html2text_unwrapped": _html2text(body_width=0),
    "html2text_references": _html2text(inline_links=False, body_width=0),
    "html2text_bare": _html2text(ignore_links=True, ignore_images=True, body_width=0),
    "markdownify": lambda html: str(_module("markdownify").markdownify(html)),
    "markitdown": _markitdown,
    "html_to_markdown": _html_to_markdown,
    "turndown": _npm("turndown"),
    "turndown_gfm": _npm("turndown_gfm"),
    "node_html_markdown": _npm("node_html_markdown"),
    "html_to_md": _npm("html_to_md"),
    "html_to_text": _npm("html_to_text"),
    "html_to_text_unwrapped": _npm("html_to_text_unwrapped"),
    "lynx": lambda html: _in_file(html, "lynx", "-dump", "-assume_charset=utf-8", "-display_charset=utf-8"),
    "lynx_unnumbered": lambda html: _in_file(
        html, "lynx", "-dump", "-nolist", "-assume_charset=utf-8", "-display_charset=utf-8"
    ),
    "elinks": lambda html: _in_file(
        html,
        "elinks",
        *("-dump", "-dump-charset", "utf-8", "-no-connect", "-no-home"),
        *("-eval", "set document.codepage.assume=utf-8"),
    ),
    "links": lambda html: _in_file(html, "links", "-dump", "-codepage", "utf-8", "-html-assume-codepage", "utf-8"),
    "w3m": lambda html: _run("w3m", "-dump", "-T", "text/html", "-I", "utf-8", "-O", "utf-8", given=html),
    "debian_html2text": lambda html: _in_file(html, "html2text", "-utf8"),
    "inscriptis": lambda html: str(_module("inscriptis").get_text(html)),
    "resiliparse": _resiliparse,
    "html_text": lambda html: str(_module("html_text").extract_text(html)),
    "inner_text": _npm("inner_text"),
    "soup_lines": _soup("\n"),
    "soup_glued": _soup(""),
    "selectolax": _selectolax,
    "lxml_content": _text_content,
}


def print_pdf(html: str, url: str | None, file: Path) -> None:
    """Print a page to A4 by Chromium, with the head and foot that it sets by itself."""
    _node().ask(tool="print", html=html, url=url or "", file=str(file))


def _pypdfium2(bounded: bool) -> Reader:
    def read(file: Path) -> str:
        pages = [page.get_textpage() for page in _module("pypdfium2").PdfDocument(file)]
        return "\n".join(page.get_text_bounded() if bounded else page.get_text_range() for page in pages)

    return read


def _pymupdf(between: str = "", **options: Any) -> Reader:
    return lambda file: between.join(page.get_text(**options) for page in _module("pymupdf").open(file))


def _pypdf(**options: Any) -> Reader:
    return lambda file: "\n".join(page.extract_text(**options) for page in _module("pypdf").PdfReader(file).pages)


def _pdfplumber(file: Path) -> str:
    with _module("pdfplumber").open(file) as document:
        return "\n".join(page.extract_text() for page in document.pages)


READERS: dict[str, Reader] = {
    "pdftotext": lambda file: _run("pdftotext", "-enc", "UTF-8", str(file), "-"),
    "pdftotext_layout": lambda file: _run("pdftotext", "-enc", "UTF-8", "-layout", str(file), "-"),
    "pdftotext_raw": lambda file: _run("pdftotext", "-enc", "UTF-8", "-raw", str(file), "-"),
    "mutool": lambda file: _run("mutool", "draw", "-q", "-F", "text", str(file)),
    "pypdfium2": _pypdfium2(bounded=False),
    "pypdfium2_bounded": _pypdfium2(bounded=True),
    "pymupdf": _pymupdf(),
    "pymupdf_sort": _pymupdf(sort=True),
    "pypdf": _pypdf(),
    "pdfminer": lambda file: str(_module("pdfminer.high_level").extract_text(str(file))),
    "pdfplumber": _pdfplumber,
}


def renderings(html: bytes, names: Iterable[str]) -> dict[str, str]:
    """A page as each of the named tools of `TOOLS` gives it; a tool that is missing or fails gives nothing."""
    from newsclean.read.source import decode

    text, _ = decode(html)
    made: dict[str, str] = {}
    for name in names:
        try:
            made[name] = TOOLS[name](text)
        except Exception:  # tools of others raise what they like; one page less to learn from is no loss
            continue
    return made
