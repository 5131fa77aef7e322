"""Nothing of a container is executed, fetched or unpacked beyond stated limits; what is not read is refused by name."""

from __future__ import annotations

import gzip
import io
import json
import pickle
import plistlib
import zipfile
from contextlib import suppress
from dataclasses import asdict, replace
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean import ArticleWarning, CleanError, clean, documents
from newsclean.sources import limits
from newsclean.sources.compression import compress
from newsclean.sources.lines import LONGEST_LINE
from tests.sources.test_fixtures import FOLDERS, source

STORY = "<p>The first rain in a year fell on the valley on Tuesday, and it went on falling until Friday.</p>"


def all_of(data: bytes) -> list[str]:
    return [clean(document).body for document in documents(data)]


def word_file(text: bytes) -> bytes:
    return zip_file({"word/document.xml": text}, zipfile.ZIP_DEFLATED)


def zip_file(members: dict[str, bytes], how: int = zipfile.ZIP_STORED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", how) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def test_a_gzip_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ALWAYS", 1 << 20)
    bomb = gzip.compress(b"\n" * (8 << 20), mtime=0)
    with pytest.raises(CleanError, match="gzip file that unpacks to more than"):
        all_of(bomb)


def test_a_zstd_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ALWAYS", 1 << 20)
    with pytest.raises(CleanError, match="zstd file that unpacks to more than"):
        all_of(compress(b"\n" * (8 << 20), ".zst"))


def test_a_gzip_file_in_another_is_refused() -> None:
    with pytest.raises(CleanError, match="with another in it"):
        all_of(gzip.compress(gzip.compress(STORY.encode(), mtime=0), mtime=0))


def test_a_word_file_that_is_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ALWAYS", 1 << 17)
    namespace = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    start = b'<w:document xmlns:w="' + namespace + b'"><w:body>'
    with pytest.raises(CleanError, match="Word file"):
        all_of(word_file(start + b"<w:p/>" * 40_000))


def test_a_line_without_end_is_refused() -> None:
    with pytest.raises(CleanError, match="no end within"):
        all_of(b"1 of 2 DOCUMENTS\n\nLENGTH: 3 words\n\n" + b"x" * (LONGEST_LINE + 9))


RSS = '<?xml version="1.0"?>{}<rss><channel><title>Paper</title><item><title>{}</title>{}</item></channel></rss>'
CONTENT = f"<description>{STORY.replace('<', '&lt;')}</description>"


def test_an_external_entity_is_not_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("a secret of this machine")
    for address in (f"file://{tmp_path}/secret", "http://paper.example/secret"):
        feed = RSS.format(f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{address}">]>', "Rain &x;", CONTENT)
        (document,) = documents(feed.encode())
        assert "secret of" not in clean(document).model_dump_json()


def test_a_bomb_of_entities_stays_as_it_is() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 20}">' for n in range(1, 9))
    feed = RSS.format(f'<!DOCTYPE rss [<!ENTITY e0 "ha">{entities}]>', "Rain &e8;", CONTENT)
    (document,) = documents(feed.encode())
    assert len(clean(document).model_dump_json()) < 5_000


def test_named_characters_of_html_are_known_in_a_feed() -> None:
    (document,) = documents(RSS.format("", "Caf&eacute;&nbsp;&amp; bar", CONTENT).encode())
    assert document.headline == "Café & bar"


def test_parts_nested_too_deep_are_refused() -> None:
    inner = EmailMessage()
    inner.set_content("Rain fell.")
    for _ in range(60):
        outer = EmailMessage()
        outer["Subject"] = "Fwd"
        outer["Message-ID"] = "<1@paper.example>"
        outer.add_attachment(inner)
        inner = outer
    with pytest.raises(CleanError, match="within each other"):
        all_of(b"Message-ID: <1@paper.example>\n" + inner.as_bytes())


