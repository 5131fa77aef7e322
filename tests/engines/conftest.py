"""What tests of engines share."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from newsclean.engines import isolated
from tests import processes


@pytest.fixture(scope="module")
def forked() -> Iterator[None]:
    """Fork the processes beside a worker: new ones load what cleans, each for itself. test_isolated.py starts such."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(isolated, "subprocess", SimpleNamespace(Popen=processes.Beside))
        yield
