"""Learns the trees that tell a story's blocks from the rest, and says how good they are on pages they never saw.

    python -m tests.training.train_story html --check     # two folds by site: learn on one, score the other
    python -m tests.training.train_story html             # learn on all, write newsclean/label/story/html.json

It needs scikit-learn, and for `text` inscriptis and resiliparse as renderers, beside newsclean itself; and a folder
`../shared` beside the checkout with `corpus/` and `score/`. Nothing of the pages goes into the trees but numbers, and
class and id words that at least MIN_SITES sites use.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from newsclean.label import NO_RULES
from newsclean.label.apply_rules import match_rules
from newsclean.label.rules.load import rules_for
from newsclean.label.story.features import FEATURES, feature_rows
from newsclean.label.story.judge import judge
from newsclean.label.story.names import Lexicon, name_words
from newsclean.page import Page, Place
from newsclean.read import read

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SHARED = ROOT.parent / "shared"
sys.path[:0] = [str(HERE), str(SHARED / "score")]

from measures import line, references, score, summary  # noqa: E402
from score import load  # noqa: E402

from tests.training.renderings import block_lines, markdown, text_nodes  # noqa: E402
from tests.training.truth import Truth  # noqa: E402

CORPORA = ("news", "web")
PURE = "pure"  # the shape of a text that is all story
# A class or id word counts when so many sites use it: fewer, and it may be one site's own.
MIN_SITES = 20
MIN_LETTERS = 3
NAME_LEVELS = 4
# News is what the library is for, and there are seven times as many other pages.
CORPUS_WEIGHT = {"news": 4.0, "web": 1.0}
PURE_WEIGHT = 2.0  # one shape of six is all story
SIZE_CAP = 600
TREES, DEPTH, RATE = {"html": 200, "text": 260}, 5, 0.12
# Blocks a leaf must hold, and the share of features a split may choose from: against learning pages by heart.
LEAF, SHARE = 25, 0.3
STAGES = (4, 8, 12, 18, 24, 32, 45, 60, 80, 110, 150)
# Of the blocks that a stage settles, so many may be settled otherwise than all trees would.
STAGE_ERRORS = 1e-3
# Removing a story's block is worse than leaving a line: a block stays from this probability on. Of text, whose lines in
# doubt beside the story stay as well, from a half.
KEEP_FROM = {"html": 0.42, "text": 0.5}


@dataclass
class Sample:
    """One page in one shape, with what its blocks are."""

    corpus: str
    case: Any
    page: Page
    marked: list[bool]
    answers: list[bool | None]
    shape: str

    @property
    def pure(self) -> bool:
        return self.shape == PURE

    @property
    def site(self) -> str:
        return urlsplit(self.case.url or "").hostname or self.case.id

    @property
    def fold(self) -> int:
        return zlib.crc32(self.site.encode()) % 2


def shapes(case: Any, form: str) -> Iterator[tuple[str, Any, Literal["html", "text"]]]:
    """The sources to learn from: (name of the shape, source, kind)."""
    if form == "html":
        yield "page", case.html, "html"
        return
    from inscriptis import get_text
    from resiliparse.extract.html2text import extract_plain_text
    from trafilatura.utils import decode_file

    html = decode_file(case.html)
    yield "inscriptis", get_text(html), "text"
    yield "resiliparse", extract_plain_text(html, main_content=False, alt_texts=False), "text"
    yield "lines", block_lines(html), "text"
    yield "nodes", text_nodes(html), "text"
    yield "markdown", markdown(html), "text"
    yield PURE, "\n\n".join([case.title or "Untitled report", *gold_lines(case)[0]]), "text"


def gold_lines(case: Any) -> tuple[list[str], list[str]]:
    """The story's paragraphs, and those that may or may not be its."""
    if not case.paragraphs:
        return [text for text in (case.text or "").split("\n") if text.strip()], []
    optional = [p[1:-1] for p in case.paragraphs if p[:1] == "[" and p[-1:] == "]"]
    return references(case.paragraphs)[-1], [*optional, *([case.standfirst] if case.standfirst else [])]


def samples(form: str, corpus_case: tuple[str, Any]) -> list[Sample]:
    corpus, case = corpus_case
    made = []
    for shape, source, kind in shapes(case, form):
        if not source.strip():
            continue
        page = read(source, url=case.url, kind=kind, language=None)
        marked = match_rules(page.blocks, rules_for(page.language, NO_RULES))
        answers = Truth(*gold_lines(case)).of([block.text for block in page.blocks])
        made.append(Sample(corpus, case, page, marked, answers, shape))
    return made


