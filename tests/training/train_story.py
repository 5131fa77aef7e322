"""Learns the trees that tell a story's blocks from the rest, and says how good they are on pages they never saw.

    python -m tests.training.train_story html --check    # two folds by registered domain
    python -m tests.training.train_story html --seeds 3  # learn on all, score `check`, which nothing learns from
    python -m tests.training.train_story html            # learn on all, write newsclean/label/story/html.json

It needs LightGBM, which learns these trees in a twentieth of the time that scikit-learn takes, and for `text`
inscriptis and resiliparse as renderers, beside newsclean itself; and a folder `../shared` beside the checkout with
`corpus/` and `score/`. `--renderings FOLDER` adds what real tools made of the pages: `<corpus>/<tool>/<id>.txt`, as
`python -m tests.benchmarks.renderers --render` writes them. Nothing of the pages goes into the trees but numbers, and
class and id words that at least MIN_SITES sites use. newsclean/label/story/README.md says what was learned from.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import lightgbm
import numpy as np

from newsclean.errors import CleanError
from newsclean.label import NO_RULES, mark
from newsclean.label.apply_rules import without_sheets
from newsclean.label.categories import categorise
from newsclean.label.rules.load import rules_for
from newsclean.label.story.features import FEATURES, feature_rows
from newsclean.label.story.gaps import GAP_FEATURES, gap_rows
from newsclean.label.story.judge import judge, judge_wholes
from newsclean.label.story.names import Lexicon, name_words
from newsclean.label.story.passages import PASSAGE_FEATURES, Passage, drop_passages, passage_rows
from newsclean.label.story.scorer import Scorer
from newsclean.label.story.trees import Trees, parse_trees
from newsclean.page import Page, Place
from newsclean.read import read

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SHARED = ROOT.parent / "shared"
sys.path[:0] = [str(HERE), str(SHARED / "score")]

from measures import line, references, score, shingle_pr, summary  # noqa: E402
from score import load  # noqa: E402

from tests.training.renderings import block_lines, markdown, text_nodes  # noqa: E402
from tests.training.truth import best_answers  # noqa: E402

LEARNED = ("news", "web", "more")
MEASURED = "check"  # no domain of it is in the others, and nothing learns from it
PURE = "pure"  # the shape of a text that is all story
# A class or id word counts when so many sites use it: fewer, and it may be one site's own. Only the first two corpora
# give words: with those of the third the trees are no better on pages that they never saw.
LEXICON = ("news", "web")
MIN_SITES = 20
MIN_LETTERS = 3
NAME_LEVELS = 4
# News is what the library is for, and there are seven times as many other pages; the third corpus has few paragraphs a
# page, and gold texts with more noise. Any weights from .3 to 1 do for it.
CORPUS_WEIGHT = {"news": 4.0, "web": 1.0, "more": 0.4}
PURE_WEIGHT = 2.0  # one shape of so many is all story
SIZE_CAP = 600
TREES = {"html": 200, "text": 260}
# Gaps of HTML are few, and trees of them gained less than .001.
WITH_GAPS = ("text",)
# The surer its blocks, the likelier a gap is the story's; the more of its lines are repeated, the less.
GAP_DIRECTIONS = {"best": 1, "mean": 1, "worst": 1, "repeated": -1}
# Blocks, passages or gaps a leaf must hold, and the share of features a split may choose from: against learning pages
# by heart.
BLOCK_TREES = {
    "max_depth": 5,
    "num_leaves": 32,
    "learning_rate": 0.12,
    "min_data_in_leaf": 25,
    "feature_fraction_bynode": 0.3,
    "lambda_l2": 1,
}
WHOLE_TREES = {
    "max_depth": 4,
    "num_leaves": 12,
    "learning_rate": 0.05,
    "min_data_in_leaf": 40,
    "feature_fraction_bynode": 0.3,
    "lambda_l2": 5,
}
WHOLE_COUNT = 150
WHOLE_CAP = 3000  # characters
FOLDS = 3
# A gap counts as so many characters more than it has: a line lost is a paragraph lost.
GAP_SIZE = 500
WholeRows = tuple[list[list[float]], list[bool], list[float]]
STAGES = (4, 8, 12, 18, 24, 32, 45, 60, 80, 110, 150)
# Of the blocks that a stage settles, so many may be settled otherwise than all trees would.
STAGE_ERRORS = 1e-3
# Removing a story's block is worse than leaving a line: a block stays from this probability on. Of text, whose lines in
# doubt beside the story stay as well, from a half.
KEEP_FROM = {"html": 0.42, "text": 0.5}
# A passage stays from this probability on. On pages not learned from .5 gives as much F1, and loses more of the story.
KEEP_PASSAGE_FROM = 0.4
# A gap is taken in from this probability on: from .4 on it takes in more, and of news as much that is not the story's.
TAKE_GAP_FROM = 0.5
# Of the plain shapes of a page, and of those that tools gave it, so many are learned from: all say little more.
PLAIN_A_PAGE = {"web": 3, "more": 3}
TOOLS_A_PAGE = {"news": 6, "web": 2, "more": 2}


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
        return domain(self.case)

    @property
    def weight(self) -> float:
        return CORPUS_WEIGHT[self.corpus] * (PURE_WEIGHT if self.pure else 1.0)

    def fold_of(self, count: int) -> int:
        """Which of so many folds the page's domain is in."""
        return zlib.crc32(self.site.encode()) % count


