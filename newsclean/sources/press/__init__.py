"""Press databases: exports of LexisNexis, Factiva, ProQuest and Europresse, many documents in one text.

In: a file's lines, of text or of what stands in its markup. Out: `Document`s whose parts say which lines are the
story, and which are labels, classification and running heads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from newsclean.sources.document import Document
from newsclean.sources.lines import Line
from newsclean.sources.press import europresse, factiva, factiva_codes, nexis, proquest

# So many lines tell what a file is: a cover page with a list of 100 documents has some 500.
SAMPLE_LINES = 1_500
# The clearest first: labels of one database are words of another's.
FORMATS = (europresse, proquest, factiva_codes, nexis, factiva)

Reader = Callable[[Iterator[Line]], Iterator[Document]]

__all__ = ["SAMPLE_LINES", "Reader", "reader_of"]


def reader_of(sample: Sequence[Line]) -> Reader | None:
    """What reads a file whose first lines these are; None where no press database wrote them.

    >>> from newsclean.sources.lines import text_lines
    >>> reader_of(list(text_lines("It rained.\\n\\nIt stopped."))) is None
    True
    """
    return next((form.documents for form in FORMATS if form.recognises(sample)), None)
