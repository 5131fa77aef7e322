"""Lines that tools add to a text: sheets' heads and feet, lists of addresses, pictures' names, scripts."""

from __future__ import annotations

import pytest

from newsclean.article import Category
from newsclean.read.text import read_text
from tests.each import each

STORY = [
    "The weir above Norhaven will be rebuilt by the",
    "spring, the council said on Monday, and the mill",
    "beside it will get a new wheel.",
    "Ida Brekke, who keeps the mill, said that she had",
    "waited for it since the flood of 2019, when the old",
    "one was carried off.",
]
PARAGRAPHS = [" ".join(STORY[:3]), " ".join(STORY[3:])]
WHEN, TITLE, ADDRESS = "03.05.26, 07:12", "Weir gets a wheel — Norhaven Echo", "https://echo.example/weir"


def body(source: str) -> list[str]:
    return [block.text for block in read_text(source).blocks if block.known is None]


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ([f"{WHEN} {TITLE}"], [f"{ADDRESS} {{}}/2"]),
        ([WHEN, "", TITLE, ""], ["", ADDRESS, "", "{}/2", ""]),
        ([WHEN, TITLE], [ADDRESS, "{}/2"]),
        ([f"{WHEN}      {TITLE}", ""], ["", f"{ADDRESS}          {{}}/2"]),
    ],
)
@pytest.mark.parametrize("after", [False, True])
def test_sheets_edges_are_known_and_paragraphs_go_on_over_them(head: list[str], foot: list[str], after: bool) -> None:
    sheets = []
    for number, lines in enumerate((STORY[:2], STORY[2:]), 1):
        edge = [line.format(number) for line in foot]
        sheets += [*lines, *head, *edge] if after else [*head, *lines, *edge]
    assert body("\n".join(sheets)) == PARAGRAPHS


def test_the_foot_of_a_sheet_may_touch_the_next_ones_head() -> None:
    source = [f"{WHEN}  {TITLE}", *STORY[:2], f"{ADDRESS}  1/2{WHEN}  {TITLE}", *STORY[2:], f"{ADDRESS}  2/2"]
    assert body("\n".join(source)) == PARAGRAPHS


def test_a_date_alone_is_no_sheets_edge() -> None:
    source = f"{WHEN}\n\n{TITLE}\n\nIt rained.\n\n1/2"
    assert len(body(source)) == 4


@pytest.mark.parametrize(
    "listed",
    [
        "References\n\n   1. https://echo.example/ida\n   2. file:///tmp/x.html#top",
        "References\n\n   Visible links\n   1. https://echo.example/ida\n   3. https://echo.example/" + "x" * 300,
        "References\n\n   Visible links:\n   1. mailto:a@b.example?body=Look\n   at\n   2. http://a.example/\n"
        "   3. http://b.example/\n   4. http://c.example/\n\n   Hidden links:\n   5. http://d.example/",
    ],
)
def test_the_addresses_of_a_text_browser_are_known(listed: str) -> None:
    story = "\n".join(f"   {line}" for line in STORY[:3])
    assert body(f"   By [1]Ida Brekke\n\n{story}\n\n{listed}\n") == ["By Ida Brekke", PARAGRAPHS[0]]


def test_references_of_a_story_stay() -> None:
    source = "It rained [1].\n\nReferences\n\n1. Brekke, I.: On weirs. Norhaven 2019.\n2. Lund, O.: Mills. 2020."
    assert body(source)[-2:] == ["1. Brekke, I.: On weirs. Norhaven 2019.", "2. Lund, O.: Mills. 2020."]


@each(["[map.png]", "[weir]", "[]", "[IMG]", "[logo] [a_2]", "weir-2026.JPG", "[800x600-b]"])
def test_a_pictures_name_is_known(name: str) -> None:
    assert read_text(f"It rained.\n\n{name}\n\nIt stopped.").blocks[1].known is Category.MEDIA


@pytest.mark.parametrize("line", ["[Applause]", "[…]", "[1]", "[he was laughing]", "Open weir.jpg", "[sic] and so on"])
def test_words_in_brackets_stay(line: str) -> None:
    assert read_text(f"It rained.\n\n{line}\n\nIt stopped.").blocks[1].known is None


@pytest.mark.parametrize(
    "line",
    [
        ".weir{margin:0 auto;width:10px;}@media print{.weir{display:none;}}",
        "window.echo=window.echo||{};window.echo.ads=[1];",
        '{"@context":"https://schema.org","@type":"ItemList","itemListElement":[]}',
        "(function(w,d){var a=d.createElement('script');a.async=1;d.body.appendChild(a);})(window,document);",
        "});",
    ],
)
def test_code_is_known(line: str) -> None:
    assert read_text(f"It rained.\n\n{line}\n\nIt stopped.").blocks[1].known is Category.OTHER


SHOWN = '{"rain": [3, 5, 8], "days": {"first": 1, "last": 3}}'
SELECTORS = ".weir.weir-open:not(.weir-old) .wheel .wheel-rim.wheel-rim," * 2


