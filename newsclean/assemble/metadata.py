"""Publisher, address, section, tags, picture and access: what a page claims, each from its first fit source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from newsclean.article import Image
from newsclean.assemble.keys import key_of
from newsclean.assemble.site import ADDRESS
from newsclean.page import Claim, Page

Found = tuple[str, str] | None  # a value and its source

PUBLISHERS = ("og:site_name", "json-ld", "json-ld:webpage", "json-ld:website", "meta:application-name", "")
ADDRESSES = ("rel=canonical", "og:url", "json-ld", "json-ld:webpage", "")
SECTIONS = ("article:section", "json-ld", "meta:section", "")
TAGS = ("json-ld", "article:tag", "meta:news_keywords", "meta:keywords", "")
PICTURES = ("json-ld", "og:image", "og:image:secure_url", "twitter:image", "")
LONGEST_NAME = 80  # characters of a publisher's or a section's name
LONGEST_TAG = 100
MOST_TAGS = 100
LIST = re.compile(r"\s*[,;]\s*")
ACCESS = {
    "true": True,
    "free": True,
    "yes": True,
    "1": True,
    "false": False,
    "locked": False,
    "paid": False,
    "premium": False,
    "no": False,
    "0": False,
}
HOME = frozenset(("home", "homepage", "startseite", "start", "accueil", "inicio", "portada", "главная", "forside"))


def choose_page(page: Page) -> Found:
    """The page of the printed paper, where a press database gives it."""
    claim = page.vouched("page")
    return (claim.value, claim.source) if claim is not None else None


def _ordered(claims: Iterable[Claim], order: tuple[str, ...]) -> list[Claim]:
    """Claims by the rank of their source; those not named share the last one."""
    ranks = {source: rank for rank, source in enumerate(order)}
    return sorted(claims, key=lambda claim: ranks.get(claim.source, len(order)))


def choose_publisher(page: Page) -> Found:
    """The name of the publication; no address and no handle."""
    vouched = page.vouched("publisher")
    if vouched is not None:
        return vouched.value, vouched.source
    claims = _ordered([*page.claimed("site_name"), *page.claimed("publisher")], PUBLISHERS)
    for claim in claims:
        name = claim.value
        if len(name) <= LONGEST_NAME and not ADDRESS.search(name) and any(map(str.isalpha, name)):
            return name, claim.source
    return None


def choose_url(page: Page) -> Found:
    """The page's canonical address; not the site's front page where the page has a path of its own."""
    for claim in _ordered(page.claimed("url"), ADDRESSES):
        address = _absolute(claim.value, page.url)
        if address is not None and not (_is_front(address) and page.url and not _is_front(page.url)):
            return address, claim.source
    return (page.url, "given") if page.url else None


def choose_section(page: Page, headline: str | None) -> Found:
    """The publication's section: the one claimed, else the last step of the breadcrumbs above the story."""
    vouched = page.vouched("section")
    if vouched is not None:
        return vouched.value, vouched.source
    for claim in _ordered(page.claimed("section"), SECTIONS):
        if _is_section(claim.value, headline):
            return claim.value, claim.source
    steps = [claim.value for claim in page.claimed("breadcrumb") if _is_section(claim.value, headline)]
    return (steps[-1], "breadcrumb") if steps else None


def _is_section(name: str, headline: str | None) -> bool:
    if len(name) > LONGEST_NAME or ADDRESS.search(name) or name.lower() in HOME or not any(map(str.isalpha, name)):
        return False
    return headline is None or key_of(name) != key_of(headline)


def choose_tags(page: Page) -> tuple[tuple[str, ...], str]:
    """The keywords of the first source that gives any."""
    claims = _ordered(page.claimed("tag"), TAGS)
    if not claims:
        return (), ""
    source = claims[0].source
    values = [claim.value for claim in claims if claim.source == source]
    if len(values) == 1:
        values = LIST.split(values[0])
    tags: dict[str, str] = {}
    for tag in values[:MOST_TAGS]:
        if 0 < len(tag) <= LONGEST_TAG:
            tags.setdefault(tag.casefold(), tag)
    return tuple(tags.values()), source


def choose_image(page: Page) -> tuple[Image, str] | None:
    """The main picture; its caption only where the same source gives one."""
    captions = {claim.source: claim.value for claim in page.claimed("image_caption")}
    for claim in _ordered(page.claimed("image"), PICTURES):
        address = _absolute(claim.value, page.url)
        if address is not None:
            return Image(url=address, caption=captions.get(claim.source)), claim.source
    return None


def choose_access(page: Page) -> tuple[bool, str] | None:
    """Whether the page says the story is free to read."""
    for claim in page.claimed("free_access"):
        said = claim.value.strip().lower().rpartition("/")[2]
        if said in ACCESS:
            return ACCESS[said], claim.source
    return None


def choose_language(page: Page) -> Found:
    """The language that the read step settled, and what speaks for it."""
    if page.language is None:
        return None
    main = page.language.partition("-")[0].lower()
    for claim in page.claimed("language"):
        if re.split(r"[-_]", claim.value.lower())[0] == main:
            return page.language, claim.source
    return page.language, "text"


def _absolute(address: str, base: str | None) -> str | None:
    """An http address, completed by the page's own; None where it is none."""
    try:
        whole = urljoin(base or "", address.strip())
        parts = urlsplit(whole)
    except ValueError:
        return None
    return whole if parts.scheme in ("http", "https") and parts.netloc and " " not in whole else None


def _is_front(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return True
    return parts.path.strip("/") == "" and not parts.query
