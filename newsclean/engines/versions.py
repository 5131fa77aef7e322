"""Which engines, in which versions, these modules were tried with."""

from __future__ import annotations

from importlib import metadata

# The oldest releases that the tests have passed on.
OLDEST = {"pyspark": "4.0.0", "ray": "2.40.0", "datatrove": "0.5.0"}


def require(package: str) -> None:
    """Raise `ImportError` where an engine is missing and `RuntimeError` where it is too old."""
    extra = f"pip install 'newsclean[{_EXTRAS[package]}]'"
    try:
        version = metadata.version(package)
    except metadata.PackageNotFoundError:
        raise ImportError(f"This needs {package}: {extra}") from None
    if _numbers(version) < _numbers(OLDEST[package]):
        raise RuntimeError(f"{package} {version} is too old: {OLDEST[package]} or newer is needed ({extra}).")


_EXTRAS = {"pyspark": "spark", "ray": "ray", "datatrove": "datatrove"}


def _numbers(version: str) -> tuple[int, ...]:
    """The release as numbers.

    >>> _numbers("4.1.0.dev3") > _numbers("4.0.10") > _numbers("4.0.9")
    True
    """
    numbers = [part for part in version.split(".")[:3] if part.isdigit()]
    return tuple(map(int, numbers))
