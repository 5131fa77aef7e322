"""newsclean in datatrove: a reader of WARC files, a step that cleans pages, and a writer of articles as Parquet."""

from __future__ import annotations

import datetime as dt
import json
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any, Literal, Unpack

import pyarrow as pa

from newsclean.batch.columns import ARTICLE_SCHEMA, in_columns
from newsclean.batch.jobs import Job, Loaded, PageInMemory, Payload, Result, Unreadable, text_of
from newsclean.batch.records import FetchedPage
from newsclean.batch.render import SOURCE
from newsclean.engines.arrow import FAILURE_SCHEMA, carried_name
from newsclean.engines.options import CleanOptions, cleaning
from newsclean.engines.versions import require
from newsclean.sources.warc import PassedRecord, Trouble, read_warc

require("datatrove")

from datatrove.data import Document  # noqa: E402
from datatrove.io import get_datafolder  # noqa: E402
from datatrove.pipeline.base import PipelineStep  # noqa: E402
from datatrove.pipeline.readers.base import BaseDiskReader  # noqa: E402
from datatrove.pipeline.writers.disk_base import DiskWriter  # noqa: E402
from datatrove.pipeline.writers.parquet import ParquetWriter  # noqa: E402

# What `newsclean batch` carries along from a WARC file: the file and the record's place in it, and the record's header.
WARC_SCHEMA = pa.schema([(name, pa.string()) for name in (SOURCE, "fetched_at", "input_url", "record_id")])

_FAILED = pa.schema([(SOURCE, pa.string()), ("url", pa.string()), *FAILURE_SCHEMA])


@dataclass(slots=True)
class PageDocument(Document):
    """A page as it was fetched. Its text is empty until it is cleaned: its bytes are decoded beside the worker."""

    payload: Payload | None = None


class WarcPages(BaseDiskReader):  # datatrove's own reader needs libraries of C, and decodes pages as no browser does
    """Reads the pages of WARC files, as `newsclean batch` does: plain, `.gz` and `.zst`, and WET.

    Arguments are those of datatrove's readers of files. A record that is broken is a document that will fail, with its
    place and why. What holds no page is counted among the statistics, by reason.
    """

    name = "🕷 WARC pages"

    def read_file(self, filepath: str) -> Iterator[PageDocument]:
        """The documents of one file."""
        with self.data_folder.open(filepath, "rb") as stream:
            for record in read_warc(stream):
                if isinstance(record, PassedRecord):
                    self.stat_update(f"passed over: {record.reason}")
                    continue
                payload = Unreadable(record.message) if isinstance(record, Trouble) else FetchedPage(record)
                yield PageDocument("", f"{filepath}:{record.at}", metadata={"url": record.url}, payload=payload)


