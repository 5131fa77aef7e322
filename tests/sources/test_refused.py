"""Text files that hold no page, or none that is read, are refused by name; a text that looks like one is not."""

from __future__ import annotations

import pytest

from newsclean import CleanError, clean, documents
from newsclean.sources.recognise import is_source

STORY = "The first rain in a year fell on the valley on Tuesday, and it went on falling until Friday, said Ann Lee."

REFUSED = {
    '<?xml version="1.0"?>\n<opml version="2.0"><body><outline text="Gazette"/></body></opml>': "OPML",
    '<?xml version="1.0"?><!-- by hand --><urlset><url><loc>https://paper.example/</loc></url></urlset>': "sitemap",
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></sitemapindex>': "list of sitemaps",
    '<?xml version="1.0"?><!DOCTYPE en-export SYSTEM "x.dtd"><en-export><note><title>Rain</title></note></en-export>':
        "Evernote",
    f'id,title,author,date,text\n1,"Rain ends drought","Ann Lee",2026-03-04,"{STORY}"\n': "table",
    f"url;headline;Full Text\nhttps://paper.example/1;Rain;{STORY}\n": "table",
    f"url\ttitle\thtml\nhttps://paper.example/1\tRain\t<p>{STORY}</p>\n": "table",
}  # fmt: skip


@pytest.mark.parametrize("text", REFUSED, ids=list(REFUSED.values()))
def test_it_is_refused_by_name(text: str) -> None:
    with pytest.raises(CleanError, match=REFUSED[text]):
        clean(text)
    with pytest.raises(CleanError, match=REFUSED[text]):
        list(documents(text.encode()))


@pytest.mark.parametrize(
    "text",
    [
        f"Home, News, Text\n\nRain ends drought\n\n{STORY}\n\n{STORY}",
        f"Title, text, and what stands between\n\n{STORY}\n\n{STORY}",
        f"Rain ends drought\n\n{STORY}\n\nid,title,text\n\n{STORY}",
    ],
)
def test_a_text_with_commas_is_a_text(text: str) -> None:
    assert STORY in clean(text).body
    assert not is_source(text.encode())


@pytest.mark.parametrize(
    "cut", ["<rss><channel><title>The Gaz", "<newsItem><itemMeta><provider literal='a'/>", "<NewsML><NewsItem>"]
)
def test_a_file_cut_before_its_first_document_is_an_error(cut: str) -> None:
    with pytest.raises(CleanError):
        list(documents(cut.encode()))
