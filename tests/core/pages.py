"""Pages that put a parser's tree in every state: invented at random, and hostile ones."""

from __future__ import annotations

from hypothesis import strategies as st

TAGS = (
    "p div span b a i em h1 h2 h3 ul ol li table tr td th pre blockquote figure figcaption img picture br hr article "
    "section header footer aside nav main form button time template svg script style noscript unknown-tag x:y dl dt dd "
    "details summary center font label address abbr strong"
).split()
ATTRIBUTES = (
    'class="byline author"', 'class="c-share sr-only"', 'class="story-body"', "hidden", 'hidden="until-found"',
    'aria-hidden="true"', 'style="display: none"', 'style="color:red"', 'id="comments"', 'role="main"', 'href="/a/b"',
    'href="/author/ann-lee"', 'rel="author"', 'itemprop="author"', 'title="2026-03-04"', 'datetime="2026-03-04T10:00"',
    'data-testid="é中"', "xml:lang=de", 'class=""', "class", 'data-date="1700000000"', 'shadowrootmode="open"',
    'class="a" class="b"', 'property="og:title" content="Rain"',
)  # fmt: skip
TEXTS = (
    "Rain", " ", "\n", "\t \r\n", "\u00a0", "\u2003\u3000", "\x0b", "\x1c",
    "Rain fell on the valley on Tuesday, for the first time in a year, and the farmers danced until dark.",
    "中文的句子。", "1,204 comments",
    "By Ann Lee", "&amp; &lt;b&gt;", "&nbsp;", "é" * 30, "\U0001f600", "a\x1eb", "<!-- a -->", "<![CDATA[x]]>",
    "&#0;", "&#x85;",
)  # fmt: skip


def elements() -> st.SearchStrategy[str]:
    """Markup of nested elements; some are not closed, some closed twice."""

    def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        opened = st.tuples(st.sampled_from(TAGS), st.lists(st.sampled_from(ATTRIBUTES), max_size=3))
        parts = st.lists(inner, max_size=5).map("".join)
        ends = st.sampled_from(("</{0}>", "</{0}>", "</{0}>", "", "</{0}></div>"))
        return st.tuples(opened, parts, ends).map(
            lambda made: f"<{' '.join([made[0][0], *made[0][1]])}>{made[1]}{made[2].format(made[0][0])}"
        )

    return st.recursive(st.sampled_from(TEXTS), wrapped, max_leaves=40)


HOSTILE = {
    "nothing": "",
    "only white space": " \n\t",
    "one sign": "<",
    "deep": "<div>" * 5_000 + "rain",
    "deep and named": "".join(f"<div class=a{n}>" for n in range(1_500)) + "<p>rain</p>",
    "deep inline": "<b><i>" * 800 + "rain",
    "wide": "<p>rain</p>" * 2_000,
    "attributes": f"<p {' '.join(f'a{n}=1' for n in range(3_000))}>rain</p>",
    "long attribute": f"<p class='{'a ' * 50_000}'>rain</p>",
    "many tags": "".join(f"<t{n}>rain</t{n}>" for n in range(3_000)),
    "many attribute names": "".join(f"<p data-a{n}=1 class=a>rain</p>" for n in range(3_000)),
    "cells": "<table><tr>" + "<td>a<br><br><br>b<td>c" * 500,
    "tables in cells": "<table><tr><td>rain" * 200,
    "pictures": "<figure><img><img>" * 300 + "rain",
    "pictures deep": "<div>" * 300 + "<img>" * 50 + "rain",
    "breaks": "rain<br>" * 1_000,
    "broken entities": "<p>&#xffffffff; &#1; &unknown; &amp" * 100,
    "text outside": "rain <html> sun </html> wind",
    "two bodies": "<body>rain</body><body>sun</body>",
    "frames": "<frameset><frame src=a></frameset>rain",
    "xml": "<?xml version='1.0'?><a xmlns:b='urn:b'><b:p b:class='c'>rain</b:p></a>",
    "surrogates": "<p>rain \ud800 sun</p>",
    "beyond the plane": "<p class='\U0001f327'>\U0001f327</p>",
    "separators": "<table><tr><td>a\x1e\x1db<td>c",
    "pre": "<pre>" + "\n a\r\n\t" * 500,
}
