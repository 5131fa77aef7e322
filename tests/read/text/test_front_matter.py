"""Front matter becomes claims, and is in no field as text."""

from __future__ import annotations

import datetime as dt

import pytest

from newsclean import clean
from newsclean.read.text import read_text
from newsclean.read.text.front_matter import front_matter

STORY = "\n\n".join(
    [
        "The weir above Norhaven will be rebuilt by the spring, the council said on Monday, with a new wheel.",
        "Ida Brekke, who keeps the mill, said that she had waited for it since the flood carried off the old one.",
        "“It is late, but it is here,” she said, and went back to the mill, where the council had left its letter.",
    ]
)
YAML = """---
title: "Weir gets a wheel: at last"
author:
  - Ola Lund
date: 2026-05-03
tags: [weirs, "mills"]
---
"""
META = """---
meta-og:title: Weir gets a wheel
meta-author: Ola Lund
meta-article:published_time: "2026-05-03T07:12:00Z"
meta-description: >-
  A new wheel
  for the mill.
---
"""
TOML = """+++
title = 'Weir gets a wheel'
authors = ["Ola Lund"]
date = 2026-05-03
+++
"""


@pytest.mark.parametrize("matter", [YAML, META, TOML, META.replace("\n", "\r\n")])
def test_its_claims_are_the_storys(matter: str) -> None:
    article = clean(f"{matter}\n# Weir gets a wheel\n\n{STORY}\n")
    assert article.headline is not None
    assert article.headline.startswith("Weir gets a wheel")
    assert article.authors == ("Ola Lund",)
    assert article.date == dt.date(2026, 5, 3)
    assert article.body == STORY
    assert article.removed[0].reason == "read/other"


def test_blocks_below_it_keep_their_lines() -> None:
    blocks = read_text(f"{YAML}\n# Weir\n\nIt rained.\n").blocks
    assert [(block.position, block.lines) for block in blocks] == [(1, 7), (9, 1), (11, 1)]


def test_values_of_all_shapes() -> None:
    _, claims = front_matter(YAML)
    assert [(claim.field, claim.value) for claim in claims] == [
        ("seo_headline", "Weir gets a wheel: at last"),
        ("author", "Ola Lund"),
        ("published", "2026-05-03"),
        ("tag", "weirs"),
        ("tag", "mills"),
    ]


@pytest.mark.parametrize(
    "source",
    ["---\n\nIt rained.\n\n---\n\nIt stopped.", "---\ntitle: x\n", "--- title: x ---", "+++\nIt rained\n+++\n", "---"],
)
def test_rules_between_lines_are_no_front_matter(source: str) -> None:
    assert front_matter(source) == (0, [])
