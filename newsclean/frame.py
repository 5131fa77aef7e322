"""Articles as a table: a data frame of pandas or of polars, whichever the user has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal, overload

from newsclean.article import Article

if TYPE_CHECKING:
    import pandas
    import polars

# The columns, in their order, and what each holds.
COLUMNS = {
    **dict.fromkeys(("source", "url", "headline", "standfirst", "byline"), "text"),
    **dict.fromkeys(("authors", "agencies"), "names"),
    "date": "day",
    **dict.fromkeys(("published_at", "modified_at"), "moment"),
    **dict.fromkeys(("language", "publisher", "section", "page"), "text"),
    "tags": "names",
    "image": "text",
    "free_access": "yes or no",
    "body": "text",
    **dict.fromkeys(("characters", "removed"), "count"),
    "confidence": "share",
    "warnings": "names",
}
PANDAS = {
    "text": "string",
    "names": "object",
    "day": "datetime64[s]",
    "moment": "datetime64[us, UTC]",
    "yes or no": "boolean",
    "count": "int64",
    "share": "float64",
}


@overload
def articles_to_frame(articles: Iterable[Article], library: Literal["pandas"] = "pandas") -> pandas.DataFrame: ...
@overload
def articles_to_frame(articles: Iterable[Article], library: Literal["polars"]) -> polars.DataFrame: ...
def articles_to_frame(articles: Iterable[Article], library: Literal["pandas", "polars"] = "pandas") -> Any:
    """A data frame with a row an article, of the library named, which must be installed.

    The columns are `source` (of what `read_articles` gives, else empty) and the article's fields, but for `blocks`,
    `evidence`, `candidates` and `positions`. Authors, agencies, tags and warnings are lists; `image` is its address;
    `characters` the body's length; `removed` how many blocks were left out. Moments are in UTC; one whose page gives no
    zone is the page's, as if it were UTC.

    Raises `ImportError` where the library is missing, `ValueError` for a library of another name, and `TypeError` for
    what is no article, such as a `Failure`.

    >>> frame = articles_to_frame([Article(headline="Rain ends drought", body="It rained.")], "polars")
    >>> frame.select("headline", "characters").rows()
    [('Rain ends drought', 10)]
    """
    if library not in ("pandas", "polars"):
        raise ValueError(f"library={library!r} is not known: use 'pandas' or 'polars'.")
    rows = [_row(article, number) for number, article in enumerate(articles, 1)]
    columns = {name: [row[name] for row in rows] for name in COLUMNS}
    return _of_pandas(columns) if library == "pandas" else _of_polars(columns)


def _row(article: Article, number: int) -> dict[str, Any]:
    if not isinstance(article, Article):
        raise TypeError(f"item {number} is of type {type(article).__name__}, not Article: leave it out.")
    row: dict[str, Any] = {name: getattr(article, name, None) for name in COLUMNS}
    row |= {name: list(map(str, row[name])) for name, kind in COLUMNS.items() if kind == "names"}
    row |= {name: _utc(row[name]) for name, kind in COLUMNS.items() if kind == "moment"}
    image = article.image.url if article.image is not None else None
    return row | {"image": image, "characters": len(article.body), "removed": len(article.removed)}


def _utc(moment: dt.datetime | None) -> dt.datetime | None:
    if moment is None:
        return None
    return moment.astimezone(dt.UTC) if moment.tzinfo is not None else moment.replace(tzinfo=dt.UTC)


def _of_pandas(columns: dict[str, list[Any]]) -> Any:
    try:
        import pandas as pd
    except ImportError as error:
        raise ImportError("pandas is not installed: pip install pandas, or use library='polars'") from error
    return pd.DataFrame(columns).astype({name: PANDAS[kind] for name, kind in COLUMNS.items()})


def _of_polars(columns: dict[str, list[Any]]) -> Any:
    try:
        import polars as pl
    except ImportError as error:
        raise ImportError("polars is not installed: pip install polars, or use library='pandas'") from error
    types: dict[str, Any] = {
        "text": pl.String,
        "names": pl.List(pl.String),
        "day": pl.Date,
        "moment": pl.Datetime("us", "UTC"),
        "yes or no": pl.Boolean,
        "count": pl.Int64,
        "share": pl.Float64,
    }
    return pl.DataFrame(columns, schema={name: types[kind] for name, kind in COLUMNS.items()})
