"""The model that users see: an `Article`, and how it is written as text, Markdown and JSON-LD."""

from __future__ import annotations

from typing import Any

from newsclean.fields import (
    UNSURE,
    ArticleFields,
    ArticleWarning,
    BlockType,
    BodyBlock,
    Candidate,
    Category,
    Image,
    Removal,
)
from newsclean.notebook import as_html, one_line
from newsclean.render import jsonld, markdown, text

__all__ = ["UNSURE", "Article", "ArticleWarning", "BlockType", "BodyBlock", "Candidate", "Category", "Image", "Removal"]


class Article(ArticleFields):
    """A news article, cleaned.

    >>> Article(headline="Rain", byline="By Ann Lee", body="It rained.")
    <Article 'Rain', By Ann Lee, no date, 10 characters>
    """

    def __repr__(self) -> str:
        """One line: headline, byline, date, size, warnings."""
        return one_line(type(self).__name__, self)

    __str__ = __repr__

    def _repr_html_(self) -> str:
        """The article as notebooks show it; all that it says is escaped."""
        return as_html(self)

    def to_text(self) -> str:
        """The article as plain text: headline, standfirst, byline and date, then the body below two blank lines.

        A `—` stands for a headline, a day or a body that is not known. Cleaned again, the text gives the same fields.

        >>> print(Article(headline="Rain", byline="By Ann Lee", body="It rained.").to_text(), end="")
        Rain
        <BLANKLINE>
        By Ann Lee · —
        <BLANKLINE>
        <BLANKLINE>
        It rained.
        """
        return text(self)

    def to_markdown(self) -> str:
        """The article as Markdown (CommonMark, tables as in GFM): as `to_text` has it, but with the blocks' types.

        >>> Article(headline="Rain", blocks=(BodyBlock(type=BlockType.QUOTE, text="It rained."),)).to_markdown()
        '# Rain\\n\\n\\n> It rained.\\n'
        """
        return markdown(self)

    def to_jsonld(self) -> dict[str, Any]:
        """The article as a schema.org `NewsArticle`, ready for `json.dumps`; fields without a value are left out.

        >>> Article(headline="Rain", authors=("Ann Lee",)).to_jsonld()["author"]
        {'@type': 'Person', 'name': 'Ann Lee'}
        """
        return jsonld(self)
