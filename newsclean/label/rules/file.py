"""A rule as people write it: the model, and the reading of rule files with errors that say where and what to do."""

from __future__ import annotations

import json
import re
import tomllib
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from newsclean.article import Category
from newsclean.errors import CleanError
from newsclean.label.rules.phrases import ANY_LETTERS, anchors, needle, normalise, phrase_keys

# A pattern that names no word is tried on every line that begins with a sign or a digit, so it must stay on short ones.
MAX_WORDS_WITHOUT_NEEDS = 12

# A phrase with a `*` at an edge or none.
_AT_EDGES = re.compile(r"\*?[^\s*](?:[^*]*[^\s*])?\*?")

# What TOML spells otherwise than JSON in a pack as packs are written: headers, keys, strings in single quotes, comments
# of their own line, and the comma after an array's last item.
_UNLIKE_JSON = re.compile(r"""\n(?:\[\[rule\]\]|([a-z_]+) = (?:\'{3}\n?((?s:.*?))\'{3}|'([^'\n]*)'(?=\n))?|\#.*)""")
_LAST_COMMA = re.compile(r",\n *\]")

_HEADER = re.compile(r"^\s*\[\[\s*rule\s*\]\]", re.MULTILINE)

Phrase = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Zone(StrEnum):
    """Where on the page a block stands: above the story, between its first and last paragraph, or below it."""

    HEAD = "head"
    BODY = "body"
    TAIL = "tail"


class Rule(BaseModel):
    """One piece of knowledge on boilerplate: what it looks like, why it is no story, and examples of both.

    A rule that was loaded for matching alone has no examples.

    A block is matched when any of `line`, `starts_with`, `contains`, `cues` and `pattern` fits, and `where`,
    `max_words` and the conditions that begin with `unless` allow it. newsclean/rules/README.md explains each for those
    who write rules.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, StringConstraints(pattern=r"^[^/\s]+/[a-z]+/[a-z0-9]+(-[a-z0-9]+)*$")]
    category: Category
    language: str  # the pack's folder: a language's code, or `any`
    why: Phrase
    line: tuple[Phrase, ...] = ()
    starts_with: tuple[Phrase, ...] = ()
    contains: tuple[Phrase, ...] = ()
    cues: tuple[Phrase | tuple[Phrase, ...], ...] = ()  # an inner list counts as one cue, whichever of it is found
    at_least: Annotated[int, Field(ge=2)] | None = None
    pattern: Phrase | None = None
    needs: tuple[Phrase, ...] = ()
    where: tuple[Zone, ...] = ()
    max_words: Annotated[int, Field(ge=1)] | None = None
    unless: tuple[Phrase, ...] = ()
    unless_told: bool = False
    unless_quoted: bool = False
    removes: tuple[Phrase, ...] = ()
    keeps: tuple[Phrase, ...] = ()

    @model_validator(mode="after")
    def _fits_together(self) -> Rule:
        if not (self.line or self.starts_with or self.contains or self.cues or self.pattern):
            raise ValueError("it matches nothing; give it line, starts_with, contains, cues or pattern")
        if bool(self.cues) != (self.at_least is not None):
            raise ValueError("cues and at_least go together; at_least says how many of the cues must meet")
        if self.at_least is not None and self.at_least > len(self.cues):
            raise ValueError(f"at_least is {self.at_least}, but there are only {len(self.cues)} cues; lower it")
        if self.needs and not (self.cues or self.pattern):
            raise ValueError("needs belongs to cues and pattern; remove it")
        if self.pattern and not self.needs and not (self.max_words and self.max_words <= MAX_WORDS_WITHOUT_NEEDS):
            raise ValueError(f"a pattern wants needs, or a max_words of at most {MAX_WORDS_WITHOUT_NEEDS}; add one")
        phrases = (*self.searched, *self.needs, *self.unless)
        for phrase in phrases:
            if not phrase[0].isalnum() and not normalise(phrase) and not (phrase == "#" and phrase in self.cue_phrases):
                raise ValueError(f"{phrase!r} has no letter or digit; only line can match signs")
        if numbered := next((phrase for phrase in (*self.needs, *self.unless) if "#" in phrase), None):
            raise ValueError(f"{numbered!r}: needs and unless have no # for numbers; remove it")
        letters = "".join(phrases)
        if ANY_LETTERS in letters or "#" in letters:
            self._check_stems()
        return self

    def _check_stems(self) -> None:
        """Hold that a `*` is at an edge, and that what blocks are looked up by has a whole word. Raises ValueError."""
        for phrase in (*self.contains, *self.needs, *self.unless, *self.cue_phrases):
            if ANY_LETTERS in phrase and not _AT_EDGES.fullmatch(phrase):
                raise ValueError(f"{phrase!r}: a * stands for the rest of a phrase's first or last word; mend it")
        if stem := next((phrase for phrase in (*self.contains, *self.needs) if not has_whole_word(phrase)), None):
            raise ValueError(f"{stem!r} has no whole word; only cues and unless may be stems alone")
        if self.at_least is not None and not self.needs:
            whole = sum(all(map(has_whole_word, group)) for group in self.cue_groups)
            if whole <= len(self.cues) - self.at_least:
                fault = "too few cues have a whole word, so no block is found by them"
                raise ValueError(f"{fault}; add needs: words of which each such block has one")

    @property
    def cue_groups(self) -> tuple[tuple[str, ...], ...]:
        """The cues, each as the phrases that may stand for it."""
        return tuple((cue,) if isinstance(cue, str) else cue for cue in self.cues)

    @property
    def cue_phrases(self) -> tuple[str, ...]:
        """The phrases of all cues."""
        return tuple(phrase for group in self.cue_groups for phrase in group)

    @property
    def searched(self) -> tuple[str, ...]:
        """The phrases that match within a block or at its start, rather than the whole of it."""
        return (*self.starts_with, *self.contains, *self.cue_phrases)


def has_whole_word(phrase: str) -> bool:
    """Whether a phrase has a word that is looked for as a whole, by which blocks that have it are found.

    >>> has_whole_word("new subscri*"), has_whole_word("subscri*"), has_whole_word("# %")
    (True, False, False)
    """
    return not {ANY_LETTERS, "#"}.intersection(phrase) or bool(anchors(needle(phrase_keys([phrase])[phrase], phrase)))


def read_source(path: Path) -> str:
    """A rule file's text. Raises CleanError where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CleanError(f"{path}: this rule file cannot be read ({error}); give the path of a UTF-8 file.") from error


