"""`newsclean clean`: a page or a few to the terminal, into a pipe or into a file."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal, TextIO, cast

from newsclean.article import Article
from newsclean.batch.endings import kind_of
from newsclean.batch.render import as_line
from newsclean.cli.paths import expanded
from newsclean.cli.removals import print_removed
from newsclean.cli.status import FAILED, OK, USAGE, complain, reason_of
from newsclean.cli.terminal import console
from newsclean.errors import CleanError
from newsclean.label.rules import UserRules, load_rules
from newsclean.sources import clean
from newsclean.sources.compression import decompressed

Kind = Literal["auto", "html", "text"]

# The format that an output file's ending asks for.
_BY_ENDING = {".md": "md", ".markdown": "md", ".json": "json", ".jsonld": "jsonld"}


@dataclass(frozen=True)
class CleanOptions:
    """What the user asked for."""

    form: str | None  # text, md, json or jsonld; None: by the output's ending, else text
    output: str | None  # None: standard output
    removed: bool
    html: str | None  # where to write the page that shows what was left out
    url: str | None
    kind: str
    language: str | None
    rules: tuple[Path, ...]
    witness: bool


class InputError(ValueError):
    """A file that cannot be cleaned. The message says why; `status` is the command's."""

    def __init__(self, message: str, status: int) -> None:
        """What to tell, and how the command is to end."""
        super().__init__(message)
        self.status = status


def clean_files(names: list[str], options: CleanOptions) -> int:
    """Clean files, or standard input for `-`, and print or write the articles. Gives the exit status."""
    files = expanded(names)
    if options.url and len(files) > 1:
        return complain("--url is the address of one page; give one file", USAGE)
    if options.output and options.output in files:
        return complain(f"{options.output} would be read and written at once; give -o another name", USAGE)
    if options.html and len(files) > 1:
        return complain("--html shows one page; give one file, or use newsclean batch with --report", USAGE)
    if options.html and options.html in (*files, options.output):
        return complain(f"{options.html} would be read or written twice; give --html another name", USAGE)
    try:
        rules = load_rules(*options.rules)
    except CleanError as error:
        return complain(str(error), USAGE)
    form = options.form or _BY_ENDING.get(Path(options.output or "").suffix.lower(), "text")
    if options.output is None:
        return _clean_each(files, options, rules, form, sys.stdout)
    try:
        with Path(options.output).open("w", encoding="utf-8") as out:
            return _clean_each(files, options, rules, form, out)
    except OSError as error:
        return complain(f"cannot write {options.output}: {reason_of(error)}", FAILED)


def _clean_each(files: list[str], options: CleanOptions, rules: UserRules, form: str, out: TextIO) -> int:
    """Clean one file after another; one that fails does not keep the others."""
    status = OK
    for number, file in enumerate(files):
        try:
            article = _clean(file, options, rules)
        except InputError as error:
            status = max(status, complain(str(error), error.status))
            continue
        if len(files) > 1 and form in ("text", "md"):
            out.write(f"{_gap(number)}{_title(file, form)}\n\n")
        _write(article, file, form, out, several=len(files) > 1)
        if options.removed and form != "json":
            out.flush()
            print_removed(article.removed, apart=out is sys.stdout)
        if options.html:
            status = max(status, _show(article, file, options.html))
        if article.warnings:
            of_file = f"{file}: " if len(files) > 1 else ""
            console(stderr=True, soft_wrap=True).print(
                f"{of_file}warnings: {', '.join(map(partial(_told, article), article.warnings))}", style="yellow"
            )
    return status


def _told(article: Article, warning: str) -> str:
    """A warning, with what is known of it: how many documents a file holds."""
    more = article.evidence.get(warning)
    return f"{warning} ({more}; newsclean batch cleans all)" if more else warning


def _clean(file: str, options: CleanOptions, rules: UserRules) -> Article:
    source = _read(file)
    kind = kind_of(file, source) if options.kind == "auto" else cast(Kind, options.kind)
    try:
        return clean(
            source, url=options.url, kind=kind, language=options.language, rules=rules, witness=options.witness
        )
    except CleanError as error:
        raise InputError(f"{file}: {error}", FAILED) from error


def _read(file: str) -> bytes:
    try:
        source = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except IsADirectoryError as error:
        raise InputError(f"{file} is a folder: use newsclean batch {file}", USAGE) from error
    except FileNotFoundError as error:
        raise InputError(f"there is no file {file}", USAGE) from error
    except OSError as error:
        raise InputError(f"{file}: {reason_of(error)}", FAILED) from error
    try:
        return decompressed(source, file)
    except Exception as error:
        raise InputError(f"{file}: its compressed data is broken: {error}", FAILED) from error


def _show(article: Article, file: str, output: str) -> int:
    """Write the page that shows what was left out. Gives the exit status."""
    from newsclean.report import write_page  # it loads the templates, which else nobody needs

    try:
        write_page(article, output, title="standard input" if file == "-" else Path(file).name)
    except OSError as error:
        return complain(f"cannot write {output}: {reason_of(error)}", FAILED)
    return OK


def _gap(number: int) -> str:
    return "\n\n" if number else ""


def _title(file: str, form: str) -> str:
    return f"<!-- {file} -->" if form == "md" else f"==> {file} <=="


def _write(article: Article, file: str, form: str, out: TextIO, *, several: bool) -> None:
    """Write one article: of several, as lines of JSON where the format is JSON."""
    match form:
        case "json":
            out.write(as_line(article, file, {}).decode() if several else article.model_dump_json(indent=2) + "\n")
        case "jsonld":
            out.write(json.dumps(article.to_jsonld(), ensure_ascii=False, indent=None if several else 2) + "\n")
        case "md":
            out.write(article.to_markdown())
        case _ if out is sys.stdout and console().is_terminal:
            headline, _, rest = article.to_text().partition("\n")
            console().print(headline, style="bold")
            console().print(rest, end="")
        case _:
            out.write(article.to_text())
