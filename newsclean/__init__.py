"""newsclean turns a news page, as HTML or as pasted text, into a typed article, and says what it left out and why."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from newsclean.core import serve
from newsclean.version import __version__ as __version__

if TYPE_CHECKING:
    from newsclean.article import Article, ArticleWarning, BlockType, BodyBlock, Candidate, Category, Image, Removal
    from newsclean.batch.jobs import Failure
    from newsclean.batch.many import clean_many
    from newsclean.batch.saved import SavedArticle, read_articles
    from newsclean.errors import CleanError
    from newsclean.frame import articles_to_frame
    from newsclean.label.rules import UserRules, load_rules
    from newsclean.label.sitelines import SiteLines
    from newsclean.sources import Document, clean, documents

serve()

# Each name is imported when it is first used, so that the command line can print its help, and start its workers,
# without loading what cleans.
_HOMES = {
    "Article": "article",
    "ArticleWarning": "article",
    "BlockType": "article",
    "BodyBlock": "article",
    "Candidate": "article",
    "Category": "article",
    "CleanError": "errors",
    "Document": "sources.document",
    "Failure": "batch.jobs",
    "Image": "article",
    "Removal": "article",
    "SavedArticle": "batch.saved",
    "SiteLines": "label.sitelines",
    "UserRules": "label.rules",
    "articles_to_frame": "frame",
    "clean": "sources.cleaning",
    "clean_many": "batch.many",
    "documents": "sources.files",
    "load_rules": "label.rules",
    "read_articles": "batch.saved",
}

__all__ = [
    "Article",
    "ArticleWarning",
    "BlockType",
    "BodyBlock",
    "Candidate",
    "Category",
    "CleanError",
    "Document",
    "Failure",
    "Image",
    "Removal",
    "SavedArticle",
    "SiteLines",
    "UserRules",
    "articles_to_frame",
    "clean",
    "clean_many",
    "documents",
    "load_rules",
    "read_articles",
]


def __getattr__(name: str) -> object:
    """Import a public name from its module."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
