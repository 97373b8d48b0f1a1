"""The battery tries the app in the same terminals, displays and folders as the other tests."""

from __future__ import annotations

from tests.deliver.conftest import x_server
from tests.keep.disks import disk
from tests.screens.conftest import cache, start

__all__ = ["cache", "disk", "start", "x_server"]
