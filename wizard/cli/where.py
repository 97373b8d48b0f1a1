"""`amends where`: every place in which Amends keeps something."""

from __future__ import annotations

import argparse
import os

from wizard.cli import DONE
from wizard.cli.call import tell


def run(_: argparse.Namespace) -> int:
    """Name the places."""
    from wizard.flow.loader import shipped_folder
    from wizard.keep import folders

    config = folders.config_folder(os.environ)
    rows = [
        ("letters in hand", folders.cases_file(os.environ)),
        ("your profile", config / "profile.yaml"),
        ("flows of your own", config / "flows"),
        ("flows that came with Amends", shipped_folder()),
        ("what can be rebuilt", folders.cache_folder(os.environ)),
    ]
    for what, path in rows:
        tell(f"{what:<28} {path}\n")
    return DONE
