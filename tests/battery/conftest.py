"""The battery tries the app in the same terminals, displays and folders as the other tests."""

from __future__ import annotations

from tests.deliver.conftest import x_server
from tests.screens.conftest import cache, start

__all__ = ["cache", "start", "x_server"]