def domain(case: Any) -> str:
    """The registered domain of a page, such as `bbc.co.uk`; a page without an address is a site of its own."""
    from courlan import extract_domain  # comes with trafilatura

    return (extract_domain(case.url) if case.url else None) or case.id


def shapes(
    corpus: str, case: Any, form: str, renderings: Path | None
) -> Iterator[tuple[str, Any, Literal["html", "text"]]]:
    """The sources to learn from: (name of the shape, source, kind)."""
    if form == "html":
        yield "page", case.html, "html"
        return
    from inscriptis import get_text
    from resiliparse.extract.html2text import extract_plain_text
    from trafilatura.utils import decode_file

    html = decode_file(case.html)
    plain: dict[str, Callable[[], str]] = {
        "inscriptis": lambda: get_text(html),
        "resiliparse": lambda: extract_plain_text(html, main_content=False, alt_texts=False),
        "lines": lambda: block_lines(html),
        "nodes": lambda: text_nodes(html),
        "markdown": lambda: markdown(html),
    }
    for name in drawn(plain, case, PLAIN_A_PAGE.get(corpus)):
        yield name, plain[name](), "text"
    for tool, text in rendered(corpus, case, renderings):
        yield tool, text, "text"
    yield PURE, "\n\n".join([case.title or "Untitled report", *gold_lines(case)[0]]), "text"


def rendered(corpus: str, case: Any, folder: Path | None) -> Iterator[tuple[str, str]]:
    """What tools made of a page: (name of the tool, text); the same ones each time, others for each page."""
    if folder is None:
        return
    made = {file.parent.name: file for file in (folder / corpus).glob(f"*/{case.id.rpartition('/')[2]}.txt")}
    for tool in drawn(made, case, TOOLS_A_PAGE.get(corpus)):
        yield tool, made[tool].read_bytes().decode("utf-8", "replace")


def drawn(names: Iterable[str], case: Any, most: int | None) -> list[str]:
    """So many of the names, or all: the same ones each time for a page, and others for the next."""
    return sorted(names, key=lambda name: zlib.crc32(f"{name} {case.id}".encode()))[:most]


def gold_lines(case: Any) -> tuple[list[str], list[str]]:
    """The story's paragraphs, and those that may or may not be its."""
    if not case.paragraphs:
        return [text for text in (case.text or "").split("\n") if text.strip()], []
    optional = [p[1:-1] for p in case.paragraphs if p[:1] == "[" and p[-1:] == "]"]
    return references(case.paragraphs)[-1], [*optional, *([case.standfirst] if case.standfirst else [])]


def samples(form: str, renderings: Path | None, corpus_case: tuple[str, Any]) -> list[Sample]:
    corpus, case = corpus_case
    made = []
    for shape, source, kind in shapes(corpus, case, form, renderings):
        try:
            page = read(source, url=case.url, kind=kind, language=None)
        except CleanError:
            continue  # a tool that gave nothing, or a page that is none
        page.blocks = without_sheets(page.blocks)  # as the label step does
        marked = mark(page, rules_for(page.language, NO_RULES))
        answers = best_answers(*gold_lines(case), [block.text for block in page.blocks], shingle_f1)
        made.append(Sample(corpus, case, page, marked, answers, shape))
    return made


