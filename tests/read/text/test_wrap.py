"""Wrapped and printed text: which lines become one paragraph, and which do not."""

from __future__ import annotations

import re
import textwrap
from itertools import pairwise

import pytest

from newsclean.page import Block
from newsclean.read.text.blocks import read_text
from newsclean.read.text.margins import _Break, _is_spaced

STORY = [
    "The ferry that links the island of Tarn with the mainland will sail again from Monday after engineers replaced a "
    "cracked shaft, ending five weeks in which residents depended on fishing boats.",
    "The operator said on Wednesday that sea trials had gone well and that a normal timetable would resume at six. "
    "Freight will have to wait a further week, until the ramp has been inspected.",
    "“We know what these weeks have cost people,” said Elspeth Varga, who apologised to a packed meeting in the hall "
    "of the island's school. “Nobody should have to plan a visit around the weather.”",
    "Spare parts had to be cast in Turku because the original yard closed in 1998. In the meantime supermarkets "
    "rationed milk and bread, and two weddings were moved to the mainland.",
    "Opposition members want the state to buy a second ferry. They point to a study from 2019 which put the price of a "
    "small electric vessel at 38 million crowns.",
]
GERMAN = [
    "Nach dem Hochwasser an der Leine hat der Stadtrat von Grünau einen Sonderhaushalt von 14 Millionen Euro "
    "beschlossen. Mit dem Geld sollen bis zum Herbst zwei Deiche erhöht werden.",
    "Oberbürgermeisterin Katrin Wieland sprach von einem Kraftakt, den man sich lieber erspart hätte. Die Straßen der "
    "Altstadt seien befahrbar, doch in vielen Kellern stehe noch immer Wasser.",
    "Kritik kommt von Umweltverbänden. Höhere Deiche verlagerten das Problem doch nur, sagte Ingenieurin "
    "Miriam Sassen von der Hochschule.",
    "Die Verwaltung will den Vorschlag prüfen. Ein erster Entwurf soll im Mai vorliegen, wie Dezernent Holger Prahm "
    "erklärte. Dafür müssten allerdings elf Landwirte Flächen abgeben, mit denen noch niemand gesprochen habe, und das "
    "könne dauern.",
    "Unterstützung erhält die Stadt aus der Region. Das Land hat sechs Millionen Euro zugesagt, die Nachbarn schicken "
    "Pumpen und Personal, und aus der Partnerstadt kamen in der vergangenen Woche zwölf Helfer, die schon manchen "
    "gebrochenen Damm gesehen haben.",
]
RUSSIAN = [
    "Жители посёлка Верхняя Лета впервые за сорок лет получили постоянный мост через реку: движение по нему открыли в "
    "понедельник утром, на две недели раньше срока, сообщила администрация.",
    "До сих пор попасть на другой берег можно было только по льду или на лодке. Каждую весну, когда река вскрывалась, "
    "посёлок на полтора месяца оставался без врачей и свежего хлеба.",
]
HEBREW = [
    "תושבי הכפר עין תמרה חנכו בשבוע שעבר את הגן הבוטני שהקימו במו ידיהם על שטח שהיה במשך שני עשורים מזבלה לא חוקית. "
    "בטקס הפתיחה השתתפו כארבע מאות איש, ובהם ילדי בית הספר ששתלו את העץ הראשון.",
    "הרעיון נולד בשיעור מדעים. המורה דליה ארבל ביקשה מתלמידיה לתאר מקום שהיו רוצים לבקר בו, ותלמיד כיתה כתב על גן "
    "במקום שבו עולה העשן, והמורה התקשרה למועצה עוד באותו הערב.",
    "במועצה האזורית הסכימו לפנות את הפסולת בתנאי שהתושבים ידאגו לכל השאר. במשך שמונה חודשים הוצאו מהשטח יותר מאלף "
    "ומאתיים טונות של גרוטאות, והקרקע נבדקה שלוש פעמים.",
]
KOREAN = [
    "멈춘 지 십일 년 만에 청하군과 맞은편 백로섬을 잇는 나룻배가 지난 토요일 다시 운항을 시작했다. 첫날에만 천이백여 "
    "명이 배를 탔고 그 가운데 절반은 배를 타려고 일부러 찾아온 관광객이었다고 군청은 밝혔다.",
    "섬에는 지금 삼백십칠 명이 산다. 다리가 놓인 뒤 나루터가 문을 닫자 사공들은 저마다 다른 일을 찾아 떠났고 "
    "젊은이들은 도시로 나갔다. 군청은 다리를 대신하려는 것이 아니라 오래된 역사를 남기려는 것이라고 설명했다.",
    "새 배 여섯 척은 늙은 목수가 제자 네 명과 함께 만들었다. 도면은 머릿속에 있다고 그는 말했다. 손은 잊었어도 마음은 "
    "잊지 않았다고도 했다.",
]
MENU = ["Home", "News", "Politics and the economy", "all topics", "Sport", "weather", "Log in", "Subscribe now"] * 6


