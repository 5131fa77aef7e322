"""What tells a name from what stands beside it: days, labels, sections, organizations."""

from __future__ import annotations

from newsclean.assemble.byline import read_line
from newsclean.assemble.words import words_of
from tests.each import each

LINES = {
    "By MARTA KELLERJune 11, 2026": ("en", ["MARTA KELLER"]),
    "By Ann Lindqvist, 11:35AM, Mon. Jun. 10, 2026": ("en", ["Ann Lindqvist"]),
    "Tue, Mar 11, 2026, 11:52 AM": ("en", []),
    "World Feb 19, 2026 6:37 PM EST": ("en", []),
    "By Team HarbourZone - 21 Dec 2026": ("en", []),
    "by Geir Arne Holm 2 Comments": ("en", ["Geir Arne Holm"]),
    "by Lucas Nolander22 Dec 2026": ("en", ["Lucas Nolander"]),
    "Jacob Brenner Uncategorized November 16, 2026": ("en", ["Jacob Brenner"]),
    "By Ann Lindqvist, Senior Staff Technologist, WFLU Speech, Privacy, and Technology Project": (
        "en",
        ["Ann Lindqvist"],
    ),
    "Get author RSS feed": ("en", []),
    "Donnerstag, 5. März 2026": ("de", []),
    "Von Jan KrausMittwoch, 4. März 2026": ("de", ["Jan Kraus"]),
    "Mercredi 4 mars 2026": ("fr", []),
    "Por Ana RuizMiércoles, 4 de marzo de 2026": ("es", ["Ana Ruiz"]),
    "Giovedì 5 marzo 2026": ("it", []),
    "Woensdag 4 maart 2026": ("nl", []),
    "Środa, 4 marca 2026": ("pl", []),
    "Среда, 4 марта 2026": ("ru", []),
    "Onsdag 4 mars 2026": ("sv", []),
    "Keskiviikko 4.3.2026": ("fi", []),
    "投稿者 高瀬ゆり": ("ja", ["高瀬ゆり"]),
    "2026-03-04 18:30 来源：柳湾日报 作者：沈若溪": ("zh", ["沈若溪"]),
    "作者：沈若溪　来源：柳湾日报": ("zh", ["沈若溪"]),
}


@each(LINES)
def test_a_line_names_people_alone(line: str) -> None:
    language, people = LINES[line]
    assert read_line(line, words_of(language)).people == people
