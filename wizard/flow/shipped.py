"""Where the flows are that come with Amends. By itself, so that reading a letter loads no flows."""

from __future__ import annotations

from pathlib import Path


def shipped_folder() -> Path:
    """The folder of the flows that come with Amends: the package's own, else the checkout's."""
    package = Path(__file__).resolve().parent.parent
    own = package / "_flows"
    return own if own.is_dir() else package.parent / "flows"
