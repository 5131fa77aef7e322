"""newsclean turns a news page, as HTML or as pasted text, into a typed article, and says what it left out and why."""

from newsclean.article import Article, ArticleWarning, BlockType, BodyBlock, Category, Image, Removal
from newsclean.cleaner import clean
from newsclean.errors import CleanError

__all__ = [
    "Article",
    "ArticleWarning",
    "BlockType",
    "BodyBlock",
    "Category",
    "CleanError",
    "Image",
    "Removal",
    "clean",
]
