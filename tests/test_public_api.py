"""What users import: the names, that they cost nothing until used, and that the wheel holds all it needs."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

import newsclean
from tests.each import each

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "newsclean"


def run(*arguments: str, **environment: str) -> str:
    result = subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, check=True, env=os.environ | environment
    )
    return result.stdout.strip()


@each(newsclean.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert inspect.getdoc(getattr(newsclean, name))


def test_the_public_names_are_sorted_and_complete() -> None:
    assert newsclean.__all__ == sorted(newsclean._HOMES)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'cleen'"):
        newsclean.cleen  # noqa: B018


def test_importing_loads_nothing_heavy() -> None:
    loaded = run("-c", "import newsclean, sys; print(*sys.modules)").split()
    assert not {"lxml", "pydantic", "regex", "trafilatura", "typer", "rich"} & set(loaded)


def test_cleaning_does_not_load_the_batch_or_the_command_line() -> None:
    loaded = run(
        "-c", "import newsclean, sys; newsclean.clean('<html lang=en><p>Rain fell.</p>'); print(*sys.modules)"
    ).split()
    assert not {"newsclean.batch", "newsclean.cli", "typer", "rich", "pebble"} & set(loaded)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel without the compiled core: to compile takes a minute."""
    from hatchling.builders.wheel import WheelBuilder

    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "Cython", None)
        folder = tmp_path_factory.mktemp("wheel")
        return Path(next(WheelBuilder(str(ROOT)).build(directory=str(folder))))


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    """What builds the compiled core stays out."""
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    wanted = {
        p.relative_to(ROOT).as_posix()
        for p in PACKAGE.rglob("*")
        if p.is_file() and not {"__pycache__", "compiled"} & set(p.parts) and p.suffix not in (".pxd", ".pyx")
    }
    assert names == wanted - {"newsclean/core/build.py"}
    assert {
        "newsclean/py.typed",
        "newsclean/rules/en/share.toml",
        "newsclean/rules/telling.toml",
        "newsclean/label/story/html.json",
    } <= names


def test_a_wheel_has_the_compiled_core_where_it_can_be_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from hatchling.builders.wheel import WheelBuilder

    from newsclean.core import build

    (tmp_path / "core.so").write_bytes(b"machine code")
    monkeypatch.setattr(build, "compile_core", lambda root, folder: [tmp_path / "core.so"])  # noqa: ARG005
    data: dict[str, Any] = {"force_include": {}}
    builder = WheelBuilder(str(ROOT))
    hook = build.CustomBuildHook(str(ROOT), {}, builder.config, builder.metadata, str(tmp_path), "wheel", builder.app)
    hook.initialize("standard", data)
    hook.finalize("standard", data, "")
    assert data["force_include"] == {str(tmp_path / "core.so"): "newsclean/core/compiled/core.so"}
    assert (data["pure_python"], data["infer_tag"]) == (False, True)


def test_the_wheel_cleans_a_page(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    page = "<h1>Rain ends drought</h1><p>Share on Facebook</p><p>The first rain in a year fell on Tuesday.</p>"
    script = f"import newsclean; print(newsclean.__file__, newsclean.clean({page!r}).removed[0].reason)"
    file, reason = run("-P", "-c", script, PYTHONPATH=str(tmp_path)).split()
    assert Path(file).is_relative_to(tmp_path)
    assert reason.startswith("en/share/")
