"""What the tests of keeping share: a disk of their own."""

from __future__ import annotations

from tests.keep.disks import disk

__all__ = ["disk"]
