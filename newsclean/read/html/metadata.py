"""What `<meta>`, `<link>`, `<title>` and `<html lang>` claim.

Sources: https://ogp.me, https://www.dublincore.org/specifications/dublin-core/dcmi-terms/, and the tags that the
crawlers of Parse.ly, Sailthru, Cxense and Google Scholar ask publishers for.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from newsclean.page import Claim
from newsclean.read.html import jsonld
from newsclean.read.html.plain import plain

# The field that each name of a <meta> claims, lower case; Dublin Core's `dc.`, `dc:`, `dcterms.` and bare name as one.
FIELDS = {
    name: field
    for field, names in {
        "seo_headline": "og:title twitter:title title headline dc:title parsely-title sailthru.title citation_title "
        "cxenseparse:title article:title",
        "standfirst": "og:description description twitter:description dc:description dc:abstract sailthru.description "
        "cxenseparse:description abstract",
        "author": "author authors article:author og:author og:article:author dc:creator creator parsely-author "
        "sailthru.author citation_author cxenseparse:author byl article:author_name shareaholic:article_author_name",
        "published": "article:published_time og:published_time article:published og:article:published_time "
        "og:publish_date og:pubdate date pubdate pub_date publishdate publish-date publish_date published_date "
        "publication_date published-date datepublished dc:date dc:created dc:issued dc:date.issued dc:date.created "
        "parsely-pub-date sailthru.date citation_publication_date citation_date citation_online_date ptime displaydate "
        "cxenseparse:recs:publishtime cxenseparse:publishtime originalpublicationdate release_date article:create_time "
        "published",
        "modified": "article:modified_time og:updated_time og:modified_time article:modified lastmod last-modified "
        "datemodified dc:modified dc:date.modified modified updated updated_time revised last_updated",
        "url": "og:url twitter:url parsely-link",
        "site_name": "og:site_name application-name apple-mobile-web-app-title",
        "publisher": "publisher dc:publisher article:publisher citation_journal_title",
        "section": "article:section section parsely-section og:section",
        "tag": "article:tag keywords news_keywords parsely-tags sailthru.tags og:article:tag",
        "language": "og:locale dc:language content-language language",
        "image": "og:image og:image:url og:image:secure_url twitter:image twitter:image:src",
        "free_access": "article:content_tier isaccessibleforfree",
    }.items()
    for name in names.split()
}
LISTS = frozenset(("keywords", "news_keywords", "parsely-tags", "sailthru.tags"))
# `twitter:label1` names what `twitter:data1` holds: the commonest plug-in for WordPress writes them in these words.
WRITTEN_BY = frozenset(
    "written by|verfasst von|geschrieben von|écrit par|rédigé par|escrito por|scritto da|geschreven door|"
    "napisane przez|skrevet av|skrevet af|skriven av|написано автором|написал|автор|yazan|autor|auteur|kirjoittanut|"
    "napsal(a)|執筆者|作者|글쓴이|author|by".split("|")
)
# A name not listed above that is words for a publication or an update and for a time, in any spelling and with any
# system's prefix: `w-published-date`, `content:publishDate`, `lastModifiedDate`, `date.created`, `date-pub`.
_AT = "(?:date|time|datetime|timestamp|day|on|at)"
_PUBLISHED = "(?:pub|publi(?:sh(?:ed|ing)?|cation)|post(?:ed)?|releas(?:ed?|ing)|creat(?:ed?|ion)|issued?)"
_MODIFIED = "(?:modif(?:ied|y|ication)|updat(?:ed?|ing)|revis(?:ed?|ion)|edit(?:ed)?|chang(?:ed?))"
_DATED = re.compile(
    rf"(?:{_PUBLISHED}|(?P<modified>{_MODIFIED}))(?:_?{_AT})+$|"
    rf"(?:^|_){_AT}_?(?:of_?)?(?:(?:last|latest)_?)?(?:{_PUBLISHED}|(?P<modified2>{_MODIFIED}))$|"
    rf"(?:last|latest)_?(?P<modified3>{_MODIFIED})$|"
    r"(?:^|_)(?:published|created|(?P<modified4>updated|modified))$"
)
_LAST = re.compile("last|latest")
# Whose dates are not the story's: when it is taken down, and those of the films and books that a page shows.
_OTHERS = re.compile(r"un_?publi|next|video|movie|film|music|book|image|photo|event|embargo|comment")
_PARTS = re.compile(r"[^a-z]+")
MOST_KNOWN = 4096  # names that are remembered: a site's pages have the same
LONGEST_DATED = 60  # characters of such a name
JSON_LD = "ld+json"  # a common mistake with a popular framework puts the script's content into a <meta>
LONGEST = 5_000  # characters; what a page claims of its story in one field is shorter


def meta_claims(element: etree._Element) -> list[Claim]:
    """The claims of one `<meta>`."""
    get = element.get
    name = get("name") or get("property") or get("http-equiv")
    if not name:
        return []
    field = FIELDS.get(name) or FIELDS.get(name := _normal(name)) or _dated(name)
    if field is None:
        return _unlisted(element, name)
    value = get("content")
    if not value or len(value) > LONGEST:
        return []
    source = name if ":" in name else f"meta:{name}"
    values = value.split(",") if name in LISTS else [value]
    return [Claim(field, text, source) for text in map(plain, values) if text]


def _normal(name: str) -> str:
    """A meta's name in lower case, Dublin Core's prefixes as one."""
    name = name.strip().lower()
    if name[:2] == "dc":
        prefix, _, rest = name.replace(":", ".", 1).partition(".")
        if prefix in ("dc", "dcterms"):
            return f"dc:{rest}"
    return name


@lru_cache(maxsize=MOST_KNOWN)
def _dated(name: str) -> str | None:
    """The field that an unlisted name claims, where its words say that it is a date's.

    >>> _dated("w-published-date"), _dated("lastmodifieddate"), _dated("unpublish-date"), _dated("publishedtype")
    ('published', 'modified', None, None)
    """
    if len(name) > LONGEST_DATED:
        return None
    found = _DATED.search(_PARTS.sub("_", name))
    if found is None or _OTHERS.search(name):
        return None
    return "modified" if found.lastgroup or _LAST.search(name) else "published"


def _unlisted(element: etree._Element, name: str) -> list[Claim]:
    """What a `<meta>` claims whose name no field has."""
    if name.startswith("twitter:label"):
        return _labelled(element, name)
    return jsonld.claims([element.get("content") or ""]) if name.endswith(JSON_LD) else []


def _labelled(element: etree._Element, name: str) -> list[Claim]:
    """What a pair of `twitter:label` and `twitter:data` claims; the data stands behind the label."""
    if (element.get("content") or "").strip().lower() not in WRITTEN_BY:
        return []
    data = name.replace("label", "data")
    following = element.getnext()
    if following is None or (following.get("name") or following.get("property")) != data:
        return []
    text = plain(following.get("content") or "")
    return [Claim("author", text, data)] if text else []


def link_claims(element: etree._Element) -> list[Claim]:
    """The canonical address."""
    if (element.get("rel") or "").lower() != "canonical":
        return []
    address = (element.get("href") or "").strip()
    return [Claim("url", address, "rel=canonical")] if address else []