def test_a_message_nested_without_end_is_refused() -> None:
    head = b"MIME-Version: 1.0\nSubject: x\nContent-Type: multipart/mixed; boundary=b%d\n\n--b%d\n"
    deep = b"".join(head % (n, n) for n in range(3_000))
    with pytest.raises(CleanError):
        all_of(deep)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"bplist00\xd1\x01\x02_WebMainResource", "Safari web archive cut short"),
        (plistlib.dumps({"a": 1}, fmt=plistlib.FMT_BINARY), "no Safari web archive"),
        (b'{"name": "settings", "version": 3}', "JSON file that no newsclean source knows"),
        (b'{"headline": "Rain", "body_text": "It rai', "JSON file, cut short"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [{"title": "Ra', "JSON file, cut short"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "JSON Feed without items"),
        (b'["Rain fell", "It stopped"]', "JSON file that no newsclean source knows"),
        (b"%PDF-1.7\n%\xe2\xe3\n1 0 obj\n<<", "PDF cut short"),
        (word_file(b"<w:document>")[:60], "Word file"),
        (b"PK\x03\x04 and then nothing", "zip archive cut short"),
        (zip_file({"mimetype": b"application/epub+zip"}), "an EPUB book"),
        (zip_file({"mimetype": b"application/vnd.oasis.opendocument.text"}), "an OpenDocument file"),
        (zip_file({"[Content_Types].xml": b"", "xl/workbook.xml": b"<x/>"}), "an Excel file"),
        (b"Message-ID: <1@a.example>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n", "mail"),
        (b"PAR1\0\0\0", "Parquet file cut short"),
    ],
    ids=lambda value: value.replace(" ", "-") if isinstance(value, str) else "",
)
def test_what_is_not_read_is_refused_by_name(data: bytes, word: str) -> None:
    for call in (all_of, clean):
        with pytest.raises(CleanError, match=word):
            call(data)


def test_a_page_that_a_tool_wrote_with_its_linked_data_escaped_is_text() -> None:
    data = '{"@context":"https://schema.org","@type":"NewsArticle","tags":\\["rain"\\]}'
    article = clean(f"{data}\n\n## Rain ends drought\n\nThe first rain in a year fell on the valley on Monday.")
    assert article.body.endswith("The first rain in a year fell on the valley on Monday.")


def test_a_folder_and_a_stream_of_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CleanError, match="is a folder"):
        list(documents(tmp_path))
    with pytest.raises(CleanError, match="gives text"):
        list(documents(io.StringIO("Rain")))  # type: ignore[arg-type]
    with pytest.raises(OSError, match="No such file"):
        list(documents(tmp_path / "none.txt"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_file_cut_anywhere_gives_documents_or_one_clear_error(folder: Path) -> None:
    data = source(folder).read_bytes()
    longest = max(len(clean(document).body) for document in documents(data))
    for share in (0.2, 0.5, 0.8):
        cut = data[: int(len(data) * share)]
        with suppress(CleanError):
            assert all(len(clean(document).body) < longest + 200 for document in documents(cut))


@settings(deadline=None)
@given(st.data())
def test_a_damaged_file_raises_nothing_but_clean_errors(data: st.DataObject) -> None:
    whole = source(data.draw(st.sampled_from(FOLDERS))).read_bytes()
    at = data.draw(st.integers(0, len(whole)))
    damaged = whole[:at] + data.draw(st.binary(max_size=20)) + whole[data.draw(st.integers(at, len(whole))) :]
    with suppress(CleanError):
        for document in documents(damaged):
            clean(document)


def test_a_document_without_end_carries_a_warning() -> None:
    folder = next(folder for folder in FOLDERS if folder.name == "nexis-uni")
    data = source(folder).read_bytes()
    cut = data[: data.index(b"rang the caretaker")]
    first, last = (clean(document) for document in documents(cut))
    assert ArticleWarning.TRUNCATED not in first.warnings
    assert ArticleWarning.TRUNCATED in last.warnings


def test_a_stream_that_cannot_be_wound_back_is_read_whole() -> None:
    class Pipe(io.RawIOBase):
        def __init__(self, data: bytes) -> None:
            self.data = io.BytesIO(data)

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            return self.data.readinto(buffer)

    for folder in FOLDERS:
        data = source(folder).read_bytes()
        stream = io.BufferedReader(Pipe(data))  # type: ignore[type-var]
        assert [d.headline for d in documents(stream)] == [d.headline for d in documents(data)]


def test_a_line_of_an_old_charset_keeps_its_last_letter() -> None:
    lines = [
        "1 of 1 DOCUMENTS",
        "",
        "HEADLINE: Depot is a café",
        "",
        "LENGTH: 9 words",
        "",
        "BODY:",
        "A day in the café",
    ]
    (document,) = documents("\n".join([*lines, "and a night in the café"]).encode("latin-1"))
    article = clean(document)
    assert (article.headline, article.body) == ("Depot is a café", "A day in the café and a night in the café")
    (cut,) = documents("\n".join([*lines, "and a night in the café"]).encode()[:-1])
    assert clean(cut).body == "A day in the café and a night in the caf"


def test_a_document_is_read_when_it_is_asked_for_and_may_be_sent_and_changed_before() -> None:
    data = source(next(folder for folder in FOLDERS if folder.name == "nexis-uni")).read_bytes()
    whole = [clean(document) for document in documents(data)]
    sent = [pickle.loads(pickle.dumps(document)) for document in documents(data)]
    assert [clean(document) for document in sent] == whole
    assert sent == list(documents(data))
    changed = [replace(document, headline="Rain") for document in documents(data)]
    assert [document.headline for document in changed] == ["Rain"] * len(whole)
    assert [asdict(document)["headline"] for document in documents(data)] == [article.headline for article in whole]
    assert [document.parts for document in changed] == [document.parts for document in sent]
    with pytest.raises(AttributeError, match="has no headlin"):
        assert next(iter(documents(data))).headlin  # type: ignore[attr-defined]


def test_a_message_of_a_mailbox_that_holds_no_text_costs_no_other() -> None:
    def message(number: int, body: str) -> str:
        return (
            f"From a@paper.example Thu Mar 12 05:00:{number:02} 2026\nMessage-ID: <{number}@paper.example>\n"
            f"Subject: Rain {number}\n{body}\n\n"
        )

    text = f"Content-Type: text/plain\n\n{STORY}"
    picture = "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo="
    box = "".join((message(1, text), message(2, picture), message(3, text.replace("\n", "\r\n"))))
    held = documents(box.encode())
    found = [next(held), next(held)]
    with pytest.raises(CleanError, match="a mailbox; 1 of its messages cannot be read"):
        next(held)
    assert [(d.number, d.headline) for d in found] == [(1, "Rain 1"), (2, "Rain 3")]
    assert [box.encode()[d.offset :].startswith(b"From a@paper") for d in found] == [True, True]


@pytest.mark.parametrize("start", ["[1] The first rain fell.", '["Rain", she said, "at last"]', "[Rain] fell."])
def test_a_text_that_begins_with_a_bracket_is_no_json(start: str) -> None:
    (document,) = documents(f"{start}\n\n{STORY}".encode())
    assert document.source == ""


def test_stories_in_lines_of_json_may_hold_any_line_end() -> None:
    lines = [
        json.dumps({"headline": f"Rain {n}", "body_text": f"It\u2028fell. {STORY}"}, ensure_ascii=False) for n in (1, 2)
    ]
    assert [d.headline for d in documents("\n".join(lines).encode())] == ["Rain 1", "Rain 2"]


def test_lines_of_json_are_a_document_each() -> None:
    lines = [json.dumps({"html": STORY, "url": f"https://paper.example/{n}"}) for n in range(3)]
    found = list(documents("\n".join(lines).encode()))
    assert [document.url for document in found] == [f"https://paper.example/{n}" for n in range(3)]
    assert all("first rain" in clean(document).body for document in found)


def test_a_text_that_begins_like_a_message_with_a_thousand_indented_lines_is_no_message() -> None:
    text = "Note: what follows is set in\n" + "   \t  \r\n" * 1000 + "Rain fell on Tuesday, the first in a year.\n"
    assert "Rain fell" in clean(text).body


STORY = """The first rain fell on Tuesday, and the river at Norrow rose by a hand's breadth, the county said.

Farmers had given their wells up for lost. Some had sold their cattle in May, when hay cost three times as much.

More rain is forecast for the weekend, but not enough to fill the lake, which stands at a fifth of what it holds."""


def test_a_page_pasted_with_its_json_ld_is_a_page() -> None:
    text = '{"@type": "NewsArticle", "headline": "Rain"}\n\nRain ends drought\n\n' + STORY
    assert "The first rain fell" in clean(text).body
