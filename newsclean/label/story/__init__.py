"""Which blocks are the story's: trees that judge each block amid its neighbours, and what stays beside their word.

In: a `Page`, and which of its blocks a rule has matched. Out: blocks labelled as the story's, each with a score.
"""

from __future__ import annotations

from newsclean.label.story.captions import drop_credited, mark_captions
from newsclean.label.story.context import PROSE_LINKS, PROSE_SIZE, ends_sentence
from newsclean.label.story.copies import COPY, drop_wholes, mark_copies
from newsclean.label.story.gaps import MENU, OUTSIDE, TITLE
from newsclean.label.story.judge import judge, judge_wholes, story_from_claims, take_told
from newsclean.label.story.names import WORDS, is_for_payers, name_words
from newsclean.label.story.places import Places
from newsclean.label.story.scrambled import drop_scrambled
from newsclean.label.story.several_articles import keep_one_story
from newsclean.label.story.sureness import story_confidence
from newsclean.label.story.trees import load_trees

__all__ = [
    "COPY",
    "MENU",
    "OUTSIDE",
    "PROSE_LINKS",
    "PROSE_SIZE",
    "TITLE",
    "WORDS",
    "Places",
    "drop_credited",
    "drop_scrambled",
    "drop_wholes",
    "ends_sentence",
    "is_for_payers",
    "judge",
    "judge_wholes",
    "keep_one_story",
    "load_trees",
    "mark_captions",
    "mark_copies",
    "name_words",
    "story_confidence",
    "story_from_claims",
    "take_told",
]
