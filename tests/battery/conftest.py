"""The battery tries the app in the same terminals, displays and folders as the other tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.deliver.conftest import x_server
from tests.keep.disks import disk
from tests.screens.conftest import cache, start

__all__ = ["cache", "disk", "start", "x_server"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The battery is for faults: that every line is run is for the other tests, and counting costs time."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.no_cover)