def wrap(paragraphs: list[str], width: int = 72, gap: str = "\n\n", indent: str = "") -> str:
    return gap.join(textwrap.fill(p, width, initial_indent=indent, break_on_hyphens=False) for p in paragraphs)


def texts(source: str) -> list[str]:
    return [block.printed for block in read_text(source).blocks]


@pytest.mark.parametrize("width", [60, 65, 72, 80, 100, 120])
@pytest.mark.parametrize("story", [STORY, GERMAN + STORY, RUSSIAN, HEBREW], ids=["en", "de", "ru", "he"])
def test_wrapped_paragraphs_parted_by_blank_lines_are_made_whole(story: list[str], width: int) -> None:
    assert texts("Headline\n\n" + wrap(story, width)) == ["Headline", *story]


@pytest.mark.parametrize("syllables", [35, 40, 50])
def test_syllables_as_wide_as_two_letters_are_measured_so(syllables: int) -> None:
    doubled = [re.sub("([가-힣])", r"\1x", p) for p in KOREAN]
    source = "제목\n\n" + wrap(doubled, 2 * syllables).replace("x", "")
    assert texts(source) == ["제목", *KOREAN]


@pytest.mark.parametrize("width", [60, 80, 100])
@pytest.mark.parametrize("indent", [" ", "   ", "\t"])
def test_an_indented_line_begins_a_paragraph(width: int, indent: str) -> None:
    assert texts(wrap(STORY, width, "\n", indent)) == STORY


@pytest.mark.parametrize("width", [60, 68, 80])
def test_short_last_lines_end_paragraphs_where_nothing_else_does(width: int) -> None:
    story = [p for p in STORY if len(textwrap.wrap(p, width)[-1]) < width - 12]
    assert len(story) > 2
    assert texts(wrap(story, width, "\n")) == story


@pytest.mark.parametrize("number", ["1", "12", "[3]", "³"])
def test_a_footnote_s_number_behind_a_point_is_at_a_sentence_s_end(number: str) -> None:
    story = [f"{p}{number}" for p in STORY if len(textwrap.wrap(p, 68)[-1]) < 56]
    assert texts(wrap(story, 68, "\n")) == story
    assert texts(wrap([*STORY, "Heading of a chapter", *story], 68, "\n"))[-len(story) :] == story


def test_double_spaced_text_is_made_whole() -> None:
    lines = [line for p in STORY for line in [*textwrap.wrap(p, 72, break_on_hyphens=False), ""]]
    assert texts("\n\n".join(lines)) == STORY


def test_menus_around_a_wrapped_story_are_not_joined() -> None:
    menu = "\n".join(MENU)
    assert texts(f"{menu}\n\n{wrap(STORY)}\n\n{menu}") == [*MENU, *STORY, *MENU]


@pytest.mark.parametrize("story", [STORY, GERMAN], ids=["en", "de"])
def test_a_menu_of_addresses_as_long_as_lines_hides_no_wrap(story: list[str]) -> None:
    # Tools that wrap print each link's address behind it: such a line ends near the margin as often as not.
    menu = [f" * {name} [https://post.example/{'section' * (6 - n % 3)}/{n}]" for n, name in enumerate(MENU * 3)]
    assert [
        text for text in texts("\n".join([wrap(story[:2]), "", *menu, "", wrap(story[2:])])) if text in story
    ] == story