class NewsCleaner(PipelineStep):
    """Cleans pages: a document's text becomes the story's, and its metadata get the article's fields, as JSON has them.

    A document's text is the page, as HTML or, with `kind="text"`, as text; `WarcPages` gives pages undecoded. Its
    address is `metadata["url"]`, and if `metadata["date"]` is a time, as datatrove's reader of WARC files has it, no
    date after it is the story's. Metadata that are called as a field of the article get the
    prefix `input_`, and `source` is the document's id.

    A page that fails is dropped, or goes to `exclusion_writer` with `error` and `error_kind` in its metadata.
    Statistics count what failed by kind, removals by category, and warnings. Options are `timeout`, `memory`,
    `language`, `keep_removed`, `rules` and `site_lines`, as for `newsclean.engines.arrow.Cleaner`.
    """

    type = "🛢 - EXTRAC"
    name = "📰 newsclean"

    def __init__(
        self,
        kind: Literal["html", "text"] = "html",
        exclusion_writer: DiskWriter | None = None,
        **options: Unpack[CleanOptions],
    ) -> None:
        super().__init__()
        if kind not in ("html", "text"):
            raise ValueError(f"kind={kind!r} is not known: use 'html' or 'text'.")
        self.kind = kind
        self.exclusion_writer = exclusion_writer
        self.beside = cleaning(**options)

    def run(self, data: Iterable[Document], rank: int = 0, world_size: int = 1) -> Iterator[Document]:  # noqa: ARG002
        """Clean the documents of one task, in their order."""
        under_way: deque[Document] = deque()
        with self.exclusion_writer or nullcontext() as excluded:
            for _, result in self.beside.results(self._jobs(data, under_way)):
                document = under_way.popleft()
                if isinstance(document, PageDocument):
                    document.payload = None
                self._count(result)
                if result.failure is None:
                    yield self._cleaned(document, json.loads(result.data))
                elif excluded is not None:
                    document.metadata |= {"error": result.failure.message, "error_kind": result.failure.error}
                    excluded.write(document, rank)

    def _jobs(self, data: Iterable[Document], under_way: deque[Document]) -> Iterator[Job]:
        for document in data:
            under_way.append(document)
            payload = getattr(document, "payload", None) or self._payload(document)
            yield Job(document.id, payload, size=_size(payload), url=document.metadata.get("url"))

    def _payload(self, document: Document) -> Payload:
        if not document.text:
            return Unreadable("the document holds no text")
        url, fetched = document.metadata.get("url"), _time(document.metadata.get("date"))
        return PageInMemory(Loaded(document.text, "html" if self.kind == "html" else "auto", url, fetched))

    def _cleaned(self, document: Document, record: dict[str, Any]) -> Document:
        document.metadata = {carried_name(name): value for name, value in document.metadata.items()} | record
        document.text = record["body"] or ""
        self.update_doc_stats(document)
        return document

    def _count(self, result: Result) -> None:
        self.stats.time_stats.update(result.stats.seconds)
        self.stat_update("total", "forwarded" if result.failure is None else "failed")
        if result.failure is not None:
            self.stat_update(f"failed: {result.failure.error}")
        for category, number in result.stats.removed.items():
            self.stat_update(f"removed: {category}", value=number)
        for warning in result.stats.warnings:
            self.stat_update(f"warning: {warning}")


def article_writer(output_folder: Any, carried: pa.Schema | None = None, **options: Any) -> ParquetWriter:
    """A writer of articles as Parquet, in the columns that `newsclean batch` writes.

    `carried` are the columns for metadata that are no article's, by default `source` alone, the document's id.
    Options are those of datatrove's `ParquetWriter`.
    """
    carried = carried if carried is not None else pa.schema([(SOURCE, pa.string())])
    schema = pa.schema([*carried, *ARTICLE_SCHEMA])
    options = {"compression": "zstd", "adapter": _as_row, "schema": schema} | options
    return ParquetWriter(output_folder, **options)


def warc_to_parquet(data_folder: Any, output_folder: Any, **options: Unpack[CleanOptions]) -> list[PipelineStep]:
    """The steps from WARC files to articles in Parquet, for any of datatrove's executors; options as `NewsCleaner` has.

    Pages that failed are named, with what is wrong, in Parquet files of their own in `output_folder/failed`.
    """
    failed = ParquetWriter(get_datafolder(output_folder).resolve_paths("failed"), adapter=_as_failure, schema=_FAILED)
    cleaner = NewsCleaner(exclusion_writer=failed, **options)
    return [WarcPages(data_folder), cleaner, article_writer(output_folder, WARC_SCHEMA)]


def _as_row(self: ParquetWriter, document: Document) -> dict[str, Any]:  # noqa: ARG001  it becomes a method
    metadata: dict[str, Any] = document.metadata
    return in_columns(metadata)


def _as_failure(self: ParquetWriter, document: Document) -> dict[str, Any]:  # noqa: ARG001  likewise
    return {SOURCE: document.id, **document.metadata}


def _size(payload: Payload) -> int:
    if isinstance(payload, FetchedPage):
        return len(payload.record.body)
    return len(text_of(payload.page)) if isinstance(payload, PageInMemory) else 0


def _time(value: object) -> dt.datetime | None:
    """A time that metadata give, as text or as a value; those without a zone are in UTC."""
    try:
        time = dt.datetime.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return None
    if not isinstance(time, dt.datetime):
        return None
    return time if time.tzinfo else time.replace(tzinfo=dt.UTC)
