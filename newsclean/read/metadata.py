"""What `<meta>`, `<link>`, `<title>` and `<html lang>` claim.

Sources: https://ogp.me, https://www.dublincore.org/specifications/dublin-core/dcmi-terms/, and the tags that the
crawlers of Parse.ly, Sailthru, Cxense and Google Scholar ask publishers for.
"""

from __future__ import annotations

from lxml import etree

from newsclean.page import Claim
from newsclean.read.tidy import plain

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
LONGEST = 5_000  # characters; what a page claims of its story in one field is shorter


def meta_claims(element: etree._Element) -> list[Claim]:
    """The claims of one `<meta>`."""
    get = element.get
    name = get("name") or get("property") or get("http-equiv")
    if not name:
        return []
    field = FIELDS.get(name) or FIELDS.get(name := _normal(name))
    if field is None:
        return _labelled(element, name) if name.startswith("twitter:label") else []
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