def test_a_headline_over_two_lines_is_joined_where_blocks_begin_indented() -> None:
    head = " Island Cut Off for Weeks\nGets Its Ferry Back\n Photo by Arne Silvan\n\n"
    assert texts(head + wrap(STORY, 90)) == [
        "Island Cut Off for Weeks Gets Its Ferry Back",
        "Photo by Arne Silvan",
        *STORY,
    ]


def test_a_headline_in_large_type_is_whole_where_each_printed_page_says_it() -> None:
    head = "Island Cut Off for Weeks Gets Its Ferry Back - The Tarn Post"
    foot = "https://post.example/ferry\n\n{}/2\n\n3/14/25, 9:05 AM\n\n" + head
    printed = "\n\n".join([head, "Island Cut Off for Weeks\nGets Its Ferry Back", wrap(STORY[:3], 90)])
    lines = texts(f"{printed}\n{foot.format(1)}\n\n{wrap(STORY[3:], 90)}\n{foot.format(2)}")
    assert lines[:3] == [head, "Island Cut Off for Weeks Gets Its Ferry Back", STORY[0]]


def test_a_page_s_number_is_no_part_of_the_address_above_it() -> None:
    address = "https://post.example/islands/ferry-between-tarn-and-the-mainland-sails-again"
    assert address in texts(f"{wrap(STORY)}\n{address}\n\n1/2\n\n{wrap(STORY)}")


def test_short_lines_amid_wrapped_text_stay_apart() -> None:
    lines = ["By Maud Ferris", "4 March 2026", "Reading time: 3 minutes"]
    assert texts("\n".join(lines) + "\n\n" + wrap(STORY)) == [*lines, *STORY]


def test_a_letters_head_is_not_joined() -> None:
    head = ["From: The Morning Post of the Northern Islands <news@post.example>", "To: reader@mail.example"]
    assert texts("\n".join(head) + "\n\n" + wrap(STORY)) == [*head, *STORY]


def test_wrapped_items_of_a_list_are_items() -> None:
    items = [
        textwrap.fill(p, 72, initial_indent=" * ", subsequent_indent="   ", break_on_hyphens=False) for p in STORY[:3]
    ]
    assert texts("\n".join(items) + "\n\n" + wrap(STORY[3:])) == [*(f"* {p}" for p in STORY[:3]), *STORY[3:]]


def test_wrapped_quotations_are_paragraphs_of_quotation() -> None:
    quoted = textwrap.indent(wrap(STORY[:2], 70), "> ", lambda _: True)
    assert texts(wrap(STORY[2:]) + "\n\n" + quoted) == [*STORY[2:], *(f"> {p}" for p in STORY[:2])]


def test_two_stories_of_different_width_are_each_made_whole() -> None:
    assert texts(wrap(STORY, 64) + "\n\n" + wrap(RUSSIAN, 100)) == STORY + RUSSIAN


def test_what_print_sets_between_lines_of_a_paragraph_follows_it() -> None:
    lines = wrap(STORY).split("\n")
    cut = next(i for i, line in enumerate(lines) if i > 4 and lines[i + 1][:1].islower())
    foot = ["https://www.courier.example/ferry 1/2", "1", "Harbour Falls Courier, 4 March 2026"]
    end = ["https://www.courier.example/ferry 2/2", "2", "Harbour Falls Courier, 4 March 2026"]
    source = "\n".join([*lines[: cut + 1], "", *foot, "\f", *lines[cut + 1 :], "", *end])
    found = texts(source)
    assert [text for text in found if text in STORY] == STORY
    assert [text for text in found if text not in STORY] == foot + end


def test_blank_lines_within_a_paragraph_do_not_part_it() -> None:
    lines = wrap(STORY).split("\n")
    breaks = [i for i, (line, after) in enumerate(pairwise(lines)) if line and after[:1].islower()]
    for i in reversed(breaks[::3]):
        lines.insert(i + 1, "")
    assert texts("\n".join(lines)) == STORY


def test_a_long_address_broken_at_the_margin_is_one_address() -> None:
    address = "https://www.courier.example/news/2026/03/04/island-cut-off-for-weeks-gets-its-ferry-back-at-last"
    assert texts(f"{wrap(STORY)}\n\n{address[:70]}\n{address[70:]}")[-1] == address


