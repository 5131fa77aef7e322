"""Signs by which a file's beginning tells what it may hold. They cost next to nothing, and load nothing else."""

from __future__ import annotations

import re

# By what a document of no type is known to be HTML: WHATWG MIME Sniffing, section 7.1.
_OPENS_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+<(?:!doctype\s+html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|!--"
    rb"|\?xml)[\s>/?-]",
    re.IGNORECASE,
)

# What exports of press databases, feeds and agencies' files have in their beginning, as text, as RTF or as markup. Most
# that has such a sign is none of them, but it is worth a closer look.
_MAY_HOLD_MANY = re.compile(
    rb"^[ \t]*+(?:\d+ (?:of|von|de|sur|van|di) \d+ doc|_{20}|HD\b|"
    rb"do[ck]umento? (?:\d+ (?:of|von|de|sur|van|di) \d|[a-z]\w{14})|"
    rb"(?:length|l(?:\xc3\xa4|\xe4)nge|longueur|longitud|lengte|lunghezza|comprimento|extens[^:\n]{2,4}|load-date) ?:|"
    rb"\d[\d., ]*+(?:words?|mots?|w(?:\xc3\xb6|\xf6)rter|palabras|parole|woorden|\xe8\xaa\x9e|\xe5\xad\x97)\s*$|"
    rb"end of (?:the )?document|ende des dokuments|fin d[ue] document|fin[ei]? del documento|fim do documento|"
    rb"einde van |proquest document|\S{2,40}+[^\w\n]{1,6}[A-Z]\w{1,15}00(?:19|20)\d{6}\w{5,16}\s*$)|"
    rb"DocPublicationName|articleParagraph|>ProQuest doc|<DOCFULL>|\d OF \d+ DOCUMENTS|>(?:HD|WC)<|"
    rb"\A\s*+(?:\xef\xbb\xbf)?(?:PK\x03\x04|\{\\rtf|<\?xml|<rss|<feed|<rdf|"
    rb"<newsitem|<newsmessage|<!doctype lewis|<reuters|[\[{])|"
    rb"\A(?:\xff\xfe|\xfe\xff)|\A\s*+From \S",
    re.IGNORECASE | re.MULTILINE,
)
SIGN_SIZE = 1 << 16  # bytes of a file's beginning that are looked at


def may_hold_many(start: bytes) -> bool:
    r"""Whether a file that begins so may hold many documents.

    >>> may_hold_many(b"  1 of 3 DOCUMENTS\n"), may_hold_many(b"<!DOCTYPE html><p>Rain fell.")
    (True, False)
    """
    return _MAY_HOLD_MANY.search(start) is not None


def opens_html(start: bytes) -> bool:
    """Whether what begins so is HTML.

    >>> opens_html(b"<!DOCTYPE html><p>Rain fell."), opens_html(b"Rain fell.")
    (True, False)
    """
    return bool(_OPENS_HTML.match(start))
