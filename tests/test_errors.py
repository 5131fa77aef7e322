"""What cannot be cleaned is refused with one sentence that helps; nothing else escapes `clean()`."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsclean
from newsclean import CleanError
from newsclean.read.source import refuse
from tests.each import each


def archive() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as folder:
        folder.writestr("page.html", "<p>Rain fell.</p>")
    return packed.getvalue()


BAD = {
    "nothing": ("", "empty"),
    "no bytes": (b"", "empty"),
    "white space": (" \n\t\u00a0\r\n", "empty"),
    "what nobody sees": ("\ufeff\u200b\u200e\0", "empty"),
    "only a byte order mark": (b"\xef\xbb\xbf", "empty"),
    "five million empty lines": ("\n" * 5_000_000, "empty"),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF"),
    "PDF read as text": ("%PDF-1.7\n1 0 obj\n<< >>", "PDF"),
    "PNG": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
    "JPEG": (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
    "GIF": (b"GIF89a\x01\0\x01\0", "GIF"),
    "WebP": (b"RIFF\x24\0\0\0WEBPVP8 ", "WebP"),
    "gzip cut short": (gzip.compress(b"<p>Rain fell.</p>" * 9, mtime=0)[:30], "gzip"),
    "zip": (archive(), "zip"),
    "RTF without text": (rb"{\rtf1\ansi }", "RTF"),
    "old Office": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Office"),
    "noise": (bytes(range(256)) * 20, "binary"),
    "zeros": (b"\0" * 1000, "NUL"),
    "a NUL-ridden file": (b"Rain\0\0\0\0fell\0\0\0\0" * 50, "NUL"),
    "a NUL-ridden str": ("Rain\0\0\0\0fell\0\0\0\0" * 50, "NUL"),
    "path": ("page.html", "path"),
    "path with spaces": ("my saved page.htm", "path"),
    "absolute path": ("/home/ann/pages/rain", "path"),
    "relative path": ("../pages/rain.txt.gz", "path"),
    "path in bytes": (b"pages/rain.html", "path"),
    "path on Windows": ("C:\\Users\\Ann\\rain", "path"),
    "address": ("https://paper.example/2024/rain", "address"),
    "address without scheme": ("www.paper.example/rain", "address"),
    "path object": (Path("page.html"), "type"),
    "None": (None, "type"),
    "number": (7, "type"),
    "list": (["Rain fell."], "type"),
}


@each(BAD)
def test_a_bad_source_is_refused_in_one_sentence(name: str) -> None:
    source: Any
    source, word = BAD[name]
    with pytest.raises(CleanError, match=word) as caught:
        newsclean.clean(source)
    message = str(caught.value)
    assert message.endswith(".")
    assert "\n" not in message
    assert len(message) < 250


def test_an_error_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="empty"):
        newsclean.clean("")


@pytest.mark.parametrize(
    "source",
    [
        b'<meta charset="x-klingon"><p>' + b"\x81\x8d\x8f\x90\x9d\xff\xfe\xa0 " * 3,
        "The rain fell on Tuesday and the farmers danced until late.".encode("cp037"),
    ],
)
def test_bytes_in_an_unknown_charset_are_refused(source: bytes) -> None:
    with pytest.raises(CleanError, match="charset"):
        newsclean.clean(source)


def test_too_large_a_source_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refuse, "MAX_SIZE", 1000)
    newsclean.clean("Rain fell. " * 90)
    with pytest.raises(CleanError, match="split"):
        newsclean.clean("Rain fell. " * 100)


@each(
    [
        ({"kind": "markdown"}, "kind"),
        ({"kind": None}, "kind"),
        ({"kind": ["html"]}, "kind"),
        ({"url": 5}, "url"),
        ({"url": b"https://paper.example"}, "url"),
        ({"language": "no such language"}, "language"),
        ({"language": 5}, "language"),
    ],
)
def test_arguments_that_mean_nothing_are_refused(arguments: dict[str, Any], word: str) -> None:
    with pytest.raises(CleanError, match=word):
        newsclean.clean("Rain fell on Tuesday.", **arguments)


@each(
    [
        "Rain fell.",
        "Rain",
        "9/11",
        "and/or",
        "Read it at https://paper.example/rain today.",
        "Rain fell on the\n/home/ann\nfolder",
        "The file is called page.html, he said.",
        "雨",
    ],
)
def test_short_text_is_not_refused(text: str) -> None:
    newsclean.clean(text)


BROKEN = [
    "<",
    "<>",
    "</p>",
    "<!-- x -->",
    "<?xml version='1.0'?>",
    "<!doctype html>",
    "<p>\ud800</p>",
    "<p>\x01\x02 rain</p>",
    "<p>&#0;&#xD800;&#99999999999;</p>",
    "<br>\x1f Rain<hr>\uffff",
    "<br>&#31; Rain<hr>&#1;",
    "<html><head></head></html>",
    "<frameset><frame src='a.html'></frameset>",
    "<div>" * 3000,
    "<script type='application/ld+json'>{\"@type\": [[[[</script><p>Rain",
    "]]>",
    "\x1b[1mRain\x1b[0m",
    "\u202eRain\u202c",
    "#" * 200,
    "* " * 200,
    "> " * 200,
    "[" * 500,
    "|" * 500,
]


@pytest.mark.parametrize("kind", ["auto", "html", "text"])
@pytest.mark.parametrize("source", BROKEN)
def test_broken_sources_raise_nothing_else(source: str, kind: Any) -> None:
    cleaned(source, kind)


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class='a'>",
        "</div>",
        "<br>",
        "<h1>",
        "</h1>",
        "<time datetime='",
        "'>",
        "<meta property='article:published_time' content='",
        '<script type="application/ld+json">{"datePublished": "',
        '"}</script>',
        "2024-13-45",
        "9999-99-99T99:99:99+99:99",
        "31.02.2024",
        "令和99年99月99日",
        "Updated 0/0/0",
        "1e999",
        "\n",
        "\r\n",
        "\n\n",
        " ",
        "\u00a0",
        "&nbsp;",
        "&#0;",
        "\u2028",
        "By Ann Lee",
        "Share",
        "Rain fell on Tuesday, and the farmers danced until the night was over.",
        "Der Regen fiel am Dienstag.",
        "雨が降った。",
        "# ",
        "* ",
        "> ",
        "[a](b)",
        "|",
        "\ud800",
        "\U0010ffff",
        "\0",
    ]
)


@given(
    st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=25).map("".join),
    st.sampled_from(["auto", "html", "text"]),
)
@settings(max_examples=150, deadline=None)
def test_any_text_is_cleaned_or_refused(source: str, kind: Any) -> None:
    cleaned(source, kind)


@given(st.binary(max_size=300), st.sampled_from(["auto", "html", "text"]))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_cleaned_or_refused(source: bytes, kind: Any) -> None:
    cleaned(source, kind)


def cleaned(source: str | bytes, kind: Any) -> None:
    try:
        article = newsclean.clean(source, kind=kind)
    except CleanError:
        return
    assert newsclean.Article.model_validate_json(article.model_dump_json()) == article
