"""What decoding, sniffing, language and dates cost on a page of 270 KB and a text of 13 KB. Run by hand.

python -m tests.benchmarks.small_steps
"""

from __future__ import annotations

import timeit
from collections.abc import Callable

from newsclean.assemble.dates.choose import choose_dates
from newsclean.assemble.story_bounds import head_of
from newsclean.label import label
from newsclean.read.html.blocks import read_html
from newsclean.read.language import detect_language
from newsclean.read.source.encoding import decode
from newsclean.read.source.kind import sniff
from newsclean.read.text.blocks import read_text

STORY = "The rain fell on the valley for the first time in a year, and the farmers danced in the fields until dark. "
LINKS = [f'<li class="menu-item"><a href="/section/{n}">Section {n} – more</a></li>\n' for n in range(800)]
HEAD = '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Rain</title>' + "<!-- pad -->" * 15_000
LINE = "Ann Lee, Tuesday 21 November 2017 08:52 GMT, updated 22 November 2017 10:15 GMT"
HTML = (
    f"{HEAD}</head><body><ul>{''.join(LINKS)}</ul><h1>Rain ends drought</h1><p>{LINE}</p>"
    + f"<p>{STORY * 3}</p>\n" * 40
    + "</body></html>"
)
TEXT = "\n".join([f"Section {n}" for n in range(150)] + ["", "Rain ends drought", LINE, ""] + [STORY] * 100)


def micros(call: Callable[[], object]) -> float:
    """The best of five runs, in microseconds."""
    return min(timeit.repeat(call, number=20, repeat=5)) / 20 * 1e6


def main() -> None:
    """Print the table."""
    for name, source in (("html", HTML), ("text", TEXT)):
        page = read_html(source, None) if name == "html" else read_text(source)
        page.language = detect_language(page)
        label(page)
        encoded = source.encode()
        steps: dict[str, Callable[[], object]] = {
            "decode": lambda encoded=encoded: decode(encoded),  # type: ignore[misc]
            "sniff": lambda source=source: sniff(source),  # type: ignore[misc]
            "language": lambda page=page: detect_language(page),  # type: ignore[misc]
            "dates": lambda page=page: choose_dates(page, head_of(page), []),  # type: ignore[misc]
        }
        costs = " ".join(f"{step} {micros(call):.0f} µs" for step, call in steps.items())
        print(f"{name} {len(encoded):,} bytes, {len(page.blocks)} blocks: {costs}")


if __name__ == "__main__":
    main()