def test_words_broken_at_line_ends_are_made_whole() -> None:
    lines = [
        "The operator said on Wednesday that sea trials had gone well, that the in-",
        "vestigation was over and that a normal timetable would resume in mid-",
        "January, when the govern-",
        "",
        "ment of the islands returns from its recess and school begins.",
    ]
    assert texts(wrap(STORY, 76) + "\n\n" + "\n".join(lines)) == [
        *STORY,
        "The operator said on Wednesday that sea trials had gone well, that the investigation was over and that a "
        "normal timetable would resume in mid-January, when the government of the islands returns from its recess and "
        "school begins.",
    ]


def test_a_paragraph_a_line_is_left_alone_whatever_its_length() -> None:
    lines = [sentence + "." for p in STORY for sentence in p.rstrip(".”").split(". ")]
    assert texts("\n".join(lines)) == lines


def test_titles_in_scripts_without_capitals_are_not_joined() -> None:
    titles = [
        "המועצה תקים מסלול אופניים חדש לאורך הוואדי",
        "אלפי עגורים נחתו השבוע בעמק",
        "בית הקפה חוגג שלושים שנה",
    ] * 20
    assert texts("\n".join(titles)) == titles


def test_a_short_story_among_long_lists_is_made_whole_in_print() -> None:
    story = [
        "島の人々は日曜の夜、本土と港を結ぶ最後の船を残すことを三対一の差で決めたと選挙管理委員会が発表した。投票率は前回を上回り、六割を超えた。",
        "町長は明確な指示だと述べ、一年以内に新しいエンジンを積むと約束した。費用は町の年間予算の一割にあたる。冬の時刻表は来年五月まで続くという。",
    ]
    lines = [line for p in story for line in textwrap.wrap(p, 30)]
    menu = ["港のニュース", "天気", "漁業", "社説", "投稿", "地域の話題"] * 25
    found = texts(sheets([*menu[:40], *lines, *menu[40:]], menu, title="島の船", address="https://shima.example/x"))
    assert [text for text in found if len(text) > 60] == story


def test_a_poem_keeps_its_lines() -> None:
    poem = ["the rain came down on the harbour wall", "and nobody said a word", "the gulls went in", "as if at a call"]
    assert texts("\n".join(poem)) == poem


@pytest.mark.parametrize("signs", [["- ", "- ", "- "], ["1. ", "2. ", "3. "], ["– ", "– ", "– "]])
def test_wrapped_items_whose_signs_are_text_stay_apart(signs: list[str]) -> None:
    items = [
        textwrap.fill(sign + p, 72, subsequent_indent="   ", break_on_hyphens=False)
        for sign, p in zip(signs, STORY, strict=False)
    ]
    expected = [sign + p for sign, p in zip(signs, STORY, strict=False)]
    assert texts(wrap(STORY[3:]) + "\n\n" + "\n".join(items)) == [*STORY[3:], *expected]


# How wide letters are in a proportional font, in tenths of a digit's width.
SLIM, BROAD = frozenset("ijlt,.:;'|!fI()“”’‘ "), frozenset("mwMWOQCDGHNU")


def typeset(paragraph: str, width: int) -> list[str]:
    """A paragraph's lines as a browser breaks them where letters differ in width."""

    def size(text: str) -> int:
        return sum(5 if c in SLIM else 14 if c in BROAD else 10 for c in text)

    lines: list[str] = []
    for word in paragraph.split():
        if lines and size(f"{lines[-1]} {word}") <= 10 * width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def sheets(
    *pages: list[str], title: str = "Island boat - The Tarn Post", address: str = "https://post.example/x"
) -> str:
    return "\n".join(
        line
        for number, lines in enumerate(pages, 1)
        for line in [*lines, f"3/14/25, 9:05 AM {title}", f"{address} {number}/{len(pages)}"]
    )


@pytest.mark.parametrize("width", [62, 75])
@pytest.mark.parametrize("story", [STORY, GERMAN], ids=["en", "de"])
def test_print_is_measured_in_type(story: list[str], width: int) -> None:
    set_in_type = [typeset(p, width) for p in story]
    kept = [p for p, lines in zip(story, set_in_type, strict=True) if len(lines[-1]) < 0.75 * len(lines[0])]
    lines = [line for p in kept for line in typeset(p, width)]
    printed = [text for text in texts(sheets(lines[:5], lines[5:])) if "post.example" not in text and "AM" not in text]
    assert "\n".join(printed) == "\n".join(kept)


