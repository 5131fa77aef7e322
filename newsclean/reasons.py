"""Why blocks are left out where no rule says so: every such reason, its category, and what it means.

Labels for what is left out are made here, so that a reason which is not in the table cannot be given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from newsclean.fields import Category
from newsclean.page import Label, Role


@dataclass(frozen=True, slots=True)
class Reason:
    """What a reason stands for."""

    category: Category
    why: str


_NAMED = "It is outside the story, and an element around it is known by its tag, class or id to hold {}."
_BESIDE = "It is outside the story, between two blocks of one kind: {}."
_WHAT = {
    Category.DONATION: "an appeal for donations",
    Category.SHARE: "share buttons",
    Category.LOGIN: "a log-in or subscription",
    Category.LEGAL: "legal lines",
    Category.NEWSLETTER: "an offer of newsletters",
    Category.RELATED: "links to other stories",
    Category.ADVERTISEMENT: "advertisements",
    Category.COOKIES: "a cookie notice",
    Category.NAVIGATION: "the site's navigation",
    Category.COMMENTS: "readers' comments",
    Category.CAPTION: "a picture's caption",
    Category.CREDIT: "a picture's or a text's credit",
    Category.ABOUT: "a note about the writer or the paper",
    Category.CONTACT: "contact lines",
    Category.MEDIA: "a player of sound or film",
    Category.APP: "an offer of an app",
    Category.DUPLICATE: "what stands in the page twice",
    Category.TIMESTAMP: "a time of publication",
    Category.OTHER: "something beside the story",
}

CREDITED = "picture/credited"

REASONS: Mapping[str, Reason] = {
    "story/outside": Reason(
        Category.OTHER,
        "The decision trees judge it no part of the story, and nothing around it says what else it is.",
    ),
    "story/menu": Reason(
        Category.NAVIGATION,
        "It is outside the story and short like an item of a menu: a link, or an unended line.",
    ),
    "story/title": Reason(
        Category.RELATED,
        "It is outside the story and long enough for another story's headline: a link, or an unended line.",
    ),
    "story/another": Reason(
        Category.RELATED, "The page has several stories, and this block belongs to one that was not taken."
    ),
    "story/apart": Reason(
        Category.OTHER,
        "It reads like a story, but stands in a passage that as a whole is something else: readers' comments, another "
        "story, a note about the writer.",
    ),
    "story/copy": Reason(
        Category.DUPLICATE,
        "The story stands in the page twice, for print, small screens or by mistake: a copy.",
    ),
    "story/scrambled": Reason(
        Category.LOGIN, "Its letters are shifted or shuffled: the page hides it from those who do not pay."
    ),
    "story/too-little": Reason(
        Category.OTHER, "All that reads like a story is a line or two amid much else: a notice, a form, a film's page."
    ),
    "witness/trafilatura": Reason(
        Category.OTHER, "The page's story was in doubt, and trafilatura, which was asked for it, leaves this out."
    ),
    "headline/above": Reason(Category.OTHER, "It stands above the headline of a pasted story, which begins below it."),
    "headline/repeated": Reason(Category.DUPLICATE, "It says the headline again."),
    "standfirst/repeated": Reason(Category.DUPLICATE, "It says the standfirst again."),
    "byline/about": Reason(
        Category.ABOUT, "It ends the story and begins with its author's name, whom the story itself never names."
    ),
    "byline/repeated": Reason(Category.DUPLICATE, "It says the byline again."),
    "picture/caption": Reason(
        Category.CAPTION, "It stands right below a picture, in one box or alone, amid the story's paragraphs."
    ),
    CREDITED: Reason(
        Category.CAPTION, "It ends with a picture's credit, such as “Photo: Ann Lee”, and is no longer than a caption."
    ),
    "date/read": Reason(Category.TIMESTAMP, "The article's date was read from it, and it says little else."),
    "read/caption": Reason(
        Category.CAPTION,
        "It stands for a picture in the text: its alternative text, or what an element for captions holds.",
    ),
    "read/media": Reason(Category.MEDIA, "It is a picture's address or file name, as text browsers print it."),
    "read/navigation": Reason(
        Category.NAVIGATION,
        "A tool added it: the head or foot of a printed sheet, or the addresses of the text's links.",
    ),
    "read/other": Reason(
        Category.OTHER, "It is none of the page's text: front matter, or a line of a script or a style."
    ),
    "read/related": Reason(
        Category.RELATED,
        "It stands in a link that goes around whole blocks of Markdown, below the story's first prose.",
    ),
    "read/ruby": Reason(
        Category.OTHER,
        "It says how words of the page are read: small letters above the line, each behind its word here.",
    ),
    **{f"names/{category}": Reason(category, _NAMED.format(what)) for category, what in _WHAT.items()},
    **{f"beside/{category}": Reason(category, _BESIDE.format(what)) for category, what in _WHAT.items()},
    "beside/related": Reason(
        Category.RELATED,
        "It stands between links to other stories, or in the list below a label such as “Related articles”.",
    ),
}

# What stands around a story in the file that holds it.
_PLACES = {
    "cover": (Category.NAVIGATION, "is of a cover page, a list of contents or a summary of the search"),
    "counter": (Category.NAVIGATION, "counts the documents of an export, or parts them"),
    "end": (Category.NAVIGATION, "says that a document ends"),
    "running-head": (Category.NAVIGATION, "stands on the edge of each sheet of an export"),
    "body": (Category.NAVIGATION, "says that the story begins"),
    "frame": (Category.NAVIGATION, "was put around the page by a web archive"),
    "hidden": (Category.OTHER, "was hidden from readers when the page was saved"),
    "headline": (Category.DUPLICATE, "gives the headline, with its label"),
    "standfirst": (Category.DUPLICATE, "gives the standfirst, with its label"),
    "byline": (Category.DUPLICATE, "gives the byline, with its label"),
    "publication": (Category.DUPLICATE, "gives the publication"),
    "section": (Category.DUPLICATE, "gives the section, with its label"),
    "page": (Category.DUPLICATE, "gives the printed page, with its label"),
    "url": (Category.DUPLICATE, "gives an address, with its label"),
    "date": (Category.TIMESTAMP, "gives the day of publication"),
    "load-date": (Category.TIMESTAMP, "says when the database took the document in, or changed it"),
    "edition": (Category.OTHER, "names the edition"),
    "length": (Category.OTHER, "counts the words"),
    "dateline": (Category.OTHER, "gives the dateline, which the format keeps apart from the story"),
    "abstract": (Category.OTHER, "is the database's own summary"),
    "head": (Category.OTHER, "is another label of the head"),
    "classification": (Category.OTHER, "is the database's classification: language, subjects, codes, numbers"),
    "copyright": (Category.LEGAL, "says who owns the text"),
    "caption": (Category.CAPTION, "describes a picture"),
    "credit": (Category.CREDIT, "credits a picture or a text"),
    "contact": (Category.CONTACT, "says whom to write to"),
    "another-document": (Category.RELATED, "belongs to another document of the same file"),
}
REASONS = {
    **REASONS,
    **{
        f"container/{place}": Reason(category, f"In the file that holds the story, it {what}.")
        for place, (category, what) in _PLACES.items()
    },
}

# The one kind of reason that holds numbers, and the form that stands for all of them.
SITE_LINE_FORM = "repeats/N-of-M"
SITE_LINE = Reason(Category.OTHER, "The site repeats it: it stands under N of the M pages that were compared.")
_RULE_SLASHES = 2
_SITE_LINE = re.compile(r"repeats/(?:\d+-of-\d+|N-of-M)")


@lru_cache(maxsize=4096)
def removed(reason: str) -> Label:
    """The label of a block that is left out. Raises `KeyError` for a reason that is not in the table.

    >>> removed("date/read").category.value
    'timestamp'
    """
    found = explain(reason)
    if found is None:
        raise KeyError(reason)
    return Label(Role.REMOVED, reason, found.category)


@lru_cache(maxsize=4096)  # one label serves all blocks that a rule removes; there are some thousands of rules
def removed_by_rule(rule: str, category: Category) -> Label:
    """The label of a block that a rule leaves out: the reason is the rule's id."""
    return Label(Role.REMOVED, rule, category)


def site_line(count: int, pages: int) -> str:
    """The reason of a line that a site repeats: on so many pages, of so many compared.

    >>> site_line(11, 12)
    'repeats/11-of-12'
    """
    return f"repeats/{count}-of-{pages}"


def is_rule(reason: str) -> bool:
    """Whether a reason is a rule's id; all others have fewer parts.

    >>> is_rule("en/share/share-on"), is_rule("date/read")
    (True, False)
    """
    return reason.count("/") == _RULE_SLASHES


def explain(reason: str) -> Reason | None:
    """What a reason stands for, or None for a rule's id and for what is no reason.

    >>> explain("repeats/11-of-12").category.value
    'other'
    """
    return SITE_LINE if _SITE_LINE.fullmatch(reason) else REASONS.get(reason)
