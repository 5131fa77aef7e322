"""What the trees are measured on is nothing that they learned from: no page, no site, no paragraph."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
LEARNED, MEASURED = ("news", "web", "more"), "check"
PARAGRAPH = 120  # characters: shorter lines, such as "All rights reserved", stand on pages of many sites

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the corpora in ../shared")


def golds(name: str) -> list[dict[str, Any]]:
    with (CORPUS / name / "gold.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def paragraphs(gold: dict[str, Any]) -> set[str]:
    told = gold.get("paragraphs") or (gold.get("text") or "").splitlines()
    return {" ".join(p.strip("[]").split()) for p in told if len(p) >= PARAGRAPH}


def domain(gold: dict[str, Any]) -> str | None:
    from courlan import extract_domain

    url = gold.get("url")
    return extract_domain(url) if url else None


def test_no_site_that_trees_learned_from_is_among_those_they_are_measured_on() -> None:
    learned = {domain(gold) for name in LEARNED for gold in golds(name)} - {None}
    measured = {domain(gold) for gold in golds(MEASURED)} - {None}
    assert measured
    assert not measured & learned


def test_no_paragraph_that_trees_learned_from_is_among_those_they_are_measured_on() -> None:
    learned = {text for name in LEARNED for gold in golds(name) for text in paragraphs(gold)}
    measured = {text for gold in golds(MEASURED) for text in paragraphs(gold)}
    assert measured
    assert not measured & learned


def test_training_learns_from_no_other_corpora_and_keeps_the_measured_one_apart() -> None:
    source = Path(__file__).parents[2].joinpath("training", "train_story.py").read_text(encoding="utf-8")
    assert f"LEARNED = {LEARNED!r}".replace("'", '"') in source
    assert f'MEASURED = "{MEASURED}"' in source
