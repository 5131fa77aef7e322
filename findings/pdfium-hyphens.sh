#!/usr/bin/env bash
# pypdfium2 5.15.2 (PDFium): where a printed line ends in a hyphen, the text has no hyphen and no line end. It has a
# character that Unicode never assigns: U+FFFE in get_text_range(), and in get_text_bounded(), on the same page, the
# control character U+0002. It stands alike where a word was broken ("re-" "opened") and where the hyphen is the word's
# own ("well-" "known"). Between numbers the hyphen and the line end stay.
#
# Seen: 'well\ufffeknown in the valley, and the town re\ufffeopened it. From 2019-\r\n2021 it was closed.'
#       'well\x02known in the valley, and the town re\x02opened it. From 2019-\r\n2021 it was closed.'
#
# Why it matters: neither is white space or a letter for str.isspace() and \w, so "well" and "known" become one token or
# two by luck; a search for soft hyphens (U+00AD) or for "-\n" finds nothing; and neither may stand in XML, so that one
# such page makes an XML writer fail. Dropping the character gives "wellknown", writing a hyphen gives "re-opened":
# which it was has to be looked up in the rest of the text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check pypdfium2==5.15.2 fpdf2==2.8.9 2>/dev/null
"$folder/env/bin/python" - <<'PYTHON'
from importlib.metadata import version

import pypdfium2
from fpdf import FPDF

sheet = FPDF()
sheet.add_page()
sheet.set_font("Helvetica", size=12)
for line in ("well-", "known in the valley, and the town re-", "opened it. From 2019-", "2021 it was closed."):
    sheet.cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
page = pypdfium2.PdfDocument(bytes(sheet.output()))[0].get_textpage()
print("pypdfium2", version("pypdfium2"))
expected = "well{0}known in the valley, and the town re{0}opened it. From 2019-\r\n2021 it was closed."
for name, mark in (("get_text_range", "\ufffe"), ("get_text_bounded", "\x02")):
    text = getattr(page, name)()
    print(f"{name}: {text!a}")
    assert text == expected.format(mark), "the behaviour has changed"
PYTHON
