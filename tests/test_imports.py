"""The import graph: steps point one way, and what a folder does not offer in its `__init__` is its own.

All imports are read from the source, also those within functions and those for type checkers alone.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.each import each

PACKAGE = Path(__file__).parent.parent / "newsclean"

# Each layer imports from itself and from those after it. A new module or package at the top needs its place here.
LAYERS = [
    {"__main__", "cli"},
    {"core"},
    {"report", "engines", "batch"},
    {"sources"},
    {"cleaner"},
    {"assemble", "label"},
    {"read"},
    {"reasons"},
    {"page"},
    {"frame"},
    {"article"},
    {"notebook"},
    {"render"},
    {"fields", "errors", "version"},
]
# Steps of one layer that do not know each other.
APART = {("assemble", "label"), ("label", "assemble")}

FILES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")
each_file = each(FILES, lambda path: path.relative_to(PACKAGE).as_posix())


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def module_of(path: Path) -> tuple[str, ...]:
    """A file's dotted name below `newsclean`; that of a folder's `__init__` is the folder's."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[:-1] if parts[-1] == "__init__" else parts


def is_module(parts: tuple[str, ...]) -> bool:
    return PACKAGE.joinpath(*parts).with_suffix(".py").is_file() or is_folder(parts)


def is_folder(parts: tuple[str, ...]) -> bool:
    return PACKAGE.joinpath(*parts, "__init__.py").is_file()


@cache
def imports(path: Path) -> list[tuple[tuple[str, ...], str]]:
    """What a file takes of newsclean: modules by their parts, and the name taken, empty where it is the module."""
    return list(found_imports(path))


def found_imports(path: Path) -> Iterator[tuple[tuple[str, ...], str]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found = [(alias.name, "") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            found = [(node.module or "", alias.name) for alias in node.names]
        else:
            continue
        for module, name in found:
            first, *parts = module.split(".")
            if first == "newsclean" and (parts or name):
                inner = (*parts, name)
                is_name = (
                    not name or not is_module(inner) or (is_folder(tuple(parts)) and name in offered(tuple(parts)))
                )
                yield (tuple(parts), name) if is_name else (inner, "")


def layer(step: str) -> int:
    number = next((number for number, steps in enumerate(LAYERS) if step in steps), None)
    assert number is not None, f"newsclean/{step} has no place in LAYERS"
    return number


@each_file
def test_imports_point_one_way(path: Path) -> None:
    own = module_of(path)[0]
    steps = {module[0] if module else name for module, name in imports(path)}
    assert [step for step in steps if layer(step) < layer(own) or (own, step) in APART] == []


@each_file
def test_a_folder_takes_from_another_only_what_that_one_offers(path: Path) -> None:
    assert [".".join(module) for module, name in imports(path) if not is_offered(path, module, name)] == []


def is_offered(path: Path, module: tuple[str, ...], name: str) -> bool:
    """Whether a module is in the file's own folder or one that holds it, or at the root of a step; or else the folder
    offers the name.
    """
    folder = path.parent.relative_to(PACKAGE).parts
    home = module if is_folder(module) else module[:-1]
    if folder[: len(home)] == home or (len(home) == 1 and not is_folder(module)):
        return True
    return is_folder(module) and name in offered(module)


@cache
def offered(folder: tuple[str, ...]) -> set[str]:
    """The names that a folder's `__init__` lists, or defines where it lists none."""
    body = tree(PACKAGE.joinpath(*folder, "__init__.py")).body
    for node in body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return set(ast.literal_eval(node.value))
    return {node.name for node in body if isinstance(node, ast.FunctionDef | ast.ClassDef)} | {
        ast.unparse(node.targets[0]) for node in body if isinstance(node, ast.Assign)
    }


@each(sorted({path.parent for path in FILES} - {PACKAGE}), lambda path: path.name)
def test_each_folder_says_what_its_subject_is(folder: Path) -> None:
    assert ast.get_docstring(tree(folder / "__init__.py"))