@pytest.mark.parametrize(
    ("lines", "title", "address"),
    [
        (["Islands: Cut Off for Weeks", "Tarn Sails Again"], "Islands: cut off for weeks, Tarn sails again", "x"),
        (
            ["Wochenlang abgeschnitten", "Über die Fähre nach Tarn"],
            "Fähre",
            "inseln/wochenlang-abgeschnitten-ueber-die-faehre",
        ),
        (
            ["Łódź bez promu na wyspę", "Naprawa potrwa do maja"],
            "Prom",
            "lodz-bez-promu-na-wyspe-naprawa-potrwa-do-maja",
        ),
    ],
)
def test_a_headline_s_lines_are_joined_where_title_or_address_say_so(
    lines: list[str], title: str, address: str
) -> None:
    story = [line for p in STORY for line in typeset(p, 62)]
    found = texts(sheets([*lines, *story[:6]], story[6:], title=title, address=f"https://post.example/{address}"))
    assert found[0] == " ".join(lines)


def test_a_kicker_is_no_part_of_the_headline_that_a_title_begins_with() -> None:
    story = [line for p in STORY for line in typeset(p, 62)]
    printed = sheets(
        ["Islands of the North", "Tarn Sails Again", *story[:6]], story[6:], title="Tarn Sails Again | Post"
    )
    assert texts(printed)[:2] == ["Islands of the North", "Tarn Sails Again"]


def test_a_line_of_print_that_ends_with_an_article_goes_on() -> None:
    story = [line for p in GERMAN for line in typeset(p, 62)]
    printed = sheets(["Nur jeder Dritte kam am Montag in die", "Schule", *story[:6]], story[6:])
    assert texts(printed)[0] == "Nur jeder Dritte kam am Montag in die Schule"


def test_a_byline_in_small_letters_is_no_part_of_a_wrapped_headline() -> None:
    head = ["   Fähre nach Tarn fährt wieder: Das Amt legt gegen die Bürger eine Klage", "   von Dr. Max Lund"]
    assert texts("\n".join(head) + "\n\n" + textwrap.indent(wrap(GERMAN), "   "))[:2] == [line.strip() for line in head]


def test_lines_around_one_middle_are_a_heading() -> None:
    upper, lower = "Islands that were cut off for five weeks get their ferry back on Monday,", "officials say"
    head = f"{upper.center(80).rstrip()}\n{lower.center(80).rstrip()}"
    assert texts(f"{head}\n\n{textwrap.indent(wrap(STORY), '   ')}")[0] == f"{upper} {lower}"


def test_a_line_that_a_reader_lengthened_at_a_hyphen_goes_on() -> None:
    lines = [line for p in STORY for line in typeset(p, 62)]
    at = next(i for i in range(1, len(lines) - 2) if not lines[i].endswith(".") and not lines[i + 1].endswith("."))
    lines[at : at + 2] = [f"{lines[at]} {lines[at + 1]}"]
    paragraph = next(p for p in STORY if lines[at] in p)
    assert paragraph in texts(sheets(lines[:4], lines[4:]))


def test_a_caption_in_smaller_type_is_no_line_of_the_paragraph_below_it() -> None:
    story = [line for p in STORY for line in typeset(p, 62)]
    caption = "The ferry that links the island of Tarn with the mainland, as it lay in the harbour of Norhaven"
    assert len(caption) > 1.2 * max(map(len, story))
    assert texts(sheets([*story[:3], caption], story[3:]))[1] == caption


def test_a_blank_line_on_a_sheet_ends_a_paragraph_below_which_a_capital_stands() -> None:
    story = [line for p in STORY for line in typeset(p, 62)]
    caption = f"{story[0].rsplit(' ', 1)[0]} Tarn"
    printed = texts(sheets([caption, "", *story[:4]], story[4:]))
    assert (printed[0], printed[1]) == (caption, STORY[0])


