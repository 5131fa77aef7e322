"""The headline that a reader sees above a story, and what else the page calls it.

In: a labelled `Page`, where its story begins, the names of its site. Out: a `Headline` with the
blocks it was read from.
"""

from __future__ import annotations

from newsclean.assemble.headline.choose import Headline, choose_headline

__all__ = ["Headline", "choose_headline"]
