"""Phrases with which a sentence of a story begins: what stands behind them goes on as prose does, not as a button.

A rule's phrase at a block's start is then the subject of a sentence ("Subscribe to our newsletter was once a line"), a
phrase with its word again ("Photo by photo, the team walked"), a remark with a colon that is no label ("Related: that
is how cousins feel."), or what somebody says ("Read more books, the judge told the boy", "Comments are closed by nine,
the landlord explains").
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.article import Category
from newsclean.label.rules.file import Rule
from newsclean.label.rules.phrases import count_unspaced_words
from newsclean.label.rules.telling import words

ENDS = tuple(".!?…。！？।۔")
FEWEST = 6  # words of such a sentence
SUBJECT = 2  # words behind a phrase among which its verb stands: "Sign up for our newsletter became"
PAIR = 2  # words of "photo by", behind which the first stands again
NEAR = 4  # words within which a phrase's last one stands again
COLONS = ":："
DASHES = "–—"
# What such labels are put before is a title, a name, a day or a link, never a sentence; captions and notes are.
BEFORE_TITLES = frozenset((Category.RELATED, Category.TIMESTAMP))
LABELS = BEFORE_TITLES | {Category.MEDIA, Category.SHARE, Category.CREDIT, Category.NAVIGATION, Category.ADVERTISEMENT}
LABEL_SIZE = 40  # characters within which the sign behind a label in capitals stands
# Words of a sentence with a capital behind such a label. Of titles that end in a full stop, of which pages of the
# corpora have few, the longest had twelve. Scripts without capitals set no full stop behind titles.
TOLD = 13
FULL_STOPS = tuple(".。।۔")
# How words of rights, their use and those who grant it begin: a legal note goes on with these, a story seldom does.
RIGHTS = tuple(
    "reprodu copi copy kopi kopj right droit recht rätt rett derech diritt direit praw práv oikeu прав hak licen "
    "lizen publ veröff verbr diffu distrib redistrib spred sprid transm ретранс расп rozpow permis erlaub genehm "
    "autor autho toestem tillst tillat tillad zgod zezw разреш дозв izin перепеч передр использ використ utili use "
    "usage whole owner nutz verwend gebruik overnem övertag wykorzyst kullan käyt data daten donn dati dane text "
    "tekst текст mining einschl inkl innefatt incl compr site sitio sito сайт websi conten conteú inhalt inhoud "
    "innehåll indhold innhold treś матер materi articl artik artyk стат haber uitgev uitgav editor éditeur verlag "
    "unless except sauf salvo tranne tenzij außer soweit если interdit prohib proib vietat verbod verbot förbj zabron "
    "запрещ заборон yasak strict stren strikt crawl konten situs".split()
)
RUNS_ON = 8  # words behind a legal phrase that no sign sets apart: more than a note's owner has
SPEAKER = 6  # words behind the last comma, or behind the phrase's, among which a verb of saying stands


def starts_sentence(text: str, key: str, needle: str, rule: Rule, *, is_label: bool) -> bool:
    """Whether a block that starts with a rule's phrase is a sentence of a story.

    `key` is the block in normal form, `needle` the phrase in it, `is_label` says that a colon or the like must end it.
    """
    if rule.category is Category.LEGAL:  # "An earlier version of this article was wrong" is none
        return leaves_rights(text, key, needle)
    if is_label and is_told_behind(text, len(needle) + NEAR, rule.category):
        return True
    # Behind a label for other stories stands a title, whatever its verb: "Explained: Was the strike legal?"
    return not (is_label and rule.category is Category.RELATED) and goes_on(text, key, needle, rule.language)


def follows_label(text: str, rule: Rule) -> bool:
    """Whether a block that fits the pattern of a rule for labels of other stories is a sentence behind such a word."""
    return rule.category is Category.RELATED and is_told_behind(text, LABEL_SIZE, rule.category, COLONS + DASHES)


def leaves_rights(text: str, key: str, needle: str) -> bool:
    """Whether a block that starts with a legal phrase goes on behind its comma as a sentence about something else.

    A note's further parts speak of rights again, or name an owner, whose name has a capital.

    >>> leaves_rights("Copyright, as she told us, is a tax.", "copyright as she told us is a tax", "copyright ")
    True
    >>> leaves_rights("Copyright, with all rights for any use.", "copyright with all rights for any use", "copyright ")
    False
    """
    behind = text[len(needle.rstrip()) :]
    return behind.startswith(", ") and behind[2:3].islower() and _tells(text, key[len(needle) :].split(), FEWEST)


def runs_on(text: str, key: str, needle: str) -> bool:
    """Whether a block that starts with a legal phrase, whole by itself, goes on as a sentence without any sign.

    >>> runs_on("Copyright in Oz fell to a wizard long ago.", "copyright in oz fell to a wizard long ago", "copyright ")
    True
    >>> runs_on("Copyright by the Wizard of Oz.", "copyright by the wizard of oz", "copyright ")
    False
    """
    behind = text[len(needle.rstrip()) :]
    return behind[:1] == " " and behind[1:2].islower() and _tells(text, key[len(needle) :].split(), RUNS_ON)


def _tells(text: str, behind: Sequence[str], fewest: int) -> bool:
    """Whether so many words end a sentence, and none of them speaks of rights."""
    is_sentence = len(behind) >= fewest and text.rstrip("\"'”’»)").endswith(ENDS)
    return is_sentence and not any(word.startswith(RIGHTS) for word in behind)


def goes_on(text: str, key: str, needle: str, language: str) -> bool:
    """Whether a block that starts with a phrase is a sentence of which that phrase is a part.

    `key` is the block in normal form, `needle` the phrase in it.

    >>> goes_on("Read more was all it said.", "read more was all it said", "read more ", "en")
    True
    """
    if not text.rstrip("\"'”’»)").endswith(ENDS) or key.count(" ") + 1 < FEWEST:
        return False
    own, behind_words = needle.split(), key[len(needle) :].split()
    if not own or not behind_words:
        return False
    is_doubled = len(own) == PAIR and behind_words[0] == own[0]
    if is_doubled or not words(language, "was").isdisjoint(behind_words[:SUBJECT]):
        return True
    is_parted = text[len(needle.rstrip()) :][:1] == ","
    if len(own) > 1 and own[-1] in behind_words[:NEAR] and is_parted:
        return True
    said = behind_words[:SPEAKER] if is_parted else []
    _, comma, clause = text.rpartition(",")
    last = clause.lower().rstrip("".join(ENDS)).split()
    said += last if comma and len(last) <= SPEAKER else []
    return not words(language, "saying").isdisjoint(said)


def is_told_behind(text: str, near: int, category: Category, signs: str = COLONS) -> bool:
    """Whether a sentence follows the first of the `signs` within `near` characters, rather than what a label of a rule
    of this category is put before: it goes on in small letters; or, behind one for titles or days, it is longer than
    those and ends in a full stop.

    >>> is_told_behind("Related: that is how cousins often feel.", 9, Category.RELATED)
    True
    >>> is_told_behind("Related: Cousins often feel that way.", 9, Category.RELATED)
    False
    """
    at = next((at for at, sign in enumerate(text[:near]) if sign in signs), len(text))
    behind = text[at + 1 :].strip()
    end = behind.rstrip("\"'”’»)")
    count = max(len(behind.split()), count_unspaced_words(behind))
    if category not in LABELS or count < FEWEST or not end.endswith(ENDS):
        return False
    if category is Category.TIMESTAMP and any(map(str.isdigit, behind)):
        return False
    if behind[0].islower():
        return True
    has_case = behind.lower() != behind.upper()
    is_title = category not in BEFORE_TITLES or not end.endswith(FULL_STOPS) or end.endswith("..")
    return not is_title and end == behind and (not has_case or count >= TOLD)