@pytest.mark.parametrize(
    ("line", "known"),
    [
        (SHOWN, None),
        ('{"rain": [' + '{"day": 1, "mm": 3},' * 150 + "]}", Category.OTHER),
        (f"{SELECTORS}.lock{{display:none}}" * 20, Category.OTHER),
    ],
)
def test_code_amid_a_story_is_the_page_s_where_nobody_would_show_it(line: str, known: Category | None) -> None:
    source = "\n\n".join([*PARAGRAPHS, line, *PARAGRAPHS])
    assert read_text(source).blocks[2].known is known


@pytest.mark.parametrize(
    "line",
    [
        'He wrote: "{sic}"; then (again) he left; nobody knew why.',
        "Result: 3:2 (1:1); goals: Brekke (12.), Lund (40.; penalty), Aas (88.).",
        "a = b + c; so it goes, said the teacher of mathematics.",
    ],
)
def test_prose_with_signs_of_code_stays(line: str) -> None:
    assert read_text(f"It rained.\n\n{line}\n\nIt stopped.").blocks[1].known is None


def test_addresses_in_brackets_are_taken_out_and_counted() -> None:
    blocks = read_text(
        "By Ida Brekke [/ida]\n\nIt rained in Norhaven [https://n.example/map], they said [sic].\n\n[/img/weir.jpg]"
    ).blocks
    assert [(block.text, block.link_chars) for block in blocks[:2]] == [
        ("By Ida Brekke", 13),
        ("It rained in Norhaven, they said [sic].", 21),
    ]
    assert blocks[2].known is Category.MEDIA


def test_long_addresses_do_not_hide_a_margin() -> None:
    addresses = "\n\n".join(f"https://echo.example/{'x' * 190}/{n}" for n in range(20))
    assert body("\n".join([*STORY[:3], "", *STORY[3:], "", addresses]))[:2] == PARAGRAPHS


def test_squares_below_round_bullets_are_bullets_and_elsewhere_signs() -> None:
    source = "  • Fares rise.\n      □ Children sail free.\n      □ Bicycles cost two.\n\n□ Weirs\n"
    assert body(source) == ["Fares rise.", "Children sail free.", "Bicycles cost two.", "□ Weirs"]


@pytest.mark.parametrize("sign", ["\xad", "\xad‐", "\xad-", "-"])
def test_a_word_broken_at_a_lines_end_is_whole(sign: str) -> None:
    lines = [*STORY[:2], STORY[2], "", f"The coun{sign}", "cil will pay for it, and for the road to the mill"]
    assert body("\n".join(lines))[-1].startswith("The council will")


def test_pdfiums_hyphens_are_joined_and_ligatures_are_letters() -> None:
    assert body("The coun\ufffecil and the council: an oﬀice, a ﬂood, a ﬁrst.") == [
        "The council and the council: an office, a flood, a first."
    ]


BAR = ["Live", "Harbour news", "Tides"]


def test_what_a_page_fixes_to_its_window_stands_on_each_sheet_and_is_known() -> None:
    sheets = [
        [*STORY[:2], *BAR, f"{WHEN} {TITLE}", f"{ADDRESS} 1/3"],
        [*STORY[2:5], *BAR, f"{WHEN} {TITLE}", f"{ADDRESS} 2/3"],
        [STORY[5], *BAR, f"{WHEN} {TITLE}", f"{ADDRESS} 3/3"],
    ]
    assert body("\n".join(line for sheet in sheets for line in sheet)) == PARAGRAPHS


def test_one_sheet_fixes_nothing() -> None:
    source = "\n".join([f"{WHEN} {TITLE}", "Rain fell on the weir.", f"{ADDRESS} 1/1"])
    assert body(source) == ["Rain fell on the weir."]


@pytest.mark.parametrize(
    ("foot", "claimed"),
    [
        ([f"{ADDRESS} {{}}/2"], [("seo_headline", TITLE), ("url", ADDRESS)]),
        ([f"{ADDRESS}…", "{}/2"], [("seo_headline", TITLE), ("cut_url", f"{ADDRESS}…")]),
        (["{}/2"], []),  # a date and a count may stand on any page
    ],
)
def test_sheets_say_their_page_s_title_and_address(foot: list[str], claimed: list[tuple[str, str]]) -> None:
    sheets = [
        [*lines, f"{WHEN} {TITLE}", *(line.format(number) for line in foot)]
        for number, lines in enumerate((STORY[:2], STORY[2:]), 1)
    ]
    page = read_text("\n".join(line for sheet in sheets for line in sheet))
    assert [(claim.field, claim.value) for claim in page.claims] == claimed


def test_titles_of_links_in_a_text_browser_s_list_are_known() -> None:
    story = "\n".join(f"   {line}" for line in STORY[:3])
    listed = (
        "References\n\n   Visible links\n   1. https://echo.example/\n   2. To the mill\n   https://echo.example/mill"
    )
    assert body(f"   By [1]Ida Brekke, [2]mill\n\n{story}\n\n{listed}\n") == ["By Ida Brekke, mill", PARAGRAPHS[0]]


def test_a_picture_s_name_beside_a_headline_goes_where_others_stand_alone() -> None:
    assert body("[weir]\n\nMill gets a wheel[5f0c9a-b2]\n\n[] It rained.") == ["Mill gets a wheel", "It rained."]
    assert body("Mill gets a wheel[5f0c9a-b2]") == ["Mill gets a wheel[5f0c9a-b2]"]
