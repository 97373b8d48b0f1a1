"""`amends keys`: every action of the app with its key, as lines that the settings file takes."""

from __future__ import annotations

import argparse
import os

from wizard.cli import DONE, FOUND
from wizard.cli.call import say, tell


def run(_: argparse.Namespace) -> int:
    """Print the keys in force; what is wrong with those of one's own is said."""
    from wizard.interview.places import places
    from wizard.screens.chosen_keys import NAMES
    from wizard.screens.own_keys import keys_in_force

    settings = places(os.environ, private=True).settings
    keys, faults = keys_in_force(settings)
    where = settings or "your profile"
    tell(f"# Put “keys:” and the lines that you change into {where}, below “format: 1”.\nkeys:\n")
    for name, actions in NAMES.items():
        titles = ", ".join(dict.fromkeys(one.title for one in actions))
        tell(f"  {name + ': ' + _written(keys.of(actions[0])):<32} # {titles}\n")
    say(*faults)
    return FOUND if faults else DONE


def _written(keys: tuple[str, ...]) -> str:
    if not keys:
        return '""'
    return keys[0] if len(keys) == 1 else f"[{', '.join(keys)}]"
