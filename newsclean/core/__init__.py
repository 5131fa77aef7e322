"""The compiled core: some modules as machine code, where a compiler was there when the package was built.

In: a module's name, as it is imported. Out: the compiled module, or the Python one that it was made from, which gives
the same results to the last bit. What is compiled stands in a folder of its own and is named after its module; without
that folder, with `NEWSCLEAN_PURE=1` in the environment, or where a source has changed since, nothing of it is used.
"""

from __future__ import annotations

import json
import os
import sys
import zlib
from importlib import import_module
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader, ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType

PURE = "NEWSCLEAN_PURE"  # in the environment, and neither empty nor 0: the core is switched off
FOLDER = Path(__file__).parent / "compiled"
MADE_FROM = "sources.json"  # each compiled module, and a checksum of the Python file that it stands for

__all__ = ["FOLDER", "MADE_FROM", "checksum", "is_compiled", "serve"]


class _CompiledLoader(ExtensionFileLoader):
    """Loads a compiled module; where it refuses, the Python one."""

    def __init__(self, name: str, path: str, source: str) -> None:
        super().__init__(name, path)
        self.source = source
        self.serves = True

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """The compiled module, or an empty one where this Python cannot load it."""
        try:
            return super().create_module(spec)
        except ImportError:
            self.serves = False
            return ModuleType(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Run the module's code."""
        if self.serves:
            try:
                super().exec_module(module)
            except Exception:  # another lxml, or a twin that has found itself wrong
                self.serves = False
                for name in [name for name in vars(module) if not name.startswith("__")]:
                    delattr(module, name)
        if not self.serves:
            SourceFileLoader(module.__name__, self.source).exec_module(module)
        module.__file__ = self.source  # what tracebacks show


class _Finder:
    """Finds the modules that are compiled."""

    def __init__(self, files: dict[str, tuple[str, str]]) -> None:
        self.files = files  # by a module's name: the compiled file, and the Python one

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """A compiled module's spec, or None for all others."""
        if name not in self.files:
            return None
        compiled, source = self.files[name]
        return spec_from_file_location(name, compiled, loader=_CompiledLoader(name, compiled, source))


def serve() -> None:
    """Have the compiled modules served, if there are any that may be."""
    if os.environ.get(PURE, "") not in ("", "0") or any(isinstance(finder, _Finder) for finder in sys.meta_path):
        return
    files = _files()
    if files:
        sys.meta_path.insert(0, _Finder(files))


def _files() -> dict[str, tuple[str, str]]:
    """The compiled modules' names, files and sources; none where one is missing, or its source is another by now."""
    try:
        made_from = json.loads((FOLDER / MADE_FROM).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    root = Path(__file__).parents[2]
    files = {}
    for name, known in made_from.items():
        source = root.joinpath(*name.split(".")).with_suffix(".py")
        compiled = next(filter(os.path.exists, (f"{FOLDER / name}{suffix}" for suffix in EXTENSION_SUFFIXES)), None)
        try:
            if compiled is None or checksum(source) != known:
                return {}
        except OSError:
            return {}
        files[name] = compiled, str(source)
    return files


def checksum(path: Path) -> int:
    """A number that tells a file's content from any that it had before, whatever ends its lines."""
    return zlib.crc32(path.read_bytes().replace(b"\r\n", b"\n"))


def is_compiled() -> bool:
    """Whether the compiled core serves in this process: all of its modules, that is."""
    finder = next((finder for finder in sys.meta_path if isinstance(finder, _Finder)), None)
    return finder is not None and all(getattr(import_module(name).__loader__, "serves", False) for name in finder.files)