def parse(path: Path, source: str) -> dict[str, Any]:
    """A rule file's content. Raises CleanError where it is no TOML."""
    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise CleanError(f"{path}: this is not TOML: {error}. Mend that place; strings want quotes.") from error


def parse_pack(path: Path, source: str) -> dict[str, Any]:
    """A shipped file's content, in a fifteenth of the time of `parse`, which reads what is spelt as no pack is.

    A JSON parser in C does the work. The tests hold that every pack reads alike both ways.
    """
    tables = _LAST_COMMA.sub("]", _UNLIKE_JSON.sub(_as_json, f"\n{source}"))
    try:
        head, *rules = json.loads(f'[{{"": 0{tables}}}]')
    except ValueError:
        return parse(path, source)
    for rule in rules:
        del rule[""]
    return {"rule": rules} if len(head) == 1 else parse(path, source)


def _as_json(spelt: re.Match[str]) -> str:
    key, lines, line = spelt.groups()
    if key is None:
        return "" if spelt[0].startswith("\n#") else '}, {"": 0'
    literal = line if lines is None else lines
    return f', "{key}": ' if literal is None else f', "{key}": {json.dumps(literal)}'


def make_rule(path: Path, source: str, index: int, values: dict[str, Any]) -> Rule:
    """The `index`th rule of a file, from its values.

    Raises CleanError that names the file, the line, the rule, each field at fault and what to do.
    """
    try:
        return Rule.model_validate(values)
    except ValidationError as error:
        faults = "; ".join(_fault(dict(e)) for e in error.errors(include_url=False))
        raise rule_error(path, source, index, values, faults) from error


def rule_error(path: Path, source: str, index: int, values: dict[str, Any], fault: str) -> CleanError:
    """An error that names the `index`th rule of a file, its line and its fault."""
    name = str(values.get("id", "")).rpartition("/")[2] or f"number {index + 1}"
    return CleanError(f"{path}, line {_header_line(source, index)}, rule {name}: {fault}.")


def _header_line(source: str, index: int) -> int:
    """The 1-based line of the `index`th `[[rule]]` in a file's source; 1 where it is spelt otherwise."""
    headers = [source.count("\n", 0, m.end()) + 1 for m in _HEADER.finditer(source)]
    return headers[index] if index < len(headers) else 1


def _fault(error: dict[str, Any]) -> str:
    field = ".".join(str(part) for part in error["loc"])
    match error["type"]:
        case "missing":
            return f"{field} is missing; add it"
        case "extra_forbidden":
            return f"{field} is no field of a rule; remove it or mend its spelling"
        case "value_error":
            return str(error["ctx"]["error"])
        case _:
            return f"{field}: {error['msg']}; it is {error['input']!r}"