def shingle_f1(gold: str, got: str) -> float:
    precision, recall = (value or 0.0 for value in shingle_pr(gold, got))
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


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
        made = feature_rows(sample.page, sample.marked, weighed)
        for row, block, answer in zip(made, sample.page.blocks, sample.answers, strict=True):
            if row is not None and answer is not None:
                rows.append(row)
                answers.append(answer)
                weights.append(sample.weight * (1 + min(len(block.text), SIZE_CAP) / 100))
    return np.array(rows, dtype=np.float32), np.array(answers), np.array(weights)


def learn(chosen: Sequence[Sample], form: str, seed: int = 0) -> dict[str, Any]:
    """Trees and class words as the data that newsclean reads.

    The trees of passages and of gaps learn from pages labelled by trees of blocks that have not seen these pages'
    domains.
    """
    held_out = [(s, s.fold_of(FOLDS)) for s in chosen if not s.pure]
    other_domains = [[s for s in chosen if s.fold_of(FOLDS) != fold] for fold in range(FOLDS)]
    folds = [parse_trees(learn_blocks(others, form, seed)) for others in other_domains]
    passages = learn_wholes(
        (passage_matrix(s, folds[fold]) for s, fold in held_out), PASSAGE_FEATURES, KEEP_PASSAGE_FROM, seed
    )
    data = {**learn_blocks(chosen, form, seed), "passages": passages}
    if form in WITH_GAPS:
        apart = parse_trees(data).passages
        rows = (gap_matrix(s, folds[fold], apart) for s, fold in held_out)
        data["gaps"] = learn_wholes(rows, GAP_FEATURES, TAKE_GAP_FROM, seed, GAP_DIRECTIONS)
    return data


def learn_blocks(chosen: Sequence[Sample], form: str, seed: int) -> dict[str, Any]:
    """The trees that judge blocks, in stages, and the class words."""
    count_of_trees, keep_from = TREES[form], KEEP_FROM[form]
    names = lexicon(sample for sample in chosen if sample.corpus in LEXICON)
    rows, answers, weights = matrix(chosen, names)
    model = fit(BLOCK_TREES, rows, answers, weights, count_of_trees, seed)
    boundary = math.log(keep_from / (1 - keep_from))
    trees = _trees(model, FEATURES)
    final = np.asarray(model.predict(rows, raw_score=True)) - boundary
    stages, done = [], 0
    for count in (*STAGES, count_of_trees):
        partial_sum = np.asarray(model.predict(rows, raw_score=True, num_iteration=count)) - boundary
        settled = _settled(partial_sum, final) if count < count_of_trees else 0.0
        stages.append({"trees": trees[done:count], "settled": round(settled, 3)})
        done = count
    return {"base": 0.0, "boundary": round(boundary, 3), "stages": stages, "names": names}


def passage_matrix(sample: Sample, trees: Trees) -> WholeRows:
    """Rows of the passages that trees of blocks find beside a page's story."""
    label(sample, trees)
    return whole_matrix(sample, passage_rows(sample.page, sample.marked), 0)


def gap_matrix(sample: Sample, trees: Trees, apart: Scorer) -> WholeRows:
    """Rows of the gaps that trees of blocks and of passages leave in a page's story."""
    label(sample, trees)
    drop_passages(sample.page, sample.marked, apart)
    return whole_matrix(sample, gap_rows(sample.page, sample.marked), GAP_SIZE)


def whole_matrix(sample: Sample, made: Iterable[tuple[Passage, list[float]]], least: int) -> WholeRows:
    """Rows of passages or of gaps, whether each is of the story, and weights: by its size, and by how much of it is all
    of one kind."""
    rows, answers, weights = [], [], []
    for (start, end), row in made:
        known = [
            (a, len(b.text)) for a, b in zip(sample.answers[start:end], sample.page.blocks[start:end], strict=True)
        ]
        size = sum(length for answer, length in known if answer is not None)
        told = sum(length for answer, length in known if answer)
        if size:
            rows.append(row)
            answers.append(2 * told > size)
            weights.append(sample.weight * (min(size, WHOLE_CAP) + least) * abs(2 * told / size - 1))
    return rows, answers, weights


