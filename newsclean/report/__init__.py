"""What was cut, to look at: one HTML file of many pages, or of one.

In: articles, one at a time. Out: a file that holds all it shows, in which nothing of a page can run.
"""

from __future__ import annotations

from newsclean.report.overview import Run
from newsclean.report.survey import Survey
from newsclean.report.write import DEFAULT_SIZE, write_page, write_report

__all__ = ["DEFAULT_SIZE", "Run", "Survey", "write_page", "write_report"]
