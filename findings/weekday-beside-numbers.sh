#!/usr/bin/env bash
# dateparser 1.5.0, python-dateutil 4.0.0 and htmldate 1.11.0: of a date in numbers that could be read both ways, the
# weekday printed beside it settles nothing. "Thursday, 03/04/2025" can only be 3 April, as 4 March 2025 was a Tuesday:
# dateparser and dateutil give 4 March all the same, and htmldate gives 3 April for "Tuesday, 03/04/2025". None raises,
# none warns, and the day that comes out is not the weekday that stood in the text.
#
# Seen: Thursday 2025-03-04 2025-03-04 2025-04-03, Tuesday 2025-03-04 2025-03-04 2025-04-03.
#
# Why it matters: content systems print this form as they are installed ("Tue, 03/04/2025 - 08:00"), for readers on both
# sides of the Atlantic. A collection of such pages has stories a month or half a year off, though each page says on its
# face which reading is right; comparing a result's weekday with the text finds every one of them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check \
    dateparser==1.5.0 python-dateutil==4.0.0 htmldate==1.11.0 2>/dev/null
"$folder/env/bin/python" - <<'PYTHON'
from importlib.metadata import version

import dateparser
import dateutil.parser
import htmldate

PAGE = "<html lang=en><body><article><h1>Rain</h1><p class=date>{}</p><p>It rained on the whole valley.</p></article>"

print({name: version(name) for name in ("dateparser", "python-dateutil", "htmldate")})
for weekday in ("Thursday", "Tuesday"):
    text = f"{weekday}, 03/04/2025"
    found = [
        str(dateparser.parse(text).date()),
        str(dateutil.parser.parse(text).date()),
        htmldate.find_date(PAGE.format(text)),
    ]
    print(text, *found)
    assert found == ["2025-03-04", "2025-03-04", "2025-04-03"], "the behaviour has changed"
PYTHON
