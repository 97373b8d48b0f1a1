"""`amends where`: every place in which Amends keeps something."""

from __future__ import annotations

import argparse
import os

from wizard.cli import DONE
from wizard.cli.call import say, tell


def run(_: argparse.Namespace) -> int:
    """Name the places; what cannot be used is said."""
    from wizard.checks.house_words import HOUSE_FILE
    from wizard.flow.shipped import shipped_folder
    from wizard.interview.places import places

    where = places(os.environ)
    own = where.profile and where.profile.with_name("flows")
    rows = [
        ("letters in hand", where.cases),
        ("the letter you had checked", where.cases),
        ("your profile", where.profile),
        ("flows of your own", own),
        ("your house's style", own and own / HOUSE_FILE),
        ("flows that came with Amends", shipped_folder()),
        ("what can be rebuilt", where.cache),
    ]
    for what, path in rows:
        tell(f"{what:<28} {path or 'nowhere'}\n")
    say(*where.trouble)
    return DONE
