"""The one error that `clean()` raises."""


class CleanError(ValueError):
    """The input cannot be cleaned: it is empty, binary, in an unknown charset, or not an article's source at all.

    The message says in one sentence what was wrong and what to do about it.
    """
