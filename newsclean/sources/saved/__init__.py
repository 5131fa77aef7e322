"""Pages that a browser, an extension or a web archive saved, and mail: one page out of what stands around it.

In: an `Opened` file. Out: one `Document`, with its address, and the moment of saving as `fetched_at`.
"""

from __future__ import annotations

from newsclean.sources.saved import archive_today, mail, mbox, safari, singlefile, wayback

__all__ = ["archive_today", "mail", "mbox", "safari", "singlefile", "wayback"]
