"""What an article is made of: its fields, its typed blocks, and what was left out of it."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field
from pydantic.dataclasses import dataclass


class Category(StrEnum):
    """What a removed block was; each has one meaning."""

    DONATION = "donation"
    SHARE = "share"
    LOGIN = "login"
    LEGAL = "legal"
    NEWSLETTER = "newsletter"
    RELATED = "related"
    ADVERTISEMENT = "advertisement"
    COOKIES = "cookies"
    NAVIGATION = "navigation"
    COMMENTS = "comments"
    CAPTION = "caption"
    CREDIT = "credit"
    ABOUT = "about"
    CONTACT = "contact"
    MEDIA = "media"
    APP = "app"
    DUPLICATE = "duplicate"
    TIMESTAMP = "timestamp"
    OTHER = "other"


class BlockType(StrEnum):
    """What a block of the body is."""

    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    QUOTE = "quote"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    CODE = "code"


UNSURE = 0.5  # the confidence below which a body is more likely wrong than right


class ArticleWarning(StrEnum):
    """Something a user should know before trusting an article."""

    NO_HEADLINE = "no_headline"  # no headline was found
    NO_STORY = "no_story"  # no block reads like a story: an error page, a video, a form
    INDEX_PAGE = "index_page"  # a list of stories, a menu or search results, not one story
    PAYWALL_STUB = "paywall_stub"  # only the start of the story stands in the page
    SEVERAL_ARTICLES = "several_articles"  # more than one story in the source; the first, or the URL's, was taken
    BODY_FROM_CLAIMS = "body_from_claims"  # no visible story: the body is the one in the page's JSON-LD
    UNSURE_BODY = "unsure_body"  # the body is more likely wrong than right: `confidence` is below .5
    CHARSET_GUESSED = "charset_guessed"  # the charset claimed does not fit the bytes, or none was claimed
    TRUNCATED = "truncated"  # the page came cut short: a crawler's record, or what it was sent as, ends early
    MOJIBAKE = "mojibake"  # the text was decoded wrongly before it came here


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


# An article has hundreds of these: as dataclasses with slots they take a sixth of a model's memory and half its time.
@dataclass(frozen=True, slots=True, kw_only=True, config=ConfigDict(extra="forbid"))
class BodyBlock:
    """One block of the body, typed."""

    type: BlockType = Field(description="What the block is.")
    text: str = Field(description="Its text, white space folded; code keeps its line breaks.")
    level: int | None = Field(default=None, description="A subhead's level, 2 to 6; null for other types.")
    position: int | None = Field(
        default=None, description="Where it stands in the source, counted as a removal's; null where that is not known."
    )


@dataclass(frozen=True, slots=True, kw_only=True, config=ConfigDict(extra="forbid"))
class Removal:
    """One block that was left out, and why."""

    text: str = Field(description="The block as it stood in the source, white space folded.")
    category: Category = Field(description="What the block was.")
    reason: str = Field(
        description="The rule that matched, such as `en/share/share-on`, or the heuristic, such as `story/outside`."
    )
    position: int = Field(description="Pasted text: the 1-based line on which it begins. HTML: its place among blocks.")


@dataclass(frozen=True, slots=True, kw_only=True, config=ConfigDict(extra="forbid"))
class Candidate:
    """What a page also offers for a field, and what was not taken."""

    field: str = Field(description="The article's field, such as `date`.")
    value: str = Field(description="What the page says, as written.")
    source: str = Field(description="Where the page says it, such as `og:description`.")


class Image(_Model):
    """The story's main picture."""

    url: str = Field(description="Its address, absolute where the page's own address is known.")
    caption: str | None = Field(default=None, description="Its caption, without the credit.")


class ArticleFields(_Model):
    """The fields of an `Article`, for those who need no more of it than that."""

    headline: str | None = Field(default=None, description="The headline a reader sees above the story.")
    alternative_headlines: tuple[str, ...] = Field(
        default=(), description="Other headlines the page gives: for search engines, social networks, short forms."
    )
    standfirst: str | None = Field(default=None, description="The summary printed under the headline.")
    byline: str | None = Field(default=None, description="The line that names the writers, as printed.")
    authors: tuple[str, ...] = Field(default=(), description="The writers in printed order, without titles or roles.")
    agencies: tuple[str, ...] = Field(default=(), description="News agencies credited, such as Reuters or dpa.")
    date: dt.date | None = Field(default=None, description="The calendar day of publication, as printed.")
    published_at: dt.datetime | None = Field(
        default=None, description="The moment of publication; with a zone only where the page gives one."
    )
    modified_at: dt.datetime | None = Field(
        default=None, description="The moment of the last update; with a zone only where the page gives one."
    )
    body: str = Field(default="", description="The story: paragraphs parted by a blank line.")
    blocks: tuple[BodyBlock, ...] = Field(default=(), description="The body again, block by block, typed.")
    language: str | None = Field(default=None, description="The story's language, as a BCP 47 tag.")
    publisher: str | None = Field(default=None, description="The name of the publication.")
    url: str | None = Field(default=None, description="The page's canonical address.")
    section: str | None = Field(default=None, description="The section of the publication, such as Politics.")
    page: str | None = Field(default=None, description="The page of the printed paper, such as A1.")
    tags: tuple[str, ...] = Field(default=(), description="Keywords the page gives the story.")
    image: Image | None = Field(default=None, description="The story's main picture.")
    free_access: bool | None = Field(default=None, description="Whether the page says the story is free to read.")
    removed: tuple[Removal, ...] = Field(default=(), description="Every block left out, with category and reason.")
    evidence: dict[str, str] = Field(
        default_factory=dict, description="Field name to the source its value came from, such as `json-ld`."
    )
    candidates: tuple[Candidate, ...] = Field(
        default=(),
        description="What the page's data also offer for a field: up to three different values each, of up to 300 "
        "characters. Other headlines are in `alternative_headlines`.",
    )
    positions: dict[str, int] = Field(
        default_factory=dict,
        description="Where the headline, the standfirst and the byline stand in the source, counted as a removal's.",
    )
    confidence: float = Field(
        default=0.0,
        ge=0.0,
        le=1.0,
        description="How likely the body is right: of articles at .9, nine in ten have an F1 of .9 or more.",
    )
    warnings: tuple[ArticleWarning, ...] = Field(default=(), description="What to know before trusting the article.")