@pytest.mark.parametrize("sign", ["\ufffe", "\x02"])
def test_a_hyphen_that_stands_for_a_line_s_end_too_ends_a_line(sign: str) -> None:
    lines = [line for p in STORY for line in typeset(p, 62)]
    whole = next(i for i, line in enumerate(lines) if "residents" in line)
    lines[whole] = lines[whole].replace("residents", f"resi{sign}dents")
    assert texts(sheets(lines[:7], lines[7:]))[0] == STORY[0]


def test_paragraphs_of_print_too_long_to_be_one_are_parted_at_a_full_line() -> None:
    filler = "The council of the island met again on a Monday and heard what the boat would cost it in the end. "
    story = [line for p in [*STORY, *STORY[:3]] for line in typeset(p, 62)]
    full = typeset(filler * 16, 62)
    printed = texts(sheets([*story[:9], *full], [*story[9:], "The end."]))
    assert max(map(len, printed)) <= 900
    assert "".join(printed).count("The council of the island") == 16


def test_an_address_in_brackets_is_whole() -> None:
    story = [*textwrap.wrap(STORY[0], 72)[:2], "[https://post.example/shaft-of-the-ferry-that-cracked-in-may],"]
    source = "\n".join([*story, "and it was long.", "", wrap(STORY[1:])])
    assert texts(source)[0].endswith(", and it was long.")


DRIFTED = """\
 Island Cut Off for Five Weeks
Gets Its Ferry Back

The ferry that links the island of Tarn with the mainland will sail again from Monday, after
engineers replaced a cracked shaft. Its people had depended on fishing boats and on one army
helicopter since January.

Jon Amsel keeps ten cows on Tarn, whose milk he poured into the sea on nine mornings this

year, for the dairy on the mainland took what the boats could carry, and that was little while
the wind stood in the west.

https://harbour.example/2026/03/04/island-cut-off-for-five-weeks-gets-its-ferry-back

The ministry promised in May to pay half of the losses, and a spokesman said that the first
transfers had been made on Wednesday. Four of the farms have gone all the same, and nobody has
bought their herds or land.

The shaft was cast in a yard on the mainland that had not made one since the nineties,

and it took three attempts before the metal held. Engineers fitted it on Thursday night,
in a gale, with the lights of their cars turned on the slip.
"""


def test_a_paste_whose_lines_drifted_apart_is_measured_in_columns() -> None:
    """Not print, though type would fit its few lines a little better: two paragraphs with a blank line within, an
    address, and a headline of two lines of which the first is indented."""
    headline, *texts = [block.text for block in read_text(DRIFTED).blocks]
    assert headline == "Island Cut Off for Five Weeks Gets Its Ferry Back"
    assert [text[:9] + text[-9:] for text in texts if " " in text] == [
        "The ferry January.",
        "Jon Amselthe west.",
        "The minis or land.",
        "The shaftthe slip.",
    ]


def test_a_short_last_line_that_returns_is_no_running_head() -> None:
    story = [
        "Freight will have to wait until the ramp has been inspected, the operator of the ferry said on "
        "Monday evening.",
        "Two weddings that were to be held on the island were moved to the mainland, and a third was cancelled on "
        "Monday evening.",
    ]
    source = "\n".join(
        line.replace(" Monday evening.", "\nMonday evening.") for p in story for line in textwrap.wrap(p, 105)
    )
    assert texts(f"{source}\n\n{wrap(STORY, 105, chr(10))}")[:2] == story


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Senats-Vorsitzende", "SenatsVorsitzende"),
        ("ARD-Vorsitzende", "ARDVorsitzende"),
        ("165-prozentige", "165prozentige"),
    ],
)
def test_a_hyphen_that_a_reader_left_out_where_it_joined_two_lines_comes_back(printed: str, read: str) -> None:
    front = "Die Straßen der Altstadt seien heute wieder befahrbar, sagte der "
    source = f"{front}{read} nach einer Sitzung in der Stadthalle, doch in vielen\nKellern stehe noch Wasser."
    assert f"{front}{printed} nach" in texts(f"{wrap(GERMAN, 76, chr(10))}\n{source}\n{wrap(GERMAN, 76, chr(10))}")[5]


