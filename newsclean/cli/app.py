"""The commands and their options. What they do is imported when they run, so that `--help` is there at once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from newsclean.cli.rules_app import rules_app
from newsclean.core import is_compiled
from newsclean.version import __version__

app = typer.Typer(
    name="newsclean",
    help="Turn news pages and pasted text into clean articles, and say what was left out and why.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


_IN, _OUT, _LIMITS, _REPORTS = "Input", "Output", "Limits", "Reports"

app.add_typer(rules_app, name="rules")


class Kind(StrEnum):
    """What a source is."""

    AUTO = "auto"
    HTML = "html"
    TEXT = "text"


class Format(StrEnum):
    """How an article is printed."""

    TEXT = "text"
    MD = "md"
    JSON = "json"
    JSONLD = "jsonld"


KindOption = Annotated[
    Kind,
    typer.Option("--kind", help="What sources are read as. auto: told by content, and by ending where that is silent."),
]

NoWitness = Annotated[
    bool,
    typer.Option("--no-witness", help="Never ask trafilatura, which is asked where a story is much in doubt."),
]
Language = Annotated[
    str | None, typer.Option("--language", metavar="TAG", help="The pages' language, such as en. Default: found out.")
]
Rules = Annotated[
    list[Path] | None, typer.Option("--rules", metavar="FILE", help="Rules of your own, as TOML. Repeatable.")
]


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"newsclean {__version__} ({'compiled core' if is_compiled() else 'pure Python'})")
        raise typer.Exit


@app.callback()
def newsclean(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Print the version, and whether the compiled core runs.",
            is_eager=True,
            callback=_print_version,
        ),
    ] = False,
) -> None:
    """Hold the options that stand before a command."""


@app.command()
def clean(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="Pages or pasted text, also in gzip or zstd. - is standard input."),
    ],
    form: Annotated[
        Format | None,
        typer.Option("--format", help="How to print the article. Default: by the ending of --output, else text."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="The same as --format json: all fields.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="The same as --format md.")] = False,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write there, over what is there.")
    ] = None,
    removed: Annotated[bool, typer.Option("--removed", help="Show what was left out, and which rule did it.")] = False,
    html: Annotated[
        str | None,
        typer.Option(
            "--html", metavar="FILE", help="Also write a page that shows what stayed and what was left out, marked."
        ),
    ] = None,
    url: Annotated[str | None, typer.Option("--url", help="The page's address. It is never fetched.")] = None,
    kind: KindOption = Kind.AUTO,
    language: Language = None,
    rules: Rules = None,
    no_witness: NoWitness = False,
) -> None:
    """Clean a page, or a few, and print the articles.

    Of several files, each article has its file's name above it; JSON is a line an article.
    """
    from newsclean.cli.clean import CleanOptions, clean_files

    chosen = {form, Format.JSON if json else None, Format.MD if markdown else None} - {None}
    if len(chosen) > 1:
        raise typer.BadParameter("give one of --format, --json and --markdown")
    wanted = next(iter(chosen), None)
    options = CleanOptions(
        form=wanted.value if wanted else None,
        output=None if output == "-" else output,
        removed=removed,
        html=html,
        url=url,
        kind=kind.value,
        language=language,
        rules=tuple(rules or ()),
        witness=not no_witness,
    )
    raise typer.Exit(clean_files(files, options))


@app.command(
    epilog="Examples:\n\n"
    "newsclean batch pages -o articles.jsonl\n\n"
    "newsclean batch crawl.warc.gz -o articles.parquet\n\n"
    "find pages -name '*.html' | newsclean batch - -o articles/ --format md\n\n"
    "zcat pages.jsonl.gz | newsclean batch - --jsonl | jq .headline\n\n"
    "Exit status: 0 all well, 1 some pages failed or the run broke off, 2 wrong use, 130 interrupted."
)
def batch(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            help="Folders, files, patterns, or - for a list of paths on stdin, one a line, or with --jsonl for lines "
            "of JSON. Pages are .html .htm .xhtml .shtml .php .asp .aspx .jsp .txt .md, and of a folder also files of "
            "other or no endings that begin as HTML; also with .gz or .zst. Files of many pages are .jsonl .parquet "
            ".warc .wet .wacz.",
        ),
    ],
    include: Annotated[
        list[str] | None,
        typer.Option(
            metavar="GLOB", help="Take only files like this, such as '2024/*'. Repeatable.", rich_help_panel=_IN
        ),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option(metavar="GLOB", help="Leave out files and folders like this. Repeatable.", rich_help_panel=_IN),
    ] = None,
    text_field: Annotated[
        str, typer.Option(metavar="NAME", help="The field of records that holds text.", rich_help_panel=_IN)
    ] = "text",
    html_field: Annotated[
        str, typer.Option(metavar="NAME", help="The field of records that holds HTML.", rich_help_panel=_IN)
    ] = "html",
    url_field: Annotated[
        str, typer.Option(metavar="NAME", help="The field of records that holds the URL.", rich_help_panel=_IN)
    ] = "url",
    jsonl: Annotated[
        bool,
        typer.Option("--jsonl", help="Standard input holds lines of JSON, a page each.", rich_help_panel=_IN),
    ] = False,
    kind: KindOption = Kind.AUTO,
    language: Language = None,
    rules: Rules = None,
    no_witness: NoWitness = False,
    learn_site: Annotated[
        bool,
        typer.Option(
            "--learn-site",
            help="Read all pages twice: first find what each site (host, or top folder) repeats under most stories, "
            "then leave that out too.",
        ),
    ] = False,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT",
            help="Where to write: a name that ends in .jsonl (also .gz .zst) or .parquet, a folder, or - for stdout.",
            rich_help_panel=_OUT,
        ),
    ] = "-",
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="jsonl or parquet; for a folder json (default), jsonld, text or md, one file an article.",
            rich_help_panel=_OUT,
        ),
    ] = None,
    no_removed: Annotated[
        bool,
        typer.Option("--no-removed", help="Leave the list of removed blocks empty.", rich_help_panel=_OUT),
    ] = False,
    resume: Annotated[
        bool,
        typer.Option(
            "--resume", help="Go on with an unfinished run. Give the other options as before.", rich_help_panel=_OUT
        ),
    ] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Start anew, over what is there.", rich_help_panel=_OUT)
    ] = False,
    workers: Annotated[
        int,
        typer.Option(
            "--workers",
            "-j",
            metavar="N",
            min=0,
            help="Worker processes. 0: as many as there are cores.",
            rich_help_panel=_LIMITS,
        ),
    ] = 0,
    timeout: Annotated[
        float, typer.Option(metavar="SECONDS", min=0.1, help="How long one page may take.", rich_help_panel=_LIMITS)
    ] = 20.0,
    memory: Annotated[
        str | None,
        typer.Option(
            metavar="SIZE",
            help="Memory that one worker may have, such as 512M. Default: 1G. Linux only.",
            rich_help_panel=_LIMITS,
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Stop at the first page that fails.", rich_help_panel=_LIMITS)
    ] = False,
    max_failures: Annotated[
        int | None,
        typer.Option(metavar="N", min=0, help="Stop when more than N pages have failed.", rich_help_panel=_LIMITS),
    ] = None,
    report: Annotated[
        str | None,
        typer.Option(
            "--report",
            metavar="FILE",
            help="At the end also write a report to look at, as newsclean report does.",
            rich_help_panel=_REPORTS,
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.", rich_help_panel=_REPORTS)] = False,
    log_json: Annotated[
        bool, typer.Option("--log-json", help="Report on stderr as lines of JSON.", rich_help_panel=_REPORTS)
    ] = False,
) -> None:
    """Clean many pages in parallel.

    Articles come out in the order of the inputs, and stream where OUT is standard output.

    A page that fails is named in OUT.failures.jsonl (OUT with its ending), or on standard error; the others go on.

    A run that was interrupted or killed keeps its state beside OUT: --resume goes on with it.

    Files that are not read are counted by reason, and the first ten of each are named.
    """
    from newsclean.cli.batch import Options, batch_pages

    options = Options(
        inputs=inputs,
        output=output,
        form=form,
        include=tuple(include or ()),
        exclude=tuple(exclude or ()),
        text_field=text_field,
        html_field=html_field,
        url_field=url_field,
        kind=kind.value,
        jsonl=jsonl,
        language=language,
        rules=tuple(rules or ()),
        learn_site=learn_site,
        keep_removed=not no_removed,
        witness=not no_witness,
        workers=workers,
        timeout=timeout,
        memory=memory,
        resume=resume,
        fresh=fresh,
        max_failures=0 if strict else max_failures,
        report=report,
        quiet=quiet,
        log_json=log_json,
    )
    raise typer.Exit(batch_pages(options))


@app.command(
    epilog="Examples:\n\n"
    "newsclean report articles.jsonl -o report.html\n\n"
    "newsclean report articles.parquet -o report.html --size 20\n\n"
    "Exit status: 0 all well, 1 what was read is no output of a batch or cannot be written, 2 wrong use."
)
def report(
    source: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLES",
            help="What newsclean batch wrote: a .jsonl file, also .gz or .zst, .parquet, or a folder.",
        ),
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The HTML file to write, over what is there.")
    ],
    size: Annotated[
        float,
        typer.Option(
            metavar="MB", min=1, max=200, help="About how large it may be. The larger, the more pages it shows in full."
        ),
    ] = 5,
) -> None:
    """Make one HTML file that shows what was left out, of many pages.

    An overview; the pages, the doubtful ones first; of each page what stayed and what went, in place; of each rule all
    the lines that it took.

    The file holds all it shows and loads nothing. Whatever the pages hold is text in it.
    """
    from newsclean.cli.report import report_articles

    raise typer.Exit(report_articles(source, output, size))
