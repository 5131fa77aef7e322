"""Press databases: exports of LexisNexis, Factiva, ProQuest and Europresse, many documents in one text.

In: a file's lines, of text or of what stands in its markup. Out: `Document`s whose parts say which lines are the
story, and which are labels, classification and running heads.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.sources.lines import Line
from newsclean.sources.press import europresse, factiva, factiva_codes, nexis, proquest
from newsclean.sources.press.form import Form, documents_in_lines, documents_in_markup

# So many lines tell what a file is: a cover page with a list of 100 documents has some 500.
SAMPLE_LINES = 1_500
# The clearest first: labels of one database are words of another's.
FORMS = tuple(module.FORM for module in (europresse, proquest, factiva_codes, nexis, factiva))

__all__ = ["SAMPLE_LINES", "Form", "documents_in_lines", "documents_in_markup", "form_of"]


def form_of(sample: Sequence[Line]) -> Form | None:
    """The form of the export whose first lines these are; None where no press database wrote them.

    >>> from newsclean.sources.lines import text_lines
    >>> form_of(list(text_lines("It rained.\\n\\nIt stopped."))) is None
    True
    """
    return next((form for form in FORMS if form.recognises(sample)), None)