@pytest.mark.parametrize("word", ["YouTubeKanal", "MacDonaldson"])
def test_a_word_with_a_capital_within_stays_as_it_is(word: str) -> None:
    said = f"Das {word} der Insel."
    front = "Die Straßen der Altstadt seien heute wieder befahrbar, sagte der "
    source = f"{front}{word} nach einer Sitzung in der Stadthalle, doch in vielen\nKellern stehe noch Wasser."
    assert (
        f"{front}{word} nach"
        in texts(f"{wrap([*GERMAN, said], 76, chr(10))}\n{source}\n{wrap(GERMAN, 76, chr(10))}")[6]
    )


@pytest.mark.parametrize(
    "junk", ["채널을 추가하시면 새로운 소식을 가장 먼저 받아보실 수 있습니다", "관련 기사 더 보기"]
)
def test_short_paragraphs_of_a_script_without_capitals_are_no_lines_of_one(junk: str) -> None:
    lines = [
        "강변 마을 빈집이 청년들의 공방으로 바뀌어 문을 연 곳만 열두 채",
        "군청은 올해까지 청년 스물세 명이 이 마을에 정착했다고 밝혔다.",
        junk,
        "주민들은 밤길이 밝아지고 아이들 소리가 들린다며 입을 모았다.",
        "군은 내년에도 빈집 다섯 채를 더 고쳐 공방으로 내줄 계획이다.",
    ]
    assert [block.text for block in read_text("\n\n".join(lines)).blocks] == lines


@pytest.mark.parametrize(
    ("lines", "forced", "is_spaced"),
    [("-----.-----.", 6, True), ("-----.-----.", 3, False), ("-.-.-.-.-.-.", 6, False), ("-s-s-s-s-s-s", 6, True)],
    ids=["a wrap", "few breaks", "a paragraph a line", "short last lines"],
)
def test_double_spaced_lines_are_told_from_paragraphs(lines: str, forced: int, is_spaced: bool) -> None:
    # A full line that goes on, a full one that ends a sentence, a short one that does.
    blocks = [Block("강변 마을" if kind == "-" else "밝혔다.", n) for n, kind in enumerate(lines)]
    edges = [30.0 if kind == "s" else 70.0 for kind in lines]
    breaks = [_Break(n, 70.0, 75.0) for n in range(forced)]
    assert _is_spaced(blocks, edges, breaks, 70.0) is is_spaced


BRIEF = (
    "市は四日、川沿いの古い堤防を新しくする工事を始めたと発表した。工事は来年の春まで続く見通しで、住民への説明会が近く開かれる。"
    "担当者は「住民の安全を第一に考えたい」と話し、費用はおよそ三億円になると説明した。",
    "川では昨年の夏、大雨で水があふれ、家屋十二棟が水につかった。近くの農家からは歓迎の声が上がる一方、工事の音を心配する声もある。"
    "市は夜の作業を避け、土曜と日曜は休むという。",
)
TITLES = [
    f"{town}の町で第{n}回の大きな祭りが始まり県内外から多く{end}"
    for n, (town, end) in enumerate(
        zip("山川海空森" * 3, ["の人", "の客が訪れる", "の客", "の客が来る見込み", "の団体"] * 3, strict=True)
    )
]


def wrapped_at(width: int, paragraph: str) -> str:
    """A paragraph wrapped at so many letters, its first line indented, as text browsers give it."""
    return "　" + "\n".join(paragraph[at : at + width] for at in range(0, len(paragraph), width))


@pytest.mark.parametrize("amid", [False, True])
@pytest.mark.parametrize("width", [34, 38])
def test_a_short_story_beside_more_titles_as_long_as_its_lines_is_made_whole(width: int, amid: bool) -> None:
    story = [wrapped_at(width, paragraph) for paragraph in BRIEF]
    parts = [story[0], *TITLES, story[1]] if amid else ["\n".join(story), *TITLES]
    texts = [block.text for block in read_text("堤防の工事\n\n" + "\n\n".join(parts)).blocks]
    assert [text for text in texts if "堤防" in text or "大雨" in text] == ["堤防の工事", *BRIEF]
    assert set(TITLES) <= set(texts)


def test_titles_cut_to_one_length_are_not_joined() -> None:
    texts = [block.text for block in read_text("\n\n".join([TITLES[1]] * 10)).blocks]
    assert texts == [TITLES[1]] * 10
