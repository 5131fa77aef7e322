"""Short pages, made at random from the grammar of real ones: whatever stands on one, `CleanError` alone is raised.

    python -m tests.short_pages 1000000 [--seed 1]

cleans so many and prints those on which something else was raised. Most have no story: errors, forms, videos, stubs.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
import traceback
from collections.abc import Callable
from random import Random

from newsclean import CleanError, clean

# What stands on short pages, a bar between two.
TEXTS = [
    text.split("|")
    for text in (
        "Kerstin Valpy|ORLA BRANDVIK|Tom Okafor|林素云|김민수 기자|Марина Зорина|dpa|Reuters|lee|admin",
        "By Ann Lee|Von|By|作者：何晓东|Por Ana Ruiz, corresponsal|Text: Jan Kraus / Foto: dpa|(lee/bek)",
        "4 March 2026|2026-03-04 18:30|04.03.26|3 hours ago|Wed, 4 Mar 2026|2026年3月4日|Updated|0:00",
        "Bridge closes for good|Page not found|Home|News|Sorry, this page does not exist.|…|»|1|***|Read also:|"
        "Photo: dpa|Sign up for our newsletter|© 2026 The Beacon|Watch|洪水过后停水三天|BERLIN –|"
        "\u200b|\u0000x|a\u0301|{{author}}|<b>|&amp;nbsp;",
        "The bridge in Quillmouth is shut until Friday because a pin has cracked, the harbour board said on Wednesday.|"
        "BERLIN (dpa) - Die Brücke bleibt bis Freitag gesperrt, weil ein Bolzen gebrochen ist, teilte die Stadt mit.|"
        "松溪镇的居民已经连续三天没有自来水。上周的洪水冲毁了堤坝，左岸的泵站也被泥沙掩埋。|No.",
    )
]
TAGS = (
    "h1|h2|h3|p|div|span|li|td|a href=/author/x|a href=/x|time|figcaption|header|time datetime=2026-03-04|"
    "p class=byline|div class=author|div hidden|pre|blockquote|b|dt|dd|span class=date|span itemprop=author|"
    "h1 itemprop=headline|abbr title=2026-03-04|template"
).split("|")
HOLDERS = (
    "article|div|main|section|ul|ol|table|tr|figure|aside|header|footer|nav|form|dl|div class=paywall|div role=dialog|"
    "template shadowrootmode=open|div class=comments"
).split("|")
FIELDS = "headline|author|datePublished|dateModified|articleBody|description|publisher|image".split("|")
METAS = "og:title|author|article:published_time|og:site_name|description|article:author".split("|")
KINDS = ["NewsArticle", "LiveBlogPosting", "WebPage", "VideoObject"]
ADDRESSES = [
    None,
    "https://beacon.example/2026/03/04/bridge-closes-for-good",
    "https://beacon.example/",
    "x",
    "http://[",
]
MARKS = ["", "", "", "", "# ", "## ", "- ", "* ", "> ", "1. ", "| ", "    "]


def _text(draw: Random) -> str:
    return draw.choice(draw.choice(TEXTS))


def _element(draw: Random, depth: int = 3) -> str:
    if depth and draw.random() < 0.35:
        inner = "".join(_element(draw, depth - 1) for _ in range(draw.randrange(4)))
        tag = draw.choice(HOLDERS)
    else:
        inner = draw.choice(["", "{}", "{}", "{} {}", "{}<br>{}"]).format(_text(draw), _text(draw))
        tag = draw.choice(TAGS)
    return f"<{tag}>{inner}" + ("" if draw.random() < 0.03 else f"</{tag.partition(' ')[0]}>")


def _head(draw: Random) -> str:
    parts = []
    if draw.random() < 0.5:
        parts.append(f"<title>{_text(draw)}{draw.choice(['', ' | News', ' - The Beacon'])}</title>")
    if draw.random() < 0.3:
        parts.append(f'<meta property="{draw.choice(METAS)}" content="{_text(draw)}">')
    if draw.random() < 0.3:
        value: object = draw.choice([_text(draw), [], {}, None, 4, {"name": _text(draw)}])
        data = {"@type": draw.choice(KINDS), draw.choice(FIELDS): value}
        parts.append(f'<script type="application/ld+json">{json.dumps(data)}</script>')
    return "".join(parts)


def short_html(draw: Random) -> str:
    """A short page."""
    language = draw.choice(["", "", " lang=de", " lang=zh-CN", " lang=xx"])
    body = "".join(_element(draw) for _ in range(draw.randrange(6)))
    return f"<html{language}><head>{_head(draw)}</head><body>{body}</body></html>" if draw.random() < 0.7 else body


def short_text(draw: Random) -> str:
    """A few pasted lines."""
    lines = [draw.choice(MARKS) + _text(draw) + draw.choice(["", "", " | ", "  "]) for _ in range(draw.randrange(9))]
    return draw.choice(["\n", "\n\n", "\r\n"]).join(lines)


def clean_one(draw: Random) -> None:
    """Clean one page; what is raised but `CleanError` is the caller's."""
    make: Callable[[Random], str] = draw.choice([short_html, short_html, short_text])
    with contextlib.suppress(CleanError):
        clean(make(draw), url=draw.choice(ADDRESSES), kind=draw.choice(["auto", "html", "text"]))


def main() -> int:
    """Clean many; the exit status is 1 where one raised what it must not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    failed: dict[str, int] = {}
    for seed in range(options.seed, options.seed + options.count):
        try:
            clean_one(Random(seed))
        except Exception:  # what this looks for
            failed.setdefault(traceback.format_exc(), seed)
    for trace, seed in failed.items():
        print(f"seed {seed}\n{trace}")
    print(f"{options.count} pages, {len(failed)} kinds of failure")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
