"""Many pages, cleaned in parallel by processes that a page may crash.

In: folders, archives, streams, or a Python iterable of pages. Out: articles and failures, in the inputs' order.
"""
