"""Builds the compiled core: a hook for hatchling, which runs it wherever the package is built or installed.

Hatchling builds the package as before, and adds what this makes; setuptools, which knows each platform's compiler, is
only asked to run it. Whatever is missing or fails, Cython, a compiler, Python's headers or lxml's, the package is built
without the core. `python newsclean/core/build.py` builds it in place, as an editable install does, and says what is
wrong.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import tempfile
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parents[2]
PLACE = Path("newsclean", "core", "compiled")
# What is compiled. A twin in Cython stands in for the Python file of its name; all others are compiled as they are,
# with the types of C that a .pxd beside them gives.
MODULES = (
    "newsclean.page",
    "newsclean.assemble.build",
    "newsclean.assemble.head_lines",
    "newsclean.assemble.keys",
    "newsclean.label.apply_rules",
    "newsclean.label.boxes",
    "newsclean.label.categories",
    "newsclean.label.rules.matcher",
    "newsclean.label.story.captions",
    "newsclean.label.story.context",
    "newsclean.label.story.features",
    "newsclean.label.story.judge",
    "newsclean.label.story.names",
    "newsclean.label.story.places",
    "newsclean.label.story.scorer",
    "newsclean.read.html.layout",
    "newsclean.read.html.lean",
    "newsclean.read.html.walk",
    "newsclean.read.text.lines",
    "newsclean.sources.sieve",
)
# Floats are summed as the interpreter sums them: no product is fused with a sum, whatever the processor offers.
FLAGS = {"win32": ["/O2", "/fp:precise"]}
GNU_FLAGS = ["-O2", "-g0", "-ffp-contract=off", "-w"]
DIRECTIVES = {"language_level": 3, "annotation_typing": False}
# A dataclass that a .pxd makes an extension type has its slots by that, and Cython knows no argument for them.
SLOTS = re.compile(r"slots=True, ?")
# These hold each other in no circle, so that the garbage collector need not look for any; there are hundreds a page.
# The marks take empty lines' places, so that tracebacks show the right ones.
UNTRACKED = re.compile(
    r"\n\n\n((?:@dataclass[^\n]*\n)?class (?:Label|Claim|Lineage|Place|Block|Layout|_Evidence|_Holding)\b)"
)
FIRST_IMPORT = "from __future__ import annotations\n"


class CustomBuildHook(BuildHookInterface[Any]):
    """Adds the compiled core to a wheel, where it can be built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and tell hatchling which files there are and that the wheel is for this Python and platform."""
        is_editable = version == "editable"
        self.scratch = tempfile.mkdtemp()
        folder = Path(self.root, PLACE) if is_editable else Path(self.scratch, PLACE)
        try:
            built = compile_core(Path(self.root), folder)
        except BaseException as error:  # setuptools leaves by SystemExit
            if isinstance(error, KeyboardInterrupt):
                raise
            self.app.display_debug(f"newsclean is built without its compiled core: {error}")
            return
        if not is_editable:
            build_data["pure_python"] = False
            build_data["infer_tag"] = True
            build_data["force_include"].update({str(path): str(PLACE / path.name) for path in built})

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Clear up."""
        shutil.rmtree(self.scratch, ignore_errors=True)


def compile_core(root: Path, folder: Path) -> list[Path]:
    """Compile the modules of a checkout into a folder; the files. Raises whatever goes wrong.

    What stood in the folder is gone, whether or not the new is made: it would be of other sources.
    """
    shutil.rmtree(folder, ignore_errors=True)
    if sys.maxsize < 2**32:
        raise RuntimeError("a processor of 32 bits may keep more of a float than the interpreter does")
    core = load(root / "newsclean" / "core" / "__init__.py")
    with tempfile.TemporaryDirectory() as scratch:
        sources = [_prepare(root, Path(scratch), name) for name in MODULES]
        _copy_declarations(root, Path(scratch))
        compiled = _compile(Path(scratch), sources)
        folder.mkdir(parents=True)
        files = [
            Path(shutil.copy(path, folder / f"{name}{path.name[path.name.index('.') :]}"))
            for name, path in zip(MODULES, compiled, strict=True)
        ]
    made_from = {name: core.checksum(_python_file(root, name)) for name in MODULES}
    manifest = folder / core.MADE_FROM
    manifest.write_text(json.dumps(made_from, indent=1) + "\n", encoding="utf-8")
    return [manifest, *files]


def load(path: Path) -> Any:
    """A module by its file: the package that is being built need not be importable."""
    spec = spec_from_file_location("newsclean_core", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _python_file(root: Path, name: str) -> Path:
    return root.joinpath(*name.split(".")).with_suffix(".py")


def _prepare(root: Path, scratch: Path, name: str) -> Path:
    """Copy a module's source, or its twin's, to where it is compiled; the copy."""
    source = _python_file(root, name)
    twin = source.with_suffix(".pyx")
    source = twin if twin.exists() else source
    copy = scratch / source.relative_to(root)
    copy.parent.mkdir(parents=True, exist_ok=True)
    text = source.read_text(encoding="utf-8")
    if source is not twin and source.with_suffix(".pxd").exists():
        text = UNTRACKED.sub(r"\n@cython.no_gc\n@cython.cclass\n\1", SLOTS.sub("", text))
        text = text.replace(FIRST_IMPORT, f"{FIRST_IMPORT[:-1]}; import cython\n", 1)
    copy.write_text(text, encoding="utf-8")
    return copy


def _copy_declarations(root: Path, scratch: Path) -> None:
    """Copy the .pxd files, and mark their folders as packages."""
    for path in (root / "newsclean").rglob("*.pxd"):
        copy = scratch / path.relative_to(root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    for folder in (scratch / "newsclean", *(scratch / "newsclean").rglob("*/")):
        (folder / "__init__.py").touch()


def _compile(scratch: Path, sources: list[Path]) -> list[Path]:
    """Translate and compile; the compiled files, in the sources' order."""
    from Cython.Build import cythonize
    from setuptools import Distribution, Extension
    from setuptools.command.build_ext import build_ext

    here = Path.cwd()
    os.chdir(scratch)  # names of files that get into the machine code are relative
    try:
        extensions = [
            Extension(
                name,
                [str(source.relative_to(scratch))],
                include_dirs=import_module("lxml").get_include(),
                extra_compile_args=FLAGS.get(sys.platform, GNU_FLAGS),
            )
            for name, source in zip(MODULES, sources, strict=True)
        ]
        folders = [str(scratch), *sys.path]
        translated = cythonize(  # type: ignore[no-untyped-call, unused-ignore]
            extensions, include_path=folders, compiler_directives=DIRECTIVES, quiet=True
        )
        command = build_ext(Distribution({"name": "newsclean", "ext_modules": translated}))
        command.build_lib, command.build_temp = str(scratch / "lib"), str(scratch / "temp")
        command.parallel = os.cpu_count()
        command.ensure_finalized()
        command.run()
        return [Path(command.get_ext_fullpath(name)) for name in MODULES]
    finally:
        os.chdir(here)


if __name__ == "__main__":
    for made in compile_core(ROOT, ROOT / PLACE):
        print(f"{made.relative_to(ROOT)}  {made.stat().st_size:,} bytes")
