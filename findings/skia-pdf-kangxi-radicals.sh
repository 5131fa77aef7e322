#!/usr/bin/env bash
# Skia 144 (skia-python 144.1), the library that writes Chromium's PDF: Japanese or Chinese text comes out of it with
# other characters than went in. A font such as IPAexGothic or Noto Serif CJK draws U+65E5, the character for "day", and
# U+2F47, the radical of the dictionary's index that looks the same, by one glyph. The file keeps the glyph, and one
# character for it: the radical. Every reader then gives the radical, amid ordinary characters; so with all of the 214
# radicals that share a glyph with a character, those of "day", "person" and "mouth" among them.
#
# Seen: given    '\u65e5\u672c\u306e\u4eba\u53e3'
#       pypdfium2 '\u2f47\u672c\u306e\u2f08\u2f1d'   pypdf and pdfminer.six alike
#
# Why it matters: the two look the same on a screen, so nobody notices; but a search for a country's name finds nothing,
# counts of words and language models see rare signs, and a test of scripts by ranges (U+4E00 to U+9FFF) says that a
# part of the text is not Chinese. NFKC brings these back, but changes full-width letters and marks beside them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
# matplotlib-fontja for its font, IPAexGothic: without what draws with it.
"$folder/env/bin/pip" install --quiet --disable-pip-version-check --no-deps matplotlib-fontja==1.1.0 2>/dev/null
"$folder/env/bin/pip" install --quiet --disable-pip-version-check \
    skia-python==144.1 pypdfium2==5.15.2 pypdf==7.1.1 pdfminer.six==20260107 2>/dev/null
"$folder/env/bin/python" - "$folder" <<'PYTHON'
import sys
from importlib.metadata import files, version

import pypdf
import pypdfium2
import skia
from pdfminer.high_level import extract_text

GIVEN = "\u65e5\u672c\u306e\u4eba\u53e3"
SEEN = "\u2f47\u672c\u306e\u2f08\u2f1d"
path = f"{sys.argv[1]}/sheet.pdf"
(font,) = (str(file.locate()) for file in files("matplotlib-fontja") if file.name == "ipaexg.ttf")
stream = skia.FILEWStream(path)
with skia.PDF.MakeDocument(stream) as document, document.page(300, 80) as canvas:
    blob = skia.TextBlob.MakeFromString(GIVEN, skia.Font(skia.Typeface.MakeFromFile(font), 24))
    canvas.drawTextBlob(blob, 20, 50, skia.Paint())
stream.flush()
del stream
print("skia-python", version("skia-python"))
read = {
    "pypdfium2": pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range(),
    "pypdf": pypdf.PdfReader(path).pages[0].extract_text(),
    "pdfminer.six": extract_text(path),
}
for name, text in read.items():
    print(f"{name} {version(name)}: {text.strip()!a}")
    assert text.strip() == SEEN, "the behaviour has changed"
PYTHON