def lexicon(chosen: Iterable[Sample]) -> dict[str, float]:
    """Log-odds of class and id words, each site counting once for each word."""
    story: Counter[str] = Counter()
    chrome: Counter[str] = Counter()
    sites: defaultdict[str, set[str]] = defaultdict(set)
    for sample in chosen:
        mass: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        for block, answer in zip(sample.page.blocks, sample.answers, strict=True):
            if answer is None or block.place is None:
                continue
            for word in set().union(*(name_words(p.names) for p in _levels(block.place))):
                mass[word][answer] += min(len(block.text), SIZE_CAP)
        for word, (out, within) in mass.items():
            story[word] += within / (out + within)  # type: ignore[assignment]
            chrome[word] += out / (out + within)  # type: ignore[assignment]
            sites[word].add(sample.site)
    return {
        word: round(math.log((story[word] + 0.5) / (chrome[word] + 0.5)), 2)
        for word in sorted(sites)
        if len(sites[word]) >= MIN_SITES and len(word) >= MIN_LETTERS
    }


def _levels(place: Place) -> Iterator[Place]:
    return islice(place.path(), NAME_LEVELS)


def matrix(chosen: Sequence[Sample], names: Mapping[str, float]) -> tuple[Any, Any, Any]:
    """Rows, answers and weights of the blocks that can be learned from."""
    rows, answers, weights = [], [], []
    weighed = Lexicon(names)
    for sample in chosen:
        weight = CORPUS_WEIGHT[sample.corpus] * (PURE_WEIGHT if sample.pure else 1.0)
        made, _ = feature_rows(sample.page, sample.marked, weighed)
        for row, block, answer in zip(made, sample.page.blocks, sample.answers, strict=True):
            if row is not None and answer is not None:
                rows.append(row)
                answers.append(answer)
                weights.append(weight * (1 + min(len(block.text), SIZE_CAP) / 100))
    return np.array(rows, dtype=np.float32), np.array(answers), np.array(weights)


def learn(chosen: Sequence[Sample], form: str) -> dict[str, Any]:
    """Trees and class words as the data that newsclean reads."""
    count_of_trees, keep_from = TREES[form], KEEP_FROM[form]
    names = lexicon(chosen)
    rows, answers, weights = matrix(chosen, names)
    model = HistGradientBoostingClassifier(
        max_iter=count_of_trees,
        max_depth=DEPTH,
        learning_rate=RATE,
        min_samples_leaf=LEAF,
        max_features=SHARE,
        l2_regularization=1,
        early_stopping=False,
        random_state=0,
    ).fit(rows, answers, sample_weight=weights)
    boundary = math.log(keep_from / (1 - keep_from))
    trees = [_tree(stage[0].nodes, 0) for stage in model._predictors]
    final = model.decision_function(rows) - boundary
    partial_sums = [values.ravel() - boundary for values in model.staged_decision_function(rows)]
    stages, done = [], 0
    for count in (*STAGES, count_of_trees):
        settled = _settled(partial_sums[count - 1], final) if count < count_of_trees else 0.0
        stages.append({"trees": trees[done:count], "settled": round(settled, 3)})
        done = count
    return {"base": float(model._baseline_prediction.ravel()[0]), "boundary": round(boundary, 3), "stages": stages,
            "names": names}  # fmt: skip


def _settled(partial_sum: Any, final: Any) -> float:
    """The least distance from the boundary beyond which the trees that follow change next to nothing."""
    flips = np.sort(np.abs(partial_sum[(partial_sum > 0) != (final > 0)]))[::-1]
    allowed = int(len(final) * STAGE_ERRORS)
    return float(flips[allowed]) if len(flips) > allowed else 0.0


def _tree(nodes: Any, at: int) -> Any:
    node = nodes[at]
    if node["is_leaf"]:
        return round(float(node["value"]), 4)
    threshold = float(f"{node['num_threshold']:.5g}")
    return [FEATURES[node["feature_idx"]], threshold, _tree(nodes, node["left"]), _tree(nodes, node["right"])]


def evaluate(chosen: Sequence[Sample], data: dict[str, Any]) -> None:
    """Score the bodies that the label step gives with these trees, by the measures of the corpora."""
    from newsclean.label.story.trees import parse_trees

    trees = parse_trees(data)
    rows: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for sample in chosen:
        judge(sample.page, sample.marked, trees)
        body = [block.text for block in sample.page.blocks if block.is_story]
        rows[f"{sample.corpus} {sample.shape}"].append(
            score(sample.case, {"paragraphs": body, "title": None, "authors": [], "date": None}, 0.0, None)
        )
    for name, scores in sorted(rows.items()):
        print(line(name, {k: v for k, v in summary(scores).items() if v and k not in ("ms_median", "s_total")}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("form", choices=("html", "text"))
    parser.add_argument("--check", action="store_true", help="learn on each half, score the other; write nothing")
    options = parser.parse_args()
    cases = [(corpus, case) for corpus in CORPORA for case in load(corpus)]
    sys.setrecursionlimit(100_000)
    with ProcessPoolExecutor(2) as pool:
        made = [s for group in pool.map(partial(samples, options.form), cases, chunksize=16) for s in group]
    if options.check:
        for fold in (0, 1):
            data = learn([s for s in made if s.fold != fold], options.form)
            evaluate([s for s in made if s.fold == fold], data)
        return
    target = ROOT / "newsclean" / "label" / "story" / f"{options.form}.json"
    target.write_text(
        json.dumps(learn(made, options.form), separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8"
    )
    print(f"{target.name}: {target.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