def learn_wholes(
    made: Iterable[WholeRows],
    features: Sequence[str],
    keep_from: float,
    seed: int,
    directions: Mapping[str, int] = MappingProxyType({}),
) -> dict[str, Any]:
    """The trees that judge passages, or gaps; `directions` says which features can only speak for it (1) or against it
    (-1)."""
    rows, answers, weights = (np.array([x for part in parts for x in part]) for parts in zip(*made, strict=True))
    parameters = {**WHOLE_TREES, "monotone_constraints": [directions.get(feature, 0) for feature in features]}
    model = fit(parameters, rows.astype(np.float32), answers, weights, WHOLE_COUNT, seed)
    boundary = math.log(keep_from / (1 - keep_from))
    return {
        "base": 0.0,
        "boundary": round(boundary, 3),
        "stages": [{"trees": _trees(model, features), "settled": 0.0}],
    }


def fit(
    parameters: Mapping[str, Any], rows: Any, answers: Any, weights: Any, count: int, seed: int
) -> lightgbm.Booster:
    fixed = {"objective": "binary", "deterministic": True, "force_col_wise": True, "num_threads": 1, "verbose": -1}
    data = lightgbm.Dataset(rows, answers, weight=weights / weights.mean())
    return lightgbm.train({**fixed, **parameters, "seed": seed}, data, num_boost_round=count)


def _settled(partial_sum: Any, final: Any) -> float:
    """The least distance from the boundary beyond which the trees that follow change next to nothing."""
    flips = np.sort(np.abs(partial_sum[(partial_sum > 0) != (final > 0)]))[::-1]
    allowed = int(len(final) * STAGE_ERRORS)
    return float(flips[allowed]) if len(flips) > allowed else 0.0


def _trees(model: lightgbm.Booster, features: Sequence[str]) -> list[Any]:
    def tree(node: dict[str, Any]) -> Any:
        if "leaf_value" in node:
            return round(float(node["leaf_value"]), 4)
        threshold = float(f"{node['threshold']:.5g}")
        return [features[node["split_feature"]], threshold, tree(node["left_child"]), tree(node["right_child"])]

    return [tree(made["tree_structure"]) for made in model.dump_model()["tree_info"]]


def label(sample: Sample, trees: Trees) -> None:
    """Label a page's blocks anew from what rules left: a label that stayed from other trees would count for these."""
    for block, is_marked in zip(sample.page.blocks, sample.marked, strict=True):
        block.score = 0.0
        if not is_marked:
            block.label = None
    categorise(sample.page, *judge(sample.page, sample.marked, trees))


def evaluate(chosen: Sequence[Sample], data: dict[str, Any]) -> None:
    """Score the bodies that the label step gives with these trees, by the measures of the corpora."""
    trees = parse_trees(data)
    rows: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for sample in chosen:
        label(sample, trees)
        judge_wholes(sample.page, sample.marked, trees)
        body = [block.text for block in sample.page.blocks if block.is_story]
        rows[f"{sample.corpus} {sample.shape}"].append(
            score(sample.case, {"paragraphs": body, "title": None, "authors": [], "date": None}, 0.0, None)
        )
    for name, scores in sorted(rows.items()):
        print(
            line(name, {k: v for k, v in summary(scores).items() if v and k not in ("ms_median", "s_total")}),
            flush=True,
        )


def all_samples(form: str, corpora: Iterable[str], renderings: Path | None) -> list[Sample]:
    cases = [(corpus, case) for corpus in corpora for case in load(corpus)]
    with ProcessPoolExecutor(2) as pool:
        made = pool.map(partial(samples, form, renderings), cases, chunksize=16)
        return [sample for group in made for sample in group]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("form", choices=("html", "text"))
    parser.add_argument("--check", action="store_true", help="learn on each half, score the other; write nothing")
    parser.add_argument("--seeds", type=int, default=0, help="learn so many times, score `check`; write nothing")
    parser.add_argument("--renderings", type=Path, help="a folder with what tools made of the pages")
    options = parser.parse_args()
    sys.setrecursionlimit(100_000)
    made = all_samples(options.form, LEARNED, options.renderings)
    if options.check:
        for fold in (0, 1):
            data = learn([s for s in made if s.fold_of(2) != fold], options.form)
            evaluate([s for s in made if s.fold_of(2) == fold], data)
        return
    if options.seeds:
        unseen = all_samples(options.form, (MEASURED,), options.renderings)
        for seed in range(options.seeds):
            evaluate(unseen, learn(made, options.form, seed))
        return
    target = ROOT / "newsclean" / "label" / "story" / f"{options.form}.json"
    target.write_text(
        json.dumps(learn(made, options.form), separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8"
    )
    print(f"{target.name}: {target.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
